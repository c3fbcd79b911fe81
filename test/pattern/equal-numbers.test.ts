import { expect, test } from 'vitest';
import { parse, PatternIndex } from '../../src/pattern.js';

/** Enough patterns that the index files them instead of trying each. */
const MANY = 300;

test.each([
  ['a comparison with one number', (value: number) => [{ numeric: ['=', value] }]],
  ['a number by itself', (value: number) => [value]],
])('Among many patterns, %s is met by every spelling of the number, and by no other', (_, alternatives) => {
  const index = new PatternIndex<number>();
  for (let item = 0; item < MANY; item += 1) index.add(parse({ detail: { x: alternatives(item) } }), item);
  const found = (number: string) => index.match(`{"detail":{"x":${number}}}`);

  expect(['42', '42.0', '4.2e1', '420E-1'].map(found)).toEqual([[42], [42], [42], [42]]);
  expect(['42.5', '-42', '300', '"42"'].map(found)).toEqual([[], [], [], []]);
});
