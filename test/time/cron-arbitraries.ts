/** Cron expressions that the service accepts, with every sign of every field. */

import fc from 'fast-check';

const MONTHS = ['JAN', 'feb', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'Dec'];
const DAYS = ['SUN', 'mon', 'TUE', 'WED', 'THU', 'FRI', 'Sat'];

function values(min: number, max: number, names: readonly string[] = []): fc.Arbitrary<string> {
  const numbers = fc.integer({ min, max }).map(String);
  return names.length === 0 ? numbers : fc.oneof(numbers, fc.constantFrom(...names));
}

/** Values, ranges, which go over the end as often as not, and steps. */
function lists(value: fc.Arbitrary<string>, maxStep: number): fc.Arbitrary<string> {
  const ranges = fc.tuple(value, value).map((ends) => ends.join('-'));
  const steps = fc
    .tuple(fc.oneof(fc.constant('*'), value, ranges), fc.integer({ min: 1, max: maxStep }))
    .map((parts) => parts.join('/'));
  const elements = fc.oneof({ weight: 2, arbitrary: value }, ranges, steps);
  return fc.oneof(
    fc.constant('*'),
    fc.array(elements, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(',')),
  );
}

const daysOfMonth = fc.oneof(
  lists(values(1, 31), 30),
  fc.constantFrom('L', 'LW', '1W', '31W'),
  values(1, 31).map((day) => `${day}W`),
);

const daysOfWeek = fc.oneof(
  lists(values(1, 7, DAYS), 6),
  fc.constant('L'),
  fc
    .tuple(values(1, 7, DAYS), fc.constantFrom('L', '#1', '#2', '#3', '#4', '#5'))
    .map((parts) => parts.join('')),
);

/** Day of month, month, day of week. */
const days = fc.oneof(
  fc.tuple(daysOfMonth, lists(values(1, 12, MONTHS), 11), fc.constant('?')),
  fc.tuple(fc.constant('?'), lists(values(1, 12, MONTHS), 11), daysOfWeek),
);

/** Near the years of the windows: 2022 to 2030. */
const years = fc.oneof(
  { weight: 4, arbitrary: fc.constant('*') },
  fc.constantFrom('2024', '2023-2025', '2021/3', '*/2', '2024,2027', '2024,2026-2029/2', '2002-2005'),
);

export const cronTexts = fc
  .tuple(lists(values(0, 59), 59), lists(values(0, 23), 23), days, years)
  .map(([minutes, hours, [dayOfMonth, month, dayOfWeek], year]) =>
    ['cron(', [minutes, hours, dayOfMonth, month, dayOfWeek, year].join(' '), ')'].join(''),
  );
