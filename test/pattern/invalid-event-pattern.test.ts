import { expect, test } from 'vitest';
import { match } from '../../src/pattern.js';
import { InvalidEventPattern } from '../../src/pattern/tokens/invalid-event-pattern.js';
import { parsePattern } from '../../src/pattern/parse.js';
import { rowsOf } from './rows.js';

interface Row {
  readonly source: string;
  readonly pattern: string;
  readonly message: string;
}

test.each(rowsOf<Row>('invalid-patterns'))(
  '$pattern is refused in the words of $source',
  ({ pattern, message }) => {
    expect(refusalOf(pattern).message).toBe(message);
  },
);

test('a refusal carries its reason and location as data', () => {
  expect(refusalOf('{"a":[{"prefix":5}]}')).toMatchObject({
    reason: 'prefix match pattern must be a string',
    location: { line: 1, column: 18 },
    repeated: false,
  });
  expect(refusalOf('{"a":[{"cidr":"10.0.0.0"}]}').location).toBeUndefined();
  expect(refusalOf('{"a":[{"anything-but":[null]}]}').repeated).toBe(true);
});

// The reader of the list is told where the fault is, the reader of the whole how far the text was read.
test('malformed JSON in the list of anything-but is reported with both places', () => {
  expect(refusalOf('{"a":[{"anything-but":["x" 5]}]}')).toMatchObject({
    reason: "Unexpected character ('5' (code 53)): was expecting comma to separate Array entries",
    locations: [
      { line: 1, column: 28 },
      { line: 1, column: 29 },
    ],
  });
});

test.each(['prefix', 'suffix', 'equals-ignore-case', 'wildcard'])(
  'an empty list in %s of anything-but excludes nothing',
  (operator) => {
    const pattern = { a: [{ 'anything-but': { [operator]: [] } }] };
    expect([match(pattern, { a: 'x' }), match(pattern, {})]).toEqual([true, false]);
  },
);

test('of several bad wildcards in a list the one is named that a Java HashSet gives first', () => {
  const listOf = (...texts: string[]): string =>
    JSON.stringify({ a: [{ 'anything-but': { wildcard: texts } }] });
  const reasons = [listOf('**', 'x**'), listOf('x**', '**')].map((pattern) => refusalOf(pattern).reason);
  expect(reasons).toEqual(Array(2).fill('Consecutive wildcard characters at pos 1'));
});

test('more combinations of $or branches than memory can hold are refused', () => {
  const ors = Array.from({ length: 20 }, (_, index) => `"$or":[{"a${index}":[1]},{"b${index}":[1]}]`);
  expect(refusalOf(`{${ors.join()}}`).reason).toContain('combinations of $or branches');
});

function refusalOf(pattern: string): InvalidEventPattern {
  try {
    parsePattern(pattern);
  } catch (error) {
    if (error instanceof InvalidEventPattern) return error;
    throw error;
  }
  throw new Error(`${pattern} was accepted`);
}
