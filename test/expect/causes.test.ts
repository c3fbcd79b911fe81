import {
  CreateArchiveCommand,
  EventBridgeClient,
  ListRulesCommand,
  PutEventsCommand,
  PutRuleCommand,
  StartReplayCommand,
} from '@aws-sdk/client-eventbridge';
import { expect, test } from 'vitest';
import { mockEventBridge, type Seed } from '../../src/index.js';
import '../../src/vitest.js';
import { asReadersSee, failureOf } from './failure.js';
import { entry, type Shop, shopWith } from './shop.js';

/** The last paragraphs of the message about a shipment that was not announced. */
function reasonsIn({ eventBridge }: Shop, expected: object = { DetailType: 'OrderShipped' }): string {
  const message = failureOf(() => {
    expect(eventBridge).toHaveReceivedEvent(expected);
  });
  return asReadersSee(message.slice(message.indexOf('Possible reasons:')));
}

const shipping = 'arn:aws:lambda:us-east-1:123456789012:function:shipping';

const shippingRule = (state: 'ENABLED' | 'DISABLED', targets: [] | [string]): Seed => ({
  buses: { orders: { rules: { ship: { pattern: { 'detail-type': ['OrderPaid'] }, state, targets } } } },
});

test('no call at all', () => {
  using shop = shopWith();
  expect(reasonsIn(shop)).toMatchInlineSnapshot(`
    Possible reasons:

      • PutEvents was never called by a client that this mock is attached to. Does the code under test use such a client, and is it awaited?
      • No client of this mock has sent anything. If modules were reset, or another copy of the SDK is loaded, attach the class that the code under test uses: eventBridge.attach(EventBridgeClient).
  `);
});

test('calls that another mock on the client has answered', async () => {
  using shop = shopWith();
  using later = mockEventBridge(shop.client);
  await shop.client.send(new ListRulesCommand({}));
  await shop.client.send(new ListRulesCommand({}));
  expect(reasonsIn(shop).replace(/made at .*causes\.test\.ts:\d+:\d+\)?/, 'made at <this test>'))
    .toMatchInlineSnapshot(`
    "Possible reasons:

      • 2 commands were answered by another mock, made at <this test>. Of two mocks on one client, the one attached to the client itself answers; otherwise, the later one."
  `);

  expect(later.commands()).toHaveLength(2);
  shop.eventBridge.clearHistory();
  expect(reasonsIn(shop)).toContain('PutEvents was never called by a client');
});

test('calls, but not of PutEvents', async () => {
  using shop = shopWith();
  await shop.client.send(new PutRuleCommand({ Name: 'r', EventPattern: '{"source":["shop"]}' }));
  await shop.client.send(new ListRulesCommand({}));
  await shop.client.send(new ListRulesCommand({}));
  expect(reasonsIn(shop)).toMatchInlineSnapshot(`
    Possible reasons:

      • PutEvents was never called by a client that this mock is attached to, only PutRule and ListRules. Does the code under test use such a client, and is it awaited?
  `);
});

test('calls that were rejected', async () => {
  using shop = shopWith();
  shop.eventBridge.fault('PutEvents', { error: 'AccessDeniedException', times: 2 });
  await expect(shop.send(entry('OrderShipped', {}))).rejects.toThrow();
  await expect(shop.send(entry('OrderShipped', {}))).rejects.toThrow();
  expect(reasonsIn(shop)).toMatchInlineSnapshot(`
    Possible reasons:

      • PutEvents was rejected 2 times, as planned by fault('PutEvents', { error: 'AccessDeniedException', times: 2 }): AccessDeniedException: AccessDeniedException, as planned by the test.
  `);
});

test('faults and chaos that the test planned', async () => {
  using shop = shopWith();
  shop.eventBridge.fault('PutEvents', {
    error: 'ThrottlingException',
    message: 'Rate exceeded.',
    when: ({ input }) => input.Entries?.length === 1,
  });
  shop.eventBridge.fault('PutEvents', { entries: [1], errorCode: 'InternalFailure', times: 1 });
  await expect(shop.send(entry('OrderShipped', {}))).rejects.toThrow();
  await shop.send(entry('OrderPaid', {}), entry('OrderShipped', {}));
  shop.eventBridge.chaos({ seed: 1, rate: 1, errors: ['ThrottlingException'] });
  await shop.send(entry('OrderPaid', {}), entry('OrderShipped', {}));
  expect(reasonsIn(shop)).toMatchInlineSnapshot(`
    Possible reasons:

      • PutEvents was rejected, as planned by fault('PutEvents', { error: 'ThrottlingException', message: 'Rate exceeded.', when: … }): ThrottlingException: Rate exceeded.
      • PutEvents answered, but entry 2 of 2 of call 2 ("OrderShipped") failed, as planned by fault('PutEvents', { entries: [1], errorCode: 'InternalFailure', times: 1 }): InternalFailure: InternalFailure, as planned by the test.
      • PutEvents answered, but entry 1 of 2 of call 3 ("OrderPaid") failed, as planned by chaos({ seed: 1, rate: 1, errors: ['ThrottlingException'] }): ThrottlingException: ThrottlingException, caused by the chaos that the test planned.
      • PutEvents answered, but entry 2 of 2 of call 3 ("OrderShipped") failed, as planned by chaos({ seed: 1, rate: 1, errors: ['ThrottlingException'] }): ThrottlingException: ThrottlingException, caused by the chaos that the test planned.
  `);
});

test('calls whose answer came too late', async () => {
  using shop = shopWith();
  shop.eventBridge.fault('PutEvents', { latency: '1 minute', error: 'InternalFailure' });
  const abortSignal = AbortSignal.timeout(30_000);
  const command = new PutEventsCommand({ Entries: [entry('OrderShipped', {})] });
  await expect(shop.client.send(command, { abortSignal })).rejects.toThrow();
  expect(reasonsIn(shop)).toMatchInlineSnapshot(`
    Possible reasons:

      • PutEvents was rejected, as planned by fault('PutEvents', { latency: '1 minute', error: 'InternalFailure' }): AbortError: Request aborted
  `);
});

test('more entries than PutEvents takes', async () => {
  using shop = shopWith();
  const entries = Array.from({ length: 11 }, () => entry('OrderShipped', { note: 'x'.repeat(200) }));
  await expect(shop.send(...entries)).rejects.toThrow();
  expect(reasonsIn(shop)).toMatchInlineSnapshot(`
    Possible reasons:

      • PutEvents was rejected: 11 entries; PutEvents takes at most 10. ValidationException: 1 validation error detected: Value '[PutEventsRequestEntry(time=null, source=shop, resources=null … l, internalMetadata=null)]' at 'entries' failed to satisfy constraint: Member must have length less than or equal to 10
  `);
});

test('entries that failed in calls that succeeded', async () => {
  using shop = shopWith();
  await shop.send(entry('OrderPlaced', {}));
  await shop.send(entry('OrderPaid', {}), { ...entry('OrderShipped', {}), Detail: '{"orderId":' });
  expect(reasonsIn(shop)).toMatchInlineSnapshot(`
    Possible reasons:

      • PutEvents answered, but entry 2 of 2 of call 2 ("OrderShipped") failed: Detail must be JSON, but is invalid from line 1, column 12: "{\\"orderId\\":". MalformedDetail: Detail is malformed.
  `);
});

test('events to a bus that does not exist', async () => {
  using shop = shopWith();
  await shop.send(
    entry('OrderPaid', {}, { EventBusName: 'order' }),
    entry('OrderShipped', {}, { EventBusName: 'order' }),
    entry('OrderPaid', {}, { EventBusName: 'warehouse' }),
  );
  expect(reasonsIn(shop)).toMatchInlineSnapshot(`
    Possible reasons:

      • 2 events went to bus "order", which does not exist; EventBridge answers 200 and drops them. One of them would be as expected. Did you mean "orders"?
      • 1 event went to bus "warehouse", which does not exist; EventBridge answers 200 and drops it.
  `);
  expect(reasonsIn(shop, { DetailType: 'OrderReturned' })).toMatchInlineSnapshot(`
    Possible reasons:

      • 2 events went to bus "order", which does not exist; EventBridge answers 200 and drops them. Did you mean "orders"?
      • 1 event went to bus "warehouse", which does not exist; EventBridge answers 200 and drops it.
  `);
});

test('the expected event on another bus', async () => {
  using shop = shopWith();
  await shop.send(entry('OrderShipped', {}), entry('OrderPaid', {}, { EventBusName: 'default' }));
  expect(reasonsIn(shop, { DetailType: 'OrderShipped', EventBusName: 'default' })).toMatchInlineSnapshot(`
    Possible reasons:

      • 1 event that would be as expected went to bus "orders".
  `);
  expect(
    failureOf(() => {
      expect(shop.eventBridge.bus('default')).toHaveReceivedEvent({ DetailType: 'OrderShipped' });
    }),
  ).toMatchInlineSnapshot(`
    expect(bus).toHaveReceivedEvent(expected)

    The only event on bus "default" is not as expected.

    Event 1, "OrderPaid" from "shop":

      ✗ detail-type      "OrderPaid"         expected "OrderShipped"

    Possible reasons:

      • 1 event that would be as expected went to bus "orders".
  `);
});

test('the expected event on the bus of the same name in another Region', async () => {
  const abroad = 'arn:aws:events:us-west-2:123456789012:event-bus/orders';
  using shop = shopWith({ buses: { orders: {}, [abroad]: {} } });
  await shop.send(entry('OrderShipped', {}, { EventBusName: abroad }));
  expect(
    failureOf(() => {
      expect(shop.eventBridge.bus('orders')).toHaveReceivedEvent({ DetailType: 'OrderShipped' });
    }),
  ).toMatchInlineSnapshot(`
    expect(bus).toHaveReceivedEvent(expected)

    No event was received on bus "orders".

    Possible reasons:

      • 1 event that would be as expected went to bus "orders" in account 123456789012, us-west-2.
  `);
});

test('deliveries that have not run', async () => {
  using shop = shopWith(shippingRule('ENABLED', [shipping]));
  await shop.send(entry('OrderPaid', {}));
  expect(reasonsIn(shop)).toMatchInlineSnapshot(`
    Possible reasons:

      • 1 delivery is still pending; await eventBridge.settled()
  `);
  await shop.send(entry('OrderPaid', {}));
  expect(reasonsIn(shop)).toMatchInlineSnapshot(`
    Possible reasons:

      • 2 deliveries are still pending; await eventBridge.settled()
  `);
});

test('a handler that failed', async () => {
  using shop = shopWith(shippingRule('ENABLED', [shipping]));
  shop.eventBridge.handle(shipping, () => {
    throw new TypeError('no address\nfor order o-1');
  });
  await shop.send(entry('OrderPaid', {}));
  await shop.eventBridge.settled();
  expect(reasonsIn(shop)).toMatchInlineSnapshot(`
    Possible reasons:

      • The handler of arn:aws:lambda:us-east-1:123456789012:function:shipping failed on event "OrderPaid": TypeError: no address for order o-1
  `);
});

test('a rule that is disabled, and would have matched', async () => {
  using shop = shopWith(shippingRule('DISABLED', [shipping]));
  await shop.send(entry('OrderPaid', {}), entry('OrderPaid', {}), entry('OrderPlaced', {}));
  expect(reasonsIn(shop)).toMatchInlineSnapshot(`
    Possible reasons:

      • Rule "ship" on bus "orders" is DISABLED; it would have matched 2 events.
  `);
});

test('a rule without targets', async () => {
  using shop = shopWith(shippingRule('ENABLED', []));
  await shop.send(entry('OrderPaid', {}));
  expect(reasonsIn(shop)).toMatchInlineSnapshot(`
    Possible reasons:

      • Rule "ship" on bus "orders" matched 1 event but has no target.
  `);
});

test('rules and handlers are beside the point when an event of the kind was received', async () => {
  using shop = shopWith(shippingRule('DISABLED', [shipping]));
  await shop.send(entry('OrderPaid', { total: 1 }));
  expect(
    failureOf(() => {
      expect(shop.eventBridge).toHaveReceivedEvent({ DetailType: 'OrderPaid', Detail: { total: 2 } });
    }),
  ).toMatchInlineSnapshot(`
    expect(eventBridge).toHaveReceivedEvent(expected)

    The only event received is not as expected.

    Event 1, "OrderPaid" from "shop" on bus "orders":

      ✓ detail-type      "OrderPaid"
      ✗ detail.total     1                   expected 2
  `);
});

test('of many reasons the first eight are listed', async () => {
  using shop = shopWith();
  const malformed = Array.from({ length: 10 }, () => ({ ...entry('OrderShipped', {}), Detail: '[]' }));
  await shop.send(...malformed);
  expect(reasonsIn(shop)).toMatchInlineSnapshot(`
    Possible reasons:

      • PutEvents answered, but entry 1 of 10 ("OrderShipped") failed: Detail must be a JSON object; it is an array. MalformedDetail: Detail is malformed.
      • PutEvents answered, but entry 2 of 10 ("OrderShipped") failed: Detail must be a JSON object; it is an array. MalformedDetail: Detail is malformed.
      • PutEvents answered, but entry 3 of 10 ("OrderShipped") failed: Detail must be a JSON object; it is an array. MalformedDetail: Detail is malformed.
      • PutEvents answered, but entry 4 of 10 ("OrderShipped") failed: Detail must be a JSON object; it is an array. MalformedDetail: Detail is malformed.
      • PutEvents answered, but entry 5 of 10 ("OrderShipped") failed: Detail must be a JSON object; it is an array. MalformedDetail: Detail is malformed.
      • PutEvents answered, but entry 6 of 10 ("OrderShipped") failed: Detail must be a JSON object; it is an array. MalformedDetail: Detail is malformed.
      • PutEvents answered, but entry 7 of 10 ("OrderShipped") failed: Detail must be a JSON object; it is an array. MalformedDetail: Detail is malformed.
      • PutEvents answered, but entry 8 of 10 ("OrderShipped") failed: Detail must be a JSON object; it is an array. MalformedDetail: Detail is malformed.
      • … and 2 more
  `);
});

test('a mock that was restored', async () => {
  using shop = shopWith();
  await shop.send(entry('OrderPaid', {}));
  shop.eventBridge.restore();
  expect(reasonsIn(shop)).toMatchInlineSnapshot(`
    Possible reasons:

      • This mock was restored: it no longer answers any client, and does not know what was sent since.
  `);
});

test('the bus of the same name in another account or Region', async () => {
  using shop = shopWith({
    buses: {
      orders: {},
      'arn:aws:events:eu-west-1:123456789012:event-bus/orders': {},
    },
  });
  await shop.send(entry('OrderPaid', {}));
  const partner = new EventBridgeClient({});
  shop.eventBridge.attach(partner, { account: '444455556666', region: 'eu-west-1' });
  const emigrant = new EventBridgeClient({});
  shop.eventBridge.attach(emigrant, { region: 'eu-west-1' });
  await emigrant.send(new PutEventsCommand({ Entries: [entry('OrderShipped', {})] }));
  await partner.send(new PutEventsCommand({ Entries: [entry('OrderShipped', {})] }));

  const message = failureOf(() => {
    expect(shop.eventBridge.bus('orders')).toHaveReceivedEvent({ DetailType: 'OrderShipped' });
  });
  expect(message).toMatchInlineSnapshot(`
    expect(bus).toHaveReceivedEvent(expected)

    The only event on bus "orders" is not as expected.

    Event 1, "OrderPaid" from "shop":

      ✗ detail-type      "OrderPaid"         expected "OrderShipped"

    Possible reasons:

      • 1 event went to bus "orders", which does not exist in account 444455556666, eu-west-1; EventBridge answers 200 and drops it. It would be as expected.
      • 1 event that would be as expected went to bus "orders" in account 123456789012, eu-west-1. Sent to eu-west-1; the bus of this assertion is in us-east-1: give the client that Region, or give the mock the client's: mockEventBridge({ region: 'eu-west-1' }).
  `);
});

test('a detail type that is too long', async () => {
  using shop = shopWith();
  await shop.send({ ...entry('OrderShipped', {}), DetailType: 'Shipped'.repeat(30) });
  expect(reasonsIn(shop)).toMatchInlineSnapshot(`
    Possible reasons:

      • PutEvents answered, but entry 1 ("ShippedShippedShippedShippedShippedShippedShippedShippedShi…") failed: InvalidArgument: Parameter DetailType is not valid. Reason: DetailType must not be longer than 128 characters.
  `);
});

test('events that are as expected and on the bus that is named are no reason', async () => {
  using shop = shopWith();
  await shop.send(entry('OrderShipped', {}));

  expect(
    failureOf(() => {
      expect(shop.eventBridge).toHaveReceivedEventTimes(2, {
        DetailType: 'OrderShipped',
        EventBusName: 'orders',
      });
    }),
  ).toMatchInlineSnapshot(`
    expect(eventBridge).toHaveReceivedEventTimes(n, expected)

    The only event received is as expected; 2 should be.

    As expected:

      event 1, "OrderShipped" from "shop" on bus "orders"
  `);
});

test('what was sent before the history was cleared is not denied', async () => {
  using shop = shopWith();
  await shop.send(entry('OrderPaid', {}));
  shop.eventBridge.clearHistory();
  expect(reasonsIn(shop)).toMatchInlineSnapshot(`
    Possible reasons:

      • PutEvents was not called by a client that this mock is attached to since clearHistory(). Does the code under test use such a client, and is it awaited?
  `);
  shop.eventBridge.reset();
  expect(reasonsIn(shop)).toMatchInlineSnapshot(`
    Possible reasons:

      • PutEvents was not called by a client that this mock is attached to since clearHistory(). Does the code under test use such a client, and is it awaited?
  `);
  await shop.send(entry('OrderPaid', {}));
  shop.eventBridge.reset();
  expect(reasonsIn(shop)).toMatchInlineSnapshot(`
    Possible reasons:

      • PutEvents was not called by a client that this mock is attached to since reset(). Does the code under test use such a client, and is it awaited?
  `);
});

test('nothing need have been sent before a history was cleared that had no event', () => {
  using shop = shopWith();
  shop.eventBridge.reset();
  expect(reasonsIn(shop)).toMatchInlineSnapshot(`
    Possible reasons:

      • PutEvents was never called by a client that this mock is attached to. Does the code under test use such a client, and is it awaited?
      • No client of this mock has sent anything. If modules were reset, or another copy of the SDK is loaded, attach the class that the code under test uses: eventBridge.attach(EventBridgeClient).
  `);
});

test('a replay that waits for the clock', async () => {
  using shop = shopWith();
  const { client, eventBridge } = shop;
  const EventSourceArn = eventBridge.bus('orders').arn;
  await client.send(new CreateArchiveCommand({ ArchiveName: 'all', EventSourceArn }));
  await shop.send(entry('OrderShipped', {}));
  const now = eventBridge.clock.now().getTime();
  eventBridge.clearHistory();
  await client.send(
    new StartReplayCommand({
      ReplayName: 'again',
      EventSourceArn: eventBridge.archive('all').arn,
      EventStartTime: new Date(now - 60_000),
      EventEndTime: new Date(now + 60_000),
      Destination: { Arn: EventSourceArn },
    }),
  );
  expect(reasonsIn(shop)).toMatchInlineSnapshot(`
    Possible reasons:

      • Replay "again" is STARTING: it only sends events when time passes. await eventBridge.clock.advanceBy(…)
  `);
});
