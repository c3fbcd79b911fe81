import type { RuleView } from '../../eventbridge-mock.js';
import { explain, parse } from '../../pattern/language.js';
import type { Explanation } from '../../pattern/explanation.js';
import type { Cause } from '../causes/cause.js';
import { disabledRule, named } from '../causes/delivery.js';
import { missingEventCauses } from '../causes/missing-event.js';
import { type EventExpectation, readExpectedEvent } from '../expected/expected-event.js';
import type { Judge } from '../judge.js';
import { defineMatcher } from '../matcher.js';
import { textOfRecord } from '../subjects/event.js';
import { busOf, existingRule } from '../subjects/rule.js';
import type { Item, NamedRule } from '../scope.js';
import type { Report, Section, Verdict } from '../verdict.js';
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

/** Shows an event that the rule should have matched, where there is one: that says more than what it did match. */
function withExplanation(
  { headline, sections }: Report,
  rule: RuleView,
  expected: EventExpectation | undefined,
  judge: Judge,
): Report {
  const arrived = eventCandidates(busOf(rule).events(), expected, judge);
  const unmatched = arrived.filter(({ item }) => !isMatched(item, rule));
  const meant = expected === undefined ? [] : unmatched.filter(({ matches }) => matches);
  const hasMatched = rule.events().length > 0;
  const tried = tryPattern(rule, meant.length > 0 ? meant : hasMatched ? [] : unmatched);
  const isExplained = tried?.explanation.matches === true || meant.length > 0;
  return {
    headline,
    sections: [
      ...(tried ? [explanationSection(tried, meant.length > 0)] : sections),
      {
        kind: 'causes',
        causes: [...ruleCauses(rule, tried), ...(isExplained ? [] : missingOnBus(rule, expected, judge))],
      },
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

function ruleCauses(rule: RuleView, tried: TriedEvent | undefined): Cause[] {
  if (rule.patternText === undefined) return [{ kind: 'rule-on-schedule', rule: named(rule) }];
  if (rule.state === 'DISABLED') return [disabledRule(rule, busOf(rule).events())];
  return tried?.explanation.matches ? [{ kind: 'rule-changed', rule: named(rule), item: tried.item }] : [];
}

/** Why the event may not have come to the rule's bus. */
function missingOnBus(rule: RuleView, expected: EventExpectation | undefined, judge: Judge): Cause[] {
  if (rule.patternText === undefined) return [];
  const bus = busOf(rule);
  const source = {
    scope: { of: 'bus', name: bus.name },
    mock: rule.mock,
    bus,
    events: bus.events(),
  } as const;
  const causes = missingEventCauses({ source, expected, closest: undefined, judge });
  return causes.filter((cause) => !('rule' in cause && isNamed(cause.rule, rule)));
}

function isNamed(named: NamedRule, { name, eventBusName }: RuleView): boolean {
  return named.name === name && named.eventBusName === eventBusName;
}
