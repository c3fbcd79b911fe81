import fc from 'fast-check';
import { expect, test } from 'vitest';
import { match, parse, PatternIndex } from '../../src/pattern.js';
import { runs } from '../property-runs.js';

/** Enough patterns that the index files them instead of trying each. */
const MANY = 300;

function indexOf(patterns: readonly object[]): PatternIndex<number> {
  const index = new PatternIndex<number>();
  patterns.forEach((pattern, item) => index.add(parse(pattern), item));
  return index;
}

const range = (count: number): number[] => Array.from({ length: count }, (_, item) => item);

test('Items come in the order in which they were added', () => {
  const index = new PatternIndex<string>();
  for (const item of ['c', 'a', 'b']) index.add(parse({ source: ['shop'] }), item);
  expect(index.match({ source: 'shop' })).toEqual(['c', 'a', 'b']);
  expect(index.match({ source: 'bank' })).toEqual([]);
});

test('An item that is added again has its new pattern, in its old place', () => {
  const index = new PatternIndex<string>();
  index.add(parse({ source: ['shop'] }), 'first');
  index.add(parse({ source: ['bank'] }), 'second');
  index.add(parse({ source: ['bank'] }), 'first');
  expect(index.size).toBe(2);
  expect(index.match({ source: 'shop' })).toEqual([]);
  expect(index.match({ source: 'bank' })).toEqual(['first', 'second']);
});

test('An item that is deleted is not found any more, and stands last when it comes back', () => {
  const index = indexOf([{ a: [1] }, { a: [1] }]);
  expect(index.delete(0)).toBe(true);
  expect(index.delete(0)).toBe(false);
  expect(index.match({ a: 1 })).toEqual([1]);
  index.add(parse({ a: [1] }), 0);
  expect(index.match({ a: 1 })).toEqual([1, 0]);
});

test('Among many patterns that differ in two fields those are found that match in both', () => {
  const patterns = range(MANY).map((i) => ({ source: [`svc${i % 10}`], 'detail-type': [`type${i % 7}`] }));
  const index = indexOf(patterns);
  const expected = range(MANY).filter((i) => i % 10 === 3 && i % 7 === 5);
  expect(index.match({ source: 'svc3', 'detail-type': 'type5' })).toEqual(expected);
});

test.each([
  ['prefix', (i: number) => [{ prefix: `p${i}` }], 'p29', [2, 29]],
  ['suffix', (i: number) => [{ suffix: `${i}s` }], '129s', [9, 29, 129]],
  ['a prefix that ends in the closing quote', (i: number) => [{ prefix: `p${i}"` }], 'p29', [29]],
  ['a suffix that begins with the opening quote', (i: number) => [{ suffix: `"${i}s` }], '29s', [29]],
  ['letter case', (i: number) => [{ 'equals-ignore-case': `Key${i}` }], 'kEY7', [7]],
  ['wildcards', (i: number) => [{ wildcard: `${i}/*/x` }], '42/q/x', [42]],
  ['numbers', (i: number) => [i], 42, [42]],
  ['ranges', (i: number) => [{ numeric: ['>', i, '<=', i + 2] }], 5.5, [4, 5]],
  ['open ranges', (i: number) => [{ numeric: ['>=', i] }], 2, [0, 1, 2]],
  ['blocks of addresses', (i: number) => [{ cidr: `10.0.${i % 256}.0/24` }], '10.0.44.1', [44]],
  ['addresses in any spelling', (i: number) => [`2001:db8::${i + 1}`], '2001:0DB8:0::0010', [9]],
  ['several alternatives', (i: number) => [`a${i}`, { prefix: `b${i}` }, i], 'b299', [2, 29, 299]],
])('Many patterns are told apart by %s', (_, alternatives, value, expected) => {
  const index = indexOf(range(MANY).map((i) => ({ detail: { x: alternatives(i) } })));
  expect(index.match({ detail: { x: value } })).toEqual(expected);
});

test.each(['42.0', '4.2e1', '42'])('Among many exact numbers, and nothing else, %s finds 42', (spelling) => {
  const numbers = indexOf(range(MANY).map((i) => ({ x: [i] })));
  expect(numbers.match(`{"x":${spelling}}`)).toEqual([42]);
  const equal = indexOf(range(MANY).map((i) => ({ x: [{ numeric: ['=', i] }] })));
  expect(equal.match(`{"x":${spelling}}`)).toEqual([42]);
});

test('Patterns that ask for absence alone are found among many', () => {
  const patterns = range(MANY).map((i) => ({ [`f${i}`]: [{ exists: false }] }));
  expect(indexOf(patterns).match({ f7: 1, f9: null })).toEqual(range(MANY).filter((i) => i !== 7 && i !== 9));
});

test('An item is found once, however many of its branches match', () => {
  const either = { $or: [{ a: [1, 2] }, { b: [{ exists: true }] }, { c: [{ prefix: 'x' }] }] };
  expect(indexOf(range(MANY).map(() => either)).match({ a: [1, 2], b: [1, 2], c: 'xx' })).toEqual(
    range(MANY),
  );
});

test('What one pattern asks for does not change what another sees', () => {
  // The service looks into keys by the steps of all paths of a pattern, and drops empty steps at the end.
  const index = indexOf([{ a: { '': [1] } }, { '': [1] }, { a: { '': [1] }, '': [{ exists: false }] }]);
  expect(index.match('{"a":{"":1}}')).toEqual([2]);
  expect(index.match('{"a":{"":1},"":1}')).toEqual([1]);
});

const values = fc.constantFrom(0, 1, 2.5, 'a', 'ab', 'B', null, true, '10.0.0.1');
const tests = fc.oneof(
  values,
  fc.constantFrom(
    { prefix: 'a' },
    { suffix: 'b' },
    { 'equals-ignore-case': 'b' },
    { wildcard: '*b' },
    { 'anything-but': ['a'] },
    { numeric: ['>', 0] },
    { numeric: ['>=', 1, '<', 2.5] },
    { cidr: '10.0.0.0/8' },
    { exists: true },
    { exists: false },
  ),
);
const leafArrays = fc.array(tests, { minLength: 1, maxLength: 2 });
const keys = fc.constantFrom('a', 'b', 'c');
const flat = fc.dictionary(keys, leafArrays, { minKeys: 1 });
const patterns = fc.oneof(
  flat,
  fc.dictionary(keys, fc.oneof(leafArrays, flat), { minKeys: 1 }),
  fc.tuple(flat, flat).map((branches) => ({ $or: branches })),
);
const scalars = fc.oneof(values, fc.array(values, { maxLength: 2 }));
const objects = fc.dictionary(keys, scalars);
const events = fc.dictionary(keys, fc.oneof(scalars, objects, fc.array(objects, { maxLength: 3 })));
const changes = fc.array(fc.tuple(fc.nat(150), fc.option(patterns)), { maxLength: 60 });

test('An index finds what one pattern after the other finds, whatever comes and goes', () => {
  fc.assert(
    fc.property(
      fc.array(patterns, { minLength: 20, maxLength: 150, size: 'max' }),
      fc.array(fc.tuple(changes, events), { minLength: 1, maxLength: 4, size: 'max' }),
      (initial, steps) => {
        const known = new Map(initial.map((pattern, item) => [item, parse(pattern)]));
        const index = new PatternIndex<number>();
        for (const [item, pattern] of known) index.add(pattern, item);
        for (const [changed, event] of steps) {
          const expected = [...known].filter(([, pattern]) => match(pattern, event)).map(([item]) => item);
          expect(index.match(event)).toEqual(expected);
          for (const [item, pattern] of changed) {
            if (pattern === null) {
              expect(index.delete(item)).toBe(known.delete(item));
              continue;
            }
            const parsed = parse(pattern);
            known.set(item, parsed);
            index.add(parsed, item);
          }
        }
      },
    ),
    { numRuns: runs(8) },
  );
});
