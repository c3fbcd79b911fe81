import { setImmediate as laterTurn } from 'node:timers';
import {
  EventBridgeClient,
  PutEventsCommand,
  type EventBridgeClientConfig,
} from '@aws-sdk/client-eventbridge';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { mockEventBridge, type EventBridgeMock } from '../../src/index.js';

let eventBridge: EventBridgeMock;
beforeEach(() => {
  eventBridge = mockEventBridge({ region: 'us-east-1' });
});
afterEach(() => {
  eventBridge.restore();
  vi.useRealTimers();
});

type Options = Parameters<EventBridgeClient['send']>[1];

function send(id: string, options?: Options, config: EventBridgeClientConfig = {}) {
  const command = new PutEventsCommand({ Entries: [{ Source: 'shop', DetailType: id, Detail: '{}' }] });
  return new EventBridgeClient(config).send(command, options);
}

const received = () => eventBridge.events().map((event) => event['detail-type']);

/** Whether a promise is settled, after everything that needs no time has happened. */
async function isSettled(promise: Promise<unknown>): Promise<boolean> {
  const pending = Symbol('pending');
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => laterTurn(resolve));
  return (await Promise.race([promise.catch(() => undefined), Promise.resolve(pending)])) !== pending;
}

test('nobody waits for a late answer, and the account’s time does not move for it', async () => {
  eventBridge.fault('PutEvents', { latency: '3 days' });
  const before = Date.now();

  await expect(send('late')).resolves.toMatchObject({ $metadata: { attempts: 1 } });
  expect(eventBridge.clock.now().getTime() - before).toBeLessThan(60_000);
  expect(eventBridge.commands()[0]?.faults).toMatchObject([{ effect: 'delayed' }]);
});

test('what takes longer is answered later', async () => {
  const order: string[] = [];
  eventBridge.fault('PutEvents', { latency: 500, times: 1 });
  eventBridge.fault('PutEvents', { latency: 200 });
  const first = send('first').then(() => order.push('first'));
  for (const id of ['second', 'third', 'fourth']) {
    await send(id);
    order.push(id);
  }
  await first;

  expect(order).toEqual(['second', 'third', 'first', 'fourth']);
});

test('the service acts when it is asked, not when its answer arrives', async () => {
  eventBridge.fault('PutEvents', { latency: 500 });
  const client = new EventBridgeClient({});
  await client.send(
    new PutEventsCommand({ Entries: [{ Source: 'shop', DetailType: 'warm-up', Detail: '{}' }] }),
  );

  const sending = client.send(
    new PutEventsCommand({ Entries: [{ Source: 'shop', DetailType: 'placed', Detail: '{}' }] }),
  );
  for (let microtask = 0; microtask < 50; microtask += 1) await Promise.resolve();
  expect(received()).toEqual(['warm-up', 'placed']);
  await sending;
});

test('under fake timers an answer comes when the test has let its time pass', async () => {
  vi.useFakeTimers();
  eventBridge.fault('PutEvents', { latency: 500 });
  const sending = send('late');

  await vi.advanceTimersByTimeAsync(499);
  expect(await isSettled(sending)).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  await expect(sending).resolves.toMatchObject({ FailedEntryCount: 0 });
  expect(vi.getTimerCount()).toBe(0);
});

test('under fake timers each attempt takes its time, retries between them none', async () => {
  vi.useFakeTimers();
  eventBridge.fault('PutEvents', { error: 'ThrottlingException', latency: 300, times: 1 });
  eventBridge.fault('PutEvents', { latency: 500 });
  const { setTimeout: fakeTimeout } = globalThis;
  const sending = send('late');

  await vi.advanceTimersByTimeAsync(999);
  expect(await isSettled(sending)).toBe(false);
  expect(globalThis.setTimeout).toBe(fakeTimeout);
  await vi.advanceTimersByTimeAsync(1);
  await expect(sending).resolves.toMatchObject({ $metadata: { attempts: 2 } });
  expect(globalThis.setTimeout).toBe(fakeTimeout);
});

test('under fake timers a jump that came before the answer was asked for counts', async () => {
  vi.useFakeTimers();
  eventBridge.fault('PutEvents', { latency: 500 });
  const sending = send('late');
  vi.advanceTimersByTime(500);

  await expect(sending).resolves.toBeDefined();
});

test('under fake timers the account’s clock brings an answer, too', async () => {
  vi.useFakeTimers();
  eventBridge.fault('PutEvents', { latency: 500 });
  const sending = send('late');

  await eventBridge.clock.advanceBy(499);
  expect(await isSettled(sending)).toBe(false);
  await eventBridge.clock.advanceBy(1);
  await expect(sending).resolves.toBeDefined();
});

test('settled() waits for no latency, also under fake timers', async () => {
  vi.useFakeTimers();
  eventBridge.fault('PutEvents', { latency: '1 hour', error: 'ThrottlingException', times: 1 });
  eventBridge.fault('PutEvents', { latency: '1 hour' });
  const sending = send('late');
  await isSettled(sending);
  await eventBridge.settled();

  await expect(sending).resolves.toMatchObject({ $metadata: { attempts: 2 } });
});

test('what a handler sends takes no time, so that whoever waits for the handler does not hang', async () => {
  vi.useFakeTimers();
  eventBridge.fault('PutEvents', {
    latency: '1 hour',
    when: ({ input }) => input.Entries?.[0]?.DetailType === 'two',
  });
  const target = 'arn:aws:lambda:us-east-1:123456789012:function:next';
  eventBridge.seed({
    buses: { default: { rules: { next: { pattern: { 'detail-type': ['one'] }, targets: [target] } } } },
  });
  eventBridge.handle(target, () => send('two'));
  await send('one');
  await eventBridge.clock.advanceBy(1);

  expect(received()).toEqual(['one', 'two']);
});

test('settled() does not change the order of answers', async () => {
  const order: string[] = [];
  eventBridge.fault('PutEvents', { latency: 500, times: 1 });
  eventBridge.fault('PutEvents', { latency: 200 });
  const sending = ['slow', 'quick'].map((id) => send(id).then(() => order.push(id)));
  await eventBridge.settled();
  await Promise.all(sending);

  expect(order).toEqual(['quick', 'slow']);
});

test.each([
  ['reset()', () => eventBridge.reset()],
  ['restore()', () => eventBridge.restore()],
])('%s lets late answers come at once', async (_, end) => {
  vi.useFakeTimers();
  eventBridge.fault('PutEvents', { latency: '1 hour' });
  const sending = send('late');
  await isSettled(sending);
  end();

  await expect(sending).resolves.toBeDefined();
  expect(vi.getTimerCount()).toBe(0);
});

test('a late failure is retried as any other', async () => {
  eventBridge.fault('PutEvents', { networkError: 'ECONNRESET', latency: 200, times: 2 });

  await expect(send('late')).resolves.toMatchObject({ $metadata: { attempts: 3 } });
});

test('AbortSignal.timeout ends a call whose answer would be later, in no time', async () => {
  eventBridge.fault('PutEvents', { latency: '2 hours' });
  const abortSignal = AbortSignal.timeout(3_600_000);
  const error: unknown = await send('late', { abortSignal }).catch((thrown: unknown) => thrown);

  expect(error).toMatchObject({ name: 'AbortError', message: 'Request aborted' });
  expect(abortSignal).toMatchObject({ aborted: true, reason: { name: 'TimeoutError' } });
  expect(eventBridge.commands()).toMatchObject([{ attempts: 1, faults: [{ effect: 'failed' }] }]);
});

test('AbortSignal.timeout leaves a call alone whose answer comes before', async () => {
  eventBridge.fault('PutEvents', { latency: 500 });
  const abortSignal = AbortSignal.timeout(3_600_000);

  await expect(send('late', { abortSignal })).resolves.toBeDefined();
  expect(abortSignal.aborted).toBe(false);
});

test('the deadline of a signal holds for all attempts together, and for signals made of it', async () => {
  eventBridge.fault('PutEvents', { networkError: 'ECONNRESET', latency: 500 });
  const abortSignal = AbortSignal.any([AbortSignal.timeout(1200), new AbortController().signal]);

  await expect(send('late', { abortSignal })).rejects.toMatchObject({ name: 'AbortError' });
  expect(eventBridge.commands()).toMatchObject([{ attempts: 3 }]);
});

test('under fake timers AbortSignal.timeout aborts as the test lets time pass', async () => {
  vi.useFakeTimers();
  eventBridge.fault('PutEvents', { latency: 500 });
  const sending = send('late', { abortSignal: AbortSignal.timeout(300) }).catch((error: unknown) => error);

  await vi.advanceTimersByTimeAsync(299);
  expect(await isSettled(sending)).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  expect(await sending).toMatchObject({ name: 'AbortError' });
});

test('AbortSignal.timeout is replaced only as long as answers may be late', async () => {
  const original = Reflect.get(AbortSignal, 'timeout');
  eventBridge.fault('PutEvents', { error: 'ThrottlingException' });
  expect(Reflect.get(AbortSignal, 'timeout')).toBe(original);
  eventBridge.fault('PutEvents', { latency: 500 });
  const signal = AbortSignal.timeout(1);
  await new Promise((resolve) => signal.addEventListener('abort', resolve));
  expect(signal.reason).toMatchObject({
    name: 'TimeoutError',
    message: 'The operation was aborted due to timeout',
  });

  eventBridge.reset();
  expect(Reflect.get(AbortSignal, 'timeout')).toBe(original);
});

test('a call that is given up while its answer is late ends with the SDK’s AbortError', async () => {
  vi.useFakeTimers();
  eventBridge.fault('PutEvents', { latency: 500 });
  const controller = new AbortController();
  setTimeout(() => {
    controller.abort(new Error('shutting down'));
  }, 300);
  const sending = send('late', { abortSignal: controller.signal }).catch((error: unknown) => error);
  await vi.advanceTimersByTimeAsync(300);

  expect(await sending).toMatchObject({ name: 'AbortError', message: 'Request aborted' });
  expect(received()).toEqual(['late']);
  expect(vi.getTimerCount()).toBe(0);
});

test('code that gives a call up right after sending it need not hold time', async () => {
  eventBridge.fault('PutEvents', { latency: 500 });
  const controller = new AbortController();
  const sending = send('late', { abortSignal: controller.signal });
  controller.abort();

  await expect(sending).rejects.toMatchObject({ name: 'AbortError' });
});
