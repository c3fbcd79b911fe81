import { DEFAULT_EVENT_BUS, ruleArn } from '../../account/arn.js';
import { parseArn } from '../../text/arn.js';
import type { EventBusRecord, RuleRecord } from '../../account/resources.js';
import type { NamedBus } from '../../account/world.js';
import type { AccessRequest } from '../../policy/evaluate.js';
import { authorize } from '../access/access.js';
import { ruleKeys } from '../access/rule-access.js';
import type { OperationContext } from '../operation.js';
import { ServiceFault } from '../service-fault.js';

/** Where a member that takes a bus name or ARN points; `default` when it is absent. */
export function placeOfBus(nameOrArn: string | undefined, { world, here }: OperationContext): NamedBus {
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
  const named = placeOfBus(nameOrArn, context);
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
  if (!bus) throw new ServiceFault('ResourceNotFoundException', `Event bus ${name} does not exist.`);
  return bus;
}

export function existingRule(bus: EventBusRecord, name: string): RuleRecord {
  const rule = bus.rules.get(name);
  if (!rule)
    throw new ServiceFault(
      'ResourceNotFoundException',
      `Rule ${name} does not exist on EventBus ${bus.Name}.`,
    );
  return rule;
}

/** Rules that AWS services own are changed by nobody else, except where an operation has `Force`. */
export function refuseManaged(rule: RuleRecord, force = false): void {
  if (rule.ManagedBy === undefined || force) return;
  throw new ServiceFault(
    'ManagedRuleException',
    `${rule.Name} is a managed rule. Set 'force' parameter to true to override.`,
  );
}
