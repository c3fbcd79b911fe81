import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Condition, type EventPattern, match, parse } from '../../src/pattern.js';
import { conditionsOf, outcomesOf } from '../../src/pattern/explain/condition-outcomes.js';
import { runs } from '../property-runs.js';
import { patternListsWithEvents } from './arbitraries.js';
import { arrayPatternsWithEvents } from './array-arbitraries.js';

/** What matches says of patterns that have some of the conditions only. */
function outcomeByMatching(pattern: EventPattern, event: string) {
  const matches = match(pattern, event);
  const isMet = (conditions: readonly Condition[]): boolean =>
    match({ text: '', conjunctions: [{ conditions }] }, event);
  const decides = (condition: Condition): boolean =>
    pattern.conjunctions.some(
      ({ conditions }) =>
        conditions.includes(condition) && isMet(conditions.filter((other) => other !== condition)),
    );
  const conditions = conditionsOf(pattern).map(({ condition }) => {
    if (!matches && decides(condition)) return 'failed alone';
    const isAmongMet = pattern.conjunctions.some(
      (combination) => combination.conditions.includes(condition) && isMet(combination.conditions),
    );
    return isAmongMet || isMet([condition]) ? 'met' : 'failed with others';
  });
  return { matches, conditions };
}

/** With an empty key at the end of a path, what is found there depends on all paths of the pattern. */
function isWhole({ conjunctions }: EventPattern): boolean {
  return conjunctions.every(({ conditions }) => conditions.every(({ path }) => !path.endsWith('.')));
}

function isAsMatching(patterns: readonly string[], events: readonly string[]): void {
  const parsed = patterns.flatMap((text) => parsedUnlessTooComplex(text) ?? []).filter(isWhole);
  const outcomes = outcomesOf(parsed);
  for (const event of events) {
    expect(outcomes(event)).toEqual(parsed.map((pattern) => outcomeByMatching(pattern, event)));
  }
}

function parsedUnlessTooComplex(pattern: string): EventPattern | undefined {
  try {
    return parse(pattern);
  } catch (error) {
    expect(String(error)).toContain('too complex');
    return undefined;
  }
}

test('What an event does with each condition is what it does with patterns that have fewer of them', () => {
  fc.assert(
    fc.property(patternListsWithEvents, ({ patterns, events }) => {
      isAsMatching(patterns, events);
    }),
    { numRuns: runs(20) },
  );
});

test('It is so with arrays of objects, whose elements exclude one another', () => {
  fc.assert(
    fc.property(fc.array(arrayPatternsWithEvents, { minLength: 1, maxLength: 4 }), (drawn) => {
      isAsMatching(
        drawn.map(({ pattern }) => pattern),
        drawn.map(({ event }) => event),
      );
    }),
    { numRuns: runs(60) },
  );
});

test('The conditions of all combinations of $or come first, each once, with the combinations of the others', () => {
  const pattern = parse({ a: [1], $or: [{ b: [1], c: [1] }, { b: [2] }, { d: [1] }] });

  expect(conditionsOf(pattern).map(({ condition, ...rest }) => ({ path: condition.path, ...rest }))).toEqual([
    { path: 'a' },
    { path: 'b', inCombinations: [1] },
    { path: 'c', inCombinations: [1] },
    { path: 'b', inCombinations: [2] },
    { path: 'd', inCombinations: [3] },
  ]);
});
