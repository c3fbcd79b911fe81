import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { newAccount } from './account.js';

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
