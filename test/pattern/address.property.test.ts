import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addressTester } from '../../src/pattern/operators/address.js';
import {
  addressBlock,
  addressDigits,
  addressPlace,
  isInAddressRange,
} from '../../src/pattern/values/address.js';
import { EventValue } from '../../src/pattern/values/event-value.js';
import * as reference from '../reference/address.js';
import { runs } from '../property-runs.js';

const octets = fc.oneof(
  fc.nat(255).map(String),
  fc.constantFrom('10', '010', '000', '0000', '256', '255', '', ' 1', '1e1', '0x1', '-1', '٣'),
);
const groups = fc.oneof(
  fc.nat(0xffff).map((group) => group.toString(16)),
  fc.constantFrom('0', 'FfFf', 'ffff', '0a00', '00001', '10000', '', '', 'g', '10.0.0.1'),
);
const texts = fc.oneof(
  fc.array(octets, { minLength: 4, maxLength: 4 }).map((all) => all.join('.')),
  fc.array(octets, { minLength: 2, maxLength: 5 }).map((all) => all.join('.')),
  fc.array(groups, { minLength: 1, maxLength: 9 }).map((all) => all.join(':')),
  fc.tuple(groups, groups).map(([one, other]) => `::ffff:${one}:${other}`),
  fc.stringMatching(/^[0129.:aF\n]{0,16}$/),
);
const addresses = texts.filter((text) => addressDigits(text) !== undefined);

test('Text has the digits of an address exactly when it is one', () => {
  fc.assert(
    fc.property(texts, (text) => {
      expect(addressDigits(text)).toBe(reference.addressDigits(text));
    }),
    { numRuns: runs(500) },
  );
});

test('An address stands where its digits stand, and lies in a range exactly when its digits do', () => {
  fc.assert(
    fc.property(texts, addresses, fc.nat(127), (text, base, bits) => {
      const digits = addressDigits(text);
      const value = new EventValue('string', text);
      expect(value.addressPlace).toBe(digits === undefined ? Number.NaN : addressPlace(digits, '0'));
      const ends = addressDigits(base) ?? '';
      const range = addressBlock(ends, bits % (ends.length * 4));
      expect(addressTester(range)(value)).toBe(digits !== undefined && isInAddressRange(digits, range));
    }),
    { numRuns: runs(500) },
  );
});
