import { getEventListeners } from 'node:events';
import {
  EventBridgeClient,
  PutEventsCommand,
  type EventBridgeClientConfig,
} from '@aws-sdk/client-eventbridge';
import { expect, test, vi } from 'vitest';
import { mockEventBridge } from '../../src/index.js';

const shuttingDown = new Error('shutting down');

/** Leaves it to the request handler to heed the signal, as every strategy did before the SDK raced with signals. */
const once: NonNullable<EventBridgeClientConfig['retryStrategy']> = {
  mode: 'once',
  retry: (next, args) => next(args),
};

async function rejection(reason: unknown, when: 'before the call' | 'while the answer is late') {
  const client = new EventBridgeClient({ region: 'us-east-1', retryStrategy: once });
  using mock = mockEventBridge(client);
  const controller = new AbortController();
  const abort = () => {
    controller.abort(reason);
  };
  if (when === 'before the call') abort();
  else mock.fault('PutEvents', { latency: 500 });
  const command = new PutEventsCommand({ Entries: [{ Source: 'shop', DetailType: 'Paid', Detail: '{}' }] });
  const sending = client.send(command, { abortSignal: controller.signal });
  if (when === 'while the answer is late') setImmediate(abort);
  const error: unknown = await sending.catch((thrown: unknown) => thrown);
  expect(mock.commands()).toMatchObject([{ error }]);
  return error;
}

for (const when of ['before the call', 'while the answer is late'] as const) {
  test.each([
    ['no reason', undefined, 'Request aborted'],
    ['an error', shuttingDown, 'Request aborted'],
    ['a text', 'the user went away', 'the user went away'],
    ['a number', 7, '7'],
    ['null', null, 'Request aborted'],
    ['an empty string', '', 'Request aborted'],
  ])(
    `A call that is aborted ${when} for %s rejects as the SDK’s request handlers do`,
    async (_, reason, text) => {
      const error = await rejection(reason, when);

      expect(error).toBeInstanceOf(Error);
      expect(String(error)).toBe(`AbortError: ${text}`);
    },
  );

  test(`An error for which a call is aborted ${when} is the cause, and nothing else is`, async () => {
    expect(await rejection(shuttingDown, when)).toHaveProperty('cause', shuttingDown);
    expect(await rejection(undefined, when)).toHaveProperty('cause.name', 'AbortError');
    expect(await rejection('the user went away', when)).not.toHaveProperty('cause');
  });
}

const refused = new Error('of the signal');
const refusing = () => {
  throw refused;
};
const noop = () => undefined;

test.each([
  ['addEventListener', { addEventListener: refusing, removeEventListener: noop }],
  ['onabort', Object.defineProperty({}, 'onabort', { set: refusing })],
])(
  'A call whose signal throws in %s rejects with that, and nothing waits for its answer',
  async (_, signal) => {
    const client = new EventBridgeClient({ region: 'us-east-1', retryStrategy: once });
    const mock = mockEventBridge(client);
    mock.fault('PutEvents', { latency: 500 });
    const command = new PutEventsCommand({ Entries: [{ Source: 'shop', DetailType: 'Paid', Detail: '{}' }] });

    await expect(client.send(command, { abortSignal: signal as AbortSignal })).rejects.toBe(refused);
    mock.reset();
    mock.restore();
  },
);

test('A signal that throws when nobody listens any more keeps no answer and no restore() from coming', async () => {
  const client = new EventBridgeClient({ region: 'us-east-1', retryStrategy: once });
  const mock = mockEventBridge(client);
  mock.fault('PutEvents', { latency: 500 });
  const abortSignal = { addEventListener: noop, removeEventListener: refusing } as unknown as AbortSignal;
  const command = new PutEventsCommand({ Entries: [{ Source: 'shop', DetailType: 'Paid', Detail: '{}' }] });
  const sending = client.send(command, { abortSignal });
  await new Promise((resolve) => setImmediate(resolve));
  mock.restore();

  await expect(sending).resolves.toMatchObject({ FailedEntryCount: 0 });
});

/** How a call ends whose answer is late. */
async function endOf(signal: object): Promise<string> {
  const client = new EventBridgeClient({ region: 'us-east-1', retryStrategy: once });
  using mock = mockEventBridge(client);
  mock.fault('PutEvents', { latency: 500 });
  const command = new PutEventsCommand({ Entries: [{ Source: 'shop', DetailType: 'Paid', Detail: '{}' }] });
  return await client.send(command, { abortSignal: signal as AbortSignal }).then(
    () => 'answered',
    (error: unknown) => String(error),
  );
}

test.each([
  ['answered', 'answered'],
  ['aborted', 'AbortError: Request aborted'],
])('A signal whose call is %s has no listener any more', async (end, expected) => {
  const controller = new AbortController();
  const { signal } = controller;
  const listen = signal.addEventListener.bind(signal);
  const listened = vi.spyOn(signal, 'addEventListener').mockImplementation((...args) => {
    listen(...args);
    if (end === 'aborted')
      queueMicrotask(() => {
        controller.abort();
      });
  });

  expect(await endOf(signal)).toBe(expected);
  expect(listened).toHaveBeenCalledOnce();
  expect(getEventListeners(signal, 'abort')).toEqual([]);
});

test.each([
  ['answered', 'answered'],
  ['aborted', 'AbortError: Request aborted'],
])('A signal that is no EventTarget is heard by its onabort until its call is %s', async (end, expected) => {
  const heard: unknown[] = [];
  const signal = {
    aborted: false,
    set onabort(listener: (() => void) | null | undefined) {
      heard.push(listener);
      if (end === 'aborted') queueMicrotask(() => listener?.());
    },
  };

  expect(await endOf(signal)).toBe(expected);
  expect(heard).toEqual(end === 'aborted' ? [expect.any(Function)] : [expect.any(Function), null]);
});
