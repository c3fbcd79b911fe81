import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareDeepPartial } from '../../src/event/deep-partial.js';
import type { Judge } from '../../src/expect/given/judge.js';
import { judge, passes } from './runner-judge.js';
import { runs } from '../property-runs.js';

function holds(received: unknown, expected: unknown): boolean {
  return compareDeepPartial(received, expected, '', judge).every((condition) => condition.holds);
}

const json = fc.letrec<{ value: unknown; object: Record<string, unknown> }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom<unknown>(null, true, 0, 1, '1', 'a', ''),
    fc.array(tie('value'), { maxLength: 2 }),
    tie('object'),
  ),
  object: fc.dictionary(fc.constantFrom('a', 'b', 'c d', 'toString'), tie('value'), {
    maxKeys: 3,
  }),
}));

test('agrees with toMatchObject on JSON objects', () => {
  fc.assert(
    fc.property(json.object, json.object, (received, expected) => {
      // toMatchObject lets an empty object match an array.
      fc.pre(!JSON.stringify(expected).includes('{}'));
      const matches = passes(() => {
        expect(received).toMatchObject(expected);
      });
      expect(holds(received, expected)).toBe(matches);
    }),
    { numRuns: runs(60) },
  );
});

test('an object holds with any part of itself, and not once a part is changed', () => {
  fc.assert(
    fc.property(json.object, fc.constantFrom('a', 'b', 'c d'), (whole, key) => {
      const part = Object.fromEntries(Object.entries(whole).filter(([name]) => name !== key));
      expect(holds(whole, part)).toBe(true);
      expect(holds(whole, { ...part, [key]: Symbol('other') })).toBe(false);
    }),
    { numRuns: runs(50) },
  );
});

test.each([
  ['a member that is missing', { a: 1 }, { b: undefined }, true],
  ['a member that is there', { a: 1 }, { a: undefined }, false],
  ['a matcher that finds nothing to look at', {}, { a: expect.not.stringContaining('x') }, false],
  ['a matcher for the value as a whole', { a: 1 }, expect.objectContaining({ a: 1 }), true],
  ['a matcher in an array', { a: [1, 'x'] }, { a: [expect.any(Number), 'x'] }, true],
  ['an array that is longer', { a: [1, 2] }, { a: [1] }, false],
  ['an array that is shorter', { a: [1] }, { a: [1, 2] }, false],
  ['an empty array', { a: [] }, { a: [] }, true],
  ['an empty object', { a: { b: 1 } }, { a: {} }, true],
  ['an empty object in the place of a text', { a: 'text' }, { a: {} }, false],
  ['an object in the place of an array', { a: [] }, { a: {} }, false],
  ['a partial object in an array', { a: [{ b: 1, c: 2 }] }, { a: [{ b: 1 }] }, true],
  ['an inherited member', {}, { constructor: Object }, false],
  [
    'a key that has a meaning in JavaScript',
    JSON.parse('{"__proto__":1}'),
    JSON.parse('{"__proto__":2}'),
    false,
  ],
])('%s', (_name, received, expected, verdict) => {
  expect(holds(received, expected)).toBe(verdict);
});

test('every part is told by its path', () => {
  const conditions = compareDeepPartial(
    { b: { 'c d': 1 }, a: [{ x: 1 }, 2] },
    { b: { 'c d': 2 }, a: [{ x: 1 }, 3], 'e"': undefined },
    'detail',
    judge,
  );
  expect(conditions.map(({ path, holds }) => [path, holds])).toEqual([
    ['detail.a[0].x', true],
    ['detail.a[1]', false],
    ['detail.b["c d"]', false],
    ['detail["e\\""]', true],
  ]);
});

test('a custom tester decides about the values that it feels responsible for', () => {
  const lenient: Judge = {
    ...judge,
    custom: (received) => (typeof received === 'number' ? true : undefined),
  };
  const conditions = compareDeepPartial({ a: 1, b: 'x' }, { a: 2, b: 'y' }, '', lenient);
  expect(conditions.map(({ path, holds }) => [path, holds])).toEqual([
    ['a', true],
    ['b', false],
  ]);
});
