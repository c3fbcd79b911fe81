import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { expect, test, vi } from 'vitest';
import { mockEventBridge } from '../../src/index.js';
import { snapshotSerializer } from '../../src/matchers.js';

test('records print once where two copies of the kit are registered', async () => {
  vi.resetModules();
  const copy = await import('../../src/matchers.js');
  expect(copy.snapshotSerializer).not.toBe(snapshotSerializer);
  expect.addSnapshotSerializer(snapshotSerializer);
  expect.addSnapshotSerializer(copy.snapshotSerializer);
  const client = new EventBridgeClient({});
  using eventBridge = mockEventBridge(client);
  await client.send(
    new PutEventsCommand({ Entries: [{ Source: 'shop', DetailType: 'Paid', Detail: '{}' }] }),
  );
  const [event] = eventBridge.events();

  expect([event, { again: event }]).toMatchInlineSnapshot(`
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
      {
        "again": {
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
      },
    ]
  `);
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
  expect(Reflect.ownKeys(event ?? {})).toEqual(Object.keys(event ?? {}));
});
