import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { mockEventBridge } from 'aws-eventbridge-mock';
import { mockClient } from 'aws-sdk-client-mock';
import { allocatedBytes, retainedBytes } from './allocation.js';
import type { BenchOptions, Section } from './figures.js';
import { median } from './median.js';
import { processorTime } from './processor-time.js';

const entry = {
  Source: 'shop.orders',
  DetailType: 'Order Placed',
  EventBusName: 'orders',
  Detail: JSON.stringify({
    id: 'o-42',
    total: 42,
    customer: { tier: 'gold', name: 'Ada' },
    tags: ['a', 'b'],
  }),
};

const answer = { FailedEntryCount: 0, Entries: [{ EventId: '3f1f9a3e-0000-4000-8000-000000000000' }] };

/** One hundred rules on the bus; the event matches one of them, which has a target. */
const rules = Object.fromEntries(
  Array.from({ length: 100 }, (_, n) => [
    `rule-${n}`,
    {
      pattern: { source: ['shop.orders'], detail: { id: [`o-${n}`], total: [{ numeric: ['>', 10] }] } },
      targets: ['arn:aws:sqs:us-east-1:123456789012:queue'],
    },
  ]),
);

/** What one `send` of a PutEvents command with one entry costs. */
export async function benchSend({ quick }: BenchOptions): Promise<Section> {
  const clients = { noOp: noOpClient(), stub: stubbedClient(), kit: mockedClient() };
  const times: Record<keyof typeof clients, number[]> = { noOp: [], stub: [], kit: [] };
  const names = Object.keys(clients) as (keyof typeof clients)[];
  for (let round = 0; round < WARM_UP + (quick ? 10 : 50); round += 1) {
    for (const name of names) {
      const time = await timeOfOne(clients[name]);
      if (round >= WARM_UP) times[name].push(time);
    }
  }
  const ratios = times.kit.map((time, round) => time / (times.stub[round] ?? Number.NaN));
  const { allocated, retained } = await bytesOfOne(clients.kit);
  return {
    title: 'send of one PutEvents entry, 100 rules on the bus, processor time',
    figures: [
      { what: 'no-op initialize middleware', value: median(times.noOp), unit: 'µs' },
      { what: 'aws-sdk-client-mock stub', value: median(times.stub), unit: 'µs' },
      { what: 'this kit', value: median(times.kit), unit: 'µs' },
      { what: 'kit / aws-sdk-client-mock stub', value: median(ratios), atMost: 1 },
      { what: 'allocated', value: allocated, unit: 'bytes' },
      { what: 'kept in the history', value: retained, unit: 'bytes' },
    ],
  };
}

const WARM_UP = 10;
const SENDS = 1000;

interface Variant {
  readonly client: EventBridgeClient;
  /** Drops what the sends of a round left behind. */
  readonly forget: () => unknown;
}

async function timeOfOne({ client, forget }: Variant): Promise<number> {
  // Without a collection before: V8 throws optimized code away with it.
  const time = await processorTime(async () => {
    await sendMany(client);
    await forget();
  });
  return time / SENDS;
}

async function bytesOfOne({ client, forget }: Variant): Promise<{ allocated: number; retained: number }> {
  const allocated = await allocatedBytes(() => sendMany(client));
  await forget();
  const before = retainedBytes();
  await sendMany(client);
  const retained = retainedBytes() - before;
  await forget();
  return { allocated: allocated / SENDS, retained: retained / SENDS };
}

async function sendMany(client: EventBridgeClient): Promise<void> {
  for (let n = 0; n < SENDS; n += 1) await client.send(new PutEventsCommand({ Entries: [entry] }));
}

function noOpClient(): Variant {
  const client = new EventBridgeClient({ region: 'us-east-1' });
  client.middlewareStack.add(
    () => () => Promise.resolve({ response: {}, output: { $metadata: {}, ...answer } as never }),
    { step: 'initialize', name: 'noOp' },
  );
  return { client, forget: () => undefined };
}

function stubbedClient(): Variant {
  const client = new EventBridgeClient({ region: 'us-east-1' });
  const stub = mockClient(client);
  stub.on(PutEventsCommand).resolves(answer);
  return { client, forget: () => stub.resetHistory() };
}

function mockedClient(): Variant {
  const client = new EventBridgeClient({ region: 'us-east-1' });
  const eventBridge = mockEventBridge(client, { seed: { buses: { orders: { rules } } } });
  return {
    client,
    forget: async () => {
      await eventBridge.settled();
      eventBridge.clearHistory();
    },
  };
}
