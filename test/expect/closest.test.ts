import { expect, test } from 'vitest';
import '../../src/vitest.js';
import { failureOf } from './failure.js';
import { entry, shopWith } from './shop.js';

test('all that are as close as the closest are shown', async () => {
  using shop = shopWith();
  await shop.send(
    entry('OrderPlaced', { total: 1 }),
    entry('OrderPaid', { total: 1 }),
    entry('OrderPaid', { total: 2 }),
  );
  expect(
    failureOf(() => {
      expect(shop.eventBridge).toHaveReceivedEvent({ DetailType: 'OrderPaid', Detail: { total: 3 } });
    }),
  ).toMatchInlineSnapshot(`
    expect(eventBridge).toHaveReceivedEvent(expected)

    None of the 3 events received is as expected.

    Closest is event 2, "OrderPaid" from "shop" on bus "orders":

      ✓ detail-type      "OrderPaid"
      ✗ detail.total     1                   expected 3

    Equally close is event 3, "OrderPaid" from "shop" on bus "orders":

      ✓ detail-type      "OrderPaid"
      ✗ detail.total     2                   expected 3

    The others:

      event 1, "OrderPlaced" from "shop" on bus "orders": differs in detail-type and detail.total
  `);
});

test('those that differ alike share a table, and of other tables three are shown', async () => {
  using shop = shopWith();
  const totals = [1, 1, 2, 3, 4, 5];
  await shop.send(...totals.map((total) => entry('OrderPaid', { total })));
  expect(
    failureOf(() => {
      expect(shop.eventBridge).toHaveReceivedEvent({ DetailType: 'OrderPaid', Detail: { total: 9 } });
    }),
  ).toMatchInlineSnapshot(`
    expect(eventBridge).toHaveReceivedEvent(expected)

    None of the 6 events received is as expected.

    Closest are event 1, "OrderPaid" from "shop" on bus "orders" and event 2, "OrderPaid" from "shop" on bus "orders":

      ✓ detail-type      "OrderPaid"
      ✗ detail.total     1                   expected 9

    Equally close is event 3, "OrderPaid" from "shop" on bus "orders":

      ✓ detail-type      "OrderPaid"
      ✗ detail.total     2                   expected 9

    Equally close is event 4, "OrderPaid" from "shop" on bus "orders":

      ✓ detail-type      "OrderPaid"
      ✗ detail.total     3                   expected 9

    2 more are equally close.
  `);
});

test('events of which nothing is as expected are not close', async () => {
  using shop = shopWith();
  await shop.send(entry('OrderPlaced', {}), entry('OrderPaid', {}));
  expect(
    failureOf(() => {
      expect(shop.eventBridge).toHaveReceivedEvent({ DetailType: 'OrderShipped' });
    }),
  ).toMatchInlineSnapshot(`
    expect(eventBridge).toHaveReceivedEvent(expected)

    None of the 2 events received is as expected.

    Closest is event 1, "OrderPlaced" from "shop" on bus "orders":

      ✗ detail-type      "OrderPlaced"       expected "OrderShipped"

    The others:

      event 2, "OrderPaid" from "shop" on bus "orders": differs in detail-type
  `);
});

test('every branch of $or tells what it lacks', async () => {
  using shop = shopWith({
    buses: {
      orders: {
        rules: {
          big: {
            pattern: {
              source: ['shop'],
              detail: {
                $or: [
                  { total: [{ numeric: ['>', 100] }] },
                  { tier: ['gold'] },
                  { express: [true], zone: ['EU'] },
                ],
              },
            },
          },
        },
      },
    },
  });
  await shop.send(entry('OrderPaid', { total: 5, tier: 'silver', express: false, zone: 'EU' }));
  const rule = shop.eventBridge.rule('big', 'orders');
  expect(
    failureOf(() => {
      expect(rule).toHaveMatchedEvent();
    }),
  ).toMatchInlineSnapshot(`
    expect(rule).toHaveMatchedEvent()

    Rule "big" on bus "orders" matched no event.

    Closest to the rule's pattern is event 1, "OrderPaid" from "shop":

      ✓ source           "shop"              matches "shop"
      ✗ detail.express   false               needs true
      ✓ detail.zone      "EU"                matches "EU"

      With $or the pattern has 3 combinations of conditions; the one shown comes closest. The others need:

      ✗ detail.total     5                   needs numeric > 100

      ✗ detail.tier      "silver"            needs "gold"

      PutEvents → bus orders → rule big: detail.express needs true, received false → not delivered
  `);
  await shop.send(entry('OrderPaid', { total: 500 }));
  expect(
    failureOf(() => {
      expect(rule).not.toHaveMatchedEvent();
    }),
  ).toMatchInlineSnapshot(`
    expect(rule).not.toHaveMatchedEvent()

    Rule "big" on bus "orders" matched 1 event; expected none.

    Namely:

      event 1, "OrderPaid" from "shop"

    The rule's pattern matches event 1:

      ✓ source           "shop"              matches "shop"
      ✓ detail.total     500                 matches numeric > 100

      With $or the pattern has 3 combinations of conditions; the one shown matches.
  `);
});

test('of many branches of $or the four closest are shown', () => {
  const $or = Array.from({ length: 9 }, (_, index) => ({ [`flag${index}`]: [true] }));
  expect(
    failureOf(() => {
      expect({ detail: { $or } }).toMatchEvent({ Source: 'shop', DetailType: 'OrderPaid', Detail: {} });
    }),
  ).toMatchInlineSnapshot(`
    expect(pattern).toMatchEvent(event)

    The pattern does not match the event.

      ✗ detail.flag0     (missing)           needs true

      With $or the pattern has 9 combinations of conditions; the one shown comes closest. The others need:

      ✗ detail.flag1     (missing)           needs true

      ✗ detail.flag2     (missing)           needs true

      ✗ detail.flag3     (missing)           needs true

      ✗ detail.flag4     (missing)           needs true

      … and 4 more
  `);
});

test('events that come as close to the pattern of a rule are named', async () => {
  using shop = shopWith({
    buses: { orders: { rules: { big: { pattern: { source: ['shop'], detail: { total: [150] } } } } } },
  });
  await shop.send(...[1, 2, 3, 4, 5, 6].map((total) => entry('OrderPaid', { total })));
  expect(
    failureOf(() => {
      expect(shop.eventBridge.rule('big', 'orders')).toHaveMatchedEvent();
    }),
  ).toMatchInlineSnapshot(`
    expect(rule).toHaveMatchedEvent()

    Rule "big" on bus "orders" matched no event.

    Closest to the rule's pattern is event 1, "OrderPaid" from "shop":

      ✓ source           "shop"              matches "shop"
      ✗ detail.total     1                   needs 150

      PutEvents → bus orders → rule big: detail.total needs 150, received 1 → not delivered

    Equally close are event 2, "OrderPaid" from "shop", event 3, "OrderPaid" from "shop", event 4, "OrderPaid" from "shop" and 2 more.
  `);
});
