import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { mockEventBridge, type EventBridgeMockOptions } from '../../src/index.js';
import { send } from '../service/scenarios.js';

const [CUSTOMER, PARTNER, OTHER] = ['123456789012', '999988887777', '111122223333'] as const;
const source = 'aws.partner/example.com/shop/orders';
const busArn = (name: string, owner: string = CUSTOMER, region = 'us-east-1') =>
  `arn:aws:events:${region}:${owner}:event-bus/${name}`;
const ruleArn = (path: string) => `arn:aws:events:us-east-1:${CUSTOMER}:rule/${path}`;
const queue = `arn:aws:sqs:us-east-1:${CUSTOMER}:q`;
const EventPattern = '{"detail-type":["Placed"]}';
const RoleArn = `arn:aws:iam::${CUSTOMER}:role/events`;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-01T12:00:00Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

/** A customer with the bus of a partner's event source; `put` sends as the partner and waits for all that it causes. */
async function withPartnerBus(options: EventBridgeMockOptions = {}) {
  const client = new EventBridgeClient({ region: 'us-east-1' });
  const mock = mockEventBridge(client, options);
  onTestFinished(() => {
    mock.restore();
  });
  const callerFrom = (account: string, region = 'us-east-1') => {
    const attached = new EventBridgeClient({ region });
    mock.attach(attached, { account });
    return (operation: string, input: object) => send(attached, [operation, input]);
  };
  const [customer, partner] = [callerFrom(CUSTOMER), callerFrom(PARTNER)];
  await partner('CreatePartnerEventSource', { Name: source, Account: CUSTOMER });
  await customer('CreateEventBus', { Name: source, EventSourceName: source });
  /** Puts a rule for orders that are placed on a bus, with one target. */
  const rule = async (EventBusName: string, Name: string, target: object, by = customer) => {
    await by('PutRule', { Name, EventBusName, EventPattern });
    await by('PutTargets', { Rule: Name, EventBusName, Targets: [{ Id: 't', ...target }] });
  };
  const put = async (given: object = {}) => {
    const entry = { Source: source, DetailType: 'Placed', Detail: '{"total":1.50}', ...given };
    const { Entries } = await partner('PutPartnerEvents', { Entries: [entry] });
    await mock.settled();
    return (Entries as [{ EventId: string }])[0].EventId;
  };
  return { mock, customer, callerFrom, rule, put };
}

const textOf = (id: string | undefined) =>
  `{"version":"0","id":"${id}","detail-type":"Placed","source":"${source}","account":"${CUSTOMER}",` +
  '"time":"2026-03-01T12:00:00Z","region":"us-east-1","resources":[],"detail":{"total":1.50}}';

test.for([
  ['name', source],
  ['ARN', busArn(source)],
] as const)('rules on a partner event bus, given by its %s, send to their targets', async ([, bus]) => {
  const { mock, rule, put } = await withPartnerBus();
  const handler = vi.fn();
  const lambda = `arn:aws:lambda:us-east-1:${CUSTOMER}:function:billing`;
  mock.handle(lambda, handler);
  await rule(bus, 'bill', { Arn: lambda });
  await rule(bus, 'keep', { Arn: queue });
  await rule(bus, 'id', { Arn: queue, InputPath: '$.detail.total' });

  const id = await put();
  await put({ DetailType: 'Paid' });

  expect(handler).toHaveBeenCalledOnce();
  expect(handler.mock.calls[0]?.[0]).toEqual(JSON.parse(textOf(id)));
  const payloads = mock.target(queue).invocations();
  expect(payloads.map(({ payload }) => payload)).toEqual([textOf(id), '1.50']);
  expect(mock.rule('keep', source)).toMatchObject({ exists: true, arn: ruleArn(`${source}/keep`) });
  expect(mock.bus(bus).events()).toMatchObject([
    {
      id,
      eventBusName: source,
      matchedRules: ['bill', 'keep', 'id'].map((name) => ruleArn(`${source}/${name}`)),
    },
    { 'detail-type': 'Paid', matchedRules: [] },
  ]);
});

test.for([
  ['a custom bus', 'orders'],
  ['the default bus', 'default'],
] as const)('a partner event goes on to %s as it is, to the letter', async ([, receiver]) => {
  const { mock, customer, rule, put } = await withPartnerBus();
  await customer('CreateEventBus', { Name: 'orders' });
  await rule(source, 'forward', { Arn: busArn(receiver) });
  await rule(receiver, 'end', { Arn: queue });

  const id = await put();

  expect(mock.events()).toMatchObject([
    { id, eventBusName: source, matchedRules: [ruleArn(`${source}/forward`)] },
    { id, eventBusName: receiver },
  ]);
  const payloads = mock.target(queue).invocations();
  expect(payloads.map(({ payload }) => payload)).toEqual([textOf(id)]);
  expect(mock.warnings()).toEqual([]);
});

test('a partner event begins with the customer: it may go on to one other account and one other Region', async () => {
  const [hub, end] = [busArn('hub', OTHER), busArn('hub', OTHER, 'eu-west-1')];
  const { mock, callerFrom, rule, put } = await withPartnerBus({ resourcePolicies: 'ignored' });
  const neighbour = callerFrom(OTHER);
  await neighbour('CreateEventBus', { Name: 'hub' });
  await callerFrom(OTHER, 'eu-west-1')('CreateEventBus', { Name: 'hub' });
  await rule(source, 'forward', { Arn: hub, RoleArn });
  await rule('hub', 'on', { Arn: end, RoleArn: `arn:aws:iam::${OTHER}:role/events` }, neighbour);

  const id = await put();

  const [first, second, third] = mock.events();
  expect(mock.events().map(({ eventBusArn }) => eventBusArn)).toEqual([busArn(source), hub, end]);
  expect([first?.id, second?.id]).toEqual([id, id]);
  expect(third?.id).not.toBe(id);
  expect(third).toMatchObject({ source, account: CUSTOMER, region: 'us-east-1' });
});

test('the policy of another account decides whether a partner event gets in, by its source', async () => {
  const hub = busArn('hub', OTHER);
  const { mock, callerFrom, rule, put } = await withPartnerBus();
  const neighbour = callerFrom(OTHER);
  await neighbour('CreateEventBus', { Name: 'hub' });
  const allow = async (condition: object) => {
    const statement = { Effect: 'Allow', Principal: '*', Action: 'events:PutEvents', Resource: hub };
    const Policy = JSON.stringify({ Version: '2012-10-17', Statement: [{ ...statement, ...condition }] });
    await neighbour('PutPermission', { EventBusName: 'hub', Policy });
  };
  await allow({});
  await rule(source, 'forward', { Arn: hub, RoleArn });

  await allow({ Condition: { StringEquals: { 'events:source': source } } });
  const id = await put();
  await allow({ Condition: { StringEquals: { 'events:source': `${source}/other` } } });
  await put();

  expect(mock.bus(hub).events()).toMatchObject([{ id }]);
  expect(mock.warnings()).toMatchObject([
    { kind: 'access-denied', action: 'events:PutEvents', resource: hub },
    { kind: 'delivery-dropped', error: { errorCode: 'NO_PERMISSIONS' } },
  ]);
});

test('what cannot be delivered from a partner event bus goes to the dead-letter queue', async () => {
  const { mock, customer, rule, put } = await withPartnerBus();
  await customer('CreateEventBus', { Name: 'orders' });
  const DeadLetterConfig = { Arn: `arn:aws:sqs:us-east-1:${CUSTOMER}:dead` };
  await rule(source, 'forward', { Arn: busArn('orders'), DeadLetterConfig });
  await customer('DeleteEventBus', { Name: 'orders' });

  const id = await put();

  expect(mock.deadLetters()).toMatchObject([
    {
      body: textOf(id),
      messageAttributes: { RULE_ARN: ruleArn(`${source}/forward`), ERROR_CODE: 'NO_RESOURCE' },
    },
  ]);
});

test('an archive on a partner event bus keeps its events, and a replay sends them on again', async () => {
  const { mock, customer, rule, put } = await withPartnerBus();
  await customer('CreateEventBus', { Name: 'orders' });
  await customer('CreateArchive', { ArchiveName: 'all', EventSourceArn: busArn(source), EventPattern });
  await rule(source, 'forward', { Arn: busArn('orders') });
  const id = await put();
  await put({ DetailType: 'Paid' });
  expect(mock.archive('all').events()).toMatchObject([{ id, source, eventBusName: source }]);
  mock.clearHistory();

  await customer('StartReplay', {
    ReplayName: 'again',
    EventSourceArn: mock.archive('all').arn,
    EventStartTime: new Date('2026-03-01T00:00:00Z'),
    EventEndTime: new Date('2026-03-02T00:00:00Z'),
    Destination: { Arn: busArn(source), FilterArns: [ruleArn(`${source}/forward`)] },
  });
  await mock.clock.advanceBy('1 hour');

  expect(mock.events()).toMatchObject([
    { eventBusName: source, 'replay-name': 'again', source },
    { eventBusName: 'orders', 'replay-name': 'again', source },
  ]);
  expect(mock.archive('all').events()).toHaveLength(1);
  expect(mock.replay('again').state).toBe('COMPLETED');
});

test('each account that has the source does with an event what its own rules say', async () => {
  const { mock, callerFrom, rule, put } = await withPartnerBus();
  const neighbour = callerFrom(OTHER);
  const theirs = `arn:aws:sqs:us-east-1:${OTHER}:q`;
  await callerFrom(PARTNER)('CreatePartnerEventSource', { Name: source, Account: OTHER });
  await neighbour('CreateEventBus', { Name: source, EventSourceName: source });
  await rule(source, 'keep', { Arn: queue });
  await rule(source, 'keep', { Arn: theirs, InputPath: '$.account' }, neighbour);

  const id = await put();

  expect(mock.target(queue).invocations()).toMatchObject([{ payload: textOf(id) }]);
  expect(mock.target(theirs).invocations()).toMatchObject([{ payload: `"${OTHER}"` }]);
});

test('partner events are delivered in the order that the mock is asked for, and as often', async () => {
  const { mock, customer, rule, put } = await withPartnerBus({ deliveryOrder: { duplicated: 2 } });
  await customer('CreateEventBus', { Name: 'orders' });
  await rule(source, 'forward', { Arn: busArn('orders') });

  const ids: string[] = [];
  for (let count = 0; count < 8; count += 1) ids.push(await put());

  const arrived = mock
    .bus('orders')
    .events()
    .map(({ id }) => id);
  expect([...new Set(arrived)]).toEqual(ids);
  expect(arrived.length).toBeGreaterThan(ids.length);
});
