import { eventsArn } from '../../account/events-arn.js';
import type { LogicalNames } from '../../simulation/seed/logical-names.js';
import { isObject } from '../../text/kinds-of-values.js';
import type { Declarations, LoadedResource } from './load.js';

/**
 * What the template calls what was loaded of it.
 *
 * @param exported - the ARNs that it exports, by logical id: another stack may have a rule for them
 */
export function logicalNames(
  resources: readonly LoadedResource[],
  template: Declarations,
  exported: ReadonlyMap<string, string> = new Map(),
): LogicalNames {
  const buses = new Map<string, string>();
  const rules = new Map<string, { readonly bus: string; readonly name: string }>();
  const targets = new Map(exported);
  for (const { resource, part } of resources) {
    if (resource.type === 'AWS::Events::EventBus' && part.kind === 'bus') buses.set(resource.id, part.bus);
    if (part.kind === 'apiDestinations') {
      targets.set(resource.id, eventsArn(template.stack, `api-destination/${part.name}/`));
    }
    if (part.kind !== 'rules') continue;
    rules.set(resource.id, part);
    for (const arn of arnsOf(part.given['Targets'])) {
      for (const id of template.idsOf(arn)) targets.set(id, arn);
    }
  }
  return { place: template.stack, buses, rules, targets };
}

function arnsOf(targets: unknown): readonly string[] {
  const list: readonly unknown[] = Array.isArray(targets) ? targets : [];
  return list.flatMap((target) =>
    isObject(target) && typeof target['Arn'] === 'string' ? [target['Arn']] : [],
  );
}
