import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wildcardComplexity } from '../../src/pattern/complexity/wildcard-complexity.js';
import { parsePattern } from '../../src/pattern/parse.js';
import { runs } from '../property-runs.js';
import { wildcardComplexity as naive } from '../reference/wildcard-complexity.js';

/** Letters, which have two cases, beside characters that have one; no star follows another. */
const body = fc
  .array(fc.constantFrom('a', 'B', '1', ':', '/', '*'), { maxLength: 6 })
  .map((elements) => elements.join('').replaceAll(/\*+/g, '*'));

/** Each begins unlike the others, so that they share nothing. */
const wildcards = fc
  .array(body, { minLength: 1, maxLength: 3 })
  .map((bodies) => bodies.map((text, at) => `${'xyz'[at] ?? ''}${text}`));

const branches = ['kind', 'size', 'state', 'type'].map((name) => ({ [name]: ['v'] }));

test('The wildcards of one field, added for each branch of $or, cost what the naive count says', () => {
  fc.assert(
    fc.property(wildcards, fc.integer({ min: 1, max: branches.length }), (texts, times) => {
      const arn = texts.map((wildcard) => ({ wildcard }));
      const or = times === 1 ? branches[0] : { $or: branches.slice(0, times) };
      const pattern = parsePattern(JSON.stringify({ detail: { arn, ...or } }));

      expect(wildcardComplexity(pattern)).toBe(naive(texts, times));
    }),
    { numRuns: runs(300) },
  );
});
