import { at as memberAt } from '../../simulation/seed/seed-members.js';
import { isObject } from '../../text/kinds-of-values.js';
import { didYouMean, nearestName } from '../../text/nearest-name.js';
import type { Findings } from '../findings.js';
import type { DeclaredResource } from '../resolving/references.js';
import { ownMember, type Resolving } from '../resolving/resolving.js';
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

/** By type, or by service: what the mock does not do in its place. */
const NOT_SIMULATED: Readonly<Record<string, (resource: DeclaredResource) => string>> = {
  'AWS::Pipes::Pipe': ({ id, properties: { SourceParameters } }) => {
    const isFiltered = isObject(SourceParameters) && 'FilterCriteria' in SourceParameters;
    const filter = isFiltered ? ` stack.pattern(${JSON.stringify(id)}) is what it filters by.` : '';
    return `Pipes are not simulated: nothing goes through this one.${filter}`;
  },
  'AWS::Scheduler::Schedule': () => 'EventBridge Scheduler is not simulated: this schedule starts nothing.',
  'AWS::Scheduler::ScheduleGroup': () => 'EventBridge Scheduler is not simulated: this group holds nothing.',
  'AWS::EventSchemas': () => 'The schema registry of EventBridge is not simulated.',
};

/** What cannot be loaded of EventBridge, and what belongs to its neighbours. */
export function reportUnloaded(resource: DeclaredResource, findings: Findings): void {
  const { id, type, at } = resource;
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
  } else {
    const why = ownMember(NOT_SIMULATED, type) ?? ownMember(NOT_SIMULATED, type.replace(/::\w+$/, ''));
    if (why !== undefined) findings.note('not-loaded', memberAt('Resources', id), why(resource));
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
