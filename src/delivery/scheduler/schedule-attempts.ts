import type { DeadLetterFailure } from '../../history/records.js';
import { parsedPayload } from '../../history/event-row.js';
import type {
  OpenScheduleInvocation,
  ScheduleInvocationRecord,
  ScheduleRunUnderWay,
} from '../../history/schedule-records.js';
import type { RefusedRequest } from '../../targets/refusal.js';
import {
  schedulerRequest,
  type SchedulerBusRequest,
  type SchedulerRequest,
  type UniversalRequest,
} from '../../targets/scheduler/scheduler-request.js';
import { parseArn, type Place } from '../../text/arn.js';
import { RETRY } from '../../time/timekeeper.js';
import type { BoundHandlers } from '../attempt/bound-handlers.js';
import { isRetried, type DeliveryFailure } from '../attempt/delivery-errors.js';
import type { AttemptPlan, DeliveryFaults } from '../attempt/delivery-faults.js';
import type { DeliveryHost } from '../attempt/delivery-host.js';
import { nextRetry, retryPolicyOf, type ExhaustedCondition } from '../attempt/retry-policy.js';
import type { EndpointCalls } from '../attempt/target-endpoints.js';
import type { HandlerTable } from '../attempt/target-handler.js';
import { knownCallOf, targetOf } from './known-calls.js';
import { deadLetterOf, type FailedInvocation } from './schedule-dead-letters.js';
import { payloadOf } from './schedule-input.js';
import { handledJob, type ScheduleJob } from './schedule-job.js';
import type { Occurrence, TargetInvoker } from './schedule-runs.js';

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
interface Attempt {
  readonly job: ScheduleJob;
  readonly request: SchedulerRequest;
  readonly payload: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** Invokes the targets of schedules, again and again where that may help. */
export class ScheduleAttempts implements TargetInvoker {
  readonly #host: DeliveryHost;
  readonly #receivers: ScheduleReceivers;
  readonly #underWay = new Set<ScheduleJob>();

  constructor(host: DeliveryHost, receivers: ScheduleReceivers) {
    this.#host = host;
    this.#receivers = receivers;
  }

  get underWay(): readonly ScheduleRunUnderWay[] {
    return [...this.#underWay].map(({ schedule, target, scheduledTime, executionId, failed, retry }) => ({
      ...{ schedule, target, scheduledTime, executionId, failed },
      ...(retry && { retry }),
    }));
  }

  clear(): void {
    this.#underWay.clear();
  }

  invoke({ schedule, place, scheduledTime }: Occurrence, ended: () => void): void {
    const arn = parseArn(schedule.Target.Arn);
    if (!arn) throw new Error(`No schedule could have had this target: ${schedule.Target.Arn}`);
    const { environment } = this.#host;
    const begunAt = environment.now();
    const job: ScheduleJob = {
      schedule: { name: schedule.Name, groupName: schedule.GroupName, arn: schedule.Arn },
      target: targetOf(schedule, place),
      scheduledTime: new Date(scheduledTime),
      executionId: executionId(environment.uuid()),
      record: schedule,
      place: { account: place.account, region: place.region },
      arn,
      id: environment.uuid(),
      begunAt,
      failed: 0,
      retry: undefined,
      ended: () => {
        this.#underWay.delete(job);
        ended();
      },
    };
    this.#underWay.add(job);
    this.#begin(job, begunAt);
  }

  #begin(job: ScheduleJob, at: number): void {
    job.retry = undefined;
    const planned = this.#planned(job);
    const end = at + (planned?.latency ?? 0);
    const finish = (): void => {
      if (planned?.error) this.#failed(job, planned.error, end);
      else this.#try(job, end);
    };
    if (end > at) this.#host.timekeeper.add(end, finish, RETRY);
    else finish();
  }

  #planned({ target: { arn, resourceArn }, schedule }: ScheduleJob): AttemptPlan | undefined {
    const { faults } = this.#receivers;
    const planned = faults.next({ arn, id: schedule.name });
    if (planned || resourceArn === undefined) return planned;
    return faults.next({ arn: resourceArn, id: '' });
  }

  #try(job: ScheduleJob, at: number): void {
    const payload = payloadOf(job, job.failed + 1);
    const request = requestOf(job, payload, this.#host);
    if ('refused' in request) this.#failed(job, request.refused, at);
    else this.#send({ job, request, payload, at });
  }

  #send(attempt: Attempt): void {
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
    if (failure) this.#failed(attempt.job, failure, attempt.at);
    else this.#invoked(attempt, 'recorded');
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
      this.#receivers.functions.callFunction(handled, handler, this.#invoked(attempt, 'running'));
      return;
    }
    this.#receivers.functions.callService(handled, handler, (failure) => {
      if (failure) this.#failed(job, failure, at);
      else this.#invoked(attempt, 'succeeded');
    });
  }

  /** A target that nothing is bound to takes everything, unless somebody has named an endpoint for its service. */
  #sendOut(attempt: Attempt, { targetArn, payload }: Called): void {
    const { job, request, at } = attempt;
    const arn = parseArn(targetArn);
    const endpoints = this.#receivers.endpoints();
    if (!arn || isForBus(request) || !endpoints?.has(arn.service)) {
      this.#invoked(attempt, 'recorded');
      return;
    }
    endpoints.call(
      handledJob(job, targetArn, payload),
      (to) => to.send(request, arn),
      (error) => {
        if (error) this.#failed(job, error, at);
        else this.#invoked(attempt, 'succeeded');
      },
    );
  }

  #invoked(
    { job, request, payload, at }: Attempt,
    outcome: ScheduleInvocationRecord['outcome'],
  ): OpenScheduleInvocation {
    const { schedule, target, scheduledTime, executionId } = job;
    const record: OpenScheduleInvocation = {
      schedule,
      target,
      scheduledTime,
      executionId,
      request,
      payload,
      input: parsedPayload(payload),
      invokedAt: new Date(at),
      attempt: job.failed + 1,
      outcome,
      calls: outcome === 'recorded' ? 0 : 1,
    };
    this.#host.journal.scheduleInvocation(record);
    job.ended();
    return record;
  }

  #failed(job: ScheduleJob, { retryAfter = 0, handler, ...error }: DeliveryFailure, at: number): void {
    const retries = job.failed;
    job.failed += 1;
    const giveUp = (exhausted?: ExhaustedCondition): void => {
      if (handler) this.#host.handlerErrors.unrecovered(handler);
      this.#giveUp(job, { error, at, retries, exhausted });
    };
    if (!isRetried(error.errorCode) || retryAfter < 0) {
      giveUp();
      return;
    }
    const failed = { retries, receivedAt: job.begunAt, failedAt: at, retryAfter };
    const next = nextRetry(failed, retryPolicyOf(job.record.Target), this.#host.environment.random);
    if ('exhausted' in next) giveUp(next.exhausted);
    else {
      job.retry = { at: new Date(next.at), error };
      const again = (): void => {
        this.#begin(job, next.at);
      };
      this.#host.timekeeper.add(next.at, again, RETRY);
    }
  }

  #giveUp(job: ScheduleJob, failure: FailedInvocation): void {
    const queueArn = job.record.Target.DeadLetterConfig?.Arn;
    if (queueArn === undefined) {
      this.#lost(job, failure);
      return;
    }
    const payload = payloadOf(job, failure.retries + 1);
    const request = requestOf(job, payload, this.#host);
    const deadLetter = deadLetterOf(job, failure, { queueArn, request, payload });
    const written = (): void => {
      this.#host.journal.scheduleDeadLetter(deadLetter);
      job.ended();
    };
    const endpoints = this.#receivers.endpoints();
    if (!endpoints?.has('sqs')) {
      written();
      return;
    }
    endpoints.call(
      handledJob(job, queueArn, deadLetter.body),
      (to) => to.sendDeadLetter(deadLetter),
      (error) => {
        if (error) this.#lost(job, failure, { queueArn, problem: 'not reached' });
        else written();
      },
    );
  }

  #lost(job: ScheduleJob, { error, retries }: FailedInvocation, deadLetterFailure?: DeadLetterFailure): void {
    this.#host.journal.warn({
      kind: 'schedule-dropped',
      scheduleArn: job.schedule.arn,
      targetArn: job.target.arn,
      scheduledTime: job.scheduledTime,
      error,
      retries,
      ...(deadLetterFailure && { deadLetterFailure }),
    });
    job.ended();
  }
}

function requestOf(
  { record, arn, scheduledTime }: ScheduleJob,
  payload: string,
  { environment }: Pick<DeliveryHost, 'environment'>,
): SchedulerRequest | RefusedRequest {
  const { Target: target, Arn: scheduleArn } = record;
  return schedulerRequest({ target, arn, scheduleArn, scheduledTime, payload, uuid: environment.uuid });
}

function isUniversal(request: SchedulerRequest): request is UniversalRequest {
  return request.action.startsWith('aws-sdk:');
}

function isForBus(request: SchedulerRequest): request is SchedulerBusRequest {
  return request.action === 'events:PutEvents' && 'Entries' in request;
}

/** Sixteen digits, as in the examples of the documentation. */
function executionId(uuid: string): string {
  return uuid.replaceAll('-', '').slice(-16);
}
