import type { EventBusRecord, RuleRecord } from '../../account/resources.js';
import { ServiceFault } from '../service-fault.js';

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
