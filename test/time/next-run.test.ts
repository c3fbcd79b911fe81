import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { nextRun } from '../../src/time/next-run.js';
import { cronRuns } from '../reference/schedule.js';
import { runsOf, scheduleOf } from './schedules.js';

interface Row {
  readonly name: string;
  readonly schedule: string;
  /** When the rule was created or enabled; a cron expression does not ask. */
  readonly start?: string;
  readonly after: string;
  /** null: there is no further one. */
  readonly runs: readonly (string | null)[];
}

const rows = readFileSync(new URL('next-runs.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Row);

test.for(rows)('$name', ({ schedule, start, after, runs }) => {
  const stretch = { after: new Date(after), start: new Date(start ?? after), limit: runs.length };
  expect(texts(runsOf(schedule, stretch))).toEqual(runs.filter((run) => run !== null));
});

const cronRows = rows.filter(({ schedule }) => schedule.startsWith('cron('));

test.for(cronRows)('The reference has the same runs: $name', ({ schedule, after, runs }) => {
  const expected = runs.filter((run) => run !== null);
  const until = new Date(expected.at(-1) ?? after);
  until.setUTCFullYear(until.getUTCFullYear() + 5);
  const window = { after: new Date(after), until, limit: runs.length };
  expect(texts(cronRuns(schedule, window))).toEqual(expected);
});

test.for(['rate(1 minute)', 'cron(* * * * ? *)'])('%s does not run after the last of all dates', (text) => {
  const last = new Date(8.64e15);
  expect(nextRun(scheduleOf(text), last, last)).toBeUndefined();
});

test('Asking for the next run changes neither the time nor earlier answers', () => {
  const schedule = scheduleOf('cron(0 10 * * ? *)');
  const after = new Date('2026-01-01T00:00:00Z');
  nextRun(schedule, after, after)?.setUTCFullYear(1999);
  expect(after).toEqual(new Date('2026-01-01T00:00:00Z'));
  expect(nextRun(schedule, after, after)).toEqual(new Date('2026-01-01T10:00:00Z'));
});

function texts(dates: readonly Date[]): readonly string[] {
  return dates.map((date) => date.toISOString());
}
