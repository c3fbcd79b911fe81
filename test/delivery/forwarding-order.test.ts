import { CreateArchiveCommand, EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { expect, test } from 'vitest';
import { mockEventBridge, type DeliveryOrder, type EventBridgeMock } from '../../src/index.js';

const client = new EventBridgeClient({});
const busArn = (name: string) => `arn:aws:events:us-east-1:123456789012:event-bus/${name}`;
const queue = 'arn:aws:sqs:us-east-1:123456789012:q';
const pattern = { source: ['shop'] };
const LETTERS = 'abcdefghijkl';

/** Events go from the default bus by `orders` to `audit`, and from there to a queue. */
const seed = {
  buses: {
    audit: { rules: { end: { pattern, targets: [queue] } } },
    orders: { rules: { on: { pattern, targets: [busArn('audit')] } } },
    default: { rules: { forward: { pattern, targets: [busArn('orders')] } } },
  },
};

async function putLetters(mock: EventBridgeMock): Promise<void> {
  for (const letters of [LETTERS.slice(0, 6), LETTERS.slice(6)]) {
    const Entries = Array.from(letters, (DetailType) => ({ Source: 'shop', DetailType, Detail: '{}' }));
    await client.send(new PutEventsCommand({ Entries }));
  }
  await mock.settled();
}

/** What each bus took in and what the queue got, as letters in the order of arrival. */
function arrivals(mock: EventBridgeMock) {
  const on = (bus: string) =>
    mock
      .bus(bus)
      .events()
      .map((event) => event['detail-type'])
      .join('');
  const atQueue = mock.target(queue).invocations();
  return {
    default: on('default'),
    orders: on('orders'),
    audit: on('audit'),
    queue: atQueue.map(({ event }) => event['detail-type']).join(''),
  };
}

async function arrivalsIn(deliveryOrder: DeliveryOrder) {
  using mock = mockEventBridge(client, { seed, deliveryOrder });
  await putLetters(mock);
  return arrivals(mock);
}

const sorted = (letters: string) => [...new Set(letters)].sort().join('');
const countOf = (letter: string, letters: string) => letters.split(letter).length - 1;

test('events keep their order from bus to bus, unless another order is asked for', async () => {
  expect(await arrivalsIn('in order')).toEqual({
    default: LETTERS,
    orders: LETTERS,
    audit: LETTERS,
    queue: LETTERS,
  });
});

test('a shuffled order is another one at each bus, and every event arrives once', async () => {
  const { orders, audit, queue: end, ...first } = await arrivalsIn({ shuffled: 1 });

  expect(first.default).toBe(LETTERS);
  expect(new Set([LETTERS, orders, audit, end]).size).toBe(4);
  for (const letters of [orders, audit, end]) {
    expect(letters).toHaveLength(LETTERS.length);
    expect(sorted(letters)).toBe(LETTERS);
  }
});

test('an event that comes twice to a bus goes on twice, and may come twice from there again', async () => {
  const { orders, audit, queue: end } = await arrivalsIn({ duplicated: 1 });

  const counts = Array.from(LETTERS, (letter) =>
    [orders, audit, end].map((letters) => countOf(letter, letters)),
  );
  for (const [first = 0, second = 0, third = 0] of counts) {
    expect([1, 2]).toContain(first);
    expect(second).toBeGreaterThanOrEqual(first);
    expect(second).toBeLessThanOrEqual(2 * first);
    expect(third).toBeGreaterThanOrEqual(second);
    expect(third).toBeLessThanOrEqual(2 * second);
  }
  expect(end.length).toBeGreaterThan(audit.length);
  expect(audit.length).toBeGreaterThan(orders.length);
  expect(orders.length).toBeGreaterThan(LETTERS.length);
});

test('each way that an event takes has the same id, and a delivery of its own', async () => {
  using mock = mockEventBridge(client, { seed, deliveryOrder: { shuffled: 1, duplicated: 1 } });
  await putLetters(mock);

  const ids = new Set(
    mock
      .bus('default')
      .events()
      .map(({ id }) => id),
  );
  expect(new Set(mock.events().map(({ id }) => id))).toEqual(ids);
  const { orders, audit, queue: end } = arrivals(mock);
  expect(mock.deliveries()).toHaveLength(orders.length + audit.length + end.length);
  expect(mock.deliveries().every(({ outcome }) => outcome === 'delivered')).toBe(true);
  expect(mock.pendingDeliveries).toBe(0);
  expect(mock.warnings()).toEqual([]);
});

test('archives on the way keep an event as often as it comes', async () => {
  using mock = mockEventBridge(client, { seed, deliveryOrder: { duplicated: 1 } });
  const EventSourceArn = busArn('orders');
  await client.send(new CreateArchiveCommand({ ArchiveName: 'kept', EventSourceArn }));
  await putLetters(mock);

  const kept = mock.archive('kept').events();
  expect(kept.map((event) => event['detail-type']).join('')).toBe(arrivals(mock).orders);
  expect(kept.length).toBeGreaterThan(LETTERS.length);
});

test.for([{ shuffled: 7 }, { duplicated: 7 }, { shuffled: 7, duplicated: 8 }] as const)(
  'the same seed forwards in the same order, also after reset(): %o',
  async (deliveryOrder) => {
    using mock = mockEventBridge(client, { seed, deliveryOrder });
    await putLetters(mock);
    const first = arrivals(mock);
    mock.reset();
    await putLetters(mock);

    expect(arrivals(mock)).toEqual(first);
    expect(await arrivalsIn(deliveryOrder)).toEqual(first);
  },
);

test('a loop is cut also where its events come in another order', async () => {
  const loop = { rules: { again: { pattern, targets: [busArn('orders')] } } };
  using mock = mockEventBridge(client, {
    seed: { buses: { orders: loop } },
    deliveryOrder: { shuffled: 1 },
  });
  mock.emit({ source: 'shop', 'detail-type': 'Placed', eventBusName: 'orders' });

  await expect(mock.settled()).rejects.toThrow('An event loop was cut after');
  expect(mock.warnings().filter(({ kind }) => kind === 'event-loop')).toHaveLength(1);
  expect(mock.pendingDeliveries).toBe(0);
});

test('a target between buses that fails at first gets its events in any order, each to the end', async () => {
  using mock = mockEventBridge(client, { seed, deliveryOrder: { shuffled: 5 } });
  mock.target(busArn('audit')).fault({ errorCode: 'THROTTLING', times: 20 });
  await putLetters(mock);

  const { audit, queue: end } = arrivals(mock);
  expect(sorted(audit)).toBe(LETTERS);
  expect(end).toHaveLength(LETTERS.length);
  expect(sorted(end)).toBe(LETTERS);
});
