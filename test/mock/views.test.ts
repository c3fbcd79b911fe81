import { inspect } from 'node:util';
import {
  CreateArchiveCommand,
  CreateEventBusCommand,
  DeleteRuleCommand,
  DisableRuleCommand,
  EventBridge,
  EventBridgeClient,
  PutEventsCommand,
  PutRuleCommand,
  StartReplayCommand,
} from '@aws-sdk/client-eventbridge';
import { describe, expect, test } from 'vitest';
import { mockEventBridge } from '../../src/index.js';

const queue = 'arn:aws:sqs:us-east-1:123456789012:audit';
const paid = { pattern: { source: ['shop'] }, targets: [queue] };

function setUp() {
  const client = new EventBridgeClient({});
  const mock = mockEventBridge(client, { seed: { buses: { orders: { rules: { paid } } } } });
  const put = (Source: string, EventBusName = 'orders') =>
    client.send(new PutEventsCommand({ Entries: [{ Source, DetailType: 'x', Detail: '{}', EventBusName }] }));
  return { client, mock, put };
}

test('a bus is looked at by name or by ARN', async () => {
  const { mock, put } = setUp();
  await put('shop');

  const bus = mock.bus('arn:aws:events:us-east-1:123456789012:event-bus/orders');

  expect(bus).toMatchObject({ name: 'orders', arn: mock.bus('orders').arn, exists: true });
  expect(bus.events()).toHaveLength(1);
  expect(mock.bus('default').events()).toEqual([]);
  expect(mock.bus('nope').exists).toBe(false);
});

test('a rule view follows the rule through its life', async () => {
  const { client, mock } = setUp();
  const view = mock.rule('paid', 'orders');

  expect(view).toMatchObject({
    name: 'paid',
    eventBusName: 'orders',
    arn: 'arn:aws:events:us-east-1:123456789012:rule/orders/paid',
    state: 'ENABLED',
    pattern: { source: ['shop'] },
    patternText: '{"source":["shop"]}',
    targets: [{ id: 'audit', arn: queue }],
  });

  await client.send(new DisableRuleCommand({ Name: 'paid', EventBusName: 'orders' }));
  expect(view.state).toBe('DISABLED');
  await client.send(
    new PutRuleCommand({ Name: 'paid', EventBusName: 'orders', EventPattern: '{"source":["x"]}' }),
  );
  expect(view.pattern).toEqual({ source: ['x'] });
});

test('a rule may be looked at before it exists, but has no pattern to show', async () => {
  const { client, mock } = setUp();
  const view = mock.rule('later');

  expect(view.exists).toBe(false);
  expect(() => view.pattern).toThrow('Rule "later" does not exist on bus "default".');
  await client.send(new PutRuleCommand({ Name: 'later', ScheduleExpression: 'rate(1 day)' }));
  expect(view).toMatchObject({ exists: true, pattern: undefined });
  await client.send(new DeleteRuleCommand({ Name: 'later' }));
  expect(view.exists).toBe(false);
});

test('a rule that does not exist names the one that is meant most probably', () => {
  const { mock } = setUp();
  const view = mock.rule('pad', 'orders');

  expect(inspect(view)).toBe('rule "pad" on bus "orders", which does not exist. Did you mean "paid"?');
  expect(() => view.pattern).toThrow('Rule "pad" does not exist on bus "orders". Did you mean "paid"?');
});

test('a rule shows the events that matched it and the deliveries that it caused', async () => {
  const { mock, put } = setUp();
  await put('shop');
  await put('other');
  await mock.settled();

  const view = mock.rule('paid', 'orders');
  expect(view.events()).toMatchObject([{ source: 'shop' }]);
  expect(view.invocations()).toMatchObject([{ target: { arn: queue } }]);
  expect(mock.target(queue)).toMatchObject({ exists: true });
  expect(mock.target('nope')).toMatchObject({ exists: false });
});

test('commands() lists all calls, or those of one operation by class or name', async () => {
  const { client, mock, put } = setUp();
  await put('shop');
  await client.send(new CreateEventBusCommand({ Name: 'b' }));
  await expect(client.send(new CreateEventBusCommand({ Name: 'b' }))).rejects.toThrow();

  expect(mock.commands().map(({ name }) => name)).toEqual(['PutEvents', 'CreateEventBus', 'CreateEventBus']);
  expect(mock.commands(CreateEventBusCommand)).toEqual(mock.commands('CreateEventBus'));
  expect(mock.commands(CreateEventBusCommand)).toMatchObject([
    { input: { Name: 'b' }, output: { EventBusArn: mock.bus('b').arn }, attempts: 1 },
    { input: { Name: 'b' }, error: { name: 'ResourceAlreadyExistsException' } },
  ]);
});

test('what a test gets from the history is its own: changing it changes no later answer', async () => {
  const { mock, put } = setUp();
  await put('shop');

  (mock.events() as unknown[]).pop();

  expect(mock.events()).toHaveLength(1);
});

test('clearHistory() keeps the account, reset() takes it back to its seed', async () => {
  const { client, mock, put } = setUp();
  await client.send(new CreateEventBusCommand({ Name: 'extra' }));
  await put('shop');
  await put('shop', 'nope');

  mock.clearHistory();
  expect([mock.events(), mock.commands(), mock.invocations(), mock.warnings()]).toEqual([[], [], [], []]);
  expect(mock.bus('extra').exists).toBe(true);

  mock.reset();
  expect(mock.bus('extra').exists).toBe(false);
  expect(mock.rule('paid', 'orders').exists).toBe(true);
});

test('a mock without a client answers every client of the process until it is restored', async () => {
  const before = new EventBridge({});
  const mock = mockEventBridge();
  const after = new EventBridgeClient({});

  await before.createEventBus({ Name: 'orders' });
  await expect(after.send(new CreateEventBusCommand({ Name: 'orders' }))).rejects.toThrow('already exists');
  expect(mock.commands()).toHaveLength(2);

  mock.restore();
  mock.restore();
  expect(Object.hasOwn(EventBridgeClient.prototype, 'send')).toBe(false);
});

test('a fault for an operation that does not exist, and an account that is none, are refused', () => {
  const { client, mock } = setUp();

  expect(() => mock.fault('PutEvnts' as 'PutEvents', { error: 'ThrottlingException' })).toThrow(
    new TypeError('fault: EventBridge has no operation "PutEvnts". Did you mean "PutEvents"?'),
  );
  expect(() => mock.attach(client, { account: '42' })).toThrow(
    new TypeError('attach: an account must be a string of twelve digits, not the string "42".'),
  );
});

describe('an archive and its replay', () => {
  const busArn = 'arn:aws:events:us-east-1:123456789012:event-bus/orders';

  async function archived() {
    const { client, mock, put } = setUp();
    const archive = { ArchiveName: 'all', EventSourceArn: busArn, RetentionDays: 1 };
    await client.send(new CreateArchiveCommand(archive));
    await put('shop');
    return { client, mock };
  }

  test('an archive view shows what the archive holds, and nothing whose days are over', async () => {
    const { mock } = await archived();
    const view = mock.archive('all');

    expect(view).toMatchObject({
      arn: 'arn:aws:events:us-east-1:123456789012:archive/all',
      exists: true,
      eventBusArn: busArn,
    });
    const [event] = mock.events();
    const { matchedRules, ...kept } = event ?? {};
    expect(matchedRules).toHaveLength(1);
    expect(view.events()).toEqual([kept]);
    await mock.clock.advanceBy('25 hours');
    expect(view.events()).toEqual([]);
    mock.reset();
    expect(view).toMatchObject({ exists: false, eventBusArn: undefined });
    expect(view.events()).toEqual([]);
  });

  test('a replay view shows the state of the replay and what it has sent', async () => {
    const { client, mock } = await archived();
    const view = mock.replay('again');
    expect(view).toMatchObject({ exists: false, state: undefined });
    await client.send(
      new StartReplayCommand({
        ReplayName: 'again',
        EventSourceArn: mock.archive('all').arn,
        EventStartTime: new Date(Date.now() - 60_000),
        EventEndTime: new Date(Date.now() + 60_000),
        Destination: { Arn: busArn },
      }),
    );
    expect(view).toMatchObject({ exists: true, state: 'STARTING' });
    expect(view.events()).toEqual([]);

    await mock.clock.advanceBy('1 minute');

    expect(view.state).toBe('COMPLETED');
    expect(view.events()).toMatchObject([{ source: 'shop', 'replay-name': 'again' }]);
    expect(mock.events()).toHaveLength(2);
  });
});
