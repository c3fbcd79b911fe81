import type { CompiledCondition } from '../match/conjunction-matcher.js';
import type { Hint } from './explanation.js';
import type { EventOutline, Leaf } from './event-outline.js';
import { pathHints } from './path-hints.js';
import { textHints } from './text-hints.js';
import { typeHints } from './type-hints.js';

/** The probable causes, most likely first, why a condition does not hold with the leaves at its path. */
export function hintsFor(
  condition: CompiledCondition,
  leaves: readonly Leaf[],
  outline: EventOutline,
): Hint[] {
  if (leaves.length === 0) return pathHints(condition, outline);
  return [...typeHints(condition, leaves), ...textHints(condition, leaves)];
}
