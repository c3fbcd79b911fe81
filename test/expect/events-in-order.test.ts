import { expect, test } from 'vitest';
import '../../src/vitest.js';
import { failureOf } from './failure.js';
import { entry, shopWith } from './shop.js';

async function shopWithFourEvents() {
  const shop = shopWith();
  await shop.send(
    entry('OrderPlaced', { orderId: 'o-1' }),
    entry('OrderPaid', { orderId: 'o-1' }),
    entry('OrderPlaced', { orderId: 'o-2' }),
    entry('OrderShipped', { orderId: 'o-1' }),
  );
  return shop;
}

test('events were received in an order, with others between', async () => {
  using shop = await shopWithFourEvents();

  expect(shop.eventBridge).toHaveReceivedEventsInOrder([
    { DetailType: 'OrderPlaced' },
    { detail: { orderId: 'o-1' } },
    expect.objectContaining({ DetailType: 'OrderShipped' }),
  ]);
  expect(shop.eventBridge.bus('orders')).toHaveReceivedEventsInOrder([
    { DetailType: 'OrderPlaced' },
    { DetailType: 'OrderPlaced' },
  ]);
  expect(shop.eventBridge).not.toHaveReceivedEventsInOrder([
    { DetailType: 'OrderPaid' },
    { DetailType: 'OrderPaid' },
  ]);
});

test('an event that stands too early is pointed at', async () => {
  using shop = await shopWithFourEvents();

  expect(
    failureOf(() => {
      expect(shop.eventBridge).toHaveReceivedEventsInOrder([
        { DetailType: 'OrderPlaced' },
        { DetailType: 'OrderShipped' },
        { DetailType: 'OrderPaid', Detail: { orderId: 'o-1' } },
      ]);
    }),
  ).toMatchInlineSnapshot(`
    expect(eventBridge).toHaveReceivedEventsInOrder(expected)

    Of 3 expected events in order, the first 2 were found; expected[2] does not come after them.

    In order:

      expected[0]: event 1, "OrderPlaced" from "shop" on bus "orders"
      expected[1]: event 4, "OrderShipped" from "shop" on bus "orders"

    Possible reasons:

      • Event 2 would match, but is not after event 4.
  `);
});

test('an event that is not there at all is shown beside the closest behind the others', async () => {
  using shop = await shopWithFourEvents();

  expect(
    failureOf(() => {
      expect(shop.eventBridge.bus('orders')).toHaveReceivedEventsInOrder([
        { DetailType: 'OrderPaid' },
        { DetailType: 'OrderShipped', Detail: { orderId: 'o-2' } },
      ]);
    }),
  ).toMatchInlineSnapshot(`
    expect(bus).toHaveReceivedEventsInOrder(expected)

    Of 2 expected events in order, the first was found; expected[1] does not come after it.

    In order:

      expected[0]: event 2, "OrderPaid" from "shop"

    Closest to expected[1] is event 4, "OrderShipped" from "shop":

      ✓ detail-type      "OrderShipped"
      ✗ detail.orderId   "o-1"               expected "o-2"
  `);
  expect(
    failureOf(() => {
      expect(shop.eventBridge).toHaveReceivedEventsInOrder([{ DetailType: 'OrderReturned' }]);
    }),
  ).toMatchInlineSnapshot(`
    expect(eventBridge).toHaveReceivedEventsInOrder(expected)

    None of the 4 events received is as expected.

    Closest to expected[0] is event 1, "OrderPlaced" from "shop" on bus "orders":

      ✗ detail-type      "OrderPlaced"       expected "OrderReturned"
  `);
});

test('without any event there is no order', () => {
  using shop = shopWith();

  expect(
    failureOf(() => {
      expect(shop.eventBridge).toHaveReceivedEventsInOrder([{}]);
    }),
  ).toMatchInlineSnapshot(`
    expect(eventBridge).toHaveReceivedEventsInOrder(expected)

    No event was received.

    Possible reasons:

      • PutEvents was never called by a client that this mock is attached to. Does the code under test use such a client, and is it awaited?
      • No client of this mock has sent anything. If modules were reset, or another copy of the SDK is loaded, attach the class that the code under test uses: eventBridge.attach(EventBridgeClient).
  `);
});

test('a negated failure shows the order', async () => {
  using shop = await shopWithFourEvents();

  expect(
    failureOf(() => {
      expect(shop.eventBridge).not.toHaveReceivedEventsInOrder([
        { DetailType: 'OrderPlaced' },
        { DetailType: 'OrderShipped' },
      ]);
    }),
  ).toMatchInlineSnapshot(`
    expect(eventBridge).not.toHaveReceivedEventsInOrder(expected)

    The events were received in this order; they should not be.

    In order:

      expected[0]: event 1, "OrderPlaced" from "shop" on bus "orders"
      expected[1]: event 4, "OrderShipped" from "shop" on bus "orders"
  `);
});

test('each event is looked at once, however many are expected', async () => {
  using shop = shopWith();
  const ids = Array.from({ length: 30 }, (_, number) => `o-${number}`);
  for (const orderId of ids) await shop.send(entry('OrderPlaced', { orderId }));
  const looked: unknown[] = [];
  const expected = ids.map((orderId) => ({
    detail: {
      orderId: {
        $$typeof: Symbol.for('jest.asymmetricMatcher'),
        asymmetricMatch: (received: unknown) => {
          looked.push(received);
          return received === orderId;
        },
      },
    },
  }));

  expect(shop.eventBridge).toHaveReceivedEventsInOrder(expected);

  expect(looked).toEqual(ids);
});
