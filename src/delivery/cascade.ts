import { AsyncLocalStorage } from 'node:async_hooks';
import type { ChainLink } from '../history/records.js';
import { chainText } from '../history/warning-text.js';

/** Deliveries caused one another without end. `message` prints the chain. */
export class EventLoopError extends Error {
  override readonly name = 'EventLoopError';

  constructor(
    /** From the event that a test or production code sent to the one that was cut off. */
    readonly chain: readonly ChainLink[],
  ) {
    super(
      `An event loop was cut after ${chain.length} deliveries, each caused by the one before:\n${chainText(chain)}\n` +
        'A rule matches the events that its own target causes. Narrow the pattern, or send the follow-up to another bus.',
    );
  }
}

/**
 * Which delivery the running code was caused by.
 *
 * Handlers send events through an ordinary client, so the only link from a delivery to the events that it causes is
 * the asynchronous context.
 */
const running = new AsyncLocalStorage<readonly ChainLink[]>();

/** The deliveries that led to the running code, oldest first; empty outside of handlers. */
export function currentChain(): readonly ChainLink[] {
  return running.getStore() ?? [];
}

/** The trace header of the event whose delivery the running code was caused by. */
export function currentTraceHeader(): string | undefined {
  return running.getStore()?.at(-1)?.traceHeader;
}

/** Runs a handler so that the events that it sends are known to be caused by this chain. */
export function runInChain<Result>(chain: readonly ChainLink[], handler: () => Result): Result {
  return running.run(chain, handler);
}
