import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { mockEventBridge } from '../../src/index.js';

const QUEUE = 'arn:aws:sqs:us-east-1:123456789012:q';

// Only the date: what time does here, the account's clock does.
beforeEach(() => void vi.useFakeTimers({ now: new Date('2026-03-01T12:34:56.789Z'), toFake: ['Date'] }));
afterEach(() => void vi.useRealTimers());

test('three weeks of a rate of one minute make every run and keep the history bounded', async () => {
  using mock = mockEventBridge(new EventBridgeClient({ region: 'us-east-1' }), {
    seed: { buses: { default: { rules: { tick: { schedule: 'rate(1 minute)', targets: [QUEUE] } } } } },
  });
  const keep = 20_000;
  await mock.clock.advanceBy('21 days');

  expect(mock.events().at(-1)?.time).toBe('2026-03-22T12:34:56Z');
  expect(mock.events()).toHaveLength(keep);
  expect(mock.invocations()).toHaveLength(mock.events().length);
  expect(mock.warnings().map(({ message }) => message)).toMatchInlineSnapshot(`
    [
      "The history holds 20000 events and forgets the oldest. mockEventBridge({ historyBound: … }) changes that.",
      "The history holds 20000 deliveries and forgets the oldest. mockEventBridge({ historyBound: … }) changes that.",
      "The history holds 20000 invocations and forgets the oldest. mockEventBridge({ historyBound: … }) changes that.",
    ]
  `);
});
