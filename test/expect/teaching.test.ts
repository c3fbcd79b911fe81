import { expect, test } from 'vitest';
import '../../src/vitest.js';
import { failureOf, misuseOf } from './failure.js';
import { entry, shopWith } from './shop.js';

const billing = 'arn:aws:sqs:us-east-1:123456789012:billing';
const pattern = { source: ['shop'], detail: { total: [{ numeric: ['>=', 100] }] } };
const seed = { buses: { orders: { rules: { paid: { pattern, targets: [billing] } } } } };

test('who mistypes the name of a bus is told', async () => {
  using shop = shopWith(seed);
  const { eventBridge } = shop;
  await shop.send(entry('OrderPaid', { orderId: 'o-1', total: 150 }, { EventBusName: 'order' }));
  await eventBridge.settled();

  expect(
    failureOf(() => {
      expect(eventBridge).toHaveReceivedEvent({ DetailType: 'OrderPaid', Detail: { orderId: 'o-1' } });
    }),
  ).toMatchInlineSnapshot(`
    expect(eventBridge).toHaveReceivedEvent(expected)

    No event was received.

    Possible reasons:

      • 1 event went to bus "order", which does not exist; EventBridge answers 200 and drops it. It would be as expected. Did you mean "orders"?
  `);
  expect(
    failureOf(() => {
      expect(eventBridge.target(billing)).toHaveReceivedInvocation();
    }),
  ).toMatchInlineSnapshot(`
    expect(target).toHaveReceivedInvocation()

    Target "arn:aws:sqs:us-east-1:123456789012:billing" was not invoked.

    Possible reasons:

      • Rule "paid" on bus "orders" had nothing to match: its bus received no event.
      • 1 event went to bus "order", which does not exist; EventBridge answers 200 and drops it. Did you mean "orders"?
  `);
  expect(
    misuseOf(() => {
      expect(eventBridge.bus('ordres')).toHaveReceivedEvent({ DetailType: 'OrderPaid' });
    }),
  ).toMatchInlineSnapshot(`
    expect(received).toHaveReceivedEvent(expected)

    Matcher error: bus "ordres" does not exist in account 123456789012, us-east-1, and no event was sent to it.

    Did you mean "orders"?
  `);
});

test('who mistypes a key of the detail is told', async () => {
  using shop = shopWith(seed);
  await shop.send(entry('OrderPaid', { orderID: 'o-1', totals: 150 }));
  await shop.eventBridge.settled();

  expect(
    failureOf(() => {
      expect(shop.eventBridge).toHaveReceivedEvent({ DetailType: 'OrderPaid', Detail: { orderId: 'o-1' } });
    }),
  ).toMatchInlineSnapshot(`
    expect(eventBridge).toHaveReceivedEvent(expected)

    The only event received is not as expected.

    Event 1, "OrderPaid" from "shop" on bus "orders":

      ✓ detail-type      "OrderPaid"
      ✗ detail.orderId   (missing)           expected "o-1"
                         did you mean detail.orderID?
  `);
  expect(
    failureOf(() => {
      expect(shop.eventBridge.rule('paid', 'orders')).toHaveMatchedEvent();
    }),
  ).toMatchInlineSnapshot(`
    expect(rule).toHaveMatchedEvent()

    Rule "paid" on bus "orders" matched no event.

    Closest to the rule's pattern is event 1, "OrderPaid" from "shop":

      ✓ source           "shop"              matches "shop"
      ✗ detail.total     (missing)           needs numeric >= 100
                         did you mean detail.totals? The event has no detail.total.

      PutEvents → bus orders → rule paid: detail.total needs numeric >= 100, received nothing → not delivered
  `);
});

test('who passes a number as a string is told', async () => {
  using shop = shopWith(seed);
  await shop.send(entry('OrderPaid', { orderId: 'o-1', total: '150' }));
  await shop.eventBridge.settled();

  expect(
    failureOf(() => {
      expect(shop.eventBridge.target(billing)).toHaveReceivedInvocation({ detail: { orderId: 'o-1' } });
    }),
  ).toMatchInlineSnapshot(`
    expect(target).toHaveReceivedInvocation(input)

    Target "arn:aws:sqs:us-east-1:123456789012:billing" was not invoked.

    Possible reasons:

      • Event 1, "OrderPaid" from "shop":
        PutEvents → bus orders → rule paid: detail.total needs numeric >= 100, received "150" → not delivered
        numeric compares JSON numbers only; the event has a string.
  `);
  expect(
    failureOf(() => {
      expect(shop.eventBridge).toHaveReceivedEvent({ Detail: { total: 150 } });
    }),
  ).toMatchInlineSnapshot(`
    expect(eventBridge).toHaveReceivedEvent(expected)

    The only event received is not as expected.

    Event 1, "OrderPaid" from "shop" on bus "orders":

      ✗ detail.total     "150" (string)      expected 150
                         received a string, expected a number.
  `);
});

test('who writes a pattern in the camel case of CDK is told', () => {
  using shop = shopWith(seed);
  const { eventBridge } = shop;
  const event = { source: 'shop', 'detail-type': 'OrderPaid', detail: { total: 150 } };

  expect(
    failureOf(() => {
      expect(event).toMatchEventPattern({ detailType: ['OrderPaid'] });
    }),
  ).toMatchInlineSnapshot(`
    expect(event).toMatchEventPattern(pattern)

    The pattern does not match the event.

      ✗ detailType       (missing)           needs "OrderPaid"
                         did you mean detail-type? The event has no detailType.
  `);
  expect(
    misuseOf(() => {
      expect(eventBridge).toHaveReceivedEvent({ detailType: 'OrderPaid' } as object);
    }),
  ).toMatchInlineSnapshot(`
    expect(received).toHaveReceivedEvent(expected)

    Matcher error: expected has a member "detailType", but events have no such member.

    Did you mean "DetailType" or "detail-type"?
  `);
});

test('who seeds a rule with a pattern in the camel case of CDK is told', async () => {
  using shop = shopWith({
    buses: { orders: { rules: { paid: { pattern: '{"detailType":["OrderPaid"]}', targets: [billing] } } } },
  });
  await shop.send(entry('OrderPaid', { total: 150 }));
  await shop.eventBridge.settled();

  expect(
    failureOf(() => {
      expect(shop.eventBridge.rule('paid', 'orders')).toHaveMatchedEvent();
    }),
  ).toMatchInlineSnapshot(`
    expect(rule).toHaveMatchedEvent()

    Rule "paid" on bus "orders" matched no event.

    Closest to the rule's pattern is event 1, "OrderPaid" from "shop":

      ✗ detailType       (missing)           needs "OrderPaid"
                         did you mean detail-type? The event has no detailType.

      PutEvents → bus orders → rule paid: detailType needs "OrderPaid", received nothing → not delivered
  `);
  expect(
    failureOf(() => {
      expect(shop.eventBridge.target(billing)).toHaveReceivedInvocation();
    }),
  ).toMatchInlineSnapshot(`
    expect(target).toHaveReceivedInvocation()

    Target "arn:aws:sqs:us-east-1:123456789012:billing" was not invoked.

    Possible reasons:

      • Event 1, "OrderPaid" from "shop":
        PutEvents → bus orders → rule paid: detailType needs "OrderPaid", received nothing → not delivered
        did you mean detail-type? The event has no detailType.
  `);
});

test('who forgets to await settled() is told', async () => {
  using shop = shopWith(seed);
  await shop.send(
    entry('OrderPaid', { total: 150 }),
    entry('OrderPaid', { total: 151 }),
    entry('OrderPaid', { total: 152 }),
  );

  expect(
    failureOf(() => {
      expect(shop.eventBridge.target(billing)).toHaveReceivedInvocation({ detail: { total: 150 } });
    }),
  ).toMatchInlineSnapshot(`
    expect(target).toHaveReceivedInvocation(input)

    Target "arn:aws:sqs:us-east-1:123456789012:billing" was not invoked.

    Possible reasons:

      • 3 deliveries are still pending; await eventBridge.settled()
  `);
  expect(
    failureOf(() => {
      expect(shop.eventBridge.rule('paid', 'orders')).toHaveInvokedTarget(billing);
    }),
  ).toMatchInlineSnapshot(`
    expect(rule).toHaveInvokedTarget(target)

    Target "arn:aws:sqs:us-east-1:123456789012:billing" was not invoked by rule "paid" on bus "orders".

    Possible reasons:

      • 3 deliveries are still pending; await eventBridge.settled()
  `);
});
