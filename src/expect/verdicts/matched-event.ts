import type { RuleView } from '../../eventbridge-mock.js';
import { explain, parse } from '../../pattern/language.js';
import type { Explanation } from '../../pattern/explanation.js';
import type { Cause } from '../causes/cause.js';
import { named } from '../causes/delivery.js';
import { missingEventCauses } from '../causes/missing-event.js';
import { type EventExpectation, readExpectedEvent } from '../expected/expected-event.js';
import type { Judge } from '../judge.js';
import { defineMatcher } from '../matcher.js';
import { textOfRecord } from '../subjects/event.js';
import { busOf, existingRule } from '../subjects/rule.js';
import type { Item, Report, Section, Verdict } from '../verdict.js';
import type { Candidate } from './candidates.js';
import { eventCandidates } from './event-candidates.js';
import { inTextOrder } from './pattern-order.js';
import { searchVerdict } from './search.js';

export const toHaveMatchedEvent = defineMatcher({
  name: 'toHaveMatchedEvent',
  received: existingRule,
  parameters: ['expected'],
  required: 0,
  decide({ received: rule, judge, optional }) {
    const expected = optional(0, readExpectedEvent);
    const verdict = matchedSearch(rule, expected, judge);
    return verdict.pass
      ? verdict
      : { pass: false, report: () => withExplanation(verdict.report(), rule, expected, judge) };
  },
});

function matchedSearch(rule: RuleView, expected: EventExpectation | undefined, judge: Judge): Verdict {
  return searchVerdict({
    scope: { of: 'rule', name: rule.name, eventBusName: rule.eventBusName },
    candidates: eventCandidates(rule.events(), expected, judge),
    wanted: 'some',
    selective: expected !== undefined,
    judge,
    causes: () => [],
  });
}

/** What the rule did match is of little use where an event that it should have matched can be shown. */
function withExplanation(
  { headline, sections }: Report,
  rule: RuleView,
  expected: EventExpectation | undefined,
  judge: Judge,
): Report {
  const bus = busOf(rule);
  const arrived = eventCandidates(bus.events(), expected, judge);
  const unmatched = arrived.filter(({ item }) => !isMatched(item, rule));
  const asExpected = unmatched.filter(({ matches }) => matches);
  const tried = tryPattern(rule, asExpected.length > 0 ? asExpected : unmatched);
  const shownMatched = rule.events().length > 0;
  const explained = tried !== undefined && (asExpected.length > 0 || !shownMatched);
  return {
    headline,
    sections: [
      ...(explained
        ? [explanationSection(tried, asExpected.length > 0 && expected !== undefined)]
        : sections),
      { kind: 'causes', causes: causesFor(rule, expected, judge, explained ? tried : undefined) },
    ],
  };
}

function isMatched(item: Item, rule: RuleView): boolean {
  return item.kind === 'event' && item.event.matchedRules.includes(rule.arn);
}

interface TriedEvent {
  readonly item: Item;
  readonly explanation: Explanation;
}

/** The event that comes closest to the pattern as it is now. */
function tryPattern(rule: RuleView, candidates: readonly Candidate[]): TriedEvent | undefined {
  if (rule.patternText === undefined) return undefined;
  const pattern = parse(rule.patternText);
  let closest: TriedEvent | undefined;
  for (const { item } of candidates) {
    if (item.kind !== 'event') continue;
    const explanation = explain(pattern, textOfRecord(item.event));
    const next = {
      item,
      explanation: { ...explanation, conditions: inTextOrder(explanation.conditions, pattern.text) },
    };
    if (closest === undefined || failures(next) < failures(closest)) closest = next;
  }
  return closest;
}

function failures({ explanation }: TriedEvent): number {
  return explanation.conditions.filter(({ holds }) => !holds).length;
}

function explanationSection({ item, explanation }: TriedEvent, asExpected: boolean): Section {
  const { conditions, combinations } = explanation;
  return { kind: 'explanation', item, asExpected, conditions, combinations, filledIn: [] };
}

function causesFor(
  rule: RuleView,
  expected: EventExpectation | undefined,
  judge: Judge,
  tried: TriedEvent | undefined,
): Cause[] {
  if (tried?.explanation.matches) {
    if (rule.state !== 'DISABLED') return [{ kind: 'rule-changed', rule: named(rule), item: tried.item }];
    return [{ kind: 'rule-disabled', rule: named(rule), wouldMatch: 1 }];
  }
  if (rule.patternText === undefined) return [{ kind: 'rule-on-schedule', rule: named(rule) }];
  const bus = busOf(rule);
  const source = {
    scope: { of: 'bus', name: bus.name },
    mock: rule.mock,
    bus,
    events: bus.events(),
  } as const;
  return missingEventCauses({ source, expected, closest: undefined, judge });
}
