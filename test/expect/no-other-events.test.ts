import { expect, test } from 'vitest';
import '../../src/vitest.js';
import { failureOf } from './failure.js';
import { entry, shopWith } from './shop.js';

const billing = 'arn:aws:lambda:us-east-1:123456789012:function:billing';
const paid = { pattern: { 'detail-type': ['OrderPaid'] }, targets: [billing] };

async function shopWithThreeEvents() {
  const shop = shopWith({ buses: { orders: { rules: { paid } } } });
  await shop.send(
    entry('OrderPlaced', { orderId: 'o-1' }),
    entry('OrderPaid', { orderId: 'o-1' }),
    entry('OrderShipped', { orderId: 'o-1' }),
  );
  await shop.eventBridge.settled();
  return shop;
}

test('assertions that pass cover every event that is as they expect', async () => {
  using shop = await shopWithThreeEvents();
  const { eventBridge } = shop;

  expect(eventBridge).not.toHaveReceivedNoOtherEvents();
  expect(eventBridge).toHaveReceivedEvent({ DetailType: 'OrderPlaced' });
  expect(eventBridge.rule('paid', 'orders')).toHaveMatchedEvent();
  expect(eventBridge).not.toHaveReceivedNoOtherEvents();
  expect(eventBridge.bus('orders')).toHaveReceivedLastEvent({ Source: 'shop' });
  expect(eventBridge).toHaveReceivedNoOtherEvents();

  await shop.send(entry('OrderPaid', {}));
  expect(eventBridge).not.toHaveReceivedNoOtherEvents();
});

test('each assertion on events and rules covers what it expects', async () => {
  using shop = await shopWithThreeEvents();
  const { eventBridge } = shop;
  const rule = eventBridge.rule('paid', 'orders');
  const isVouchedFor = async (detailType: string, assert: () => void): Promise<void> => {
    eventBridge.clearHistory();
    await shop.send(entry(detailType, { orderId: 'o-1' }));
    await eventBridge.settled();
    expect(eventBridge).not.toHaveReceivedNoOtherEvents();
    assert();
    expect(eventBridge).toHaveReceivedNoOtherEvents();
  };

  await isVouchedFor('OrderPlaced', () => {
    expect(eventBridge).toHaveReceivedEventTimes(1, { Source: 'shop' });
  });
  await isVouchedFor('OrderPlaced', () => {
    expect(eventBridge).toHaveReceivedEventTimes(1);
  });
  await isVouchedFor('OrderPlaced', () => {
    expect(eventBridge).toHaveReceivedNthEvent(1, {});
  });
  await isVouchedFor('OrderPlaced', () => {
    expect(eventBridge).toHaveReceivedEventsInOrder([{ Source: 'shop' }]);
  });
  await isVouchedFor('OrderPaid', () => {
    expect(rule).toHaveMatchedEventTimes(1);
  });
  await isVouchedFor('OrderPaid', () => {
    expect(rule).toHaveInvokedTarget(billing, { detail: { orderId: 'o-1' } });
  });
});

test('negated and failed assertions, and those about targets, cover nothing', async () => {
  using shop = await shopWithThreeEvents();
  const { eventBridge } = shop;

  expect(eventBridge).not.toHaveReceivedEvent({ Source: 'outlet' });
  expect(eventBridge).not.toHaveReceivedEventTimes(1, { Source: 'shop' });
  expect(eventBridge.target(billing)).toHaveReceivedInvocation();
  failureOf(() => {
    expect(eventBridge).toHaveReceivedEventTimes(2, { Source: 'shop' });
  });
  failureOf(() => {
    expect(eventBridge).not.toHaveReceivedEvent({ Source: 'shop' });
  });

  expect(
    failureOf(() => {
      expect(eventBridge).toHaveReceivedNoOtherEvents();
    }),
  ).toMatchInlineSnapshot(`
    expect(eventBridge).toHaveReceivedNoOtherEvents()

    No assertion accounts for any of the 3 events received.

    Namely:

      event 1, "OrderPlaced" from "shop" on bus "orders"
      event 2, "OrderPaid" from "shop" on bus "orders"
      event 3, "OrderShipped" from "shop" on bus "orders"

    An assertion that passes accounts for the events that it expects: toHaveReceivedEvent, toHaveMatchedEvent and so on. Negated ones account for none.
  `);
});

test('events that no assertion covers are listed', async () => {
  using shop = await shopWithThreeEvents();
  expect(shop.eventBridge).toHaveReceivedEvent({ DetailType: 'OrderPaid' });

  expect(
    failureOf(() => {
      expect(shop.eventBridge.bus('orders')).toHaveReceivedNoOtherEvents();
    }),
  ).toMatchInlineSnapshot(`
    expect(bus).toHaveReceivedNoOtherEvents()

    No assertion accounts for 2 of the 3 events on bus "orders".

    Namely:

      event 1, "OrderPlaced" from "shop"
      event 3, "OrderShipped" from "shop"

    An assertion that passes accounts for the events that it expects: toHaveReceivedEvent, toHaveMatchedEvent and so on. Negated ones account for none.
  `);
});

test('a history that is cleared needs no cover, and events that come later need it anew', async () => {
  using shop = await shopWithThreeEvents();
  const { eventBridge } = shop;
  expect(eventBridge).toHaveReceivedEventTimes(3);

  eventBridge.reset();
  expect(eventBridge).toHaveReceivedNoOtherEvents();
  await shop.send(entry('OrderPlaced', { orderId: 'o-1' }));
  expect(
    failureOf(() => {
      expect(eventBridge).toHaveReceivedNoOtherEvents();
    }),
  ).toMatchInlineSnapshot(`
    expect(eventBridge).toHaveReceivedNoOtherEvents()

    No assertion accounts for the only event received.

    Namely:

      event 1, "OrderPlaced" from "shop" on bus "orders"

    An assertion that passes accounts for the events that it expects: toHaveReceivedEvent, toHaveMatchedEvent and so on. Negated ones account for none.
  `);
});

test('a negated failure shows what there is', async () => {
  using shop = await shopWithThreeEvents();
  expect(
    failureOf(() => {
      expect(shop.eventBridge.bus('default')).not.toHaveReceivedNoOtherEvents();
    }),
  ).toMatchInlineSnapshot(`
    expect(bus).not.toHaveReceivedNoOtherEvents()

    No event was received on bus "default"; expected one that no assertion accounts for.
  `);
  expect(shop.eventBridge).toHaveReceivedEvent({});
  expect(
    failureOf(() => {
      expect(shop.eventBridge).not.toHaveReceivedNoOtherEvents();
    }),
  ).toMatchInlineSnapshot(`
    expect(eventBridge).not.toHaveReceivedNoOtherEvents()

    Assertions account for all 3 events received; expected another.

    Namely:

      event 1, "OrderPlaced" from "shop" on bus "orders"
      event 2, "OrderPaid" from "shop" on bus "orders"
      event 3, "OrderShipped" from "shop" on bus "orders"
  `);
});
