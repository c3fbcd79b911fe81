import {
  EventBridgeClient,
  ListTagsForResourceCommand,
  TagResourceCommand,
} from '@aws-sdk/client-eventbridge';
import * as sdk from '@aws-sdk/client-scheduler';
import { expect, test } from 'vitest';
import { mockEventBridge, type AttemptedCommand, type EventBridgeMock } from '../../src/index.js';
import { JOB } from './account.js';

const GROUP = 'arn:aws:scheduler:us-east-1:123456789012:schedule-group/g';
const BUS = 'arn:aws:events:us-east-1:123456789012:event-bus/default';
const Tags = [{ Key: 'team', Value: 'a' }];

function account() {
  const mock = mockEventBridge();
  const scheduler = new sdk.SchedulerClient({ region: 'us-east-1', maxAttempts: 1 });
  const events = new EventBridgeClient({ region: 'us-east-1', maxAttempts: 1 });
  const get = (Name = 'job') => scheduler.send(new sdk.GetScheduleCommand({ Name }));
  return {
    mock,
    scheduler,
    get,
    tagOfScheduler: () => scheduler.send(new sdk.TagResourceCommand({ ResourceArn: GROUP, Tags })),
    tagOfEventBridge: () => events.send(new TagResourceCommand({ ResourceARN: BUS, Tags })),
    listOfEventBridge: () => events.send(new ListTagsForResourceCommand({ ResourceARN: BUS })),
    [Symbol.dispose]: () => {
      mock.restore();
    },
  };
}

const thrownBy = (sending: Promise<object>): Promise<object | undefined> =>
  sending.then(
    () => undefined,
    (error: unknown) => Object(error) as object,
  );

test.for([
  ['ConflictException', sdk.ConflictException, 409, 'client'],
  ['ResourceNotFoundException', sdk.ResourceNotFoundException, 404, 'client'],
  ['ValidationException', sdk.ValidationException, 400, 'client'],
  ['ServiceQuotaExceededException', sdk.ServiceQuotaExceededException, 402, 'client'],
  ['ThrottlingException', sdk.ThrottlingException, 429, 'client'],
  ['InternalServerException', sdk.InternalServerException, 500, 'server'],
  ['AccessDeniedException', sdk.SchedulerServiceException, 403, 'client'],
  ['ServiceUnavailable', sdk.SchedulerServiceException, 503, 'server'],
] as const)('the planned fault %s is what the package makes of one', async ([error, type, status, fault]) => {
  using one = account();
  one.mock.fault('GetSchedule', { error, message: 'It failed.' });
  const thrown = await thrownBy(one.get());

  expect(thrown).toBeInstanceOf(type);
  expect(thrown).toMatchObject({ name: error, message: 'It failed.', $metadata: { httpStatusCode: status } });
  if (type !== sdk.SchedulerServiceException) expect(thrown).toMatchObject({ $fault: fault });
});

test('faults of EventBridge keep its own status', async () => {
  using one = account();
  one.mock.fault('TagResource', { error: 'ResourceNotFoundException' });

  expect(await thrownBy(one.tagOfEventBridge())).toMatchObject({ $metadata: { httpStatusCode: 400 } });
});

test('the name of an operation that both APIs have is that of EventBridge', async () => {
  using one = account();
  await one.scheduler.send(new sdk.CreateScheduleGroupCommand({ Name: 'g' }));
  one.mock.fault('TagResource', { error: 'ThrottlingException' });

  expect(await thrownBy(one.tagOfEventBridge())).toMatchObject({ name: 'ThrottlingException' });
  await expect(one.tagOfScheduler()).resolves.toBeDefined();
});

test('with its API before it, it is that of EventBridge Scheduler', async () => {
  using one = account();
  one.mock.fault('Scheduler.TagResource', { error: 'ThrottlingException' });

  expect(await thrownBy(one.tagOfScheduler())).toBeInstanceOf(sdk.ThrottlingException);
  await expect(one.tagOfEventBridge()).resolves.toBeDefined();
  expect(one.mock.faults()).toMatchObject([{ operation: 'Scheduler.TagResource', happened: 1 }]);
});

test('both names of an operation mean the same: the later plan takes the place of the earlier', async () => {
  using one = account();
  one.mock.fault('GetSchedule', { error: 'ThrottlingException' });
  one.mock.fault('Scheduler.GetSchedule', { error: 'ConflictException' });

  expect(await thrownBy(one.get())).toMatchObject({ name: 'ConflictException' });
  expect(one.mock.faults()).toHaveLength(1);
});

test('a plan for all operations is told of which API a command is', async () => {
  using one = account();
  const heard: string[] = [];
  one.mock.fault('*', {
    error: 'ThrottlingException',
    when: ({ api, name }) => {
      heard.push(`${api} ${name}`);
      return api === 'EventBridge Scheduler';
    },
  });

  expect(await thrownBy(one.get())).toBeInstanceOf(sdk.ThrottlingException);
  await expect(one.listOfEventBridge()).resolves.toBeDefined();
  expect(heard).toEqual(['EventBridge Scheduler GetSchedule', 'EventBridge ListTagsForResource']);
});

test('a predicate sees the command without the name of its API', async () => {
  using one = account();
  const heard: AttemptedCommand<'Scheduler.TagResource'>[] = [];
  one.mock.fault('Scheduler.TagResource', { latency: 1, when: (command) => heard.push(command) > 0 });
  await thrownBy(one.tagOfScheduler());

  expect(heard).toEqual([
    {
      api: 'EventBridge Scheduler',
      name: 'TagResource',
      input: { ResourceArn: GROUP, Tags },
      account: '123456789012',
      region: 'us-east-1',
      attempt: 1,
    },
  ]);
});

test.for(['ThrottlingException', 'InternalServerException'])(
  'the client’s own strategy tries %s again',
  async (error) => {
    using one = account();
    const client = new sdk.SchedulerClient({ maxAttempts: 3 });
    one.mock.fault('CreateSchedule', { error, times: 2 });
    const { $metadata } = await client.send(new sdk.CreateScheduleCommand(JOB));

    expect($metadata).toMatchObject({ attempts: 3, httpStatusCode: 200 });
    expect(one.mock.commands()).toMatchObject([{ name: 'CreateSchedule', attempts: 3 }]);
  },
);

test('a host that is not found is that of EventBridge Scheduler', async () => {
  using one = account();
  one.mock.fault('GetSchedule', { networkError: 'ENOTFOUND' });

  expect(await thrownBy(one.get())).toMatchObject({
    message: 'getaddrinfo ENOTFOUND scheduler.us-east-1.amazonaws.com',
  });
});

test('a late answer ends a call with a timeout', async () => {
  using one = account();
  await one.scheduler.send(new sdk.CreateScheduleCommand(JOB));
  one.mock.fault('GetSchedule', { latency: '5 seconds' });
  const sending = one.scheduler.send(new sdk.GetScheduleCommand({ Name: 'job' }), {
    abortSignal: AbortSignal.timeout(1000),
  });

  expect(await thrownBy(sending)).toMatchObject({ name: 'AbortError' });
});

const refusals: readonly [what: string, plan: (mock: EventBridgeMock) => void, message: string][] = [
  [
    'entries of an operation that has none',
    (mock) => {
      mock.fault('CreateSchedule', { entries: [0], errorCode: 'X' } as never);
    },
    'fault: entries can fail in PutEvents, PutPartnerEvents, PutTargets, RemoveTargets; ' +
      'CreateSchedule succeeds or fails as a whole.',
  ],
  [
    'an operation that EventBridge Scheduler does not have',
    (mock) => {
      mock.fault('Scheduler.TagResorce' as 'Scheduler.TagResource', { error: 'X' });
    },
    'fault: there is no operation "Scheduler.TagResorce". Did you mean "Scheduler.TagResource"?',
  ],
  [
    'an operation of EventBridge with the other API before it',
    (mock) => {
      mock.fault('Scheduler.PutEvents' as 'PutEvents', { error: 'X' });
    },
    'fault: there is no operation "Scheduler.PutEvents".',
  ],
  [
    'chaos of which nothing could come',
    (mock) => {
      mock.chaos({ seed: 1, rate: 1, operations: ['CreateSchedule'] });
    },
    'chaos: CreateSchedule has no entries, so only whole calls can fail: ' +
      '{ operations: ["CreateSchedule"], calls: true }.',
  ],
];

test.for(refusals)('%s is refused', ([, plan, message]) => {
  using one = account();

  expect(() => {
    plan(one.mock);
  }).toThrow(message);
  expect(one.mock.faults()).toEqual([]);
});

test('chaos lets calls fail with what EventBridge Scheduler would answer', async () => {
  using one = account();
  one.mock.chaos({ seed: 1, rate: 1, calls: true, operations: ['GetSchedule', 'Scheduler.TagResource'] });
  const thrown = new Set<unknown>();
  for (let call = 0; call < 20; call += 1) {
    thrown.add((await thrownBy(one.get()))?.constructor);
  }

  expect(thrown).toEqual(new Set([sdk.InternalServerException, sdk.ThrottlingException]));
  await expect(one.tagOfScheduler()).rejects.toBeInstanceOf(sdk.SchedulerServiceException);
  await expect(one.tagOfEventBridge()).resolves.toBeDefined();
});

test('chaos without operations leaves EventBridge Scheduler alone', async () => {
  using one = account();
  one.mock.chaos({ seed: 1, rate: 1, calls: true });

  await expect(one.scheduler.send(new sdk.CreateScheduleCommand(JOB))).resolves.toBeDefined();
});
