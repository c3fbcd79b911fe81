import assert from 'node:assert/strict';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { afterEach, expect, test, vi } from 'vitest';
import {
  BoundToNothingError,
  mockEventBridge,
  UnfinishedHandlersError,
  type EventBridgeMock,
  type EventBridgeMockOptions,
  type SeededTarget,
} from '../../src/index.js';
import '../../src/vitest.js';
import { failureOf } from '../expect/failure.js';

const client = new EventBridgeClient({ region: 'us-east-1' });
const lambda = 'arn:aws:lambda:us-east-1:123456789012:function:billing';
const queue = 'arn:aws:sqs:us-east-1:123456789012:audit';
let mock: EventBridgeMock;

function mocked(targets: readonly SeededTarget[], options: EventBridgeMockOptions = {}): EventBridgeMock {
  const rules = { placed: { pattern: { source: ['shop'] }, targets } };
  mock = mockEventBridge(client, { ...options, seed: { buses: { default: { rules } } } });
  return mock;
}

const emit = () => mock.emit({ source: 'shop', 'detail-type': 'Order Placed', detail: { id: 'o-1' } });

const thrown = (act: () => void): unknown => {
  try {
    act();
    return undefined;
  } catch (error) {
    return error;
  }
};

afterEach(() => {
  thrown(() => {
    mock.restore();
  });
});

const chai = thrown(() => expect(1).toBe(2));
const ofNode = thrown(() => {
  assert.equal(1, 2);
});
const extended = thrown(() => {
  expect({ source: ['shop'] }).toMatchEvent({ source: 'store' });
});
const misuse = thrown(() => {
  expect({ source: 'shop' }).toBeValidEventPattern(...([1] as unknown as []));
});
const ofJest = Object.assign(new Error('expect(received).toBe(expected)'), {
  matcherResult: { pass: false },
});

const ASSERTIONS: readonly (readonly [string, unknown])[] = [
  ["Vitest's expect", chai],
  ['a matcher that Vitest was extended with', extended],
  ['a matcher of the kit that is misused', misuse],
  ['node:assert', ofNode],
  ["Jest's expect", ofJest],
  ['an assertion, as the cause of another error', new Error('not billed', { cause: chai })],
  ['an assertion, among several errors', new AggregateError([new Error('other'), ofNode])],
];

test.each(ASSERTIONS)(
  'settled() rejects with the very error of %s in a handler, called once',
  async (_, error) => {
    const handler = vi.fn(() => Promise.reject(error as Error));
    mocked([{ arn: lambda, handler }], { handlerErrors: 'record' });
    emit();

    await expect(mock.settled()).rejects.toBe(error);
    expect(handler).toHaveBeenCalledOnce();
    await mock.settled();
    mock.reset();
  },
);

test.each<[string, () => Promise<void>]>([
  ['clock.advanceBy()', () => mock.clock.advanceBy('1 second')],
  ['clock.advanceTo()', () => mock.clock.advanceTo(mock.clock.now().getTime() + 1000)],
  [
    'isolate()',
    () =>
      mock.isolate((isolated) => {
        isolated.emit({ source: 'shop', 'detail-type': 'Order Placed' });
      }),
  ],
])('%s rejects with an assertion that failed in a handler', async (_, act) => {
  mocked([{ arn: lambda, handler: () => Promise.reject(ofJest) }]);
  emit();

  await expect(act()).rejects.toBe(ofJest);
});

test.each<[string, () => void]>([
  ['reset()', () => mock.reset()],
  ['restore()', () => mock.restore()],
])(
  '%s throws an assertion that failed in a handler which nobody waited for, and does its work',
  async (_, act) => {
    mocked([{ arn: lambda, handler: () => expect(1).toBe(2) }]);
    emit();
    await new Promise((resolve) => setTimeout(resolve));

    expect(thrown(act)).toMatchObject({ name: 'AssertionError' });
    expect(thrown(act)).toBeUndefined();
  },
);

test('an assertion that fails for a queue is thrown, and the event is not sent again', async () => {
  const handler = vi.fn(() => expect(1).toBe(2));
  mocked([{ arn: queue, handler }]);
  emit();

  await expect(mock.settled()).rejects.toThrow('expected 1 to be 2');
  expect(handler).toHaveBeenCalledOnce();
  expect(mock.deliveries()).toMatchObject([{ outcome: 'dropped' }]);
});

test("settled() rejects with a handler's error when Lambda has called it for the last time", async () => {
  const error = new TypeError('total.toFixed is not a function');
  const handler = vi.fn(() => Promise.reject(error));
  mocked([{ arn: lambda, handler }]);
  emit();

  await expect(mock.settled()).rejects.toBe(error);
  expect(handler).toHaveBeenCalledTimes(3);
});

test('several errors of handlers are thrown together', async () => {
  mocked([
    { arn: lambda, handler: () => Promise.reject(new Error('one')) },
    { arn: `${lambda}-2`, handler: () => Promise.reject(new Error('two')) },
  ]);
  emit();

  await expect(mock.settled()).rejects.toMatchObject({
    message: '2 handlers failed. The first: Error: one',
    errors: [{ message: 'one' }, { message: 'two' }],
  });
});

test('a queue whose handler fails for good makes settled() reject, also where a dead letter is sent', async () => {
  const error = new Error('out of order');
  const deadLetterQueue = 'arn:aws:sqs:us-east-1:123456789012:dead';
  const retryPolicy = { maximumRetryAttempts: 1 };
  mocked([{ arn: queue, handler: () => Promise.reject(error), deadLetterQueue, retryPolicy }]);
  emit();

  await expect(mock.settled()).rejects.toBe(error);
  expect(mock.deadLetters()).toHaveLength(1);
});

test('an error that a retry makes good is a warning and nothing more', async () => {
  mocked([{ arn: lambda, handler: vi.fn().mockRejectedValueOnce(new Error('busy')) }]);
  emit();
  await mock.settled();

  expect(mock.warnings()).toMatchObject([{ kind: 'handler-failed' }]);
});

const PLANNED: readonly (readonly [string, () => SeededTarget])[] = [
  [
    'a planned error of an operation that the handler calls',
    () => ({ arn: lambda, handler: () => client.send(new PutEventsCommand({ Entries: [] })) }),
  ],
  [
    'an error of its own that it makes of a planned one',
    () => ({
      arn: lambda,
      handler: () =>
        client.send(new PutEventsCommand({ Entries: [] })).catch(() => {
          throw new Error('not sent');
        }),
    }),
  ],
  [
    'an error with an error code of EventBridge',
    () => ({
      arn: queue,
      handler: () => Promise.reject(Object.assign(new Error(), { errorCode: 'NO_RESOURCE' })),
    }),
  ],
];

test.each(PLANNED)('%s is no surprise', async (_, target) => {
  mocked([target()]);
  mock.fault('PutEvents', { error: 'InternalException' });
  emit();
  await mock.settled();

  expect(mock.warnings()).not.toEqual([]);
});

test("with handlerErrors: 'record' the history has a handler's error, and nothing is thrown", async () => {
  mocked([{ arn: lambda, handler: () => Promise.reject(new Error('out of order')) }], {
    handlerErrors: 'record',
  });
  emit();
  await mock.settled();
  mock.reset();

  expect(() => mockEventBridge(client, { handlerErrors: 'ignore' as never })).toThrow(
    "mockEventBridge: handlerErrors must be 'throw' or 'record', not ",
  );
});

const hostile = new Proxy(
  {},
  {
    get: () => {
      throw new Error('no');
    },
    has: () => {
      throw new Error('no');
    },
  },
);

test.each<[string, unknown]>([
  ['an object without a prototype', Object.create(null)],
  ['a symbol', Symbol('no')],
  ['undefined', undefined],
  ['a proxy that throws', hostile],
  [
    'an object whose message throws',
    {
      get message() {
        throw new Error('no');
      },
    },
  ],
  [
    'an error whose message is no text',
    Object.assign(new Error(), {
      message: {
        toString: () => {
          throw new Error('no');
        },
      },
    }),
  ],
])('%s that a handler throws is recorded and shown', async (_, error) => {
  const handler = () => {
    throw error;
  };
  mocked(
    [
      { arn: lambda, handler },
      { arn: queue, handler, retryPolicy: { maximumRetryAttempts: 0 } },
    ],
    {
      handlerErrors: 'record',
    },
  );
  emit();
  await mock.settled();

  expect(mock.warnings().map(({ kind }) => kind)).toEqual(['handler-failed', 'delivery-dropped']);
  expect(() => expect(mock).toHaveReceivedDeadLetter()).toThrow('The handler of');
  expect(() => expect(mock).toHaveNoWarnings()).toThrow('There are 2 warnings');
});

test('who waits for a handler that never ends is told which one it is', async () => {
  mocked([{ arn: lambda, handler: () => new Promise(() => undefined) }], { handlerTimeout: 20 });
  emit();

  const waiting = mock.settled();
  await expect(waiting).rejects.toBeInstanceOf(UnfinishedHandlersError);
  await expect(waiting).rejects.toThrowErrorMatchingInlineSnapshot(`
    [UnfinishedHandlersError: 1 handler has not finished after 20 ms of real time:

      arn:aws:lambda:us-east-1:123456789012:function:billing, for event "Order Placed"

    Does a promise in it never settle? mockEventBridge({ handlerTimeout: … }) changes how many milliseconds to wait; Infinity waits forever.]
  `);
  await expect(mock.clock.advanceBy(1)).rejects.toBeInstanceOf(UnfinishedHandlersError);
  mock.reset();
  await mock.settled();
});

test('reset() lets go of whoever waits for handlers', async () => {
  mocked([{ arn: lambda, handler: () => new Promise(() => undefined) }], { handlerTimeout: Infinity });
  emit();
  const waiting = mock.settled();
  await new Promise((resolve) => setTimeout(resolve));
  mock.reset();

  await waiting;
});

test.each([0, -1, Number.NaN, '4 seconds', null])('handlerTimeout is no %s', (handlerTimeout) => {
  expect(() => mockEventBridge(client, { handlerTimeout: handlerTimeout as number })).toThrow(
    'handlerTimeout must be a number of milliseconds above 0, or Infinity',
  );
});

test('a function that takes a callback is done when it has called it', async () => {
  const done: string[] = [];
  type Callback = (error?: Error | null, result?: unknown) => void;
  const ok = (_event: object, _context: object, callback: Callback) => {
    setTimeout(() => {
      done.push('ok');
      callback(null, 'done');
      callback(new Error('too late'));
    });
  };
  const fails = (_event: object, _context: object, callback: Callback) => {
    callback(new Error('no'));
  };
  mocked(
    [
      { arn: lambda, handler: ok },
      { arn: `${lambda}-2`, handler: fails },
    ],
    { handlerErrors: 'record' },
  );
  emit();
  await mock.settled();

  expect(done).toEqual(['ok']);
  expect(mock.invocations()).toMatchObject([
    { outcome: 'succeeded', calls: 1 },
    { outcome: 'failed', calls: 3, error: new Error('no') },
  ]);
});

test('handle() takes the ARN of a target that comes later, and the Id of one that is there', async () => {
  const [later, there] = [vi.fn(), vi.fn()];
  mocked([{ arn: lambda, id: 'billing-v1' }]);
  mock.handle(queue, later);
  mock.handle('billing-v1', there);
  mock.seed({
    buses: { default: { rules: { late: { pattern: { source: ['shop'] }, targets: [queue] } } } },
  });
  emit();
  await mock.settled();

  expect(later).toHaveBeenCalledOnce();
  expect(there).toHaveBeenCalledOnce();
  expect(mock.boundToNothing()).toEqual([]);
});

test('what is said of a target that no rule has is told by a failing matcher and by a strict reset()', () => {
  mocked([lambda], { strict: true });
  mock.handle(lambda.replace('billing', 'biling'), () => undefined);
  mock.target('bilings').fault({ errorCode: 'THROTTLING' });
  mock.seed({ resources: { [`${queue}s`]: { policy: null } } });

  expect(failureOf(() => expect(mock.target(lambda)).toHaveReceivedInvocation())).toMatchInlineSnapshot(`
    expect(target).toHaveReceivedInvocation()

    Target "arn:aws:lambda:us-east-1:123456789012:function:billing" was not invoked.

    Possible reasons:

      • handle() bound a function to "arn:aws:lambda:us-east-1:123456789012:function:biling", but no rule or schedule has such a target. Did you mean "arn:aws:lambda:us-east-1:123456789012:function:billing"?
      • A fault is planned for the target "bilings", but no rule or schedule has such a target. Did you mean "billing"?
      • seed.resources describes "arn:aws:sqs:us-east-1:123456789012:audits", but no rule or schedule has such a target.
      • Rule "placed" on bus "default" had nothing to match: its bus received no event.
      • PutEvents was never called by a client that this mock is attached to. Does the code under test use such a client, and is it awaited?
      • No client of this mock has sent anything. If modules were reset, or another copy of the SDK is loaded, attach the class that the code under test uses: eventBridge.attach(EventBridgeClient).
  `);
  expect(thrown(() => mock.reset())).toBeInstanceOf(BoundToNothingError);
  expect(() => mock.reset()).toThrowErrorMatchingInlineSnapshot(`
    [BoundToNothingError: reset() was called on a strict mock that was told about targets that no rule or schedule has:

      handle() bound a function to "arn:aws:lambda:us-east-1:123456789012:function:biling", but no rule or schedule has such a target. Did you mean "arn:aws:lambda:us-east-1:123456789012:function:billing"?
      seed.resources describes "arn:aws:sqs:us-east-1:123456789012:audits", but no rule or schedule has such a target.]
  `);
});

test('what isolated mocks use of it is bound to something', async () => {
  mocked([], { strict: true });
  mock.handle(lambda, () => undefined);
  await mock.isolate(async (isolated) => {
    isolated.seed({
      buses: { default: { rules: { r: { pattern: { source: ['shop'] }, targets: [lambda] } } } },
    });
    isolated.emit({ source: 'shop', 'detail-type': 'Order Placed' });
    await isolated.settled();
  });

  expect(thrown(() => mock.reset())).toBeUndefined();
});

test('a function that Lambda calls again is one invocation, which says how often it was called', async () => {
  mocked([{ arn: lambda, handler: () => Promise.reject(new Error('no')) }], { handlerErrors: 'record' });
  emit();
  await mock.settled();

  expect(failureOf(() => expect(mock.target(lambda)).toHaveReceivedInvocationTimes(3)))
    .toMatchInlineSnapshot(`
    expect(target).toHaveReceivedInvocationTimes(n)

    Target "arn:aws:lambda:us-east-1:123456789012:function:billing" was invoked 1 time; expected 3.

    Namely:

      invocation 1, of rule "placed" on bus "default" for "Order Placed" (called 3 times: the handler failed, and Lambda tries twice more)

    Possible reasons:

      • The handler of arn:aws:lambda:us-east-1:123456789012:function:billing failed on event "Order Placed": Error: no
  `);
});

test('toHaveNoWarnings lists the warnings in full words', async () => {
  mocked([{ arn: lambda, handler: () => Promise.reject(new Error('out of order')) }], {
    handlerErrors: 'record',
  });
  const Entries = ['ordrs', 'ordrs'].map((EventBusName) => ({
    EventBusName,
    Source: 'shop',
    DetailType: 'Order Placed',
    Detail: '{}',
  }));
  await client.send(new PutEventsCommand({ Entries }));
  emit();
  await mock.settled();

  const text = failureOf(() => expect(mock).toHaveNoWarnings());
  expect(text.replaceAll(mock.events()[0]?.id ?? '', '<id>')).toMatchInlineSnapshot(`
    "expect(eventBridge).toHaveNoWarnings()

    There are 3 warnings (2 unknown-event-bus, 1 handler-failed); there should be none.

      1. Event "Order Placed" from "shop" went to bus "ordrs", which does not exist in account 123456789012, us-east-1. EventBridge answers with an EventId and drops the event. (2 times)

      2. The handler of arn:aws:lambda:us-east-1:123456789012:function:billing failed on event <id>: Error: out of order
         If the handler is meant to fail: mockEventBridge({ handlerErrors: 'record' })."
  `);
});

test('toHaveNoWarnings passes where nothing was let pass in silence', () => {
  mocked([]);

  expect(mock).toHaveNoWarnings();
  expect(failureOf(() => expect(mock).not.toHaveNoWarnings())).toMatchInlineSnapshot(`
    expect(eventBridge).not.toHaveNoWarnings()

    There are no warnings; there should be some.
  `);
});
