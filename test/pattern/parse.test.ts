import { expect, test } from 'vitest';
import { type Alternative, describeAlternative } from '../../src/pattern/operators/registry.js';
import { parsePattern } from '../../src/pattern/parse.js';

/** Each combination as `path: alternative | alternative`, in order. */
function combinationsOf(pattern: string): string[][] {
  return parsePattern(pattern).conjunctions.map(({ conditions }) =>
    conditions.map(
      ({ path, alternatives }) =>
        `${path}: ${alternatives.map((one) => describeAlternative(one)).join(' | ')}`,
    ),
  );
}

test('nested and dotted keys are one path', () => {
  expect(combinationsOf('{"a":{"b.c":[1]},"d.e":[2]}')).toEqual([['a.b.c: 1', 'd.e: 2']]);
});

test('conditions are sorted by path in UTF-16 order', () => {
  expect(combinationsOf('{"b":[1],"B":[1],"\u{1f600}":[1],"\uff5a":[1],"a":{"z":[1]},"a.":[1]}')).toEqual([
    ['B: 1', 'a.: 1', 'a.z: 1', 'b: 1', '\u{1f600}: 1', '\uff5a: 1'],
  ]);
});

test('of two fields with one path the last counts', () => {
  expect(combinationsOf('{"a":{"b":[1]},"a.b":[2],"a":{"c":[3]}}')).toEqual([['a.b: 2', 'a.c: 3']]);
});

test('text behind the closing brace does not count', () => {
  expect(combinationsOf('{"a":[1]}} garbage')).toEqual([['a: 1']]);
});

test('several $or multiply with one another and with what stands beside them', () => {
  expect(combinationsOf('{"x":[0],"$or":[{"a":[1]},{"b":[2]}],"d":{"$or":[{"e":[3]},{"f":[4]}]}}')).toEqual([
    ['a: 1', 'd.e: 3', 'x: 0'],
    ['b: 2', 'd.e: 3', 'x: 0'],
    ['a: 1', 'd.f: 4', 'x: 0'],
    ['b: 2', 'd.f: 4', 'x: 0'],
  ]);
});

test('an $or inside of a branch multiplies that branch alone', () => {
  expect(combinationsOf('{"$or":[{"a":[1],"$or":[{"x":[1]},{"y":[1]}]},{"b":[2]}]}')).toEqual([
    ['a: 1', 'x: 1'],
    ['a: 1', 'y: 1'],
    ['b: 2'],
  ]);
});

test('beside and inside of $or the later field overrides the earlier one in each branch', () => {
  expect(combinationsOf('{"a":[1],"$or":[{"a":[2]},{"b":[1]}]}')).toEqual([['a: 2'], ['a: 1', 'b: 1']]);
  expect(combinationsOf('{"$or":[{"a":[2]},{"b":[1]}],"a":[1]}')).toEqual([['a: 1'], ['a: 1', 'b: 1']]);
});

test('combinations share the conditions that they have in common', () => {
  const [first, second] = parsePattern('{"x":[0],"$or":[{"a":[1]},{"b":[2]}]}').conjunctions;
  expect(first?.conditions[1]).toMatchObject({ path: 'x' });
  expect(first?.conditions[1]).toBe(second?.conditions[1]);
});

test('operator names are ordinary field names outside of $or', () => {
  expect(combinationsOf('{"prefix":["x"],"$and":[1]}')).toEqual([['$and: 1', 'prefix: "x"']]);
});

test('a bare IP literal is an address, and what only looks like one is a string', () => {
  const operators = alternativesOf('{"a":["10.0.0.1","::1","999.1.1.1","a:b"]}').map(
    ({ operator }) => operator,
  );
  expect(operators).toEqual(['address', 'address', 'equals', 'equals']);
});

test('alternatives are data', () => {
  expect(
    alternativesOf('{"a":[1.50,{"numeric":[">=",1e2]},{"wildcard":"a\\\\**b"},{"cidr":"10.1.2.3/12"}]}'),
  ).toEqual([
    { operator: 'equals', type: 'number', text: '1.50' },
    { operator: 'numeric', low: { value: 100, text: '1e2', inclusive: true } },
    { operator: 'wildcard', text: 'a\\**b', segments: ['a*', 'b'] },
    { operator: 'cidr', text: '10.1.2.3/12', range: { low: '0A000000', high: '0A0FFFFF' } },
  ]);
});

test('alternatives are described in words', () => {
  const pattern = `{"a":["gold",null,{"exactly":"x"},{"prefix":"a\\"b"},{"suffix":{"equals-ignore-case":"x"}},
    {"equals-ignore-case":"x"},{"numeric":[">",0,"<=",5]},{"numeric":["=",3.0]},{"anything-but":["x","y"]},
    {"anything-but":{"prefix":"z"}},{"cidr":"::/8"},{"exists":false}]}`;
  expect(alternativesOf(pattern).map((alternative) => describeAlternative(alternative))).toEqual([
    '"gold"',
    'null',
    'exactly "x"',
    'prefix "a\\"b"',
    'suffix "x" in any letter case',
    '"x" in any letter case',
    'numeric > 0 and <= 5',
    'numeric = 3.0',
    'anything-but "x" or "y"',
    'anything-but prefix "z"',
    'cidr ::/8',
    'exists false',
  ]);
});

function alternativesOf(pattern: string): readonly Alternative[] {
  return parsePattern(pattern).conjunctions[0]?.conditions[0]?.alternatives ?? [];
}
