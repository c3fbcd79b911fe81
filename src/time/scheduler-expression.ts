import { parseSchedule, type CronSchedule, type RateSchedule } from './schedule-expression.js';

/** When a schedule of EventBridge Scheduler runs. */
export type SchedulerExpression = RateSchedule | CronSchedule | OneTime;

export interface OneTime {
  readonly kind: 'at';
  /** The local time, as milliseconds since 1970 where it were that of UTC. */
  readonly local: number;
}

/**
 * Reads `at(…)`, `rate(…)` or `cron(…)` as EventBridge Scheduler does, which is laxer than rules are: the keyword in
 * any case, units in singular or plural, a cron expression without a year. Undefined for what it refuses.
 * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html
 */
export function parseSchedulerExpression(text: string): SchedulerExpression | undefined {
  const [, keyword = '', content = ''] = /^(rate|at|cron)\((.*)\)$/i.exec(text) ?? [];
  switch (keyword.toLowerCase()) {
    case 'rate':
      return rate(content);
    case 'at':
      return oneTime(content);
    case 'cron':
      return cron(content);
    default:
      return undefined;
  }
}

function rate(content: string): RateSchedule | undefined {
  const [, digits, unit = ''] = /^(\d+)\s*(minute|hour|day)s?$/i.exec(content) ?? [];
  const value = Number(digits);
  if (!Number.isSafeInteger(value) || value < 1) return undefined;
  return { kind: 'rate', value, unit: unit.toLowerCase() as RateSchedule['unit'] };
}

function oneTime(content: string): OneTime | undefined {
  const [, date = '', time = '', seconds = '00'] =
    /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(?::(\d\d))?$/.exec(content) ?? [];
  const text = `${date}T${time}:${seconds}.000Z`;
  const local = Date.parse(text);
  // Dates that no calendar has are taken for others by some engines.
  if (Number.isNaN(local) || new Date(local).toISOString() !== text) return undefined;
  return { kind: 'at', local };
}

function cron(content: string): CronSchedule | undefined {
  const isWithoutYear = content.trim().split(/\s+/).length === 5;
  const schedule = parseSchedule(`cron(${content}${isWithoutYear ? ' *' : ''})`);
  return schedule?.kind === 'cron' ? schedule : undefined;
}
