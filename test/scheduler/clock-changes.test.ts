import { expect, test } from 'vitest';
import { SchedulerAccount } from './account.js';

const account = new SchedulerAccount();

test.for([
  {
    name: 'a time that clocks leave out in spring is no run',
    expression: 'cron(30 2 * * ? *)',
    from: '2026-03-07T00:00Z',
    runs: ['2026-03-07T07:30Z', '2026-03-09T06:30Z'],
  },
  {
    name: 'a time that clocks show twice in autumn is one run, at the first',
    expression: 'cron(30 1 * * ? *)',
    from: '2026-11-01T00:00Z',
    runs: ['2026-11-01T05:30Z', '2026-11-02T06:30Z', '2026-11-03T06:30Z'],
  },
  {
    name: 'a moment that clocks leave out is the first behind it',
    expression: 'at(2026-03-08T02:30:00)',
    from: '2026-03-07T00:00Z',
    runs: ['2026-03-08T07:00Z'],
  },
  {
    name: 'a moment that clocks show twice is the first of both',
    expression: 'at(2026-11-01T01:30:00)',
    from: '2026-11-01T00:00Z',
    runs: ['2026-11-01T05:30Z'],
  },
  {
    name: 'a day of a rate has 24 hours',
    expression: 'rate(1 day)',
    from: '2026-03-07T12:00Z',
    runs: ['2026-03-07T12:00Z', '2026-03-08T12:00Z', '2026-03-09T12:00Z'],
  },
])('$name', async ({ expression, from, runs }) => {
  await account.mock.clock.advanceTo(from);
  await account.create(expression, { ScheduleExpressionTimezone: 'America/New_York' });
  await account.mock.clock.advanceBy('60 hours');
  expect(account.runs).toEqual(runs);
});
