import { differsInContent, missingEventCauses } from '../causes/missing-event.js';
import { readPosition } from '../expected/arguments.js';
import { type EventExpectation, readExpectedOf } from '../expected/expected-event.js';
import type { Judge } from '../given/judge.js';
import { defineMatcher, required } from '../matcher.js';
import { type EventSource, eventSource } from '../subjects/event-source.js';
import { type Candidate, comparison, eventCandidates, eventsOf, list } from '../verdicts/candidates.js';
import { reasons, type Verdict } from '../verdicts/verdict.js';
import { capitalized, count, enumeration } from '../../text/words.js';

export const toHaveReceivedNthEvent = defineMatcher({
  name: 'toHaveReceivedNthEvent',
  received: eventSource,
  parameters: [required('n', readPosition), required('expected', readExpectedOf)],
  decide: ({ received, judge }, n, expected) => atPosition(received, n, expected, judge),
});

export const toHaveReceivedLastEvent = defineMatcher({
  name: 'toHaveReceivedLastEvent',
  received: eventSource,
  parameters: [required('expected', readExpectedOf)],
  decide: ({ received, judge }, expected) => atPosition(received, 'last', expected, judge),
});

function atPosition(
  source: EventSource,
  position: number | 'last',
  expected: EventExpectation,
  judge: Judge,
): Verdict {
  const candidates = eventCandidates(source, expected, judge);
  const meant = position === 'last' ? candidates.at(-1) : candidates[position - 1];
  const matches = meant?.matches ?? false;
  const causes = (): readonly string[] => missingEventCauses({ source, expected, judge });
  // Behind the last event another may follow. What the third one is does not change any more.
  const isYetToCome =
    position === 'last' &&
    meant !== undefined &&
    !candidates.some(({ matches, conditions }) => matches || differsInContent(conditions));
  return {
    pass: matches,
    asserted: meant ? eventsOf([meant]) : [],
    closest: () => meant?.item.eventId,
    report: (style) => ({
      headline: headline(source, position, matches),
      sections: meant
        ? [
            comparison(capitalized(meant.item.name()), meant, judge, style),
            reasons(matches ? [] : [...otherPositions(candidates), ...(isYetToCome ? causes() : [])]),
          ]
        : [list('Namely', candidates), reasons([...otherPositions(candidates), ...causes()])],
    }),
  };
}

function headline({ scope, events }: EventSource, position: number | 'last', matches: boolean): string {
  const total = events.length;
  if (total === 0) return `${scope.tally(0)}.`;
  if (position !== 'last' && position > total) {
    return `There is no event ${position}: ${scope.tally(total).replace(/^\d+/, (number) => `only ${number}`)}.`;
  }
  const subject =
    position === 'last' ? `The last of ${count(total, 'event')}` : `Event ${position} of ${total}`;
  return matches ? `${subject} is as expected; it should not be.` : `${subject} is not as expected.`;
}

function otherPositions(candidates: readonly Candidate[]): string[] {
  const numbers = candidates.filter(({ matches }) => matches).map(({ item }) => String(item.number));
  if (numbers.length === 0) return [];
  return [
    numbers.length === 1
      ? `Event ${numbers.join()} is as expected.`
      : `Events ${enumeration(numbers, 'and')} are as expected.`,
  ];
}
