import fc from 'fast-check';
import { expect, test } from 'vitest';
import { KEYWORDS } from '../../src/pattern/operators/registry.js';
import '../../src/vitest.js';
import { failureOf } from '../expect/failure.js';
import { referenceMatches } from '../reference/matches.js';
import { alternatives } from './alternative-arbitraries.js';
import { rowsOf } from './rows.js';

// Whoever adds an operator to the engine is told here what else has to know it.

const keywordOf = (alternative: string): string => /^\{\s*"([^"]*)"/.exec(alternative)?.[1] ?? '';

test.each(KEYWORDS)('The reference matcher knows %s', (keyword) => {
  const match = (): boolean => referenceMatches(`{"a":[{"${keyword}":"x"}]}`, '{"a":"x"}');
  expect(match).not.toThrow(`no operator: ${keyword}`);
});

test('Random patterns have every operator', () => {
  const made = fc.sample(alternatives, { numRuns: 1000, seed: 1 }).map(({ text }) => keywordOf(text));
  expect(KEYWORDS.filter((keyword) => !made.includes(keyword))).toEqual([]);
});

test('The cases of fields have every operator', () => {
  const written = rowsOf<{ field: string }>('fields').map(({ field }) => keywordOf(field));
  expect(KEYWORDS.filter((keyword) => !written.includes(keyword))).toEqual([]);
});

test.each(KEYWORDS)('The operator %s is no mistake', (keyword) => {
  const row = rowsOf<{ field: string }>('fields').find(({ field }) => field.startsWith(`{"${keyword}":`));
  const message = failureOf(() => {
    expect(`{"source":[${row?.field ?? ''}]}`).not.toBeValidEventPattern();
  });
  expect(message).not.toContain('has no operator');
});
