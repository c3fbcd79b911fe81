import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nextRetry } from '../../src/delivery/attempt/retry-policy.js';
import { runs } from '../property-runs.js';

const policy = { maximumRetryAttempts: 185, maximumEventAge: 86_400_000 };
const failed = { retries: 0, receivedAt: 1000, failedAt: 1000 };

function pause(retries: number, random: number, retryAfter?: number): number | undefined {
  const delivery = { ...failed, retries, ...(retryAfter !== undefined && { retryAfter }) };
  const next = nextRetry(delivery, policy, () => random);
  return 'at' in next ? next.at - failed.failedAt : undefined;
}

test('pauses double from one second up to eight minutes', () => {
  const pauses = Array.from({ length: 11 }, (_, retries) => (pause(retries, 0.5) ?? NaN) / 1000);

  expect(pauses).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 480, 480]);
});

test('a pause is between half and one and a half of its length', () => {
  expect(pause(3, 0)).toBe(4000);
  expect(pause(3, 0.25)).toBe(6000);
  expect(pause(3, 0.999)).toBe(11_992);
});

test('a target that asks to be left alone for longer is', () => {
  expect(pause(0, 0.5, 30_000)).toBe(30_000);
  expect(pause(9, 0.5, 30_000)).toBe(480_000);
});

test('the last millisecond of the allowed age is not too late', () => {
  const delivery = { ...failed, receivedAt: 0 };

  expect(nextRetry(delivery, { ...policy, maximumEventAge: 2000 }, () => 0.5)).toEqual({ at: 2000 });
  expect(nextRetry(delivery, { ...policy, maximumEventAge: 1999 }, () => 0.5)).toEqual({
    exhausted: 'MaximumEventAgeInSeconds',
  });
});

test('retries that are used up end a delivery before its age does', () => {
  expect(nextRetry(failed, { maximumRetryAttempts: 0, maximumEventAge: 0 }, () => 0.5)).toEqual({
    exhausted: 'MaximumRetryAttempts',
  });
});

test('a retry comes later than the failure, and ever within the allowed age', () => {
  fc.assert(
    fc.property(
      fc.record({ retries: fc.nat(200), receivedAt: fc.nat(1e6), waited: fc.nat(100_000_000) }),
      fc.record({
        maximumRetryAttempts: fc.nat(185),
        maximumEventAge: fc.integer({ min: 60_000, max: 86_400_000 }),
      }),
      fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      ({ retries, receivedAt, waited }, limits, random) => {
        const failedAt = receivedAt + waited;
        const next = nextRetry({ retries, receivedAt, failedAt }, limits, () => random);
        if ('exhausted' in next) return;
        expect(retries).toBeLessThan(limits.maximumRetryAttempts);
        expect(next.at).toBeGreaterThan(failedAt);
        expect(next.at - receivedAt).toBeLessThanOrEqual(limits.maximumEventAge);
      },
    ),
    { numRuns: runs(250) },
  );
});
