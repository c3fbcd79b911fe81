import { at as memberAt } from '../../simulation/seed/seed-members.js';
import { isObject } from '../../text/kinds-of-values.js';
import { didYouMean, nearestName } from '../../text/nearest-name.js';
import type { Findings } from '../findings.js';
import type { DeclaredResource } from '../resolving/references.js';
import type { Resolving } from '../resolving/resolving.js';
import { TABLES } from '../resources/tables.js';

/** All that stand there, by logical id. */
export function declaredResources(
  declared: Readonly<Record<string, unknown>>,
): Map<string, DeclaredResource> {
  const resources = new Map<string, DeclaredResource>();
  for (const [id, given] of Object.entries(declared)) {
    const { Type, Properties } = isObject(given) ? given : {};
    resources.set(id, {
      id,
      type: typeof Type === 'string' ? Type : '',
      properties: isObject(Properties) ? Properties : {},
      at: `${memberAt('Resources', id)}.Properties`,
    });
  }
  return resources;
}

/** What cannot be loaded of EventBridge, and what belongs to its neighbours. */
export function reportUnloaded({ id, type, at }: DeclaredResource, findings: Findings): void {
  if (id.startsWith('Fn::')) {
    findings.error(
      'unsupported-function',
      memberAt('Resources', id),
      `${id}: The kit does not evaluate it. Give the template without it.`,
    );
  } else if (type.startsWith('AWS::Events::') && !Object.hasOwn(TABLES, type)) {
    const hint = didYouMean(nearestName(type, Object.keys(TABLES)));
    findings.error(
      'not-loaded',
      at.replace(/Properties$/, 'Type'),
      `${type} is no type that the kit knows. ${hint}`.trimEnd(),
    );
  } else if (/^AWS::(?:Scheduler|Pipes|EventSchemas)::/.test(type)) {
    findings.note('not-loaded', memberAt('Resources', id), `${type} is not loaded.`);
  }
}

/** A resource whose condition does not hold is not there. */
export function dropConditional(
  resources: Map<string, DeclaredResource>,
  declared: Readonly<Record<string, unknown>>,
  template: Resolving,
): void {
  for (const [id, given] of Object.entries(declared)) {
    const condition = isObject(given) ? given['Condition'] : undefined;
    const at = `${memberAt('Resources', id)}.Condition`;
    if (typeof condition === 'string' && !template.condition(condition, at)) resources.delete(id);
  }
}
