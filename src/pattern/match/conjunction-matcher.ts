import type { EventFields } from '../event/event-fields.js';
import type { PathTrie } from '../event/path-trie.js';
import type { EventValue } from '../values/event-value.js';
import { fieldTester } from './field-tester.js';
import type { Condition, EventPattern } from '../model.js';
import { type Alternative, isMetByAbsence } from '../operators/registry.js';

/** A condition, ready to be asked. */
export interface CompiledCondition extends Condition {
  /** The alternative that a value meets. */
  readonly test: (value: EventValue) => Alternative | undefined;
  /** The alternative that is met by absence, if there is one. */
  readonly absence: Alternative | undefined;
}

/** What a walk notes for a condition that holds because no leaf is in sight. */
export const ABSENT = -1;
/** What a walk notes for a condition that it let pass. */
export const SKIPPED = -2;

/** What a step of the walk gives when it comes to an end; other results are sets of bits. */
const SOLVED = -1;
const NOT_MET = -2;

/** The conditions from here on share a bit: then more is taken to be to blame than need be, which costs only time. */
const LAST_BIT = 30;

function bitOf(index: number): number {
  return 1 << Math.min(index, LAST_BIT);
}

/** Decides whether one event meets all the conditions of a conjunction, with the same elements of arrays. */
export class ConjunctionMatcher {
  /** For each condition the leaf that the last successful {@link walk} chose, or {@link ABSENT} or {@link SKIPPED}. */
  readonly chosen: number[];
  readonly #fields: readonly number[];

  /** @param fields the number of the field that each condition is about */
  constructor(
    readonly conditions: readonly CompiledCondition[],
    fields: readonly number[],
  ) {
    this.#fields = fields;
    this.chosen = conditions.map(() => SKIPPED);
  }

  /** A matcher for some of the conditions. */
  part(indexes: readonly number[]): ConjunctionMatcher {
    const conditions = this.conditions.filter((_, index) => indexes.includes(index));
    return new ConjunctionMatcher(
      conditions,
      this.#fields.filter((_, index) => indexes.includes(index)),
    );
  }

  /** The number of the field that a condition is about. */
  field(index: number): number {
    return this.#fields[index] ?? ABSENT;
  }

  matches(event: EventFields): boolean {
    for (let index = 0; index < this.#fields.length; index++) {
      if (!this.isPossible(event, index)) return false;
    }
    // Without arrays of objects no two leaves exclude one another.
    return !event.hasElements || this.walk(event);
  }

  /** False if the condition cannot hold, whatever elements of arrays are chosen for the others. */
  isPossible(event: EventFields, index: number): boolean {
    const condition = this.conditions[index];
    if (condition === undefined) return false;
    const first = event.first(this.field(index));
    for (let row = first; row >= 0; row = event.next(row)) {
      if (condition.test(event.value(row)) !== undefined) return true;
    }
    return condition.absence !== undefined && (first < 0 || event.hasElements);
  }

  /**
   * Chooses a leaf for each condition, going back where the choices contradict one another.
   *
   * @param skips how many conditions may be let pass
   */
  walk(event: EventFields, skips = 0): boolean {
    return this.#walk(event, 0, skips) === SOLVED;
  }

  /**
   * Walks on from a condition; they come in path order, because absence is judged by the elements chosen so far.
   * Without a solution it gives the set of those before, as bits, whose choices are to blame. Where a choice is not to
   * blame for what follows, no other choice there helps: without this, a hundred elements in each of five arrays make
   * ten thousand million combinations.
   */
  #walk(event: EventFields, index: number, skips: number): number {
    const condition = this.conditions[index];
    if (condition === undefined) return SOLVED;
    const own = bitOf(index);
    const before = index > LAST_BIT ? own | (own - 1) : own - 1;
    let isPresent = false;
    let failedElement = -1;
    let blame = 0;
    for (let row = event.first(this.field(index)); row >= 0; row = event.next(row)) {
      const element = event.element(row);
      // What follows depends on the element alone, not on the value.
      if (element === failedElement) continue;
      const held = event.hold(element, index);
      if (held < 0) {
        blame |= bitOf(event.rival);
        continue;
      }
      isPresent = true;
      const isMet = condition.test(event.value(row)) !== undefined;
      const result = isMet ? this.#walk(event, index + 1, skips) : NOT_MET;
      event.release(element, held);
      if (result === SOLVED) return this.#choose(index, row);
      if (result === NOT_MET) continue;
      if ((result & own) === 0) return result;
      blame |= result;
      failedElement = element;
    }
    if (condition.absence !== undefined) {
      // With other elements chosen before there might be no leaf in sight.
      const result = isPresent ? before : this.#walk(event, index + 1, skips);
      if (result === SOLVED) return this.#choose(index, ABSENT);
      blame |= result;
    }
    if (skips > 0) {
      const result = this.#walk(event, index + 1, skips - 1);
      if (result === SOLVED) return this.#choose(index, SKIPPED);
      blame |= result;
    }
    return blame & before;
  }

  #choose(index: number, choice: number): typeof SOLVED {
    this.chosen[index] = choice;
    return SOLVED;
  }
}

/**
 * Makes a matcher for each combination of `$or` branches.
 *
 * @param trie takes in the paths of the conditions, for the reader of events
 */
export function compilePattern({ conjunctions }: EventPattern, trie: PathTrie): ConjunctionMatcher[] {
  // The combinations share conditions, so each is compiled once.
  const compiled = new Map<Condition, CompiledCondition>();
  return conjunctions.map(({ conditions }) => {
    const all = conditions.map((condition) => {
      let result = compiled.get(condition);
      if (result === undefined) compiled.set(condition, (result = compile(condition)));
      return result;
    });
    return new ConjunctionMatcher(
      all,
      all.map(({ path }) => trie.want(path)),
    );
  });
}

/**
 * Whether a pattern must not share a trie with others: what the service finds at a path that ends in an empty key
 * depends on all the paths of the pattern, so it must not see those of others.
 */
export function isReadAlone({ conjunctions }: EventPattern): boolean {
  return conjunctions.some(({ conditions }) => conditions.some(({ path }) => path.endsWith('.')));
}

function compile({ path, alternatives }: Condition): CompiledCondition {
  const absence = alternatives.find(isMetByAbsence);
  return { path, alternatives, test: fieldTester(alternatives), absence };
}
