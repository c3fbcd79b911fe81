import * as sdk from '@aws-sdk/client-scheduler';
import { expect, onTestFinished, test } from 'vitest';
import { BINDINGS } from '../../src/server/rest-json/bindings.js';
import { SCHEDULER } from '../../src/service/scheduler/registry.js';
import { served } from './http-client.js';

const ROLE = 'arn:aws:iam::111122223333:role/scheduler';
const QUEUE = 'arn:aws:sqs:eu-west-1:111122223333:orders';
const GROUP = 'arn:aws:scheduler:eu-west-1:111122223333:schedule-group/g';

/** A client that knows nothing of any mock. */
function clientAt(endpoint: string, config: sdk.SchedulerClientConfig = {}): sdk.SchedulerClient {
  const client = new sdk.SchedulerClient({
    endpoint,
    region: 'eu-west-1',
    credentials: { accessKeyId: '111122223333', secretAccessKey: 'secret' },
    ...config,
  });
  onTestFinished(() => {
    client.destroy();
  });
  return client;
}

const job = {
  Name: 'job',
  ScheduleExpression: 'rate(1 hour)',
  FlexibleTimeWindow: { Mode: 'FLEXIBLE', MaximumWindowInMinutes: 5 },
  StartDate: new Date('2030-01-01T00:00:00.500Z'),
  EndDate: new Date('2031-01-01T00:00:00Z'),
  Target: { Arn: QUEUE, RoleArn: ROLE, Input: 'größer 📦 \u2028' },
} as const;

test('a client of the SDK for JavaScript is answered as by the service', async () => {
  const { mock, server } = await served();
  const client = clientAt(server.endpoint);
  const created = await client.send(new sdk.CreateScheduleCommand(job));
  const shown = await client.send(new sdk.GetScheduleCommand({ Name: 'job' }));

  expect(created).toMatchObject({
    ScheduleArn: 'arn:aws:scheduler:eu-west-1:111122223333:schedule/default/job',
    $metadata: { httpStatusCode: 200, attempts: 1, requestId: expect.stringMatching(/^[\da-f-]{36}$/) },
  });
  expect(shown).toMatchObject({
    ...job,
    GroupName: 'default',
    State: 'ENABLED',
    CreationDate: expect.any(Date),
    LastModificationDate: shown.CreationDate,
  });
  expect(mock.commands()).toMatchObject([
    { name: 'CreateSchedule', account: '111122223333', region: 'eu-west-1', input: job },
    { name: 'GetSchedule', input: { Name: 'job' } },
  ]);
});

const Tags = [{ Key: '__proto__', Value: 'größer 📦' }];

/** Each operation with every member that it has beside those of CreateSchedule. */
const CALLS: readonly (readonly [
  operation: string,
  send: (client: sdk.SchedulerClient) => Promise<object>,
  input: object,
])[] = [
  call(sdk.CreateScheduleGroupCommand, { Name: 'g', Tags, ClientToken: 't1' }),
  call(sdk.CreateScheduleCommand, {
    ...job,
    GroupName: 'g',
    Description: '',
    State: 'DISABLED',
    ClientToken: 't2',
  }),
  call(sdk.UpdateScheduleCommand, {
    ...job,
    GroupName: 'g',
    ActionAfterCompletion: 'DELETE',
    ClientToken: 't3',
  }),
  call(sdk.GetScheduleCommand, { Name: 'job', GroupName: 'g' }),
  call(sdk.ListSchedulesCommand, { GroupName: 'g', NamePrefix: 'j', State: 'ENABLED', MaxResults: 5 }),
  call(sdk.GetScheduleGroupCommand, { Name: 'g' }),
  call(sdk.ListScheduleGroupsCommand, { NamePrefix: 'g', MaxResults: 5 }),
  call(sdk.TagResourceCommand, { ResourceArn: GROUP, Tags: [{ Key: 'a b', Value: '&=+' }] }),
  call(sdk.ListTagsForResourceCommand, { ResourceArn: GROUP }),
  call(sdk.UntagResourceCommand, { ResourceArn: GROUP, TagKeys: ['a b', '__proto__', 'ü&='] }),
  call(sdk.DeleteScheduleCommand, { Name: 'job', GroupName: 'g', ClientToken: 't4' }),
  call(sdk.DeleteScheduleGroupCommand, { Name: 'g', ClientToken: 't5' }),
];

function call<Input extends object>(
  Command: new (input: Input) => unknown,
  input: NoInfer<Input>,
): (typeof CALLS)[number] {
  const send = (client: sdk.SchedulerClient) => client.send(new Command(input) as sdk.GetScheduleCommand);
  return [Command.name.replace(/Command$/, ''), send, input];
}

test('what the SDK sends for an operation comes as its input, member by member', async () => {
  const { mock, server } = await served();
  const client = clientAt(server.endpoint);
  for (const [, send] of CALLS) await send(client);

  expect(mock.commands().map(({ name, input }) => [name, input])).toEqual(
    CALLS.map(([operation, , input]) => [operation, input]),
  );
  expect(mock.commands().flatMap(({ error }) => error ?? [])).toEqual([]);
});

test('every operation of the API is bound to a method and a path, and was sent', () => {
  const operations = new Set(Object.keys(SCHEDULER.operations));

  expect(new Set(Object.keys(BINDINGS))).toEqual(operations);
  expect(new Set(CALLS.map(([operation]) => operation))).toEqual(operations);
});

test('the SDK adds its tokens, which are in the history', async () => {
  const { mock, server } = await served();
  await clientAt(server.endpoint).send(new sdk.CreateScheduleGroupCommand({ Name: 'g' }));

  expect(mock.commands()).toMatchObject([
    { input: { Name: 'g', ClientToken: expect.stringMatching(/^[\da-f-]{36}$/) } },
  ]);
});

test.for([
  ['ConflictException', sdk.ConflictException, 409, new sdk.CreateScheduleGroupCommand({ Name: 'g' })],
  [
    'ResourceNotFoundException',
    sdk.ResourceNotFoundException,
    404,
    new sdk.GetScheduleCommand({ Name: 'x' }),
  ],
  ['ValidationException', sdk.ValidationException, 400, new sdk.GetScheduleCommand({ Name: 'a/b c%' })],
] as const)('%s is the exception of the SDK', async ([name, type, status, command]) => {
  const { server } = await served();
  const client = clientAt(server.endpoint);
  await client.send(new sdk.CreateScheduleGroupCommand({ Name: 'g' }));
  const thrown: unknown = await client
    .send(command as sdk.GetScheduleCommand)
    .catch((error: unknown) => error);

  expect(thrown).toBeInstanceOf(type);
  expect(thrown).toMatchObject({ name, $fault: 'client', $metadata: { httpStatusCode: status } });
});

test('a name with a slash comes whole to the service', async () => {
  const { mock, server } = await served();
  const asking = clientAt(server.endpoint).send(new sdk.GetScheduleCommand({ Name: 'a/b c%' }));

  await expect(asking).rejects.toThrow("Value 'a/b c%' at 'name' failed to satisfy constraint");
  expect(mock.commands()).toMatchObject([{ input: { Name: 'a/b c%' } }]);
});

test.for([
  ['ThrottlingException', 429],
  ['InternalServerException', 500],
  ['ServiceQuotaExceededException', 402],
] as const)(
  'a planned %s has its status, and is tried again as the SDK thinks fit',
  async ([error, status]) => {
    const { mock, server } = await served();
    mock.fault('GetSchedule', { error });
    const asking = clientAt(server.endpoint, { maxAttempts: 2, retryStrategy: impatient(2) }).send(
      new sdk.GetScheduleCommand({ Name: 'job' }),
    );

    await expect(asking).rejects.toMatchObject({ name: error, $metadata: { httpStatusCode: status } });
    expect(mock.commands()).toHaveLength(error === 'ServiceQuotaExceededException' ? 1 : 2);
  },
);

/** Tries again at once what the SDK would try again. */
function impatient(attempts: number): NonNullable<sdk.SchedulerClientConfig['retryStrategy']> {
  const token = (count: number) => ({ getRetryCount: () => count, getRetryDelay: () => 0 });
  return {
    acquireInitialRetryToken: () => Promise.resolve(token(0)),
    refreshRetryTokenForRetry: (spent, { errorType }) => {
      const made = spent.getRetryCount() + 1;
      if (made >= attempts || errorType === 'CLIENT_ERROR')
        return Promise.reject(new Error('no retries left'));
      return Promise.resolve(token(made));
    },
    recordSuccess: () => undefined,
  };
}

test('pages are turned by the paginators', async () => {
  const { server } = await served();
  const client = clientAt(server.endpoint);
  for (const Name of ['a', 'b', 'c']) await client.send(new sdk.CreateScheduleCommand({ ...job, Name }));
  const pages: (string | undefined)[][] = [];
  for await (const { Schedules = [] } of sdk.paginateListSchedules({ client, pageSize: 2 }, {}))
    pages.push(Schedules.map(({ Name }) => Name));

  expect(pages).toEqual([['a', 'b'], ['c']]);
});

test('a schedule that came over the wire runs on the clock of the mock', async () => {
  const { mock, server } = await served();
  const at = new Date(Math.ceil(mock.clock.now().getTime() / 1000 + 60) * 1000);
  await clientAt(server.endpoint).send(
    new sdk.CreateScheduleCommand({
      Name: 'once',
      ScheduleExpression: `at(${at.toISOString().slice(0, 19)})`,
      FlexibleTimeWindow: { Mode: 'OFF' },
      Target: { Arn: QUEUE, RoleArn: ROLE },
    }),
  );
  await mock.clock.advanceBy('5 minutes');

  const { arn } = mock.schedule('arn:aws:scheduler:eu-west-1:111122223333:schedule/default/once');
  expect(mock.schedule(arn).invocations()).toMatchObject([{ scheduledTime: at, outcome: 'recorded' }]);
});
