import type { CompiledCondition, ConjunctionMatcher } from '../match/conjunction-matcher.js';
import type { EventFields } from '../event/event-fields.js';
import type { Hint } from './explanation.js';
import { type Leaf, leavesOf, received } from './event-outline.js';

/** What the conditions of a conjunction hold by. */
export interface Choices {
  readonly conjunction: ConjunctionMatcher;
  readonly event: EventFields;
  /** For each condition the leaf that was chosen; negative without one. */
  readonly chosen: readonly number[];
}

/** Causes for a condition that does not hold with the elements of arrays that the others hold by. */
export function elementHints(
  choices: Choices,
  { absence, test }: CompiledCondition,
  leaves: readonly Leaf[],
): Hint[] {
  for (const leaf of leaves) {
    const rival = test(leaf.value) === undefined ? undefined : rivalsOf(leaf, choices)[0];
    if (rival !== undefined) return [{ kind: 'other-array-element', path: leaf.at, than: rival.at }];
  }
  return absence === undefined ? [] : absenceHints(choices, leaves);
}

/** Absence fails by leaves of elements which are not those that conditions further on hold by. */
function absenceHints(choices: Choices, leaves: readonly Leaf[]): Hint[] {
  const rivals = leaves.map((leaf) => rivalsOf(leaf, choices));
  if (rivals.some((found) => found.length === 0)) return [];
  const judged = leaves.findIndex((leaf, at) => rivals[at]?.every((rival) => rival.path > leaf.path));
  const leaf = leaves[judged];
  const later = rivals[judged]?.[0];
  if (leaf === undefined || later === undefined) return [];
  return [{ kind: 'absence-judged-first', received: received(leaf), before: later.path }];
}

/** The chosen leaves that sit in another element of an array around the given one. */
function rivalsOf(leaf: Leaf, { conjunction, event, chosen }: Choices): Leaf[] {
  return chosen.flatMap((row, index) => {
    const path = conjunction.conditions[index]?.path ?? '';
    const isRival = row >= 0 && !event.areTogether(row, leaf.row);
    return isRival
      ? leavesOf(event, conjunction.field(index), path).filter((other) => other.row === row)
      : [];
  });
}
