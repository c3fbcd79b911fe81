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

interface Field {
  readonly min: number;
  readonly max: number;
  /** Names in the order of their numbers, from `min` on. */
  readonly names?: readonly string[];
  /** Whether a range may go over the end: `20-2` of hours. Default: yes. */
  readonly wraps?: boolean;
  /** What a whole element may be besides values, ranges and steps. */
  readonly special?: RegExp;
}

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const DAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

const FIELDS = {
  minutes: { min: 0, max: 59 },
  hours: { min: 0, max: 23 },
  dayOfMonth: { min: 1, max: 31, special: /^(\?|L|LW|([1-9]|[12]\d|3[01])W)$/ },
  month: { min: 1, max: 12, names: MONTHS },
  dayOfWeek: {
    min: 1,
    max: 7,
    names: DAYS,
    special: /^(\?|L|([1-7]|SUN|MON|TUE|WED|THU|FRI|SAT)(L|#[1-5]))$/i,
  },
  year: { min: 1970, max: 2199, wraps: false },
} as const satisfies Record<string, Field>;

function parseCron(text: string): CronSchedule | undefined {
  const [, inner] = /^cron\((.*)\)$/.exec(text) ?? [];
  const [minutes, hours, dayOfMonth, month, dayOfWeek, year, ...rest] = inner?.trim().split(/\s+/) ?? [];
  if (year === undefined || rest.length > 0) return undefined;
  const fields = { minutes, hours, dayOfMonth, month, dayOfWeek, year } as Omit<CronSchedule, 'kind'>;
  const names = Object.keys(FIELDS) as (keyof typeof FIELDS)[];
  if (!names.every((name) => isField(fields[name], FIELDS[name]))) return undefined;
  // Each of the two ways to say the day excludes the other, and one of them has to be used.
  return (fields.dayOfMonth === '?') === (fields.dayOfWeek === '?') ? undefined : { kind: 'cron', ...fields };
}

function isField(text: string, field: Field): boolean {
  const elements = text.split(',');
  // `?`, `L`, `W` and `#` stand alone.
  if (elements.length === 1 && field.special?.test(text) === true) return true;
  return elements.every((element) => isElement(element, field));
}

/** A value, a range, all values, each with or without a step: `5`, `MON-FRI`, `0/15`, `10-40/5`. */
function isElement(element: string, field: Field): boolean {
  const [range = '', step, ...more] = element.split('/');
  if (more.length > 0 || (step !== undefined && !/^[1-9]\d*$/.test(step))) return false;
  if (range === '*') return true;
  const ends = range.split('-');
  const [from = '', to = from] = ends;
  if (field.wraps === false && Number(from) > Number(to)) return false;
  return ends.length <= 2 && ends.every((end) => isValue(end, field));
}

function isValue(text: string, { min, max, names = [] }: Field): boolean {
  if (names.includes(text.toUpperCase())) return true;
  return /^\d+$/.test(text) && Number(text) >= min && Number(text) <= max;
}
