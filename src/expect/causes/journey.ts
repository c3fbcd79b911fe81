import type { EventBridgeMock, RuleView } from '../../mock/public-types.js';
import type { ConditionReport, Explanation } from '../../pattern/explanation.js';
import { parse } from '../../pattern/language.js';
import type { DeliveryRecord, EventRecord } from '../../history/records.js';
import { explainInOrder } from '../subjects/ordered-explanation.js';
import type { Item, NamedRule } from '../scope.js';
import { textOfRecord } from '../subjects/event.js';

/** How far an event came on its way to the target of a rule. */
export interface Journey {
  readonly item: Item;
  /** Whether it began with PutEvents: `emit`, schedules and other buses send events too. */
  readonly wasPut: boolean;
  readonly rule: NamedRule;
  readonly stop: JourneyStop;
}

/** Why it came no further. */
export type JourneyStop =
  /** The conditions of the rule's pattern that do not hold. */
  | { readonly kind: 'mismatch'; readonly conditions: readonly ConditionReport[] }
  | { readonly kind: 'disabled' }
  /** The rule matches it now, but did not when it arrived. */
  | { readonly kind: 'rule-changed' }
  /** The rule matched it, and did not have the target yet. */
  | { readonly kind: 'no-target' }
  | { readonly kind: 'dead-lettered'; readonly targetArn: string; readonly errorCode: string };

/** An event on the bus of a rule, held against the rule's pattern as it is now. */
export interface TriedEvent {
  readonly item: Item & { readonly kind: 'event' };
  readonly event: EventRecord;
  readonly explanation: Explanation;
}

/** The event that comes closest to the pattern of a rule, of those that the rule's bus received. */
export function closestToPattern(
  rule: RuleView,
  arrived: readonly EventRecord[],
  isMeant: (event: EventRecord) => boolean = () => true,
): TriedEvent | undefined {
  if (rule.patternText === undefined) return undefined;
  const pattern = parse(rule.patternText);
  let closest: TriedEvent | undefined;
  for (const [index, event] of arrived.entries()) {
    if (!isMeant(event)) continue;
    const explanation = explainInOrder(pattern, textOfRecord(event));
    const tried: TriedEvent = { item: { kind: 'event', number: index + 1, event }, event, explanation };
    if (closest === undefined || failing(tried).length < failing(closest).length) closest = tried;
  }
  return closest;
}

/** The way of an event that a rule did not match. */
export function unmatchedJourney(rule: RuleView, tried: TriedEvent): Journey {
  return journey(rule, tried, stopAtRule(rule, tried));
}

/** The way of an event that a rule matched, and that did not reach a target; undefined when it is still on its way, or lost. */
export function matchedJourney(
  rule: RuleView,
  tried: Pick<TriedEvent, 'item' | 'event'>,
  isOfTarget: (target: DeliveryRecord['target']) => boolean,
): Journey | undefined {
  const deliveries = rule.mock
    .deliveries()
    .filter((delivery) => delivery.rule.arn === rule.arn && delivery.event.id === tried.event.id)
    .filter(({ target }) => isOfTarget(target));
  if (deliveries.length === 0) return journey(rule, tried, { kind: 'no-target' });
  const failed = deliveries.find(({ outcome }) => outcome === 'dead-lettered');
  if (failed === undefined) return undefined;
  const errorCode = failed.attempts.at(-1)?.error?.errorCode ?? '';
  return journey(rule, tried, { kind: 'dead-lettered', targetArn: failed.target.arn, errorCode });
}

function journey(
  { mock, name, eventBusName }: RuleView,
  { item, event }: Pick<TriedEvent, 'item' | 'event'>,
  stop: JourneyStop,
): Journey {
  return { item, wasPut: wasPut(mock, event), rule: { name, eventBusName }, stop };
}

function stopAtRule({ state }: RuleView, tried: TriedEvent): JourneyStop {
  if (!tried.explanation.matches) return { kind: 'mismatch', conditions: failing(tried) };
  return state === 'DISABLED' ? { kind: 'disabled' } : { kind: 'rule-changed' };
}

function failing({ explanation }: TriedEvent): readonly ConditionReport[] {
  return explanation.conditions.filter(({ holds }) => !holds);
}

function wasPut(mock: EventBridgeMock, { id }: EventRecord): boolean {
  return mock.commands('PutEvents').some(({ output }) => {
    const results: readonly unknown[] = Array.isArray(output?.Entries) ? output.Entries : [];
    return results.some(
      (result) =>
        typeof result === 'object' && result !== null && 'EventId' in result && result.EventId === id,
    );
  });
}
