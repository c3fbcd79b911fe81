import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { mockEventBridge, type EventRecord, type SeededRule } from 'aws-eventbridge-mock';

export interface DeliveryFigures {
  readonly events: number;
  readonly deliveries: number;
  readonly eventsPerSecond: number;
  readonly deliveriesPerSecond: number;
  /** Processor time until all is delivered, in milliseconds. */
  readonly milliseconds: number;
  /** The same for reading all of it for the first time. */
  readonly millisecondsToRead: number;
  /** What the history keeps of an event before anybody reads it, beside the event's own text. */
  readonly historyBytesPerEvent: number;
  /** The same when all has been read. */
  readonly bytesPerEventRead: number;
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
    historyBytes: 2 ** 40,
  });
  // What is made once for all events is no part of the history.
  await send(client, 10);
  await mock.settled();
  mock.clearHistory();
  const before = bytesInUse();
  const begin = process.hrtime.bigint();
  const milliseconds = await processorTime(async () => {
    await send(client, events);
    await mock.settled();
  });
  const seconds = Number(process.hrtime.bigint() - begin) / 1e9;
  const bytes = bytesInUse() - before;
  let deliveries = 0;
  const millisecondsToRead = await processorTime(() => {
    deliveries = Math.min(mock.invocations().length, mock.deliveries().length);
    mock.events();
  });
  const bytesRead = bytesInUse() - before;
  const text = mock.events().reduce((sum, event) => sum + textOf(event).length, 0);
  mock.restore();
  return {
    events,
    deliveries,
    eventsPerSecond: events / seconds,
    deliveriesPerSecond: deliveries / seconds,
    milliseconds,
    millisecondsToRead,
    historyBytesPerEvent: (bytes - text) / events,
    bytesPerEventRead: (bytesRead - text) / events,
    countsAreRight: deliveries === events * MATCHING,
  };
}

export function printDelivery(figures: DeliveryFigures): void {
  const { events, milliseconds, millisecondsToRead, historyBytesPerEvent, bytesPerEventRead } = figures;
  console.log(
    `${events} events, ${RULES} rules, ${MATCHING} transformers each: ${milliseconds.toFixed(0)} ms of processor time, ` +
      `${millisecondsToRead.toFixed(0)} ms to read them; ${historyBytesPerEvent.toFixed(0)} bytes an event beside its ` +
      `text, ${bytesPerEventRead.toFixed(0)} when read`,
  );
}

async function send(client: EventBridgeClient, events: number): Promise<void> {
  for (let sent = 0; sent < events; sent += 10) await client.send(tenEvents(sent));
}

async function processorTime(task: () => void | Promise<void>): Promise<number> {
  const before = process.cpuUsage();
  await task();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** The event as targets get it. */
function textOf(event: EventRecord): string {
  const { version, id, source, account, time, region, resources, detail } = event;
  const type = event['detail-type'];
  return JSON.stringify({
    version,
    id,
    'detail-type': type,
    source,
    account,
    time,
    region,
    resources,
    detail,
  });
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
function bytesInUse(): number {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
