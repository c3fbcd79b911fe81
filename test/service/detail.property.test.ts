import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PatternIndex } from '../../src/pattern/indexing/pattern-index.js';
import { compactDetail, readDetail } from '../../src/service/events/detail.js';
import { isPlainObject } from '../../src/event/plain-json.js';
import { runs, SAMPLE } from '../property-runs.js';

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
  expect(compactDetail(given)).toBe(text);
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
  expect(compactDetail(given)).toBeUndefined();
});

test('a detail as deep as the service reads can be matched', () => {
  const index = new PatternIndex<string>();
  const detail = compactDetail(nested(999));

  expect(index.match(`{"detail":${detail ?? ''}}`)).toEqual([]);
});

test('the text is that of JSON.stringify, however the sender spaced and escaped them', () => {
  const escaped = (json: string) =>
    json.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
  const details = fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue());
  fc.assert(
    fc.property(details, fc.constantFrom('', ' ', '\t', '\n  '), fc.boolean(), (value, space, escape) => {
      const json = JSON.stringify(value, null, space);
      // Integers of more than 64 bits are malformed.
      fc.pre(!/\d{19}/.test(json));
      expect(compactDetail(escape ? escaped(json) : json)).toBe(JSON.stringify(value));
    }),
    { numRuns: runs(10) },
  );
});

const scalars = fc.oneof(
  fc
    .string({ unit: fc.constantFrom(...Array.from('ab"\\\n\u0000é\ud800\ue000 ')) })
    .map((text) => JSON.stringify(text)),
  fc.constantFrom('"a', "'a'", '"\t"', '"\\q"', 'true', 'false', 'null', 'nul', 'True', ''),
  fc.constantFrom(
    '0',
    '-0',
    '01',
    '-',
    '1.',
    '.5',
    '1.50',
    '1e3',
    '+1',
    '0.1',
    '123456789012345',
    '1'.repeat(20),
  ),
);
const members = fc.constantFrom('"a"', '"b"', '"\\u0061"', '"__proto__"', '"1"', '""', 'a');
const texts = fc.letrec<{ value: string; object: string }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    scalars,
    tie('object'),
    fc.array(tie('value'), { maxLength: 3 }).map((all) => `[${all.join(',')}]`),
  ),
  object: fc
    .array(fc.tuple(members, tie('value')), { maxLength: 3 })
    .map((all) => `{${all.map(([name, value]) => `${name}:${value}`).join(',')}}`),
}));
const slips = fc.constantFrom('', '', '', ' ', ',', '}', '{', ']', '[', ':', '"');

test('a detail that is taken as it stands is one that reading it would not change', () => {
  const details = fc.tuple(texts.object, slips, fc.nat()).map(([object, slip, place]) => {
    const at = place % (object.length + 1);
    return object.slice(0, at) + slip + object.slice(at);
  });
  fc.assert(
    fc.property(details, (text) => {
      if (isPlainObject(text)) expect(readDetail(text)).toBe(text);
      expect(compactDetail(text)).toBe(readDetail(text));
    }),
    { numRuns: runs(200) },
  );
  const sample = fc.sample(details, SAMPLE);
  const plain = sample.filter(isPlainObject).length;
  expect(Math.min(plain, sample.length - plain)).toBeGreaterThan(20);
});

test.for(['{}', '{"a":{"b":[1,-2.5,"é",true,false,null]},"c":[[],{}]}', '{"a":{"a":1},"b":{"a":1}}'])(
  '%s is taken as it stands',
  (text) => {
    expect(isPlainObject(text)).toBe(true);
  },
);
