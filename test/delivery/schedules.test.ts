import {
  DeleteRuleCommand,
  DisableRuleCommand,
  EnableRuleCommand,
  EventBridgeClient,
  PutRuleCommand,
  PutTargetsCommand,
  RemoveTargetsCommand,
  type PutRuleCommandInput,
} from '@aws-sdk/client-eventbridge';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { mockEventBridge, type EventBridgeMock, type SeededRule } from '../../src/index.js';

const LAMBDA = 'arn:aws:lambda:us-east-1:123456789012:function:f';
const QUEUE = 'arn:aws:sqs:us-east-1:123456789012:q';
const client = new EventBridgeClient({ region: 'us-east-1' });

// Only the date: what time does here, the account's clock does.
beforeEach(() => void vi.useFakeTimers({ now: new Date('2026-03-01T12:34:56.789Z'), toFake: ['Date'] }));
afterEach(() => void vi.useRealTimers());

const attached = (rules: Readonly<Record<string, SeededRule>> = {}) =>
  mockEventBridge(client, { seed: { buses: { default: { rules } } } });
const putRule = (input: Omit<PutRuleCommandInput, 'Name'>) =>
  client.send(new PutRuleCommand({ Name: 'tick', ...input }));
const putTarget = () =>
  client.send(new PutTargetsCommand({ Rule: 'tick', Targets: [{ Id: 'q', Arn: QUEUE }] }));
const nextRun = (mock: EventBridgeMock) => mock.rule('tick').nextRuns()[0]?.toISOString();
const runTimes = (mock: EventBridgeMock) =>
  mock
    .rule('tick')
    .events()
    .map(({ time }) => time);

test('a target gets the scheduled event', async () => {
  using mock = attached();
  await putRule({ ScheduleExpression: 'cron(0 13 * * ? *)' });
  await putTarget();
  await mock.clock.advanceTo('2026-03-01T13:00:00Z');

  const { payload = '', event } = mock.target(QUEUE).invocations()[0] ?? {};
  expect(payload.replace(event?.id ?? 'no id', '<id>')).toBe(
    '{"version":"0","id":"<id>","detail-type":"Scheduled Event","source":"aws.events","account":"123456789012",' +
      '"time":"2026-03-01T13:00:00Z","region":"us-east-1",' +
      '"resources":["arn:aws:events:us-east-1:123456789012:rule/tick"],"detail":{}}',
  );
  expect(event?.id).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
});

test('targets of a schedule get their constant input or what their transformer makes', async () => {
  const inputTransformer = { pathsMap: { t: '$.time' }, template: '{"at":<t>}' };
  const targets = [
    { arn: QUEUE, input: { job: 'sweep' } },
    { arn: LAMBDA, inputTransformer },
  ];
  using mock = attached({ tick: { schedule: 'rate(1 hour)', targets } });
  await mock.clock.advanceBy('1 hour');

  expect(mock.invocations().map(({ payload }) => payload)).toEqual([
    '{"job":"sweep"}',
    '{"at":"2026-03-01T13:34:56Z"}',
  ]);
});

test('only the rule of the schedule gets its event, not other rules whose pattern matches it', async () => {
  using mock = attached({
    tick: { schedule: 'rate(1 hour)', targets: [QUEUE] },
    other: { pattern: { source: ['aws.events'] }, targets: [LAMBDA] },
  });
  await mock.clock.advanceBy('1 hour');

  expect(mock.events().map(({ matchedRules }) => matchedRules)).toEqual([[mock.rule('tick').arn]]);
  expect(mock.invocations().map(({ target }) => target.arn)).toEqual([QUEUE]);
});

test('a rule with a schedule and a pattern runs and matches', async () => {
  using mock = attached({
    tick: { schedule: 'rate(1 hour)', pattern: { source: ['shop'] }, targets: [QUEUE] },
  });
  mock.emit({ source: 'shop', 'detail-type': 'Placed' });
  await mock.clock.advanceBy('1 hour');

  expect(mock.invocations().map(({ event }) => event['detail-type'])).toEqual(['Placed', 'Scheduled Event']);
});

test('runs are made at their times, those of the last moment included', async () => {
  using mock = attached({ tick: { schedule: 'cron(0/20 * * * ? *)' } });
  expect(
    mock
      .rule('tick')
      .nextRuns(3)
      .map((run) => run.toISOString()),
  ).toEqual(['2026-03-01T12:40:00.000Z', '2026-03-01T13:00:00.000Z', '2026-03-01T13:20:00.000Z']);
  await mock.clock.advanceTo('2026-03-01T13:19:59.999Z');
  expect(runTimes(mock)).toEqual(['2026-03-01T12:40:00Z', '2026-03-01T13:00:00Z']);
  await mock.clock.advanceBy(1);
  expect(runTimes(mock)).toHaveLength(3);
});

test('in a handler the account has the time of the run', async () => {
  const seen: string[] = [];
  const handler = () => seen.push(mock.clock.now().toISOString());
  using mock = attached({ tick: { schedule: 'rate(25 minutes)', targets: [{ arn: LAMBDA, handler }] } });
  await mock.clock.advanceBy('1 hour');

  expect(seen).toEqual(['2026-03-01T12:59:56.789Z', '2026-03-01T13:24:56.789Z']);
  expect(mock.clock.now().toISOString()).toBe('2026-03-01T13:34:56.789Z');
});

test('a disabled rule has no runs, and one that is enabled counts anew', async () => {
  using mock = attached({ tick: { schedule: 'rate(1 hour)' } });
  await mock.clock.advanceBy('50 minutes');
  await client.send(new DisableRuleCommand({ Name: 'tick' }));
  expect(nextRun(mock)).toBeUndefined();
  await mock.clock.advanceBy('1 hour');
  await client.send(new EnableRuleCommand({ Name: 'tick' }));
  await mock.clock.advanceBy('59 minutes');
  expect(runTimes(mock)).toEqual([]);
  await mock.clock.advanceBy('1 minute');
  expect(runTimes(mock)).toEqual(['2026-03-01T15:24:56Z']);
});

test('a rule that is put again with the same schedule goes on counting', async () => {
  using mock = attached({ tick: { schedule: 'rate(1 hour)' } });
  await mock.clock.advanceBy('50 minutes');
  await putRule({ ScheduleExpression: 'rate(1 hour)', Description: 'new' });

  expect(nextRun(mock)).toBe('2026-03-01T13:34:56.789Z');
});

test('a rule that is put with another schedule counts anew, by that one alone', async () => {
  using mock = attached({ tick: { schedule: 'rate(1 hour)' } });
  await mock.clock.advanceBy('50 minutes');
  await putRule({ ScheduleExpression: 'rate(2 hours)' });
  await mock.clock.advanceBy('3 hours');

  expect(runTimes(mock)).toEqual(['2026-03-01T15:24:56Z']);
});

test('a rule that is deleted, or loses its schedule, runs no more', async () => {
  using mock = attached({ tick: { schedule: 'rate(1 hour)' } });
  await putRule({ EventPattern: '{"source":["shop"]}' });
  await mock.clock.advanceBy('1 hour');
  await putRule({ ScheduleExpression: 'rate(1 hour)' });
  await client.send(new DeleteRuleCommand({ Name: 'tick' }));
  await mock.clock.advanceBy('1 hour');

  expect(mock.events()).toEqual([]);
});

test('targets that are put or removed between runs count from the next run on', async () => {
  using mock = attached({ tick: { schedule: 'rate(1 hour)' } });
  await mock.clock.advanceBy('1 hour');
  await putTarget();
  await mock.clock.advanceBy('1 hour');
  await client.send(new RemoveTargetsCommand({ Rule: 'tick', Ids: ['q'] }));
  await mock.clock.advanceBy('1 hour');

  expect(runTimes(mock)).toHaveLength(3);
  expect(mock.invocations().map(({ event }) => event.time)).toEqual(['2026-03-01T14:34:56Z']);
});

test('settled() makes no runs', async () => {
  using mock = attached({ tick: { schedule: 'rate(1 minute)' } });
  await mock.settled();

  expect(mock.events()).toEqual([]);
});

test('calls that Lambda makes again happen on the way, in order of time', async () => {
  const calls: string[] = [];
  const handler = (event: { time: string }) => {
    calls.push(`${mock.clock.now().toISOString().slice(11, 16)} run of ${event.time.slice(11, 16)}`);
    if (event.time.startsWith('2026-03-01T12:36')) throw new Error('down');
  };
  using mock = mockEventBridge(client, {
    seed: {
      buses: {
        default: {
          rules: { tick: { schedule: 'cron(0/2 * * * ? *)', targets: [{ arn: LAMBDA, handler }] } },
        },
      },
    },
    handlerErrors: 'record',
  });
  await mock.clock.advanceTo('2026-03-01T12:40:00Z');

  expect(calls).toEqual([
    '12:36 run of 12:36',
    '12:37 run of 12:36',
    '12:38 run of 12:38',
    '12:39 run of 12:36',
    '12:40 run of 12:40',
  ]);
});

test('retries of EventBridge happen on the way, before the next run', async () => {
  using mock = attached({ tick: { schedule: 'rate(1 hour)', targets: [QUEUE] } });
  mock.target(QUEUE).fault({ errorCode: 'THROTTLING', times: 3 });
  await mock.clock.advanceBy('2 hours');

  expect(mock.deliveries().map(({ outcome, attempts }) => [outcome, attempts.length])).toEqual([
    ['delivered', 4],
    ['delivered', 1],
  ]);
  expect(mock.invocations().map(({ event }) => event.time)).toEqual([
    '2026-03-01T13:34:56Z',
    '2026-03-01T14:34:56Z',
  ]);
});

test('two that advance at once add up', async () => {
  using mock = attached({ tick: { schedule: 'rate(1 hour)' } });
  await Promise.all([mock.clock.advanceBy('1 hour'), mock.clock.advanceBy('1 hour')]);

  expect(runTimes(mock)).toEqual(['2026-03-01T13:34:56Z', '2026-03-01T14:34:56Z']);
  expect(mock.clock.now().toISOString()).toBe('2026-03-01T14:34:56.789Z');
});

test('a handler cannot advance the clock', async () => {
  const messages: string[] = [];
  const handler = async () => {
    const advances = [mock.clock.advanceBy('1 hour'), mock.clock.advanceTo('2027-01-01')];
    for (const result of await Promise.allSettled(advances)) {
      if (result.status === 'rejected') messages.push(String(result.reason));
    }
  };
  using mock = attached({ tick: { schedule: 'rate(1 hour)', targets: [{ arn: LAMBDA, handler }] } });
  await mock.clock.advanceBy('1 hour');

  expect(messages).toMatchInlineSnapshot(`
    [
      "Error: clock.advanceBy waits for handlers, so a handler that awaits it would wait for itself. Call it in the test.",
      "Error: clock.advanceTo waits for handlers, so a handler that awaits it would wait for itself. Call it in the test.",
    ]
  `);
});

test('reset() starts the schedules of the seed anew, and no others', async () => {
  using mock = attached({ tick: { schedule: 'rate(1 hour)' } });
  await client.send(new PutRuleCommand({ Name: 'put', ScheduleExpression: 'rate(1 minute)' }));
  await mock.clock.advanceBy('50 minutes');
  mock.reset();
  expect(nextRun(mock)).toBe('2026-03-01T13:34:56.789Z');
  await mock.clock.advanceBy('1 hour');

  expect(mock.events().map(({ time }) => time)).toEqual(['2026-03-01T13:34:56Z']);
});

test('a day of a rate of one minute makes every run and keeps as much history as it is told to', async () => {
  const keep = 1000;
  const rules = { tick: { schedule: 'rate(1 minute)', targets: [QUEUE] } };
  using mock = mockEventBridge(client, { historyBound: keep, seed: { buses: { default: { rules } } } });
  await mock.clock.advanceBy('1 day');

  expect(mock.events().at(-1)?.time).toBe('2026-03-02T12:34:56Z');
  expect(mock.events()).toHaveLength(keep);
  expect(mock.invocations()).toHaveLength(mock.events().length);
  expect(mock.warnings().map(({ message }) => message)).toMatchInlineSnapshot(`
    [
      "The history holds 1000 events and forgets the oldest. mockEventBridge({ historyBound: … }) changes that.",
      "The history holds 1000 deliveries and forgets the oldest. mockEventBridge({ historyBound: … }) changes that.",
      "The history holds 1000 invocations and forgets the oldest. mockEventBridge({ historyBound: … }) changes that.",
    ]
  `);
});
