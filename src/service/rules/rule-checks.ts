import type { EventBusRecord, RuleRecord } from '../../account/resources.js';
import { usesWildcards, checkWildcardComplexity } from '../../pattern/complexity/wildcard-complexity.js';
import { refusedText } from '../../pattern/refusal/refused-pattern.js';
import { InvalidEventPattern } from '../../pattern/tokens/invalid-event-pattern.js';
import type { EventPattern } from '../../pattern/model.js';
import { parsePattern } from '../../pattern/parse.js';
import type { AccountRegion } from '../../account/world.js';
import { absence } from '../absence.js';
import { namedBus } from '../event-buses/event-bus-lookup.js';
import type { CallContext } from '../operation.js';
import { overQuota, ServiceFault } from '../service-fault.js';

export function existingRule(bus: EventBusRecord, name: string, context: CallContext): RuleRecord {
  const rule = bus.rules.get(name);
  if (rule) return rule;
  const { place } = namedBus(bus.Arn, context);
  const isIn = ({ eventBuses }: AccountRegion): boolean => eventBuses.get(bus.Name)?.rules.has(name) === true;
  const what = `rule "${name}" of bus "${bus.Name}"`;
  throw absence(`Rule ${name} does not exist on EventBus ${bus.Name}.`, { what, place, isIn }, context);
}

/** Rules that AWS services own are changed by nobody else, except where an operation has `Force`. */
export function refuseManaged(rule: RuleRecord, force = false): void {
  if (rule.ManagedBy === undefined || force) return;
  throw new ServiceFault(
    'ManagedRuleException',
    `${rule.Name} is a managed rule. Set 'force' parameter to true to override.`,
  );
}

/**
 * Refuses a pattern that is none, and a rule that the bus has no room for. One that is put again takes no place of its
 * own. Answers what the pattern says.
 */
export function checkRoomForRule(
  { name, pattern: text }: { readonly name: string; readonly pattern: string | undefined },
  { rules, wildcardRules }: EventBusRecord,
  context: CallContext,
): EventPattern | undefined {
  const { rulesPerEventBus, wildcardRulesPerEventBus } = context.quotas;
  const pattern = text === undefined ? undefined : storablePattern(text, context);
  if (sizeWithout(name, rules) >= rulesPerEventBus) throw overQuota();
  if (pattern && usesWildcards(pattern) && sizeWithout(name, wildcardRules) >= wildcardRulesPerEventBus) {
    throw overQuota();
  }
  return pattern;
}

function sizeWithout(name: string, named: { readonly size: number; has(name: string): boolean }): number {
  return named.has(name) ? named.size - 1 : named.size;
}

/** The pattern of a rule or an archive, which count for quotas that TestEventPattern does not know. */
export function storablePattern(text: string, { quotas }: CallContext): EventPattern {
  const pattern = acceptedPattern(text);
  if (text.length > quotas.eventPatternCharacters) throw overQuota();
  return pattern;
}

/** The pattern, when the service takes it. */
export function acceptedPattern(text: string): EventPattern {
  try {
    const pattern = parsePattern(text);
    checkWildcardComplexity(pattern);
    return pattern;
  } catch (error) {
    if (!(error instanceof InvalidEventPattern)) throw error;
    throw new ServiceFault(
      'InvalidEventPatternException',
      `Event pattern is not valid. Reason: ${error.message}`,
    ).because(refusedText(text, error));
  }
}
