import http from 'node:http';
import { EventBridgeClient, ListRulesCommand } from '@aws-sdk/client-eventbridge';
import { afterEach, expect, test, vi } from 'vitest';
import { mockEventBridge } from '../../src/index.js';

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

const nothing = '/nowhere/at/all';

test('a client without a Region asks nobody on the network for one', async () => {
  vi.stubEnv('AWS_REGION', undefined);
  vi.stubEnv('AWS_CONFIG_FILE', nothing);
  vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', nothing);
  vi.stubEnv('AWS_EC2_METADATA_DISABLED', undefined);
  const request = vi.spyOn(http, 'request');
  const client = new EventBridgeClient({});
  using mock = mockEventBridge(client);

  await client.send(new ListRulesCommand({}));

  expect(request).not.toHaveBeenCalled();
  expect(mock.region).toBe('us-east-1');
  expect(process.env['AWS_EC2_METADATA_DISABLED']).toBeUndefined();
});

test('what the process said of instance metadata stays as it was', async () => {
  vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'false');
  const clients = [new EventBridgeClient({}), new EventBridgeClient({})];
  using mock = mockEventBridge();

  await Promise.all(clients.map((client) => client.send(new ListRulesCommand({}))));

  expect(mock.commands()).toHaveLength(2);
  expect(process.env['AWS_EC2_METADATA_DISABLED']).toBe('false');
});
