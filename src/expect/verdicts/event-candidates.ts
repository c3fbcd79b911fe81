import type { EventExpectation } from '../expected/expected-event.js';
import type { Judge } from '../given/judge.js';
import type { ReceivedEvent } from '../scope.js';
import { type Candidate, candidate } from './candidates.js';

/**
 * Without an expectation every event is as expected.
 *
 * @param before how many events there are before these
 */
export function eventCandidates(
  events: readonly ReceivedEvent[],
  expected: EventExpectation | undefined,
  judge: Judge,
  before = 0,
): readonly Candidate[] {
  return events.map((event, index) =>
    candidate({ kind: 'event', number: before + index + 1, event }, expected?.compare(event, judge) ?? []),
  );
}
