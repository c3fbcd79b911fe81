/** What one of the six fields of a cron expression may hold. */
export interface CronField {
  readonly min: number;
  readonly max: number;
  /** Names in the order of their numbers, from `min` on. */
  readonly names?: readonly string[];
  /** Whether a range may go over the end: `20-2` of hours. Default: yes. */
  readonly wraps?: boolean;
  /** What the whole field may be besides a list of values, ranges and steps. */
  readonly special?: RegExp;
}

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const DAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

/** In the order in which they are written. */
export const CRON_FIELDS = {
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
} as const satisfies Record<string, CronField>;

export function isCronField(text: string, field: CronField): boolean {
  return isSpecial(text, field) || text.split(',').every((element) => readElement(element, field));
}

/** `?`, and what depends on the month: `L`, `15W`, `6L`, `SAT#3`. These stand alone. */
export function isSpecial(text: string, field: CronField): boolean {
  return field.special?.test(text) === true;
}

/** The numbers that a valid list of values, ranges and steps stands for, in any order. */
export function cronFieldValues(text: string, field: CronField): readonly number[] {
  return text.split(',').flatMap((element) => {
    const range = readElement(element, field);
    return range ? valuesOf(range, field) : [];
  });
}

/** Every `step`th value from the first to the last, which lies over the end of the field when it is less. */
interface SteppedRange {
  readonly first: number;
  readonly last: number;
  readonly step: number;
}

/** A value, a range, all values, each with or without a step: `5`, `MON-FRI`, `0/15`, `10-40/5`. */
function readElement(element: string, field: CronField): SteppedRange | undefined {
  const [range = '', step, ...more] = element.split('/');
  if (more.length > 0 || (step !== undefined && !isStep(step, field))) return undefined;
  const ends = readEnds(range, field, step === undefined ? undefined : field.max);
  return ends && { ...ends, step: Number(step ?? 1) };
}

/** A step that would leave the field at once is none to the service. */
function isStep(text: string, { min, max }: CronField): boolean {
  return /^[1-9]\d*$/.test(text) && Number(text) <= max - min;
}

/** @param open - Where a single value ends: `10/5` goes on to the end of the field, `10` does not. */
function readEnds(
  range: string,
  field: CronField,
  open: number | undefined,
): Omit<SteppedRange, 'step'> | undefined {
  if (range === '*') return { first: field.min, last: field.max };
  const [from = '', to, ...more] = range.split('-');
  const first = readValue(from, field);
  const last = to === undefined ? (open ?? first) : readValue(to, field);
  if (first === undefined || last === undefined || more.length > 0) return undefined;
  return field.wraps === false && first > last ? undefined : { first, last };
}

function readValue(text: string, { min, max, names = [] }: CronField): number | undefined {
  const index = names.indexOf(text.toUpperCase());
  if (index >= 0) return min + index;
  const value = /^\d+$/.test(text) ? Number(text) : NaN;
  return value >= min && value <= max ? value : undefined;
}

function valuesOf({ first, last, step }: SteppedRange, { min, max }: CronField): readonly number[] {
  const size = max - min + 1;
  const end = first <= last ? last : last + size;
  const values: number[] = [];
  for (let value = first; value <= end; value += step) values.push(value > max ? value - size : value);
  return values;
}
