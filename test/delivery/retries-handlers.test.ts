import { expect, test, vi } from 'vitest';
import type { TargetRequest } from '../../src/index.js';
import {
  DeadLetterConfig,
  lambda,
  mock,
  mockEachTest,
  queue,
  sendTo as sendToTarget,
  turn,
} from './one-target.js';

mockEachTest();

async function sendTo(target: Parameters<typeof sendToTarget>[0]): Promise<string> {
  return sendToTarget({ ...target, Id: 't', DeadLetterConfig });
}

function failing(times: number, error: unknown = new Error('out of order')) {
  let calls = 0;
  return vi.fn(() => {
    calls += 1;
    if (calls <= times) throw error;
  });
}

test('a function that fails is called again after a minute, and after two more', async () => {
  const calledAt: string[] = [];
  mock.handle(lambda, () => {
    calledAt.push(mock.clock.now().toISOString());
    throw new Error('out of order');
  });
  await sendTo({ Arn: lambda });
  await turn();
  await mock.clock.advanceBy(59_999);
  expect(calledAt).toHaveLength(1);
  expect(mock.pendingDeliveries).toBe(1);
  await mock.clock.advanceBy('1 hour');

  expect(calledAt).toEqual([
    '2026-03-01T12:00:00.000Z',
    '2026-03-01T12:01:00.000Z',
    '2026-03-01T12:03:00.000Z',
  ]);
  expect(mock.pendingDeliveries).toBe(0);
});

test('a function that always fails is no dead letter: the event was delivered', async () => {
  const handler = failing(Infinity);
  mock.handle(lambda, handler);
  const id = await sendTo({ Arn: lambda });
  await mock.settled();

  expect(handler).toHaveBeenCalledTimes(3);
  expect(mock.deliveries()).toMatchObject([{ outcome: 'delivered', attempts: [{ at: new Date() }] }]);
  expect(mock.invocations()).toMatchObject([
    { outcome: 'failed', calls: 3, error: new Error('out of order'), invokedAt: new Date() },
  ]);
  expect(mock.deadLetters()).toEqual([]);
  expect(mock.warnings().map(({ message }) => message.replace(id, '<id>'))).toMatchInlineSnapshot(`
    [
      "The handler of arn:aws:lambda:us-east-1:123456789012:function:billing failed on event <id>: Error: out of order
    If the handler is meant to fail: mockEventBridge({ handlerErrors: 'record' }).",
    ]
  `);
});

test('a function that recovers has succeeded, and its record keeps what it failed with', async () => {
  const handler = failing(1);
  mock.handle(lambda, handler);
  await sendTo({ Arn: lambda });
  await mock.settled();

  expect(handler).toHaveBeenCalledTimes(2);
  expect(mock.invocations()).toMatchObject([
    { outcome: 'succeeded', calls: 2, error: new Error('out of order') },
  ]);
});

test('each call of a function gets a copy of its own', async () => {
  const totals: number[] = [];
  mock.handle(lambda, (event: { detail: { total: number } }) => {
    event.detail.total += 1;
    totals.push(event.detail.total);
    throw new Error('out of order');
  });
  await sendTo({ Arn: lambda });
  await mock.settled();

  expect(totals).toEqual([6, 6, 6]);
});

test('a function that waits for its next call is forgotten by reset()', async () => {
  const handler = failing(Infinity);
  mock.handle(lambda, handler);
  await sendTo({ Arn: lambda });
  await turn();
  mock.reset();
  await mock.clock.advanceBy('1 hour');

  expect(handler).toHaveBeenCalledOnce();
  expect(mock.pendingDeliveries).toBe(0);
  expect([mock.invocations(), mock.deliveries(), mock.warnings()]).toEqual([[], [], []]);
});

test('a function that is still running at reset() leaves no trace', async () => {
  let fail: (error: Error) => void = () => undefined;
  const handler = vi.fn(
    () =>
      new Promise((_, reject) => {
        fail = reject;
      }),
  );
  mock.handle(lambda, handler);
  await sendTo({ Arn: lambda });
  await turn();
  mock.reset();
  fail(new Error('too late'));
  await turn();
  await mock.clock.advanceBy('1 hour');

  expect(handler).toHaveBeenCalledOnce();
  expect([mock.invocations(), mock.deliveries(), mock.warnings()]).toEqual([[], [], []]);
});

test('a function of another service gets what EventBridge asks of that service', async () => {
  const requests: Extract<TargetRequest, { action: 'sqs:SendMessage' }>[] = [];
  mock.handle(queue, (request: Extract<TargetRequest, { action: 'sqs:SendMessage' }>) => {
    requests.push(request);
  });
  await sendTo({ Arn: queue, InputPath: '$.detail' });
  await mock.settled();

  expect(requests).toEqual([{ action: 'sqs:SendMessage', QueueArn: queue, MessageBody: '{"total":5.0}' }]);
  expect(mock.invocations()).toMatchObject([{ outcome: 'succeeded', calls: 1, request: requests[0] }]);
  expect(mock.invocations()[0]?.request).not.toBe(requests[0]);
});

test('a function of another service that fails has not taken the event, which is tried again', async () => {
  const handler = failing(2);
  mock.handle(queue, handler);
  await sendTo({ Arn: queue });
  await mock.settled();

  const error = { errorCode: 'ERROR_FROM_TARGET', message: 'out of order' };
  expect(handler).toHaveBeenCalledTimes(3);
  expect(mock.deliveries()).toMatchObject([{ outcome: 'delivered', attempts: [{ error }, { error }, {}] }]);
  expect(mock.invocations()).toMatchObject([{ outcome: 'succeeded', calls: 1 }]);
  expect(mock.warnings()).toEqual([]);
});

test('a function of another service that rejects later fails the same', async () => {
  mock.handle(queue, () => Promise.reject(new Error('out of order')));
  await sendTo({ Arn: queue, RetryPolicy: { MaximumRetryAttempts: 1 } });
  await mock.settled();

  expect(mock.deliveries()).toMatchObject([
    { outcome: 'dead-lettered', exhaustedRetryCondition: 'MaximumRetryAttempts' },
  ]);
  expect(mock.deliveries()[0]?.attempts).toHaveLength(2);
  expect(mock.invocations()).toEqual([]);
});

test("an error that has one of EventBridge's codes as its errorCode fails with that", async () => {
  const error = Object.assign(new Error('not yours'), { errorCode: 'NO_PERMISSIONS' });
  const handler = failing(Infinity, error);
  mock.handle(queue, handler);
  await sendTo({ Arn: queue });
  await mock.settled();

  expect(handler).toHaveBeenCalledOnce();
  expect(mock.deadLetters()).toMatchObject([
    { messageAttributes: { ERROR_CODE: 'NO_PERMISSIONS', ERROR_MESSAGE: 'not yours' } },
  ]);
});

test.for([
  ['an unknown errorCode', Object.assign(new Error('broken pipe'), { errorCode: 'EPIPE' }), 'broken pipe'],
  ['a text', 'broken', 'broken'],
  ['null', null, 'null'],
] as const)(
  'a function of another service that throws %s fails with ERROR_FROM_TARGET',
  async ([, thrown, text]) => {
    mock.handle(queue, failing(Infinity, thrown));
    await sendTo({ Arn: queue, RetryPolicy: { MaximumRetryAttempts: 0 } });
    await mock.settled();

    expect(mock.deadLetters()).toMatchObject([
      { messageAttributes: { ERROR_CODE: 'ERROR_FROM_TARGET', ERROR_MESSAGE: text } },
    ]);
  },
);

test('a service that is still busy at reset() leaves no trace', async () => {
  let finish: () => void = () => undefined;
  mock.handle(queue, () => new Promise<void>((resolve) => (finish = resolve)));
  await sendTo({ Arn: queue });
  await turn();
  mock.reset();
  finish();
  await mock.settled();

  expect([mock.invocations(), mock.deliveries()]).toEqual([[], []]);
});
