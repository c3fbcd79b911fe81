import {
  CreateEventBusCommand,
  DescribeEventBusCommand,
  EventBridgeClient,
} from '@aws-sdk/client-eventbridge';
import { afterEach, expect, test, vi } from 'vitest';
import { mockEventBridge, type Duration } from '../../src/index.js';
import { AccountClock } from '../../src/time/account-clock.js';

const START = Date.UTC(2026, 2, 1, 12);

afterEach(() => vi.useRealTimers());

test.for([
  [1, '2026-03-01T12:00:00.001Z'],
  ['90 seconds', '2026-03-01T12:01:30.000Z'],
  ['1 minute', '2026-03-01T12:01:00.000Z'],
  ['1.5 hours', '2026-03-01T13:30:00.000Z'],
  ['365 days', '2027-03-01T12:00:00.000Z'],
  [0, '2026-03-01T12:00:00.000Z'],
] as const)('the clock advances by %s', ([duration, time]) => {
  const clock = new AccountClock(() => START);

  expect(clock.after(duration).toISOString()).toBe(time);
});

test.for([-1, NaN, Infinity, '5', 'minutes', '5 min', '-5 minutes', '5  minutes'])(
  'the clock does not advance by %s',
  (duration) => {
    const clock = new AccountClock(() => START);

    expect(() => clock.after(duration as Duration)).toThrow(/^clock\.advanceBy takes milliseconds or/);
    expect(clock.now().getTime()).toBe(START);
  },
);

test.for([1e300, 8.64e15, '100000000 days', '3000000 days'])(
  'the clock does not advance by %s, which is too far',
  (duration) => {
    const clock = new AccountClock(() => START);

    expect(() => clock.after(duration as Duration)).toThrow(RangeError);
    expect(() => clock.after(duration as Duration)).toThrow('1,000,000 days at most');
    expect(clock.now().getTime()).toBe(START);
  },
);

test('the clock goes to the year 9999', () => {
  const clock = new AccountClock(() => START);

  expect(clock.later('9999-12-31T23:59:59.999Z').getUTCFullYear()).toBe(9999);
  expect(() => clock.later('+010000-01-01T00:00:00Z')).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: clock.advanceTo: the clock goes to 9999-12-31T23:59:59.999Z at most, not to +010000-01-01T00:00:00.000Z.]`,
  );
});

test('time does not go back', () => {
  const clock = new AccountClock(() => START);

  expect(() => clock.later('2026-03-01T11:59:59Z')).toThrowErrorMatchingInlineSnapshot(
    `[TypeError: clock.advanceTo: time cannot go back: it is already 2026-03-01T12:00:00.000Z, after 2026-03-01T11:59:59.000Z.]`,
  );
  expect(() => clock.later('soon')).toThrowErrorMatchingInlineSnapshot(
    `[TypeError: clock.advanceTo: not a time: soon]`,
  );
});

test('resources are made in the time of the account, which reset() takes back', async () => {
  vi.useFakeTimers({ now: START });
  const client = new EventBridgeClient({});
  using mock = mockEventBridge(client);
  const created = async (Name: string) => {
    await client.send(new CreateEventBusCommand({ Name }));
    return (await client.send(new DescribeEventBusCommand({ Name }))).CreationTime?.toISOString();
  };

  await mock.clock.advanceTo(new Date('2027-01-01T03:00:00Z'));
  await expect(created('a')).resolves.toBe('2027-01-01T03:00:00.000Z');
  await mock.clock.advanceBy('1 day');
  vi.advanceTimersByTime(1000);
  await expect(created('b')).resolves.toBe('2027-01-02T03:00:01.000Z');
  expect(mock.commands().at(-1)?.sentAt).toEqual(mock.clock.now());
  mock.reset();
  await expect(created('c')).resolves.toBe('2026-03-01T12:00:01.000Z');
});
