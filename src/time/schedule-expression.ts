import { CRON_FIELDS, isCronField } from './cron-field.js';

/** When a rule runs by itself. */
export type Schedule = RateSchedule | CronSchedule;

export interface RateSchedule {
  readonly kind: 'rate';
  readonly value: number;
  readonly unit: 'minute' | 'hour' | 'day';
}

/** The six fields as written; every one of them is in the grammar. */
export interface CronSchedule {
  readonly kind: 'cron';
  readonly minutes: string;
  readonly hours: string;
  readonly dayOfMonth: string;
  readonly month: string;
  readonly dayOfWeek: string;
  readonly year: string;
}

/**
 * Reads `rate(…)` or `cron(…)`, or answers undefined for what PutRule would refuse.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html
 */
export function parseSchedule(text: string): Schedule | undefined {
  return parseRate(text) ?? parseCron(text);
}

function parseRate(text: string): RateSchedule | undefined {
  const [, digits, unit, plural] = /^rate\((\d+) (minute|hour|day)(s?)\)$/.exec(text) ?? [];
  const value = Number(digits);
  if (!isRateUnit(unit) || !Number.isSafeInteger(value) || value < 1) return undefined;
  // The service knows its grammar: "1 minute", "2 minutes".
  return (value === 1) === (plural === '') ? { kind: 'rate', value, unit } : undefined;
}

function isRateUnit(unit: string | undefined): unit is RateSchedule['unit'] {
  return unit !== undefined;
}

/** What is written in the parentheses. The service lets a comma stand behind each field but the last. */
export function cronFields(text: string): readonly string[] | undefined {
  const [, inner] = /^cron\((.*)\)$/.exec(text) ?? [];
  const fields = inner?.trim().split(/\s+/);
  return fields?.map((field, at) =>
    at < fields.length - 1 && field.endsWith(',') ? field.slice(0, -1) : field,
  );
}

function parseCron(text: string): CronSchedule | undefined {
  const [minutes, hours, dayOfMonth, month, dayOfWeek, year, ...rest] = cronFields(text) ?? [];
  if (year === undefined || rest.length > 0) return undefined;
  const fields = { minutes, hours, dayOfMonth, month, dayOfWeek, year } as Omit<CronSchedule, 'kind'>;
  const names = Object.keys(CRON_FIELDS) as (keyof typeof CRON_FIELDS)[];
  if (!names.every((name) => isCronField(fields[name], CRON_FIELDS[name]))) return undefined;
  // Each of the two ways to say the day excludes the other, and one of them has to be used.
  return (fields.dayOfMonth === '?') === (fields.dayOfWeek === '?') ? undefined : { kind: 'cron', ...fields };
}
