import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { mockEventBridge, type EventBridgeMockOptions } from '../../src/index.js';
import { send } from '../service/scenarios.js';

const arn = (resource: string) => `arn:aws:events:us-east-1:123456789012:${resource}`;
const lambda = 'arn:aws:lambda:us-east-1:123456789012:function:f';

// Time stands still unless a test moves it.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-01T12:00:00Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

/** An archive of the default bus, with two rules whose targets record what they get. */
async function archived(options: EventBridgeMockOptions = {}) {
  const client = new EventBridgeClient({});
  const rule = (name: string) => ({ pattern: { source: ['shop'] }, targets: [`${lambda}-${name}`] });
  const seed = { buses: { default: { rules: { first: rule('first'), second: rule('second') } } } };
  const mock = mockEventBridge(client, { ...options, seed });
  const call = (operation: string, input: object) => send(client, [operation, input]);
  await call('CreateArchive', { ArchiveName: 'a', EventSourceArn: arn('event-bus/default') });
  const put = async (time: string, detail = '{}') => {
    const Entries = [{ Source: 'shop', DetailType: 'Placed', Detail: detail, Time: new Date(time) }];
    await call('PutEvents', { Entries });
    await mock.settled();
  };
  const start = (given: object = {}) =>
    call('StartReplay', {
      ReplayName: 'again',
      EventSourceArn: arn('archive/a'),
      EventStartTime: new Date('2026-03-01T10:00:00Z'),
      EventEndTime: new Date('2026-03-01T11:00:00Z'),
      Destination: { Arn: arn('event-bus/default') },
      ...given,
    });
  return { mock, call, put, start, describe: () => call('DescribeReplay', { ReplayName: 'again' }) };
}

test('a replayed event is the event of then with the name of the replay before its resources', async () => {
  const { mock, put, start } = await archived();
  using _mock = mock;
  await put('2026-03-01T10:30:00Z', '{"price":1.50}');
  mock.clearHistory();

  await start();
  await mock.clock.advanceBy('10 seconds');

  const [event] = mock.events();
  expect(event).toMatchObject({ time: '2026-03-01T10:30:00Z', 'replay-name': 'again' });
  expect(mock.target(`${lambda}-first`).invocations()[0]?.payload).toBe(
    `{"version":"0","id":"${event?.id}","detail-type":"Placed","source":"shop","account":"123456789012","time":"2026-03-01T10:30:00Z","region":"us-east-1","replay-name":"again","resources":[],"detail":{"price":1.50}}`,
  );
});

test('a replay sends the events from its start on and before its end, in the order of their times', async () => {
  const { mock, put, start } = await archived();
  using _mock = mock;
  for (const time of ['11:00:00', '10:59:59', '10:00:00', '09:59:59']) await put(`2026-03-01T${time}Z`);
  mock.clearHistory();

  await start();
  await mock.clock.advanceBy('10 seconds');

  expect(mock.events().map(({ time }) => time)).toEqual(['2026-03-01T10:00:00Z', '2026-03-01T10:59:59Z']);
});

test('FilterArns are the rules that alone get the events', async () => {
  const { mock, put, start } = await archived();
  using _mock = mock;
  await put('2026-03-01T10:30:00Z');
  mock.clearHistory();

  await start({ Destination: { Arn: arn('event-bus/default'), FilterArns: [arn('rule/second')] } });
  await mock.clock.advanceBy('10 seconds');

  expect(mock.invocations().map(({ rule }) => rule.name)).toEqual(['second']);
});

test('replayed events are not archived again', async () => {
  const { mock, call, put, start } = await archived();
  using _mock = mock;
  await put('2026-03-01T10:30:00Z');

  await start();
  await mock.clock.advanceBy('10 seconds');

  expect(mock.events()).toHaveLength(2);
  expect(await call('DescribeArchive', { ArchiveName: 'a' })).toMatchObject({ EventCount: 1 });
});

test('a replay that is cancelled in the middle sends no more, and tells how far it came', async () => {
  const { mock, call, put, start, describe } = await archived({ transitionTime: 60_000 });
  using _mock = mock;
  for (const minute of ['10', '20', '30', '40']) await put(`2026-03-01T10:${minute}:00Z`);
  mock.clearHistory();
  await start();
  await mock.clock.advanceBy('90 seconds');

  const EventLastReplayedTime = new Date('2026-03-01T10:20:00Z');
  expect(await describe()).toMatchObject({ State: 'RUNNING', EventLastReplayedTime });
  await call('CancelReplay', { ReplayName: 'again' });
  await mock.clock.advanceBy('1 hour');

  expect(await describe()).toMatchObject({ State: 'CANCELLED', EventLastReplayedTime });
  expect(mock.events().map(({ time }) => time)).toEqual(['2026-03-01T10:10:00Z', '2026-03-01T10:20:00Z']);
});

test('events that the archive has forgotten are not replayed', async () => {
  const { mock, call, put, start } = await archived();
  using _mock = mock;
  await call('UpdateArchive', { ArchiveName: 'a', RetentionDays: 1 });
  await put('2026-03-01T10:30:00Z');
  await mock.clock.advanceBy('2 days');
  mock.clearHistory();

  await start();
  await mock.clock.advanceBy('10 seconds');

  expect(mock.events()).toEqual([]);
});

test('reset() stops a replay that runs', async () => {
  const { mock, put, start } = await archived();
  using _mock = mock;
  await put('2026-03-01T10:30:00Z');
  await start();

  mock.reset();
  await mock.clock.advanceBy('1 hour');

  expect(mock.events()).toEqual([]);
});
