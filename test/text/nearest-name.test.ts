import { expect, test } from 'vitest';
import { nearestName } from '../../src/text/nearest-name.js';

test.for<[string, string, string]>([
  ['a missing letter', 'order', 'orders'],
  ['letters that changed places', 'piad', 'paid'],
  ['another case', 'Orders', 'orders'],
  ['a wrong letter in a short name', 'bux', 'bus'],
  ['the camel case of a hyphenated name', 'detailType', 'detail-type'],
])('%s is found', ([, name, meant]) => {
  expect(nearestName(name, ['something-else', meant])).toBe(meant);
});

test('of two near names the nearer one is meant', () => {
  expect(nearestName('orderz', ['border', 'orders'])).toBe('orders');
});

test('another word is not taken for a slip', () => {
  expect(nearestName('billing', ['orders', 'default'])).toBeUndefined();
  expect(nearestName('x', [])).toBeUndefined();
});
