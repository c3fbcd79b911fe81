import { nextRun } from './next-run.js';
import type { SchedulerExpression } from './scheduler-expression.js';
import { zoneOf } from './time-zone.js';

/** What the runs of a schedule of EventBridge Scheduler depend on. */
export interface ScheduleTimes {
  readonly expression: SchedulerExpression;
  /** By its IANA name; a rate does not ask. */
  readonly timeZone: string;
  /** From when on a rate counts that has no start. Its first run is then. */
  readonly countsFrom: Date;
  /** The first moment at which it may run; a one-time schedule does not ask. */
  readonly start?: Date | undefined;
  /** The first at which it may not any more. */
  readonly end?: Date | undefined;
}

/**
 * The first run strictly after a time, or undefined where there is none any more.
 *
 * A local time that clocks leave out is no run of a cron expression, and one that they show twice is one, at the first
 * of the two.
 * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html#daylist-savings-time
 */
export function nextOccurrence(times: ScheduleTimes, after: Date): Date | undefined {
  const { expression, timeZone, start, end } = times;
  if (expression.kind === 'at') {
    const time = zoneOf(timeZone).timeOfOrAfter(expression.local);
    return time > after.getTime() ? new Date(time) : undefined;
  }
  // The start itself may be a run.
  const since = start && start > after ? new Date(start.getTime() - 1) : after;
  const run = expression.kind === 'rate' ? rateRun(times, since) : cronRun(times, since);
  return run && (!end || run < end) ? run : undefined;
}

function rateRun({ expression, start, countsFrom }: ScheduleTimes, after: Date): Date | undefined {
  const first = start ?? countsFrom;
  if (first > after) return first;
  return expression.kind === 'rate' ? nextRun(expression, after, first) : undefined;
}

/** In local times, as if they were those of UTC: these are in order, whatever clocks do. */
function cronRun({ expression, timeZone }: ScheduleTimes, after: Date): Date | undefined {
  if (expression.kind !== 'cron') return undefined;
  const zone = zoneOf(timeZone);
  let local: Date | undefined = new Date(zone.localAt(after.getTime()));
  for (;;) {
    local = nextRun(expression, local, local);
    if (!local) return undefined;
    const time = zone.timeOf(local.getTime());
    if (time !== undefined && time > after.getTime()) return new Date(time);
  }
}
