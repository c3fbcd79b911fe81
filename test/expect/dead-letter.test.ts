import { expect, test } from 'vitest';
import type { Seed } from '../../src/index.js';
import '../../src/vitest.js';
import { asReadersSee, failureOf } from './failure.js';
import { entry, type Shop, shopWith } from './shop.js';

const billing = 'arn:aws:sqs:us-east-1:123456789012:billing';
const stock = 'arn:aws:sqs:us-east-1:123456789012:stock';
const dead = 'arn:aws:sqs:us-east-1:123456789012:dead';

const seed: Seed = {
  buses: {
    orders: {
      rules: {
        paid: {
          pattern: { 'detail-type': ['OrderPaid'] },
          targets: [{ arn: billing, deadLetterQueue: dead }, { arn: stock }],
        },
      },
    },
  },
};

async function shopWithDeadLetter(): Promise<Shop> {
  const shop = shopWith(seed);
  shop.eventBridge.target(billing).fault({ errorCode: 'NO_PERMISSIONS' });
  await shop.send(entry('OrderPaid', { orderId: 'o-1', total: 150 }));
  await shop.eventBridge.settled();
  return shop;
}

test('a dead letter is found by any part of it', async () => {
  using shop = await shopWithDeadLetter();
  const { eventBridge } = shop;
  const target = eventBridge.target(billing);

  expect(eventBridge).toHaveReceivedDeadLetter();
  expect(target).toHaveReceivedDeadLetter();
  expect(target).toHaveReceivedDeadLetter({ queueArn: dead });
  expect(target).toHaveReceivedDeadLetter({
    messageAttributes: { ERROR_CODE: 'NO_PERMISSIONS', EXHAUSTED_RETRY_CONDITION: undefined },
  });
  expect(target).toHaveReceivedDeadLetter({ event: { DetailType: 'OrderPaid', Detail: { orderId: 'o-1' } } });
  expect(target).toHaveReceivedDeadLetter({ event: expect.objectContaining({ Source: 'shop' }) });
  expect(target).toHaveReceivedDeadLetter({ body: { detail: { total: 150 } } });
  expect(target).toHaveReceivedDeadLetter({ body: expect.stringContaining('"orderId":"o-1"') });
  expect(target).toHaveReceivedDeadLetter({ body: expect.objectContaining({ source: 'shop' }) });
  expect(target).toHaveReceivedDeadLetter({ rule: { name: 'paid' }, target: { arn: billing } });
  expect(target).toHaveReceivedDeadLetter({ sentAt: expect.any(Date) });
  expect(eventBridge).toHaveReceivedDeadLetter(expect.objectContaining({ queueArn: dead }));

  expect(eventBridge.target(stock)).not.toHaveReceivedDeadLetter();
  expect(target).not.toHaveReceivedDeadLetter({ queueArn: stock });
  expect(target).not.toHaveReceivedDeadLetter({ body: { detail: { total: 1 } } });
});

test('a dead letter that is not as expected is shown part by part', async () => {
  using shop = await shopWithDeadLetter();

  expect(
    failureOf(() => {
      expect(shop.eventBridge.target(billing)).toHaveReceivedDeadLetter({
        messageAttributes: { ERROR_CODE: 'THROTTLING' },
        event: { detail: { orderId: 'o-2' } },
      });
    }),
  ).toMatchInlineSnapshot(`
    expect(target).toHaveReceivedDeadLetter(expected)

    The only dead letter for target "arn:aws:sqs:us-east-1:123456789012:billing" is not as expected.

    Dead letter 1, of rule "paid" on bus "orders" for "OrderPaid" (NO_PERMISSIONS):

      ✗ messageAttributes.ERROR_CODE  "NO_PERMISSIONS"    expected "THROTTLING"
      ✗ event.detail.orderId          "o-1"               expected "o-2"
  `);
});

test('a delivery that succeeded is named as the reason', async () => {
  using shop = await shopWithDeadLetter();

  expect(
    failureOf(() => {
      expect(shop.eventBridge.target(stock)).toHaveReceivedDeadLetter();
    }),
  ).toMatchInlineSnapshot(`
    expect(target).toHaveReceivedDeadLetter()

    No dead letter was sent for target "arn:aws:sqs:us-east-1:123456789012:stock".

    Possible reasons:

      • 1 delivery succeeded.
  `);
});

test('an event that was lost for want of a queue is named as the reason', async () => {
  using shop = shopWith(seed);
  shop.eventBridge.target(stock).fault({ errorCode: 'NO_PERMISSIONS' });
  shop.eventBridge.emit({ source: 'shop', 'detail-type': 'OrderPaid', eventBusName: 'orders' });
  await shop.eventBridge.settled();

  const message = failureOf(() => {
    expect(shop.eventBridge.target(stock)).toHaveReceivedDeadLetter();
  });
  expect(asReadersSee(message.replace(/event [\da-f-]{36}/, 'event <id>'))).toMatchInlineSnapshot(`
    expect(target).toHaveReceivedDeadLetter()

    No dead letter was sent for target "arn:aws:sqs:us-east-1:123456789012:stock".

    Possible reasons:

      • rule/orders/paid → arn:aws:sqs:us-east-1:123456789012:stock: event <id> is lost, since the target has no dead-letter queue. NO_PERMISSIONS: A fault that the test planned.
  `);
});

test('without a delivery nothing can fail', () => {
  using shop = shopWith(seed);

  expect(
    failureOf(() => {
      expect(shop.eventBridge).toHaveReceivedDeadLetter({ queueArn: dead });
    }),
  ).toMatchInlineSnapshot(`
    expect(eventBridge).toHaveReceivedDeadLetter(expected)

    No dead letter was sent.

    Possible reasons:

      • There was no delivery that could have failed.
      • PutEvents was never called by a client that this mock is attached to. Does the code under test use such a client, and is it awaited?
      • No client of this mock has sent anything. If modules were reset, or another copy of the SDK is loaded, attach the class that the code under test uses: eventBridge.attach(EventBridgeClient).
  `);
});

test('a negated failure shows the dead letter', async () => {
  using shop = await shopWithDeadLetter();

  expect(
    failureOf(() => {
      expect(shop.eventBridge).not.toHaveReceivedDeadLetter();
    }),
  ).toMatchInlineSnapshot(`
    expect(eventBridge).not.toHaveReceivedDeadLetter()

    1 dead letter was sent; expected none.

    Namely:

      dead letter 1, of rule "paid" on bus "orders" for "OrderPaid" (NO_PERMISSIONS)
  `);
  expect(
    failureOf(() => {
      expect(shop.eventBridge).not.toHaveReceivedDeadLetter({ queueArn: dead });
    }),
  ).toMatchInlineSnapshot(`
    expect(eventBridge).not.toHaveReceivedDeadLetter(expected)

    The only dead letter is as expected; it should not be.

    Dead letter 1, of rule "paid" on bus "orders" for "OrderPaid" (NO_PERMISSIONS):

      ✓ queueArn         "arn:aws:sqs:us-east-1:123456789012:dead"
  `);
});
