import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import * as scheduler from '@aws-sdk/client-scheduler';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { mockEventBridge, type EventBridgeMock } from '../../src/index.js';
import { serve, type EventBridgeServer } from '../../src/server.js';
import { operationRows, type OperationRow } from '../service/operation-rows.js';
import { commandsOf, Scenario, type Place } from '../service/scenarios.js';

/** What a client of the SDK can send: no other types, and nothing to global endpoints without a further package. */
function isSentBySdk(row: OperationRow): boolean {
  const text = JSON.stringify(row);
  return !text.includes('SerializationException') && !text.includes('"EndpointId":');
}

let mock: EventBridgeMock;
let server: EventBridgeServer;
const clients: { destroy(): void }[] = [];

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

type ClientClass = typeof EventBridgeClient;

/** Clients of a class that know nothing of any mock, one for each place. */
function clientsOf(Client: ClientClass): (place: Place) => EventBridgeClient {
  const known = new Map<string, EventBridgeClient>();
  return ({ account = '123456789012', region = 'us-east-1' }) => {
    const key = `${account} ${region}`;
    const made =
      known.get(key) ??
      new Client({
        endpoint: server.endpoint,
        region,
        credentials: { accessKeyId: account, secretAccessKey: 'secret' },
        maxAttempts: 1,
      });
    if (!known.has(key)) clients.push(made);
    known.set(key, made);
    return made;
  };
}

describe.for([
  ['EventBridge', 'operations', clientsOf(EventBridgeClient), undefined],
  [
    'EventBridge Scheduler',
    'scheduler-operations',
    // What differs of the two classes is which commands they take.
    clientsOf(scheduler.SchedulerClient as unknown as ClientClass),
    commandsOf(scheduler),
  ],
] as const)('%s', ([, folder, clientAt, commands]) => {
  describe.for([...operationRows(folder)])('over the wire: %s', ([, ofFile]) => {
    test.for(ofFile.filter(isSentBySdk))(
      '$name',
      async ({ before, call, answer = {}, absent = [], fault }) => {
        const scenario = new Scenario(mock, clientAt, commands);
        await scenario.play(before);

        if (fault) {
          await expect(scenario.send(call)).rejects.toMatchObject({ name: fault[0], message: fault[1] });
        } else {
          const received = await scenario.send(call);
          expect(received).toMatchObject(scenario.expected(answer) as object);
          for (const member of absent) expect(received).not.toHaveProperty(member);
        }
      },
    );
  });
});
