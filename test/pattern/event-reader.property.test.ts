import fc from 'fast-check';
import { expect, test } from 'vitest';
import { JsonReader } from '../../src/pattern/json/reader.js';
import { MalformedEvent, match, PatternIndex, parse } from '../../src/pattern.js';
import { rowsOf } from './rows.js';
import { runs } from '../property-runs.js';

interface Row {
  readonly source: string;
  readonly pattern: string;
  readonly event: string;
  readonly match: boolean;
}

const PLACE = 'at [Source: REDACTED (`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION` disabled);';

test.each(rowsOf<Row>('event-paths'))('$pattern matches $event: $match ($source)', (row) => {
  expect(match(row.pattern, row.event)).toBe(row.match);
  const index = new PatternIndex<string>();
  index.add(parse(row.pattern), 'rule');
  expect(index.match(row.event)).toEqual(row.match ? ['rule'] : []);
});

test.each([
  ['[1]', 'Event must be a JSON object'],
  ['', 'Event must be a JSON object'],
  ['"{}"', 'Event must be a JSON object'],
  ['null', 'Event must be a JSON object'],
  [
    '{"a":1,}',
    `Unexpected character ('}' (code 125)): was expecting double-quote to start field name\n ${PLACE} line: 1, column: 8]`,
  ],
  [
    '{"b":{"x":nope},"a":1}',
    `Unrecognized token 'nope': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')\n ${PLACE} line: 1, column: 15]`,
  ],
  [
    '{"a":1',
    `Unexpected end-of-input: expected close marker for Object (start marker ${PLACE} line: 1, column: 1])\n ${PLACE} line: 1, column: 7]`,
  ],
])('The event %s is refused, wherever the fault is', (event, message) => {
  expect(refusal(() => match({ a: [1] }, event)).message).toBe(message);
  expect(refusal(() => new PatternIndex().match(event)).message).toBe(message);
});

test('A malformed event says where', () => {
  const { location } = refusal(() => match({ a: [1] }, '{\n  "a": tru\n}'));
  expect(location).toEqual({ line: 2, column: 11 });
});

function refusal(act: () => unknown): MalformedEvent {
  try {
    act();
  } catch (error) {
    if (error instanceof MalformedEvent) return error;
    throw error;
  }
  throw new Error('The event was read.');
}

test('Nesting to a depth of 1000 is read, one more is refused', () => {
  const nested = (depth: number): string => `{"a":1,"b":${'['.repeat(depth - 1)}${']'.repeat(depth - 1)}}`;
  expect(match({ a: [1] }, nested(1000))).toBe(true);
  expect(match({ b: [{ exists: false }] }, nested(1000))).toBe(true);
  const message =
    'Document nesting depth (1001) exceeds the maximum allowed (1000, from `StreamReadConstraints.getMaxNestingDepth()`)';
  expect(refusal(() => match({ a: [1] }, nested(1001))).message).toBe(message);
  expect(refusal(() => match({ b: [{ exists: false }] }, nested(1001))).message).toBe(message);
});

test('A number of 1000 digits is read, one more is refused', () => {
  const withDigits = (count: number): string => `{"a":1,"b":-1.${'0'.repeat(count - 1)}}`;
  expect(match({ b: [-1] }, withDigits(1000))).toBe(true);
  expect(() => match({ a: [1] }, withDigits(1001))).toThrow(MalformedEvent);
});

test.each(['0.', '-0.', '0e-'])('The zero of %s is not among the digits that are counted', (start) => {
  const withDigits = (count: number): string => `{"a":1,"b":${start}${'1'.repeat(count)}}`;
  expect(match({ a: [1] }, withDigits(1000))).toBe(true);
  expect(() => match({ a: [1] }, withDigits(1001))).toThrow(MalformedEvent);
  expect(() => match({ b: [1] }, withDigits(1000))).not.toThrow('disagree');
});

test('An empty key at the start of a path leaves no trace in a pattern, and a dot in an event', () => {
  expect(match({ '': { d: ['x'] } }, { d: 'x' })).toBe(true);
  expect(match({ '': { d: ['x'] } }, { '': { d: 'x' } })).toBe(false);
  expect(match({ '.d': ['x'] }, { '': { d: 'x' } })).toBe(true);
});

test('An event may be an object, written as JSON.stringify does', () => {
  const event = { at: new Date(0), none: undefined, list: [undefined] };
  expect(match({ at: ['1970-01-01T00:00:00.000Z'], none: [{ exists: false }], list: [null] }, event)).toBe(
    true,
  );
  expect(() => match({ a: [1] }, () => 1)).toThrow(
    'match() takes an event, as an object or JSON text, not a function.',
  );
});

test('An event is refused exactly when the reader of JSON refuses it, whichever fields are wanted', () => {
  fc.assert(
    fc.property(spoiltObjects, ({ text, wanted }) => {
      const pattern = { [wanted]: [{ exists: true }], x: { y: [{ exists: true }] } };
      expect(outcome(() => match(pattern, text))).toBe(outcome(() => readObject(text)));
    }),
    { numRuns: runs(300) },
  );
});

const spoiltObjects = fc
  .record({
    event: fc.dictionary(fc.constantFrom('a', 'x', 'a.b', 'é"'), fc.jsonValue({ maxDepth: 3 })),
    wanted: fc.constantFrom('a', 'a.b', 'é"', 'x.'),
    indent: fc.constantFrom('', '\t', '\r\n'),
    spoils: fc.array(
      fc.record({
        at: fc.nat(200),
        cut: fc.nat(2),
        put: fc.constantFrom(
          '',
          '"',
          '\\',
          ',',
          ':',
          '0',
          '1.',
          '-',
          'e',
          '{',
          '}',
          '[',
          ']',
          ' ',
          '\0',
          '\u00a0',
          'true',
        ),
      }),
      { maxLength: 2 },
    ),
  })
  .map(({ event, wanted, indent, spoils }) => {
    const text = spoils.reduce(
      (spoilt, { at, cut, put }) => spoilt.slice(0, at) + put + spoilt.slice(at + cut),
      JSON.stringify(event, null, indent),
    );
    return { text, wanted };
  });

function outcome(act: () => unknown): 'read' | 'refused' {
  try {
    act();
    return 'read';
  } catch {
    return 'refused';
  }
}

function readObject(text: string): void {
  const reader = new JsonReader(text);
  if (reader.next() !== '{') throw new TypeError('no object');
  for (let depth = 1; depth > 0;) {
    const token = reader.next();
    if (token === '{' || token === '[') depth += 1;
    else if (token === '}' || token === ']') depth -= 1;
  }
}
