import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sizeOf, Sizes } from '../../src/history/sizes.js';
import { runs } from '../property-runs.js';

test('What is kept within a number of bytes is no more than that, but for the latest records', () => {
  const added = fc.array(fc.oneof(fc.nat(1000), fc.constant(2 ** 20)), { maxLength: 400 });
  fc.assert(
    fc.property(added, fc.nat(50_000), (all, bound) => {
      const sizes = new Sizes();
      for (const bytes of all) sizes.add(bytes);
      const excess = sizes.excess(bound);
      sizes.forget(excess);
      const kept = all.slice(excess);
      const bytes = kept.reduce((sum, each) => sum + each, 0);
      expect(sizes.bytes).toBe(bytes);
      if (bytes > bound) expect(kept.length).toBeLessThanOrEqual(64);
    }),
    { numRuns: runs(200) },
  );
});

test('A value that has itself as a member is counted once', () => {
  const value: Record<string, unknown> = { text: 'ten units.' };
  const alone = sizeOf(value);
  value['itself'] = value;
  value['list'] = [value, value];

  expect(sizeOf(value)).toBeGreaterThan(alone);
  expect(sizeOf(value)).toBeLessThan(3 * alone);
});
