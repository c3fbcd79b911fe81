import fc from 'fast-check';
import { expect, test } from 'vitest';
import { matchesWildcard, wildcardPattern } from '../../src/policy/wildcard.js';
import { runs } from '../property-runs.js';

/** Few characters, so that patterns match often; one is a surrogate pair, some mean something to expressions. */
const texts = fc.string({ unit: fc.constantFrom('a', 'b', '.', '\n', '😀'), maxLength: 12 });
const patterns = fc.string({ unit: fc.constantFrom('a', 'b', '.', '\n', '😀', '*', '?'), maxLength: 8 });

/** Texts that a pattern matches by its making. */
const patternsWithTexts = patterns.chain((pattern) =>
  fc
    .tuple(...Array.from(pattern, (piece) => textsFor(piece)))
    .map((parts) => ({ pattern, text: parts.join('') })),
);

function textsFor(piece: string): fc.Arbitrary<string> {
  if (piece === '*') return texts;
  return piece === '?' ? fc.constantFrom('a', '.', '\n', '😀') : fc.constant(piece);
}

function expressionFor(pattern: string): RegExp {
  const source = pattern
    .replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&')
    .replaceAll('\\*', '.*')
    .replaceAll('\\?', '.');
  return new RegExp(`^${source}$`, 'su');
}

function matches(pattern: string, text: string): boolean {
  return matchesWildcard(wildcardPattern(pattern), text);
}

test('A wildcard matches what the regular expression for it matches', () => {
  fc.assert(
    fc.property(patterns, texts, (pattern, text) => {
      expect(matches(pattern, text)).toBe(expressionFor(pattern).test(text));
    }),
    { numRuns: runs(250) },
  );
});

test('A wildcard matches every text that is made from it', () => {
  fc.assert(
    fc.property(patternsWithTexts, ({ pattern, text }) => {
      expect(matches(pattern, text)).toBe(true);
    }),
    { numRuns: runs(250) },
  );
});

test('Many stars do not multiply the work', () => {
  expect(matches(`${'*a'.repeat(50)}b`, 'a'.repeat(5000))).toBe(false);
});
