import { mockEventBridge } from 'aws-eventbridge-mock';
import { expect, test } from 'vitest';
import { client, publish } from './production.js';

const eventBridge = mockEventBridge(client);

test('a file forgets to restore the mock of a client', async () => {
  await publish('o-1');

  expect(eventBridge.events()).toHaveLength(1);
});
