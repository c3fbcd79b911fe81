import { stripVTControlCharacters } from 'node:util';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { expect, test } from '@jest/globals';
import { mockEventBridge } from 'aws-eventbridge-mock';

test('an expect of Jest that fails in a handler is thrown by settled(), with the handler on its stack', async () => {
  let calls = 0;
  function billing(event: { detail: { total: number } }): void {
    calls += 1;
    expect(event.detail.total).toBe(150);
  }
  using eventBridge = mockEventBridge(new EventBridgeClient({}), {
    seed: {
      buses: { default: { rules: { placed: { pattern: { source: ['shop'] }, targets: [billing] } } } },
    },
  });
  eventBridge.emit({ source: 'shop', 'detail-type': 'Order Placed', detail: { total: 100 } });

  const error: unknown = await eventBridge.settled().catch((thrown: unknown) => thrown);
  const text = stripVTControlCharacters(error instanceof Error ? String(error.stack) : '');

  expect(text).toContain('Expected: 150');
  expect(text).toMatch(/handler-errors\.test\.ts:1[012]/);
  expect(calls).toBe(1);
});
