import { expect, test } from 'vitest';
import '../../src/vitest.js';
import { failureOf } from './failure.js';
import { entry, shopWith } from './shop.js';

async function shopWithThreeEvents() {
  const shop = shopWith();
  await shop.send(
    entry('OrderPlaced', { orderId: 'o-1' }),
    entry('OrderPaid', { orderId: 'o-1' }),
    entry('OrderShipped', { orderId: 'o-1' }),
  );
  return shop;
}

test('events are counted from 1, in the order in which they were received', async () => {
  using shop = await shopWithThreeEvents();

  expect(shop.eventBridge).toHaveReceivedNthEvent(1, { DetailType: 'OrderPlaced' });
  expect(shop.eventBridge.bus('orders')).toHaveReceivedNthEvent(3, { DetailType: 'OrderShipped' });
  expect(shop.eventBridge).toHaveReceivedLastEvent({ DetailType: 'OrderShipped' });
  expect(shop.eventBridge).not.toHaveReceivedNthEvent(2, { DetailType: 'OrderPlaced' });
  expect(shop.eventBridge).not.toHaveReceivedNthEvent(4, { DetailType: 'OrderShipped' });
  expect(shop.eventBridge).not.toHaveReceivedLastEvent({ DetailType: 'OrderPlaced' });
});

test('another event at the position is shown, and where the expected one is', async () => {
  using shop = await shopWithThreeEvents();

  expect(
    failureOf(() => {
      expect(shop.eventBridge).toHaveReceivedNthEvent(1, {
        DetailType: 'OrderPaid',
        Detail: { orderId: 'o-1' },
      });
    }),
  ).toMatchInlineSnapshot(`
    expect(eventBridge).toHaveReceivedNthEvent(n, expected)

    Event 1 of 3 is not as expected.

    Event 1, "OrderPlaced" from "shop" on bus "orders":

      ✗ detail-type      "OrderPlaced"       expected "OrderPaid"
      ✓ detail.orderId   "o-1"

    Possible reasons:

      • Event 2 is as expected.
  `);
  expect(
    failureOf(() => {
      expect(shop.eventBridge.bus('orders')).toHaveReceivedLastEvent({ Detail: { orderId: 'o-2' } });
    }),
  ).toMatchInlineSnapshot(`
    expect(bus).toHaveReceivedLastEvent(expected)

    The last of 3 events is not as expected.

    Event 3, "OrderShipped" from "shop":

      ✗ detail.orderId   "o-1"               expected "o-2"
  `);
});

test('a position behind the last event lists what there is', async () => {
  using shop = await shopWithThreeEvents();

  expect(
    failureOf(() => {
      expect(shop.eventBridge).toHaveReceivedNthEvent(4, {
        Detail: { orderId: 'o-1' },
        DetailType: 'OrderPaid',
      });
    }),
  ).toMatchInlineSnapshot(`
    expect(eventBridge).toHaveReceivedNthEvent(n, expected)

    There is no event 4: only 3 events were received.

    Namely:

      event 1, "OrderPlaced" from "shop" on bus "orders": differs in detail-type
      event 2, "OrderPaid" from "shop" on bus "orders"
      event 3, "OrderShipped" from "shop" on bus "orders": differs in detail-type

    Possible reasons:

      • Event 2 is as expected.
  `);
});

test('without any event there is no last one', () => {
  using shop = shopWith();

  expect(
    failureOf(() => {
      expect(shop.eventBridge.bus('orders')).toHaveReceivedLastEvent({ DetailType: 'OrderPaid' });
    }),
  ).toMatchInlineSnapshot(`
    expect(bus).toHaveReceivedLastEvent(expected)

    No event was received on bus "orders".

    Possible reasons:

      • PutEvents was never called by a client that this mock is attached to. Does the code under test use such a client, and is it awaited?
      • No client of this mock has sent anything. If modules were reset, or another copy of the SDK is loaded, attach the class that the code under test uses: eventBridge.attach(EventBridgeClient).
  `);
});

test('a negated failure shows the event', async () => {
  using shop = await shopWithThreeEvents();

  expect(
    failureOf(() => {
      expect(shop.eventBridge).not.toHaveReceivedNthEvent(2, { DetailType: 'OrderPaid' });
    }),
  ).toMatchInlineSnapshot(`
    expect(eventBridge).not.toHaveReceivedNthEvent(n, expected)

    Event 2 of 3 is as expected; it should not be.

    Event 2, "OrderPaid" from "shop" on bus "orders":

      ✓ detail-type      "OrderPaid"
  `);
  expect(
    failureOf(() => {
      expect(shop.eventBridge).not.toHaveReceivedLastEvent({ DetailType: 'OrderShipped' });
    }),
  ).toMatchInlineSnapshot(`
    expect(eventBridge).not.toHaveReceivedLastEvent(expected)

    The last of 3 events is as expected; it should not be.

    Event 3, "OrderShipped" from "shop" on bus "orders":

      ✓ detail-type      "OrderShipped"
  `);
});
