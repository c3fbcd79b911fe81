import { PutTargetsCommand } from '@aws-sdk/client-eventbridge';
import { expect, test, vi } from 'vitest';
import { client, mock, mockEachTest, queue, secondsOfAttempts, sendTo, turn } from './one-target.js';

mockEachTest();

test('a target that never takes an event is tried once and 185 times more', async () => {
  mock.target(queue).fault({ errorCode: 'TIMEOUT' });
  await sendTo();
  await mock.settled();

  expect(secondsOfAttempts()).toHaveLength(186);
  expect(mock.deliveries()).toMatchObject([{ exhaustedRetryCondition: 'MaximumRetryAttempts' }]);
});

test('retries of long pauses end with the 24th hour', async () => {
  vi.mocked(Math.random).mockReturnValue(0.75);
  mock.target(queue).fault({ errorCode: 'TIMEOUT' });
  await sendTo();
  await mock.settled();

  const last = secondsOfAttempts().at(-1) ?? NaN;
  expect(last).toBeLessThanOrEqual(86_400);
  expect(last + 480 * 1.25).toBeGreaterThan(86_400);
  expect(mock.deliveries()).toMatchObject([{ exhaustedRetryCondition: 'MaximumEventAgeInSeconds' }]);
});

test('MaximumRetryAttempts 0 leaves the first attempt alone', async () => {
  mock.target(queue).fault({ errorCode: 'TIMEOUT' });
  await sendTo({ RetryPolicy: { MaximumRetryAttempts: 0 } });
  await mock.settled();

  expect(secondsOfAttempts()).toEqual([0]);
  expect(mock.deliveries()).toMatchObject([{ exhaustedRetryCondition: 'MaximumRetryAttempts' }]);
});

test('MaximumRetryAttempts counts the attempts after the first', async () => {
  mock.target(queue).fault({ errorCode: 'TIMEOUT' });
  await sendTo({ RetryPolicy: { MaximumRetryAttempts: 3 } });
  await mock.settled();

  expect(secondsOfAttempts()).toEqual([0, 1, 3, 7]);
});

test('MaximumEventAgeInSeconds allows no retry that would come later', async () => {
  mock.target(queue).fault({ errorCode: 'TIMEOUT' });
  await sendTo({ RetryPolicy: { MaximumEventAgeInSeconds: 60 } });
  await mock.settled();

  expect(secondsOfAttempts()).toEqual([0, 1, 3, 7, 15, 31]);
  expect(mock.deliveries()).toMatchObject([{ exhaustedRetryCondition: 'MaximumEventAgeInSeconds' }]);
});

test('an event that no retry could reach in time is given up with the attempt before', async () => {
  mock.target(queue).fault({ errorCode: 'TIMEOUT' });
  await sendTo({ RetryPolicy: { MaximumEventAgeInSeconds: 60 } });
  await turn();
  await mock.clock.advanceBy('31 seconds');

  expect(mock.deliveries()).toMatchObject([{ outcome: 'dropped' }]);
  expect(mock.pendingDeliveries).toBe(0);
});

test('a delivery that succeeds at last says what each attempt met', async () => {
  mock.target(queue).fault({ errorCode: 'THROTTLING', message: 'Rate exceeded', times: 2 });
  await sendTo();
  await mock.settled();

  expect(mock.deliveries().map(({ outcome, attempts }) => ({ outcome, attempts }))).toMatchInlineSnapshot(`
    [
      {
        "attempts": [
          {
            "at": 2026-03-01T12:00:00.000Z,
            "error": {
              "errorCode": "THROTTLING",
              "message": "Rate exceeded",
            },
          },
          {
            "at": 2026-03-01T12:00:01.000Z,
            "error": {
              "errorCode": "THROTTLING",
              "message": "Rate exceeded",
            },
          },
          {
            "at": 2026-03-01T12:00:03.000Z,
          },
        ],
        "outcome": "delivered",
      },
    ]
  `);
  expect(mock.deliveries()[0]).not.toHaveProperty('exhaustedRetryCondition');
  expect(mock.invocations()).toMatchObject([{ invokedAt: new Date('2026-03-01T12:00:03Z') }]);
  expect(mock.warnings()).toEqual([]);
});

test('settled() makes retries at once, and the clock stands', async () => {
  mock.target(queue).fault({ errorCode: 'TIMEOUT', times: 20 });
  await sendTo();
  await mock.settled();

  expect(mock.deliveries()).toMatchObject([{ outcome: 'delivered' }]);
  expect(secondsOfAttempts().at(-1)).toBeGreaterThan(3600);
  expect(mock.clock.now()).toEqual(new Date('2026-03-01T12:00:00Z'));
});

test('a clock that moves makes each retry at its time and none before', async () => {
  mock.target(queue).fault({ errorCode: 'TIMEOUT', times: 2 });
  await sendTo();
  await turn();
  const attemptsAfter = async (milliseconds: number): Promise<number> => {
    await mock.clock.advanceBy(milliseconds);
    return secondsOfAttempts().length;
  };

  expect(await attemptsAfter(999)).toBe(1);
  expect(await attemptsAfter(1)).toBe(2);
  expect(await attemptsAfter(1999)).toBe(2);
  expect(mock.pendingDeliveries).toBe(1);
  expect(await attemptsAfter(1)).toBe(3);
  expect(mock.deliveries()).toMatchObject([{ outcome: 'delivered' }]);
  expect(mock.pendingDeliveries).toBe(0);
});

test('retries come by themselves when the timers of the process go on', async () => {
  mock.target(queue).fault({ errorCode: 'TIMEOUT', times: 2 });
  await sendTo();
  await turn();
  vi.advanceTimersByTime(2999);
  expect(secondsOfAttempts()).toEqual([0, 1]);
  vi.advanceTimersByTime(1);

  expect(secondsOfAttempts()).toEqual([0, 1, 3]);
});

test('a retry keeps to the target as it was when the event came', async () => {
  mock.target(queue).fault({ errorCode: 'TIMEOUT', times: 1 });
  await sendTo();
  await turn();
  const Targets = [{ Id: 'orders', Arn: `${queue}-2` }];
  await client.send(new PutTargetsCommand({ Rule: 'r', Targets }));
  await mock.settled();

  expect(mock.invocations()).toMatchObject([{ target: { arn: queue } }]);
});
