import type { AnyPlan, AttemptedCommand, OperationWithEntries } from './plan.js';
import { plannedMessage } from './service-errors.js';

/** The member of a request that lists what may fail one by one. */
const LIST: Readonly<Record<OperationWithEntries, string>> = {
  PutEvents: 'Entries',
  PutPartnerEvents: 'Entries',
  PutTargets: 'Targets',
  RemoveTargets: 'Ids',
};

export const OPERATIONS_WITH_ENTRIES: readonly string[] = Object.keys(LIST);

/** Why an entry fails, as the answer tells it. */
export interface EntryFailure {
  readonly ErrorCode: string;
  readonly ErrorMessage: string;
}

/** What may fail one by one; nothing for other operations. The SDK sends no nulls, so they take no position. */
export function entriesOf({ name, input }: AttemptedCommand): readonly unknown[] {
  const lists: Readonly<Record<string, string>> = LIST;
  const list = Object.hasOwn(lists, name) ? lists[name] : undefined;
  const entries: unknown = list === undefined ? undefined : (input as Record<string, unknown>)[list];
  return Array.isArray(entries) ? entries.filter((entry) => entry !== null && entry !== undefined) : [];
}

/** Positions of the entries that a plan picks. */
export function entriesPicked(plan: AnyPlan, entries: readonly unknown[]): readonly number[] {
  const { entries: picked } = plan;
  if (picked === undefined) return [];
  const positions = [...entries.keys()];
  if (typeof picked !== 'function') return positions.filter((position) => picked.includes(position));
  // `fault` has made sure that the function is one for the entries of its operation.
  return positions.filter((position) => picked(entries[position] as never, position));
}

export function entryFailure({ errorCode = '', errorMessage }: AnyPlan): EntryFailure {
  return { ErrorCode: errorCode, ErrorMessage: errorMessage ?? plannedMessage(errorCode) };
}
