import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { EventBridgeMockOptions } from '../../../src/index.js';
import { attemptsOf, partner, turn, type Partner, type PartnerSetup } from './partner.js';
import { rowsOf } from './rows.js';

/** What an answer of the endpoint means for the delivery. */
interface AnswerRow {
  readonly name: string;
  readonly status: number;
  readonly retryAfter?: string;
  readonly errorCode: string;
  readonly retried: boolean;
  /** When the next attempt is due, after the first. Default: as the retry policy has it. */
  readonly seconds?: number;
  readonly source: string;
}

let shop: Partner;

/** Time stands unless a test moves it, and pauses are as long as they are on average. */
beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-03-01T12:00:00Z'), toFake: ['Date', 'setTimeout', 'clearTimeout'] });
  vi.spyOn(Math, 'random').mockReturnValue(0.5);
});

afterEach(() => {
  shop.mock.restore();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

async function shopWith(setup: PartnerSetup = {}): Promise<void> {
  shop = await partner({ ...setup, options: { apiDestinations: 'fetch' } });
}

const answering = (answer: typeof fetch) => vi.spyOn(globalThis, 'fetch').mockImplementation(answer);

test.for(rowsOf('answers.jsonl') as readonly AnswerRow[])('$name', async (row) => {
  const { status, retryAfter, errorCode, retried, seconds = 1 } = row;
  await shopWith();
  const headers = retryAfter === undefined ? {} : { 'Retry-After': retryAfter };
  answering(() => Promise.resolve(new Response(null))).mockResolvedValueOnce(
    new Response(null, { status, headers }),
  );
  await shop.send();
  await shop.mock.settled();

  expect(attemptsOf(shop.mock)).toEqual(retried ? [[0, errorCode], [seconds]] : [[0, errorCode]]);
  expect(shop.mock.deadLetters().map(({ messageAttributes }) => messageAttributes['ERROR_CODE'])).toEqual(
    retried ? [] : [errorCode],
  );
});

test('a dead letter tells what the endpoint has answered', async () => {
  await shopWith({
    endpoint: 'https://example.com/hook?key=secret',
    target: { RetryPolicy: { MaximumRetryAttempts: 2 } },
  });
  answering(() => Promise.resolve(new Response(null, { status: 503, statusText: 'Service Unavailable' })));
  await shop.send();
  await shop.mock.settled();

  expect(shop.mock.deadLetters()[0]?.messageAttributes).toMatchObject({
    ERROR_CODE: 'ERROR_FROM_TARGET',
    ERROR_MESSAGE: 'POST https://example.com/hook answered 503 Service Unavailable.',
    EXHAUSTED_RETRY_CONDITION: 'MaximumRetryAttempts',
    RETRY_ATTEMPTS: '2',
  });
  expect(shop.mock.invocations()).toEqual([]);
});

test('Retry-After beyond the life of the event ends the delivery', async () => {
  await shopWith({ target: { RetryPolicy: { MaximumEventAgeInSeconds: 60 } } });
  const headers = { 'Retry-After': '61' };
  answering(() => Promise.resolve(new Response(null, { status: 429, headers })));
  await shop.send();
  await shop.mock.settled();

  expect(shop.mock.deadLetters()[0]?.messageAttributes).toMatchObject({
    ERROR_CODE: 'THROTTLING',
    EXHAUSTED_RETRY_CONDITION: 'MaximumEventAgeInSeconds',
    RETRY_ATTEMPTS: '0',
  });
});

test('an endpoint that takes longer than 5 seconds times out, and is tried again', async () => {
  await shopWith();
  const calls = answering(() => Promise.resolve(new Response(null)));
  calls.mockReturnValueOnce(new Promise(() => undefined));
  await shop.send();
  await turn();
  await vi.advanceTimersByTimeAsync(4999);
  expect(attemptsOf(shop.mock)).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  await shop.mock.settled();

  expect(calls.mock.calls[0]?.[1]?.signal?.aborted).toBe(true);
  expect(attemptsOf(shop.mock)).toEqual([[0, 'TIMEOUT'], [1]]);
  expect(shop.mock.deliveries()[0]?.attempts[0]?.error?.message).toBe(
    'POST https://example.com/hook was not answered within 5 seconds.',
  );
});

test('a call that was answered leaves no timer behind', async () => {
  await shopWith();
  answering(() => Promise.resolve(new Response(null)));
  await shop.send();
  await shop.mock.settled();

  expect(vi.getTimerCount()).toBe(0);
});

test('a network that fails is tried again, a name that nobody knows is not', async () => {
  await shopWith();
  const failing = (code: string) =>
    new TypeError('fetch failed', { cause: Object.assign(new Error(`connect ${code}`), { code }) });
  answering(() => Promise.reject(failing('ENOTFOUND')))
    .mockRejectedValueOnce(failing('ECONNREFUSED'))
    .mockRejectedValueOnce(new Error('no route'));
  await shop.send();
  await shop.mock.settled();

  expect(shop.mock.deliveries()[0]?.attempts.map(({ error }) => error)).toEqual([
    {
      errorCode: 'CONNECTION_FAILURE',
      message: 'POST https://example.com/hook failed: connect ECONNREFUSED',
    },
    { errorCode: 'CONNECTION_FAILURE', message: 'POST https://example.com/hook failed: no route' },
    { errorCode: 'NO_RESOURCE', message: 'POST https://example.com/hook failed: connect ENOTFOUND' },
  ]);
});

test('a URL with a user name is told without it and without the query', async () => {
  await shopWith({
    endpoint: 'https://user@example.com/hook?key=secret',
    target: { RetryPolicy: { MaximumRetryAttempts: 0 } },
  });
  vi.spyOn(globalThis, 'fetch');
  await shop.send();
  await shop.mock.settled();

  expect(shop.mock.deadLetters()[0]?.messageAttributes['ERROR_MESSAGE']).toBe(
    'POST https://example.com/hook cannot be sent: its URL contains a user name or a password.',
  );
});

test('PutEvents answers while the endpoint still blocks, and settled() waits for it', async () => {
  await shopWith();
  let answer = (_: Response): void => undefined;
  const blocked = new Promise<Response>((resolve) => (answer = resolve));
  answering(() => blocked);
  await shop.send();
  await turn();
  let isSettled = false;
  const settled = shop.mock.settled().then(() => (isSettled = true));
  await turn();

  expect(shop.mock.pendingDeliveries).toBe(1);
  expect(isSettled).toBe(false);
  answer(new Response(null));
  await settled;
  expect(shop.mock.invocations()).toMatchObject([{ outcome: 'succeeded', calls: 1 }]);
});

test('a bound function comes before the endpoint', async () => {
  await shopWith();
  const calls = answering(() => Promise.resolve(new Response(null)));
  const endpoint = vi.fn();
  shop.mock.handle(shop.arn, endpoint);
  await shop.send();
  await shop.mock.settled();

  expect(endpoint).toHaveBeenCalledTimes(1);
  expect(calls).not.toHaveBeenCalled();
});

test('a fault that is planned for the target comes before the call', async () => {
  await shopWith();
  const calls = answering(() => Promise.resolve(new Response(null)));
  shop.mock.target(shop.arn).fault({ errorCode: 'THROTTLING', times: 1 });
  await shop.send();
  await shop.mock.settled();

  expect(attemptsOf(shop.mock)).toEqual([[0, 'THROTTLING'], [1]]);
  expect(calls).toHaveBeenCalledTimes(1);
});

test.for(['reset', 'restore'] as const)(
  '%s() ends calls that are under way without a trace',
  async (ending) => {
    await shopWith();
    const calls = answering(() => new Promise(() => undefined));
    await shop.send();
    await turn();
    shop.mock[ending]();
    await turn();
    await shop.mock.settled();

    expect(calls.mock.calls[0]?.[1]?.signal?.aborted).toBe(true);
    expect(attemptsOf(shop.mock)).toEqual([]);
    expect(shop.mock.deadLetters()).toEqual([]);
    expect(shop.mock.warnings()).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  },
);

test('no call begins after restore(), until a client is attached and used again', async () => {
  await shopWith();
  const calls = answering(() => Promise.resolve(new Response(null)));
  await shop.send();
  shop.mock.restore();
  await turn();
  expect(calls).not.toHaveBeenCalled();

  shop.mock.attach(shop.client);
  await shop.send();
  await shop.mock.settled();
  expect(calls).toHaveBeenCalledTimes(1);
});

test('an unknown word for apiDestinations is refused', () => {
  // @ts-expect-error The option knows two words.
  const options: EventBridgeMockOptions = { apiDestinations: 'call' };
  return expect(partner({ options })).rejects.toThrow(
    new TypeError(`mockEventBridge: apiDestinations must be 'recorded' or 'fetch', not the string "call".`),
  );
});
