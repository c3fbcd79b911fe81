import { expect, test } from 'vitest';
import '../../src/vitest.js';
import { failureOf } from './failure.js';
import { entry, shopWith } from './shop.js';

async function shopWithThreeEvents() {
  const shop = shopWith();
  await shop.send(
    entry('OrderPlaced', { orderId: 'o-1' }),
    entry('OrderPaid', { orderId: 'o-1' }),
    entry('OrderPaid', { orderId: 'o-2' }),
  );
  return shop;
}

test('events are counted, those that are as expected or all', async () => {
  using shop = await shopWithThreeEvents();

  expect(shop.eventBridge).toHaveReceivedEventTimes(3);
  expect(shop.eventBridge).toHaveReceivedEventTimes(2, { DetailType: 'OrderPaid' });
  expect(shop.eventBridge).toHaveReceivedEventTimes(0, { DetailType: 'OrderShipped' });
  expect(shop.eventBridge.bus('default')).toHaveReceivedEventTimes(0);
  expect(shop.eventBridge).not.toHaveReceivedEventTimes(1, { DetailType: 'OrderPaid' });
});

test('too few show those that count, and the closest that does not', async () => {
  using shop = await shopWithThreeEvents();

  expect(
    failureOf(() => {
      expect(shop.eventBridge.bus('orders')).toHaveReceivedEventTimes(3, { DetailType: 'OrderPaid' });
    }),
  ).toMatchInlineSnapshot(`
    expect(bus).toHaveReceivedEventTimes(n, expected)

    2 of the 3 events on bus "orders" are as expected; 3 should be.

    As expected:

      event 2, "OrderPaid" from "shop"
      event 3, "OrderPaid" from "shop"

    Closest is event 1, "OrderPlaced" from "shop":

      ✗ detail-type      "OrderPlaced"       expected "OrderPaid"
  `);
});

test('too many show those that count', async () => {
  using shop = await shopWithThreeEvents();

  expect(
    failureOf(() => {
      expect(shop.eventBridge).toHaveReceivedEventTimes(1, { DetailType: 'OrderPaid' });
    }),
  ).toMatchInlineSnapshot(`
    expect(eventBridge).toHaveReceivedEventTimes(n, expected)

    2 of the 3 events received are as expected; 1 should be.

    As expected:

      event 2, "OrderPaid" from "shop" on bus "orders"
      event 3, "OrderPaid" from "shop" on bus "orders"

    Event 2, "OrderPaid" from "shop" on bus "orders":

      ✓ detail-type      "OrderPaid"
  `);
  expect(
    failureOf(() => {
      expect(shop.eventBridge).toHaveReceivedEventTimes(0, { DetailType: 'OrderPlaced' });
    }),
  ).toMatchInlineSnapshot(`
    expect(eventBridge).toHaveReceivedEventTimes(n, expected)

    1 of the 3 events received is as expected; none should be.

    Event 1, "OrderPlaced" from "shop" on bus "orders":

      ✓ detail-type      "OrderPlaced"
  `);
});

test('without anything expected all events count', async () => {
  using shop = await shopWithThreeEvents();

  expect(
    failureOf(() => {
      expect(shop.eventBridge).toHaveReceivedEventTimes(4);
    }),
  ).toMatchInlineSnapshot(`
    expect(eventBridge).toHaveReceivedEventTimes(n)

    3 events were received; expected 4.

    Namely:

      event 1, "OrderPlaced" from "shop" on bus "orders"
      event 2, "OrderPaid" from "shop" on bus "orders"
      event 3, "OrderPaid" from "shop" on bus "orders"
  `);
  expect(
    failureOf(() => {
      expect(shop.eventBridge.bus('orders')).toHaveReceivedEventTimes(0);
    }),
  ).toMatchInlineSnapshot(`
    expect(bus).toHaveReceivedEventTimes(n)

    3 events were received on bus "orders"; expected none.

    Namely:

      event 1, "OrderPlaced" from "shop"
      event 2, "OrderPaid" from "shop"
      event 3, "OrderPaid" from "shop"
  `);
});

test('a negated failure says that the number is that', async () => {
  using shop = await shopWithThreeEvents();

  expect(
    failureOf(() => {
      expect(shop.eventBridge).not.toHaveReceivedEventTimes(2, { DetailType: 'OrderPaid' });
    }),
  ).toMatchInlineSnapshot(`
    expect(eventBridge).not.toHaveReceivedEventTimes(n, expected)

    2 of the 3 events received are as expected; any other number should be.

    As expected:

      event 2, "OrderPaid" from "shop" on bus "orders"
      event 3, "OrderPaid" from "shop" on bus "orders"

    Event 2, "OrderPaid" from "shop" on bus "orders":

      ✓ detail-type      "OrderPaid"
  `);
  expect(
    failureOf(() => {
      expect(shop.eventBridge).not.toHaveReceivedEventTimes(3);
    }),
  ).toMatchInlineSnapshot(`
    expect(eventBridge).not.toHaveReceivedEventTimes(n)

    3 events were received; expected any other number.

    Namely:

      event 1, "OrderPlaced" from "shop" on bus "orders"
      event 2, "OrderPaid" from "shop" on bus "orders"
      event 3, "OrderPaid" from "shop" on bus "orders"
  `);
  expect(
    failureOf(() => {
      expect(shop.eventBridge.bus('default')).not.toHaveReceivedEventTimes(0);
    }),
  ).toMatchInlineSnapshot(`
    expect(bus).not.toHaveReceivedEventTimes(n)

    No event was received on bus "default"; expected any other number.
  `);
});
