import {
  ABSENT,
  type CompiledCondition,
  type ConjunctionMatcher,
  SKIPPED,
} from '../match/conjunction-matcher.js';
import type { EventFields } from '../event/event-fields.js';
import type { ConditionReport, Explanation, Hint } from './explanation.js';
import type { EventPattern } from '../model.js';
import { PatternMatcher } from '../match/pattern-matcher.js';
import { elementHints } from './element-hints.js';
import { EventOutline, type Leaf, leavesOf, received } from './event-outline.js';
import { pathHints } from './path-hints.js';
import { readTogether } from './read-together.js';
import { textHints } from './text-hints.js';
import { typeHints } from './type-hints.js';

/**
 * Explains, condition by condition, why a pattern matches an event or does not.
 *
 * @throws MalformedEvent if the text is not that of a JSON object
 */
export function explainPattern(pattern: EventPattern, eventText: string): Explanation {
  const attempts = attemptsAt(pattern, eventText);
  const closest = attempts.reduce((best, next) => (next.isCloserThan(best) ? next : best));
  const matches = closest.failures === 0;
  const outline = matches ? undefined : new EventOutline(eventText);
  const reports = closest.conjunction.conditions.map((_, index) => report(closest, index, outline));
  return { matches, conditions: reports, combinations: attempts.length };
}

/**
 * The conditions of the other combinations of `$or` branches, closest first, where none of them holds.
 *
 * @throws MalformedEvent if the text is not that of a JSON object
 */
export function explainOthers(
  pattern: EventPattern,
  eventText: string,
): readonly (readonly ConditionReport[])[] {
  const attempts = attemptsAt(pattern, eventText);
  const [closest, ...others] = attempts.toSorted(
    (one, other) => Number(other.isCloserThan(one)) - Number(one.isCloserThan(other)),
  );
  if (closest === undefined || closest.failures === 0) return [];
  const outline = new EventOutline(eventText);
  return others.map((attempt) =>
    attempt.conjunction.conditions.map((_, index) => report(attempt, index, outline)),
  );
}

/** How many conditions an event meets, and how many it does not: those that an explanation would tell of. */
export interface Nearness {
  readonly met: number;
  readonly failing: number;
}

/** Tells how near events come to each of some patterns: for many events, of which only the nearest are explained. */
export function nearnessTo(patterns: readonly EventPattern[]): (eventText: string) => readonly Nearness[] {
  const { ready, read } = readTogether(patterns);
  return (eventText) => {
    read(eventText);
    return ready.map(({ conjunctions, event }) => {
      const all = conjunctions.map((conjunction) => nearnessOf(conjunction, event));
      return all.reduce((best, next) => (isNearer(next, best) ? next : best));
    });
  };
}

function nearnessOf(conjunction: ConjunctionMatcher, event: EventFields): Nearness {
  const { length } = conjunction.conditions;
  const failing = failuresOf(conjunction, event);
  return { met: length - failing, failing };
}

function failuresOf(conjunction: ConjunctionMatcher, event: EventFields): number {
  // Without arrays of objects no two leaves exclude one another.
  if (event.hasElements) return new Attempt(conjunction, event).failures;
  let failures = 0;
  for (let index = 0; index < conjunction.conditions.length; index += 1) {
    if (!conjunction.isPossible(event, index)) failures += 1;
  }
  return failures;
}

function isNearer(one: Nearness, other: Nearness): boolean {
  if (one.failing !== other.failing) return one.failing < other.failing;
  return one.met > other.met;
}

function attemptsAt(pattern: EventPattern, eventText: string): readonly Attempt[] {
  const matcher = new PatternMatcher(pattern);
  matcher.read(eventText);
  return matcher.conjunctions.map((conjunction) => new Attempt(conjunction, matcher.event));
}

/** How far an event gets with a conjunction: as many conditions as can be, held together by the walk of matching. */
class Attempt {
  /** For each condition a leaf, {@link ABSENT}, or {@link SKIPPED} if it does not hold. */
  readonly chosen: readonly number[];
  readonly failures: number;

  constructor(
    readonly conjunction: ConjunctionMatcher,
    readonly event: EventFields,
  ) {
    const indexes = [...conjunction.conditions.keys()];
    const possible = indexes.filter((index) => conjunction.isPossible(event, index));
    const together = conjunction.part(possible);
    let skips = 0;
    while (!together.walk(event, skips)) skips++;
    const choices = new Map(possible.map((index, at) => [index, together.chosen[at] ?? SKIPPED]));
    this.chosen = indexes.map((index) => choices.get(index) ?? SKIPPED);
    this.failures = this.chosen.filter((choice) => choice === SKIPPED).length;
  }

  isCloserThan(other: Attempt): boolean {
    return isNearer(this.nearness, other.nearness);
  }

  get nearness(): Nearness {
    return { met: this.chosen.length - this.failures, failing: this.failures };
  }
}

function report(attempt: Attempt, index: number, outline: EventOutline | undefined): ConditionReport {
  const { conjunction, chosen, event } = attempt;
  const condition = conjunction.conditions[index];
  const choice = chosen[index] ?? SKIPPED;
  if (condition === undefined) throw new RangeError(`No condition ${index}`);
  const { path, alternatives: needs, absence, test } = condition;
  const leaves = leavesOf(event, conjunction.field(index), path);
  const common = { path, needs, received: leaves.map(received) };
  if (choice === ABSENT && absence !== undefined) {
    return { ...common, holds: true, metBy: { alternative: absence }, hints: [] };
  }
  const leaf = leaves.find(({ row }) => row === choice);
  const alternative = leaf && test(leaf.value);
  if (leaf !== undefined && alternative !== undefined) {
    return { ...common, holds: true, metBy: { alternative, value: received(leaf) }, hints: [] };
  }
  const hints = elementHints(attempt, condition, leaves);
  if (hints.length === 0 && outline !== undefined) hints.push(...hintsFor(condition, leaves, outline));
  return { ...common, holds: false, hints };
}

/** The probable causes, most likely first, why a condition does not hold with the leaves at its path. */
function hintsFor(condition: CompiledCondition, leaves: readonly Leaf[], outline: EventOutline): Hint[] {
  if (leaves.length === 0) return pathHints(condition, outline);
  return [...typeHints(condition, leaves), ...textHints(condition, leaves)];
}
