import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { mockEventBridge, type EventBridgeMock } from '../../src/index.js';
import { serve, type EventBridgeServer } from '../../src/server.js';
import { operationRows, type OperationRow } from '../service/operation-rows.js';
import { Scenario, type Place } from '../service/scenarios.js';

/** What a client of the SDK can send: no other types, and nothing to global endpoints without a further package. */
function isSentBySdk(row: OperationRow): boolean {
  const text = JSON.stringify(row);
  return !text.includes('SerializationException') && !text.includes('"EndpointId":');
}

let mock: EventBridgeMock;
let server: EventBridgeServer;
const clients: EventBridgeClient[] = [];

// Time stands still, but for what rows wait: states pass by themselves.
beforeAll(async () => {
  mock = mockEventBridge(new EventBridgeClient({}));
  server = await serve(mock);
  vi.useFakeTimers({ toFake: ['Date'] });
});
afterEach(() => {
  mock.reset();
});
afterAll(async () => {
  vi.useRealTimers();
  for (const client of clients) client.destroy();
  await server.close();
  mock.restore();
});

const known = new Map<string, EventBridgeClient>();

function clientAt({ account = '123456789012', region = 'us-east-1' }: Place): EventBridgeClient {
  const key = `${account} ${region}`;
  const made =
    known.get(key) ??
    new EventBridgeClient({
      endpoint: server.endpoint,
      region,
      credentials: { accessKeyId: account, secretAccessKey: 'secret' },
      maxAttempts: 1,
    });
  if (!known.has(key)) clients.push(made);
  known.set(key, made);
  return made;
}

describe.for([...operationRows('operations')])('over the wire: %s', ([, ofFile]) => {
  test.for(ofFile.filter(isSentBySdk))('$name', async ({ before, call, answer = {}, absent = [], fault }) => {
    const scenario = new Scenario(mock, clientAt);
    await scenario.play(before);

    if (fault) {
      await expect(scenario.send(call)).rejects.toMatchObject({ name: fault[0], message: fault[1] });
    } else {
      const received = await scenario.send(call);
      expect(received).toMatchObject(scenario.expected(answer) as object);
      for (const member of absent) expect(received).not.toHaveProperty(member);
    }
  });
});
