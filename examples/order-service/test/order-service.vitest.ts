import { mockEventBridge } from 'aws-eventbridge-mock';
import 'aws-eventbridge-mock/vitest';
import { afterAll, afterEach, expect, test } from 'vitest';
import { billing } from '../src/billing.js';
import { publishOrders, type Order } from '../src/order-events.js';
import rules from '../rules.json' with { type: 'json' };

const auditQueue = 'arn:aws:sqs:us-east-1:123456789012:audit';

const eventBridge = mockEventBridge({
  region: 'us-east-1',
  seed: {
    buses: {
      orders: {
        rules: {
          'bill-large-orders': { ...rules.orders['bill-large-orders'], targets: [billing] },
          'audit-everything': { ...rules.orders['audit-everything'], targets: [auditQueue] },
        },
      },
    },
  },
});
afterEach(() => eventBridge.reset());
afterAll(() => eventBridge.restore());

const order = (id: string, total: number, tier: Order['customer']['tier'] = 'gold'): Order => ({
  id,
  total,
  customer: { name: 'Ada', tier },
});

test('an order is announced on the orders bus', async () => {
  await publishOrders([order('o-1', 20)]);

  expect(eventBridge.bus('orders')).toHaveReceivedEvent({
    source: 'shop.orders',
    'detail-type': 'Order Placed',
    detail: { id: 'o-1', customer: { tier: 'gold' } },
  });
});

test('25 orders go out in three requests', async () => {
  await publishOrders(Array.from({ length: 25 }, (_, n) => order(`o-${n}`, 20)));

  expect(eventBridge).toHaveReceivedEventTimes(25, { 'detail-type': 'Order Placed' });
  expect(eventBridge.commands('PutEvents')).toHaveLength(3);
});

test('a large order is billed, with the discount for gold customers', async () => {
  await publishOrders([order('o-1', 200)]);
  await eventBridge.settled();

  expect(eventBridge.rule('bill-large-orders', 'orders')).toHaveMatchedEvent({ detail: { id: 'o-1' } });
  expect(eventBridge).toHaveReceivedLastEvent({
    source: 'shop.billing',
    'detail-type': 'Invoice Created',
    detail: { orderId: 'o-1', amount: 180 },
  });
});

test('a small order and a basic customer are not billed', async () => {
  await publishOrders([order('o-1', 99.99), order('o-2', 500, 'basic')]);
  await eventBridge.settled();

  expect(eventBridge.rule('bill-large-orders', 'orders')).not.toHaveMatchedEvent();
  expect(eventBridge).not.toHaveReceivedEvent({ 'detail-type': 'Invoice Created' });
});

test('the audit queue gets the order and the invoice', async () => {
  await publishOrders([order('o-1', 200)]);
  await eventBridge.settled();

  expect(eventBridge.target(auditQueue)).toHaveReceivedInvocationTimes(2);
  expect(eventBridge.target(auditQueue)).toHaveReceivedInvocation({ 'detail-type': 'Invoice Created' });
});

test('orders survive a throttled request', async () => {
  eventBridge.fault('PutEvents', { error: 'ThrottlingException', times: 2 });

  await publishOrders([order('o-1', 20)]);

  expect(eventBridge).toHaveReceivedEventTimes(1, { detail: { id: 'o-1' } });
});

test('an order that EventBridge refuses for good is an error for the caller', async () => {
  const impossible = undefined as unknown as Order;

  await expect(publishOrders([impossible])).rejects.toThrow('1 events were refused: InvalidArgument');
});

test('the rule takes what the shop sends', () => {
  const rule = eventBridge.rule('bill-large-orders', 'orders');

  expect(rule).toMatchEvent({
    source: 'shop.orders',
    'detail-type': 'Order Placed',
    detail: order('o-1', 100),
  });
  expect(rule).not.toMatchEvent({
    source: 'shop.orders',
    'detail-type': 'Order Placed',
    detail: order('o-1', 99),
  });
});
