import { EventBridgeClient, PutRuleCommand } from '@aws-sdk/client-eventbridge';
import { expect, test } from 'vitest';
import { stubbedDoor } from './stub-service.js';

const putRule = new PutRuleCommand({ Name: 'r' });

test('a door is busy from send until the answer, and whenIdle waits for it', async () => {
  using stub = stubbedDoor();
  const client = new EventBridgeClient({});
  stub.door.attach(client);
  expect(stub.door.busy).toBe(false);

  const first = client.send(putRule);
  void client.send(putRule);
  expect(stub.door.busy).toBe(true);
  await stub.door.whenIdle();
  expect(stub.door.busy).toBe(false);
  expect(stub.records).toHaveLength(2);
  await first;
});

test('whenIdle waits for commands that fail, and for retries', async () => {
  using stub = stubbedDoor();
  const client = new EventBridgeClient({});
  stub.door.attach(client);
  stub.door.fault('PutRule', { error: 'ThrottlingException' });

  const sending = client.send(putRule).catch((error: unknown) => error);
  await stub.door.whenIdle();
  expect(stub.records).toMatchObject([{ attempts: 3, error: { name: 'ThrottlingException' } }]);
  expect(await sending).toBe(stub.records[0]?.error);
});

test('an idle door does not wait', async () => {
  using stub = stubbedDoor();

  await expect(stub.door.whenIdle()).resolves.toBeUndefined();
});

test('a command under way when the mock is detached is still answered', async () => {
  using stub = stubbedDoor(() => ({ RuleArn: 'arn' }));
  const client = new EventBridgeClient({});
  stub.door.attach(client);

  const sending = client.send(putRule);
  stub.door.detach();
  await expect(sending).resolves.toMatchObject({ RuleArn: 'arn' });
});
