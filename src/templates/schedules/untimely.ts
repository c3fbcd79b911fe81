import { processEnvironment } from '../../environment/environment.js';
import { nextOccurrence, type ScheduleTimes } from '../../time/schedule-occurrence.js';
import { parseSchedulerExpression } from '../../time/scheduler-expression.js';
import { isTimeZone } from '../../time/time-zone.js';
import { MINUTE } from '../../time/units.js';
import type { LintKind } from '../findings.js';
import { scalarText } from '../resolving/resolving.js';
import type { Properties } from '../resources/properties.js';

/** Something about the times of a schedule that time has overtaken. */
export interface Untimely {
  readonly kind: LintKind;
  /** `.EndDate` */
  readonly where: string;
  readonly message: string;
}

/** What is doubtful about the times of a schedule, as of now. One that is disabled need not run. */
export function* untimely(given: Properties): Generator<Untimely> {
  const now = new Date(processEnvironment.now());
  const times = timesOf(given, now);
  if (!times || given['State'] === 'DISABLED') return;
  const { start, expression } = times;
  const hasStarted = start !== undefined && start.getTime() < now.getTime() - 5 * MINUTE;
  if (hasStarted && expression.kind !== 'at')
    yield { kind: 'past-start', where: '.StartDate', message: STARTED };
  const never = neverRuns(times, now);
  if (never) yield { kind: 'never-runs', ...never };
}

const STARTED =
  'StartDate has passed. AWS refuses the schedule when it is made or changed now: The StartDate you specify cannot be ' +
  'earlier than 5 minutes ago. The mock treats it as created in time.';

function neverRuns(times: ScheduleTimes, now: Date): Pick<Untimely, 'where' | 'message'> | undefined {
  // What is made now may run now.
  const justBefore = new Date(now.getTime() - 1);
  if (nextOccurrence(times, justBefore)) return undefined;
  const { expression, end, ...others } = times;
  if (expression.kind === 'at') {
    const message =
      'The time has passed: the mock treats the schedule as one that has run. Give it a time in the future.';
    return { where: '.ScheduleExpression', message };
  }
  const withoutEnd = nextOccurrence({ expression, ...others }, justBefore);
  if (!withoutEnd) {
    const message =
      'All times of the cron expression have passed: the schedule does not run any more, and AWS refuses it when it is ' +
      'made or changed now.';
    return { where: '.ScheduleExpression', message };
  }
  const message =
    end && end <= now
      ? 'EndDate has passed: the schedule does not run any more.'
      : `EndDate comes before the first run, at ${withoutEnd.toISOString()}: the schedule never runs.`;
  return { where: '.EndDate', message };
}

function timesOf(given: Properties, now: Date): ScheduleTimes | undefined {
  const { ScheduleExpression, ScheduleExpressionTimezone, StartDate, EndDate } = given;
  const expression = parseSchedulerExpression(scalarText(ScheduleExpression) ?? '');
  const timeZone = scalarText(ScheduleExpressionTimezone) ?? 'UTC';
  if (!expression || !isTimeZone(timeZone)) return undefined;
  return { expression, timeZone, countsFrom: now, start: dateOf(StartDate), end: dateOf(EndDate) };
}

function dateOf(value: unknown): Date | undefined {
  return typeof value === 'string' ? new Date(value) : undefined;
}
