import { expect, test } from 'vitest';
import { given } from '../../src/text/given.js';

const cyclic: Record<string, unknown> = { name: 'c' };
cyclic['self'] = cyclic;

test.each<[unknown, string]>([
  [null, 'null'],
  [undefined, 'undefined'],
  ['', 'an empty string'],
  ['shop', 'the string "shop"'],
  ['x'.repeat(100), `the string "${'x'.repeat(59)}…`],
  [5, 'the number 5'],
  [5n, 'the BigInt 5n'],
  [Symbol('s'), 'the symbol Symbol(s)'],
  [() => 1, 'a function'],
  [function billing() {}, 'the function billing'],
  [[], 'the array []'],
  [[1, 'a', null, 4], 'the array [1, "a", null, …]'],
  [{ a: { b: { c: 1 } } }, 'the object { a: { b: { … } } }'],
  [Object.create(null), 'the object {}'],
  [cyclic, 'the object { name: "c", self: { name: "c", self: { … } } }'],
  [
    {
      get a() {
        throw new Error('read');
      },
    },
    'the object { a: … }',
  ],
  [new Map(), 'an instance of Map'],
])('%# is named', (value, name) => {
  expect(given(value)).toBe(name);
});

test('a proxy that is revoked is named', () => {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();

  expect(given(proxy)).toBe('a value that cannot be shown');
});
