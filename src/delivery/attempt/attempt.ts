import { invocationRecord, type OpenInvocation } from '../../history/invocation-record.js';
import type { Journal } from '../../history/journal.js';
import type { InvocationRecord } from '../../history/records.js';
import type { ApiDestinationRequest } from '../../targets/kinds/apis.js';
import type { TargetRequest } from '../../targets/registry.js';
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

/** Writes down that the target has taken the event: the delivery is done. */
export function invoked(
  { job, request, at }: Attempt,
  outcome: InvocationRecord['outcome'],
  journal: Journal,
): OpenInvocation {
  const { record, payload, event, route } = job;
  record.attempts.push({ at: new Date(at) });
  record.outcome = 'delivered';
  const invocation = invocationRecord(event, route, { request, payload, at, outcome });
  job.log?.succeeded(at);
  journal.invocation(invocation);
  return invocation;
}
