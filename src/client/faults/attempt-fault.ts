import type { InjectedFault } from '../../history/records.js';
import type { EntryFailure } from './failed-entries.js';

/** What is to go wrong with one attempt at a command. */
export interface AttemptFault {
  /** What the attempt fails with; the service does not hear of it then. */
  readonly error: Error | undefined;
  /** Why entries fail, by position. */
  readonly entries: ReadonlyMap<number, EntryFailure>;
  /** How late the answer or the failure comes, in milliseconds. */
  readonly latency: number;
  /** The same for the history. */
  readonly injected: readonly InjectedFault[];
}

export const NO_FAULT: AttemptFault = { error: undefined, entries: new Map(), latency: 0, injected: [] };
