import type { DeadLetterFailure } from '../../history/records.js';
import { parsedPayload } from '../../history/invocation-record.js';
import type {
  OpenScheduleInvocation,
  ScheduleInvocationRecord,
  ScheduleRunUnderWay,
} from '../../history/schedule-records.js';
import type { RefusedRequest } from '../../targets/refusal.js';
import { schedulerRequest, type SchedulerRequest } from '../../targets/scheduler/scheduler-request.js';
import { parseArn } from '../../text/arn.js';
import { RETRY } from '../../time/timekeeper.js';
import { isRetried, type DeliveryFailure } from '../attempt/delivery-errors.js';
import type { AttemptPlan } from '../attempt/delivery-faults.js';
import type { DeliveryHost } from '../attempt/delivery-host.js';
import { nextRetry, retryPolicyOf, type ExhaustedCondition } from '../attempt/retry-policy.js';
import { targetOf } from './known-calls.js';
import { deadLetterOf, type FailedInvocation } from './schedule-dead-letters.js';
import { payloadOf } from './schedule-input.js';
import { handledJob, type ScheduleJob } from './schedule-job.js';
import { ScheduleRequests, type Attempt, type ScheduleReceivers } from './schedule-requests.js';
import type { Occurrence, TargetInvoker } from './schedule-runs.js';

/** Invokes the targets of schedules, again and again where that may help. */
export class ScheduleAttempts implements TargetInvoker {
  readonly #host: DeliveryHost;
  readonly #receivers: ScheduleReceivers;
  readonly #requests: ScheduleRequests;
  readonly #underWay = new Set<ScheduleJob>();

  constructor(host: DeliveryHost, receivers: ScheduleReceivers) {
    this.#host = host;
    this.#receivers = receivers;
    this.#requests = new ScheduleRequests(receivers, {
      invoked: (attempt, outcome) => this.#invoked(attempt, outcome),
      failed: (job, failure, at) => {
        this.#failed(job, failure, at);
      },
    });
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
    else this.#requests.send({ job, request, payload, at });
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

/** Sixteen digits, as in the examples of the documentation. */
function executionId(uuid: string): string {
  return uuid.replaceAll('-', '').slice(-16);
}
