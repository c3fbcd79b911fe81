import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nextOccurrence } from '../../src/time/schedule-occurrence.js';
import { parseSchedulerExpression } from '../../src/time/scheduler-expression.js';
import { runs } from '../property-runs.js';
import { zonedCronRuns } from '../reference/zoned-schedule.js';
import { cronTexts } from './cron-arbitraries.js';

const HOUR = 3_600_000;

/** With clocks that change in spring, in autumn, by half an hour, at midnight and never. */
const ZONES = [
  ...['UTC', 'America/New_York', 'Europe/London', 'Europe/Berlin', 'Asia/Kolkata', 'Australia/Lord_Howe'],
  ...['America/Santiago', 'Asia/Tokyo', 'Pacific/Auckland', 'Africa/Cairo'],
];

/** Days on which clocks of these zones change, and any other. */
const days = fc.oneof(
  fc.constantFrom(
    ...['2026-03-08', '2026-11-01', '2026-03-29', '2026-10-25', '2026-04-05', '2026-10-04'],
    ...['2026-04-04', '2026-09-05', '2026-09-26', '2026-04-24', '2026-10-29'],
  ),
  fc.date({ min: new Date('2023-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }),
);

const windows = fc.tuple(days, fc.integer({ min: -30, max: 30 })).map(([day, hours]) => {
  const after = new Date(new Date(day).getTime() + hours * HOUR);
  return { after, until: new Date(after.getTime() + 72 * HOUR), limit: 60 };
});

/** Most expressions of all kinds run seldom. */
const often = fc.constantFrom(
  ...['cron(* * * * ? *)', 'cron(30 1 * * ? *)', 'cron(30 2 * * ? *)', 'cron(0 0 * * ? *)'],
  ...['cron(*/15 0-3 ? * * *)', 'cron(59 23 ? * SUN *)', 'cron(0/20 * L * ? *)'],
);

test('A cron expression in a time zone runs when its clocks show the time first', () => {
  fc.assert(
    fc.property(fc.oneof(often, cronTexts), fc.constantFrom(...ZONES), windows, (text, timeZone, window) => {
      expect(runsOf(text, timeZone, window)).toEqual(zonedCronRuns(text, timeZone, window));
    }),
    { numRuns: runs(100) },
  );
});

interface Window {
  readonly after: Date;
  readonly until: Date;
  readonly limit: number;
}

function runsOf(text: string, timeZone: string, { after, until, limit }: Window): Date[] {
  const expression = parseSchedulerExpression(text);
  if (!expression) throw new TypeError(`${text} is no schedule.`);
  const found: Date[] = [];
  let run: Date | undefined = after;
  while (found.length < limit) {
    run = nextOccurrence({ expression, timeZone, countsFrom: after }, run);
    if (!run || run > until) break;
    found.push(run);
  }
  return found;
}
