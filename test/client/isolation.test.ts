import { EventBridge, EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import type * as kit from '../../src/index.js';
import { mockEventBridge, type EventBridgeMock } from '../../src/index.js';
import { offline } from './offline.js';

/** The one client of production code. */
const client = new EventBridgeClient({ region: 'us-east-1' });

function publish(id: string, detailType = 'Order Placed', through = client) {
  const entry = { Source: 'shop', DetailType: detailType, Detail: JSON.stringify({ id }) };
  return through.send(new PutEventsCommand({ Entries: [entry] }));
}

const idsIn = (mock: EventBridgeMock) => mock.events().map(({ detail }) => detail.id);
const aWhile = () => sleep(1);

/** Loads the kit once more, as a process has it that imports both of its formats. */
async function secondCopyOfKit(): Promise<typeof kit> {
  vi.resetModules();
  return await import('../../src/index.js');
}

/** Two callbacks that run at the same time, each sending before and after the other. */
async function interleaved(outer: EventBridgeMock) {
  let arrived = 0;
  const run = (id: string) =>
    outer.isolate(async (eventBridge) => {
      await publish(`${id}-1`);
      await aWhile();
      await publish(`${id}-2`);
      arrived += 1;
      while (arrived < 2) await aWhile();
      await publish(`${id}-3`);
      return idsIn(eventBridge);
    });
  const both = Promise.all([run('a'), run('b')]);
  await publish('outside');
  return await both;
}

const APART = [
  ['a-1', 'a-2', 'a-3'],
  ['b-1', 'b-2', 'b-3'],
];

test.each([
  ['a class', () => mockEventBridge()],
  ['a client', () => mockEventBridge(client)],
])('callbacks that run at the same time keep their events apart, attached to %s', async (_, attached) => {
  using outer = attached();

  expect(await interleaved(outer)).toEqual(APART);
  expect(idsIn(outer)).toEqual(['outside']);
});

test('a mock of one copy of the kit isolates while another copy holds the client', async () => {
  const other = await secondCopyOfKit();
  expect(other.mockEventBridge).not.toBe(mockEventBridge);
  using first = mockEventBridge();
  using second = other.mockEventBridge();

  expect(await interleaved(second)).toEqual(APART);
  expect(idsIn(second)).toEqual(['outside']);
  expect(idsIn(first)).toEqual([]);

  await second.isolate(() =>
    first.isolate(async () => {
      await publish('through both');
      expect(idsIn(second.current)).toEqual(['through both']);
    }),
  );
});

test('timers, promises and other clients that the callback uses belong to it', async () => {
  using outer = mockEventBridge();

  const ids = await outer.isolate(async (eventBridge) => {
    await new Promise<void>((resolve, reject) => {
      setTimeout(() => void publish('timer').then(() => resolve(), reject));
    });
    await Promise.all([publish('first'), Promise.resolve().then(() => publish('second'))]);
    await publish('third', 'Order Placed', new EventBridge({}));
    return idsIn(eventBridge);
  });

  expect(ids).toEqual(['timer', 'first', 'second', 'third']);
  expect(idsIn(outer)).toEqual([]);
});

test('a client that is attached to another mock alone is left alone', async () => {
  const own = new EventBridgeClient({});
  using outer = mockEventBridge();
  using narrow = mockEventBridge(own);

  await outer.isolate(async (eventBridge) => {
    await publish('narrow', 'Order Placed', own);
    expect(idsIn(eventBridge)).toEqual([]);
  });

  expect(idsIn(narrow)).toEqual(['narrow']);
});

test('a client that an isolated mock is attached to is answered by it only inside, and only until it ends', async () => {
  const network = offline();
  using outer = mockEventBridge(client);
  let ended: EventBridgeMock | undefined;

  await outer.isolate(async (eventBridge) => {
    ended = eventBridge;
    eventBridge.attach(network, { region: 'eu-west-1' });
    await publish('inside', 'Order Placed', network);
    expect(eventBridge.events()).toMatchObject([{ region: 'eu-west-1', detail: { id: 'inside' } }]);
    await eventBridge.isolate((nested) =>
      publish('nested', 'Order Placed', network).then(() => idsIn(nested)),
    );
    await outer.isolate(async () => {
      await expect(publish('elsewhere', 'Order Placed', network)).rejects.toThrow('went to the network');
    });
  });

  await expect(publish('after', 'Order Placed', network)).rejects.toThrow('went to the network');
  expect(ended && idsIn(ended)).toEqual(['inside']);
});

test('callbacks nest, and the innermost answers', async () => {
  using outer = mockEventBridge(client);

  await outer.isolate(async (middle) => {
    await publish('middle');
    await middle.isolate(async (inner) => {
      await publish('inner');
      expect(outer.current).toBe(inner);
      expect(middle.current).toBe(inner);
      expect(idsIn(inner)).toEqual(['inner']);
      await outer.isolate(async (sibling) => {
        await publish('sibling');
        expect(idsIn(sibling)).toEqual(['sibling']);
        expect(outer.current).toBe(sibling);
      });
    });
    expect(outer.current).toBe(middle);
    expect(idsIn(middle)).toEqual(['middle']);
  });

  expect(outer.current).toBe(outer);
  expect(idsIn(outer)).toEqual([]);
});

test('what is sent after the end is refused, and reaches no other mock', async () => {
  using outer = mockEventBridge(client);
  let release: (() => void) | undefined;
  let late: Promise<unknown> | undefined;

  await outer.isolate(() => {
    late = new Promise<void>((resolve) => (release = resolve)).then(() => publish('late'));
  });
  release?.();

  await expect(late).rejects.toThrowErrorMatchingInlineSnapshot(
    `[Error: PutEvents was sent when isolate() had ended already, by code that its callback has started. Await that code in the callback.]`,
  );
  expect(idsIn(outer)).toEqual([]);
});

test('clients are as before when outer mocks are gone', async () => {
  const network = offline();
  const outer = mockEventBridge(network);
  await outer.isolate(async () => {
    outer.restore();
    await expect(publish('inside', 'Order Placed', network)).rejects.toThrow('went to the network');
  });
  await expect(publish('outside', 'Order Placed', network)).rejects.toThrow('went to the network');
});
