import { expect, test } from 'vitest';
import '../../src/vitest.js';
import { failureOf } from './failure.js';
import { entry, shopWith } from './shop.js';

const billing = 'arn:aws:lambda:us-east-1:123456789012:function:billing';
const sweep = 'arn:aws:sqs:us-east-1:123456789012:sweep';
const rules = {
  paid: { pattern: { 'detail-type': ['OrderPaid'] }, targets: [billing] },
  swept: {
    pattern: { 'detail-type': ['OrderPaid'] },
    targets: [{ id: 'sweep', arn: sweep, input: { job: 'sweep' } }],
  },
};

async function shopAfterTwoPayments() {
  const shop = shopWith({ buses: { orders: { rules } } });
  await shop.send(entry('OrderPaid', { orderId: 'o-1' }), entry('OrderPaid', { orderId: 'o-2' }));
  await shop.eventBridge.settled();
  return shop;
}

test('a target has received its input, compared in part', async () => {
  using shop = await shopAfterTwoPayments();

  expect(shop.eventBridge.target(billing)).toHaveReceivedInvocation();
  expect(shop.eventBridge.target(billing)).toHaveReceivedInvocation({ detail: { orderId: 'o-2' } });
  expect(shop.eventBridge.target(billing)).toHaveReceivedInvocation(
    expect.objectContaining({ source: 'shop' }),
  );
  expect(shop.eventBridge.target(billing)).not.toHaveReceivedInvocation({ detail: { orderId: 'o-3' } });
  expect(shop.eventBridge.target('sweep')).toHaveReceivedInvocation({ job: 'sweep' });
  expect(shop.eventBridge.target(sweep)).toHaveReceivedInvocationTimes(2);
  expect(shop.eventBridge.target(billing)).toHaveReceivedInvocationTimes(1, { detail: { orderId: 'o-1' } });
  expect(shop.eventBridge.target(billing)).not.toHaveReceivedInvocationTimes(1);
});

test('an input that no invocation had is shown beside the closest', async () => {
  using shop = await shopAfterTwoPayments();

  expect(
    failureOf(() => {
      expect(shop.eventBridge.target(billing)).toHaveReceivedInvocation({ source: 'shop', orderId: 'o-2' });
    }),
  ).toMatchInlineSnapshot(`
    expect(target).toHaveReceivedInvocation(input)

    None of the 2 invocations of target "arn:aws:lambda:us-east-1:123456789012:function:billing" is as expected.

    Closest is invocation 1, of rule "paid" on bus "orders" for "OrderPaid":

      ✗ orderId          (missing)           expected "o-2"
                         did you mean detail.orderId ("o-1")?
      ✓ source           "shop"

    Equally close is invocation 2, of rule "paid" on bus "orders" for "OrderPaid":

      ✗ orderId          (missing)           expected "o-2"
                         did you mean detail.orderId ("o-2")?
      ✓ source           "shop"
  `);
  expect(
    failureOf(() => {
      expect(shop.eventBridge.target('sweep')).toHaveReceivedInvocation('sweep');
    }),
  ).toMatchInlineSnapshot(`
    expect(target).toHaveReceivedInvocation(input)

    None of the 2 invocations of target "sweep" is as expected.

    Closest is invocation 1, of rule "swept" on bus "orders" for "OrderPaid":

      ✗ input            {"job": "sweep"}    expected "sweep"

    The others:

      invocation 2, of rule "swept" on bus "orders" for "OrderPaid"
  `);
});

test('a wrong number of invocations lists them', async () => {
  using shop = await shopAfterTwoPayments();

  expect(
    failureOf(() => {
      expect(shop.eventBridge.target(billing)).toHaveReceivedInvocationTimes(1);
    }),
  ).toMatchInlineSnapshot(`
    expect(target).toHaveReceivedInvocationTimes(n)

    Target "arn:aws:lambda:us-east-1:123456789012:function:billing" was invoked 2 times; expected 1.

    Namely:

      invocation 1, of rule "paid" on bus "orders" for "OrderPaid"
      invocation 2, of rule "paid" on bus "orders" for "OrderPaid"
  `);
  expect(
    failureOf(() => {
      expect(shop.eventBridge.target(billing)).toHaveReceivedInvocationTimes(2, {
        detail: { orderId: 'o-2' },
      });
    }),
  ).toMatchInlineSnapshot(`
    expect(target).toHaveReceivedInvocationTimes(n, input)

    1 of the 2 invocations of target "arn:aws:lambda:us-east-1:123456789012:function:billing" is as expected; 2 should be.

    As expected:

      invocation 2, of rule "paid" on bus "orders" for "OrderPaid"

    Closest is invocation 1, of rule "paid" on bus "orders" for "OrderPaid":

      ✗ detail.orderId   "o-1"               expected "o-2"
  `);
});

test('a negated failure shows the invocation', async () => {
  using shop = await shopAfterTwoPayments();

  expect(
    failureOf(() => {
      expect(shop.eventBridge.target(billing)).not.toHaveReceivedInvocation({ detail: { orderId: 'o-2' } });
    }),
  ).toMatchInlineSnapshot(`
    expect(target).not.toHaveReceivedInvocation(input)

    1 of the 2 invocations of target "arn:aws:lambda:us-east-1:123456789012:function:billing" is as expected; none should be.

    Invocation 2, of rule "paid" on bus "orders" for "OrderPaid":

      ✓ detail.orderId   "o-2"
  `);
  expect(
    failureOf(() => {
      expect(shop.eventBridge.target(billing)).not.toHaveReceivedInvocation();
    }),
  ).toMatchInlineSnapshot(`
    expect(target).not.toHaveReceivedInvocation()

    Target "arn:aws:lambda:us-east-1:123456789012:function:billing" was invoked 2 times; expected none.

    Namely:

      invocation 1, of rule "paid" on bus "orders" for "OrderPaid"
      invocation 2, of rule "paid" on bus "orders" for "OrderPaid"
  `);
});

test('an invocation whose handler failed was received all the same', async () => {
  using shop = shopWith({ buses: { orders: { rules } } });
  shop.eventBridge.handle(billing, () => {
    throw new TypeError('no price');
  });
  await shop.send(entry('OrderPaid', { orderId: 'o-1' }));
  await shop.eventBridge.settled();

  expect(shop.eventBridge.target(billing)).toHaveReceivedInvocation();
  expect(
    failureOf(() => {
      expect(shop.eventBridge.target(billing)).toHaveReceivedInvocation({ detail: { orderId: 'o-2' } });
    }),
  ).toMatchInlineSnapshot(`
    expect(target).toHaveReceivedInvocation(input)

    The only invocation of target "arn:aws:lambda:us-east-1:123456789012:function:billing" is not as expected.

    Invocation 1, of rule "paid" on bus "orders" for "OrderPaid" (called 3 times: the handler failed, and Lambda tries twice more):

      ✗ detail.orderId   "o-1"               expected "o-2"
  `);
});

test('a delivery that is pending is named as the reason', async () => {
  using shop = shopWith({ buses: { orders: { rules: { paid: rules.paid } } } });
  await shop.send(entry('OrderPaid', {}));

  expect(
    failureOf(() => {
      expect(shop.eventBridge.target(billing)).toHaveReceivedInvocation();
    }),
  ).toMatchInlineSnapshot(`
    expect(target).toHaveReceivedInvocation()

    Target "arn:aws:lambda:us-east-1:123456789012:function:billing" was not invoked.

    Possible reasons:

      • 1 delivery is still pending; await eventBridge.settled()
  `);
});

test('each rule that has the target says why it did not invoke it', async () => {
  using shop = shopWith({
    buses: {
      default: { rules: { nightly: { schedule: 'rate(1 day)', targets: [billing] } } },
      empty: { rules: { any: { pattern: { source: ['shop'] }, targets: [billing] } } },
      orders: {
        rules: {
          returned: { pattern: { 'detail-type': ['OrderReturned'] }, targets: [billing] },
          off: { pattern: { 'detail-type': ['OrderPaid'] }, state: 'DISABLED', targets: [billing] },
          other: { pattern: { 'detail-type': ['OrderPaid'] }, targets: [sweep] },
        },
      },
    },
  });
  await shop.send(entry('OrderPaid', {}));
  await shop.eventBridge.settled();

  expect(
    failureOf(() => {
      expect(shop.eventBridge.target(billing)).toHaveReceivedInvocation();
    }),
  ).toMatchInlineSnapshot(`
    expect(target).toHaveReceivedInvocation()

    Target "arn:aws:lambda:us-east-1:123456789012:function:billing" was not invoked.

    Possible reasons:

      • Rule "nightly" on bus "default" has a schedule and no event pattern: it only runs when time passes. await eventBridge.clock.advanceBy(…)
      • Rule "any" on bus "empty" had nothing to match: its bus received no event.
      • Event 1, "OrderPaid" from "shop":
        PutEvents → bus orders → rule returned: detail-type needs "OrderReturned", received "OrderPaid" → not delivered
      • Rule "off" on bus "orders" is DISABLED; it would have matched 1 event.
  `);
});

test('an input that shaping dropped is named as the reason', async () => {
  using shop = shopWith({
    buses: {
      orders: { rules: { paid: { ...rules.paid, targets: [{ arn: billing, inputPath: '$.details' }] } } },
    },
  });
  await shop.send(entry('OrderPaid', {}));
  await shop.eventBridge.settled();

  expect(
    failureOf(() => {
      expect(shop.eventBridge.target(billing)).toHaveReceivedInvocation();
    }),
  ).toMatchInlineSnapshot(`
    expect(target).toHaveReceivedInvocation()

    Target "arn:aws:lambda:us-east-1:123456789012:function:billing" was not invoked.

    Possible reasons:

      • rule/orders/paid → arn:aws:lambda:us-east-1:123456789012:function:billing: InputPath $.details finds nothing in the event, so the target gets nothing.
        Paths start at the envelope: $.detail.order-id, $.source.
  `);
});
