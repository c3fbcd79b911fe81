import type { ScheduleRecord } from '../../account/schedule.js';
import { parsedPayload } from '../../history/invocation-record.js';
import type { Place } from '../../text/arn.js';
import { nextOccurrence, type ScheduleTimes } from '../../time/schedule-occurrence.js';
import { parseSchedulerExpression } from '../../time/scheduler-expression.js';
import { zoneOf } from '../../time/time-zone.js';
import type { RemovedSchedule } from './removed-schedules.js';
import { payloadOf } from './schedule-input.js';

/** What is to come of a schedule, or why nothing is. */
export type Outlook =
  /** Its time has come, or passed: it runs as soon as somebody waits. */
  | { readonly kind: 'due'; readonly due: Date; readonly input: unknown }
  /** It runs at a time that lies ahead, in a flexible time window behind the one at which it is due. */
  | { readonly kind: 'waiting'; readonly due: Date; readonly at: Date; readonly input: unknown }
  /** `due` is when it would be due if it were enabled now; absent where there is no such time. */
  | { readonly kind: 'disabled'; readonly due?: Date }
  /** It was due once, and has run. */
  | { readonly kind: 'over'; readonly due: Date }
  /** Its expression has no time that is left before its end. */
  | { readonly kind: 'ended'; readonly end: Date }
  /** Its expression has no time that is left. */
  | { readonly kind: 'never' }
  | ({ readonly kind: 'removed' } & Pick<RemovedSchedule, 'at' | 'by' | 'due'>)
  /** There is no such schedule, and nobody knows of one. */
  | { readonly kind: 'absent' };

/** A schedule as it runs. */
export interface ScheduleCourse {
  readonly schedule: ScheduleRecord;
  readonly times: ScheduleTimes;
  /** When it was due last, in milliseconds since 1970. */
  readonly lastRun: number;
  readonly planned: { readonly due: Date; readonly at: number } | undefined;
}

export function timesOf(schedule: ScheduleRecord): ScheduleTimes | undefined {
  const { ScheduleExpression, ScheduleExpressionTimezone: timeZone, countsFrom } = schedule;
  const expression = parseSchedulerExpression(ScheduleExpression);
  return expression && { expression, timeZone, countsFrom, start: schedule.StartDate, end: schedule.EndDate };
}

/** The first run that is still to come, which may be now. */
export function firstRun(
  { schedule, times, lastRun }: Pick<ScheduleCourse, 'schedule' | 'times' | 'lastRun'>,
  now: number,
): Date | undefined {
  const { expression, start, countsFrom } = times;
  if (expression.kind === 'at') {
    // Its time may have passed while it was disabled, or before it was made.
    return schedule.isOver ? undefined : timeOfOnce(times);
  }
  // Its beginning may be a run; of any other time, the moment in which it is made has passed.
  const beginning = (start ?? (expression.kind === 'rate' ? countsFrom : undefined))?.getTime();
  const after = beginning === now ? now - 1 : now;
  return nextOccurrence(times, new Date(Math.max(after, lastRun)));
}

export function outlookOf(course: ScheduleCourse, place: Place, now: number): Outlook {
  const { schedule, times, planned } = course;
  const once = timeOfOnce(times);
  if (once && schedule.isOver) return { kind: 'over', due: once };
  if (schedule.State === 'DISABLED') {
    const due = firstRun(course, now);
    return { kind: 'disabled', ...(due && { due }) };
  }
  if (!planned) return schedule.EndDate ? { kind: 'ended', end: schedule.EndDate } : { kind: 'never' };
  const { due } = planned;
  const unknown = { executionId: '', id: '' };
  const input = parsedPayload(payloadOf({ record: schedule, place, scheduledTime: due, ...unknown }, 1));
  if (planned.at <= now) return { kind: 'due', due, input };
  return { kind: 'waiting', due, at: new Date(planned.at), input };
}

function timeOfOnce({ expression, timeZone }: ScheduleTimes): Date | undefined {
  return expression.kind === 'at' ? new Date(zoneOf(timeZone).timeOfOrAfter(expression.local)) : undefined;
}
