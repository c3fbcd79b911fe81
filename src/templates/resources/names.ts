import { eventsArn } from '../../account/events-arn.js';
import type { LogicalNames, NamedSchedule } from '../../simulation/seed/logical-names.js';
import { isObject, listOf } from '../../text/kinds-of-values.js';
import type { Part } from './draft.js';
import type { Declarations, LoadedResource } from './load.js';
import { namedSchedule } from './parts.js';

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
  const schedules = new Map<string, NamedSchedule>();
  const targets = new Map(exported);
  for (const { resource, part } of resources) {
    if (resource.type === 'AWS::Events::EventBus' && part.kind === 'bus') buses.set(resource.id, part.bus);
    if (part.kind === 'apiDestinations') {
      targets.set(resource.id, eventsArn(template.stack, `api-destination/${part.name}/`));
    }
    if (part.kind === 'rules') rules.set(resource.id, part);
    if (part.kind === 'schedules') schedules.set(resource.id, namedSchedule(part));
    for (const arn of arnsOf(part)) {
      for (const id of template.idsOf(arn)) targets.set(id, arn);
    }
  }
  return { place: template.stack, buses, rules, schedules, targets };
}

/** The ARNs of the targets of a rule or a schedule. */
function arnsOf({ kind, given }: Part): readonly string[] {
  const targets = kind === 'rules' ? given['Targets'] : kind === 'schedules' ? [given['Target']] : [];
  return listOf(targets).flatMap((target) =>
    isObject(target) && typeof target['Arn'] === 'string' ? [target['Arn']] : [],
  );
}
