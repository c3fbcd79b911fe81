import { contextValue, runInContext } from '../../environment/asynchronous-context.js';
import type { ChainLink } from '../../history/records.js';
import type { HandledJob } from './handled-job.js';

/**
 * Which delivery the running code was caused by.
 *
 * Handlers send events through an ordinary client, so the only link from a delivery to the events that it causes is
 * the asynchronous context. Copies of the kit know of each other's deliveries by this name.
 */
const CHAIN = 'chain.1';

/** The chain of what the kit does itself in one go: no code of others runs then, and the context need not tell. */
let atOnce: readonly ChainLink[] | undefined;

/** The deliveries that led to the running code, oldest first; empty outside of handlers. */
export function currentChain(): readonly ChainLink[] {
  return atOnce ?? (contextValue(CHAIN) as readonly ChainLink[] | undefined) ?? [];
}

/** The trace header of the event whose delivery the running code was caused by. */
export function currentTraceHeader(): string | undefined {
  return currentChain().at(-1)?.traceHeader;
}

/**
 * Runs what a delivery brings about, so that the events that it sends are known to be caused by it. It has to be
 * `UnderWay`, which uses the context.
 */
export function runCausedBy<Result>({ causes }: HandledJob, call: () => Result): Result {
  return runInContext(CHAIN, causes, call);
}

/** The same for what is over when the call returns. */
export function doCausedBy({ causes }: HandledJob, act: () => void): void {
  doWith(causes, act);
}

/** Does what nobody's delivery has brought about, whoever happens to run it. */
export function doUncaused(act: () => void): void {
  doWith([], act);
}

function doWith(chain: readonly ChainLink[], act: () => void): void {
  const before = atOnce;
  atOnce = chain;
  try {
    act();
  } finally {
    atOnce = before;
  }
}
