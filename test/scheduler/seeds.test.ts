import {
  GetScheduleCommand,
  GetScheduleGroupCommand,
  ListTagsForResourceCommand,
  SchedulerClient,
} from '@aws-sdk/client-scheduler';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { mockEventBridge, type Seed } from '../../src/index.js';
import { OPERATED } from '../../src/mock/public-types.js';
import { BEGINNING, FUNCTION, LOST, QUEUE, ROLE } from './account.js';

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: BEGINNING }));
afterEach(() => void vi.useRealTimers());

const client = new SchedulerClient({});

test('schedules are seeded by group and name, and run', async () => {
  const sweep = vi.fn();
  using mock = mockEventBridge(client, {
    seed: {
      schedules: {
        'orders/nightly': { cron: '0 2 * * ? *', timezone: 'Europe/Berlin', target: QUEUE },
        sweep: { rate: '1 hour', target: sweep },
        once: { at: '2026-01-10T10:30:00', target: { arn: QUEUE, input: { job: 'x' } } },
      },
    },
  });
  await mock.clock.advanceBy('90 minutes');
  expect(sweep).toHaveBeenCalledTimes(2);
  expect(mock.schedules().map(String)).toEqual([
    'schedule "once" in group "default": at(2026-01-10T10:30:00), ENABLED, 1 invocation',
    'schedule "sweep" in group "default": rate(1 hour), ENABLED, next 2026-01-10T11:00:00.000Z, 2 invocations',
    'schedule "nightly" in group "orders": cron(0 2 * * ? *), ENABLED, next 2026-01-11T01:00:00.000Z, 0 invocations',
  ]);
  expect(mock.schedule('once').invocations()).toMatchObject([{ input: { job: 'x' } }]);
  expect(await client.send(new GetScheduleGroupCommand({ Name: 'orders' }))).toMatchObject({
    State: 'ACTIVE',
  });
});

test('a view takes the name that a seed has for a schedule', () => {
  using mock = mockEventBridge(client, {
    seed: { schedules: { 'g/job': { rate: '1 hour', target: QUEUE } } },
  });
  const views = [
    mock.schedule('g/job'),
    mock.schedule('job', 'g'),
    mock.schedule(mock.schedule('g/job').arn),
  ];
  expect(views.map(({ name, groupName, exists }) => [groupName, name, exists])).toEqual(
    Array(3).fill(['g', 'job', true]),
  );
  expect(mock.schedule('g/job', 'default').exists).toBe(false);
});

test('a schedule may be spelt as the SDK spells it', async () => {
  const Target = { Arn: FUNCTION, RoleArn: ROLE, Input: '{}' };
  const seeded = {
    ScheduleExpression: 'rate(1 hour)',
    FlexibleTimeWindow: { Mode: 'FLEXIBLE', MaximumWindowInMinutes: 5 },
    State: 'DISABLED',
    Target,
  } as const;
  using _mock = mockEventBridge(client, { seed: { schedules: { job: seeded } } });
  expect(await client.send(new GetScheduleCommand({ Name: 'job' }))).toMatchObject(seeded);
});

test('all members have a short spelling', async () => {
  using _mock = mockEventBridge(client, {
    seed: {
      schedules: {
        job: {
          rate: '1 hour',
          window: 5,
          start: '2026-02-01T00:00:00Z',
          end: new Date('2026-03-01T00:00:00Z'),
          state: 'DISABLED',
          description: 'd',
          actionAfterCompletion: 'DELETE',
          target: {
            arn: `${QUEUE}.fifo`,
            roleArn: ROLE,
            deadLetterQueue: LOST,
            retryPolicy: { maximumRetryAttempts: 1 },
            parameters: { SqsParameters: { MessageGroupId: 'm' } },
          },
        },
      },
    },
  });
  expect(await client.send(new GetScheduleCommand({ Name: 'job' }))).toMatchObject({
    FlexibleTimeWindow: { Mode: 'FLEXIBLE', MaximumWindowInMinutes: 5 },
    StartDate: new Date('2026-02-01T00:00:00Z'),
    EndDate: new Date('2026-03-01T00:00:00Z'),
    State: 'DISABLED',
    Description: 'd',
    ActionAfterCompletion: 'DELETE',
    Target: {
      RoleArn: ROLE,
      DeadLetterConfig: { Arn: LOST },
      RetryPolicy: { MaximumRetryAttempts: 1, MaximumEventAgeInSeconds: 86_400 },
      SqsParameters: { MessageGroupId: 'm' },
    },
  });
});

test('reset() brings seeded schedules back as they were', async () => {
  using mock = mockEventBridge(client, { seed: { schedules: { job: { rate: '1 hour', target: QUEUE } } } });
  await mock.clock.advanceBy('150 minutes');
  expect(mock.schedule('job').invocations()).toHaveLength(3);
  mock.reset();
  expect(mock.schedule('job').invocations()).toEqual([]);
  await mock.clock.advanceBy('30 minutes');
  expect(mock.schedule('job').invocations()).toHaveLength(1);
});

test('a seed that is refused leaves the schedules that there are running', async () => {
  using mock = mockEventBridge(client, { seed: { schedules: { job: { rate: '1 hour', target: QUEUE } } } });
  expect(() => {
    mock.seed({
      schedules: { other: { rate: '1 hour', target: QUEUE }, job: { rate: '1 hour', target: QUEUE } },
    });
  }).toThrow('seed.schedules.job: Schedule job already exists.');
  await mock.clock.advanceBy('90 minutes');
  expect(mock.schedules().map(({ name }) => name)).toEqual(['job']);
  expect(mock.schedule('job').invocations()).toHaveLength(2);
  expect(mock.schedule('other').invocations()).toEqual([]);
});

test.for<[name: string, schedule: object, message: string]>([
  [
    'job',
    { target: QUEUE },
    "seed.schedules.job: a schedule needs a rate, a cron or an at: { rate: '5 minutes' }.",
  ],
  ['job', { rate: '1 hour' }, 'seed.schedules.job: a schedule needs a target.'],
  [
    'job',
    { rate: '1 hour', cron: '* * * * ? *', target: QUEUE },
    'seed.schedules.job.cron: "rate" says the same in another spelling. Keep one of them.',
  ],
  [
    'job',
    { rate: 5, target: QUEUE },
    'seed.schedules.job.rate: expected what goes in the parentheses, as a string, got a number.',
  ],
  [
    'job',
    { rate: '1 hour', start: 'soon', target: QUEUE },
    'seed.schedules.job.start: expected a Date, or a string such as "2026-03-01T09:00:00Z", got a string.',
  ],
  [
    'job',
    { rate: '1 hour', window: 'x', target: QUEUE },
    'seed.schedules.job.window: expected a number of minutes, got a string.',
  ],
  [
    'job',
    { rate: '1 hour', zone: 'UTC', target: QUEUE },
    'seed.schedules.job.zone: there is no such member.',
  ],
  [
    'job',
    { rate: '1 hour', target: { arn: QUEUE, handler: 'x' } },
    'seed.schedules.job.target.handler: expected a function, got a string.',
  ],
  [
    'a/b/c',
    { rate: '1 hour', target: QUEUE },
    `seed.schedules["a/b/c"]: 1 validation error detected: Value 'b/c' at 'name' failed to satisfy constraint: Member must satisfy regular expression pattern: [0-9a-zA-Z-_.]+`,
  ],
  ['job', { rate: '1 week', target: QUEUE }, 'seed.schedules.job: Invalid Schedule Expression rate(1 week).'],
])('a seed with a wrong schedule is refused: %s %o', ([name, schedule, message]) => {
  expect(() => mockEventBridge(client, { seed: { schedules: { [name]: schedule } } as Seed })).toThrow(
    message,
  );
});

test('what is saved goes on when it is loaded', async () => {
  const seed = { schedules: { 'g/job': { rate: '1 hour', target: QUEUE } } };
  using first = mockEventBridge(client, { seed });
  await first.clock.advanceBy('90 minutes');
  const saved: unknown = JSON.parse(JSON.stringify(first[OPERATED].save()));
  using second = mockEventBridge(client);
  second[OPERATED].load(saved);
  expect(second.schedule('job', 'g').nextRuns()).toEqual([new Date('2026-01-10T11:00:00Z')]);
  await second.clock.advanceBy('1 hour');
  expect(second.schedule('job', 'g').invocations()).toHaveLength(1);
});

test('a function for a target that only a schedule has is bound to something', () => {
  using mock = mockEventBridge(client, {
    strict: true,
    seed: { schedules: { job: { rate: '1 hour', target: FUNCTION } } },
  });
  mock.handle('sweep', () => undefined);
  expect(mock.boundToNothing()).toEqual([]);
});

test('groups are seeded with their tags, those that are there too', async () => {
  using _mock = mockEventBridge(client, {
    seed: [
      { schedules: { 'orders/job': { rate: '1 hour', target: QUEUE } } },
      {
        scheduleGroups: { orders: { tags: { team: 'shop' } }, reports: { Tags: [{ Key: 'a', Value: 'b' }] } },
      },
    ],
  });
  const tagsOf = async (group: string) => {
    const ResourceArn = `arn:aws:scheduler:us-east-1:123456789012:schedule-group/${group}`;
    return (await client.send(new ListTagsForResourceCommand({ ResourceArn }))).Tags;
  };
  expect(await tagsOf('orders')).toEqual([{ Key: 'team', Value: 'shop' }]);
  expect(await tagsOf('reports')).toEqual([{ Key: 'a', Value: 'b' }]);
  expect(() => mockEventBridge({ seed: { scheduleGroups: { default: {} } } })).toThrow(
    'seed.scheduleGroups.default: This operation cannot be performed on schedule group default.',
  );
});

test.for([
  ['2050-06-01T09:00:00.000Z', '.000Z'],
  ['2050-06-01T09:00:00+02:00', '+02:00'],
  ['2050-06-01T09:00:00.5', '.5'],
])('at(%s) is told what to leave out', ([at = '', excess]) => {
  using mock = mockEventBridge(client);

  expect(() => {
    mock.seed({ schedules: { job: { at, target: QUEUE } } });
  }).toThrow(
    `seed.schedules.job: Invalid Schedule Expression at(${at}).\n\n` +
      `Leave out ${excess}: at(2050-06-01T09:00:00) is in the time zone of ScheduleExpressionTimezone, by default UTC. ` +
      'There is no offset and no fraction of a second.',
  );
});

test.for(['2050-13-01T09:00:00Z', '2050-06-01', '2050-06-01 09:00:00'])('at(%s) is told its form', (at) => {
  using mock = mockEventBridge(client);

  expect(() => {
    mock.seed({ schedules: { job: { at, target: QUEUE } } });
  }).toThrow('A schedule is at(yyyy-mm-ddThh:mm:ss)');
});
