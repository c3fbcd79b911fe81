import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { expect, test } from 'vitest';
import { mockEventBridge, type DeliveryOrder, type EventBridgeMock } from '../../src/index.js';

const client = new EventBridgeClient({});
const seed = {
  buses: {
    default: {
      rules: {
        r: {
          pattern: { source: ['shop'] },
          targets: ['arn:aws:sqs:us-east-1:123456789012:a', 'arn:aws:sqs:us-east-1:123456789012:b'],
        },
      },
    },
  },
};

const NUMBERS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
const IN_ORDER = NUMBERS.flatMap((n) => [`a${n}`, `b${n}`]);

/** Target and number of each delivery of ten events, in order. */
async function deliveredTo(mock: EventBridgeMock): Promise<readonly string[]> {
  const Entries = NUMBERS.map((n) => ({ Source: 'shop', DetailType: `${n}`, Detail: '{}' }));
  await client.send(new PutEventsCommand({ Entries }));
  await mock.settled();
  return mock.invocations().map(({ target, event }) => `${target.id[0]}${event['detail-type']}`);
}

async function delivered(deliveryOrder: DeliveryOrder): Promise<readonly string[]> {
  using mock = mockEventBridge(client, { seed, deliveryOrder });
  return await deliveredTo(mock);
}

const once = (deliveries: readonly string[]): readonly string[] => [...new Set(deliveries)].sort();

test('targets get events in the order of arrival, each once', async () => {
  using mock = mockEventBridge(client, { seed });

  expect(await deliveredTo(mock)).toEqual(IN_ORDER);
});

test('a shuffled order is another one, of the same deliveries', async () => {
  const order = await delivered({ shuffled: 1 });

  expect(order).not.toEqual(IN_ORDER);
  expect([...order].sort()).toEqual([...IN_ORDER].sort());
});

test('a duplicated order delivers some events twice, and each at least once, in order', async () => {
  const order = await delivered({ duplicated: 1 });
  const twice = IN_ORDER.filter((delivery) => order.filter((other) => other === delivery).length === 2);

  expect(once(order)).toEqual([...IN_ORDER].sort());
  expect(twice.length).toBeGreaterThan(0);
  expect(twice.length).toBeLessThan(IN_ORDER.length);
  expect(order).toEqual(
    IN_ORDER.flatMap((delivery) => (twice.includes(delivery) ? [delivery, delivery] : [delivery])),
  );
});

test('an order may be shuffled and duplicated', async () => {
  const order = await delivered({ shuffled: 1, duplicated: 1 });

  expect([...order].sort()).toEqual([...(await delivered({ duplicated: 1 }))].sort());
  expect(order).not.toEqual(await delivered({ duplicated: 1 }));
});

const ORDERS = [{ shuffled: 7 }, { duplicated: 7 }, { shuffled: 7, duplicated: 8 }] as const;

test.for(ORDERS)('the same seed makes the same order: %o', async (order) => {
  expect(await delivered(order)).toEqual(await delivered(order));
});

test.for(ORDERS)('reset() begins the order anew: %o', async (deliveryOrder) => {
  using mock = mockEventBridge(client, { seed, deliveryOrder });
  const first = await deliveredTo(mock);
  mock.clearHistory();
  const second = await deliveredTo(mock);
  mock.reset();

  expect(second).not.toEqual(first);
  expect(await deliveredTo(mock)).toEqual(first);
});

test('seeds make different orders', async () => {
  const orders = new Set<string>();
  for (const shuffled of [1, 2, 3, 4, 5]) orders.add(String(await delivered({ shuffled })));

  expect(orders.size).toBe(5);
});

test('each delivery of an event that comes twice has a record of its own', async () => {
  using mock = mockEventBridge(client, { seed, deliveryOrder: { duplicated: 1 } });
  await deliveredTo(mock);

  expect(mock.deliveries()).toHaveLength(mock.invocations().length);
  expect(
    mock.deliveries().every(({ outcome, attempts }) => outcome === 'delivered' && attempts.length === 1),
  ).toBe(true);
});
