import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { afterEach, expect, test, vi } from 'vitest';
import { mockEventBridge } from '../../src/index.js';

afterEach(() => vi.useRealTimers());

const seed = { buses: { default: { rules: { tick: { schedule: 'rate(1 day)' } } } } };

test('Fake timers that are installed after the mock and moved by days run a schedule once by settled()', async () => {
  using mock = mockEventBridge(new EventBridgeClient({}), { seed });
  vi.useFakeTimers();
  vi.advanceTimersByTime(49 * 3_600_000);
  await mock.settled();

  expect(mock.events()).toHaveLength(1);
});

test('What fake timers passed over is run by the next advance', async () => {
  using mock = mockEventBridge(new EventBridgeClient({}), { seed });
  vi.useFakeTimers();
  vi.advanceTimersByTime(49 * 3_600_000);
  await mock.clock.advanceBy('1 hour');

  expect(mock.events()).toHaveLength(1);
});
