/** A pattern multiplied out into lists of conditions, one list for each combination of `$or` branches. */

import type { Json, Member } from './json.js';

/** Path to the entries of its leaf array. */
export type Combination = ReadonlyMap<string, readonly Json[]>;

export function combinationsOf(pattern: Json): Combination[] {
  return withMembers([new Map()], membersOf(pattern), []);
}

export function membersOf(json: Json): readonly Member[] {
  if (json.kind !== 'object') throw new SyntaxError('not an object');
  return json.members;
}

export function elementsOf(json: Json): readonly Json[] {
  if (json.kind !== 'array') throw new SyntaxError('not an array');
  return json.elements;
}

/**
 * Adds the members of an object that stands at `path`, in text order: a later condition replaces one on the same path.
 */
function withMembers(
  start: Combination[],
  members: readonly Member[],
  path: readonly string[],
): Combination[] {
  let combinations = start;
  for (const { key, value } of members) combinations = withMember(combinations, key, value, path);
  return combinations;
}

function withMember(
  combinations: Combination[],
  key: string,
  value: Json,
  path: readonly string[],
): Combination[] {
  if (key === '$or') {
    return elementsOf(value).flatMap((branch) => withMembers(combinations, membersOf(branch), path));
  }
  if (value.kind === 'object') return withMembers(combinations, value.members, [...path, key]);
  // Empty keys at the start of a path leave no trace in a pattern, though they do in an event.
  const steps = [...path, key];
  const firstNamed = steps.slice(0, -1).findIndex((step) => step !== '');
  const full = steps.slice(firstNamed < 0 ? -1 : firstNamed).join('.');
  return combinations.map((combination) => new Map([...combination, [full, elementsOf(value)]]));
}
