import {
  EventBridgeClient,
  PutEventsCommand,
  PutRuleCommand,
  type PutRuleRequest,
} from '@aws-sdk/client-eventbridge';
import { expect, jest, test } from '@jest/globals';
import { InvalidSeed, mockEventBridge } from 'aws-eventbridge-mock';

test('what is loaded after resetModules() is of the kit that asks for it', async () => {
  const client = new EventBridgeClient({ region: 'us-east-1' });
  const eventBridge = mockEventBridge(client);
  const rule: PutRuleRequest = { Name: 'paid', EventPattern: '{"source":["shop"]}' };
  jest.resetModules();
  jest.useFakeTimers();

  await client.send(new PutRuleCommand(rule));
  await client.send(
    new PutEventsCommand({ Entries: [{ Source: 'shop', DetailType: 'Paid', Detail: '{}' }] }),
  );

  expect(eventBridge.events()[0]?.matchedRules).toHaveLength(1);
  expect(() => {
    eventBridge.seed({ buses: { default: { rules: { paid: { pattern: 'source' } } } } });
  }).toThrow(InvalidSeed);
  eventBridge.restore();
  jest.useRealTimers();
});
