import type { EventFields } from './event/event-fields.js';
import type { PathTrie } from './event/path-trie.js';
import type { EventValue } from './event-value.js';
import { fieldTester } from './field-tester.js';
import type { Alternative, Condition, Conjunction } from './model.js';

/** A condition, ready to be asked. */
export interface CompiledCondition extends Condition {
  /** The alternative that a value meets. */
  readonly test: (value: EventValue) => Alternative | undefined;
  /** The alternative `exists: false`, if there is one. */
  readonly absence: Alternative | undefined;
}

/** What a walk notes for a condition that holds because no leaf is in sight. */
export const ABSENT = -1;
/** What a walk notes for a condition that it let pass. */
export const SKIPPED = -2;

/** Decides whether one event meets all the conditions of a conjunction, with the same elements of arrays. */
export class ConjunctionMatcher {
  /** For each condition the leaf that the last successful {@link walk} chose, or {@link ABSENT} or {@link SKIPPED}. */
  readonly chosen: number[];

  /** @param fields the number of the field that each condition is about */
  constructor(
    readonly conditions: readonly CompiledCondition[],
    private readonly fields: readonly number[],
  ) {
    this.chosen = conditions.map(() => SKIPPED);
  }

  /** A matcher for some of the conditions. */
  part(indexes: readonly number[]): ConjunctionMatcher {
    const conditions = this.conditions.filter((_, index) => indexes.includes(index));
    return new ConjunctionMatcher(
      conditions,
      this.fields.filter((_, index) => indexes.includes(index)),
    );
  }

  /** The number of the field that a condition is about. */
  field(index: number): number {
    return this.fields[index] ?? ABSENT;
  }

  matches(event: EventFields): boolean {
    for (let index = 0; index < this.fields.length; index++) {
      if (!this.isPossible(event, index)) return false;
    }
    // Without arrays of objects no two leaves exclude one another.
    return !event.hasPlaces || this.walk(event, 0, 0);
  }

  /** False if the condition cannot hold, whatever elements of arrays are chosen for the others. */
  isPossible(event: EventFields, index: number): boolean {
    const condition = this.conditions[index];
    if (condition === undefined) return false;
    const first = event.first(this.field(index));
    for (let row = first; row >= 0; row = event.next(row)) {
      if (condition.test(event.value(row)) !== undefined) return true;
    }
    return condition.absence !== undefined && (first < 0 || event.hasPlaces);
  }

  /**
   * Chooses a leaf for each condition from `index` on, going back where the choices contradict one another. The
   * conditions must come in path order: absence is judged by the elements chosen so far.
   *
   * @param skips how many conditions may be let pass
   */
  walk(event: EventFields, index: number, skips: number): boolean {
    const condition = this.conditions[index];
    if (condition === undefined) return true;
    let isPresent = false;
    let failedPlace = -1;
    for (let row = event.first(this.field(index)); row >= 0; row = event.next(row)) {
      const place = event.place(row);
      // What follows depends on the place alone, not on the value.
      if (place === failedPlace) continue;
      const held = event.hold(place);
      if (held < 0) continue;
      isPresent = true;
      const isMet = condition.test(event.value(row)) !== undefined;
      const isSolved = isMet && this.walk(event, index + 1, skips);
      event.release(place, held);
      if (isSolved) return this.choose(index, row);
      if (isMet) failedPlace = place;
    }
    if (!isPresent && condition.absence !== undefined && this.walk(event, index + 1, skips)) {
      return this.choose(index, ABSENT);
    }
    return skips > 0 && this.walk(event, index + 1, skips - 1) && this.choose(index, SKIPPED);
  }

  private choose(index: number, choice: number): true {
    this.chosen[index] = choice;
    return true;
  }
}

const compiled = new WeakMap<Condition, CompiledCondition>();

/** The combinations of `$or` branches share conditions, so each is compiled once. */
function compile(condition: Condition): CompiledCondition {
  let result = compiled.get(condition);
  if (result === undefined) {
    const { path, alternatives } = condition;
    const absence = alternatives.find((one) => one.operator === 'exists' && !one.exists);
    result = { path, alternatives, test: fieldTester(alternatives), absence };
    compiled.set(condition, result);
  }
  return result;
}

/** @param trie takes in the paths of the conditions, for the reader of events */
export function compileConjunction({ conditions }: Conjunction, trie: PathTrie): ConjunctionMatcher {
  return new ConjunctionMatcher(
    conditions.map(compile),
    conditions.map(({ path }) => trie.want(path)),
  );
}
