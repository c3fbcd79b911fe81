import { expect, test } from 'vitest';
import { addressBlock, addressDigits, isInAddressRange } from '../../src/pattern/values/address.js';

test.each([
  ['10.0.0.1', '0A000001'],
  ['010.000.000.001', '0A000001'],
  ['255.255.255.255', 'FFFFFFFF'],
  ['::', '0'.repeat(32)],
  ['::1', `${'0'.repeat(31)}1`],
  ['1::', `0001${'0'.repeat(28)}`],
  ['2001:0DB8:0:0:0:0:0:5', '20010DB8000000000000000000000005'],
  ['1:2:3:4:5:6:7::', '00010002000300040005000600070000'],
  ['00000a::', `000A${'0'.repeat(28)}`],
  ['::ffff:a00:1', '0A000001'],
])('%s has the digits %s', (text, digits) => {
  expect(addressDigits(text)).toBe(digits);
});

test.each([
  '',
  'host',
  '256.0.0.1',
  '10.0.0',
  '10.0.0.1.2',
  '0010.000.000.001',
  ':',
  ':1::',
  '1:',
  '1:2:3:4:5:6:7:8:9',
  '1:2:3:4:5:6:7::8',
  '1::2::3',
  '2001:::1',
  '12345::',
  '::ffff:10.0.0.1',
  'fe80::1%eth0',
  'a:b',
])('%j is no address', (text) => {
  expect(addressDigits(text)).toBeUndefined();
});

test.each([
  ['0A00004D', 24, '0A000000', '0A0000FF'],
  ['0A00004D', 31, '0A00004C', '0A00004D'],
  ['0A00004D', 0, '00000000', 'FFFFFFFF'],
  ['0A00004D', 5, '08000000', '0FFFFFFF'],
])('the block of %s with %d bits goes from %s to %s', (digits, bits, low, high) => {
  expect(addressBlock(digits, bits)).toEqual({ low, high });
});

const TEN = { low: '0A000000', high: '0AFFFFFF' };

test.each([
  ['0A000000', true],
  ['0AFFFFFF', true],
  ['0B000000', false],
  ['0A1', true],
  ['0A', false],
  ['0A0', false],
  ['0A12000000000000', true],
  ['0A1x', true],
  ['0Ax', false],
])('%s as digits is in 10.0.0.0/8: %s', (text, isIn) => {
  expect(isInAddressRange(text, TEN)).toBe(isIn);
});
