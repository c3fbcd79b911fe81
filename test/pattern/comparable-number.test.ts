import { expect, test } from 'vitest';
import { InvalidEventPattern } from '../../src/pattern/tokens/invalid-event-pattern.js';
import { parsePattern } from '../../src/pattern/parse.js';
import { comparableNumber } from '../../src/pattern/values/comparable-number.js';

test.each([
  ['300', 300],
  ['3.0e2', 300],
  ['-0.0', -0],
  ['0e99', 0],
  ['0e2147483647', 0],
  ['0.0e-2147483646', 0],
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
  '0e2147483648',
  '0e-2147483648',
  '0.0e-2147483647',
])('%s is not comparable', (text) => {
  expect(comparableNumber(text)).toBeNaN();
});

// Of event-ruler's source: its reader of decimals refuses such an exponent before the number is compared.
test.each([
  ['{"numeric":["=",1e2147483647]}', 'Cannot compare number : 1e2147483647'],
  ['{"numeric":["=",1e2147483648]}', 'value exceeds limits'],
  ['{"numeric":[">",0,"<",1e99999999999]}', 'value exceeds limits'],
  ['{"numeric":["<",1e-2147483648]}', 'value exceeds limits'],
  ['{"numeric":["<",1.5e-2147483647]}', 'value exceeds limits'],
  ['{"anything-but":1e2147483648}', 'value exceeds limits'],
  ['{"anything-but":[1e2147483648]}', 'value exceeds limits'],
])('%s is refused: %s', (alternative, reason) => {
  const parse = () => parsePattern(`{"a":[${alternative}]}`);
  expect(parse).toThrow(InvalidEventPattern);
  expect(parse).toThrow(expect.objectContaining({ reason }));
});
