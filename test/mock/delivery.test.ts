import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { expect, test, vi } from 'vitest';
import {
  EventLoopError,
  mockEventBridge,
  type EventEnvelope,
  type Seed,
  type SeededTarget,
} from '../../src/index.js';

const lambda = 'arn:aws:lambda:us-east-1:123456789012:function:f';
const client = new EventBridgeClient({});

const attached = (seed: Seed) => mockEventBridge(client, { seed });

function put(detailType: string, detail: object = {}, bus = 'default') {
  const entry = { Source: 'shop', DetailType: detailType, Detail: JSON.stringify(detail), EventBusName: bus };
  return client.send(new PutEventsCommand({ Entries: [entry] }));
}

const rule = (detailType: string, ...targets: SeededTarget[]) => ({
  pattern: { 'detail-type': [detailType] },
  targets,
});

test('a handler gets the event only after PutEvents has answered', async () => {
  const order: string[] = [];
  using mock = attached({
    buses: {
      default: {
        rules: {
          r: rule('Placed', function billing() {
            order.push('handler');
          }),
        },
      },
    },
  });

  await put('Placed');
  order.push('answer');
  await mock.settled();

  expect(order).toEqual(['answer', 'handler']);
});

test('without settled(), deliveries run in a later turn of the event loop', async () => {
  const handler = vi.fn();
  using mock = attached({ buses: { default: { rules: { r: rule('Placed', { arn: lambda, handler }) } } } });

  await put('Placed');
  expect(handler).not.toHaveBeenCalled();
  expect(mock.pendingDeliveries).toBe(1);
  await vi.waitFor(() => expect(handler).toHaveBeenCalledOnce());
  expect(mock.pendingDeliveries).toBe(0);
});

test('a handler gets the envelope, whose id is the EventId of the answer, and a Lambda context', async () => {
  const handler = vi.fn();
  using mock = attached({ buses: { default: { rules: { r: rule('Placed', { arn: lambda, handler }) } } } });

  const answer = await put('Placed', { total: 5 });
  await mock.settled();

  const [event, context] = handler.mock.calls[0] as [
    EventEnvelope,
    { functionName: string; awsRequestId: string },
  ];
  expect(event).toEqual({
    version: '0',
    id: answer.Entries?.[0]?.EventId,
    'detail-type': 'Placed',
    source: 'shop',
    account: '123456789012',
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
    region: 'us-east-1',
    resources: [],
    detail: { total: 5 },
  });
  expect(context).toMatchObject({ functionName: 'f', invokedFunctionArn: lambda });
});

test('two rules with the same target deliver twice, each a copy of its own', async () => {
  const seen: { detail: { n: number } }[] = [];
  function counter(event: { detail: { n: number } }) {
    event.detail.n += 1;
    seen.push(event);
  }
  using mock = attached({
    buses: { default: { rules: { a: rule('Placed', counter), b: rule('Placed', counter) } } },
  });

  await put('Placed', { n: 1 });
  await mock.settled();

  expect(seen.map((event) => event.detail.n)).toEqual([2, 2]);
  expect(seen[0]).not.toBe(seen[1]);
  expect(mock.events()[0]?.detail).toEqual({ n: 1 });
  expect(mock.invocations().map(({ input }) => input)).toMatchObject([
    { detail: { n: 1 } },
    { detail: { n: 1 } },
  ]);
});

test('a disabled rule, a rule of another bus and a rule that does not match deliver nothing', async () => {
  const target = 'arn:aws:sqs:us-east-1:123456789012:q';
  using mock = attached({
    buses: {
      default: {
        rules: { off: { ...rule('Placed', target), state: 'DISABLED' }, other: rule('Shipped', target) },
      },
      orders: { rules: { elsewhere: rule('Placed', target) } },
    },
  });

  await put('Placed');
  await mock.settled();

  expect(mock.invocations()).toEqual([]);
  expect(mock.events()).toMatchObject([{ 'detail-type': 'Placed', matchedRules: [] }]);
});

test('a target without a handler records what it received', async () => {
  const queue = 'arn:aws:sqs:us-east-1:123456789012:q';
  using mock = attached({ buses: { orders: { rules: { r: rule('Placed', queue) } } } });

  await put('Placed', { a: 1 }, 'orders');
  await mock.settled();

  expect(mock.target(queue).invocations()).toMatchObject([
    {
      outcome: 'recorded',
      rule: { name: 'r', eventBusName: 'orders' },
      target: { id: 'q', arn: queue },
      input: { detail: { a: 1 } },
    },
  ]);
  expect(mock.target('q').invocations()).toHaveLength(1);
  expect(JSON.parse(mock.invocations()[0]?.payload ?? '')).toEqual(mock.invocations()[0]?.input);
});

test('a constant input replaces the event', async () => {
  const handler = vi.fn();
  const target = { arn: lambda, handler, input: { job: 'sweep' } };
  using mock = attached({ buses: { default: { rules: { r: rule('Placed', target) } } } });

  await put('Placed');
  await mock.settled();

  expect(handler.mock.calls[0]?.[0]).toEqual({ job: 'sweep' });
  expect(mock.invocations()).toMatchObject([
    { payload: '{"job":"sweep"}', event: { 'detail-type': 'Placed' } },
  ]);
});

test('an input path and an input transformer shape what the target gets', async () => {
  const [path, template] = [vi.fn(), vi.fn()];
  const targets = [
    { arn: lambda, handler: path, inputPath: '$.detail' },
    {
      arn: `${lambda}-2`,
      handler: template,
      inputTransformer: {
        pathsMap: { n: '$.detail.n' },
        template: '{"number":<n>,"rule":"<aws.events.rule-name>"}',
      },
    },
  ];
  using mock = attached({ buses: { default: { rules: { r: rule('Placed', ...targets) } } } });

  await put('Placed', { n: 1 });
  await mock.settled();

  expect(path).toHaveBeenCalledWith({ n: 1 }, expect.anything());
  expect(template).toHaveBeenCalledWith({ number: 1, rule: 'r' }, expect.anything());
});

test('an event from which a template makes no JSON is dropped, with a warning that shows the broken text', async () => {
  const target = {
    arn: lambda,
    inputTransformer: { pathsMap: { detail: '$.detail' }, template: '{"order":"<detail>"}' },
  };
  using mock = attached({ buses: { default: { rules: { r: rule('Placed', target) } } } });

  await put('Placed', { n: 1 });
  await mock.settled();

  expect(mock.invocations()).toEqual([]);
  expect(
    mock
      .warnings()
      .map(({ message }) => message)
      .join(),
  ).toMatchInlineSnapshot(`
    "rule/r → arn:aws:lambda:us-east-1:123456789012:function:f: InputTemplate produces invalid JSON (line 1, column 13), so EventBridge silently drops the event.
      {"order":"{"n":1}"}
                  ^
    <detail> is an object and is inside quotes. Write it outside the quotes, as a value of its own: "detail": <detail>."
  `);
});

test('a rule that has a schedule alone matches no event', async () => {
  using mock = attached({
    buses: { default: { rules: { nightly: { schedule: 'rate(1 day)', targets: [lambda] } } } },
  });

  for (const detailType of ['Placed', 'Paid', 'Scheduled Event']) await put(detailType);
  await mock.settled();

  expect(mock.events()).toHaveLength(3);
  expect(mock.invocations()).toEqual([]);
});

test('settled() waits for the whole cascade that handlers cause', async () => {
  async function billing() {
    await Promise.resolve();
    await put('Invoiced');
  }
  async function mailing() {
    await put('Mailed');
  }
  using mock = attached({
    buses: { default: { rules: { a: rule('Placed', billing), b: rule('Invoiced', mailing) } } },
  });

  await put('Placed');
  await mock.settled();

  expect(mock.events().map((event) => event['detail-type'])).toEqual(['Placed', 'Invoiced', 'Mailed']);
  expect(mock.pendingDeliveries).toBe(0);
});

test('settled() waits for a command that was sent but not awaited', async () => {
  const handler = vi.fn();
  using mock = attached({ buses: { default: { rules: { r: rule('Placed', { arn: lambda, handler }) } } } });

  void put('Placed');
  await mock.settled();

  expect(handler).toHaveBeenCalledOnce();
});

test('a loop is cut with an error that prints the chain', async () => {
  async function ping() {
    await put('Ping');
  }
  using mock = attached({ buses: { default: { rules: { again: rule('Ping', ping) } } } });

  await put('Ping');
  const failure: unknown = await mock.settled().catch((error: unknown) => error);

  expect(failure).toBeInstanceOf(EventLoopError);
  expect((failure as EventLoopError).message).toMatchInlineSnapshot(`
    "An event loop was cut after 100 deliveries, each caused by the one before:
      "Ping" → rule/again → arn:aws:lambda:us-east-1:123456789012:function:ping
      "Ping" → rule/again → arn:aws:lambda:us-east-1:123456789012:function:ping
      "Ping" → rule/again → arn:aws:lambda:us-east-1:123456789012:function:ping
      "Ping" → rule/again → arn:aws:lambda:us-east-1:123456789012:function:ping
      … 92 more steps …
      "Ping" → rule/again → arn:aws:lambda:us-east-1:123456789012:function:ping
      "Ping" → rule/again → arn:aws:lambda:us-east-1:123456789012:function:ping
      "Ping" → rule/again → arn:aws:lambda:us-east-1:123456789012:function:ping
      "Ping" → rule/again → arn:aws:lambda:us-east-1:123456789012:function:ping
    A rule matches the events that its own target causes. Narrow the pattern, or send the follow-up to another bus."
  `);
  expect(mock.warnings()).toMatchObject([{ kind: 'event-loop' }]);
  await expect(mock.settled()).resolves.toBeUndefined();
});

test('a handler that fails is recorded and warned of; the sender and other targets do not feel it', async () => {
  const failing = {
    arn: 'arn:aws:lambda:us-east-1:123456789012:function:bad',
    handler: () => {
      throw new TypeError('boom');
    },
  };
  using mock = mockEventBridge(client, {
    seed: {
      buses: { default: { rules: { r: rule('Placed', failing, 'arn:aws:sqs:us-east-1:123456789012:q') } } },
    },
    handlerErrors: 'record',
  });

  const answer = await put('Placed');
  await mock.settled();

  expect(answer.FailedEntryCount).toBe(0);
  expect(mock.invocations()).toMatchObject([
    { outcome: 'failed', error: new TypeError('boom') },
    { outcome: 'recorded' },
  ]);
  expect(mock.warnings()).toMatchObject([
    { kind: 'handler-failed', message: expect.stringContaining('TypeError: boom') },
  ]);
});

test('an event to a bus that does not exist gets an id, is dropped, and leaves a warning', async () => {
  using mock = attached({ buses: { orders: {} } });

  const answer = await put('Placed', {}, 'order');
  await mock.settled();

  expect(answer).toMatchObject({ FailedEntryCount: 0, Entries: [{ EventId: expect.any(String) }] });
  expect(mock.events()).toEqual([]);
  expect(mock.warnings().map(({ message }) => message)).toMatchInlineSnapshot(`
    [
      "Event "Placed" from "shop" went to bus "order", which does not exist in account 123456789012, us-east-1. EventBridge answers with an EventId and drops the event. Did you mean "orders"?",
    ]
  `);
});

test('a handler that awaits settled() is told that it would wait for itself', async () => {
  const failures: unknown[] = [];
  async function waiting() {
    await mock.settled().catch((error: unknown) => failures.push(error));
  }
  using mock = attached({ buses: { default: { rules: { r: rule('Placed', waiting) } } } });

  await put('Placed');
  await mock.settled();

  expect(failures).toMatchObject([{ message: expect.stringContaining('would wait for itself') }]);
});

test('reset() drops deliveries that have not run', async () => {
  const handler = vi.fn();
  using mock = attached({ buses: { default: { rules: { r: rule('Placed', { arn: lambda, handler }) } } } });

  await put('Placed');
  mock.reset();
  await mock.settled();

  expect(handler).not.toHaveBeenCalled();
  expect(mock.invocations()).toEqual([]);
});

test('deliveries run and settled() resolves under fake timers', async () => {
  vi.useFakeTimers();
  try {
    const handler = vi.fn();
    using mock = attached({ buses: { default: { rules: { r: rule('Placed', { arn: lambda, handler }) } } } });
    vi.setSystemTime('2026-03-01T12:34:56.789Z');

    await put('Placed');
    await mock.settled();

    expect(handler).toHaveBeenCalledOnce();
    expect(mock.events()).toMatchObject([{ time: '2026-03-01T12:34:56Z' }]);
  } finally {
    vi.useRealTimers();
  }
});
