import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import {
  CreateScheduleCommand,
  GetScheduleCommand,
  ListSchedulesCommand,
  ListScheduleGroupsCommand,
  paginateListSchedules,
  ResourceNotFoundException,
  Scheduler,
  SchedulerClient,
  ThrottlingException,
} from '@aws-sdk/client-scheduler';
import { mockClient } from 'aws-sdk-client-mock';
import { expect, test } from 'vitest';
import { mockEventBridge } from '../../src/index.js';
import { JOB, QUEUE, ROLE } from './account.js';

test('a mock without a client answers clients of both APIs, made before and later, in one account', async () => {
  const before = new SchedulerClient({});
  using mock = mockEventBridge();
  await before.send(new CreateScheduleCommand(JOB));
  await new EventBridgeClient({}).send(
    new PutEventsCommand({ Entries: [{ Source: 'shop', DetailType: 'Tick', Detail: '{}' }] }),
  );
  expect(await new Scheduler({}).getSchedule({ Name: 'job' })).toMatchObject({ Name: 'job' });
  expect(mock.commands().map(({ name }) => name)).toEqual(['CreateSchedule', 'PutEvents', 'GetSchedule']);
  expect(mock.commands('CreateSchedule')).toMatchObject([{ input: JOB }]);
  expect(mock.commands(CreateScheduleCommand)).toHaveLength(1);
});

test('a mock of one client leaves all others alone', async () => {
  const client = new SchedulerClient({ region: 'eu-west-1' });
  using mock = mockEventBridge(client);
  await client.send(
    new CreateScheduleCommand({
      ...JOB,
      Target: { Arn: 'arn:aws:sqs:eu-west-1:123456789012:q', RoleArn: ROLE },
    }),
  );
  expect(mock.region).toBe('eu-west-1');
  expect(mock.schedule('job').arn).toBe('arn:aws:scheduler:eu-west-1:123456789012:schedule/default/job');
  expect(Object.hasOwn(SchedulerClient.prototype, 'send')).toBe(false);
});

test('restore() gives the class back', () => {
  const mock = mockEventBridge();
  expect(Object.hasOwn(SchedulerClient.prototype, 'send')).toBe(true);
  mock.restore();
  expect(Object.hasOwn(SchedulerClient.prototype, 'send')).toBe(false);
});

test('a client that is attached has its account and Region', async () => {
  using mock = mockEventBridge({ seed: {} });
  const client = new SchedulerClient({});
  mock.attach(client, { account: '210987654321', region: 'us-east-1' });
  const { ScheduleArn } = await client.send(new CreateScheduleCommand(JOB));
  expect(ScheduleArn).toBe('arn:aws:scheduler:us-east-1:210987654321:schedule/default/job');
});

test('an account answers behind a stub of aws-sdk-client-mock', async () => {
  const stub = mockClient(SchedulerClient);
  stub.on(ListScheduleGroupsCommand).resolves({ ScheduleGroups: [] });
  using mock = mockEventBridge(EventBridgeClient);
  mock.serve(stub);
  const client = new SchedulerClient({});
  await client.send(new CreateScheduleCommand(JOB));
  expect(await client.send(new ListScheduleGroupsCommand({}))).toEqual({ ScheduleGroups: [] });
  expect(mock.schedule('job').exists).toBe(true);
  stub.restore();
});

test('errors are those of the package', async () => {
  using _mock = mockEventBridge();
  const thrown = new SchedulerClient({}).send(new GetScheduleCommand({ Name: 'ghost' }));
  await expect(thrown).rejects.toThrow(ResourceNotFoundException);
  await expect(thrown).rejects.toThrow('Schedule ghost does not exist.');
});

test('the paginator goes through all pages', async () => {
  using _mock = mockEventBridge();
  const client = new SchedulerClient({});
  for (let n = 1; n <= 7; n += 1) await client.send(new CreateScheduleCommand({ ...JOB, Name: `job${n}` }));
  const pages: (string | undefined)[][] = [];
  for await (const { Schedules = [] } of paginateListSchedules({ client, pageSize: 3 }, {}))
    pages.push(Schedules.map(({ Name }) => Name));
  expect(pages).toEqual([['job1', 'job2', 'job3'], ['job4', 'job5', 'job6'], ['job7']]);
});

test('faults are tried again by the client, as those of EventBridge are', async () => {
  using mock = mockEventBridge();
  const client = new SchedulerClient({});
  mock.fault('CreateSchedule', { error: 'ThrottlingException', times: 2 });
  await client.send(new CreateScheduleCommand(JOB));
  expect(mock.commands()).toMatchObject([{ name: 'CreateSchedule', attempts: 3 }]);
  mock.fault('ListSchedules', { error: 'ThrottlingException' });
  await expect(client.send(new ListSchedulesCommand({}))).rejects.toThrow(ThrottlingException);
});

test('what is isolated has schedules of its own', async () => {
  using mock = mockEventBridge();
  const client = new SchedulerClient({});
  await mock.isolate(async (isolated) => {
    await client.send(new CreateScheduleCommand(JOB));
    expect(isolated.schedules()).toHaveLength(1);
  });
  expect(mock.schedules()).toEqual([]);
});

test('an operation that neither API has is no operation', () => {
  using mock = mockEventBridge();
  expect(() => {
    mock.fault('CreateShedule' as 'CreateSchedule', { error: 'ThrottlingException' });
  }).toThrow('fault: EventBridge has no operation "CreateShedule". Did you mean "CreateSchedule"?');
});

test.for([
  ['reminderz', 'Did you mean "reminders"?'],
  ['sales', 'CreateScheduleGroup makes a group; CreateSchedule does not.'],
])(
  'the kit knows more of a group that is not there than the service says: %s',
  async ([GroupName, explanation]) => {
    using mock = mockEventBridge({
      seed: { schedules: { 'reminders/r-1': { rate: '1 hour', target: QUEUE } } },
    });
    const created = new SchedulerClient({}).send(new CreateScheduleCommand({ ...JOB, GroupName }));
    await expect(created).rejects.toThrow(`Schedule group ${GroupName} does not exist.`);
    expect(mock.commands('CreateSchedule')).toMatchObject([{ explanation }]);
  },
);
