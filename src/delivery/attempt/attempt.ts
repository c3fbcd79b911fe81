import type { Journal } from '../../history/journal.js';
import type { InvocationRecord } from '../../history/records.js';
import type { ApiDestinationRequest } from '../../targets/kinds/apis.js';
import type { TargetRequest } from '../../targets/registry.js';
import { parsedJson } from '../../text/parsed-json.js';
import type { DeliveryFailure } from './delivery-errors.js';
import type { Job } from './job.js';

/**
 * One attempt to hand a target what EventBridge asks of it, at a time of the account that may lie ahead of its clock.
 */
export interface Attempt {
  readonly job: Job;
  readonly request: TargetRequest;
  /** Milliseconds since 1970. */
  readonly at: number;
}

export interface ApiDestinationAttempt extends Attempt {
  readonly request: ApiDestinationRequest;
}

/** Hears how an attempt ended, which may be at once. */
export type Ended = (
  attempt: Attempt,
  failure: DeliveryFailure | undefined,
  outcome: InvocationRecord['outcome'],
) => void;

/** An invocation record while it is being written. */
export type OpenInvocation = { -readonly [Member in keyof InvocationRecord]: InvocationRecord[Member] };

/** Writes down that the target has taken the event: the delivery is done. */
export function invoked(
  { job, request, at }: Attempt,
  outcome: InvocationRecord['outcome'],
  journal: Journal,
): OpenInvocation {
  const { record, payload } = job;
  record.attempts.push({ at: new Date(at) });
  record.outcome = 'delivered';
  const { target, rule, event } = record;
  const invocation: OpenInvocation = {
    target,
    rule,
    event,
    request,
    payload,
    // Most targets get the event as it is, which has been read already.
    input: payload === job.event.text ? event : parsedPayload(payload),
    invokedAt: new Date(at),
    outcome,
    calls: outcome === 'recorded' ? 0 : 1,
    ...(job.event.traceHeader !== undefined && { traceHeader: job.event.traceHeader }),
  };
  job.log?.succeeded(at);
  journal.invocation(invocation);
  return invocation;
}

/** The payload's value, or the text itself where it is not JSON. */
export function parsedPayload(payload: string): unknown {
  const value = parsedJson(payload);
  return value === undefined ? payload : value;
}
