import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import * as sdk from '@aws-sdk/client-scheduler';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { mockEventBridge, type EventBridgeMock } from '../../src/index.js';
import { Merged } from '../../src/server/control/merged.js';
import { asking } from './ask.js';

const ROLE = 'arn:aws:iam::123456789012:role/scheduler';
const QUEUE = 'arn:aws:sqs:us-east-1:123456789012:orders';
const AUDIT = 'arn:aws:sqs:us-east-1:123456789012:audit';
const LOST = 'arn:aws:sqs:us-east-1:123456789012:lost';
const arnOf = (name: string): string => `arn:aws:scheduler:us-east-1:123456789012:schedule/${name}`;

let mock: EventBridgeMock;
const events = new EventBridgeClient({});
const scheduler = new sdk.SchedulerClient({});
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-01-10T09:00:00Z') });
  mock = mockEventBridge({
    seed: { buses: { default: { rules: { paid: { pattern: { source: ['shop'] }, targets: [AUDIT] } } } } },
  });
});
afterEach(() => {
  mock.restore();
  vi.useRealTimers();
});

const create = (
  Name: string,
  ScheduleExpression: string,
  input: Partial<sdk.CreateScheduleCommandInput> = {},
) =>
  scheduler.send(
    new sdk.CreateScheduleCommand({
      Name,
      ScheduleExpression,
      FlexibleTimeWindow: { Mode: 'OFF' },
      Target: { Arn: QUEUE, RoleArn: ROLE, Input: 'hello' },
      ...input,
    }),
  );

const put = () =>
  events.send(new PutEventsCommand({ Entries: [{ Source: 'shop', DetailType: 'Paid', Detail: '{}' }] }));

interface Records {
  readonly total: number;
  readonly history: number;
  readonly invocations: readonly { readonly rule?: { name: string }; readonly schedule?: { name: string } }[];
}

/** Who has sent what the answer lists. */
const senders = ({ invocations }: Records) =>
  invocations.map(({ rule, schedule }) => rule?.name ?? schedule?.name);

test('schedules are shown with their next runs, target and counts', async () => {
  const ask = asking(mock);
  await create('nightly', 'cron(0 2 * * ? *)', {
    Description: 'Sweeps.',
    ScheduleExpressionTimezone: 'Europe/Paris',
  });
  await create('once', 'at(2026-01-10T10:00:00)');
  await mock.clock.advanceBy('2 hours');

  expect((await ask('GET schedules')).body).toEqual({
    schedules: [
      {
        name: 'nightly',
        groupName: 'default',
        arn: arnOf('default/nightly'),
        account: '123456789012',
        region: 'us-east-1',
        state: 'ENABLED',
        description: 'Sweeps.',
        expression: 'cron(0 2 * * ? *)',
        timezone: 'Europe/Paris',
        flexibleTimeWindow: { Mode: 'OFF' },
        actionAfterCompletion: 'NONE',
        nextRun: '2026-01-11T01:00:00.000Z',
        nextRuns: [11, 12, 13, 14, 15].map((day) => `2026-01-${day}T01:00:00.000Z`),
        target: {
          arn: QUEUE,
          RoleArn: ROLE,
          Input: 'hello',
          RetryPolicy: { MaximumEventAgeInSeconds: 86400, MaximumRetryAttempts: 185 },
        },
        counts: { runs: 0, invoked: 0, 'dead-lettered': 0, dropped: 0 },
      },
      expect.objectContaining({
        name: 'once',
        expression: 'at(2026-01-10T10:00:00)',
        timezone: 'UTC',
        nextRuns: [],
        counts: { runs: 1, invoked: 1, 'dead-lettered': 0, dropped: 0 },
      }),
    ],
  });
});

test('a run that is lost counts, too', async () => {
  await create('once', 'at(2026-01-10T09:10:00)');
  mock.target(QUEUE).fault({ errorCode: 'NO_PERMISSIONS' });
  await mock.clock.advanceBy('20 minutes');

  expect((await asking(mock)('GET schedules')).body).toMatchObject({
    schedules: [{ counts: { runs: 1, invoked: 0, 'dead-lettered': 0, dropped: 1 } }],
  });
});

test('there are none before anybody has made one', async () => {
  expect((await asking(mock)('GET schedules')).body).toEqual({ schedules: [] });
});

test('schedules are found by name, by ARN and by group', async () => {
  const ask = asking(mock);
  await scheduler.send(new sdk.CreateScheduleGroupCommand({ Name: 'g' }));
  await create('nightly', 'rate(1 day)');
  await create('nightly', 'rate(1 day)', { GroupName: 'g' });
  await create('hourly', 'rate(1 hour)', { GroupName: 'g' });
  const found = async (query: string) => {
    const { body } = await ask(`GET schedules?${query}`);
    return (body as { schedules: { arn: string }[] }).schedules.map(({ arn }) => arn);
  };

  expect(await found('schedule=nightly')).toEqual([arnOf('default/nightly'), arnOf('g/nightly')]);
  expect(await found('schedule=nightly&group=g')).toEqual([arnOf('g/nightly')]);
  expect(await found('group=g')).toEqual([arnOf('g/hourly'), arnOf('g/nightly')]);
  expect(await found(`schedule=${arnOf('g/hourly')}`)).toEqual([arnOf('g/hourly')]);
});

test('a schedule that is not there is told of', async () => {
  const ask = asking(mock);
  await create('nightly', 'rate(1 day)');

  expect(await ask('GET schedules?schedule=nightli')).toMatchObject({
    status: 404,
    body: {
      error: 'UnknownSchedule',
      message: 'There is no schedule "nightli" in any group. Did you mean "nightly"?',
    },
  });
  expect((await ask('GET invocations?schedule=nightly&group=g')).body).toMatchObject({
    message: 'There is no schedule "nightly" in group "g". There is one in "default".',
  });
});

test('what targets have got of rules and of schedules is one list, in the order of time', async () => {
  const ask = asking(mock);
  await create('half', 'rate(30 minutes)', { StartDate: new Date('2026-01-10T09:10:00Z') });
  await put();
  await mock.clock.advanceBy('20 minutes');
  await put();
  await mock.clock.advanceBy('30 minutes');
  const all = (await ask('GET invocations')).body as Records;

  expect(senders(all)).toEqual(['paid', 'half', 'paid', 'half']);
  expect(all.total).toBe(4);
  expect(all.invocations[1]).toMatchObject({
    schedule: { name: 'half', groupName: 'default', arn: arnOf('default/half') },
    target: { arn: QUEUE },
    scheduledTime: '2026-01-10T09:10:00.000Z',
    input: 'hello',
    outcome: 'recorded',
  });
  expect((await ask('GET health')).body).toMatchObject({ totals: { invocations: 4 } });
});

test('of that list, parameters keep what they are about', async () => {
  const ask = asking(mock);
  await create('once', 'at(2026-01-10T09:10:00)');
  await put();
  await mock.clock.advanceBy('20 minutes');
  const found = async (query: string) => senders((await ask(`GET invocations?${query}`)).body as Records);

  expect(await found('rule=paid')).toEqual(['paid']);
  expect(await found('bus=default')).toEqual(['paid']);
  expect(await found('detail-type=Paid')).toEqual(['paid']);
  expect(await found('source=shop')).toEqual(['paid']);
  expect(await found('schedule=once')).toEqual(['once']);
  expect(await found('group=default')).toEqual(['once']);
  expect(await found('target=orders')).toEqual(['once']);
  expect(await found('target=audit')).toEqual(['paid']);
});

test('a target is found by the schedule that has it, and by the resource that a universal target calls', async () => {
  const ask = asking(mock);
  const Input = JSON.stringify({
    QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/orders',
    MessageBody: 'm',
  });
  await create('once', 'at(2026-01-10T09:10:00)', {
    Target: { Arn: 'arn:aws:scheduler:::aws-sdk:sqs:sendMessage', RoleArn: ROLE, Input },
  });
  await put();
  await mock.clock.advanceBy('20 minutes');
  const found = async (target: string) =>
    senders((await ask(`GET invocations?target=${target}`)).body as Records);

  expect(await found(QUEUE)).toEqual(['once']);
  expect(await found('once')).toEqual(['once']);
  expect(await found('audit')).toEqual(['paid']);
});

test('since goes on behind what was seen, also when something older comes later', async () => {
  const ask = asking(mock);
  await create('once', 'at(2026-01-10T09:10:00)', { ActionAfterCompletion: 'DELETE' });
  mock.target(AUDIT).fault({ errorCode: 'THROTTLING', times: 1 });
  await put();
  await mock.settled();
  const first = (await ask('GET invocations')).body as Records;
  await mock.clock.advanceBy('20 minutes');
  const second = (await ask(`GET invocations?since=${first.total}`)).body as Records;

  expect(senders(first)).toEqual(['paid']);
  expect(senders(second)).toEqual(['once']);
  expect(second).toMatchObject({ total: 2, history: 0 });
  expect(mock.schedule('once').exists).toBe(false);
  mock.clearHistory();
  expect((await ask('GET invocations')).body).toMatchObject({ total: 0, history: 1 });
});

test('dead letters of schedules are among the others', async () => {
  const ask = asking(mock);
  await create('once', 'at(2026-01-10T09:10:00)', {
    Target: { Arn: QUEUE, RoleArn: ROLE, DeadLetterConfig: { Arn: LOST } },
  });
  mock.target(QUEUE).fault({ errorCode: 'NO_PERMISSIONS' });
  await mock.clock.advanceBy('20 minutes');

  expect((await ask('GET dead-letters?schedule=once')).body).toMatchObject({
    total: 1,
    deadLetters: [{ schedule: { name: 'once' }, messageAttributes: { ERROR_CODE: 'NO_PERMISSIONS' } }],
  });
  expect((await ask('GET dead-letters?rule=paid')).body).toMatchObject({ total: 1, deadLetters: [] });
});

test('faults of EventBridge Scheduler can be planned by a route', async () => {
  const ask = asking(mock);
  const plan = { error: 'ThrottlingException' };

  expect((await ask('POST fault', { operation: 'Scheduler.TagResource', plan })).status).toBe(200);
  expect(mock.faults()).toMatchObject([{ operation: 'Scheduler.TagResource' }]);
});

test('a merged list keeps the places of what it has', () => {
  const at = (minute: number) => ({ at: new Date(Date.UTC(2026, 0, 1, 0, minute)) });
  const [a1, a5, b2, b3, b9] = [at(1), at(5), at(2), at(3), at(9)];
  const merged = new Merged<{ at: Date }>(({ at: time }) => time);

  expect(merged.of([a1, a5], [b2])).toEqual([a1, b2, a5]);
  expect(merged.of([a1, a5], [b2, b3, b9])).toEqual([a1, b2, a5, b3, b9]);
  expect(merged.of([a5], [b3, b9])).toEqual([a5, b3, b9]);
});

test('commands are shown with their API', async () => {
  const ask = asking(mock);
  await create('hourly', 'rate(1 hour)');
  await put();

  expect((await ask('GET commands')).body).toMatchObject({
    commands: [
      { name: 'CreateSchedule', api: 'EventBridge Scheduler' },
      expect.not.objectContaining({ api: expect.anything() }),
    ],
  });
});
