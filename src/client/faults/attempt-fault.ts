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

/**
 * What fails as a whole has no entries to fail; of two failures, also of an entry, the first is the one that happens.
 */
export function joined(first: AttemptFault, second: AttemptFault): AttemptFault {
  const latency = Math.max(first.latency, second.latency);
  const failed = [first, second].find(({ error }) => error !== undefined);
  if (failed) {
    const delays = [...first.injected, ...second.injected].filter(({ effect }) => effect === 'delayed');
    const failures = failed.injected.filter(({ effect }) => effect === 'failed');
    return { error: failed.error, entries: NO_FAULT.entries, latency, injected: [...failures, ...delays] };
  }
  const added = [...second.entries].filter(([position]) => !first.entries.has(position));
  return {
    error: undefined,
    entries: new Map([...first.entries, ...added]),
    latency,
    injected: [...first.injected, ...second.injected.flatMap((fault) => remaining(fault, first.entries))],
  };
}

/** A fault without the entries that have failed already. */
function remaining(fault: InjectedFault, failed: AttemptFault['entries']): InjectedFault[] {
  if (fault.entries === undefined) return [fault];
  const entries = fault.entries.filter((position) => !failed.has(position));
  return entries.length === 0 ? [] : [{ ...fault, entries }];
}
