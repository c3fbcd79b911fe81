import { DEFAULT_EVENT_BUS, ruleArn } from '../../account/events-arn.js';
import type { EventBusRecord } from '../../account/resources.js';
import type { NamedBus } from '../../account/world.js';
import type { AccessRequest } from '../../policy/evaluate.js';
import { parseArn } from '../../text/arn.js';
import { absence } from '../absence.js';
import type { CallContext, OperationContext } from '../operation.js';
import { refuseOtherRegion } from '../own-region.js';
import { authorize, ruleKeys } from './bus-policy.js';

/** What a member means that takes a bus name or ARN: `default` when it is absent. */
export function namedBus(nameOrArn: string | undefined, { world, here }: CallContext): NamedBus {
  if (nameOrArn === undefined) return { place: here, name: DEFAULT_EVENT_BUS };
  const arn = parseArn(nameOrArn);
  return arn ? world.busOf(arn) : { place: here, name: nameOrArn };
}

/**
 * The bus that a name or ARN means, for an operation that is about it or about one of its rules. Its absence is told by
 * its name alone, also when an ARN was given.
 */
export function existingBus(
  nameOrArn: string | undefined,
  context: OperationContext,
  about: { readonly rule?: string; readonly keys?: () => AccessRequest['keys'] } = {},
): EventBusRecord {
  refuseOtherRegion(nameOrArn, context);
  const named = namedBus(nameOrArn, context);
  const { place, name } = named;
  const bus = place.eventBuses.get(name);
  const { rule, keys } = about;
  // A stranger is not told which buses there are.
  if (rule === undefined) authorize({ bus: named }, context);
  else {
    const resource = ruleArn(place, name, rule);
    const ofRule = () => ({ ...ruleKeys(bus?.rules.get(rule)), ...keys?.() });
    authorize({ bus: named, resource, keys: ofRule }, context);
  }
  if (!bus) {
    const sought = { what: `bus "${name}"`, place, isIn: hasBus(name) };
    throw absence(`Event bus ${name} does not exist.`, sought, context);
  }
  return bus;
}

/** Tells the places that have a bus of the name. */
export function hasBus(name: string): (place: NamedBus['place']) => boolean {
  return ({ eventBuses }) => eventBuses.has(name);
}
