import { EventBridge, EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { expect, test } from 'vitest';
import { mockEventBridge, type EventBridgeMock } from '../../src/index.js';
import { APART, client, idsIn, interleaved, publish } from './interleaved.js';
import { offline } from './offline.js';

test.each([
  ['a class', () => mockEventBridge()],
  ['a client', () => mockEventBridge(client)],
])('callbacks that run at the same time keep their events apart, attached to %s', async (_, attached) => {
  using outer = attached();

  expect(await interleaved(outer)).toEqual(APART);
  expect(idsIn(outer)).toEqual(['outside']);
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
    `[Error: PutEvents was sent after isolate() had ended, by code that its callback started. Await that code in the callback.]`,
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
