import { mockEventBridge } from 'aws-eventbridge-mock';
import { resetAfterEach } from 'aws-eventbridge-mock/vitest';
import { expect, test } from 'vitest';
import { publish } from './production.js';

const eventBridge = resetAfterEach(mockEventBridge());

test('the mock of the next file answers, though it is attached to the class alone', async () => {
  await publish('o-1');

  expect(eventBridge).toHaveReceivedEventTimes(1);
});

test('the mock is reset after each test', () => {
  expect(eventBridge).toHaveReceivedEventTimes(0);
});
