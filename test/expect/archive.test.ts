import { CreateArchiveCommand } from '@aws-sdk/client-eventbridge';
import { expect, test } from 'vitest';
import '../../src/vitest.js';
import { failureOf, misuseOf } from './failure.js';
import { entry, type Shop, shopWith } from './shop.js';

async function shopWithArchive(): Promise<Shop> {
  const shop = shopWith({ buses: { orders: {}, stock: {} } });
  await shop.client.send(
    new CreateArchiveCommand({
      ArchiveName: 'paid',
      EventSourceArn: shop.eventBridge.bus('orders').arn,
      EventPattern: '{"detail-type":["OrderPaid"]}',
    }),
  );
  await shop.send(
    entry('OrderPlaced', { orderId: 'o-1' }),
    entry('OrderPaid', { orderId: 'o-1' }),
    entry('OrderPaid', { orderId: 'o-2' }, { EventBusName: 'stock' }),
  );
  return shop;
}

test('assertions on events read what an archive holds', async () => {
  using shop = await shopWithArchive();
  const archive = shop.eventBridge.archive('paid');

  expect(archive).toHaveReceivedEvent({ DetailType: 'OrderPaid', Detail: { orderId: 'o-1' } });
  expect(archive).toHaveReceivedEventTimes(1);
  expect(archive).toHaveReceivedLastEvent({ EventBusName: 'orders' });
  expect(archive).toHaveReceivedEventsInOrder([{ Source: 'shop' }]);
  expect(archive).not.toHaveReceivedEvent({ DetailType: 'OrderPlaced' });
});

test('an archive has none of the events that its pattern leaves out', async () => {
  using shop = await shopWithArchive();

  expect(
    failureOf(() => {
      expect(shop.eventBridge.archive('paid')).toHaveReceivedEvent({ DetailType: 'OrderPlaced' });
    }),
  ).toMatchInlineSnapshot(`
    expect(archive).toHaveReceivedEvent(expected)

    The only event in archive "paid" is not as expected.

    Event 1, "OrderPaid" from "shop":

      ✗ detail-type      "OrderPaid"         expected "OrderPlaced"

    Possible reasons:

      • 1 event that would be as expected came to bus "orders", but the archive does not hold it: does its pattern match, did it exist then, is its retention period over?
  `);
  expect(
    failureOf(() => {
      expect(shop.eventBridge.archive('paid')).toHaveReceivedEventTimes(2, { DetailType: 'OrderPaid' });
    }),
  ).toMatchInlineSnapshot(`
    expect(archive).toHaveReceivedEventTimes(n, expected)

    The only event in archive "paid" is as expected; 2 should be.

    As expected:

      event 1, "OrderPaid" from "shop"

    Possible reasons:

      • 1 event that would be as expected went to bus "stock".
  `);
});

test('a negated failure names the archived event', async () => {
  using shop = await shopWithArchive();

  expect(
    failureOf(() => {
      expect(shop.eventBridge.archive('paid')).not.toHaveReceivedEventTimes(1);
    }),
  ).toMatchInlineSnapshot(`
    expect(archive).not.toHaveReceivedEventTimes(n)

    1 event is in archive "paid"; expected any other number.

    Namely:

      event 1, "OrderPaid" from "shop"
  `);
});

test('an archive that does not exist, and what an archive does not keep', async () => {
  using shop = await shopWithArchive();
  const { eventBridge } = shop;

  expect(
    misuseOf(() => {
      expect(eventBridge.archive('pade')).not.toHaveReceivedEvent({});
    }),
  ).toMatchInlineSnapshot(`
    expect(received).not.toHaveReceivedEvent(expected)

    Matcher error: archive "pade" does not exist.
  `);
  expect(
    misuseOf(() => {
      expect(eventBridge.archive('paid')).toHaveReceivedEvent({ matchedRules: [] });
    }),
  ).toMatchInlineSnapshot(`
    expect(received).toHaveReceivedEvent(expected)

    Matcher error: expected names "matchedRules", which an archive does not keep.

    Look for it in eventBridge.events().
  `);
  expect(
    misuseOf(() => {
      expect(eventBridge.archive('paid')).toHaveReceivedNoOtherEvents();
    }),
  ).toMatchInlineSnapshot(`
    expect(received).toHaveReceivedNoOtherEvents()

    Matcher error: received must be a mock, a bus view or a stub of EventBridgeClient, but is a view of archive "paid".

    Pass what mockEventBridge returned: expect(eventBridge), or expect(eventBridge.bus(name)).
  `);
});
