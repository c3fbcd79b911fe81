import fc from 'fast-check';
import { expect, test } from 'vitest';
import { match, parse, PatternIndex } from '../../src/pattern.js';
import { comparableNumber } from '../../src/pattern/values/comparable-number.js';
import { comparableNumber as referenceNumber } from '../reference/number.js';
import { referenceMatches } from '../reference/matches.js';
import { comparableNumbers, numbers } from './value-pools.js';
import { runs } from '../property-runs.js';

const doubles = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.double({ min: -200, max: 200, noNaN: true }),
);

/** As long as doubles are spelt, and with a digit more, in which some of them are no double's shortest spelling. */
const spellings = fc.oneof(
  numbers,
  fc
    .tuple(doubles, fc.constantFrom('', '0', '1', '5'))
    .map(([double, digit]) => String(double).replace(/(\.[0-9]+)/, `$1${digit}`)),
  fc.stringMatching(/^-?(0|[1-9][0-9]{0,17})(\.[0-9]{1,17})?([eE][-+]?[0-9]{1,3})?$/),
);

test('A number is comparable exactly when its double has no other value', () => {
  fc.assert(
    fc.property(spellings, (text) => {
      expect(comparableNumber(text)).toBe(referenceNumber(text) ?? Number.NaN);
    }),
    { numRuns: runs(500) },
  );
});

// The service spells the smallest double in its own way, and refuses that of JavaScript.
const bounds = fc.oneof(comparableNumbers, doubles.map(String)).filter((text) => !text.endsWith('5e-324'));
const ranges = fc.oneof(
  fc.tuple(fc.constantFrom('=', '<', '<=', '>', '>='), bounds).map(([sign, bound]) => `"${sign}",${bound}`),
  fc
    .tuple(fc.constantFrom('>', '>='), bounds, fc.constantFrom('<', '<='), bounds)
    .filter(([, low, , high]) => Number(low) < Number(high))
    .map(([from, low, to, high]) => `"${from}",${low},"${to}",${high}`),
);
const rangesWithValues = fc
  .tuple(ranges, spellings, fc.nat(4))
  // The bounds themselves are values, too.
  .map(([range, other, which]) => ({
    range,
    value: range.split(',')[which === 1 || which === 3 ? which : 9] ?? other,
  }));

test('A value is in a range exactly when it is a comparable number between the bounds, also in an index', () => {
  fc.assert(
    fc.property(rangesWithValues, fc.boolean(), ({ range, value }, isText) => {
      const pattern = `{"x":[{"numeric":[${range}]}]}`;
      const event = `{"x":${isText ? `"${value}"` : value}}`;
      const expected = referenceMatches(pattern, event);
      expect(match(pattern, event)).toBe(expected);
      const index = new PatternIndex<number>();
      for (let rule = 0; rule < 20; rule += 1) index.add(parse(pattern), rule);
      expect(index.match(event)).toHaveLength(expected ? 20 : 0);
    }),
    { numRuns: runs(200) },
  );
});
