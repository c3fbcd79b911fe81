import { cpSync } from 'node:fs';
import { createRequire } from 'node:module';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { mockEventBridge } from 'aws-eventbridge-mock';
import { snapshotSerializer } from 'aws-eventbridge-mock/matchers';
import { expect, test } from 'vitest';

const require = createRequire(import.meta.url);
type Matchers = typeof import('aws-eventbridge-mock/matchers');

test('both formats of the kit are one instance', () => {
  const commonJs = require('../../../.cache/code/matchers.cjs') as Matchers;

  expect(commonJs.snapshotSerializer).toBe(snapshotSerializer);
});

test('records print once where two copies of the kit are registered', async () => {
  cpSync('.cache/code', '.cache/copy-of-code', { recursive: true });
  const copy = require('../../../.cache/copy-of-code/matchers.cjs') as Matchers;
  expect(copy.snapshotSerializer).not.toBe(snapshotSerializer);
  expect.addSnapshotSerializer(snapshotSerializer);
  expect.addSnapshotSerializer(copy.snapshotSerializer);
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
