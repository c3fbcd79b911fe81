import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { mockEventBridge, type EventRecord, type SeededRule } from 'aws-eventbridge-mock';
import { retainedBytes } from './allocation.js';
import type { BenchOptions, Section } from './figures.js';
import { processorTime } from './processor-time.js';

const RULES = 100;
const MATCHING = 10;

/** Events through rules with transformers to captured targets, from PutEvents to the last delivery. */
export async function benchHistory({ quick }: BenchOptions): Promise<Section> {
  const events = quick ? 1000 : 10_000;
  const client = new EventBridgeClient({});
  using mock = mockEventBridge(client, {
    seed: { buses: { default: { rules: rules() } } },
    historyBound: 1_000_000,
    historyBytes: 2 ** 40,
  });
  // What is made once for all events is no part of the history.
  await send(client, 10);
  await mock.settled();
  mock.clearHistory();
  const before = retainedBytes();
  const delivering = await processorTime(async () => {
    await send(client, events);
    await mock.settled();
  });
  const bytes = retainedBytes() - before;
  const reading = await processorTime(() => {
    const deliveries = Math.min(mock.invocations().length, mock.deliveries().length);
    if (deliveries !== events * MATCHING) throw new Error(`There are ${deliveries} deliveries.`);
    mock.events();
  });
  const bytesRead = retainedBytes() - before;
  const text = mock.events().reduce((sum, event) => sum + textOf(event).length, 0);
  return {
    title: `${events} events, ${RULES} rules, ${MATCHING} of which match each and have a transformer`,
    figures: [
      { what: 'until all is delivered', value: delivering / 1e6, unit: 's', ...(!quick && { atMost: 0.8 }) },
      { what: 'first look at all of it', value: reading / 1e6, unit: 's' },
      {
        what: 'kept of an event beside its text',
        value: (bytes - text) / events,
        unit: 'bytes',
        atMost: 1200,
      },
      { what: 'the same when all is read', value: (bytesRead - text) / events, unit: 'bytes' },
    ],
  };
}

async function send(client: EventBridgeClient, events: number): Promise<void> {
  for (let sent = 0; sent < events; sent += 10) await client.send(tenEvents(sent));
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

/** A schedule of every minute over a year, or over a month. */
export async function benchYear({ quick }: BenchOptions): Promise<Section> {
  const targets = ['arn:aws:sqs:us-east-1:123456789012:queue'];
  using mock = mockEventBridge(new EventBridgeClient({}), {
    seed: { buses: { default: { rules: { tick: { schedule: 'rate(1 minute)', targets } } } } },
  });
  const days = quick ? 30 : 365;
  const value = await processorTime(() => mock.clock.advanceBy(`${days} days`));
  return { title: 'rate(1 minute)', figures: [{ what: `${days} days`, value: value / 1e6, unit: 's' }] };
}
