/**
 * Plain conditions on events full of nested arrays: what counts here is which elements the conditions are met in, and
 * what absence is judged by.
 */

import fc from 'fast-check';
import type { PatternAndEvent } from './arbitraries.js';
import { oneOf } from './value-pools.js';

const conditions = oneOf('[1] [2] [1,2] [{"exists":true}] [{"exists":false}] [{"exists":false},1]');

const paths = oneOf('r.a.x r.a.y r.a.z r.b.x r.b.y r.x r.y r.a r.B.x x');

/** More conditions than a number has bits, all of them met. */
const fillers = fc.oneof(
  { weight: 9, arbitrary: fc.constant(0) },
  { weight: 1, arbitrary: fc.integer({ min: 28, max: 34 }) },
);

const patterns = fc
  .tuple(
    fc.uniqueArray(fc.tuple(paths, conditions), { minLength: 2, maxLength: 6, selector: ([path]) => path }),
    fillers,
  )
  .map(([members, count]) => {
    const met = Array.from({ length: count }, (_, index) => `"${index + 100}":[{"exists":false}]`);
    return `{${[...met, ...members.map(([path, condition]) => `"${path}":${condition}`)].join(',')}}`;
  });

const scalars = oneOf('1 2');

/** Mostly an array of the values, at times an array of arrays, or one value alone. */
function inArrays(values: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const array = fc.array(values, { minLength: 1, maxLength: 3 }).map((elements) => `[${elements.join(',')}]`);
  const nested = fc.array(array, { minLength: 1, maxLength: 2 }).map((elements) => `[${elements.join(',')}]`);
  return fc.oneof(
    { weight: 4, arbitrary: array },
    { weight: 1, arbitrary: nested },
    { weight: 1, arbitrary: values },
  );
}

const isKept = fc.nat(6).map((chance) => chance > 0);

/** Any member may be missing. */
function objectOf(members: Record<string, fc.Arbitrary<string>>): fc.Arbitrary<string> {
  const texts = Object.entries(members).map(([key, value]) => value.map((text) => `"${key}":${text}`));
  return fc
    .tuple(fc.tuple(...texts), fc.array(isKept, { minLength: texts.length, maxLength: texts.length }))
    .map(([pairs, kept]) => `{${pairs.filter((_, index) => kept[index]).join(',')}}`);
}

const leaves = fc.oneof({ weight: 3, arbitrary: scalars }, { weight: 1, arbitrary: inArrays(scalars) });
const inner = objectOf({ x: leaves, y: leaves, z: leaves });
const middle = objectOf({
  a: fc.oneof(inArrays(inner), leaves),
  b: inArrays(inner),
  B: inArrays(inner),
  x: leaves,
  y: leaves,
});
const events = objectOf({ r: inArrays(middle), x: leaves });

export const arrayPatternsWithEvents: fc.Arbitrary<PatternAndEvent> = fc.record({
  pattern: patterns,
  event: events,
});
