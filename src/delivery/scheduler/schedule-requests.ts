import type { OpenScheduleInvocation, ScheduleInvocationRecord } from '../../history/schedule-records.js';
import {
  isUniversal,
  type SchedulerBusRequest,
  type SchedulerRequest,
  type UniversalRequest,
} from '../../targets/scheduler/scheduler-request.js';
import { parseArn, type Place } from '../../text/arn.js';
import type { BoundHandlers } from '../attempt/bound-handlers.js';
import type { DeliveryFailure } from '../attempt/delivery-errors.js';
import type { DeliveryFaults } from '../attempt/delivery-faults.js';
import type { EndpointCalls } from '../attempt/target-endpoints.js';
import type { HandlerTable } from '../attempt/target-handler.js';
import { knownCallOf } from './known-calls.js';
import { handledJob, type ScheduleJob } from './schedule-job.js';

/** An entry of PutEvents, whoever puts it. */
export type PutEntry = Readonly<Record<string, unknown>>;

export interface ScheduleReceivers {
  readonly handlers: HandlerTable;
  readonly functions: BoundHandlers;
  readonly faults: DeliveryFaults;
  /** Puts entries as an account in a Region does; answers why one of them became no event. */
  readonly putEvents: (entries: readonly PutEntry[], place: Place) => DeliveryFailure | undefined;
  /** Undefined where nobody has named any. */
  readonly endpoints: () => EndpointCalls | undefined;
}

/** What is called for an attempt: the target, or the resource that a universal call is for. */
interface Called {
  readonly targetArn: string;
  readonly request: SchedulerRequest;
  readonly payload: string;
}

/** An attempt that has a request. */
export interface Attempt {
  readonly job: ScheduleJob;
  readonly request: SchedulerRequest;
  readonly payload: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** Told what came of an attempt. */
interface Outcomes {
  invoked(attempt: Attempt, outcome: ScheduleInvocationRecord['outcome']): OpenScheduleInvocation;
  failed(job: ScheduleJob, failure: DeliveryFailure, at: number): void;
}

/** Takes what schedules ask of their targets to whoever is to have it. */
export class ScheduleRequests {
  readonly #receivers: ScheduleReceivers;
  readonly #outcomes: Outcomes;

  constructor(receivers: ScheduleReceivers, outcomes: Outcomes) {
    this.#receivers = receivers;
    this.#outcomes = outcomes;
  }

  /** Answers by `outcomes`, at once or later. */
  send(attempt: Attempt): void {
    const { job, request, payload } = attempt;
    if (isForBus(request)) {
      this.#put(attempt, request.Entries);
      return;
    }
    if (isUniversal(request)) {
      this.#sendUniversal(attempt, request);
      return;
    }
    this.#call(attempt, { targetArn: job.target.arn, request, payload });
  }

  #sendUniversal(attempt: Attempt, request: UniversalRequest): void {
    const { job, payload } = attempt;
    const own = { targetArn: job.target.arn, request, payload };
    const isBound = this.#receivers.handlers.has(job.target.arn);
    if (!isBound && request.action === 'aws-sdk:eventbridge:putEvents') {
      const { Entries } = request.input as { readonly Entries?: readonly PutEntry[] };
      this.#put(attempt, Array.isArray(Entries) ? Entries : []);
      return;
    }
    this.#call(attempt, isBound ? own : (knownCallOf(request, job.place) ?? own));
  }

  #put(attempt: Attempt, entries: readonly PutEntry[]): void {
    const failure = this.#receivers.putEvents(entries, attempt.job.place);
    if (failure) this.#outcomes.failed(attempt.job, failure, attempt.at);
    else this.#outcomes.invoked(attempt, 'recorded');
  }

  #call(attempt: Attempt, called: Called): void {
    const { job, at } = attempt;
    const { targetArn, request, payload } = called;
    const handler = this.#receivers.handlers.use(targetArn);
    if (!handler) {
      this.#sendOut(attempt, called);
      return;
    }
    const handled = { job: handledJob(job, targetArn, payload), request, at };
    if (request.action === 'lambda:Invoke') {
      this.#receivers.functions.callFunction(handled, handler, this.#outcomes.invoked(attempt, 'running'));
      return;
    }
    this.#receivers.functions.callService(handled, handler, (failure) => {
      if (failure) this.#outcomes.failed(job, failure, at);
      else this.#outcomes.invoked(attempt, 'succeeded');
    });
  }

  /** A target that nothing is bound to takes everything, unless somebody has named an endpoint for its service. */
  #sendOut(attempt: Attempt, { targetArn, payload }: Called): void {
    const { job, request, at } = attempt;
    const arn = parseArn(targetArn);
    const endpoints = this.#receivers.endpoints();
    if (!arn || isForBus(request) || !endpoints?.has(arn.service)) {
      this.#outcomes.invoked(attempt, 'recorded');
      return;
    }
    endpoints.call(
      handledJob(job, targetArn, payload),
      (to) => to.send(request, arn),
      (error) => {
        if (error) this.#outcomes.failed(job, error, at);
        else this.#outcomes.invoked(attempt, 'succeeded');
      },
    );
  }
}

function isForBus(request: SchedulerRequest): request is SchedulerBusRequest {
  return request.action === 'events:PutEvents' && 'Entries' in request;
}
