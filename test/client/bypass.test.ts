import { EventBridge, EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { mockClient } from 'aws-sdk-client-mock';
import { createRequire } from 'node:module';
import { afterEach, expect, test, vi } from 'vitest';
import { mockEventBridge, type EventBridgeMock } from '../../src/index.js';
import '../../src/vitest.js';
import { failureOf } from '../expect/failure.js';
import { secondCopyOfSdk } from './sdk-copy.js';

/** What a matcher says where commands go past the mock, as far as that shows. */

const Entries = [{ Source: 'shop', DetailType: 'Order Placed', Detail: '{}' }];
const publish = (client: EventBridgeClient) => client.send(new PutEventsCommand({ Entries }));

const undo: (() => void)[] = [];
afterEach(() => {
  while (undo.length > 0) undo.pop()?.();
});

function undone<Made extends { restore(): unknown }>(made: Made): Made {
  undo.push(() => void made.restore());
  return made;
}

function failure(eventBridge: EventBridgeMock): string {
  return failureOf(() => {
    expect(eventBridge).toHaveReceivedEvent({ source: 'shop' });
  });
}

test('a stub of aws-sdk-client-mock in the place of the class', async () => {
  const eventBridge = undone(mockEventBridge());
  undone(mockClient(EventBridgeClient)).onAnyCommand().resolves({});
  await publish(new EventBridgeClient({ region: 'us-east-1' }));
  await publish(new EventBridgeClient({ region: 'us-east-1' }));

  expect(failure(eventBridge)).toMatchInlineSnapshot(`
    expect(eventBridge).toHaveReceivedEvent(expected)

    No event was received.

    Possible reasons:

      • PutEvents was never called by a client that this mock is attached to. Does the code under test use such a client, and is it awaited?
      • send of EventBridgeClient is a sinon stub, which was called 2 times and answered instead of the account. Restore it; or, if aws-sdk-client-mock made it, let the account answer behind it: eventBridge.serve(stub).
  `);
});

test('a stub of aws-sdk-client-mock that was there before the mock', async () => {
  undone(mockClient(EventBridgeClient));
  const eventBridge = undone(mockEventBridge());
  await publish(new EventBridgeClient({ region: 'us-east-1' }));

  expect(failure(eventBridge)).toContain('send of EventBridgeClient is a sinon stub, which was called once');
});

test('a spy with an implementation, on the client that is mocked', async () => {
  const client = new EventBridgeClient({ region: 'us-east-1' });
  const eventBridge = undone(mockEventBridge(client));
  const send = vi.spyOn(client, 'send').mockReturnValue(undefined);
  undo.push(() => {
    send.mockRestore();
  });
  await publish(client);

  expect(failure(eventBridge)).toMatchInlineSnapshot(`
    expect(eventBridge).toHaveReceivedEvent(expected)

    No event was received.

    Possible reasons:

      • PutEvents was never called by a client that this mock is attached to. Does the code under test use such a client, and is it awaited?
      • send of EventBridgeClient is a mock function, which was called once and answered instead of the account. Restore it, or give it no implementation, so that it passes commands on.
  `);
});

test('a spy that was not called is no reason', () => {
  const client = new EventBridgeClient({ region: 'us-east-1' });
  const eventBridge = undone(mockEventBridge(client));
  const send = vi.spyOn(client, 'send');
  undo.push(() => {
    send.mockRestore();
  });

  expect(failure(eventBridge)).toContain('No client of this mock has sent anything.');
});

test('a stub that is served, and nothing is sent', () => {
  const eventBridge = undone(mockEventBridge());
  eventBridge.serve(undone(mockClient(EventBridgeClient)));

  expect(failure(eventBridge)).toContain('No client of this mock has sent anything.');
});

/** A second copy where the process keeps its modules, at a path as in a monorepo. */
function loadedElsewhere(): string {
  const { cache } = createRequire(import.meta.url);
  const folder = '/repo/packages/api/node_modules/@aws-sdk/client-eventbridge';
  const file = `${folder}/dist-cjs/index.js`;
  const module = { exports: secondCopyOfSdk() };
  cache[file] = module as NodeJS.Module;
  undo.push(() => void Reflect.deleteProperty(cache, file));
  return folder;
}

test('another copy of the SDK that is loaded', () => {
  loadedElsewhere();
  const eventBridge = undone(mockEventBridge());

  expect(failure(eventBridge)).toMatchInlineSnapshot(`
    expect(eventBridge).toHaveReceivedEvent(expected)

    No event was received.

    Possible reasons:

      • PutEvents was never called by a client that this mock is attached to. Does the code under test use such a client, and is it awaited?
      • Another copy of the SDK is loaded, and this mock is not attached to its EventBridgeClient: /repo/packages/api/node_modules/@aws-sdk/client-eventbridge. If the code under test uses that one, attach it: eventBridge.attach(EventBridgeClient), with the class of that copy.
  `);
});

test('a copy of the SDK that is attached is no reason, nor is one for a mock of a single client', () => {
  loadedElsewhere();
  const ofBoth = undone(mockEventBridge());
  const { cache } = createRequire(import.meta.url);
  const copies = Object.entries(cache).filter(([file]) =>
    /client-eventbridge.dist-cjs.index\.js$/.test(file),
  );
  for (const [, copy] of copies)
    ofBoth.attach((copy?.exports as typeof import('@aws-sdk/client-eventbridge')).EventBridgeClient);
  const ofOne = undone(mockEventBridge(new EventBridgeClient({ region: 'us-east-1' })));

  expect(failure(ofBoth)).not.toContain('Another copy');
  expect(failure(ofOne)).not.toContain('Another copy');
});

test('the aggregated class that alone is mocked leaves that above it alone', () => {
  const eventBridge = undone(mockEventBridge(EventBridge));

  expect(failure(eventBridge)).toContain('No client of this mock has sent anything.');
});
