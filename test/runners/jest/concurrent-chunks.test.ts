import { EventBridgeClient, PutEventsCommand, PutRuleCommand } from '@aws-sdk/client-eventbridge';
import { expect, test } from '@jest/globals';
import { mockEventBridge } from 'aws-eventbridge-mock';
import 'aws-eventbridge-mock/jest';

// Jest runs these before it begins with the first test, and refuses to load files then.
test.concurrent('what is used first in a concurrent test is loaded', async () => {
  const client = new EventBridgeClient({ region: 'us-east-1' });
  using eventBridge = mockEventBridge(client, {
    seed: { buses: { orders: { rules: { paid: { pattern: { source: ['shop'] } } } } } },
  });
  await client.send(new PutRuleCommand({ Name: 'nightly', ScheduleExpression: 'cron(0 1 * * ? *)' }));
  await client.send(
    new PutEventsCommand({
      Entries: [{ Source: 'shop', DetailType: 'Paid', Detail: '{}', EventBusName: 'orders' }],
    }),
  );
  await eventBridge.settled();

  expect(eventBridge.bus('orders')).toHaveReceivedEvent({ source: 'shop' });
  expect(eventBridge.rule('nightly').state).toBe('ENABLED');
  expect(() => {
    expect(eventBridge.bus('orders')).toHaveReceivedEvent({ source: 'shpo' });
  }).toThrow('matched 1 event but has no target');
});
