import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PatternIndex } from '../../src/pattern/indexing/pattern-index.js';
import { readDetail } from '../../src/service/events/detail.js';
import { runs } from '../property-runs.js';

const nested = (levels: number, opening = '{"a":', closing = '}') =>
  `{"a":${opening.repeat(levels - 1)}0${closing.repeat(levels - 1)}}`;

test.for([
  ['white space between tokens goes', ' { "b" : [ 1 , 2 ] ,\n\t"a" : { } } ', '{"b":[1,2],"a":{}}'],
  ['white space in strings stays', '{"a": " b  c "}', '{"a":" b  c "}'],
  [
    'numbers keep their spelling',
    '{"a":1.0,"b":1e3,"c":-0,"d":0.10,"e":1E+2}',
    '{"a":1.0,"b":1e3,"c":-0,"d":0.10,"e":1E+2}',
  ],
  ['large integers keep all digits', '{"a":9007199254740993}', '{"a":9007199254740993}'],
  [
    'the order of keys stays, also of those that look like numbers',
    '{"b":1,"10":2,"9":3}',
    '{"b":1,"10":2,"9":3}',
  ],
  ['of a key that stands twice the last value counts', '{"a":1,"b":2,"a":{"c":[]}}', '{"a":{"c":[]},"b":2}'],
  ['one key in two spellings stands twice', '{"a":1,"\\u0061":2}', '{"a":2}'],
  ['escapes that are not needed go', '{"\\u0061":"\\/\\u00e9\\n"}', '{"a":"/é\\n"}'],
  ['a key __proto__ is one like others', '{"__proto__":{"a":1} }', '{"__proto__":{"a":1}}'],
  [
    'the largest integers of 64 bits',
    '{"a":[9223372036854775807,-9223372036854775808]}',
    '{"a":[9223372036854775807,-9223372036854775808]}',
  ],
  [
    'digits in strings and fractions are no integers',
    '{"a":"99999999999999999999","b":0.12345678901234567890}',
    '{"a":"99999999999999999999","b":0.12345678901234567890}',
  ],
] as const)('%s', ([, given, text]) => {
  expect(readDetail(given)?.text).toBe(text);
});

test.for([
  ['text that is not JSON', 'NotJSON'],
  ['an array', '[]'],
  ['null', 'null'],
  ['more than an object', '{} {}'],
  ['an integer above 64 bits', '{"a":9223372036854775808}'],
  ['an integer below 64 bits', '{"a":-9223372036854775809}'],
  ['a number of more than 1000 digits', `{"a":1${'0'.repeat(1000)}.0}`],
  ['objects nested 1000 levels deep, within the event', nested(1000)],
  ['arrays nested 1000 levels deep, within the event', nested(1000, '[', ']')],
  ['what would overflow the stack', nested(200_000, '[', ']')],
] as const)('%s is malformed', ([, given]) => {
  expect(readDetail(given)).toBeUndefined();
});

test('a detail as deep as the service reads can be matched', () => {
  const index = new PatternIndex<string>();
  const detail = readDetail(nested(999));

  expect(index.match(`{"detail":${detail?.text ?? ''}}`)).toEqual([]);
});

test('the text and the value are those of JSON.parse, however the sender spaced and escaped them', () => {
  const escaped = (json: string) =>
    json.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
  const details = fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue());
  fc.assert(
    fc.property(details, fc.constantFrom('', ' ', '\t', '\n  '), fc.boolean(), (value, space, escape) => {
      const json = JSON.stringify(value, null, space);
      // Integers of more than 64 bits are malformed.
      fc.pre(!/\d{19}/.test(json));
      const detail = readDetail(escape ? escaped(json) : json);
      expect(detail?.value).toEqual(JSON.parse(json));
      expect(detail?.text).toBe(JSON.stringify(value));
    }),
    { numRuns: runs(10) },
  );
});
