import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type EventPattern, explain, parse } from '../../src/pattern.js';
import { nearnessTo } from '../../src/pattern/explain/explain.js';
import { runs } from '../property-runs.js';
import { patternListsWithEvents } from './arbitraries.js';
import { arrayPatternsWithEvents } from './array-arbitraries.js';

function holdsAsExplained(patterns: readonly string[], events: readonly string[]): void {
  const parsed = patterns.flatMap((pattern) => parsedUnlessTooComplex(pattern) ?? []);
  const nearness = nearnessTo(parsed);
  for (const event of events) {
    const explained = parsed.map((pattern) => {
      const { conditions } = explain(pattern, event);
      const failing = conditions.filter(({ holds }) => !holds).length;
      return { met: conditions.length - failing, failing };
    });
    expect(nearness(event)).toEqual(explained);
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

test('How near an event comes to each of several patterns is what their explanations tell', () => {
  fc.assert(
    fc.property(patternListsWithEvents, ({ patterns, events }) => {
      holdsAsExplained(patterns, events);
    }),
    { numRuns: runs(20) },
  );
});

test('It is so with arrays of objects, whose elements exclude one another', () => {
  fc.assert(
    fc.property(fc.array(arrayPatternsWithEvents, { minLength: 1, maxLength: 4 }), (drawn) => {
      holdsAsExplained(
        drawn.map(({ pattern }) => pattern),
        drawn.map(({ event }) => event),
      );
    }),
    { numRuns: runs(60) },
  );
});
