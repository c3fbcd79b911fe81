import { PutTargetsCommand } from '@aws-sdk/client-eventbridge';
import { expect, test } from 'vitest';
import type { Seed } from '../../src/index.js';
import '../../src/vitest.js';
import { failureOf } from './failure.js';
import { entry, shopWith } from './shop.js';

const billing = 'arn:aws:sqs:us-east-1:123456789012:billing';
const audit = 'arn:aws:sqs:us-east-1:123456789012:audit';
const dead = 'arn:aws:sqs:us-east-1:123456789012:dead';
const pattern = { detail: { total: [{ numeric: ['>=', 100] }], tier: ['gold', 'silver'] } };

const seed: Seed = {
  buses: {
    orders: {
      rules: {
        paid: { pattern, targets: [{ id: 'billing', arn: billing, deadLetterQueue: dead }] },
        all: { pattern: { source: ['shop'] }, targets: [billing, audit] },
      },
    },
  },
};

test('a rule has invoked its target, given by ARN or Id', async () => {
  using shop = shopWith(seed);
  await shop.send(entry('OrderPaid', { orderId: 'o-1', total: 150, tier: 'gold' }));
  await shop.eventBridge.settled();

  const rule = shop.eventBridge.rule('paid', 'orders');
  expect(rule).toHaveInvokedTarget(billing);
  expect(rule).toHaveInvokedTarget('billing');
  expect(rule).toHaveInvokedTarget('billing', { detail: { orderId: 'o-1' } });
  expect(rule).not.toHaveInvokedTarget(billing, { detail: { orderId: 'o-2' } });
});

test('the event that came closest is followed to where it stopped', async () => {
  using shop = shopWith(seed);
  await shop.send(
    entry('OrderPlaced', {}),
    entry('OrderPaid', { orderId: 'o-1', total: '150', tier: 'gold' }),
  );
  await shop.eventBridge.settled();

  expect(
    failureOf(() => {
      expect(shop.eventBridge.rule('paid', 'orders')).toHaveInvokedTarget(billing);
    }),
  ).toMatchInlineSnapshot(`
    expect(rule).toHaveInvokedTarget(target)

    Target "arn:aws:sqs:us-east-1:123456789012:billing" was not invoked by rule "paid" on bus "orders".

    Possible reasons:

      • Event 2, "OrderPaid" from "shop":
        PutEvents → bus orders → rule paid: detail.total needs numeric >= 100, received "150" → not delivered
        numeric compares JSON numbers only; the event has a string.
  `);
});

test('the event that would have been the input is followed to where it stopped', async () => {
  using shop = shopWith(seed);
  await shop.send(
    entry('OrderPaid', { orderId: 'o-1', total: 150, tier: 'gold' }),
    entry('OrderPaid', { orderId: 'o-2', total: 50 }),
  );
  await shop.eventBridge.settled();

  expect(
    failureOf(() => {
      expect(shop.eventBridge.rule('paid', 'orders')).toHaveInvokedTarget(billing, {
        detail: { orderId: 'o-2' },
      });
    }),
  ).toMatchInlineSnapshot(`
    expect(rule).toHaveInvokedTarget(target, input)

    The only invocation of target "arn:aws:sqs:us-east-1:123456789012:billing" by rule "paid" on bus "orders" is not as expected.

    Invocation 1, of rule "paid" on bus "orders" for "OrderPaid":

      ✗ detail.orderId   "o-1"               expected "o-2"

    Possible reasons:

      • Event 2, "OrderPaid" from "shop":
        PutEvents → bus orders → rule paid: detail.total needs numeric >= 100, received 50; detail.tier needs "gold" or "silver", received nothing → not delivered
  `);
});

test('a delivery that ended in a dead-letter queue is followed there', async () => {
  using shop = shopWith(seed);
  shop.eventBridge.target('billing').fault({ errorCode: 'NO_PERMISSIONS' });
  shop.eventBridge.emit({
    source: 'outlet',
    'detail-type': 'OrderPaid',
    detail: { total: 150, tier: 'gold' },
    eventBusName: 'orders',
  });
  await shop.eventBridge.settled();

  expect(
    failureOf(() => {
      expect(shop.eventBridge.rule('paid', 'orders')).toHaveInvokedTarget('billing');
    }),
  ).toMatchInlineSnapshot(`
    expect(rule).toHaveInvokedTarget(target)

    Target "billing" was not invoked by rule "paid" on bus "orders".

    Possible reasons:

      • Event 1, "OrderPaid" from "outlet":
        bus orders → rule paid → target arn:aws:sqs:us-east-1:123456789012:billing: NO_PERMISSIONS → dead-letter queue
  `);
});

test('a target that the rule got too late is named as the reason', async () => {
  using shop = shopWith(seed);
  await shop.send(entry('OrderPaid', { total: 150, tier: 'gold' }));
  const Targets = [{ Id: 'late', Arn: audit }];
  await shop.client.send(new PutTargetsCommand({ Rule: 'paid', EventBusName: 'orders', Targets }));
  await shop.eventBridge.settled();

  expect(
    failureOf(() => {
      expect(shop.eventBridge.rule('paid', 'orders')).toHaveInvokedTarget('late');
    }),
  ).toMatchInlineSnapshot(`
    expect(rule).toHaveInvokedTarget(target)

    Target "late" was not invoked by rule "paid" on bus "orders".

    Possible reasons:

      • Event 1, "OrderPaid" from "shop":
        PutEvents → bus orders → rule paid: did not have the target when the event arrived → not delivered
  `);
});

test('a negated failure shows the invocation, and why the rule matched', async () => {
  using shop = shopWith(seed);
  await shop.send(entry('OrderPaid', { orderId: 'o-1', total: 150, tier: 'gold' }));
  await shop.eventBridge.settled();

  expect(
    failureOf(() => {
      expect(shop.eventBridge.rule('paid', 'orders')).not.toHaveInvokedTarget(billing, {
        detail: { orderId: 'o-1' },
      });
    }),
  ).toMatchInlineSnapshot(`
    expect(rule).not.toHaveInvokedTarget(target, input)

    The only invocation of target "arn:aws:sqs:us-east-1:123456789012:billing" by rule "paid" on bus "orders" is as expected; it should not be.

    Invocation 1, of rule "paid" on bus "orders" for "OrderPaid":

      ✓ detail.orderId   "o-1"

    The rule's pattern matches the event of invocation 1:

      ✓ detail.total     150                 matches numeric >= 100
      ✓ detail.tier      "gold"              matches "gold"
  `);
  expect(
    failureOf(() => {
      expect(shop.eventBridge.rule('all', 'orders')).not.toHaveInvokedTarget(audit);
    }),
  ).toMatchInlineSnapshot(`
    expect(rule).not.toHaveInvokedTarget(target)

    Target "arn:aws:sqs:us-east-1:123456789012:audit" was invoked 1 time by rule "all" on bus "orders"; expected none.

    Namely:

      invocation 1, of rule "all" on bus "orders" for "OrderPaid"

    The rule's pattern matches the event of invocation 1:

      ✓ source           "shop"              matches "shop"
  `);
});
