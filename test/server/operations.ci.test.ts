import { readdirSync, readFileSync } from 'node:fs';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { mockEventBridge, type EventBridgeMock } from '../../src/index.js';
import { serve, type EventBridgeServer } from '../../src/server.js';
import { Scenario, type Call, type Place, type Step } from '../service/scenarios.js';

/** A row of the tables that say what operations answer. */
interface Row {
  readonly name: string;
  readonly before: readonly Step[];
  readonly call: Call;
  readonly answer?: object;
  readonly absent?: readonly string[];
  readonly fault?: readonly [name: string, message: string];
}

const folder = new URL('../service/operations/', import.meta.url);

/** What a client of the SDK can send: no other types, and nothing to global endpoints without a further package. */
function rowsOf(file: string): Row[] {
  const lines = readFileSync(new URL(file, folder), 'utf8').trim().split('\n');
  return lines
    .filter((line) => !line.includes('SerializationException') && !line.includes('"EndpointId":'))
    .map((line) => JSON.parse(line) as Row);
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

describe.for(readdirSync(folder))('over the wire: %s', (file) => {
  test.for(rowsOf(file))('$name', async ({ before, call, answer = {}, absent = [], fault }) => {
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
