import { CreateArchiveCommand } from '@aws-sdk/client-eventbridge';
import { expect, test } from 'vitest';
import type { Seed } from '../../src/index.js';
import '../../src/vitest.js';
import { failureOf } from './failure.js';
import { entry, shopWith } from './shop.js';

const seed: Seed = {
  buses: {
    default: { rules: { nightly: { schedule: 'rate(1 day)' } } },
    orders: {
      rules: {
        paid: { pattern: { 'detail-type': ['OrderPaid'], detail: { total: [{ numeric: ['>=', 100] }] } } },
        shipped: { pattern: { 'detail-type': ['OrderShipped'] } },
      },
    },
  },
};

test('every rule matched an event or ran by its schedule; archives have rules that do not count', async () => {
  using shop = shopWith(seed);
  const { eventBridge, client } = shop;
  const EventSourceArn = eventBridge.bus('orders').arn;
  await client.send(new CreateArchiveCommand({ ArchiveName: 'all', EventSourceArn }));
  await shop.send(entry('OrderPaid', { total: 100 }), entry('OrderShipped', {}));

  expect(eventBridge.bus('orders')).toHaveMatchedEveryRule();
  expect(eventBridge).not.toHaveMatchedEveryRule();
  await eventBridge.clock.advanceBy('1 day');
  expect(eventBridge).toHaveMatchedEveryRule();
});

test('rules that matched nothing are named, each with the reason', async () => {
  using shop = shopWith(seed);
  await shop.send(entry('OrderPaid', { total: '150' }), entry('OrderShipped', {}));

  expect(
    failureOf(() => {
      expect(shop.eventBridge).toHaveMatchedEveryRule();
    }),
  ).toMatchInlineSnapshot(`
    expect(eventBridge).toHaveMatchedEveryRule()

    2 of the 3 rules matched no event: rule "nightly" on bus "default" and rule "paid" on bus "orders".

    Possible reasons:

      • Rule "nightly" on bus "default" has a schedule and no event pattern: it only runs when time passes. await eventBridge.clock.advanceBy(…)
      • Event 1, "OrderPaid" from "shop":
        PutEvents → bus orders → rule paid: detail.total needs numeric >= 100, received "150" → not delivered
        numeric compares JSON numbers only; the event has a string.
  `);
});

test('disabled rules, and rules on buses without events', () => {
  using shop = shopWith({
    buses: {
      orders: {
        rules: {
          off: { pattern: { source: ['shop'] }, state: 'DISABLED' },
          on: { pattern: { source: ['shop'] } },
        },
      },
    },
  });

  expect(
    failureOf(() => {
      expect(shop.eventBridge.bus('orders')).toHaveMatchedEveryRule();
    }),
  ).toMatchInlineSnapshot(`
    expect(bus).toHaveMatchedEveryRule()

    None of the 2 rules on bus "orders" matched an event.

    Possible reasons:

      • Rule "off" on bus "orders" is DISABLED.
      • Rule "on" on bus "orders" had nothing to match: its bus received no event.
      • PutEvents was never called by a client that this mock is attached to. Does the code under test use such a client, and is it awaited?
      • No client of this mock has sent anything. If modules were reset, or another copy of the SDK is loaded, attach the class that the code under test uses: eventBridge.attach(EventBridgeClient).
  `);
});

test('a negated failure shows how many events each rule matched', async () => {
  using shop = shopWith(seed);
  await shop.send(entry('OrderPaid', { total: 100 }), entry('OrderShipped', {}), entry('OrderShipped', {}));

  expect(
    failureOf(() => {
      expect(shop.eventBridge.bus('orders')).not.toHaveMatchedEveryRule();
    }),
  ).toMatchInlineSnapshot(`
    expect(bus).not.toHaveMatchedEveryRule()

    Each of the 2 rules on bus "orders" matched an event; not all should.

      rule "paid" on bus "orders" matched 1 event
      rule "shipped" on bus "orders" matched 2 events
  `);
});
