import { AsyncLocalStorage } from 'node:async_hooks';
import type { ChainLink } from '../../history/records.js';
import type { Job } from './job.js';

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

/** Runs what a delivery brings about, so that the events that it sends are known to be caused by it. */
export function runCausedBy<Result>(job: Job, call: () => Result): Result {
  return running.run([...job.event.chain, linkOf(job)], call);
}

/** Runs what nobody's delivery has brought about, whoever happens to run it. */
export function runUncaused<Result>(call: () => Result): Result {
  return running.run([], call);
}

function linkOf({ event, rule, target }: Job): ChainLink {
  return {
    eventId: event.envelope.id,
    detailType: event.envelope['detail-type'],
    ruleArn: rule.Arn,
    targetArn: target.Arn ?? '',
    ...(event.traceHeader !== undefined && { traceHeader: event.traceHeader }),
  };
}
