import { CreateArchiveCommand, StartReplayCommand } from '@aws-sdk/client-eventbridge';
import { expect, test } from 'vitest';
import '../../src/vitest.js';
import { failureOf, misuseOf } from './failure.js';
import { entry, type Shop, shopWith } from './shop.js';

async function shopWithReplay(): Promise<Shop> {
  const shop = shopWith({ buses: { orders: {} } });
  const { arn } = shop.eventBridge.bus('orders');
  await shop.client.send(new CreateArchiveCommand({ ArchiveName: 'all', EventSourceArn: arn }));
  await shop.send(entry('OrderPaid', { orderId: 'o-1' }));
  const now = shop.eventBridge.clock.now().getTime();
  await shop.client.send(
    new StartReplayCommand({
      ReplayName: 'again',
      EventSourceArn: arn.replace('event-bus/orders', 'archive/all'),
      EventStartTime: new Date(now - 60_000),
      EventEndTime: new Date(now),
      Destination: { Arn: arn },
    }),
  );
  return shop;
}

test('assertions on events read what a replay has sent', async () => {
  using shop = await shopWithReplay();
  const replay = shop.eventBridge.replay('again');
  expect(replay).toHaveReceivedEventTimes(0);
  await shop.eventBridge.clock.advanceBy('1 hour');

  expect(replay).toHaveReceivedEvent({ DetailType: 'OrderPaid', Detail: { orderId: 'o-1' } });
  expect(replay).toHaveReceivedEventTimes(1);
  expect(replay).toHaveReceivedLastEvent({ EventBusName: 'orders' });
  expect(replay).toHaveReceivedEventsInOrder([{ Source: 'shop' }]);
});

test('a replay that has sent nothing yet says what it waits for', async () => {
  using shop = await shopWithReplay();

  expect(
    failureOf(() => {
      expect(shop.eventBridge.replay('again')).toHaveReceivedEvent({ DetailType: 'OrderPaid' });
    }),
  ).toMatchInlineSnapshot(`
    expect(replay).toHaveReceivedEvent(expected)

    No event was sent by replay "again".

    Possible reasons:

      • Replay "again" is STARTING: it only sends events when time passes. await eventBridge.clock.advanceBy(…)
  `);
});

test('what a replay has sent, and what it has not', async () => {
  using shop = await shopWithReplay();
  await shop.eventBridge.clock.advanceBy('1 hour');
  const replay = shop.eventBridge.replay('again');

  expect(
    failureOf(() => {
      expect(replay).toHaveReceivedEvent({ DetailType: 'OrderPlaced' });
    }),
  ).toMatchInlineSnapshot(`
    expect(replay).toHaveReceivedEvent(expected)

    The only event of replay "again" is not as expected.

    Event 1, "OrderPaid" from "shop":

      ✗ detail-type      "OrderPaid"         expected "OrderPlaced"
  `);
  expect(
    failureOf(() => {
      expect(replay).not.toHaveReceivedEvent({ DetailType: 'OrderPaid' });
    }),
  ).toMatchInlineSnapshot(`
    expect(replay).not.toHaveReceivedEvent(expected)

    The only event of replay "again" is as expected; it should not be.

    Event 1, "OrderPaid" from "shop":

      ✓ detail-type      "OrderPaid"
  `);
});

test('a replay that does not exist, or has another name', async () => {
  using shop = await shopWithReplay();

  expect(
    misuseOf(() => {
      expect(shop.eventBridge.replay('once')).not.toHaveReceivedEvent({});
    }),
  ).toMatchInlineSnapshot(`
    expect(received).not.toHaveReceivedEvent(expected)

    Matcher error: replay "once" does not exist.
  `);
});
