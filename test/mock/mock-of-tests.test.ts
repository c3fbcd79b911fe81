import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { expect, test } from 'vitest';
import { mockEventBridge } from '../../src/index.js';
import { MockOfTests } from '../../src/runners/shared-mock.js';

const client = new EventBridgeClient({ region: 'us-east-1' });
const publish = () =>
  client.send(
    new PutEventsCommand({ Entries: [{ Source: 'shop', DetailType: 'Order Placed', Detail: '{}' }] }),
  );
const isAttached = () => client.middlewareStack.identify().join().includes('awsEventBridgeMock');

test('a test that runs concurrently fails when commands were sent outside isolate()', async () => {
  const tests = new MockOfTests(() => mockEventBridge(client));
  const mock = tests.begin();
  expect(tests.begin()).toBe(mock);
  await mock.isolate(publish);
  tests.end(true);

  await publish();

  expect(() => {
    tests.end(true);
  }).toThrowErrorMatchingInlineSnapshot(
    `[Error: PutEvents was sent to the mock that all tests of the file share, while tests ran concurrently: it is not known which of them sent it. Give each its own mock with isolate(): test.concurrent('…', ({ eventBridge }) => eventBridge.isolate(async (eventBridge) => { … }));]`,
  );
  expect(mock.commands()).toEqual([]);
  tests.restore();
});

test('a mock is reset only when no other test uses it', async () => {
  const tests = new MockOfTests(() => mockEventBridge(client));
  const mock = tests.begin();
  tests.begin();
  await publish();

  tests.end(false);
  expect(mock.commands()).toHaveLength(1);
  tests.end(false);
  expect(mock.commands()).toEqual([]);
  tests.restore();
});

test('after its file, each test of a later one has a mock that is gone with the test', async () => {
  const tests = new MockOfTests(() => mockEventBridge(client));
  const first = tests.begin();
  tests.end(false);
  tests.restore();
  expect(isAttached()).toBe(false);

  const second = tests.begin();
  expect(second).not.toBe(first);
  await publish();
  expect(second.commands()).toHaveLength(1);
  tests.end(false);
  expect(isAttached()).toBe(false);
});

test('what a strict mock says at its end is the failure of the test, and the next test goes on', async () => {
  const tests = new MockOfTests(() =>
    mockEventBridge(client, {
      strict: true,
      seed: {
        buses: { default: { rules: { placed: { pattern: { source: ['shop'] }, targets: [publish] } } } },
      },
    }),
  );
  tests.begin();
  await publish();

  expect(() => {
    tests.end(false);
  }).toThrow('unfinished work');
  expect(tests.begin().pendingDeliveries).toBe(0);
  tests.end(false);
  tests.restore();
});
