import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { mockEventBridge } from 'aws-eventbridge-mock';
import { mockClient } from 'aws-sdk-client-mock';
import { median } from './median.js';

/** Microseconds for one `send` of a PutEvents command with one entry. */
export interface SendFigures {
  readonly noOpMiddleware: number;
  readonly clientMockStub: number;
  readonly kit: number;
}

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

export async function benchSend({ quick }: { quick: boolean }): Promise<SendFigures> {
  const variants = { noOpMiddleware: noOpClient(), clientMockStub: stubbedClient(), kit: mockedClient() };
  const times: Record<keyof SendFigures, number[]> = { noOpMiddleware: [], clientMockStub: [], kit: [] };
  const names = Object.keys(variants) as (keyof SendFigures)[];
  for (let round = 0; round < (quick ? 15 : 40); round += 1) {
    for (const name of names) {
      const time = await timeOfOne(variants[name], quick ? 500 : 1000);
      if (round >= 5) times[name].push(time);
    }
  }
  const [noOpMiddleware, clientMockStub, kit] = names.map((name) => median(times[name])) as [
    number,
    number,
    number,
  ];
  return { noOpMiddleware, clientMockStub, kit };
}

interface Variant {
  readonly client: EventBridgeClient;
  /** Drops what the sends of a round left behind. */
  readonly forget: () => unknown;
}

async function timeOfOne({ client, forget }: Variant, sends: number): Promise<number> {
  const start = process.hrtime.bigint();
  for (let n = 0; n < sends; n += 1) await client.send(new PutEventsCommand({ Entries: [entry] }));
  const microseconds = Number(process.hrtime.bigint() - start) / 1000;
  await forget();
  return microseconds / sends;
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
