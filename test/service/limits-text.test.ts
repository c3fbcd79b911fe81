import {
  EventBridgeClient,
  PutEventsCommand,
  PutRuleCommand,
  PutTargetsCommand,
  TagResourceCommand,
} from '@aws-sdk/client-eventbridge';
import { expect, test } from 'vitest';
import { mockEventBridge } from '../../src/index.js';

test('the history tells in plain words what has too many or too few', async () => {
  const client = new EventBridgeClient({});
  using eventBridge = mockEventBridge(client);
  const entry = { Source: 'shop', DetailType: 'OrderPaid', Detail: '{}' };
  const arn = 'arn:aws:sqs:us-east-1:123456789012:billing';
  const ignored = (): undefined => undefined;

  await client.send(new PutEventsCommand({ Entries: Array(11).fill(entry) })).catch(ignored);
  await client.send(new PutEventsCommand({ Entries: [] })).catch(ignored);
  await client
    .send(new PutRuleCommand({ Name: 'r'.repeat(65), Description: 'd'.repeat(600) }))
    .catch(ignored);
  await client
    .send(new PutTargetsCommand({ Rule: 'r', Targets: [{ Id: 'i'.repeat(65), Arn: arn }] }))
    .catch(ignored);
  await client.send(new TagResourceCommand({ ResourceARN: '', Tags: [] })).catch(ignored);

  expect(eventBridge.commands().map(({ explanation }) => explanation)).toEqual([
    '11 entries; PutEvents takes at most 10.',
    '0 entries; PutEvents takes at least 1.',
    'Name has 65 characters; PutRule takes at most 64. Description has 600 characters; PutRule takes at most 512.',
    'Targets[0].Id has 65 characters; PutTargets takes at most 64.',
    'ResourceARN has 0 characters; TagResource takes at least 1.',
  ]);
  expect(eventBridge.commands()[0]?.error?.message).not.toContain('takes at most');
});
