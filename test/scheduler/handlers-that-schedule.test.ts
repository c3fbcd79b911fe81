import {
  CreateScheduleCommand,
  DeleteScheduleCommand,
  UpdateScheduleCommand,
} from '@aws-sdk/client-scheduler';
import { expect, test } from 'vitest';
import { FUNCTION, ROLE, SchedulerAccount } from './account.js';

const account = new SchedulerAccount();

/** A schedule that is due in an hour, and is deleted then. */
function inAnHour(Name: string) {
  const time = new Date(account.mock.clock.now().getTime() + 3_600_000).toISOString().slice(0, 19);
  return {
    Name,
    ScheduleExpression: `at(${time})`,
    FlexibleTimeWindow: { Mode: 'OFF' as const },
    ActionAfterCompletion: 'DELETE' as const,
    Target: { Arn: FUNCTION, RoleArn: ROLE },
  };
}

test('what a handler schedules while time moves runs within the same move', async () => {
  let calls = 0;
  account.mock.handle(FUNCTION, async () => {
    calls += 1;
    await account.client.send(new CreateScheduleCommand(inAnHour(`job${calls}`)));
  });
  await account.client.send(new CreateScheduleCommand(inAnHour('job0')));
  await account.mock.clock.advanceBy('5 hours');
  expect(calls).toBe(5);
  expect(await account.names()).toEqual(['job5']);
});

test('a handler may put its own schedule off', async () => {
  account.mock.handle(FUNCTION, async () => {
    if (account.runs.length < 3) await account.client.send(new UpdateScheduleCommand(lasting()));
  });
  const lasting = () => ({ ...inAnHour('job'), ActionAfterCompletion: 'NONE' as const });
  await account.client.send(new CreateScheduleCommand(lasting()));
  await account.mock.clock.advanceBy('1 day');
  expect(account.runs).toEqual(['2026-01-10T10:00Z', '2026-01-10T11:00Z', '2026-01-10T12:00Z']);
});

test('a handler does not find the schedule that was to be deleted when it had invoked it', async () => {
  const found: unknown[] = [];
  account.mock.handle(FUNCTION, async () => {
    found.push(await account.names());
  });
  await account.client.send(new CreateScheduleCommand(inAnHour('job')));
  await account.mock.clock.advanceBy('1 day');
  expect(found).toEqual([[]]);
});

test('a handler may delete its own schedule', async () => {
  account.mock.handle(FUNCTION, async () => {
    await account.client.send(new DeleteScheduleCommand({ Name: 'job' }));
  });
  await account.create('rate(1 hour)');
  await account.mock.clock.advanceBy('1 day');
  expect(account.runs).toEqual(['2026-01-10T09:00Z']);
});

test('a schedule of a name that was free again counts from its own beginning', async () => {
  await account.create('rate(1 hour)');
  await account.mock.clock.advanceBy('90 minutes');
  await account.client.send(new DeleteScheduleCommand({ Name: 'job' }));
  await account.create('rate(1 hour)');
  await account.mock.clock.advanceBy('1 hour');
  expect(account.runs).toEqual([
    ...['2026-01-10T09:00Z', '2026-01-10T10:00Z'],
    ...['2026-01-10T10:30Z', '2026-01-10T11:30Z'],
  ]);
});
