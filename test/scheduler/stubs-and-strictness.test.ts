import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import {
  ConflictException,
  CreateScheduleCommand,
  GetScheduleCommand,
  ListSchedulesCommand,
  ResourceNotFoundException,
  SchedulerClient,
  ThrottlingException,
} from '@aws-sdk/client-scheduler';
import { mockClient } from 'aws-sdk-client-mock';
import { expect, test, vi } from 'vitest';
import { mockEventBridge } from '../../src/index.js';
import { JOB, QUEUE } from './account.js';

test('an account answers behind a stub of one client, with errors where the service would', async () => {
  using mock = mockEventBridge(EventBridgeClient);
  const client = new SchedulerClient({});
  const stub = mockClient(client);
  mock.serve(stub);
  stub.on(GetScheduleCommand, { Name: 'told' }).resolves({ Description: 'by the stub' });
  await client.send(new CreateScheduleCommand(JOB));

  expect(await client.send(new GetScheduleCommand({ Name: 'told' }))).toEqual({ Description: 'by the stub' });
  await expect(client.send(new GetScheduleCommand({ Name: 'ghost' }))).rejects.toThrow(
    ResourceNotFoundException,
  );
  await expect(client.send(new CreateScheduleCommand(JOB))).rejects.toThrow(ConflictException);
  expect(stub.commandCalls(CreateScheduleCommand)).toHaveLength(2);
  expect(mock.commands('CreateSchedule')).toHaveLength(2);
  stub.restore();
});

test('behind a stub that is reset the account goes on, and after restore() it does not', async () => {
  const mock = mockEventBridge(EventBridgeClient);
  const stub = mockClient(SchedulerClient);
  mock.serve(stub);
  stub.reset();
  const client = new SchedulerClient({});
  await client.send(new CreateScheduleCommand(JOB));
  expect(mock.schedule('job').exists).toBe(true);

  mock.restore();
  expect(await client.send(new ListSchedulesCommand({}))).toBeUndefined();
  stub.restore();
  expect(Object.hasOwn(SchedulerClient.prototype, 'send')).toBe(false);
});

test('a stub of a client that was attached answers in the account’s place', async () => {
  const client = new SchedulerClient({});
  using mock = mockEventBridge(client);
  const stub = mockClient(client);
  stub.on(ListSchedulesCommand).resolves({ Schedules: [] });

  expect(await client.send(new ListSchedulesCommand({}))).toEqual({ Schedules: [] });
  stub.restore();
  await client.send(new CreateScheduleCommand(JOB));
  expect(mock.schedules()).toHaveLength(1);
});

test('a client is as it was when its mock is restored', () => {
  const client = new SchedulerClient({});
  const before = client.middlewareStack.identify();
  const mock = mockEventBridge(client);
  expect(client.middlewareStack.identify()).not.toEqual(before);
  mock.restore();

  expect(client.middlewareStack.identify()).toEqual(before);
  expect(Object.hasOwn(client, 'send')).toBe(false);
});

test('a strict mock tells of a command that nobody has waited for', async () => {
  const mock = mockEventBridge({ strict: true });
  const sending = new SchedulerClient({}).send(new CreateScheduleCommand(JOB));

  expect(() => {
    mock.reset();
  }).toThrow(/CreateSchedule/);
  await sending;
  mock.restore();
});

test('a strict mock does not mind a function that a schedule invokes', async () => {
  const mock = mockEventBridge({ strict: true });
  await new SchedulerClient({}).send(
    new CreateScheduleCommand({ ...JOB, ScheduleExpression: 'rate(1 minute)' }),
  );
  const queue = vi.fn();
  mock.handle(QUEUE, queue);
  await mock.clock.advanceBy('2 minutes');

  expect(queue).toHaveBeenCalled();
  mock.restore();
});

test('a late answer comes when the test lets its time pass', async () => {
  using mock = mockEventBridge();
  const client = new SchedulerClient({});
  await client.send(new CreateScheduleCommand(JOB));
  vi.useFakeTimers();
  try {
    mock.fault('GetSchedule', { latency: '5 seconds' });
    let isAnswered = false;
    const sending = client.send(new GetScheduleCommand({ Name: 'job' })).then(() => (isAnswered = true));
    await vi.advanceTimersByTimeAsync(4999);
    expect(isAnswered).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(await sending).toBe(true);
  } finally {
    vi.useRealTimers();
  }
});

test('what an isolated mock has is its own, faults and history too', async () => {
  using mock = mockEventBridge();
  const client = new SchedulerClient({ maxAttempts: 1 });
  await mock.isolate(async (isolated) => {
    isolated.fault('CreateSchedule', { error: 'ThrottlingException' });
    await expect(client.send(new CreateScheduleCommand(JOB))).rejects.toThrow(ThrottlingException);
    expect(isolated.commands('CreateSchedule')).toHaveLength(1);
  });
  await client.send(new CreateScheduleCommand(JOB));
  expect(mock.commands()).toMatchObject([{ name: 'CreateSchedule', attempts: 1 }]);
});
