import { AsyncLocalStorage } from 'node:async_hooks';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import * as kit from '../../src/index.js';

/** Until Node 22 a storage that stays enabled slows down every `await` of the process, for good. */

const FUNCTION = 'arn:aws:lambda:us-east-1:123456789012:function:ship';

/** Storages that have run something and were not disabled since. */
const enabled = new Set<object>();

function whenCalled(method: 'run' | 'enterWith' | 'disable', note: (storage: object) => void): void {
  const original = Reflect.get(AsyncLocalStorage.prototype, method) as (...args: unknown[]) => never;
  vi.spyOn(AsyncLocalStorage.prototype, method).mockImplementation(function (
    this: object,
    ...args: unknown[]
  ) {
    note(this);
    return Reflect.apply(original, this, args);
  });
}

beforeEach(() => {
  whenCalled('run', (storage) => enabled.add(storage));
  whenCalled('enterWith', (storage) => enabled.add(storage));
  whenCalled('disable', (storage) => enabled.delete(storage));
});
afterEach(() => {
  vi.restoreAllMocks();
  enabled.clear();
});

const client = new EventBridgeClient({ region: 'us-east-1' });
const publish = (through = client) =>
  through.send(
    new PutEventsCommand({ Entries: [{ Source: 'shop', DetailType: 'Order Placed', Detail: '{}' }] }),
  );
const seedOf = (handler: () => unknown): kit.Seed => ({
  buses: {
    default: {
      rules: { placed: { pattern: { source: ['shop'] }, targets: [{ arn: FUNCTION, id: 'ship', handler }] } },
    },
  },
});
const turns = async (count = 3) => {
  for (let turn = 0; turn < count; turn += 1) await new Promise((resolve) => setImmediate(resolve));
};

/** Nanoseconds of an `await`, at best: what else the machine does only adds to it. */
async function costOfAwait(): Promise<number> {
  const rounds: number[] = [];
  for (let round = 0; round < 9; round += 1) {
    const since = process.hrtime.bigint();
    for (let count = 0; count < 5_000; count += 1) await Promise.resolve();
    rounds.push(Number(process.hrtime.bigint() - since) / 5_000);
  }
  return Math.min(...rounds);
}

test('two hundred mocks that have isolated leave nothing enabled, and an await costs what it did before', async () => {
  const before = await costOfAwait();
  for (let count = 0; count < 200; count += 1) {
    using eventBridge = kit.mockEventBridge();
    await eventBridge.isolate(() => publish());
    expect(enabled.size).toBe(1);
  }

  expect(enabled.size).toBe(0);
  expect((await costOfAwait()) / before).toBeLessThan(5);
});

test('twenty copies of the kit share one storage, which is disabled when their handlers have run', async () => {
  const before = await costOfAwait();
  const mocks: kit.EventBridgeMock[] = [];
  let most = 0;
  for (let count = 0; count < 20; count += 1) {
    vi.resetModules();
    const copy = await import('../../src/index.js');
    const handler = vi.fn(() => {
      most = Math.max(most, enabled.size);
    });
    const eventBridge = copy.mockEventBridge(client, { seed: seedOf(handler) });
    mocks.push(eventBridge);
    await publish();
    await eventBridge.settled();
    expect(handler).toHaveBeenCalledOnce();
    await turns();
    expect(enabled.size).toBe(0);
  }

  expect(most).toBe(1);
  // None of them is restored yet.
  expect((await costOfAwait()) / before).toBeLessThan(5);
  for (const mock of mocks) mock.restore();
});

test.each(['reset', 'restore'] as const)(
  'a handler that never ends keeps nothing enabled after %s()',
  async (end) => {
    using eventBridge = kit.mockEventBridge({ seed: seedOf(() => new Promise(() => undefined)) });
    await publish();
    await turns();
    expect(enabled.size).toBe(1);

    eventBridge[end]();
    await turns();
    expect(enabled.size).toBe(0);
  },
);

test.each(['reset', 'restore'] as const)(
  'what isolate() has left running is refused until %s()',
  async (end) => {
    using eventBridge = kit.mockEventBridge(client);
    let goOn: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (goOn = resolve));
    let stray: Promise<unknown> = Promise.resolve();
    await eventBridge.isolate(() => {
      stray = gate.then(() => publish());
    });

    goOn();
    await expect(stray).rejects.toThrow('PutEvents was sent after isolate() had ended');
    eventBridge[end]();
    expect(enabled.size).toBe(0);
  },
);

test('reset() lets a callback of isolate() that still runs be answered by its own mock', async () => {
  using eventBridge = kit.mockEventBridge(client);
  await eventBridge.isolate(async (isolated) => {
    eventBridge.reset();
    await publish();
    expect(isolated.events()).toHaveLength(1);
  });
  expect(eventBridge.events()).toHaveLength(0);
  expect(enabled.size).toBe(0);
});

test('a loop of commands that handlers send without awaiting them is cut', async () => {
  using eventBridge = kit.mockEventBridge({
    seed: seedOf(() => {
      const region = () =>
        new Promise<string>((resolve) => setImmediate(() => setImmediate(resolve, 'us-east-1')));
      void publish(new EventBridgeClient({ region }));
    }),
  });
  await publish();

  await expect(eventBridge.settled()).rejects.toThrow(kit.EventLoopError);
});

test('retries of a client leave nothing enabled', async () => {
  using eventBridge = kit.mockEventBridge();
  eventBridge.fault('PutEvents', { error: 'ThrottlingException', times: 1 });
  await publish();
  expect(enabled.size).toBe(0);
});
