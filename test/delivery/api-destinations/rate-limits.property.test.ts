import { UpdateApiDestinationCommand, DeleteApiDestinationCommand } from '@aws-sdk/client-eventbridge';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { RateLimits } from '../../../src/delivery/api-destinations/rate-limits.js';
import type { EventBridgeMock } from '../../../src/index.js';
import { attemptsOf, partner, turn, type Partner, type PartnerSetup } from './partner.js';
import { runs } from '../../property-runs.js';

let shop: Partner | undefined;
const start = new Date('2026-03-01T12:00:00Z');

beforeEach(() => {
  vi.useFakeTimers({ now: start, toFake: ['Date', 'setTimeout', 'clearTimeout'] });
  vi.spyOn(Math, 'random').mockReturnValue(0.5);
});

afterEach(() => {
  shop?.mock.restore();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

async function shopWith(setup: PartnerSetup): Promise<Partner> {
  shop = await partner(setup);
  return shop;
}

const invokedAt = (mock: EventBridgeMock): readonly number[] =>
  mock.invocations().map((invocation) => (invocation.invokedAt.getTime() - start.getTime()) / 1000);

test('three events at one a second are invoked a second apart', async () => {
  const { mock, send } = await shopWith({ limit: 1 });
  await send(3);
  await mock.settled();

  expect(invokedAt(mock)).toEqual([0, 1, 2]);
  expect(mock.deliveries().map(({ attempts }) => attempts.length)).toEqual([1, 1, 1]);
  expect(mock.clock.now()).toEqual(start);
});

test('as many as the rate allows go at once, the others when a second is over', async () => {
  const { mock, send } = await shopWith({ limit: 2 });
  await send(5);
  await mock.settled();

  expect(invokedAt(mock)).toEqual([0, 0, 1, 1, 2]);
});

test('300 events go at once where nothing is said', async () => {
  const { mock, send } = await shopWith({});
  for (let batch = 0; batch < 31; batch += 1) await send(10);
  await turn();
  expect(mock.invocations()).toHaveLength(300);
  await mock.settled();

  expect(invokedAt(mock).slice(298)).toEqual([0, 0, ...Array<number>(10).fill(1)]);
});

test("events wait on the account's clock, and count as pending", async () => {
  const { mock, send } = await shopWith({ limit: 1 });
  await send(3);
  await turn();
  expect(mock.pendingDeliveries).toBe(2);
  await mock.clock.advanceBy(999);
  expect(mock.invocations()).toHaveLength(1);
  await mock.clock.advanceBy(1);
  expect(mock.invocations()).toHaveLength(2);
  await vi.advanceTimersByTimeAsync(1000);

  expect(invokedAt(mock)).toEqual([0, 1, 2]);
  expect(mock.pendingDeliveries).toBe(0);
});

test('calls keep to the rate, retries among them', async () => {
  const { mock, send } = await shopWith({ limit: 1, options: { apiDestinations: 'fetch' } });
  vi.spyOn(globalThis, 'fetch')
    .mockResolvedValueOnce(new Response(null, { status: 503 }))
    .mockImplementation(() => Promise.resolve(new Response(null)));
  await send(2);
  await mock.settled();

  expect(attemptsOf(mock)).toEqual([[0, 'ERROR_FROM_TARGET'], [2], [1]]);
});

test('a retry that was brought forward does not delay the events of now', async () => {
  const { mock, send } = await shopWith({ limit: 1, target: { RetryPolicy: { MaximumRetryAttempts: 6 } } });
  mock.target('t').fault({ errorCode: 'TIMEOUT', times: 7 });
  await send();
  await mock.settled();
  await mock.clock.advanceBy(1500);
  await send();
  await mock.settled();

  expect(invokedAt(mock)).toEqual([2]);
});

test('an event that cannot be invoked within its life is a dead letter without an attempt', async () => {
  const { mock, send } = await shopWith({
    limit: 1,
    target: { RetryPolicy: { MaximumEventAgeInSeconds: 60 } },
  });
  for (let batch = 0; batch < 7; batch += 1) await send(10);
  await mock.settled();

  expect(invokedAt(mock).at(-1)).toBe(60);
  expect(mock.deadLetters()).toHaveLength(9);
  expect(mock.deadLetters()[0]?.messageAttributes).toMatchObject({
    ERROR_CODE: 'THROTTLING',
    ERROR_MESSAGE: 'The rate limit of the target allows no invocation before the event is too old.',
    EXHAUSTED_RETRY_CONDITION: 'MaximumEventAgeInSeconds',
    RETRY_ATTEMPTS: '0',
  });
  expect(mock.deliveries().at(-1)).toMatchObject({ outcome: 'dead-lettered', attempts: [] });
});

test('a new rate counts for the events that come after', async () => {
  const { client, mock, send } = await shopWith({ limit: 1 });
  await send(2);
  await turn();
  await client.send(new UpdateApiDestinationCommand({ Name: 'd', InvocationRateLimitPerSecond: 3 }));
  await send(2);
  await mock.settled();

  expect(invokedAt(mock)).toEqual([0, 0, 0, 1]);
});

test('an event that waits for an API destination that is deleted is a dead letter', async () => {
  const { client, mock, send } = await shopWith({ limit: 1 });
  await send(2);
  await turn();
  await client.send(new DeleteApiDestinationCommand({ Name: 'd' }));
  await mock.settled();

  expect(mock.deadLetters()).toMatchObject([{ messageAttributes: { ERROR_CODE: 'NO_RESOURCE' } }]);
});

test('in no second more invocations begin than the limit says, and none later than it must', () => {
  const rises = fc.array(fc.nat({ max: 1500 }), { maxLength: 40 });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 4 }), rises, (limit, gaps) => {
      const limits = new RateLimits(() => 0);
      const begun: number[] = [];
      let at = 0;
      for (const gap of gaps) {
        at += gap;
        const next = limits.next('d', limit, at);
        limits.take('d', next);
        const full = begun.at(-limit);
        expect(next).toBe(Math.max(at, begun.at(-1) ?? 0, full === undefined ? 0 : full + 1000));
        begun.push(next);
      }
    }),
    { numRuns: runs(50) },
  );
});
