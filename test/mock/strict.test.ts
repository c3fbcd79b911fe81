import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { expect, test } from 'vitest';
import {
  ForgottenMockError,
  mockEventBridge,
  UnfinishedWorkError,
  type SeededTarget,
} from '../../src/index.js';

const client = new EventBridgeClient({ region: 'us-east-1' });
const lambda = 'arn:aws:lambda:us-east-1:123456789012:function:billing';
const queue = 'arn:aws:sqs:us-east-1:123456789012:audit';

const publish = () =>
  client.send(
    new PutEventsCommand({ Entries: [{ Source: 'shop', DetailType: 'Order Placed', Detail: '{}' }] }),
  );

const strictMock = (...targets: SeededTarget[]) =>
  mockEventBridge(client, {
    strict: true,
    seed: { buses: { default: { rules: { placed: { pattern: { source: ['shop'] }, targets } } } } },
  });

test('reset() names the command, the deliveries, the retries and the handlers that are not over, and resets all the same', async () => {
  using mock = strictMock(queue, lambda, {
    arn: lambda,
    id: 'again',
    handler: () => new Promise(() => undefined),
  });
  const failing = `${lambda}-failing`;
  mock.handle(failing, () => Promise.reject(new Error('no')));
  mock.seed({
    buses: { default: { rules: { second: { pattern: { source: ['shop'] }, targets: [failing] } } } },
  });
  mock.target(queue).fault({ errorCode: 'THROTTLING' });
  await publish();
  await new Promise((resolve) => setTimeout(resolve));
  await publish();
  const unanswered = new EventBridgeClient({ region: () => Promise.resolve('us-east-1') });
  mock.attach(unanswered);
  const sent = unanswered.send(new PutEventsCommand({ Entries: [] })).catch(() => undefined);

  expect(() => {
    mock.reset();
  }).toThrowErrorMatchingInlineSnapshot(`
    [UnfinishedWorkError: reset() was called with unfinished work, in a strict mock:

      PutEvents is not answered yet.
      Event "Order Placed" waits for a retry after THROTTLING: rule "placed" on bus "default", target arn:aws:sqs:us-east-1:123456789012:audit.
      Event "Order Placed" is not delivered yet: rule "placed" on bus "default", target arn:aws:sqs:us-east-1:123456789012:audit.
      Event "Order Placed" is not delivered yet: rule "placed" on bus "default", target arn:aws:lambda:us-east-1:123456789012:function:billing.
      Event "Order Placed" is not delivered yet: rule "placed" on bus "default", target arn:aws:lambda:us-east-1:123456789012:function:billing.
      Event "Order Placed" is not delivered yet: rule "second" on bus "default", target arn:aws:lambda:us-east-1:123456789012:function:billing-failing.
      The handler of arn:aws:lambda:us-east-1:123456789012:function:billing still runs, for event "Order Placed".
      The handler of arn:aws:lambda:us-east-1:123456789012:function:billing still runs, for event "Order Placed".
      The handler of arn:aws:lambda:us-east-1:123456789012:function:billing-failing has failed and is to be called again, for event "Order Placed".

    Await the code under test, and eventBridge.settled(), before that.]
  `);

  expect(mock.events()).toEqual([]);
  expect(mock.pendingDeliveries).toBe(0);
  await sent;
  mock.reset();
});

test('work that a test waited for is no complaint', async () => {
  const mock = strictMock(queue, () => Promise.resolve());
  await publish();
  await mock.settled();
  mock.reset();
  await mock.isolate(async (isolated) => {
    await publish();
    await isolated.settled();
  });
  mock.restore();
});

test('restore() complains once, and detaches all the same', async () => {
  const mock = strictMock(queue);
  await publish();
  mock.clearHistory();

  expect(() => {
    mock.restore();
  }).toThrow(new UnfinishedWorkError('restore() was called', [{ kind: 'forgotten', deliveries: 1 }]));
  mock.restore();
  expect(client.middlewareStack.identify().join()).not.toContain('awsEventBridgeMock');
});

test('isolate() of a strict mock does not wait for what the callback has not waited for', async () => {
  using mock = strictMock(queue);

  const error: unknown = await mock.isolate(publish).catch((thrown: unknown) => thrown);

  expect(error).toBeInstanceOf(UnfinishedWorkError);
  expect(error).toMatchObject({
    message: expect.stringContaining('isolate() ended with unfinished work'),
    work: [{ kind: 'delivery', delivery: { target: { arn: queue } } }],
  });
  const own = mock.isolate(async () => {
    await publish();
    throw new Error('of the test');
  });
  await expect(own).rejects.toThrow('of the test');
});

test('a mock that comes while a strict one is still attached there says who was forgotten, once', () => {
  const forgotten = strictMock();

  expect(() => mockEventBridge(client)).toThrow(ForgottenMockError);
  expect(client.middlewareStack.identify().join()).not.toContain('awsEventBridgeMock');
  using next = mockEventBridge(client, { strict: true });

  const error = thrownBy(() => mockEventBridge(client));
  expect(error).toMatchObject({
    madeAt: expect.stringMatching(/^at .*strict\.test\.ts:\d+:\d+\)?$/),
    message: expect.stringContaining('A strict mock was never restored; it was made at '),
  });
  forgotten.restore();
  next.restore();
});

test('a strict mock may be attached twice, beside mocks of other clients, and behind isolated ones', async () => {
  using mock = strictMock();
  mock.attach(client, { region: 'eu-west-1' });
  using other = mockEventBridge(new EventBridgeClient({}), { strict: true });
  await mock.isolate((isolated) => {
    isolated.attach(client);
  });
  expect(other.events()).toEqual([]);
});

test('strict must be true or false', () => {
  expect(() => mockEventBridge(client, { strict: 'yes' as never })).toThrow(
    'mockEventBridge: strict must be true or false, not the string "yes".',
  );
});

function thrownBy(action: () => unknown): unknown {
  try {
    return action();
  } catch (error) {
    return error;
  }
}
