import { hintsFor } from '../expected/value-hints.js';
import type { ValueCondition } from '../expected/value-condition.js';
import type { Judge } from '../judge.js';
import type { Item } from '../scope.js';
import type { HintedCondition, ListedItem } from '../verdict.js';

/** An event or invocation beside what was expected. */
export interface Candidate {
  readonly item: Item;
  readonly conditions: readonly ValueCondition[];
  readonly matches: boolean;
}

export function candidate(item: Item, conditions: readonly ValueCondition[]): Candidate {
  return { item, conditions, matches: conditions.every(({ holds }) => holds) };
}

/** The candidate that meets most conditions; among equals, the one that has most of what is asked for, then the first. */
export function closestOf(candidates: readonly Candidate[]): Candidate | undefined {
  let closest: Candidate | undefined;
  for (const next of candidates) if (closest === undefined || isCloser(next, closest)) closest = next;
  return closest;
}

function isCloser(one: Candidate, other: Candidate): boolean {
  const holding = countHolding(one) - countHolding(other);
  return holding === 0 ? countPresent(one) > countPresent(other) : holding > 0;
}

function countHolding({ conditions }: Candidate): number {
  return conditions.filter(({ holds }) => holds).length;
}

function countPresent({ conditions }: Candidate): number {
  return conditions.filter(({ received }) => received !== undefined).length;
}

export function listed({ item, conditions }: Candidate): ListedItem {
  return { item, failing: conditions.filter(({ holds }) => !holds) };
}

export function hinted({ item, conditions }: Candidate, judge: Judge): readonly HintedCondition[] {
  const whole = item.kind === 'event' ? item.event : item.invocation.input;
  return conditions.map((condition) => ({ ...condition, hints: hintsFor(condition, whole, judge) }));
}
