import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { mockEventBridge, type EventBridgeMockOptions } from '../../src/index.js';
import { send } from './scenarios.js';

const arn = (resource: string) => `arn:aws:events:us-east-1:123456789012:${resource}`;

// Time stands still unless a test moves it.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-01T12:00:00.500Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

async function setUp(options: EventBridgeMockOptions = {}) {
  const client = new EventBridgeClient({});
  const mock = mockEventBridge(client, options);
  const call = (operation: string, input: object) => send(client, [operation, input]);
  await call('CreateArchive', { ArchiveName: 'a', EventSourceArn: arn('event-bus/default') });
  return {
    mock,
    call,
    put: (Time: string) =>
      call('PutEvents', {
        Entries: [{ Source: 'shop', DetailType: 'Placed', Detail: '{}', Time: new Date(Time) }],
      }),
    start: (ReplayName: string, given: object = {}) =>
      call('StartReplay', {
        ReplayName,
        EventSourceArn: arn('archive/a'),
        EventStartTime: new Date('2026-03-01T00:00:00Z'),
        EventEndTime: new Date('2026-03-02T00:00:00Z'),
        Destination: { Arn: arn('event-bus/default') },
        ...given,
      }),
    describe: (ReplayName: string) => call('DescribeReplay', { ReplayName }),
    cancel: (ReplayName: string) => call('CancelReplay', { ReplayName }),
  };
}

test('a replay starts, runs and is completed, each after the time of a transition', async () => {
  const { mock, put, start, describe } = await setUp({ transitionTime: 60_000 });
  using _mock = mock;
  await put('2026-03-01T11:00:00Z');

  const started = await start('r');
  const ReplayStartTime = new Date('2026-03-01T12:00:00.500Z');
  expect(started).toMatchObject({ State: 'STARTING', ReplayStartTime });
  await mock.clock.advanceBy(59_999);
  expect(await describe('r')).toMatchObject({ State: 'STARTING', ReplayStartTime });
  await mock.clock.advanceBy(1);
  expect(await describe('r')).toMatchObject({ State: 'RUNNING' });
  await mock.clock.advanceBy(59_999);
  const running = await describe('r');
  expect(running).toMatchObject({ State: 'RUNNING' });
  expect(running).not.toHaveProperty('ReplayEndTime');
  expect(running).not.toHaveProperty('EventLastReplayedTime');
  await mock.clock.advanceBy(1);
  const completed = {
    State: 'COMPLETED',
    ReplayStartTime,
    ReplayEndTime: new Date('2026-03-01T12:02:00.500Z'),
    EventLastReplayedTime: new Date('2026-03-01T11:00:00Z'),
  };
  expect(await describe('r')).toMatchObject(completed);
  await mock.clock.advanceBy('1 hour');
  expect(await describe('r')).toMatchObject(completed);
});

test('a replay that is cancelled ends after the time of a transition, whatever it would have become', async () => {
  const { mock, put, start, describe, cancel } = await setUp({ transitionTime: 60_000 });
  using _mock = mock;
  await put('2026-03-01T11:00:00Z');
  await start('r');
  await mock.clock.advanceBy(119_999);

  expect(await cancel('r')).toMatchObject({ State: 'CANCELLING' });

  await mock.clock.advanceBy(59_999);
  const cancelling = await describe('r');
  expect(cancelling).toMatchObject({ State: 'CANCELLING' });
  expect(cancelling).not.toHaveProperty('ReplayEndTime');
  await mock.clock.advanceBy(1);
  const cancelled = await describe('r');
  expect(cancelled).toMatchObject({
    State: 'CANCELLED',
    ReplayEndTime: new Date('2026-03-01T12:03:00.499Z'),
  });
  expect(cancelled).not.toHaveProperty('EventLastReplayedTime');
});

test('with a transition time of 0 only the answers show the states that pass', async () => {
  const { mock, start, describe, cancel } = await setUp({ transitionTime: 0 });
  using _mock = mock;

  expect(await start('r')).toMatchObject({ State: 'STARTING' });

  expect(await describe('r')).toMatchObject({ State: 'COMPLETED', ReplayEndTime: mock.clock.now() });
  await expect(cancel('r')).rejects.toMatchObject({ name: 'IllegalStatusException' });
});

test('the quota of active replays counts until they are over', async () => {
  const { mock, start, cancel } = await setUp({ quotas: { activeReplays: 2 } });
  using _mock = mock;
  const overQuota = {
    name: 'LimitExceededException',
    message: 'The requested resource exceeds the maximum number allowed.',
  };
  await start('r1');
  await mock.clock.advanceBy(1000);
  await start('r2');

  await expect(start('r3')).rejects.toMatchObject(overQuota);
  await cancel('r2');
  await mock.clock.advanceBy(999);
  await expect(start('r3')).rejects.toMatchObject(overQuota);
  await mock.clock.advanceBy(1);
  await start('r3');
  await start('r4');
  await expect(start('r5')).rejects.toMatchObject(overQuota);
});

test('each Region has active replays of its own', async () => {
  const { mock, start } = await setUp({ quotas: { activeReplays: 1 } });
  using _mock = mock;
  const client = new EventBridgeClient({});
  mock.attach(client, { region: 'eu-west-1' });
  const there = (resource: string) => `arn:aws:events:eu-west-1:123456789012:${resource}`;
  const source = { ArchiveName: 'a', EventSourceArn: there('event-bus/default') };
  await send(client, ['CreateArchive', source]);
  await start('r');

  const input = {
    ReplayName: 'r',
    EventSourceArn: there('archive/a'),
    EventStartTime: new Date(0),
    EventEndTime: new Date(1),
    Destination: { Arn: there('event-bus/default') },
  };

  await expect(send(client, ['StartReplay', input])).resolves.toMatchObject({ State: 'STARTING' });
});

test('times with fractions of seconds are kept', async () => {
  const { mock, start, describe } = await setUp();
  using _mock = mock;
  const window = {
    EventStartTime: new Date('2026-03-01T00:00:00.001Z'),
    EventEndTime: new Date('2026-03-01T00:00:00.002Z'),
  };

  await start('r', window);

  expect(await describe('r')).toMatchObject(window);
});

test('reset() forgets replays', async () => {
  const { mock, call, start } = await setUp();
  using _mock = mock;
  await start('r');

  mock.reset();

  await expect(call('ListReplays', {})).resolves.toMatchObject({ Replays: [] });
});
