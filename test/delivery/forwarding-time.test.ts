import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { mockEventBridge, type SeededTarget } from '../../src/index.js';

const busArn = (name: string) => `arn:aws:events:us-east-1:123456789012:event-bus/${name}`;
const queue = 'arn:aws:sqs:us-east-1:123456789012:q';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-01T12:00:00Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

/** A schedule on the default bus, whose event goes to the bus `jobs` and from there to the bus `audit`. */
function withChain(...targets: SeededTarget[]) {
  const client = new EventBridgeClient({});
  const pattern = { source: ['aws.events'] };
  const mock = mockEventBridge(client, {
    seed: {
      buses: {
        audit: { rules: { end: { pattern, targets } } },
        jobs: { rules: { forward: { pattern, targets: [busArn('audit')] } } },
        default: { rules: { tick: { schedule: 'rate(10 minutes)', targets: [busArn('jobs')] } } },
      },
    },
  });
  const arrivals = (bus: string) =>
    mock
      .bus(bus)
      .events()
      .map(({ receivedAt }) => receivedAt.toISOString());
  return { mock, client, arrivals };
}

test('advanceBy takes the event of a schedule through all buses at the time of its run', async () => {
  const { mock, arrivals } = withChain(queue);

  await mock.clock.advanceBy('25 minutes');

  const runs = ['2026-03-01T12:10:00.000Z', '2026-03-01T12:20:00.000Z'];
  expect(arrivals('default')).toEqual(runs);
  expect(arrivals('jobs')).toEqual(runs);
  expect(arrivals('audit')).toEqual(runs);
  expect(mock.target(queue).invocations()).toMatchObject([
    { invokedAt: new Date('2026-03-01T12:10:00Z'), input: { time: '2026-03-01T12:10:00Z' } },
    { invokedAt: new Date('2026-03-01T12:20:00Z'), input: { time: '2026-03-01T12:20:00Z' } },
  ]);
  expect(mock.pendingDeliveries).toBe(0);
});

test('advanceBy waits for the function at the end of a chain, and for what it sends', async () => {
  async function job() {
    await Promise.resolve();
    const entry = { Source: 'shop', DetailType: 'Done', Detail: '{}', EventBusName: 'jobs' };
    await client.send(new PutEventsCommand({ Entries: [entry] }));
  }
  const { mock, client } = withChain(job);

  await mock.clock.advanceBy('10 minutes');

  expect(mock.bus('jobs').events()).toMatchObject([
    { 'detail-type': 'Scheduled Event' },
    { 'detail-type': 'Done', receivedAt: new Date('2026-03-01T12:10:00Z') },
  ]);
  expect(mock.invocations()).toMatchObject([{}, {}, { outcome: 'succeeded' }]);
});

test('a bus that could not be reached takes the event when a retry comes through', async () => {
  const { mock, arrivals } = withChain(queue);
  mock.target(busArn('audit')).fault({ errorCode: 'THROTTLING', times: 2 });

  await mock.clock.advanceBy('19 minutes');

  const [, forwarding, end] = mock.deliveries();
  expect(forwarding).toMatchObject({
    outcome: 'delivered',
    attempts: [
      { at: new Date('2026-03-01T12:10:00Z'), error: { errorCode: 'THROTTLING' } },
      { error: { errorCode: 'THROTTLING' } },
      {},
    ],
  });
  const tookIt = forwarding?.attempts[2]?.at;
  expect(tookIt?.getTime()).toBeGreaterThan(Date.parse('2026-03-01T12:10:00Z'));
  expect(arrivals('audit')).toEqual([tookIt?.toISOString()]);
  expect(end).toMatchObject({ target: { arn: queue }, attempts: [{ at: tookIt }] });
});
