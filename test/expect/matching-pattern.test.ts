import { expect, test } from 'vitest';
import '../../src/vitest.js';
import { failureOf } from './failure.js';
import { shopWith } from './shop.js';

const billing = 'arn:aws:lambda:us-east-1:123456789012:function:billing';
const pattern = { source: ['shop'], detail: { total: [{ numeric: ['>=', 100] }], tier: ['gold', 'silver'] } };
const seed = { buses: { orders: { rules: { paid: { pattern, targets: [billing] } } } } };

test('a rule, a pattern object, a pattern text and a rule in any spelling can be tried on an event', () => {
  using shop = shopWith(seed);
  const event = { Source: 'shop', DetailType: 'OrderPaid', Detail: { total: 150, tier: 'gold' } };
  const rule = shop.eventBridge.rule('paid', 'orders');

  expect(rule).toMatchEvent(event);
  expect(pattern).toMatchEvent(event);
  expect(JSON.stringify(pattern)).toMatchEvent(event);
  expect({ Name: 'paid', EventPattern: JSON.stringify(pattern) }).toMatchEvent(event);
  expect({ Name: 'paid', EventPattern: pattern, State: 'ENABLED' }).toMatchEvent(event);
  expect({ eventPattern: pattern }).toMatchEvent(event);
  expect(seed.buses.orders.rules.paid).toMatchEvent(event);

  expect(event).toMatchEventPattern(rule);
  expect(event).toMatchEventPattern(pattern);
  expect(event).not.toMatchEventPattern({ source: ['outlet'] });
});

test('nothing is sent', () => {
  using shop = shopWith(seed);
  expect(shop.eventBridge.rule('paid', 'orders')).not.toMatchEvent({ Source: 'outlet' });
  expect(shop.eventBridge.events()).toEqual([]);
});

test('a mismatch is explained condition by condition', () => {
  using shop = shopWith(seed);

  expect(
    failureOf(() => {
      expect(shop.eventBridge.rule('paid', 'orders')).toMatchEvent({
        Source: 'shop',
        DetailType: 'OrderPaid',
        Detail: JSON.stringify({ total: '150', customer: { tier: 'gold' } }),
      });
    }),
  ).toMatchInlineSnapshot(`
    expect(rule).toMatchEvent(event)

    Rule "paid" on bus "orders" does not match the event.

      ✓ source           "shop"              matches "shop"
      ✗ detail.total     "150" (string)      needs numeric >= 100
                         numeric compares JSON numbers only; the event has a string.
      ✗ detail.tier      (missing)           needs "gold" or "silver"
                         did you mean detail.customer.tier ("gold")?
  `);
});

test('a match that should not be shows what each condition holds by', () => {
  using shop = shopWith(seed);

  expect(
    failureOf(() => {
      expect(shop.eventBridge.rule('paid', 'orders')).not.toMatchEvent({
        source: 'shop',
        detail: { total: 150, tier: 'gold' },
      });
    }),
  ).toMatchInlineSnapshot(`
    expect(rule).not.toMatchEvent(event)

    Rule "paid" on bus "orders" matches the event.

      ✓ source           "shop"              matches "shop"
      ✓ detail.total     150                 matches numeric >= 100
      ✓ detail.tier      "gold"              matches "gold"
  `);
});

test('what was filled in is named where it does not match', () => {
  expect(
    failureOf(() => {
      expect({ source: 'shop' }).toMatchEventPattern({
        source: ['shop'],
        account: ['111122223333'],
        region: ['us-east-1'],
      });
    }),
  ).toMatchInlineSnapshot(`
    expect(event).toMatchEventPattern(pattern)

    The pattern does not match the event.

      ✓ source           "shop"              matches "shop"
      ✗ account          "123456789012"      needs "111122223333"
                         filled in, since the given event has no account.
      ✓ region           "us-east-1"         matches "us-east-1"
  `);
});

test('of the combinations of $or the closest is shown', () => {
  const either = {
    source: ['shop'],
    $or: [{ detail: { total: [1] } }, { detail: { tier: ['gold'], state: ['new'] } }],
  };

  expect(
    failureOf(() => {
      expect(either).toMatchEvent({ source: 'shop', detail: { tier: 'gold', state: 'old' } });
    }),
  ).toMatchInlineSnapshot(`
    expect(pattern).toMatchEvent(event)

    The pattern does not match the event.

      ✓ source           "shop"              matches "shop"
      ✓ detail.tier      "gold"              matches "gold"
      ✗ detail.state     "old"               needs "new"

      With $or the pattern has 2 combinations of conditions; the one shown comes closest. The others need:

      ✗ detail.total     (missing)           needs 1
  `);
  expect(
    failureOf(() => {
      expect(either).not.toMatchEvent({ source: 'shop', detail: { total: 1 } });
    }),
  ).toMatchInlineSnapshot(`
    expect(pattern).not.toMatchEvent(event)

    The pattern matches the event.

      ✓ source           "shop"              matches "shop"
      ✓ detail.total     1                   matches 1

      With $or the pattern has 2 combinations of conditions; the one shown matches.
  `);
});

test('each known cause of a mismatch has its words', () => {
  expect(
    failureOf(() => {
      expect({
        detailType: ['OrderPaid'],
        detail: {
          tier: ['Gold'],
          state: ['shipped'],
          customer: ['Ada'],
          address: { city: ['London'] },
          paid: [true],
          name: [{ prefix: 'A' }],
          number: [{ numeric: ['>', 0] }],
          tags: [{ exists: true }],
          code: ['a', 'b', 'c', 'd', 'e', 'f', 'g'],
          coupon: [{ exists: false }],
          list: [4],
        },
      }).toMatchEvent({
        DetailType: 'OrderPaid',
        Detail:
          '{"tier":"gold","state":"shiped","customer":{"name":"Ada"},"address":"{\\"city\\":\\"London\\"}","paid":"true",' +
          '"name":7,"number":9007199254740993,"tags":[],"code":"h","coupon":"SPRING","list":[1,2,3,5,6]}',
      });
    }),
  ).toMatchInlineSnapshot(`
    expect(pattern).toMatchEvent(event)

    The pattern does not match the event.

      ✗ detailType           (missing)           needs "OrderPaid"
                             did you mean detail-type? The event has no detailType.
      ✗ detail.tier          "gold"              needs "Gold"
                             differs only in upper and lower case, which matters; {"equals-ignore-case": "Gold"} ignores case.
      ✗ detail.state         "shiped"            needs "shipped"
                             is "shiped" or "shipped" misspelt?
      ✗ detail.customer      (object)            needs "Ada"
                             patterns compare the values inside an object: nest the pattern as deep as the event.
      ✗ detail.address.city  (missing)           needs "London"
                             detail.address is a string with JSON in it, which EventBridge does not parse.
      ✗ detail.paid          "true" (string)     needs true
                             values of different JSON types are never equal; the event has a string.
      ✗ detail.name          7 (number)          needs prefix "A"
                             prefix compares JSON strings only; the event has a number.
      ✗ detail.number        9007199254740993    needs numeric > 0
                             9007199254740993 has more digits than EventBridge compares; only the same spelling equals it.
      ✗ detail.tags          (empty array)       needs exists true
                             a pattern treats an empty array as if nothing were there.
      ✗ detail.code          "h"                 needs "a", "b", "c", "d", "e" or 2 more
      ✗ detail.coupon        "SPRING"            needs exists false
      ✗ detail.list          1, 2, 3 and 2 more  needs 4
  `);
});

test('conditions that hold in different elements of an array do not hold together', () => {
  expect(
    failureOf(() => {
      expect({ detail: { items: { sku: ['a'], count: [2] } } }).toMatchEvent({
        detail: {
          items: [
            { sku: 'a', count: 1 },
            { sku: 'b', count: 2 },
          ],
        },
      });
    }),
  ).toMatchInlineSnapshot(`
    expect(pattern).toMatchEvent(event)

    The pattern does not match the event.

      ✗ detail.items.sku    "a" and "b"         needs "a"
                            detail.items[0].sku would match, but in an array all conditions must hold for one element, and detail.items[1].count is in another.
      ✓ detail.items.count  2                   matches 2
  `);
});
