import type { ScheduleRecord } from '../../account/schedule.js';
import type { Place } from '../../text/arn.js';
import { wholeSeconds } from '../../time/whole-seconds.js';

/** One time that a schedule is due, as far as its payload depends on it. */
export interface ScheduledPayload {
  readonly record: ScheduleRecord;
  readonly place: Place;
  readonly scheduledTime: Date;
  readonly executionId: string;
  /** The id of the notification that a target without an input gets. */
  readonly id: string;
}

/** The text that the target gets. @param attempt - Counts from 1. */
export function payloadOf(
  { record, place, scheduledTime, executionId, id }: ScheduledPayload,
  attempt: number,
): string {
  const context = { scheduleArn: record.Arn, scheduledTime, executionId, attempt };
  const { Input } = record.Target;
  return Input === undefined ? defaultNotification(place, context, id) : inputWith(Input, context);
}

/** What the words of context attributes stand for, in one attempt. */
interface InvocationContext {
  readonly scheduleArn: string;
  readonly scheduledTime: Date;
  readonly executionId: string;
  /** Counts from 1. */
  readonly attempt: number;
}

/**
 * An input with its context attributes replaced, as text wherever they stand.
 * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-schedule-context-attributes.html
 */
function inputWith(input: string, context: InvocationContext): string {
  return input
    .replaceAll('<aws.scheduler.schedule-arn>', context.scheduleArn)
    .replaceAll('<aws.scheduler.scheduled-time>', wholeSeconds(context.scheduledTime))
    .replaceAll('<aws.scheduler.execution-id>', context.executionId)
    .replaceAll('<aws.scheduler.attempt-number>', String(context.attempt));
}

/** What a target gets whose schedule has no input. The detail is a text. */
function defaultNotification(
  { account, region }: Place,
  { scheduleArn, scheduledTime }: Pick<InvocationContext, 'scheduleArn' | 'scheduledTime'>,
  id: string,
): string {
  return JSON.stringify({
    version: '0',
    id,
    'detail-type': 'Scheduled Event',
    source: 'aws.scheduler',
    account,
    time: wholeSeconds(scheduledTime),
    region,
    resources: [scheduleArn],
    detail: '{}',
  });
}
