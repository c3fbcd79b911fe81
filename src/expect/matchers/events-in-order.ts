import { differsInContent, missingEventCauses } from '../causes/missing-event.js';
import { type EventExpectation, readExpectedEvent, refuseUnknowable } from '../expected/expected-event.js';
import type { Judge } from '../given/judge.js';
import { defineMatcher, required } from '../matcher.js';
import { refuseKind } from '../misuse/misuse.js';
import { type EventSource, eventSource } from '../subjects/event-source.js';
import {
  type Candidate,
  closestAmong,
  comparisons,
  eventCandidates,
  eventsOf,
  firstMatching,
  list,
} from '../verdicts/candidates.js';
import { reasons, type Section, type Verdict } from '../verdicts/verdict.js';
import type { Style } from '../words/style.js';
import { capitalized, enumeration } from '../../text/words.js';

export const toHaveReceivedEventsInOrder = defineMatcher({
  name: 'toHaveReceivedEventsInOrder',
  received: eventSource,
  parameters: [required('expected', readExpectedEvents)],
  decide: ({ received, judge }, expected) => inOrder(received, expected, judge),
});

function readExpectedEvents(given: unknown, name: string, source: EventSource): readonly EventExpectation[] {
  if (!Array.isArray(given) || given.length === 0) {
    return refuseKind(
      name,
      'an array of one or more partial events',
      given,
      "For example [{ DetailType: 'OrderPlaced' }, { DetailType: 'OrderPaid' }]",
    );
  }
  const expected = given.map((each: unknown, index) => readExpectedEvent(each, `${name}[${index}]`));
  for (const each of expected) refuseUnknowable(each, source);
  return expected;
}

/** Takes for each the first event that will do: that leaves most to the next. */
function inOrder(source: EventSource, expected: readonly EventExpectation[], judge: Judge): Verdict {
  const found: Candidate[] = [];
  for (const each of expected) {
    const next = firstMatching(source, each, judge, found.at(-1)?.item.number);
    if (next === undefined) break;
    found.push(next);
  }
  const missing = expected[found.length];
  return {
    pass: missing === undefined,
    asserted: eventsOf(found),
    closest: () => {
      const behind = missing ? eventCandidates(source, missing, judge).slice(found.at(-1)?.item.number) : [];
      return closestAmong(behind)[0]?.item.eventId;
    },
    report: (style) => ({
      headline: headline(source, expected.length, found.length),
      sections: [
        list('In order', found, (index) => `expected[${index}]: `),
        ...(missing ? missingSections(source, missing, found, judge, style) : []),
      ],
    }),
  };
}

function headline({ scope, events }: EventSource, expected: number, found: number): string {
  const total = events.length;
  if (found === expected) return 'The events were received in this order; they should not be.';
  if (total === 0) return `${scope.tally(0)}.`;
  if (found === 0) {
    const what = expected === 1 ? 'as expected' : `the first of the ${expected} expected`;
    return `None of the ${total} ${scope.those(total)} is ${what}.`;
  }
  const there = found === 1 ? 'the first was' : `the first ${found} were`;
  return `Of ${expected} expected events in order, ${there} found; expected[${found}] does not come after ${found === 1 ? 'it' : 'them'}.`;
}

function missingSections(
  source: EventSource,
  missing: EventExpectation,
  found: readonly Candidate[],
  judge: Judge,
  style: Style,
): Section[] {
  const last = found.at(-1)?.item.number ?? 0;
  const candidates = eventCandidates(source, missing, judge);
  const closest = closestAmong(candidates.slice(last));
  const before = candidates.slice(0, last).filter(({ matches }) => matches);
  return [
    ...comparisons(
      (names, are) => `Closest to expected[${found.length}] ${are} ${names}`,
      closest,
      judge,
      style,
    ),
    reasons(
      before.length > 0
        ? [tooEarly(before, last)]
        : missingEventCauses({
            source,
            expected: missing,
            isThereButDiffers: candidates.slice(last).some(({ conditions }) => differsInContent(conditions)),
            judge,
          }),
    ),
  ];
}

function tooEarly(candidates: readonly Candidate[], behind: number): string {
  const events = candidates.map(({ item }) => `event ${item.number}`);
  const are = events.length === 1 ? 'is' : 'are';
  return `${capitalized(enumeration(events, 'and'))} would match, but ${are} not after event ${behind}.`;
}
