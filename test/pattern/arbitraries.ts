/** Valid patterns of every shape, and events that are likely to hit or narrowly miss them, as JSON text. */

import fc from 'fast-check';
import { alternatives } from './alternative-arbitraries.js';
import { addresses, gaps, keys, literals, numbers, spelled, strings } from './value-pools.js';

/** An object of a pattern under construction. */
interface PatternObject {
  readonly text: string;
  /** What its leaf arrays ask for, with the keys that lead to them. */
  readonly leaves: readonly PatternLeaf[];
}

interface PatternLeaf {
  readonly keys: readonly string[];
  readonly near: readonly string[];
}

export interface PatternAndEvent {
  readonly pattern: string;
  readonly event: string;
}

const leafArrays = fc
  .tuple(fc.array(alternatives, { minLength: 1, maxLength: 3 }), gaps)
  .map(([entries, gap]) => ({
    text: `[${gap}${entries.map((entry) => entry.text).join(`,${gap}`)}]`,
    near: entries.flatMap((entry) => entry.near),
  }));

function member(depth: number): fc.Arbitrary<PatternObject> {
  const leaf = fc
    .tuple(keys, leafArrays)
    .chain(([key, { text, near }]) =>
      spelled(key).map((name) => ({ text: `${name}:${text}`, leaves: [{ keys: [key], near }] })),
    );
  if (depth === 0) return leaf;
  const nested = fc.tuple(keys, patternObjects(depth - 1)).map(([key, { text, leaves }]) => ({
    text: `${JSON.stringify(key)}:${text}`,
    leaves: leaves.map((one) => under(key, one)),
  }));
  const either = fc.array(patternObjects(depth - 1), { minLength: 2, maxLength: 3 }).map((branches) => ({
    text: `"$or":[${branches.map((branch) => branch.text).join(',')}]`,
    leaves: branches.flatMap((branch) => branch.leaves),
  }));
  return fc.oneof(
    { weight: 4, arbitrary: leaf },
    { weight: 3, arbitrary: nested },
    { weight: 1, arbitrary: either },
  );
}

function under(key: string, leaf: PatternLeaf): PatternLeaf {
  return { keys: [key, ...leaf.keys], near: leaf.near };
}

function patternObjects(depth: number): fc.Arbitrary<PatternObject> {
  return fc.tuple(fc.array(member(depth), { minLength: 1, maxLength: 3 }), gaps).map(([members, gap]) => ({
    text: `{${gap}${members.map((one) => one.text).join(`${gap},`)}${gap}}`,
    leaves: members.flatMap((one) => one.leaves),
  }));
}

/** Mostly small ones: what meets an event teaches more than what never could. */
const topObjects = fc.oneof(
  { weight: 6, arbitrary: patternObjects(0) },
  { weight: 4, arbitrary: patternObjects(1) },
  { weight: 1, arbitrary: patternObjects(2) },
);

const strayLeaves = fc.oneof(
  strings.chain(spelled),
  numbers,
  literals,
  addresses.map((text) => JSON.stringify(text)),
);

const strayMembers = fc.tuple(
  keys.chain(spelled),
  fc.oneof(strayLeaves, fc.constantFrom('[]', '{}', '[[1,"a"],{"b":1}]')),
);

/**
 * The members of an event object that holds the given leaves: each at its place, mostly once, at times missing or
 * twice.
 */
function objectWith(leaves: readonly PatternLeaf[]): fc.Arbitrary<string> {
  const firstKeys = [...new Set(leaves.map((leaf) => leaf.keys[0] ?? ''))];
  const members = firstKeys.map((key) => {
    const group = leaves.filter((leaf) => leaf.keys[0] === key);
    return times(memberWith(key, group));
  });
  const strays = fc.array(
    strayMembers.map(([key, value]) => `${key}:${value}`),
    { maxLength: 1 },
  );
  return fc
    .tuple(strays, fc.tuple(...members), gaps)
    .map(([stray, groups, gap]) => `{${[...stray, ...groups.flat()].join(`,${gap}`)}}`);
}

/** Mostly once; at times missing or twice. */
function times<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T[]> {
  const exactly = (count: number): fc.Arbitrary<T[]> =>
    fc.array(arbitrary, { minLength: count, maxLength: count });
  return fc.oneof({ weight: 10, arbitrary: exactly(1) }, exactly(0), exactly(2));
}

/** `key: value` where the value serves some of the leaves; the key may swallow the next one: `"a.b"` for `a`, `b`. */
function memberWith(key: string, leaves: readonly PatternLeaf[]): fc.Arbitrary<string> {
  const below = leaves.map((leaf) => ({ keys: leaf.keys.slice(1), near: leaf.near }));
  const plain = valueWith(below).chain((value) => spelled(key).map((name) => `${name}:${value}`));
  const nextKey = below.map((leaf) => leaf.keys[0]).find((next) => next !== undefined);
  if (nextKey === undefined) return plain;
  const merged = below
    .filter((leaf) => leaf.keys[0] === nextKey)
    .map((leaf) => ({ ...leaf, keys: leaf.keys.slice(1) }));
  return fc.oneof(
    { weight: 5, arbitrary: plain },
    valueWith(merged).map((value) => `${JSON.stringify(`${key}.${nextKey}`)}:${value}`),
  );
}

/** A leaf, an object, or arrays of them. */
function valueWith(leaves: readonly PatternLeaf[]): fc.Arbitrary<string> {
  const near = leaves.filter((leaf) => leaf.keys.length === 0).flatMap((leaf) => leaf.near);
  const deeper = leaves.filter((leaf) => leaf.keys.length > 0);
  const choices: fc.WeightedArbitrary<string>[] = [{ weight: 1, arbitrary: strayLeaves }];
  if (near.length > 0) choices.push({ weight: 8, arbitrary: fc.constantFrom(...near) });
  if (deeper.length > 0) choices.push({ weight: 8, arbitrary: objectWith(deeper) });
  const single = fc.oneof(...choices);
  const several = fc.array(single, { maxLength: 3 }).map((elements) => `[${elements.join(',')}]`);
  const twiceNested = fc
    .array(several, { minLength: 1, maxLength: 2 })
    .map((elements) => `[${elements.join(',')}]`);
  return fc.oneof(
    { weight: 6, arbitrary: single },
    { weight: 3, arbitrary: several },
    { weight: 1, arbitrary: twiceNested },
  );
}

/** Keys as steps: in a pattern `"a.b"` and `a`, `b` are the same, and an event may spell either. */
function eventFor(pattern: PatternObject): fc.Arbitrary<string> {
  const spelt = pattern.leaves;
  const split = spelt.map((leaf) => ({ ...leaf, keys: leaf.keys.join('.').split('.') }));
  return fc.oneof(objectWith(spelt), objectWith(split));
}

/** Text behind the closing brace is ignored on both sides. */
const trails = fc.oneof(
  { weight: 15, arbitrary: fc.constant('') },
  fc.constantFrom(' ', '}', ' trailing', ',{}'),
);

/** Texts of valid patterns; few are refused as too complex. */
export const patternTexts: fc.Arbitrary<string> = fc
  .tuple(topObjects, trails)
  .map(([{ text }, trail]) => text + trail);

/** A pattern with an event made for it. */
export const patternsWithEvents: fc.Arbitrary<PatternAndEvent> = fc
  .tuple(topObjects, trails, trails)
  .chain(([pattern, trail, eventTrail]) =>
    eventFor(pattern).map((event) => ({ pattern: pattern.text + trail, event: event + eventTrail })),
  );

/** One condition on one field, the same for all: what an index files side by side. */
const simpleObjects: fc.Arbitrary<PatternObject> = alternatives.map(({ text, near }) => ({
  text: `{"a":[${text}]}`,
  leaves: [{ keys: ['a'], near }],
}));

/** Enough patterns that an index pays, with events made for some of them. */
export const patternListsWithEvents: fc.Arbitrary<{ patterns: string[]; events: string[] }> = fc
  .oneof(patternLists(topObjects), patternLists(simpleObjects))
  .chain((patterns) => {
    const someLeaves = fc
      .subarray(patterns, { maxLength: Math.min(8, patterns.length) })
      .map((some) => some.flatMap(({ leaves }) => leaves));
    const events = fc.array(
      someLeaves.chain((leaves) => eventFor({ text: '', leaves })),
      { minLength: 1, maxLength: 3 },
    );
    return events.map((texts) => ({ patterns: patterns.map(({ text }) => text), events: texts }));
  });

function patternLists(patterns: fc.Arbitrary<PatternObject>): fc.Arbitrary<PatternObject[]> {
  return fc.array(patterns, { minLength: 1, maxLength: 40, size: 'max' });
}
