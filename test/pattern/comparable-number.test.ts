import { expect, test } from 'vitest';
import { comparableNumber } from '../../src/pattern/values/comparable-number.js';

test.each([
  ['300', 300],
  ['3.0e2', 300],
  ['-0.0', -0],
  ['0e99', 0],
  ['0.30000000000000004', 0.30000000000000004],
  ['-1.7976931348623157e308', -1.7976931348623157e308],
  ['9007199254740992', 9007199254740992],
  ['100000000000000000000000', 1e23],
  ['0.000000000000000000001000', 1e-21],
  ['123456789012345.60', 123456789012345.6],
  ['4.9e-324', 5e-324],
])('%s is comparable, as %d', (text, value) => {
  expect(comparableNumber(text)).toBe(value);
});

test.each([
  '9007199254740993',
  '9007199254740993.0',
  '0.1234567890123456789',
  '1e400',
  '-1e400',
  '1e-400',
  '5e-324',
])('%s is not comparable', (text) => {
  expect(comparableNumber(text)).toBeNaN();
});
