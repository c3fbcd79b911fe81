import { createRequire } from 'node:module';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { mockEventBridge } from 'aws-eventbridge-mock';
import { snapshotSerializer } from 'aws-eventbridge-mock/matchers';
import { expect, test } from 'vitest';

const require = createRequire(import.meta.url);
const commonJs =
  require('../../../.cache/code/matchers.cjs') as typeof import('aws-eventbridge-mock/matchers');

test('records print once where both formats of the kit are registered', async () => {
  expect(commonJs.snapshotSerializer).not.toBe(snapshotSerializer);
  expect.addSnapshotSerializer(snapshotSerializer);
  expect.addSnapshotSerializer(commonJs.snapshotSerializer);
  const client = new EventBridgeClient({ region: 'us-east-1' });
  const eventBridge = mockEventBridge(client);
  await client.send(
    new PutEventsCommand({ Entries: [{ Source: 'shop', DetailType: 'Paid', Detail: '{}' }] }),
  );

  expect(eventBridge.events()).toMatchInlineSnapshot(`
    [
      {
        "account": "123456789012",
        "detail": {},
        "detail-type": "Paid",
        "eventBusArn": "arn:aws:events:us-east-1:123456789012:event-bus/default",
        "eventBusName": "default",
        "id": "<id 1>",
        "matchedRules": [],
        "receivedAt": "<time>",
        "region": "us-east-1",
        "resources": [],
        "source": "shop",
        "time": "<time>",
        "version": "0",
      },
    ]
  `);
  eventBridge.restore();
});
