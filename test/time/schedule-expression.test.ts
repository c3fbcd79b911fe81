import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseSchedule } from '../../src/time/schedule-expression.js';

const rows = readFileSync(new URL('schedules.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as { schedule: string; valid: boolean; source: string });

test.for(rows)('$schedule is valid: $valid', ({ schedule, valid }) => {
  expect(parseSchedule(schedule) !== undefined).toBe(valid);
});

test('a rate is read into its number and unit', () => {
  expect(parseSchedule('rate(5 hours)')).toEqual({ kind: 'rate', value: 5, unit: 'hour' });
});

test('a cron expression is read into its fields', () => {
  expect(parseSchedule('cron(0/15 8 ? * MON-FRI *)')).toEqual({
    kind: 'cron',
    minutes: '0/15',
    hours: '8',
    dayOfMonth: '?',
    month: '*',
    dayOfWeek: 'MON-FRI',
    year: '*',
  });
});
