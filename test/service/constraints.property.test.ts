import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newAccount } from './account.js';
import { runs } from '../property-runs.js';

/** An input that breaks constraints of the API model, and the service's words for it. */
interface Row {
  readonly name: string;
  readonly call: readonly [operation: string, input: unknown];
  readonly fault: readonly [code: string, message: string];
  readonly source: string;
}

const rows = readFileSync(new URL('constraints.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Row);

test.for(rows)('$name', ({ call: [operation, input], fault: [code, message] }) => {
  expect(newAccount().refusal(operation, input)).toEqual({ code, message });
});

const HEADER_VALUE = /^[ \t]*[\x20-\x7E]+([ \t]+[\x20-\x7E]+)*[ \t]*$/;

function isHeaderValue(value: string): boolean {
  const { call, refusal } = newAccount();
  call('PutRule', { Name: 'r', EventPattern: '{"source":["shop"]}' });
  const target = { Id: 't', Arn: 'no ARN', HttpParameters: { HeaderParameters: { h: value } } };
  return !refusal('PutTargets', { Rule: 'r', Targets: [target] }).message.includes('Map value');
}

test('values of HTTP headers are tested with another pattern for the same texts', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', ' ', '\t', '\n'), maxLength: 8 }), (value) => {
      expect(isHeaderValue(value)).toBe(HEADER_VALUE.test(value));
    }),
    { numRuns: runs(50) },
  );
});

test('a header value at which the pattern of the API model would backtrack for years is refused at once', () => {
  expect(isHeaderValue(`${'a '.repeat(250)}\n`)).toBe(false);
});
