import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { mockEventBridge, type EventBridgeMock, type Seed } from '../../src/index.js';
import { send } from '../service/scenarios.js';

const busArn = (name: string) => `arn:aws:events:us-east-1:123456789012:event-bus/${name}`;
const ruleArn = (path: string) => `arn:aws:events:us-east-1:123456789012:rule/${path}`;
const queue = 'arn:aws:sqs:us-east-1:123456789012:q';
const pattern = { source: ['shop'] };
const to = (...targets: string[]) => ({ rules: { forward: { pattern, targets } } });

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-01T12:00:00Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

/** `put` answers the id of an event, after all that it causes is done. */
function withBuses(buses: NonNullable<Seed['buses']>) {
  const client = new EventBridgeClient({});
  const mock = mockEventBridge(client, { seed: { buses } });
  const call = (operation: string, input: object) => send(client, [operation, input]);
  const put = async (given: object = {}) => {
    const entry = { Source: 'shop', DetailType: 'Placed', Detail: '{}', ...given };
    const { Entries } = await call('PutEvents', { Entries: [entry] });
    await mock.settled();
    return (Entries as [{ EventId: string }])[0].EventId;
  };
  return { mock, call, put };
}

const idsOn = (mock: EventBridgeMock, bus: string) =>
  mock
    .bus(bus)
    .events()
    .map(({ id }) => id);

// Recorded by another emulator's tests against the service, but for the id, which it does not compare.
test.for([
  ['default', 'orders'],
  ['orders', 'audit'],
  ['orders', 'default'],
] as const)('an event goes from %s to %s as it is, to the letter', async ([from, receiver]) => {
  const { mock, put } = withBuses({ orders: {}, audit: {} });
  mock.seed({ buses: { [from]: to(busArn(receiver)) } });
  mock.seed({ buses: { [receiver]: { rules: { end: { pattern, targets: [queue] } } } } });

  const id = await put({
    EventBusName: from,
    Time: new Date('2026-02-28T23:59:59.999Z'),
    Resources: ['arn:shop:1', 'arn:shop:2'],
    Detail: '{"z":1.50,"9":1E3,"big":9007199254740993}',
  });

  const text =
    `{"version":"0","id":"${id}","detail-type":"Placed","source":"shop","account":"123456789012",` +
    '"time":"2026-02-28T23:59:59Z","region":"us-east-1","resources":["arn:shop:1","arn:shop:2"],' +
    '"detail":{"z":1.50,"9":1E3,"big":9007199254740993}}';
  expect(
    mock
      .target(queue)
      .invocations()
      .map(({ payload }) => payload),
  ).toEqual([text]);
  expect(mock.target(busArn(receiver)).invocations()).toMatchObject([
    {
      request: { action: 'events:PutEvents', busArn: busArn(receiver) },
      payload: text,
      outcome: 'recorded',
      rule: { name: 'forward', eventBusName: from },
    },
  ]);
});

test('the history has the event once for each bus, with the rules that it matched there', async () => {
  const { mock, put } = withBuses({
    orders: { rules: { end: { pattern, targets: [queue] }, other: { pattern: { source: ['mall'] } } } },
    default: to(busArn('orders')),
    audit: { rules: { end: { pattern, targets: [queue] } } },
  });

  const id = await put();

  expect(mock.events()).toMatchObject([
    { id, eventBusName: 'default', eventBusArn: busArn('default'), matchedRules: [ruleArn('forward')] },
    { id, eventBusName: 'orders', eventBusArn: busArn('orders'), matchedRules: [ruleArn('orders/end')] },
  ]);
  expect(idsOn(mock, 'default')).toEqual([id]);
  expect(idsOn(mock, 'orders')).toEqual([id]);
  expect(mock.bus('audit').events()).toEqual([]);
  expect(mock.rule('end', 'orders').events()).toMatchObject([{ id, eventBusName: 'orders' }]);
  expect(mock.rule('other', 'orders').events()).toEqual([]);
});

test('a rule on the receiving bus that does not match gets nothing', async () => {
  const { mock, put } = withBuses({
    orders: { rules: { end: { pattern: { source: ['mall'] }, targets: [queue] } } },
    default: to(busArn('orders')),
  });

  const id = await put();

  expect(mock.bus('orders').events()).toMatchObject([{ id, matchedRules: [] }]);
  expect(mock.target(queue).invocations()).toEqual([]);
});

test('within one account and Region an event goes on to a third bus and a fourth', async () => {
  const { mock, put } = withBuses({
    audit: { rules: { end: { pattern, targets: [queue] } } },
    billing: to(busArn('audit')),
    orders: to(busArn('billing')),
    default: to(busArn('orders')),
  });

  const id = await put();

  const route = ['default', 'orders', 'billing', 'audit'];
  expect(mock.events().map((event) => [event.eventBusName, event.id])).toEqual(route.map((bus) => [bus, id]));
  expect(mock.target(queue).invocations()).toMatchObject([{ event: { id } }]);
});

test('two rules that forward to one bus bring an event there twice', async () => {
  const targets = [busArn('orders')];
  const { mock, put } = withBuses({
    orders: { rules: { end: { pattern, targets: [queue] } } },
    default: { rules: { a: { pattern, targets }, b: { pattern, targets } } },
  });

  const id = await put();

  expect(idsOn(mock, 'orders')).toEqual([id, id]);
  expect(mock.target(queue).invocations()).toHaveLength(2);
});

test.for([
  ['Input', { Input: '{"other":true}' }],
  ['InputPath', { InputPath: '$.detail' }],
  ['InputPath that finds nothing', { InputPath: '$.detail.nothing' }],
  ['InputTransformer', { InputTransformer: { InputTemplate: '{"rule":"<aws.events.rule-name>"}' } }],
  [
    'InputTransformer that makes no JSON',
    { InputTransformer: { InputPathsMap: { d: '$.detail' }, InputTemplate: '{"d":"<d>"}' } },
  ],
] as const)('a bus gets the event whatever its target says of %s', async ([, shaping]) => {
  const { mock, call, put } = withBuses({
    orders: { rules: { end: { pattern, targets: [queue] } } },
    default: { rules: { forward: { pattern } } },
  });
  await call('PutTargets', { Rule: 'forward', Targets: [{ Id: 'bus', Arn: busArn('orders'), ...shaping }] });

  const id = await put({ Detail: '{"n":1.0}' });

  expect(mock.bus('orders').events()).toMatchObject([{ id, source: 'shop', detail: { n: 1 } }]);
  expect(mock.target(queue).invocations()).toMatchObject([{ payload: expect.stringContaining('{"n":1.0}') }]);
  expect(mock.warnings()).toEqual([]);
});

test('a bus that is deleted later is a target without resource: a dead letter, or a warning', async () => {
  const { mock, call, put } = withBuses({ orders: {}, default: to(busArn('orders')) });
  const DeadLetterConfig = { Arn: 'arn:aws:sqs:us-east-1:123456789012:dead' };
  await call('PutRule', { Name: 'safe', EventPattern: '{"detail-type":["Paid"]}' });
  await call('PutTargets', {
    Rule: 'safe',
    Targets: [{ Id: 'bus', Arn: busArn('orders'), DeadLetterConfig }],
  });
  await call('DeleteEventBus', { Name: 'orders' });

  const id = await put({ DetailType: 'Paid' });

  expect(mock.deadLetters()).toMatchObject([
    {
      queueArn: DeadLetterConfig.Arn,
      event: { id },
      messageAttributes: {
        RULE_ARN: ruleArn('safe'),
        TARGET_ARN: busArn('orders'),
        ERROR_CODE: 'NO_RESOURCE',
        ERROR_MESSAGE: 'Event bus orders does not exist.',
        RETRY_ATTEMPTS: '0',
      },
    },
  ]);
  expect(JSON.parse(mock.deadLetters()[0]?.body ?? '')).toMatchObject({ id, 'detail-type': 'Paid' });
  expect(mock.deliveries().map(({ outcome }) => outcome)).toEqual(['dropped', 'dead-lettered']);
  expect(mock.warnings().map(({ message }) => message.replace(id, 'ID'))).toMatchInlineSnapshot(`
    [
      "rule/forward → arn:aws:events:us-east-1:123456789012:event-bus/orders: event ID is lost, since the target has no dead-letter queue. NO_RESOURCE: Event bus orders does not exist.",
    ]
  `);
  expect(mock.events().map(({ eventBusName }) => eventBusName)).toEqual(['default']);
});

// Recorded by another emulator's test against the service.
test('an S3 event on the default bus reaches the rules of a custom bus with the source aws.s3', async () => {
  const { mock } = withBuses({
    uploads: {
      rules: {
        images: {
          pattern: {
            source: ['aws.s3'],
            'detail-type': ['Object Created'],
            detail: { bucket: { name: ['photos'] }, object: { key: [{ prefix: 'in/' }] } },
          },
          targets: [queue],
        },
      },
    },
    default: { rules: { s3: { pattern: { source: ['aws.s3'] }, targets: [busArn('uploads')] } } },
  });
  const created = (bucket: string, key: string) =>
    mock.emit({
      source: 'aws.s3',
      'detail-type': 'Object Created',
      resources: [`arn:aws:s3:::${bucket}`],
      detail: { version: '0', bucket: { name: bucket }, object: { key, size: 4 } },
    });

  const id = created('photos', 'in/cat.jpg');
  created('photos', 'out/cat.jpg');
  created('papers', 'in/cat.jpg');
  await mock.settled();

  expect(mock.bus('uploads').events()).toHaveLength(3);
  expect(
    mock
      .target(queue)
      .invocations()
      .map(({ input }) => input),
  ).toEqual([
    {
      version: '0',
      id,
      'detail-type': 'Object Created',
      source: 'aws.s3',
      account: '123456789012',
      time: '2026-03-01T12:00:00Z',
      region: 'us-east-1',
      resources: ['arn:aws:s3:::photos'],
      detail: { version: '0', bucket: { name: 'photos' }, object: { key: 'in/cat.jpg', size: 4 } },
    },
  ]);
});
