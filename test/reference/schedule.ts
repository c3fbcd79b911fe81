/**
 * The runs of a cron expression, found by asking of every day, hour and minute whether it is meant. The text has to be
 * one that the service accepts.
 */

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const MONTHS = 'JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC'.split(' ');
const DAYS = 'SUN MON TUE WED THU FRI SAT'.split(' ');

export interface Window {
  /** Runs at this time or earlier do not count. */
  readonly after: Date;
  /** Runs later than this do not count. */
  readonly until: Date;
  readonly limit: number;
}

export function cronRuns(text: string, { after, until, limit }: Window): readonly Date[] {
  const [minutes = '', hours = '', ...dayFields] = text.slice('cron('.length, -1).trim().split(/\s+/);
  const times = timesOfDay(hours, minutes);
  const runs: Date[] = [];
  for (let day = Math.floor(after.getTime() / DAY) * DAY; day <= until.getTime(); day += DAY) {
    if (!isDay(new Date(day), dayFields)) continue;
    const ofThisDay = times.map((time) => new Date(day + time));
    runs.push(...ofThisDay.filter((run) => run > after && run <= until));
    if (runs.length >= limit) break;
  }
  return runs.slice(0, limit);
}

/** In milliseconds since midnight. */
function timesOfDay(hours: string, minutes: string): readonly number[] {
  return upTo(23)
    .filter((hour) => isNamed(hour, hours, [0, 23]))
    .flatMap((hour) =>
      upTo(59)
        .filter((minute) => isNamed(minute, minutes, [0, 59]))
        .map((minute) => (60 * hour + minute) * MINUTE),
    );
}

function upTo(last: number): readonly number[] {
  return Array.from({ length: last + 1 }, (_, value) => value);
}

function isDay(
  day: Date,
  [dayOfMonth = '', month = '', dayOfWeek = '', year = '']: readonly string[],
): boolean {
  return (
    isNamed(day.getUTCFullYear(), year, [1970, 2199]) &&
    isNamed(day.getUTCMonth() + 1, month, [1, 12], MONTHS) &&
    isDayOfMonth(day, dayOfMonth) &&
    isDayOfWeek(day, dayOfWeek.toUpperCase())
  );
}

function isDayOfMonth(day: Date, field: string): boolean {
  if (field === '?') return true;
  if (field === 'L') return !isSameMonth(day, 1);
  if (field === 'LW')
    return isWeekday(day) && !weekdaysOfMonth(day).some((weekday) => weekday > day.getUTCDate());
  if (field.endsWith('W')) return day.getUTCDate() === nearestWeekday(day, Number(field.slice(0, -1)));
  return isNamed(day.getUTCDate(), field, [1, 31]);
}

function isDayOfWeek(day: Date, field: string): boolean {
  if (field === '?') return true;
  const today = day.getUTCDay() + 1;
  if (field === 'L') return today === 7;
  const [, name = '', last, instance] = /^(\w+?)(?:(L)|#(\d))$/.exec(field) ?? [];
  if (last !== undefined) return today === number(name, DAYS, 1) && !isSameMonth(day, 7);
  if (instance === undefined) return isNamed(today, field, [1, 7], DAYS);
  return today === number(name, DAYS, 1) && Math.ceil(day.getUTCDate() / 7) === Number(instance);
}

/** Of the weekdays of the month the one with the fewest days between; there are never two. */
function nearestWeekday(day: Date, wanted: number): number | undefined {
  const lastOfMonth = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, 0)).getUTCDate();
  if (wanted > lastOfMonth) return undefined;
  const distance = (weekday: number) => Math.abs(weekday - wanted);
  return weekdaysOfMonth(day).toSorted((one, other) => distance(one) - distance(other))[0];
}

function weekdaysOfMonth(day: Date): readonly number[] {
  const days = Array.from(
    { length: 31 },
    (_, index) => new Date(day.getTime() + (index + 1 - day.getUTCDate()) * DAY),
  );
  return days
    .filter((other) => other.getUTCMonth() === day.getUTCMonth() && isWeekday(other))
    .map((other) => other.getUTCDate());
}

function isWeekday(day: Date): boolean {
  return !['Sat', 'Sun'].includes(day.toUTCString().slice(0, 3));
}

function isSameMonth(day: Date, daysLater: number): boolean {
  return new Date(day.getTime() + daysLater * DAY).getUTCMonth() === day.getUTCMonth();
}

function isNamed(
  value: number,
  field: string,
  bounds: readonly [number, number],
  names: readonly string[] = [],
): boolean {
  const [min, max] = bounds;
  if (value < min || value > max) return false;
  return field.split(',').some((element) => isInElement(value, element, bounds, names));
}

/** Counts places from the first value on, past the end of the field to its beginning. */
function isInElement(
  value: number,
  element: string,
  [min, max]: readonly [number, number],
  names: readonly string[],
): boolean {
  const [range = '', step = '1'] = element.split('/');
  const [from = '', to = element.includes('/') ? String(max) : from] =
    range === '*' ? [String(min), String(max)] : range.split('-');
  const places = (target: number) => (target - number(from, names, min) + (max - min + 1)) % (max - min + 1);
  return places(value) <= places(number(to, names, min)) && places(value) % Number(step) === 0;
}

function number(text: string, names: readonly string[], min: number): number {
  const index = names.indexOf(text.toUpperCase());
  return index < 0 ? Number(text) : index + min;
}
