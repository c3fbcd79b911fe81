import { overQuota } from '../service-fault.js';
import type { EventBusRecord, RuleRecord } from '../../account/resources.js';
import { usesWildcards } from '../../pattern/complexity/uses-wildcards.js';
import { parsePattern } from '../../pattern/parse.js';
import { storablePattern } from './accepted-pattern.js';
import type { CallContext } from '../operation.js';

/** Refuses a pattern that is none, and a rule that the bus has no room for. One that is put again takes no place of its own. */
export function checkRoomForRule(
  rule: { readonly name: string; readonly pattern: string | undefined },
  bus: EventBusRecord,
  context: CallContext,
): void {
  const { rulesPerEventBus, wildcardRulesPerEventBus } = context.quotas;
  const pattern = rule.pattern === undefined ? undefined : storablePattern(rule.pattern, context);
  const others = [...bus.rules.values()].filter(({ Name }) => Name !== rule.name);
  if (others.length >= rulesPerEventBus) throw overQuota();
  if (!pattern || !usesWildcards(pattern)) return;
  if (others.filter(hasWildcards).length >= wildcardRulesPerEventBus) throw overQuota();
}

function hasWildcards({ EventPattern }: RuleRecord): boolean {
  return EventPattern !== undefined && usesWildcards(parsePattern(EventPattern));
}
