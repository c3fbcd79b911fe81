import { expect, test } from 'vitest';
import { nearestName } from '../../src/text/nearest-name.js';

test('A name of a megabyte is compared with none', () => {
  expect(nearestName('a'.repeat(1_000_000), ['a'.repeat(1_000_000)])).toBeUndefined();
  expect(nearestName('ordrs', ['a'.repeat(1_000_000), 'orders'])).toBe('orders');
});
