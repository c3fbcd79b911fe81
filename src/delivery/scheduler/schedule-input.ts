import { wholeSeconds } from '../../time/whole-seconds.js';
import type { Place } from '../../text/arn.js';

/** What the words of context attributes stand for, in one attempt. */
export interface InvocationContext {
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
export function inputWith(input: string, context: InvocationContext): string {
  return input
    .replaceAll('<aws.scheduler.schedule-arn>', context.scheduleArn)
    .replaceAll('<aws.scheduler.scheduled-time>', wholeSeconds(context.scheduledTime))
    .replaceAll('<aws.scheduler.execution-id>', context.executionId)
    .replaceAll('<aws.scheduler.attempt-number>', String(context.attempt));
}

/** What a target gets whose schedule has no input. The detail is a text. */
export function defaultNotification(
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
