import type { BoundToNothing } from '../simulation/bound-to-nothing.js';
import type { Simulation } from '../simulation/simulation.js';
import { unfinishedWork, workText, type UnfinishedWork } from './unfinished-work.js';

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

/** A strict mock has handlers, faults or policies for targets that no rule or schedule has. `message` names them. */
export class BoundToNothingError extends Error {
  override readonly name = 'BoundToNothingError';

  constructor(
    when: string,
    /** What `boundToNothing()` returned. */
    readonly bound: readonly BoundToNothing[],
  ) {
    super(
      `${when} on a strict mock that was told about targets that no rule or schedule has:\n\n` +
        bound.map(({ message }) => `  ${message}`).join('\n'),
    );
  }
}

/**
 * What a strict mock would complain of, to be thrown when the rest is done. What is bound to nothing is left to the
 * outermost mock: others have taken over what that was told about targets.
 */
export function complaintOf(
  when: string,
  operations: readonly string[],
  simulation: Simulation,
  isOutermost: boolean,
): UnfinishedWorkError | BoundToNothingError | undefined {
  if (operations.length + simulation.pendingDeliveries > 0) {
    return new UnfinishedWorkError(when, unfinishedWork(operations, simulation));
  }
  const bound = isOutermost ? simulation.boundToNothing : [];
  return bound.length > 0 ? new BoundToNothingError(when, bound) : undefined;
}
