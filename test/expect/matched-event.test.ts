import { DisableRuleCommand, PutRuleCommand } from '@aws-sdk/client-eventbridge';
import { expect, test } from 'vitest';
import '../../src/vitest.js';
import { failureOf } from './failure.js';
import { entry, shopWith } from './shop.js';

const pattern = { 'detail-type': ['OrderPaid'], detail: { total: [{ numeric: ['>=', 100] }] } };
const seed = { buses: { orders: { rules: { paid: { pattern } } } } };

test('a rule has matched what it matched when it arrived', async () => {
  using shop = shopWith(seed);
  const rule = shop.eventBridge.rule('paid', 'orders');
  expect(rule).not.toHaveMatchedEvent();

  await shop.send(
    entry('OrderPaid', { orderId: 'o-1', total: 150 }),
    entry('OrderPaid', { orderId: 'o-2', total: 1 }),
  );

  expect(rule).toHaveMatchedEvent();
  expect(rule).toHaveMatchedEvent({ Detail: { orderId: 'o-1' } });
  expect(rule).not.toHaveMatchedEvent({ Detail: { orderId: 'o-2' } });
});

test('the expected event that the rule did not match is explained', async () => {
  using shop = shopWith(seed);
  await shop.send(
    entry('OrderPaid', { orderId: 'o-1', total: 150 }),
    entry('OrderPaid', { orderId: 'o-2', total: '200' }),
  );

  expect(
    failureOf(() => {
      expect(shop.eventBridge.rule('paid', 'orders')).toHaveMatchedEvent({ Detail: { orderId: 'o-2' } });
    }),
  ).toMatchInlineSnapshot(`
    expect(rule).toHaveMatchedEvent(expected)

    The only event that rule "paid" on bus "orders" matched is not as expected.

    Event 2, "OrderPaid" from "shop", is as expected, but does not match the rule's pattern:

      ✓ detail-type      "OrderPaid"         matches "OrderPaid"
      ✗ detail.total     "200" (string)      needs numeric >= 100
                         numeric compares JSON numbers only; the event has a string.

      PutEvents → bus orders → rule paid: detail.total needs numeric >= 100, received "200" → not delivered
  `);
});

test('without an expected event the one that comes closest to the pattern is explained', async () => {
  using shop = shopWith(seed);
  await shop.send(
    entry('OrderPlaced', { total: 1 }),
    entry('OrderPaid', { total: 99.5 }),
    entry('OrderShipped', {}),
  );

  expect(
    failureOf(() => {
      expect(shop.eventBridge.rule('paid', 'orders')).toHaveMatchedEvent();
    }),
  ).toMatchInlineSnapshot(`
    expect(rule).toHaveMatchedEvent()

    Rule "paid" on bus "orders" matched no event.

    Closest to the rule's pattern is event 2, "OrderPaid" from "shop":

      ✓ detail-type      "OrderPaid"         matches "OrderPaid"
      ✗ detail.total     99.5                needs numeric >= 100

      PutEvents → bus orders → rule paid: detail.total needs numeric >= 100, received 99.5 → not delivered
  `);
});

test('when the rule matched other events, and the expected one never came, the closest of those is shown', async () => {
  using shop = shopWith(seed);
  await shop.send(entry('OrderPaid', { orderId: 'o-1', total: 150 }));

  expect(
    failureOf(() => {
      expect(shop.eventBridge.rule('paid', 'orders')).toHaveMatchedEvent({ Detail: { orderId: 'o-3' } });
    }),
  ).toMatchInlineSnapshot(`
    expect(rule).toHaveMatchedEvent(expected)

    The only event that rule "paid" on bus "orders" matched is not as expected.

    Event 1, "OrderPaid" from "shop":

      ✗ detail.orderId   "o-1"               expected "o-3"
  `);
});

test('nothing on the bus of the rule has the reasons of a missing event', async () => {
  using shop = shopWith(seed);
  await shop.send(entry('OrderPaid', { total: 150 }, { EventBusName: 'default' }));

  expect(
    failureOf(() => {
      expect(shop.eventBridge.rule('paid', 'orders')).toHaveMatchedEvent();
    }),
  ).toMatchInlineSnapshot(`
    expect(rule).toHaveMatchedEvent()

    Rule "paid" on bus "orders" matched no event.

    Possible reasons:

      • 1 event went to bus "default".
  `);
});

test('a disabled rule is named as the reason', async () => {
  using shop = shopWith(seed);
  await shop.client.send(new DisableRuleCommand({ Name: 'paid', EventBusName: 'orders' }));
  await shop.send(entry('OrderPaid', { total: 150 }));

  expect(
    failureOf(() => {
      expect(shop.eventBridge.rule('paid', 'orders')).toHaveMatchedEvent({ DetailType: 'OrderPaid' });
    }),
  ).toMatchInlineSnapshot(`
    expect(rule).toHaveMatchedEvent(expected)

    Rule "paid" on bus "orders" matched no event.

    Event 1, "OrderPaid" from "shop", matches the rule's pattern:

      ✓ detail-type      "OrderPaid"         matches "OrderPaid"
      ✓ detail.total     150                 matches numeric >= 100

    Possible reasons:

      • Rule "paid" on bus "orders" is DISABLED; it would have matched 1 event.
  `);
});

test('a rule that was changed after the event is named as the reason', async () => {
  using shop = shopWith(seed);
  await shop.send(entry('OrderPaid', { total: 50 }));
  await shop.client.send(
    new PutRuleCommand({
      Name: 'paid',
      EventBusName: 'orders',
      EventPattern: '{"detail-type":["OrderPaid"]}',
    }),
  );

  expect(
    failureOf(() => {
      expect(shop.eventBridge.rule('paid', 'orders')).toHaveMatchedEvent();
    }),
  ).toMatchInlineSnapshot(`
    expect(rule).toHaveMatchedEvent()

    Rule "paid" on bus "orders" matched no event.

    Event 1, "OrderPaid" from "shop", matches the rule's pattern:

      ✓ detail-type      "OrderPaid"         matches "OrderPaid"

    Possible reasons:

      • Rule "paid" on bus "orders" matches event 1 as it is now; when the event arrived, it did not exist yet, was disabled, or had another pattern.
  `);
});

test('a rule with a schedule alone matches no event', () => {
  using shop = shopWith({ buses: { default: { rules: { nightly: { schedule: 'rate(1 day)' } } } } });

  expect(
    failureOf(() => {
      expect(shop.eventBridge.rule('nightly')).toHaveMatchedEvent();
    }),
  ).toMatchInlineSnapshot(`
    expect(rule).toHaveMatchedEvent()

    Rule "nightly" on bus "default" matched no event.

    Possible reasons:

      • Rule "nightly" on bus "default" has a schedule and no event pattern: it only runs when time passes. await eventBridge.clock.advanceBy(…)
  `);
});

test('a negated failure shows what the rule matched', async () => {
  using shop = shopWith(seed);
  await shop.send(entry('OrderPaid', { orderId: 'o-1', total: 150 }));

  expect(
    failureOf(() => {
      expect(shop.eventBridge.rule('paid', 'orders')).not.toHaveMatchedEvent({ Detail: { orderId: 'o-1' } });
    }),
  ).toMatchInlineSnapshot(`
    expect(rule).not.toHaveMatchedEvent(expected)

    The only event that rule "paid" on bus "orders" matched is as expected; it should not be.

    Event 1, "OrderPaid" from "shop":

      ✓ detail.orderId   "o-1"

    The rule's pattern matches event 1:

      ✓ detail-type      "OrderPaid"         matches "OrderPaid"
      ✓ detail.total     150                 matches numeric >= 100
  `);
  expect(
    failureOf(() => {
      expect(shop.eventBridge.rule('paid', 'orders')).not.toHaveMatchedEvent();
    }),
  ).toMatchInlineSnapshot(`
    expect(rule).not.toHaveMatchedEvent()

    Rule "paid" on bus "orders" matched 1 event; expected none.

    Namely:

      event 1, "OrderPaid" from "shop"

    The rule's pattern matches event 1:

      ✓ detail-type      "OrderPaid"         matches "OrderPaid"
      ✓ detail.total     150                 matches numeric >= 100
  `);
});

test('the number of events that a rule matched', async () => {
  using shop = shopWith(seed);
  const rule = shop.eventBridge.rule('paid', 'orders');
  await shop.send(
    entry('OrderPaid', { orderId: 'o-1', total: 150 }),
    entry('OrderPaid', { orderId: 'o-2', total: '150' }),
    entry('OrderPaid', { orderId: 'o-3', total: 151 }),
  );

  expect(rule).toHaveMatchedEventTimes(2);
  expect(rule).toHaveMatchedEventTimes(1, { Detail: { total: 150 } });
  expect(rule).toHaveMatchedEventTimes(0, { Detail: { total: '150' } });
  expect(rule).not.toHaveMatchedEventTimes(3);
  expect(
    failureOf(() => {
      expect(rule).toHaveMatchedEventTimes(2, { Detail: { orderId: expect.stringMatching(/^o-[12]$/) } });
    }),
  ).toMatchInlineSnapshot(`
    expect(rule).toHaveMatchedEventTimes(n, expected)

    1 of the 2 events that rule "paid" on bus "orders" matched is as expected; 2 should be.

    Event 2, "OrderPaid" from "shop", is as expected, but does not match the rule's pattern:

      ✓ detail-type      "OrderPaid"         matches "OrderPaid"
      ✗ detail.total     "150" (string)      needs numeric >= 100
                         numeric compares JSON numbers only; the event has a string.

      PutEvents → bus orders → rule paid: detail.total needs numeric >= 100, received "150" → not delivered
  `);
  expect(
    failureOf(() => {
      expect(rule).toHaveMatchedEventTimes(3);
    }),
  ).toMatchInlineSnapshot(`
    expect(rule).toHaveMatchedEventTimes(n)

    Rule "paid" on bus "orders" matched 2 events; expected 3.

    Namely:

      event 1, "OrderPaid" from "shop"
      event 2, "OrderPaid" from "shop"
  `);
  expect(
    failureOf(() => {
      expect(rule).toHaveMatchedEventTimes(1);
    }),
  ).toMatchInlineSnapshot(`
    expect(rule).toHaveMatchedEventTimes(n)

    Rule "paid" on bus "orders" matched 2 events; expected 1.

    Namely:

      event 1, "OrderPaid" from "shop"
      event 2, "OrderPaid" from "shop"

    The rule's pattern matches event 1:

      ✓ detail-type      "OrderPaid"         matches "OrderPaid"
      ✓ detail.total     150                 matches numeric >= 100
  `);
  expect(
    failureOf(() => {
      expect(rule).not.toHaveMatchedEventTimes(2);
    }),
  ).toMatchInlineSnapshot(`
    expect(rule).not.toHaveMatchedEventTimes(n)

    Rule "paid" on bus "orders" matched 2 events; expected any other number.

    Namely:

      event 1, "OrderPaid" from "shop"
      event 2, "OrderPaid" from "shop"

    The rule's pattern matches event 1:

      ✓ detail-type      "OrderPaid"         matches "OrderPaid"
      ✓ detail.total     150                 matches numeric >= 100
  `);
});
