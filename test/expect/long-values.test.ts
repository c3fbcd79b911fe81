import { CreateConnectionCommand } from '@aws-sdk/client-eventbridge';
import { expect, test } from 'vitest';
import '../../src/vitest.js';
import { failureOf, misuseOf } from './failure.js';
import { entry, shopWith } from './shop.js';

/** 200 kB that end in what matters. */
function large(last: object): object {
  const lines = Array.from({ length: 2000 }, (_, number) => ({
    sku: `sku-${number}`,
    note: 'x'.repeat(75),
  }));
  return { lines, text: 'y'.repeat(40_000), ...last };
}

test('of a large detail only the path that differs is shown', async () => {
  using shop = shopWith({
    buses: { orders: { rules: { paid: { pattern: { detail: { total: [1] } }, targets: [] } } } },
  });
  await shop.send(entry('OrderPaid', large({ total: 150 })));

  expect(
    failureOf(() => {
      expect(shop.eventBridge).toHaveReceivedEvent({ Detail: large({ total: 151 }) });
    }),
  ).toMatchInlineSnapshot(`
    expect(eventBridge).toHaveReceivedEvent(expected)

    The only event received is not as expected.

    Event 1, "OrderPaid" from "shop" on bus "orders":

      ✓ detail.lines[0].note  "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…
      ✓ detail.lines[0].sku   "sku-0"
      ✓ detail.lines[1].note  "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…
      ✓ detail.lines[1].sku   "sku-1"
      ✓ detail.lines[2].note  "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…
      ✓ detail.lines[2].sku   "sku-2"
      ✓ detail.lines[3].note  "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…
      ✓ detail.lines[3].sku   "sku-3"
      ✓ detail.lines[4].note  "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…
      ✓ detail.lines[4].sku   "sku-4"
      ✓ detail.lines[5].note  "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…
      ✓ detail.lines[5].sku   "sku-5"
      ✗ detail.total          150                 expected 151
      ✓ … 3989 more hold
  `);
  expect(
    failureOf(() => {
      expect(shop.eventBridge).toHaveReceivedEvent({ Detail: { text: `${'y'.repeat(39_990)}z` } });
    }),
  ).toMatchInlineSnapshot(`
    expect(eventBridge).toHaveReceivedEvent(expected)

    The only event received is not as expected.

    Event 1, "OrderPaid" from "shop" on bus "orders":

      ✗ detail.text      …yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy"  expected …yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyz"
  `);
  expect(
    failureOf(() => {
      expect(shop.eventBridge).toHaveReceivedEvent(expect.objectContaining({ detail: large({}) }));
    }).length,
  ).toBeLessThan(1000);
  expect(
    failureOf(() => {
      expect(shop.eventBridge).not.toHaveReceivedEvent({ Detail: large({ total: 150 }) });
    }).length,
  ).toBeLessThan(2000);
  expect(
    failureOf(() => {
      expect(shop.eventBridge.rule('paid', 'orders')).toHaveMatchedEvent({ Detail: large({}) });
    }).length,
  ).toBeLessThan(1000);
});

test('secrets of connections are not printed', async () => {
  using shop = shopWith();
  await shop.client.send(
    new CreateConnectionCommand({
      Name: 'c',
      AuthorizationType: 'API_KEY',
      AuthParameters: { ApiKeyAuthParameters: { ApiKeyName: 'k', ApiKeyValue: 'hush' } },
    }),
  );
  const [command] = shop.eventBridge.commands('CreateConnection');
  const parameters = command?.input.AuthParameters;

  expect(
    misuseOf(() => {
      expect(parameters).toHaveReceivedEvent({});
    }),
  ).toMatchInlineSnapshot(`
    expect(received).toHaveReceivedEvent(expected)

    Matcher error: received must be a mock, a bus view, an archive view, a replay view or a stub of EventBridgeClient, but is {"ApiKeyAuthParameters": {"ApiKeyName": "k", "ApiKeyValue": "(secret)"}}.

    Pass what mockEventBridge returned: expect(eventBridge), or expect(eventBridge.bus(name)).
  `);
  expect(
    failureOf(() => {
      expect(shop.eventBridge).toHaveReceivedEvent({});
    }),
  ).not.toContain('hush');
  expect(
    misuseOf(() => {
      expect(shop.eventBridge).toHaveReceivedEvent({ Source: 'shop', Detail: [parameters] });
    }),
  ).not.toContain('hush');
});
