import { hintsFor } from '../expected/value-hints.js';
import type { ValueCondition } from '../expected/value-condition.js';
import type { Judge } from '../given/judge.js';
import type { Item, ReceivedEvent } from '../scope.js';
import type { HintedCondition, ListedItem } from './verdict.js';

/** An event or invocation beside what was expected. */
export interface Candidate {
  readonly item: Item;
  readonly conditions: readonly ValueCondition[];
  readonly matches: boolean;
}

export function candidate(item: Item, conditions: readonly ValueCondition[]): Candidate {
  return { item, conditions, matches: conditions.every(({ holds }) => holds) };
}

/**
 * The candidate that meets most conditions; among equals the one of the same kind, then the one that has most of what
 * is asked for, then the first.
 */
export function closestOf(candidates: readonly Candidate[]): Candidate | undefined {
  let closest: { readonly candidate: Candidate; readonly merits: readonly number[] } | undefined;
  for (const next of candidates) {
    const merits = meritsOf(next);
    if (closest === undefined || isGreater(merits, closest.merits)) closest = { candidate: next, merits };
  }
  return closest?.candidate;
}

function meritsOf({ conditions }: Candidate): readonly number[] {
  const holding = conditions.filter(({ holds }) => holds);
  return [
    holding.length,
    Number(holding.some(({ path }) => path === 'detail-type')),
    conditions.filter(({ received }) => received !== undefined).length,
  ];
}

function isGreater(one: readonly number[], other: readonly number[]): boolean {
  const index = one.findIndex((merit, at) => merit !== other[at]);
  return index >= 0 && (one[index] ?? 0) > (other[index] ?? 0);
}

export function listed({ item, conditions }: Candidate): ListedItem {
  return { item, failing: conditions.filter(({ holds }) => !holds) };
}

export function hinted({ item, conditions }: Candidate, judge: Judge): readonly HintedCondition[] {
  const whole = wholeOf(item);
  return conditions.map((condition) => ({ ...condition, hints: hintsFor(condition, whole, judge) }));
}

function wholeOf(item: Item): unknown {
  switch (item.kind) {
    case 'event':
      return item.event;
    case 'invocation':
      return item.invocation.input;
    case 'dead-letter':
      return item.deadLetter;
  }
}

export function eventsOf(candidates: readonly Candidate[]): readonly ReceivedEvent[] {
  return candidates.flatMap(({ item }) => (item.kind === 'event' ? [item.event] : []));
}
