import { expect, test } from 'vitest';
import { compareDeepPartial } from '../../src/event/deep-partial.js';
import { hintsFor } from '../../src/expect/expected/value-hints.js';
import { judge } from './runner-judge.js';

test.each([
  ['a number as a string', { a: '1' }, { a: 1 }, [{ kind: 'type', received: 'string', expected: 'number' }]],
  [
    'a boolean as a string',
    { a: 'true' },
    { a: true },
    [{ kind: 'type', received: 'string', expected: 'boolean' }],
  ],
  ['null as a string', { a: null }, { a: 'null' }, [{ kind: 'type', received: 'null', expected: 'string' }]],
  ['another number as a string', { a: '2' }, { a: 1 }, []],
  ['upper and lower case', { a: 'PAID' }, { a: 'Paid' }, [{ kind: 'letter-case' }]],
  ['white space', { a: 'paid ' }, { a: 'paid' }, [{ kind: 'white-space' }]],
  ['JSON in a string', { a: '{"b":1,"c":2}' }, { a: { b: 1 } }, [{ kind: 'json-text' }]],
  ['other JSON in a string', { a: '{"b":2}' }, { a: { b: 1 } }, []],
  ['a date', { a: '2026-01-01' }, { a: new Date(0) }, [{ kind: 'date', text: '"1970-01-01T00:00:00.000Z"' }]],
  ['a regular expression', { a: 'x' }, { a: /x/ }, [{ kind: 'regular-expression', source: '/x/' }]],
  ['a key spelt nearly so', { orderID: 1 }, { orderId: 1 }, [{ kind: 'spelling', path: 'orderID' }]],
  ['one letter is no slip', { a: 1 }, { b: 1 }, []],
  ['deeper', { order: { total: 1 } }, { total: 1 }, [{ kind: 'elsewhere', path: 'order.total', value: 1 }]],
  [
    'deeper, with the value in the second place',
    { was: { total: 2 }, is: [{ total: 1 }] },
    { total: 1 },
    [{ kind: 'elsewhere', path: 'is[0].total', value: 1 }],
  ],
  ['higher', { total: 2 }, { order: { total: 1 } }, []],
  [
    'a matcher with nothing to look at',
    { orderID: 1 },
    { orderId: expect.any(Number) },
    [{ kind: 'spelling', path: 'orderID' }],
  ],
  ['a matcher that is not met', { a: '1' }, { a: expect.any(Number) }, []],
  ['what holds', { a: 1 }, { a: 1 }, []],
])('%s', (_name, received, expected, hints) => {
  const [condition] = compareDeepPartial(received, expected, '', judge);
  expect(condition && hintsFor(condition, received, judge)).toEqual(hints);
});
