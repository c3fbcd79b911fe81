import {
  CreateApiDestinationCommand,
  CreateConnectionCommand,
  type Target,
} from '@aws-sdk/client-eventbridge';
import { expect, test, vi } from 'vitest';
import type { DeliveryFault, Duration } from '../../src/index.js';
import { basic } from './api-destinations/partner.js';
import {
  client,
  DeadLetterConfig,
  lambda,
  mock,
  mockEachTest,
  queue,
  secondsOfAttempts,
  sendTo,
  turn,
} from './one-target.js';

const RoleArn = 'arn:aws:iam::123456789012:role/eventbridge';
const restApi = 'arn:aws:execute-api:us-east-1:123456789012:a1b2c3/prod/POST/orders';

mockEachTest();

test('a slow target has the event when its latency is over, and not before', async () => {
  mock.target(queue).fault({ latency: 2000 });
  await sendTo();
  await turn();
  await mock.clock.advanceBy(1999);
  expect(mock.invocations()).toEqual([]);
  expect(mock.deliveries()).toMatchObject([{ outcome: 'pending', attempts: [] }]);
  expect(mock.pendingDeliveries).toBe(1);
  await mock.clock.advanceBy(1);

  expect(mock.invocations()).toMatchObject([{ invokedAt: new Date('2026-03-01T12:00:02Z') }]);
  expect(mock.deliveries()).toMatchObject([
    { outcome: 'delivered', attempts: [{ at: new Date('2026-03-01T12:00:02Z') }] },
  ]);
  expect(mock.pendingDeliveries).toBe(0);
});

test('settled() waits for no latency, and the record has the time that it would have taken', async () => {
  mock.target(queue).fault({ latency: '2 minutes' });
  await sendTo();
  await mock.settled();

  expect(mock.invocations()).toMatchObject([{ invokedAt: new Date('2026-03-01T12:02:00Z') }]);
  expect(mock.clock.now()).toEqual(new Date('2026-03-01T12:00:00Z'));
});

test('latency passes with the timers of the process', async () => {
  mock.target(queue).fault({ latency: 2000 });
  await sendTo();
  await turn();
  vi.advanceTimersByTime(1999);
  expect(mock.invocations()).toEqual([]);
  vi.advanceTimersByTime(1);

  expect(mock.invocations()).toHaveLength(1);
});

test('the function of a slow target is called when the latency is over', async () => {
  const calledAt: string[] = [];
  mock.handle(lambda, () => calledAt.push(mock.clock.now().toISOString()));
  mock.target(lambda).fault({ latency: 1500 });
  await sendTo({ Arn: lambda });
  await turn();
  await mock.clock.advanceBy('1 minute');

  expect(calledAt).toEqual(['2026-03-01T12:00:01.500Z']);
});

test('times counts slow attempts, and a target is quick after them', async () => {
  mock.target(queue).fault({ latency: 2000, times: 1 });
  await sendTo();
  await mock.settled();
  await sendTo();
  await mock.settled();

  expect(mock.invocations().map(({ invokedAt }) => invokedAt.toISOString())).toEqual([
    '2026-03-01T12:00:02.000Z',
    '2026-03-01T12:00:00.000Z',
  ]);
});

test('the pause before a retry begins when the slow failure ends', async () => {
  mock.target(queue).fault({ errorCode: 'THROTTLING', latency: 3000, times: 2 });
  await sendTo();
  await mock.settled();

  // Three seconds to fail, one to wait, three to fail, two to wait.
  expect(secondsOfAttempts()).toEqual([3, 7, 9]);
  expect(mock.deliveries()).toMatchObject([{ outcome: 'delivered' }]);
});

test('the time that attempts take counts for the age of the event', async () => {
  mock.target(queue).fault({ errorCode: 'THROTTLING', latency: '25 seconds' });
  await sendTo({ DeadLetterConfig, RetryPolicy: { MaximumEventAgeInSeconds: 60 } });
  await mock.settled();

  // The last one begins in time, 53 seconds after the event came, and no other could.
  expect(secondsOfAttempts()).toEqual([25, 51, 78]);
  expect(mock.deadLetters()).toMatchObject([
    {
      messageAttributes: { EXHAUSTED_RETRY_CONDITION: 'MaximumEventAgeInSeconds', RETRY_ATTEMPTS: '2' },
      sentAt: new Date('2026-03-01T12:01:18Z'),
    },
  ]);
});

test('a bus takes an event in when the latency of the rule before it is over', async () => {
  const other = 'arn:aws:events:us-east-1:123456789012:event-bus/other';
  mock.seed({ buses: { other: {} } });
  mock.target(other).fault({ latency: 2000 });
  await sendTo({ Arn: other });
  await turn();
  await mock.clock.advanceBy('1 minute');

  expect(mock.bus('other').events()).toMatchObject([{ receivedAt: new Date('2026-03-01T12:00:02Z') }]);
});

const called: readonly [string, () => Promise<Partial<Target>> | Partial<Target>][] = [
  ['an API destination', apiDestination],
  ['an API of API Gateway', () => ({ Arn: restApi })],
];

async function apiDestination(): Promise<Partial<Target>> {
  const { ConnectionArn } = await client.send(new CreateConnectionCommand({ Name: 'partner', ...basic }));
  const { ApiDestinationArn } = await client.send(
    new CreateApiDestinationCommand({
      Name: 'shipping',
      ConnectionArn,
      InvocationEndpoint: 'https://example.com/shipping',
      HttpMethod: 'POST',
    }),
  );
  return { Arn: ApiDestinationArn, RoleArn };
}

test.for(called)('%s that takes five seconds has timed out, and is tried again', async ([, targetOf]) => {
  const target = await targetOf();
  const handler = vi.fn();
  mock.handle(String(target.Arn), handler);
  mock.target(String(target.Arn)).fault({ latency: 5000, times: 1 });
  await sendTo(target);
  await turn();
  await mock.clock.advanceBy(5000);

  expect(handler).not.toHaveBeenCalled();
  expect(mock.deliveries()).toMatchObject([
    {
      outcome: 'pending',
      attempts: [
        {
          at: new Date('2026-03-01T12:00:05Z'),
          error: { errorCode: 'TIMEOUT', message: 'The target did not answer within 5 seconds.' },
        },
      ],
    },
  ]);
  await mock.settled();
  expect(mock.deliveries()).toMatchObject([{ outcome: 'delivered' }]);
  expect(secondsOfAttempts()).toEqual([5, 6]);
});

test.for(called)('%s that takes less than five seconds is slow and no more', async ([, targetOf]) => {
  const target = await targetOf();
  mock.target(String(target.Arn)).fault({ latency: 4999 });
  await sendTo(target);
  await mock.settled();

  expect(secondsOfAttempts()).toEqual([4.999]);
  expect(mock.deliveries()).toMatchObject([{ outcome: 'delivered' }]);
});

test('EventBridge waits five seconds for a call, however long the target would take to fail', async () => {
  const fault: DeliveryFault = { errorCode: 'ERROR_FROM_TARGET', latency: '1 minute' };
  const target = await apiDestination();
  mock.target(String(target.Arn)).fault(fault);
  await sendTo({ ...target, RetryPolicy: { MaximumRetryAttempts: 0 } });
  await mock.settled();

  expect(secondsOfAttempts()).toEqual([5]);
  expect(mock.deliveries()).toMatchObject([{ attempts: [{ error: { errorCode: 'TIMEOUT' } }] }]);
});

test('targets of other kinds may take as long as they like', async () => {
  mock.target(queue).fault({ latency: '1 hour' });
  await sendTo();
  await mock.settled();

  expect(secondsOfAttempts()).toEqual([3600]);
  expect(mock.deliveries()).toMatchObject([{ outcome: 'delivered' }]);
});

test('what is on its way to a slow target at reset() leaves no trace', async () => {
  mock.target(queue).fault({ latency: 2000 });
  await sendTo();
  await turn();
  mock.reset();
  await mock.clock.advanceBy('1 minute');

  expect([mock.deliveries(), mock.invocations(), mock.pendingDeliveries]).toEqual([[], [], 0]);
});

test('a latency that is none is refused', () => {
  const refused = (latency: unknown) => () => {
    mock.target(queue).fault({ latency: latency as Duration });
  };

  expect(refused(-1)).toThrowErrorMatchingInlineSnapshot(
    `[TypeError: target().fault: latency takes milliseconds or a string such as "90 seconds", "5 minutes", "1 hour" or "3 days", not the number -1.]`,
  );
  expect(refused('soon')).toThrowErrorMatchingInlineSnapshot(
    `[TypeError: target().fault: latency takes milliseconds or a string such as "90 seconds", "5 minutes", "1 hour" or "3 days", not the string "soon".]`,
  );
});

test('a message belongs to an error', () => {
  const fault = { latency: 1, message: 'slow' } as object as DeliveryFault;

  expect(() => {
    mock.target(queue).fault(fault);
  }).toThrowErrorMatchingInlineSnapshot(`[TypeError: target().fault: a message needs an errorCode.]`);
});
