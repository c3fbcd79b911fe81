import { expect, test } from 'vitest';
import '../../src/vitest.js';
import { failureOf } from './failure.js';
import { entry, shopWith } from './shop.js';

test('an event is found by part of its members, in either spelling, with the detail as object or text', async () => {
  using shop = shopWith();
  await shop.send(
    entry('OrderPaid', { orderId: 'o-1', total: 150, customer: { tier: 'gold', name: 'Ada' } }),
  );

  const { eventBridge } = shop;
  expect(eventBridge).toHaveReceivedEvent({ Source: 'shop' });
  expect(eventBridge).toHaveReceivedEvent({ source: 'shop', 'detail-type': 'OrderPaid' });
  expect(eventBridge).toHaveReceivedEvent({
    DetailType: 'OrderPaid',
    detail: { customer: { tier: 'gold' } },
  });
  expect(eventBridge).toHaveReceivedEvent({ Detail: '{"total":150,"orderId":"o-1"}' });
  expect(eventBridge).toHaveReceivedEvent({ Detail: { customer: expect.objectContaining({ name: 'Ada' }) } });
  expect(eventBridge).toHaveReceivedEvent({ Detail: expect.stringContaining('"orderId":"o-1"') });
  expect(eventBridge).toHaveReceivedEvent(expect.objectContaining({ DetailType: 'OrderPaid' }));
  expect(eventBridge).toHaveReceivedEvent(expect.objectContaining({ 'detail-type': 'OrderPaid' }));
  expect(eventBridge).toHaveReceivedEvent({});
  expect(eventBridge).toHaveReceivedEvent(eventBridge.events()[0] ?? {});
});

test('a bus is named by its name or its ARN', async () => {
  using shop = shopWith();
  await shop.send(entry('OrderPaid', {}));

  const arn = 'arn:aws:events:us-east-1:123456789012:event-bus/orders';
  expect(shop.eventBridge).toHaveReceivedEvent({ EventBusName: 'orders' });
  expect(shop.eventBridge).toHaveReceivedEvent({ eventBusName: arn });
  expect(shop.eventBridge).not.toHaveReceivedEvent({ EventBusName: 'default' });
  expect(shop.eventBridge.bus(arn)).toHaveReceivedEvent({ source: 'shop' });
  expect(shop.eventBridge.bus('default')).not.toHaveReceivedEvent({ source: 'shop' });
});

test('a time is compared to the second', async () => {
  using shop = shopWith();
  await shop.send(entry('OrderPaid', {}, { Time: new Date('2026-03-01T12:00:00.750Z') }));

  expect(shop.eventBridge).toHaveReceivedEvent({ Time: new Date('2026-03-01T12:00:00.123Z') });
  expect(shop.eventBridge).toHaveReceivedEvent({ time: '2026-03-01T13:00:00+01:00' });
  expect(shop.eventBridge).toHaveReceivedEvent({ Time: expect.any(Date) });
  expect(shop.eventBridge).toHaveReceivedEvent({ time: expect.stringMatching(/^2026-/) });
  expect(shop.eventBridge).not.toHaveReceivedEvent({ Time: new Date('2026-03-01T12:00:01Z') });
});

test('the closest of several events is shown part by part, with the likely reason, the others on a line each', async () => {
  using shop = shopWith();
  await shop.send(
    entry('OrderPlaced', { orderId: 'o-1', total: 150 }),
    entry('OrderPaid', { orderId: 'o-1', total: '150', customer: { tier: 'gold' }, Note: 'Thanks' }),
    entry('OrderPaid', { orderId: 'o-2' }, { EventBusName: 'default', Source: 'outlet' }),
  );

  expect(
    failureOf(() => {
      expect(shop.eventBridge).toHaveReceivedEvent({
        Source: 'shop',
        DetailType: 'OrderPaid',
        Detail: { orderId: 'o-1', total: 150, tier: 'gold', note: expect.stringContaining('Thanks') },
      });
    }),
  ).toMatchInlineSnapshot(`
    expect(eventBridge).toHaveReceivedEvent(expected)

    None of the 3 events received is as expected.

    Closest is event 2, "OrderPaid" from "shop" on bus "orders":

      ✓ source           "shop"
      ✓ detail-type      "OrderPaid"
      ✗ detail.note      (missing)           expected StringContaining "Thanks"
                         did you mean detail.Note?
      ✓ detail.orderId   "o-1"
      ✗ detail.tier      (missing)           expected "gold"
                         did you mean detail.customer.tier ("gold")?
      ✗ detail.total     "150" (string)      expected 150
                         received a string, expected a number.

    The others:

      event 1, "OrderPlaced" from "shop" on bus "orders": differs in detail-type, detail.note and detail.tier
      event 3, "OrderPaid" from "outlet" on bus "default": differs in source, detail.note, detail.orderId and 2 more
  `);
});

test('of many other events the first five are listed', async () => {
  using shop = shopWith();
  for (let number = 1; number <= 9; number += 1) await shop.send(entry('OrderPlaced', { number }));

  expect(
    failureOf(() => {
      expect(shop.eventBridge.bus('orders')).toHaveReceivedEvent({
        DetailType: 'OrderPaid',
        Detail: { number: 4 },
      });
    }),
  ).toMatchInlineSnapshot(`
    expect(bus).toHaveReceivedEvent(expected)

    None of the 9 events on bus "orders" is as expected.

    Closest is event 4, "OrderPlaced" from "shop":

      ✗ detail-type      "OrderPlaced"       expected "OrderPaid"
      ✓ detail.number    4

    The others:

      event 1, "OrderPlaced" from "shop": differs in detail-type and detail.number
      event 2, "OrderPlaced" from "shop": differs in detail-type and detail.number
      event 3, "OrderPlaced" from "shop": differs in detail-type and detail.number
      event 5, "OrderPlaced" from "shop": differs in detail-type and detail.number
      event 6, "OrderPlaced" from "shop": differs in detail-type and detail.number
      … and 3 more events
  `);
});

test('the only event that there is is shown without much ado', async () => {
  using shop = shopWith();
  await shop.send(
    entry('OrderPaid', { items: [{ sku: 'a', count: 1 }, { sku: 'b' }], at: '2026-01-01T00:00:00.000Z' }),
  );

  expect(
    failureOf(() => {
      expect(shop.eventBridge.bus('orders')).toHaveReceivedEvent({
        Detail: { items: [{ sku: 'a', count: 2 }], at: new Date('2026-01-01T00:00:00Z'), coupon: undefined },
      });
    }),
  ).toMatchInlineSnapshot(`
    expect(bus).toHaveReceivedEvent(expected)

    The only event on bus "orders" is not as expected.

    Event 1, "OrderPaid" from "shop":

      ✗ detail.at              "2026-01-01T00:00:00.000Z"  expected 2026-01-01T00:00:00.000Z
                               JSON has no dates: expect the string "2026-01-01T00:00:00.000Z".
      ✓ detail.coupon          (missing)                   expected to be missing
      ✗ detail.items           2 elements                  expected 1 element
      ✗ detail.items[0].count  1                           expected 2
      ✓ detail.items[0].sku    "a"
  `);
});

test('an asymmetric matcher for the whole event fails as a whole', async () => {
  using shop = shopWith();
  await shop.send(entry('OrderPaid', {}, { Time: new Date('2026-01-01T00:00:00Z') }));
  const matcher: unknown = expect.objectContaining({ DetailType: 'OrderPlaced' });

  expect(
    failureOf(() => {
      expect(shop.eventBridge).toHaveReceivedEvent(matcher as object);
    }).replaceAll(/[\da-f]{8}-[-\da-f]{27}/g, '<id>'),
  ).toMatchInlineSnapshot(`
    expect(eventBridge).toHaveReceivedEvent(expected)

    The only event received is not as expected.

    Event 1, "OrderPaid" from "shop" on bus "orders":

      ✗ event            {"source": "shop", "detail-type": "OrderPaid", "detail": {}}  expected ObjectContaining {"DetailType": "OrderPlaced"}
  `);
});

test('a negated failure shows the event that is there', async () => {
  using shop = shopWith();
  await shop.send(entry('OrderPlaced', {}), entry('OrderPaid', { total: 150 }));

  expect(
    failureOf(() => {
      expect(shop.eventBridge).not.toHaveReceivedEvent({
        DetailType: 'OrderPaid',
        Detail: { total: expect.any(Number) },
      });
    }),
  ).toMatchInlineSnapshot(`
    expect(eventBridge).not.toHaveReceivedEvent(expected)

    1 of the 2 events received is as expected; none should be.

    Event 2, "OrderPaid" from "shop" on bus "orders":

      ✓ detail-type      "OrderPaid"
      ✓ detail.total     150                 matches Any<Number>
  `);
});

test('a negated failure lists the events when several are there', async () => {
  using shop = shopWith();
  await shop.send(
    entry('OrderPlaced', {}),
    entry('OrderPaid', { total: 150 }),
    entry('OrderPaid', { total: 20 }),
  );

  expect(
    failureOf(() => {
      expect(shop.eventBridge).not.toHaveReceivedEvent({ DetailType: 'OrderPaid' });
    }),
  ).toMatchInlineSnapshot(`
    expect(eventBridge).not.toHaveReceivedEvent(expected)

    2 of the 3 events received are as expected; none should be.

    As expected:

      event 2, "OrderPaid" from "shop" on bus "orders"
      event 3, "OrderPaid" from "shop" on bus "orders"

    Event 2, "OrderPaid" from "shop" on bus "orders":

      ✓ detail-type      "OrderPaid"
  `);
});

test('a long detail is shown by what differs', async () => {
  using shop = shopWith();
  const numbers = Array.from(
    { length: 30 },
    (_, index) => [`member${String(index).padStart(2, '0')}`, index] as const,
  );
  const text = 'The quick brown fox jumps over the lazy dog. '.repeat(3);
  await shop.send(entry('OrderPaid', { ...Object.fromEntries(numbers), text: `${text}The end.` }));

  expect(
    failureOf(() => {
      expect(shop.eventBridge).toHaveReceivedEvent({
        Detail: { ...Object.fromEntries(numbers), member07: 'seven', text: `${text}No end.` },
      });
    }),
  ).toMatchInlineSnapshot(`
    expect(eventBridge).toHaveReceivedEvent(expected)

    The only event received is not as expected.

    Event 1, "OrderPaid" from "shop" on bus "orders":

      ✓ detail.member00  0
      ✓ detail.member01  1
      ✓ detail.member02  2
      ✓ detail.member03  3
      ✓ detail.member04  4
      ✓ detail.member05  5
      ✓ detail.member06  6
      ✗ detail.member07  7                   expected "seven"
      ✓ detail.member08  8
      ✓ detail.member09  9
      ✓ detail.member10  10
      ✓ detail.member11  11
      ✓ detail.member12  12
      ✗ detail.text      …dog. The quick brown fox jumps over the lazy dog. The end."  expected … dog. The quick brown fox jumps over the lazy dog. No end."
      ✓ … 17 more hold
  `);
});
