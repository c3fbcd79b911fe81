/**
 * Small stocks of strings, numbers, addresses and keys, so that patterns and events made of them meet often. Odd ones
 * are over-represented: each stands for a rule of the language.
 */

import fc from 'fast-check';

/** One of the words of the lines. */
export function oneOf(...lines: string[]): fc.Arbitrary<string> {
  return fc.constantFrom(...lines.flatMap((line) => line.split(' ')));
}

/** A key or string as JSON text: mostly plain, sometimes with every unit escaped. */
export function spelled(text: string): fc.Arbitrary<string> {
  const escaped = `"${text.split('').map(escapedUnit).join('')}"`;
  return fc.oneof({ weight: 9, arbitrary: fc.constant(JSON.stringify(text)) }, fc.constant(escaped));
}

function escapedUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** Letters and signs that wildcards, quotes, escapes and letter case treat in their own way. */
const units = fc.oneof(
  { weight: 7, arbitrary: oneOf('a a b b A B * \\ " ? . / 5 é É ß s S ı İ I i i σ ς Σ ﬁ ǅ ǆ K k ſ ΰ') },
  { weight: 1, arbitrary: fc.constantFrom('\n', '\u0301', '😀', '\ud83d', '\ude00') },
);

const words = fc.oneof(
  oneOf(
    'a ab AB aB abc x a*b a\\b true null 5 300 SS FI ß École STRASSE straße us-east-1 arn:aws:s3:::b/k a:b',
  ),
  oneOf('" a" "a ? ?? 😀 \ud83d'),
  fc.constant(''),
);

export const strings: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: words },
  { weight: 2, arbitrary: fc.string({ unit: units, maxLength: 4 }) },
);

/** Numbers whose spelling a double can hold, in many spellings. */
export const comparableNumbers: fc.Arbitrary<string> = fc.oneof(
  oneOf(
    '0 -0 -0.0 0e5 1 1.0 10e-1 0.1E+1 5 5.00 -5 15 300 3.0e2 301.8 0.1 0.30000000000000004 1e20 100000000000000000000',
    '9007199254740992 9007199254740992.0 1.7976931348623157e308 2.2250738585072014E-308 4.9e-324',
    '10101010 101010109 1E5 1e5 1010e1',
  ),
  fc.integer({ min: -20, max: 20 }).map(String),
);

const exactNumbers = oneOf(
  '1E400 1e400 -1e400 1e-400 9007199254740993 9007199254740993.0 12345678901234567890123 1.0000000000000001 5e-324',
  '0.1234567890123456789 0.1000000000000000055511151231257827',
);

const decimals = fc
  .tuple(
    fc.stringMatching(/^-?[1-9][0-9]{0,20}$/),
    fc.constantFrom('', '.5', '.0', '0e-1', 'E2', 'e-3', '.25e+1'),
  )
  .map((parts) => parts.join(''));

export const numbers: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: comparableNumbers },
  { weight: 1, arbitrary: exactNumbers },
  { weight: 1, arbitrary: decimals },
);

/** Addresses, what looks like one, and two spellings of the same. */
export const addresses: fc.Arbitrary<string> = oneOf(
  '10.0.0.1 010.000.000.001 10.0.0.2 10.0.0.15 16.16.16.16 255.255.255.255 10.0.1.0 0.0.0.5 01010.0.0.1',
  '::1 0:0:0:0:0:0:0:1 :: 0::0 0a00:1::5 0A12::1 2001:db8::5 2001:0DB8:0::0:5 00a00::1 1010:1010:: 1010:1010:8000::',
  '::ffff:a00:1 ::FFFF:0A00:0001 1:2:3:4:5:6:7:: ::2:3:4:5:6:7:8 1:2:3:4:5:6:7:8',
  '999.1.1.1 10.0.0 1.2.3.4.5 0000000010.0.0.1 1:2 a:b : ::: ::ffff:10.0.0.1 1::2::3 g::1 1:2:3:4:5:6:7: ::10000',
);

const networks = oneOf(
  '10.0.0.0/8 10.0.0.77/24 0.0.0.0/0 16.0.0.0/4 10.0.0.1/31 10.0.0.14/30 8.0.0.0/08 10.0.0.0/+8',
  '0a00::/16 ::/0 2001:db8::/32 ::1/127 1000::/4 ::ffff:a00:0/8',
);

const randomNetworks = fc
  .tuple(fc.array(fc.constantFrom(0, 1, 10, 16, 255), { minLength: 4, maxLength: 4 }), fc.nat(31))
  .map(([octets, bits]) => `${octets.join('.')}/${bits}`);

export const cidrs: fc.Arbitrary<string> = fc.oneof({ weight: 4, arbitrary: networks }, randomNetworks);

/** Keys: few, so that paths collide; `B` sorts before `a`. Dotted and empty ones take odd ways. */
export const keys: fc.Arbitrary<string> = fc.oneof(
  { weight: 12, arbitrary: oneOf('a b c B') },
  { weight: 2, arbitrary: oneOf('a.b b.c é prefix.x $and') },
  { weight: 1, arbitrary: fc.constantFrom('', '.', 'a.', '.a', 'a..b') },
);

export const literals: fc.Arbitrary<string> = oneOf('true false null');

/** White space between the tokens of a JSON text. */
export const gaps: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: fc.constant('') },
  fc.constantFrom(' ', '\n ', '\t\r\n'),
);
