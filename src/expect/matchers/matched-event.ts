import type { EventRecord } from '../../history/records.js';
import type { RuleView } from '../../mock/public-types.js';
import { disabledRule, ruleOnSchedule } from '../causes/delivery.js';
import {
  closestToPattern,
  isOfPatternsKind,
  journeyText,
  stopAtRule,
  type TriedEvent,
} from '../causes/journey.js';
import { differsInContent, type MissingEvent, missingEventCauses } from '../causes/missing-event.js';
import { whyMatched } from '../causes/why-matched.js';
import { readCount } from '../expected/arguments.js';
import { type EventExpectation, readExpectedEvent } from '../expected/expected-event.js';
import type { Judge } from '../given/judge.js';
import { defineMatcher, optional, required } from '../matcher.js';
import { busSource } from '../subjects/event-source.js';
import { eventName } from '../subjects/items.js';
import { busOf, existingRule } from '../subjects/rule.js';
import { ruleScope } from '../subjects/scope.js';
import { unknownMembers } from '../subjects/unknown-members.js';
import { type Candidate, eventCandidates } from '../verdicts/candidates.js';
import { isTooFew, tallyVerdict } from '../verdicts/tally.js';
import { reasons, type Report, type Section, type Verdict } from '../verdicts/verdict.js';
import { explanationOf } from '../words/explanation.js';
import type { Style } from '../words/style.js';
import { capitalized, indented, ruleName, shortEnumeration } from '../../text/words.js';

export const toHaveMatchedEvent = defineMatcher({
  name: 'toHaveMatchedEvent',
  received: existingRule,
  parameters: [optional('expected', readExpectedEvent)],
  decide: ({ received, judge }, expected) => matchedEvents(received, 'some', expected, judge),
});

export const toHaveMatchedEventTimes = defineMatcher({
  name: 'toHaveMatchedEventTimes',
  received: existingRule,
  parameters: [required('n', readCount), optional('expected', readExpectedEvent)],
  decide: ({ received, judge }, n, expected) => matchedEvents(received, n, expected, judge),
});

function matchedEvents(
  rule: RuleView,
  wanted: number | 'some',
  expected: EventExpectation | undefined,
  judge: Judge,
): Verdict {
  const scope = ruleScope(rule);
  const candidates = eventCandidates({ scope, events: rule.events() }, expected, judge);
  const selective = expected !== undefined;
  const verdict = tallyVerdict({ scope, candidates, wanted, selective, judge, causes: () => [] });
  const matching = candidates.filter(({ matches }) => matches).length;
  if (!isTooFew({ wanted }, matching)) {
    return { ...verdict, report: (style) => withPattern(verdict.report(style), rule, candidates, style) };
  }
  const unmatched: Unmatched = { rule, candidates, expected, judge };
  return {
    ...verdict,
    closest: () => triedEvent(unmatched).tried?.event.id ?? verdict.closest?.(),
    report: (style) => explained(verdict.report(style), unmatched, style),
  };
}

/** Adds the conditions of the rule's pattern by which the first event matched that should not have. */
function withPattern(
  { headline, sections }: Report,
  rule: RuleView,
  candidates: readonly Candidate[],
  style: Style,
): Report {
  const number = candidates.findIndex(({ matches }) => matches);
  const event = rule.events()[number];
  if (event === undefined) return { headline, sections };
  return {
    headline,
    sections: [...sections, whyMatched(rule, { event, name: `event ${number + 1}` }, style)],
  };
}

interface Unmatched {
  readonly rule: RuleView;
  readonly candidates: readonly Candidate[];
  readonly expected: EventExpectation | undefined;
  readonly judge: Judge;
}

/** Shows an event that the rule should have matched, where there is one: that says more than what it did match. */
function explained({ headline, sections }: Report, unmatched: Unmatched, style: Style): Report {
  const { rule, candidates, expected, judge } = unmatched;
  const { tried, isMeant } = triedEvent(unmatched);
  const isExplained = tried?.explanation.matches === true || isMeant;
  const isThereButDiffers = tried
    ? isOfPatternsKind(tried)
    : candidates.some(({ matches, conditions }) => !matches && differsInContent(conditions));
  return {
    headline,
    sections: [
      ...(tried ? triedSections(rule, tried, isMeant, style) : sections),
      reasons([
        ...ruleCauses(rule, tried),
        ...(isExplained ? [] : missingOnBus(rule, { expected, judge, isThereButDiffers })),
        ...(isListening(rule) ? unknownMembers(rule.mock, 'PutRule', [rule]) : []),
      ]),
    ],
  };
}

/** The event that the rule should have matched, which may be one that is as expected. */
function triedEvent({ rule, expected, judge }: Unmatched): {
  readonly tried: TriedEvent | undefined;
  readonly isMeant: boolean;
} {
  const arrived = busOf(rule).events();
  const unmatched = new Set(arrived.filter(({ matchedRules }) => !matchedRules.includes(rule.arn)));
  const meant = new Set(
    expected ? [...unmatched].filter((event) => isAsExpected(event, expected, judge)) : [],
  );
  const hasMatched = unmatched.size < arrived.length;
  const considered = meant.size > 0 ? meant : hasMatched ? undefined : unmatched;
  const tried = considered && closestToPattern(rule, arrived, (event) => considered.has(event));
  return { tried, isMeant: meant.size > 0 };
}

function isAsExpected(event: EventRecord, expected: EventExpectation, judge: Judge): boolean {
  return expected.compare(event, judge).every(({ holds }) => holds);
}

/** The pattern's conditions beside the event; `asExpected` where only the pattern is in the way. */
function triedSections(rule: RuleView, tried: TriedEvent, asExpected: boolean, style: Style): Section[] {
  const { event, number, explanation } = tried;
  const name = eventName(event, number);
  const title = explanation.matches
    ? `${capitalized(name)}, matches the rule's pattern`
    : asExpected
      ? `${capitalized(name)}, is as expected, but does not match the rule's pattern`
      : `Closest to the rule's pattern is ${name}`;
  const { text, difference } = explanationOf(explanation, [], style);
  const section: Section = { text: `${title}:\n\n${text}`, difference };
  // Where the pattern is not in the way, the causes tell what is.
  if (explanation.matches) return [section];
  return [section, indented(journeyText(rule, event, stopAtRule(rule, tried))), asCloseText(tried)];
}

function asCloseText({ asClose }: TriedEvent): string {
  const names = asClose.map(({ event, number }) => eventName(event, number));
  if (names.length === 0) return '';
  return `Equally close ${names.length === 1 ? 'is' : 'are'} ${shortEnumeration(names, 'and', MOST_AS_CLOSE)}.`;
}

const MOST_AS_CLOSE = 3;

function ruleCauses(rule: RuleView, tried: TriedEvent | undefined): string[] {
  if (rule.patternText === undefined) return [ruleOnSchedule(rule)];
  if (rule.state === 'DISABLED') return [disabledRule(rule)];
  if (!tried?.explanation.matches) return [];
  return [
    `${capitalized(ruleName(rule))} matches event ${tried.number} as it is now; when the event arrived, it did not exist yet, was disabled, or had another pattern.`,
  ];
}

/** Why the event may not have come to the rule's bus. */
function missingOnBus(rule: RuleView, missing: Omit<MissingEvent, 'source'>): readonly string[] {
  if (!isListening(rule)) return [];
  return missingEventCauses({ ...missing, source: busSource(busOf(rule)), exceptRule: rule });
}

/** Whether it could match an event. */
function isListening({ patternText, state }: RuleView): boolean {
  return patternText !== undefined && state !== 'DISABLED';
}
