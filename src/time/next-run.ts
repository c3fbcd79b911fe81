import { Cron } from 'croner';
import { CRON_FIELDS, cronFieldValues, isSpecial, type CronField } from './cron-field.js';
import type { CronSchedule, RateSchedule, Schedule } from './schedule-expression.js';
import { DAY, HOUR, MINUTE } from './units.js';

/**
 * The first run strictly after a time, or undefined when there is none any more.
 *
 * A cron expression is translated once per schedule object, so keep the object.
 * @param start - When the rule was created or enabled: a rate counts from there, a cron expression does not ask.
 */
export function nextRun(schedule: Schedule, after: Date, start: Date): Date | undefined {
  return schedule.kind === 'rate' ? nextRateRun(schedule, after, start) : nextCronRun(schedule, after);
}

const MILLISECONDS: Readonly<Record<RateSchedule['unit'], number>> = {
  minute: MINUTE,
  hour: HOUR,
  day: DAY,
};

function nextRateRun({ value, unit }: RateSchedule, after: Date, start: Date): Date | undefined {
  const interval = value * MILLISECONDS[unit];
  const passed = Math.floor((after.getTime() - start.getTime()) / interval);
  const run = new Date(start.getTime() + Math.max(passed + 1, 1) * interval);
  // A rate may be so slow that no date can hold its next run.
  return Number.isNaN(run.getTime()) ? undefined : run;
}

const translations = new WeakMap<CronSchedule, Cron>();

function nextCronRun(schedule: CronSchedule, after: Date): Date | undefined {
  const known = translations.get(schedule);
  const cron = known ?? translated(schedule);
  if (!known) translations.set(schedule, cron);
  return cron.nextRun(after) ?? undefined;
}

/**
 * Lists of numbers mean the same in every dialect of cron. What the service's own has besides (steps from a value,
 * ranges over the end, the years 1970 to 2199) is resolved before croner sees it.
 */
function translated({ minutes, hours, dayOfMonth, month, dayOfWeek, year }: CronSchedule): Cron {
  const fields = [
    '0',
    list(minutes, CRON_FIELDS.minutes),
    list(hours, CRON_FIELDS.hours),
    dayField(dayOfMonth, CRON_FIELDS.dayOfMonth),
    list(month, CRON_FIELDS.month),
    // The last day of the week: to croner, which knows no such thing, it is a Saturday.
    dayField(dayOfWeek.toUpperCase() === 'L' ? 'SAT' : dayOfWeek, CRON_FIELDS.dayOfWeek),
    list(year, CRON_FIELDS.year),
  ];
  // An offset, because a time zone has every date go through Intl, even UTC. Alternative weekdays: 1 is Sunday.
  return new Cron(fields.join(' '), { mode: '7-part', utcOffset: 0, alternativeWeekdays: true });
}

function list(text: string, field: CronField): string {
  return cronFieldValues(text, field).join(',');
}

/** `?` stays what it is: in croner, two fields that both name days would add up. */
function dayField(text: string, field: CronField): string {
  return isSpecial(text, field) ? text : list(text, field);
}
