import { expect } from 'vitest';
import { test } from './fixture.js';
import { publish } from './production.js';

test('a test has the mock', async ({ eventBridge }) => {
  await publish('o-1');

  expect(eventBridge).toHaveReceivedEventTimes(1);
});

test('a test that does not ask for the mock is answered by it', async () => {
  await publish('o-2');
});

test.fails('a test fails midway', async ({ eventBridge }) => {
  eventBridge.fault('PutEvents', { error: 'InternalException' });
  await expect(publish('o-3')).resolves.toBeDefined();
});

test('the next test finds the mock as it was made', async ({ eventBridge }) => {
  expect(eventBridge.commands()).toEqual([]);

  await publish('o-4');

  expect(eventBridge).toHaveReceivedEventTimes(1);
});

test.concurrent.for(['a', 'b', 'c'])(
  'test %s of those that run at the same time',
  (id, { eventBridge, expect }) =>
    eventBridge.isolate(async (isolated) => {
      await publish(id);
      await isolated.settled();

      expect(isolated.events()).toMatchObject([{ detail: { id } }]);
    }),
);
