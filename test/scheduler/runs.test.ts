import { CreateScheduleGroupCommand, DeleteScheduleGroupCommand } from '@aws-sdk/client-scheduler';
import { expect, onTestFinished, test, vi } from 'vitest';
import { mockEventBridge } from '../../src/index.js';
import { BEGINNING, SchedulerAccount } from './account.js';

const account = new SchedulerAccount();

test('a rate runs at once, and then at every interval', async () => {
  await account.create('rate(5 minutes)');
  await account.mock.clock.advanceBy('11 minutes');
  expect(account.runs).toEqual(['2026-01-10T09:00Z', '2026-01-10T09:05Z', '2026-01-10T09:10Z']);
});

test('a rate with a start runs there first', async () => {
  await account.create('rate(5 minutes)', { StartDate: new Date('2026-01-10T09:10:00Z') });
  await account.mock.clock.advanceBy('21 minutes');
  expect(account.runs).toEqual(['2026-01-10T09:10Z', '2026-01-10T09:15Z', '2026-01-10T09:20Z']);
});

test('a cron expression does not run in the moment in which it is made', async () => {
  await account.create('cron(0/10 9 * * ? *)');
  await account.mock.clock.advanceBy('20 minutes');
  expect(account.runs).toEqual(['2026-01-10T09:10Z', '2026-01-10T09:20Z']);
});

test('a one-time schedule runs once in its time zone, and stays', async () => {
  await account.create('at(2026-01-10T12:00:00)', { ScheduleExpressionTimezone: 'Europe/Paris' });
  await account.mock.clock.advanceBy('5 days');
  expect(account.runs).toEqual(['2026-01-10T11:00Z']);
  expect(account.mock.schedule('job')).toMatchObject({ exists: true, state: 'ENABLED' });
  expect(account.mock.schedule('job').nextRuns(3)).toEqual([]);
});

test('a one-time schedule that is to be deleted is, when it has run', async () => {
  await account.create('at(2026-01-10T12:00:00)', { ActionAfterCompletion: 'DELETE' });
  await account.mock.clock.advanceBy('1 hour');
  expect(await account.names()).toEqual(['job']);
  await account.mock.clock.advanceBy('2 hours');
  expect(await account.names()).toEqual([]);
  expect(account.runs).toEqual(['2026-01-10T12:00Z']);
});

test('a schedule that ends and is to be deleted is, when it has run last', async () => {
  const EndDate = new Date('2026-01-10T09:25:00Z');
  await account.create('cron(0/10 9 * * ? *)', { EndDate, ActionAfterCompletion: 'DELETE' });
  await account.mock.clock.advanceBy('1 hour');
  expect(account.runs).toEqual(['2026-01-10T09:10Z', '2026-01-10T09:20Z']);
  expect(await account.names()).toEqual([]);
});

test('a schedule without an end is never over', async () => {
  await account.create('cron(0/10 9 * * ? *)', { ActionAfterCompletion: 'DELETE' });
  await account.mock.clock.advanceBy('1 hour');
  expect(await account.names()).toEqual(['job']);
});

test('a schedule whose last run failed is deleted all the same', async () => {
  await account.create('at(2026-01-10T12:00:00)', { ActionAfterCompletion: 'DELETE' });
  account.mock.target('job').fault({ errorCode: 'NO_PERMISSIONS' });
  await account.mock.clock.advanceBy('1 day');
  expect(await account.names()).toEqual([]);
  expect(account.runs).toEqual([]);
});

test('a moment in the past comes at once', async () => {
  await account.create('at(2022-12-31T23:59:59)');
  await account.mock.settled();
  expect(account.runs).toEqual(['2022-12-31T23:59:59Z']);
});

test('a schedule that is disabled does not run, and makes up for nothing', async () => {
  await account.create('rate(1 hour)', { State: 'DISABLED' });
  await account.mock.clock.advanceBy('150 minutes');
  expect(account.mock.schedule('job').nextRuns()).toEqual([]);
  await account.update('rate(1 hour)');
  await account.mock.clock.advanceBy('1 hour');
  expect(account.runs).toEqual(['2026-01-10T12:00Z']);
});

test('a one-time schedule that is enabled behind its time runs at once', async () => {
  await account.create('at(2026-01-10T10:00:00)', { State: 'DISABLED' });
  await account.mock.clock.advanceBy('3 hours');
  expect(account.runs).toEqual([]);
  await account.update('at(2026-01-10T10:00:00)');
  await account.mock.settled();
  expect(account.runs).toEqual(['2026-01-10T10:00Z']);
});

test('an update of a one-time schedule that has run does not let it run again', async () => {
  await account.create('at(2026-01-10T10:00:00)');
  await account.mock.clock.advanceBy('3 hours');
  await account.update('at(2026-01-10T10:00:00)', { Description: 'done' });
  await account.mock.clock.advanceBy('3 hours');
  expect(account.runs).toEqual(['2026-01-10T10:00Z']);
});

test('a rate goes on counting when something else is updated, and begins anew with another rate', async () => {
  await account.create('rate(1 hour)');
  await account.mock.clock.advanceBy('10 minutes');
  await account.update('rate(1 hour)', { Description: 'same' });
  await account.mock.clock.advanceBy('60 minutes');
  expect(account.runs).toEqual(['2026-01-10T09:00Z', '2026-01-10T10:00Z']);
  await account.update('rate(2 hours)');
  await account.mock.clock.advanceBy('1 hour');
  expect(account.runs.slice(2)).toEqual(['2026-01-10T10:10Z']);
});

test('what goes with its group does not run any more', async () => {
  await account.client.send(new CreateScheduleGroupCommand({ Name: 'g' }));
  await account.create('rate(1 hour)', { GroupName: 'g' });
  await account.client.send(new DeleteScheduleGroupCommand({ Name: 'g' }));
  await account.mock.clock.advanceBy('1 day');
  expect(account.mock.schedule('job', 'g').invocations()).toEqual([]);
});

test('a flexible window puts runs off, each time by as much when a test is repeated', async () => {
  const FlexibleTimeWindow = { Mode: 'FLEXIBLE', MaximumWindowInMinutes: 15 } as const;
  await account.create('cron(0 * * * ? *)', { FlexibleTimeWindow });
  await account.mock.clock.advanceBy('195 minutes');
  const delays = account.mock
    .schedule('job')
    .invocations()
    .map(({ scheduledTime, invokedAt }) => (Number(invokedAt) - Number(scheduledTime)) / 1000);
  expect(delays).toMatchInlineSnapshot(`
    [
      614,
      879,
      232,
    ]
  `);
});

test('with flexibleTimeWindows: start, a window begins with the run', async () => {
  const FlexibleTimeWindow = { Mode: 'FLEXIBLE', MaximumWindowInMinutes: 15 } as const;
  using mock = mockEventBridge(account.client, { flexibleTimeWindows: 'start' });
  await account.create('cron(0 * * * ? *)', { FlexibleTimeWindow });
  await mock.clock.advanceBy('1 hour');
  expect(mock.schedule('job').invocations()).toMatchObject([{ invokedAt: new Date('2026-01-10T10:00:00Z') }]);
});

test('reset() forgets schedules, and their runs', async () => {
  await account.create('rate(1 hour)');
  account.mock.reset();
  await account.mock.clock.advanceBy('1 day');
  expect(account.mock.schedules()).toEqual([]);
  expect(account.runs).toEqual([]);
});

test('nextRuns tells what is to come', async () => {
  await account.create('cron(30 1 * * ? *)', { ScheduleExpressionTimezone: 'America/New_York' });
  expect(account.mock.schedule('job').nextRuns(2)).toEqual([
    new Date('2026-01-11T06:30:00Z'),
    new Date('2026-01-12T06:30:00Z'),
  ]);
  expect(account.mock.schedules().map(String)).toEqual([
    'schedule "job" in group "default": cron(30 1 * * ? *), ENABLED, next 2026-01-11T06:30:00.000Z, 0 invocations',
  ]);
});

test('a rate runs at once though the clock goes on while it is made', async () => {
  let passed = 0;
  vi.spyOn(Date, 'now').mockImplementation(() => BEGINNING.getTime() + (passed += 1));
  onTestFinished(() => void vi.restoreAllMocks());
  await account.create('rate(1 hour)');
  await account.mock.settled();
  expect(account.mock.schedule('job').invocations()).toHaveLength(1);
});
