import { readFileSync } from 'node:fs';
import { mockEventBridge } from 'aws-eventbridge-mock';
import { fromTerraform } from 'aws-eventbridge-mock/templates';
import 'aws-eventbridge-mock/vitest';
import { afterAll, afterEach, expect, test } from 'vitest';
import { handler as billing } from '../src/billing.js';
import { placeOrder } from '../src/shop.js';

const plan = new URL('../plan.json', import.meta.url);

/** The account as main.tf makes it, with the function that it deploys. */
function deployed(text: string) {
  const account = mockEventBridge({ region: 'eu-central-1', seed: fromTerraform(text) });
  account.handle('module.billing.aws_lambda_function.this', billing);
  return account;
}

const eventBridge = deployed(readFileSync(plan, 'utf8'));
afterEach(() => eventBridge.reset());
afterAll(() => eventBridge.restore());

test('a large order is billed, and its warehouse is told', async () => {
  await placeOrder({ id: 'o-1', total: 200, warehouse: 'porto' });
  await eventBridge.settled();

  expect(eventBridge.rule('aws_cloudwatch_event_rule.bill')).toHaveMatchedEvent({ detail: { id: 'o-1' } });
  expect(eventBridge.target('aws_sqs_queue.warehouse["porto"]')).toHaveReceivedInvocation({
    'detail-type': 'Invoice Created',
    detail: { orderId: 'o-1', amount: 180 },
  });
  expect(eventBridge.target('aws_sqs_queue.warehouse["berlin"]')).not.toHaveReceivedInvocation();
});

test('a small order is not billed', async () => {
  await placeOrder({ id: 'o-2', total: 99.99, warehouse: 'berlin' });
  await eventBridge.settled();

  expect(eventBridge.rule('aws_cloudwatch_event_rule.bill')).not.toHaveMatchedEvent();
  expect(eventBridge).not.toHaveReceivedEvent({ 'detail-type': 'Invoice Created' });
});

test('an order that cannot be billed is kept', async () => {
  eventBridge.target('module.billing.aws_lambda_function.this').fault({ errorCode: 'SDK_CLIENT_ERROR' });

  await placeOrder({ id: 'o-3', total: 300, warehouse: 'berlin' });
  await eventBridge.settled();

  expect(eventBridge).toHaveReceivedDeadLetter({
    queueArn: expect.stringMatching(/:unbilled-orders$/),
    event: { detail: { id: 'o-3' } },
  });
});

/** What README.md shows: a slip in main.tf that Terraform does not see. */
test('a rule that never matches is found', async () => {
  eventBridge.restore();
  using mistaken = deployed(readFileSync(plan, 'utf8').replaceAll('Order Placed', 'OrderPlaced'));
  await placeOrder({ id: 'o-1', total: 200, warehouse: 'porto' });

  expect(() => {
    expect(mistaken.rule('aws_cloudwatch_event_rule.bill')).toHaveMatchedEvent({ detail: { id: 'o-1' } });
  }).toThrow('is "Order Placed" or "OrderPlaced" misspelt?');
});
