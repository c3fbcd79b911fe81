import { ABSENT, type CompiledCondition, ConjunctionMatcher, SKIPPED } from '../conjunction-matcher.js';
import type { EventFields } from '../event/event-fields.js';
import type { ConditionReport, Explanation, Hint } from '../explanation.js';
import type { EventPattern } from '../model.js';
import { PatternMatcher } from '../pattern-matcher.js';
import { EventOutline, leafAt, leavesOf, received } from './event-outline.js';
import { elementHints } from './element-hints.js';
import { hintsFor } from './hints.js';

/**
 * Tells, condition by condition, why a pattern matches an event or does not.
 *
 * @throws MalformedEvent if the text is not that of a JSON object
 */
export function explainPattern(pattern: EventPattern, eventText: string): Explanation {
  const matcher = new PatternMatcher(pattern);
  matcher.read(eventText);
  const attempts = matcher.conjunctions.map((conjunction) => attempt(conjunction, matcher.event));
  const closest = attempts.reduce((best, next) => (isCloser(next, best) ? next : best));
  const outline = closest.failures > 0 ? new EventOutline(eventText) : undefined;
  return {
    matches: closest.failures === 0,
    conditions: closest.conjunction.conditions.map((_, index) => report(closest, index, matcher.event, outline)),
    combinations: attempts.length,
  };
}

/** How far an event gets with a conjunction. */
interface Attempt {
  readonly conjunction: ConjunctionMatcher;
  /** For each condition a leaf, {@link ABSENT}, or {@link SKIPPED} if it does not hold. */
  readonly chosen: readonly number[];
  readonly failures: number;
}

function isCloser(a: Attempt, b: Attempt): boolean {
  if (a.failures !== b.failures) return a.failures < b.failures;
  return a.chosen.length > b.chosen.length;
}

/** Lets as many conditions hold together as possible, by the walk that matching takes. */
function attempt(conjunction: ConjunctionMatcher, event: EventFields): Attempt {
  const indexes = [...conjunction.conditions.keys()];
  const possible = indexes.filter((index) => conjunction.isPossible(event, index));
  const together = conjunction.part(possible);
  let skips = 0;
  while (!together.walk(event, 0, skips)) skips++;
  const chosen = indexes.map(() => SKIPPED);
  possible.forEach((index, at) => (chosen[index] = together.chosen[at] ?? SKIPPED));
  return { conjunction, chosen, failures: chosen.filter((choice) => choice === SKIPPED).length };
}

function report(
  { conjunction, chosen }: Attempt,
  index: number,
  event: EventFields,
  outline: EventOutline | undefined,
): ConditionReport {}
