import type { SchedulerRequest } from '../targets/scheduler/scheduler-request.js';

/** A schedule of EventBridge Scheduler and its target, as records name them. */
export interface ScheduleOfTarget {
  /** The schedule that was due. */
  readonly schedule: { readonly name: string; readonly groupName: string; readonly arn: string };
  /**
   * The target of the schedule. A universal target names its resource in its input: `resourceArn` is the ARN of that,
   * such as the queue of `aws-sdk:sqs:sendMessage`. Absent where the target is the resource itself, or the kit does not
   * know the API.
   */
  readonly target: { readonly arn: string; readonly resourceArn?: string };
  /** When the schedule was due. */
  readonly scheduledTime: Date;
  /** The same for all attempts of one time that it was due. */
  readonly executionId: string;
}

/** One time that a schedule has invoked its target. */
export interface ScheduleInvocationRecord extends ScheduleOfTarget {
  /** What EventBridge Scheduler asks of the target's service. */
  readonly request: SchedulerRequest;
  /** The text that the target received. */
  readonly payload: string;
  /** The payload parsed, or the text itself where it is not JSON. */
  readonly input: unknown;
  /** The account's time of the attempt. */
  readonly invokedAt: Date;
  /** 1, and one more for each retry. */
  readonly attempt: number;
  /**
   * `recorded` when nothing is called in the target's place, which counts as a success; `running` until the function is
   * done.
   */
  readonly outcome: 'recorded' | 'running' | 'succeeded' | 'failed';
  /** What the bound function threw or rejected with last. */
  readonly error?: unknown;
  /** How often a bound function was called: Lambda calls one that fails again, which the schedule does not notice. */
  readonly calls: number;
}

/** The same while it is being written. */
export type OpenScheduleInvocation = {
  -readonly [Member in keyof ScheduleInvocationRecord]: ScheduleInvocationRecord[Member];
};

/** One time that a schedule is due, from the first attempt to invoke its target until one succeeds or none is left. */
export interface ScheduleRunUnderWay extends ScheduleOfTarget {
  /** How many attempts have failed. */
  readonly failed: number;
  /** When the next attempt is due, and why the last one failed. Absent while an attempt is being made. */
  readonly retry?: {
    readonly at: Date;
    readonly error: { readonly errorCode: string; readonly message: string };
  };
}

/** A message of a schedule to its dead-letter queue. */
export interface ScheduleDeadLetterRecord extends ScheduleOfTarget {
  /** The ARN of the dead-letter queue. */
  readonly queueArn: string;
  /** What was asked of the target, as JSON. */
  readonly body: string;
  /**
   * `SCHEDULE_ARN`, `TARGET_ARN`, `SCHEDULED_TIME`, `EXECUTION_ID`, `ERROR_CODE`, `ERROR_MESSAGE`, `RETRY_ATTEMPTS`,
   * `IS_PAYLOAD_TRUNCATED`, and `EXHAUSTED_RETRY_CONDITION` after retries.
   */
  readonly messageAttributes: Readonly<Record<string, string>>;
  /** The account's time when the message was sent. */
  readonly sentAt: Date;
}
