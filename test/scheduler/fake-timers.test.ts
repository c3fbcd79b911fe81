import { CreateScheduleCommand, SchedulerClient } from '@aws-sdk/client-scheduler';
import { afterEach, expect, test, vi } from 'vitest';
import { mockEventBridge } from '../../src/index.js';
import { BEGINNING, QUEUE, ROLE } from './account.js';

afterEach(() => void vi.useRealTimers());

test('fake timers drive schedules without a call to the kit', async () => {
  vi.useFakeTimers({ now: BEGINNING });
  const client = new SchedulerClient({});
  using mock = mockEventBridge(client);
  await client.send(
    new CreateScheduleCommand({
      Name: 'job',
      ScheduleExpression: 'cron(0/10 * * * ? *)',
      FlexibleTimeWindow: { Mode: 'OFF' },
      Target: { Arn: QUEUE, RoleArn: ROLE },
    }),
  );
  await vi.advanceTimersByTimeAsync(30 * 60_000);
  expect(mock.schedule('job').invocations()).toHaveLength(3);
});

test('what is due at once runs in real time', async () => {
  const client = new SchedulerClient({});
  using mock = mockEventBridge(client);
  const invoked = new Promise((resolve) => {
    mock.handle(QUEUE, resolve);
  });
  await client.send(
    new CreateScheduleCommand({
      Name: 'job',
      ScheduleExpression: 'at(2020-01-01T00:00:00)',
      FlexibleTimeWindow: { Mode: 'OFF' },
      Target: { Arn: QUEUE, RoleArn: ROLE, Input: 'hi' },
    }),
  );
  expect(await invoked).toMatchObject({ MessageBody: 'hi' });
});
