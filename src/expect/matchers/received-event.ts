import { missingEventCauses } from '../causes/missing-event.js';
import { readCount } from '../expected/arguments.js';
import { type EventExpectation, readExpectedOf } from '../expected/expected-event.js';
import type { Judge } from '../given/judge.js';
import { defineMatcher, optional, required } from '../matcher.js';
import { type EventSource, eventSource } from '../subjects/event-source.js';
import { eventCandidates } from '../verdicts/candidates.js';
import { tallyVerdict } from '../verdicts/tally.js';
import type { Verdict } from '../verdicts/verdict.js';

export const toHaveReceivedEvent = defineMatcher({
  name: 'toHaveReceivedEvent',
  received: eventSource,
  parameters: [
    required(
      'expected',
      readExpectedOf,
      'To expect any event at all, pass {}; for no event at all, use toHaveReceivedEventTimes(0).',
    ),
  ],
  decide: ({ received, judge }, expected) => countEvents(received, 'some', expected, judge),
});

export const toHaveReceivedEventTimes = defineMatcher({
  name: 'toHaveReceivedEventTimes',
  received: eventSource,
  parameters: [required('n', readCount), optional('expected', readExpectedOf)],
  decide: ({ received, judge }, n, expected) => countEvents(received, n, expected, judge),
});

function countEvents(
  source: EventSource,
  wanted: number | 'some',
  expected: EventExpectation | undefined,
  judge: Judge,
): Verdict {
  return tallyVerdict({
    scope: source.scope,
    candidates: eventCandidates(source, expected, judge),
    wanted,
    selective: expected !== undefined,
    judge,
    causes: (isThereButDiffers) => missingEventCauses({ source, expected, isThereButDiffers, judge }),
  });
}
