import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { mockEventBridge, type Seed } from 'aws-eventbridge-mock';
import { matchers, type MatcherContext } from 'aws-eventbridge-mock/matchers';
import { isDeepStrictEqual } from 'node:util';
import type { BenchOptions, Section } from './figures.js';
import { median } from './median.js';
import { processorTime } from './processor-time.js';

const shop = (n: number): string => `shop-${n}`;

/** Each tenth has a wildcard, which counts for a quota of its own. */
const someWild = (n: number) => (n % 10 === 0 ? { wildcard: `shop-*-${n}` } : shop(n));

const SQS = 'arn:aws:sqs:us-east-1:123456789012:queue';

/** What a test may do often, or to many. */
export async function benchCliffs({ quick }: BenchOptions): Promise<Section> {
  const rounds = quick ? 3 : 9;
  const { reset, isolate } = await lifeCycle(rounds);
  return {
    title: 'what grows with rules and events, processor time',
    figures: [
      { what: 'seed of 10,000 rules / of 1,000', value: await seedRatio(rounds), atMost: 12 },
      { what: 'reset(), 100 rules, after an event', value: reset, unit: 'ms', atMost: 0.2 },
      { what: 'isolate(), 100 rules', value: isolate, unit: 'ms', atMost: 0.5 },
      { what: '100 in order of 10,000 events', value: await eventsInOrder(rounds), unit: 'ms', atMost: 200 },
      { what: '50 unmatched rules, 1,000 events', value: await everyRule(rounds), unit: 'ms', atMost: 300 },
      { what: 'an event whose target fails 186 times', value: await failingTarget(rounds), unit: 'ms' },
    ],
  };
}

function seedOf(count: number, source: (n: number) => string | { wildcard: string } = shop): Seed {
  const rules = Object.fromEntries(
    Array.from({ length: count }, (_, n) => [
      `rule-${n}`,
      { pattern: { source: [source(n)] }, targets: [SQS] },
    ]),
  );
  return { buses: { orders: { rules } } };
}

/** The median of several rounds. */
async function timed(rounds: number, task: () => unknown): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    times.push((await processorTime(task)) / 1000);
  }
  return median(times);
}

async function seedRatio(rounds: number): Promise<number> {
  const quotas = { rulesPerEventBus: 10_000, wildcardRulesPerEventBus: 10_000 };
  const make = (seed: Seed) => () => {
    mockEventBridge(new EventBridgeClient({}), { seed, quotas }).restore();
  };
  const few = seedOf(1000, someWild);
  const many = seedOf(10_000, someWild);
  const small = await timed(2 * rounds, make(few));
  return (await timed(Math.ceil(rounds / 3), make(many))) / small;
}

async function lifeCycle(rounds: number): Promise<{ reset: number; isolate: number }> {
  const client = new EventBridgeClient({});
  using mock = mockEventBridge(client, { seed: seedOf(100) });
  const each = 30;
  const resets: number[] = [];
  for (let n = 0; n < rounds * each; n += 1) {
    await send(client, ['shop-1']);
    await mock.settled();
    resets.push(
      await timed(1, () => {
        mock.reset();
      }),
    );
  }
  const isolate = await timed(rounds, async () => {
    for (let n = 0; n < each; n += 1) await mock.isolate(() => undefined);
  });
  // The first ones compile.
  return { reset: median(resets.slice(each)), isolate: isolate / each };
}

async function eventsInOrder(rounds: number): Promise<number> {
  const client = new EventBridgeClient({});
  using mock = mockEventBridge(client, { seed: { buses: { orders: {} } } });
  await send(
    client,
    Array.from({ length: 10_000 }, (_, n) => `shop-${n}`),
  );
  const expected = Array.from({ length: 100 }, (_, n) => ({ source: `shop-${n * 100 + 99}` }));
  return await timed(rounds, () => {
    matchers.toHaveReceivedEventsInOrder.call(context, mock, expected).message();
  });
}

async function everyRule(rounds: number): Promise<number> {
  const client = new EventBridgeClient({});
  using mock = mockEventBridge(client, { seed: seedOf(50) });
  await send(
    client,
    Array.from({ length: 1000 }, (_, n) => `store-${n}`),
  );
  return await timed(rounds, () => {
    matchers.toHaveMatchedEveryRule.call(context, mock).message();
  });
}

async function failingTarget(rounds: number): Promise<number> {
  const client = new EventBridgeClient({});
  using mock = mockEventBridge(client, { seed: seedOf(1) });
  const events = 20;
  const time = await timed(rounds, async () => {
    mock.reset();
    mock.target(SQS).fault({ errorCode: 'THROTTLING' });
    await send(
      client,
      Array.from({ length: events }, () => 'shop-0'),
    );
    await mock.settled();
  });
  return time / events;
}

const shown = (text: string): string => text;

/** What a runner gives to a matcher. */
const context: MatcherContext = {
  isNot: false,
  promise: '',
  equals: (received, expected) => isDeepStrictEqual(received, expected),
  utils: {
    matcherHint: (name) => name,
    stringify: (value) => JSON.stringify(value),
    EXPECTED_COLOR: shown,
    RECEIVED_COLOR: shown,
    DIM_COLOR: shown,
  },
};

async function send(client: EventBridgeClient, sources: readonly string[]): Promise<void> {
  for (let n = 0; n < sources.length; n += 10) {
    const Entries = sources.slice(n, n + 10).map((Source) => ({
      Source,
      DetailType: 'Order Placed',
      EventBusName: 'orders',
      Detail: '{"id":"o-42"}',
    }));
    await client.send(new PutEventsCommand({ Entries }));
  }
}
