import { expect } from 'vitest';
import { test } from './fixture.js';
import { publish } from './production.js';

test('a fixture works in the next file', async ({ eventBridge }) => {
  await publish('o-1');

  expect(eventBridge).toHaveReceivedEventTimes(1);
});
