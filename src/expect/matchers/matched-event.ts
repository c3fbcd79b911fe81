import type { RuleView } from '../../mock/public-types.js';
import { readCount } from '../expected/arguments.js';
import type { Cause } from '../causes/cause.js';
import { disabledRule, named } from '../causes/delivery.js';
import { closestToPattern, type TriedEvent, unmatchedJourney } from '../causes/journey.js';
import { missingEventCauses } from '../causes/missing-event.js';
import { type EventExpectation, readExpectedEvent } from '../expected/expected-event.js';
import type { Judge } from '../given/judge.js';
import { defineMatcher } from '../matcher.js';
import type { NamedRule } from '../scope.js';
import { busSource } from '../subjects/event-source.js';
import { busOf, existingRule } from '../subjects/rule.js';
import type { Report, Section, Verdict } from '../verdicts/verdict.js';
import { eventCandidates } from '../verdicts/event-candidates.js';
import { searchVerdict } from '../verdicts/tally.js';

export const toHaveMatchedEvent = defineMatcher({
  name: 'toHaveMatchedEvent',
  received: existingRule,
  parameters: ['expected'],
  required: 0,
  decide({ received: rule, judge, optional }) {
    return matchedEvents(rule, 'some', optional(0, readExpectedEvent), judge);
  },
});

export const toHaveMatchedEventTimes = defineMatcher({
  name: 'toHaveMatchedEventTimes',
  received: existingRule,
  parameters: ['n', 'expected'],
  required: 1,
  decide({ received: rule, judge, argument, optional }) {
    return matchedEvents(rule, argument(0, readCount), optional(1, readExpectedEvent), judge);
  },
});

function matchedEvents(
  rule: RuleView,
  wanted: number | 'some',
  expected: EventExpectation | undefined,
  judge: Judge,
): Verdict {
  const candidates = eventCandidates(rule.events(), expected, judge);
  const verdict = searchVerdict({
    scope: { of: 'rule', name: rule.name, eventBusName: rule.eventBusName },
    candidates,
    wanted,
    selective: expected !== undefined,
    judge,
    causes: () => [],
  });
  const isTooFew = candidates.filter(({ matches }) => matches).length < (wanted === 'some' ? 1 : wanted);
  return isTooFew
    ? { ...verdict, report: () => withExplanation(verdict.report(), rule, expected, judge) }
    : verdict;
}

/** Shows an event that the rule should have matched, where there is one: that says more than what it did match. */
function withExplanation(
  { headline, sections }: Report,
  rule: RuleView,
  expected: EventExpectation | undefined,
  judge: Judge,
): Report {
  const arrived = busOf(rule).events();
  const unmatched = new Set(arrived.filter(({ matchedRules }) => !matchedRules.includes(rule.arn)));
  const meant = new Set(
    expected ? [...unmatched].filter((event) => isAsExpected(event, expected, judge)) : [],
  );
  const hasMatched = unmatched.size < arrived.length;
  const considered = meant.size > 0 ? meant : hasMatched ? undefined : unmatched;
  const tried = considered && closestToPattern(rule, arrived, (event) => considered.has(event));
  const isExplained = tried?.explanation.matches === true || meant.size > 0;
  return {
    headline,
    sections: [
      ...(tried ? explained(rule, tried, meant.size > 0) : sections),
      {
        kind: 'causes',
        causes: [...ruleCauses(rule, tried), ...(isExplained ? [] : missingOnBus(rule, expected, judge))],
      },
    ],
  };
}

function isAsExpected(event: TriedEvent['event'], expected: EventExpectation, judge: Judge): boolean {
  return expected.compare(event, judge).every(({ holds }) => holds);
}

function explained(rule: RuleView, tried: TriedEvent, asExpected: boolean): Section[] {
  const { item, explanation } = tried;
  const { conditions, combinations } = explanation;
  return [
    { kind: 'explanation', item, asExpected, conditions, combinations, filledIn: [] },
    // Where the pattern is not in the way, the causes tell what is.
    ...(explanation.matches ? [] : [{ kind: 'journey', journey: unmatchedJourney(rule, tried) } as const]),
  ];
}

function ruleCauses(rule: RuleView, tried: TriedEvent | undefined): Cause[] {
  if (rule.patternText === undefined) return [{ kind: 'rule-on-schedule', rule: named(rule) }];
  if (rule.state === 'DISABLED') return [disabledRule(rule, busOf(rule).events())];
  return tried?.explanation.matches ? [{ kind: 'rule-changed', rule: named(rule), item: tried.item }] : [];
}

/** Why the event may not have come to the rule's bus. */
function missingOnBus(rule: RuleView, expected: EventExpectation | undefined, judge: Judge): Cause[] {
  if (rule.patternText === undefined) return [];
  const source = busSource(busOf(rule));
  const causes = missingEventCauses({ source, expected, closest: undefined, judge });
  return causes.filter((cause) => !('rule' in cause && isNamed(cause.rule, rule)));
}

function isNamed(named: NamedRule, { name, eventBusName }: RuleView): boolean {
  return named.name === name && named.eventBusName === eventBusName;
}
