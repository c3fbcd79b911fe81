import type { Wildcard } from '../operators/operator.js';
import { utf8Text } from '../values/utf8-text.js';

/** What has been met of a pattern before a field: the service's automaton branches by it. */
export interface NameState {
  readonly id: number;
}

/** The wildcards of one match expression: one, or the list of an anything-but. */
export interface WildcardExpression {
  /** Equal for expressions that say the same. */
  readonly key: string;
  readonly wildcards: readonly Wildcard[];
}

/** Where the reading of a value may stand: behind a prefix of some wildcards, or at the end of one. */
export class ReadingState {
  /** Where one more byte leads. */
  readonly byByte = new Map<number, ReadingState[]>();
  /** Of those, the states that other wildcards may go on from. */
  readonly shared = new Map<number, ReadingState>();
  /** Where a star leads; it is reached at once, as a star may stand for nothing. */
  star: ReadingState | undefined;
  /** Which expressions are still possible here. */
  readonly expressions = new Set<string>();

  constructor(
    /** Unlike that of any other state of the automaton. */
    readonly id: number,
    /** True behind a star: any byte leads back here. */
    readonly isOpen: boolean,
  ) {}
}

/**
 * The service's automaton for the values of one field, as far as wildcards go. It works on UTF-8 bytes, and a value has
 * its quotes. Wildcards share the states for what they have in common up to and including their first star. Behind that
 * each gets states of its own, even if the same wildcard was added before, from the first character on that has upper
 * and lower case or that follows a state with a star; until there they go on sharing.
 */
export class ValueAutomaton {
  readonly start: ReadingState;
  /** Where expressions lead that end behind a state. */
  readonly #nextStates = new Map<ReadingState, Map<string, NameState>>();
  readonly #endingStates = new Map<string, ReadingState>();
  #size = 0;

  constructor() {
    this.start = this.#grow(false);
  }

  /** Adds wildcards that lead to `candidate`; gives the state to which they led already, if they did. */
  add({ key, wildcards }: WildcardExpression, candidate: NameState): NameState {
    let next = candidate;
    for (const wildcard of wildcards) next = this.#addWildcard(key, stepsOf(wildcard), next);
    return next;
  }

  #addWildcard(key: string, steps: readonly Step[], candidate: NameState): NameState {
    let state = this.start;
    let isBehindStar = false;
    for (const step of steps.slice(0, -1)) {
      const isShared: boolean = !isBehindStar || (!step.hasCase && state.star === undefined);
      state = step.byte === STAR ? this.#behindStar(state) : this.#behindByte(state, step.byte, isShared);
      state.expressions.add(key);
      isBehindStar ||= step.byte === STAR;
    }
    return this.#end(state, key, candidate);
  }

  #behindStar(state: ReadingState): ReadingState {
    state.star ??= this.#grow(true);
    return state.star;
  }

  #behindByte(state: ReadingState, byte: number, isShared: boolean): ReadingState {
    const known = isShared ? state.shared.get(byte) : undefined;
    if (known !== undefined) return known;
    const grown = this.#grow(false);
    this.#link(state, byte, grown);
    if (isShared) state.shared.set(byte, grown);
    return grown;
  }

  #end(state: ReadingState, key: string, candidate: NameState): NameState {
    const nextByKey = this.#nextStates.get(state) ?? new Map<string, NameState>();
    this.#nextStates.set(state, nextByKey);
    const known = nextByKey.get(key);
    if (known !== undefined) return known;
    nextByKey.set(key, candidate);
    this.#link(state, QUOTE, this.#endingState(key, candidate));
    return candidate;
  }

  // All wildcards of an expression that lead to the same state end in one state.
  #endingState(key: string, { id }: NameState): ReadingState {
    const name = `${id} ${key}`;
    const known = this.#endingStates.get(name);
    if (known !== undefined) return known;
    const grown = this.#grow(false);
    grown.expressions.add(key);
    this.#endingStates.set(name, grown);
    return grown;
  }

  #link(from: ReadingState, byte: number, to: ReadingState): void {
    const known = from.byByte.get(byte);
    if (known === undefined) from.byByte.set(byte, [to]);
    else known.push(to);
  }

  #grow(isOpen: boolean): ReadingState {
    return new ReadingState(this.#size++, isOpen);
  }
}

const STAR = -1;
const encoder = new TextEncoder();
const QUOTE = 0x22;

/** A byte of a wildcard, or one of its stars. */
interface Step {
  readonly byte: number;
  /** Whether it begins a character that has upper and lower case. */
  readonly hasCase: boolean;
}

function stepsOf({ segments }: Wildcard): Step[] {
  const [first = [], ...others] = segments.map(stepsOfText);
  return [plain(QUOTE), ...first, ...others.flatMap((steps) => [plain(STAR), ...steps]), plain(QUOTE)];
}

function stepsOfText(text: string): Step[] {
  return Array.from(utf8Text(text)).flatMap((character) => {
    // The service asks this of units of UTF-16, so of no character that takes two.
    const hasCase = character.length === 1 && character.toLowerCase() !== character.toUpperCase();
    return [...encoder.encode(character)].map((byte, at) => ({ byte, hasCase: hasCase && at === 0 }));
  });
}

function plain(byte: number): Step {
  return { byte, hasCase: false };
}
