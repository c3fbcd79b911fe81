import { readFileSync } from 'node:fs';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { expect, onTestFinished, test } from 'vitest';
import { mockEventBridge, type EventBridgeMock } from '../../src/index.js';
import { serve } from '../../src/server.js';
import { exchange, served } from './http-client.js';

interface Row {
  readonly name: string;
  readonly options: unknown;
  readonly message: string;
}

const rows = readFileSync(new URL('options.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Row);

function mockOfOneClient(): EventBridgeMock {
  const mock = mockEventBridge(new EventBridgeClient({}));
  onTestFinished(() => {
    mock.restore();
  });
  return mock;
}

test.for(rows)('serve refuses $name', async ({ options, message }) => {
  const serving = serve(mockOfOneClient(), options as object);

  await expect(serving).rejects.toThrow(TypeError);
  await expect(serving).rejects.toThrow(message);
});

test.for<[string, () => unknown, string]>([
  ['a client', () => new EventBridgeClient({}), 'an instance of EventBridgeClient'],
  ['a bus', () => mockOfOneClient().bus('orders'), 'an instance of LiveBus'],
  ['nothing', () => undefined, 'undefined'],
])('serve refuses %s in the place of a mock', async ([, make, name]) => {
  await expect(serve(make() as never)).rejects.toThrow(
    `serve() takes a mock that mockEventBridge() made, not ${name}.`,
  );
});

test('a port that is in use is told', async () => {
  const { mock, server } = await served();
  const port = Number(new URL(server.endpoint).port);
  const serving = serve(mock, { port });

  await expect(serving).rejects.toThrow(
    `serve: port ${port} of 127.0.0.1 is in use. Choose another one, or 0 for any free one.`,
  );
  await expect(serving).rejects.toHaveProperty('cause.code', 'EADDRINUSE');
});

test('a host that is none of this machine is told', async () => {
  await expect(serve(mockOfOneClient(), { host: '192.0.2.1' })).rejects.toThrow(
    /^serve: cannot listen on port 0 of 192\.0\.2\.1: .*EADDRNOTAVAIL/,
  );
});

test('the endpoint is where this machine reaches the server', async () => {
  const { server } = await served({}, { host: '0.0.0.0' });

  expect(server.endpoint).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  expect((await exchange(server.endpoint, { method: 'GET' })).status).toBe(404);
});

test('one mock may have several servers, and a server for each of several mocks', async () => {
  const { mock, server } = await served();
  const second = await serve(mock);
  const other = await served();
  const headers = { 'x-amz-target': 'AWSEvents.ListRules' };
  for (const { endpoint } of [server, second, other.server]) await exchange(endpoint, { headers });
  await second.close();

  expect([mock.commands().length, other.mock.commands().length]).toEqual([2, 1]);
});
