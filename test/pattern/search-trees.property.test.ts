import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AffixTree } from '../../src/pattern/indexing/affix-tree.js';
import { IntervalTree } from '../../src/pattern/indexing/interval-tree.js';
import { runs } from '../property-runs.js';

const texts = fc.string({ unit: fc.constantFrom('a', 'b', 'é', '\ud83d', '\ude00'), maxLength: 6 });

function found<V>(tree: { visit(key: string, callback: (value: V) => void): void }, text: string): V[] {
  const values: V[] = [];
  tree.visit(text, (value) => values.push(value));
  return values;
}

test.each([
  ['prefix', (text: string, affix: string) => text.startsWith(affix)],
  ['suffix', (text: string, affix: string) => text.endsWith(affix)],
] as const)('A tree finds each %s that a text has, the shortest first', (side, has) => {
  fc.assert(
    fc.property(fc.uniqueArray(texts, { maxLength: 12 }), texts, (affixes, text) => {
      const tree = new AffixTree<string>(side);
      for (const affix of affixes) expect(tree.file(affix, () => affix)).toBe(affix);
      for (const affix of affixes) expect(tree.file(affix, () => 'another')).toBe(affix);
      const expected = affixes.filter((affix) => has(text, affix)).sort((a, b) => a.length - b.length);
      expect(found(tree, text)).toEqual(expected);
    }),
    { numRuns: runs(50) },
  );
});

test('A tree finds each interval that a number lies in, ends included', () => {
  const ends = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.constantFrom(-Infinity, Infinity, -0, 0.5));
  fc.assert(
    fc.property(fc.array(fc.tuple(ends, ends)), ends, (pairs, point) => {
      const intervals = pairs.map(([one, other], value) => ({
        low: Math.min(one, other),
        high: Math.max(one, other),
        value,
      }));
      const values: number[] = [];
      new IntervalTree(intervals).visit(point, (value) => values.push(value));
      const expected = intervals.filter(({ low, high }) => low <= point && point <= high);
      expect(values.sort((a, b) => a - b)).toEqual(expected.map(({ value }) => value));
    }),
    { numRuns: runs(50) },
  );
});
