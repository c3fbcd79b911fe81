import type { EventExpectation } from '../expected/expected-event.js';
import type { Judge } from '../judge.js';
import type { EventRecord } from '../../history/records.js';
import { type Candidate, candidate } from './candidates.js';

/** Without an expectation every event is as expected. */
export function eventCandidates(
  events: readonly EventRecord[],
  expected: EventExpectation | undefined,
  judge: Judge,
): readonly Candidate[] {
  return events.map((event, index) =>
    candidate({ kind: 'event', number: index + 1, event }, expected?.compare(event, judge) ?? []),
  );
}
