import fc from 'fast-check';
import { expect, test } from 'vitest';
import { violationsOf } from '../../src/service/constraints/constraints.js';
import { createConnection } from '../../src/service/connections/connection-shapes.js';
import { runs } from '../property-runs.js';

const texts = fc.string({
  unit: fc.constantFrom(' ', '\t', 'a', ':', '\n', '\0', '\x7f', '~', 'é', '\u{1f600}'),
  minLength: 1,
  maxLength: 7,
});

const authHeader = String.raw`^[ \t]*[^\x00-\x1F:\x7F]+([ \t]+[^\x00-\x1F:\x7F]+)*[ \t]*$`;
const headerValue = String.raw`^[ \t]*[\x20-\x7E]+([ \t]+[\x20-\x7E]+)*[ \t]*$`;

function takes(AuthParameters: object): boolean {
  const input = { Name: 'c', AuthorizationType: 'BASIC', AuthParameters };
  return violationsOf(input, createConnection).length === 0;
}

test.for([
  ['user names', authHeader, (text: string) => ({ BasicAuthParameters: { Username: text, Password: 'p' } })],
  ['passwords', authHeader, (text: string) => ({ BasicAuthParameters: { Username: 'u', Password: text } })],
  [
    'values of headers',
    headerValue,
    (text: string) => ({ InvocationHttpParameters: { HeaderParameters: [{ Value: text }] } }),
  ],
] as const)('the spelling that tests %s takes what the one of the model takes', ([, source, input]) => {
  const model = new RegExp(source);
  fc.assert(
    fc.property(texts, (text) => {
      expect(takes(input(text))).toBe(model.test(text));
    }),
    { numRuns: runs(300) },
  );
});

test('a long user name of blanks that is wrong at its end is refused at once', () => {
  const Username = `${' '.repeat(500)}\n`;

  expect(takes({ BasicAuthParameters: { Username, Password: 'p' } })).toBe(false);
});
