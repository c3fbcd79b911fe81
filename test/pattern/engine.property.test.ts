import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  explain,
  InvalidEventPattern,
  match,
  parse,
  PatternIndex,
  type EventPattern,
} from '../../src/pattern.js';
import { referenceMatches } from '../reference/matches.js';
import { patternListsWithEvents, patternsWithEvents } from './arbitraries.js';
import { arrayPatternsWithEvents } from './array-arbitraries.js';
import { mutatedPatternTexts, unruledTexts } from './broken-patterns.js';
import { runs } from '../property-runs.js';

const pairs = fc.oneof(
  { weight: 4, arbitrary: patternsWithEvents },
  { weight: 1, arbitrary: arrayPatternsWithEvents },
);

/** Wildcards multiply: some of the random patterns are more than the service takes on. */
function parseUnlessTooComplex(text: string): EventPattern | undefined {
  try {
    return parse(text);
  } catch (error) {
    if (error instanceof InvalidEventPattern && error.message.startsWith('Rule is too complex'))
      return undefined;
    throw error;
  }
}

test('The engine agrees with the reference matcher about any pattern and event', () => {
  fc.assert(
    fc.property(pairs, ({ pattern, event }) => {
      const parsed = parseUnlessTooComplex(pattern);
      fc.pre(parsed !== undefined);
      expect(match(parsed, event)).toBe(referenceMatches(pattern, event));
    }),
    { numRuns: runs(100) },
  );
});

test('An event matches exactly when every explained condition holds', () => {
  fc.assert(
    fc.property(pairs, ({ pattern, event }) => {
      const parsed = parseUnlessTooComplex(pattern);
      fc.pre(parsed !== undefined);
      const explanation = explain(parsed, event);
      const isMatch = match(parsed, event);
      expect(explanation.matches).toBe(isMatch);
      expect(explanation.conditions.every((condition) => condition.holds)).toBe(isMatch);
    }),
    { numRuns: runs(100) },
  );
});

test('An index finds the patterns that match one by one, through additions and removals', () => {
  fc.assert(
    fc.property(patternListsWithEvents, fc.array(fc.nat()), ({ patterns, events }, changes) => {
      const parsed = patterns.map(parseUnlessTooComplex).filter((pattern) => pattern !== undefined);
      const index = new PatternIndex<number>();
      const known = new Map(parsed.entries());
      for (const [item, pattern] of known) index.add(pattern, item);
      for (const event of events) {
        expect(index.match(event)).toEqual(matchesOneByOne(known, event));
        for (const change of changes) alter(index, known, parsed, change);
      }
    }),
    { numRuns: runs(20) },
  );
});

type Known = Map<number, EventPattern>;

/** Gives an item another pattern, or forgets it. */
function alter(
  index: PatternIndex<number>,
  known: Known,
  patterns: readonly EventPattern[],
  change: number,
): void {
  const item = change % (patterns.length + 1);
  const pattern = patterns[(change >> 8) % (2 * patterns.length + 1)];
  if (pattern === undefined) {
    expect(index.delete(item)).toBe(known.delete(item));
  } else {
    index.add(pattern, item);
    known.set(item, pattern);
  }
}

function matchesOneByOne(known: Known, event: string): number[] {
  return [...known].filter(([, pattern]) => match(pattern, event)).map(([item]) => item);
}

test('Any text is either a pattern or refused as an invalid event pattern', () => {
  fc.assert(
    fc.property(fc.oneof(mutatedPatternTexts, unruledTexts, fc.string()), (text) => {
      try {
        expect(parse(text).text).toBe(text);
      } catch (error) {
        expect(error).toBeInstanceOf(InvalidEventPattern);
      }
    }),
    { numRuns: runs(100) },
  );
});
