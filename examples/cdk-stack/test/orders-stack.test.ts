import { readFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';
import { App } from 'aws-cdk-lib';
import { mockEventBridge } from 'aws-eventbridge-mock';
import { fromCdk } from 'aws-eventbridge-mock/templates';
import 'aws-eventbridge-mock/vitest';
import { afterAll, beforeEach, expect, test, vi } from 'vitest';
import { handler as billing } from '../src/billing.js';
import { orderPlaced } from '../src/events.js';
import { OrdersStack } from '../src/orders-stack.js';

// Without stacks to bundle, the CDK does not run esbuild: the rules are what is tested here.
const app = new App({ context: { 'aws:cdk:bundling-stacks': [] } });
const eventBridge = mockEventBridge({ seed: fromCdk(new OrdersStack(app, 'Orders')) });
vi.stubEnv('ORDERS_BUS', eventBridge.bus('Bus').name);

beforeEach(() => {
  eventBridge.reset();
  eventBridge.handle('Billing', billing);
});
afterAll(() => {
  eventBridge.restore();
  vi.unstubAllEnvs();
});

test('an order of 100 is billed, and its invoice is mailed', async () => {
  await orderPlaced({ id: 'o-1', customer: 'ada@example.com', total: 100 });
  await eventBridge.settled();

  expect(eventBridge.rule('BillOrders')).toHaveMatchedEvent({ detail: { id: 'o-1' } });
  expect(eventBridge.target('Mails')).toHaveReceivedInvocation({
    to: 'ada@example.com',
    subject: 'Invoice for order o-1',
  });
});

test('a smaller order is not', async () => {
  await orderPlaced({ id: 'o-2', customer: 'ada@example.com', total: 99 });
  await eventBridge.settled();

  expect(eventBridge.rule('BillOrders')).not.toHaveMatchedEvent();
});

test('an order that cannot be billed is kept, after two more tries', async () => {
  eventBridge.target('Billing').fault({ errorCode: 'THROTTLING' });
  await orderPlaced({ id: 'o-3', customer: 'ada@example.com', total: 250 });
  await eventBridge.clock.advanceBy('1 hour');

  expect(eventBridge.target('Billing')).toHaveReceivedDeadLetter({
    messageAttributes: { RETRY_ATTEMPTS: '2' },
  });
});

test('a total that is sent as text is found, as the README shows it', async () => {
  const Detail = JSON.stringify({ id: 'o-1', customer: 'ada@example.com', total: '100.00' });
  eventBridge.emit({ EventBusName: 'orders', Source: 'shop.orders', DetailType: 'Order Placed', Detail });
  await eventBridge.settled();

  const [, shown] = /```text\n([^]+?)```/.exec(readFileSync('README.md', 'utf8')) ?? [];
  expect(`${failure().trimEnd()}\n`).toBe(shown);
});

function failure(): string {
  try {
    expect(eventBridge.rule('BillOrders')).toHaveMatchedEvent({ detail: { id: 'o-1' } });
  } catch (error) {
    return stripVTControlCharacters((error as Error).message);
  }
  return 'It passed.';
}
