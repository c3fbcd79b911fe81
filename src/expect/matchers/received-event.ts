import { readCount } from '../expected/arguments.js';
import { missingEventCauses } from '../causes/missing-event.js';
import { type EventExpectation, readExpectedEvent } from '../expected/expected-event.js';
import type { Judge } from '../given/judge.js';
import { defineMatcher } from '../matcher.js';
import { type EventSource, eventSource, refuseUnknowable } from '../subjects/event-source.js';
import type { Verdict } from '../verdicts/verdict.js';
import { eventCandidates } from '../verdicts/event-candidates.js';
import { searchVerdict } from '../verdicts/tally.js';

export const toHaveReceivedEvent = defineMatcher({
  name: 'toHaveReceivedEvent',
  received: eventSource,
  parameters: ['expected'],
  required: 1,
  remedy: 'any-event',
  decide({ received, judge, argument }) {
    return search(received, 'some', argument(0, readExpectedEvent), judge);
  },
});

export const toHaveReceivedEventTimes = defineMatcher({
  name: 'toHaveReceivedEventTimes',
  received: eventSource,
  parameters: ['n', 'expected'],
  required: 1,
  decide({ received, judge, argument, optional }) {
    return search(received, argument(0, readCount), optional(1, readExpectedEvent), judge);
  },
});

function search(
  source: EventSource,
  wanted: number | 'some',
  expected: EventExpectation | undefined,
  judge: Judge,
): Verdict {
  if (expected) refuseUnknowable(expected, source);
  return searchVerdict({
    scope: source.scope,
    candidates: eventCandidates(source.events, expected, judge),
    wanted,
    selective: expected !== undefined,
    judge,
    causes: (closest) => missingEventCauses({ source, expected, closest, judge }),
  });
}
