import type { ScheduleDeadLetterRecord } from '../../history/schedule-records.js';
import type { RefusedRequest } from '../../targets/refusal.js';
import { isUniversal, type SchedulerRequest } from '../../targets/scheduler/scheduler-request.js';
import { wholeSeconds } from '../../time/whole-seconds.js';
import type { ExhaustedCondition } from '../attempt/retry-policy.js';
import type { ScheduleJob } from './schedule-job.js';

/** How the last attempt failed. */
export interface FailedInvocation {
  readonly error: { readonly errorCode: string; readonly message: string };
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly retries: number;
  readonly exhausted: ExhaustedCondition | undefined;
}

interface LastAttempt {
  readonly queueArn: string;
  readonly request: SchedulerRequest | RefusedRequest;
  readonly payload: string;
}

/**
 * What the dead-letter queue gets: the request, and in attributes what became of it.
 * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/configuring-schedule-dlq.html
 */
export function deadLetterOf(
  { schedule, target, scheduledTime, executionId }: ScheduleJob,
  { error, at, retries, exhausted }: FailedInvocation,
  { queueArn, request, payload }: LastAttempt,
): ScheduleDeadLetterRecord {
  return {
    schedule,
    target,
    scheduledTime,
    executionId,
    queueArn,
    body: 'refused' in request ? payload : bodyOf(request),
    messageAttributes: {
      ERROR_CODE: error.errorCode,
      ERROR_MESSAGE: error.message,
      EXECUTION_ID: executionId,
      ...(exhausted && { EXHAUSTED_RETRY_CONDITION: exhausted }),
      IS_PAYLOAD_TRUNCATED: 'false',
      RETRY_ATTEMPTS: String(retries),
      SCHEDULED_TIME: wholeSeconds(scheduledTime),
      SCHEDULE_ARN: schedule.arn,
      TARGET_ARN: target.arn,
    },
    sentAt: new Date(at),
  };
}

/** Without the member that the kit tells requests by. */
function bodyOf(request: SchedulerRequest): string {
  if (isUniversal(request)) return JSON.stringify(request.input);
  const { action: _action, ...members } = request;
  return JSON.stringify(members);
}
