import type { BoundToNothing } from '../simulation/bound-to-nothing.js';
import type { DeliveryRecord, InvocationRecord } from '../history/records.js';

/** Something that a test has started and not awaited. */
export type UnfinishedWork =
  | { readonly kind: 'command'; readonly operation: string }
  /** An event that is not delivered yet, or that is to be retried. */
  | { readonly kind: 'delivery'; readonly delivery: DeliveryRecord }
  /** A handler that is running, or that has failed and is to be called again. */
  | { readonly kind: 'handler'; readonly invocation: InvocationRecord }
  /** Deliveries whose records `clearHistory()` has cleared. */
  | { readonly kind: 'forgotten'; readonly deliveries: number };

/** A strict mock was reset, restored or ended while work was under way. `message` names the work. */
export class UnfinishedWorkError extends Error {
  override readonly name = 'UnfinishedWorkError';

  constructor(
    when: string,
    /** What was under way. */
    readonly work: readonly UnfinishedWork[],
  ) {
    super(
      `${when} with unfinished work, in a strict mock:\n${work.map((item) => `\n  ${workText(item)}`).join('')}\n\n` +
        'Await the code under test, and eventBridge.settled(), before that.',
    );
  }
}

/** A strict mock was still attached when another mock was made for the same client or class. */
export class ForgottenMockError extends Error {
  override readonly name = 'ForgottenMockError';

  constructor(
    /** The place in the code where the forgotten mock was made: `at orders.test.ts:7:21`. */
    readonly madeAt: string,
  ) {
    super(
      `A strict mock was never restored; it was made ${madeAt}. It is restored now, so that the next mock can take its place. ` +
        'Call eventBridge.restore() where its tests end: afterAll(() => eventBridge.restore()).',
    );
  }
}

/** A strict mock has handlers, faults or policies for targets that no rule has. `message` names them. */
export class BoundToNothingError extends Error {
  override readonly name = 'BoundToNothingError';

  constructor(
    when: string,
    /** What `boundToNothing()` returned. */
    readonly bound: readonly BoundToNothing[],
  ) {
    super(
      `${when} on a strict mock that was told about targets that no rule has:\n\n` +
        bound.map(({ message }) => `  ${message}`).join('\n'),
    );
  }
}

/** What a mock is doing, as far as it shows in its history. */
export interface WorkUnderWay {
  readonly operations: readonly string[];
  readonly pendingDeliveries: number;
  readonly deliveries: readonly DeliveryRecord[];
  /** Those alone whose function runs or is to be called again. */
  readonly invocations: readonly InvocationRecord[];
}

/** What a strict mock would complain of, to be thrown when the rest is done. */
export function complaintOf(when: string, mock: WorkUnderWay): UnfinishedWorkError | undefined {
  const work = unfinishedWork(mock);
  return work.length > 0 ? new UnfinishedWorkError(when, work) : undefined;
}

function unfinishedWork(mock: WorkUnderWay): readonly UnfinishedWork[] {
  if (mock.pendingDeliveries === 0) return commands(mock);
  const deliveries = mock.deliveries.filter(({ outcome }) => outcome === 'pending');
  const { invocations } = mock;
  const forgotten = mock.pendingDeliveries - deliveries.length - invocations.length;
  return [
    ...commands(mock),
    ...deliveries.map((delivery) => ({ kind: 'delivery', delivery }) as const),
    ...invocations.map((invocation) => ({ kind: 'handler', invocation }) as const),
    ...(forgotten > 0 ? [{ kind: 'forgotten', deliveries: forgotten } as const] : []),
  ];
}

function commands({ operations }: WorkUnderWay): UnfinishedWork[] {
  return operations.map((operation) => ({ kind: 'command', operation }));
}

function workText(work: UnfinishedWork): string {
  switch (work.kind) {
    case 'command':
      return `${work.operation} is not answered yet.`;
    case 'delivery': {
      const { event, target, rule, attempts } = work.delivery;
      const failed = attempts.at(-1)?.error?.errorCode;
      const state = failed === undefined ? 'is not delivered yet' : `waits for a retry after ${failed}`;
      return `Event "${event['detail-type']}" ${state}: rule "${rule.name}" on bus "${rule.eventBusName}", target ${target.arn}.`;
    }
    case 'handler': {
      const { event, target, outcome } = work.invocation;
      const state = outcome === 'running' ? 'still runs' : 'has failed and is to be called again';
      return `The handler of ${target.arn} ${state}, for event "${event['detail-type']}".`;
    }
    case 'forgotten':
      return `${work.deliveries} ${work.deliveries === 1 ? 'delivery' : 'deliveries'}, whose history was cleared.`;
  }
}
