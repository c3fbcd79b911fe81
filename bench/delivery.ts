import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { mockEventBridge, type SeededRule } from 'aws-eventbridge-mock';

export interface DeliveryFigures {
  readonly events: number;
  readonly deliveries: number;
  readonly eventsPerSecond: number;
  readonly deliveriesPerSecond: number;
  readonly historyBytesPerEvent: number;
  /** Every tenth rule matches each event. */
  readonly countsAreRight: boolean;
}

const RULES = 100;
const MATCHING = 10;

/** Events through rules with transformers to captured targets, from PutEvents to the last delivery. */
export async function benchDelivery({ quick }: { readonly quick: boolean }): Promise<DeliveryFigures> {
  const events = quick ? 1000 : 10_000;
  const client = new EventBridgeClient({});
  const mock = mockEventBridge(client, {
    seed: { buses: { default: { rules: rules() } } },
    historyBound: 1_000_000,
  });
  const before = heapBytes();
  const start = process.hrtime.bigint();
  for (let sent = 0; sent < events; sent += 10) await client.send(tenEvents(sent));
  await mock.settled();
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  const deliveries = mock.invocations().length;
  const bytes = heapBytes() - before;
  mock.restore();
  return {
    events,
    deliveries,
    eventsPerSecond: events / seconds,
    deliveriesPerSecond: deliveries / seconds,
    historyBytesPerEvent: bytes / events,
    countsAreRight: deliveries === events * MATCHING,
  };
}

function rules(): Record<string, SeededRule> {
  return Object.fromEntries(
    Array.from({ length: RULES }, (_, index) => [
      `rule-${index}`,
      {
        pattern: { source: ['shop'], detail: { group: [index % (RULES / MATCHING)] } },
        targets: [
          {
            arn: `arn:aws:sqs:us-east-1:123456789012:queue-${index}`,
            inputTransformer: {
              pathsMap: { id: '$.detail.id', total: '$.detail.total' },
              template: '{"order":<id>,"total":<total>,"rule":"<aws.events.rule-name>"}',
            },
          },
        ],
      },
    ]),
  );
}

function tenEvents(from: number): PutEventsCommand {
  const Entries = Array.from({ length: 10 }, (_, index) => ({
    Source: 'shop',
    DetailType: 'Order Placed',
    Detail: JSON.stringify({ id: `order-${from + index}`, total: index * 1.5, group: (from + index) % 10 }),
  }));
  return new PutEventsCommand({ Entries });
}

/** Seconds for a schedule of every minute over a year, or over a month. */
export async function benchYear({ quick }: { readonly quick: boolean }): Promise<number> {
  const targets = ['arn:aws:sqs:us-east-1:123456789012:queue'];
  const mock = mockEventBridge(new EventBridgeClient({}), {
    seed: { buses: { default: { rules: { tick: { schedule: 'rate(1 minute)', targets } } } } },
  });
  const start = process.hrtime.bigint();
  await mock.clock.advanceBy(quick ? '30 days' : '365 days');
  mock.restore();
  return Number(process.hrtime.bigint() - start) / 1e9;
}

/** Without a collection (`node --expose-gc`) the figure has garbage in it. */
function heapBytes(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}
