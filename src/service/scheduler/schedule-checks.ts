import { nextOccurrence } from '../../time/schedule-occurrence.js';
import { parseSchedulerExpression, type SchedulerExpression } from '../../time/scheduler-expression.js';
import { isTimeZone } from '../../time/time-zone.js';
import { MINUTE } from '../../time/units.js';
import type { OperationContext } from '../operation.js';
import { invalid } from './scheduler-faults.js';
import type { SchedulerRequest } from './scheduler-operation.js';

type Request = SchedulerRequest<'CreateSchedule'>;

/**
 * Refuses what can be told to be wrong with the times of a schedule, in the order in which the service does. Of one
 * that was deployed, time may have overtaken what was right then.
 */
export function checkTimes(
  request: Request,
  { now, wasDeployed }: Pick<OperationContext, 'now' | 'wasDeployed'>,
): void {
  const { ScheduleExpression, ScheduleExpressionTimezone } = request;
  const expression = parseSchedulerExpression(ScheduleExpression);
  if (!expression) {
    throw invalid(`Invalid Schedule Expression ${ScheduleExpression}.`).because(formOf(ScheduleExpression));
  }
  if (ScheduleExpressionTimezone !== undefined && !isTimeZone(ScheduleExpressionTimezone)) {
    throw invalid(`Invalid ScheduleExpressionTimezone ${ScheduleExpressionTimezone}.`).because(
      'Time zones are named as in the IANA database: Europe/Berlin.',
    );
  }
  checkWindow(request);
  if (expression.kind === 'at') return;
  if (wasDeployed !== true) checkStart(request, now());
  checkDates(request);
  if (expression.kind === 'cron' && wasDeployed !== true) checkIsToCome(expression, request, now());
}

/** What `toISOString()` writes is nearly right. */
function formOf(expression: string): string {
  const [, time, fraction, offset] =
    /^at\(([-\d]+T[\d:]+)(\.\d+)?(Z|[-+]\d\d:?\d\d)?\)$/.exec(expression) ?? [];
  if (time === undefined || !parseSchedulerExpression(`at(${time})`)) return FORM;
  const excess = `${fraction ?? ''}${offset ?? ''}`;
  return (
    `Leave out ${excess}: at(${time}) is in the time zone of ScheduleExpressionTimezone, by default UTC. ` +
    'There is no offset and no fraction of a second.'
  );
}

const FORM =
  'A schedule is at(yyyy-mm-ddThh:mm:ss), rate(value unit) or cron(minutes hours day-of-month month day-of-week year), ' +
  'with nothing around it; exactly one of the two days of a cron expression must be ?.';

function checkWindow({ FlexibleTimeWindow: { Mode, MaximumWindowInMinutes } }: Request): void {
  if (Mode === 'FLEXIBLE' && MaximumWindowInMinutes === undefined) {
    throw invalid('MaximumWindowInMinutes must be provided when FlexibleTimeWindowMode is set to FLEXIBLE');
  }
  if (Mode === 'OFF' && MaximumWindowInMinutes !== undefined) {
    throw invalid('MaximumWindowInMinutes must not be provided when FlexibleTimeWindowMode is set to OFF.');
  }
}

function checkStart({ StartDate }: Request, now: Date): void {
  if (StartDate && StartDate.getTime() < now.getTime() - 5 * MINUTE) {
    throw invalid('The StartDate you specify cannot be earlier than 5 minutes ago.');
  }
}

function checkDates({ StartDate, EndDate }: Request): void {
  if (StartDate && EndDate && StartDate >= EndDate) {
    throw invalid('The StartDate you specify must come before the EndDate.');
  }
}

function checkIsToCome(expression: SchedulerExpression, request: Request, now: Date): void {
  const { ScheduleExpression, ScheduleExpressionTimezone: timeZone = 'UTC', StartDate: start } = request;
  if (nextOccurrence({ expression, timeZone, countsFrom: now, start }, now)) return;
  throw invalid(
    `The schedule expression ${ScheduleExpression} will never schedule an invocation after the StartDate.`,
  );
}
