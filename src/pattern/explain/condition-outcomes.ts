import type { EventFields } from '../event/event-fields.js';
import type { ConjunctionMatcher } from '../match/conjunction-matcher.js';
import type { Condition, EventPattern } from '../model.js';
import { readTogether, type ReadyPattern } from './read-together.js';

/**
 * What an event does with one condition: it fails it alone where the pattern does not match, and would if this
 * condition were not there; otherwise it meets it where the condition holds for itself, or in a match.
 */
export type ConditionOutcome = 'met' | 'failed alone' | 'failed with others';

/** What an event does with a pattern, and with each of its conditions. */
export interface PatternOutcome {
  readonly matches: boolean;
  /** In the order of the conditions. */
  readonly conditions: readonly ConditionOutcome[];
}

/** A condition, and in which combinations of `$or` branches it stands. */
export interface PatternCondition {
  readonly condition: Condition;
  /** Counted from 1; absent where it stands in all of them. */
  readonly inCombinations?: readonly number[];
}

/** The conditions of a pattern, each once: those of all combinations first, then by branch. */
export function conditionsOf({ conjunctions }: EventPattern): readonly PatternCondition[] {
  const combinations = new Map<Condition, number[]>();
  for (const [index, { conditions }] of conjunctions.entries()) {
    for (const condition of conditions) {
      const known = combinations.get(condition);
      if (known) known.push(index + 1);
      else combinations.set(condition, [index + 1]);
    }
  }
  const all = [...combinations].map(([condition, among]): PatternCondition => {
    return among.length === conjunctions.length ? { condition } : { condition, inCombinations: among };
  });
  const isOfAll = ({ inCombinations }: PatternCondition): boolean => inCombinations === undefined;
  return [...all.filter(isOfAll), ...all.filter((one) => !isOfAll(one))];
}

/** Tells what events do with the conditions of some patterns: for many events, each of which is read but once. */
export function outcomesOf(
  patterns: readonly EventPattern[],
): (eventText: string) => readonly PatternOutcome[] {
  const { ready, read } = readTogether(patterns);
  const judges = ready.map((one, index) => new PatternJudge(one, patterns[index]));
  return (eventText) => {
    read(eventText);
    return judges.map((judge) => judge.outcome());
  };
}

/** A combination of `$or` branches, and which of the pattern's conditions its own are. */
interface Combination {
  readonly matcher: ConjunctionMatcher;
  readonly own: readonly number[];
}

/** Holds events against one pattern, condition by condition. */
class PatternJudge {
  readonly #event: EventFields;
  readonly #combinations: readonly Combination[];
  /** Each condition as a pattern of its own. */
  readonly #alone: readonly ConjunctionMatcher[];

  constructor({ conjunctions, event }: ReadyPattern, pattern: EventPattern | undefined) {
    const conditions = pattern ? conditionsOf(pattern) : [];
    const places = new Map(conditions.map(({ condition }, place) => [condition, place]));
    this.#event = event;
    this.#combinations = conjunctions.map((matcher, index) => ({
      matcher,
      own: (pattern?.conjunctions[index]?.conditions ?? []).map((one) => places.get(one) ?? -1),
    }));
    this.#alone = conditions.flatMap((_, place) => this.#partOf(place) ?? []);
  }

  outcome(): PatternOutcome {
    return this.#event.hasElements ? this.#outcomeByMatching() : this.#outcomeOfEach();
  }

  /** Without arrays of objects no two conditions exclude one another: each is asked but once. */
  #outcomeOfEach(): PatternOutcome {
    const isMet = this.#alone.map((matcher) => matcher.isPossible(this.#event, 0));
    const failing = this.#combinations.map(({ own }) => own.filter((place) => isMet[place] !== true));
    const matches = failing.some(({ length }) => length === 0);
    const deciding = matches ? [] : failing.flatMap((places) => (places.length === 1 ? places : []));
    return { matches, conditions: isMet.map((met, place) => outcomeOf(met, deciding.includes(place))) };
  }

  #outcomeByMatching(): PatternOutcome {
    const event = this.#event;
    const matching = this.#combinations.filter(({ matcher }) => matcher.matches(event));
    // What is absent beside one element of an array may be there beside another.
    const met = new Set(matching.flatMap(({ own }) => own));
    const matches = matching.length > 0;
    const deciding = matches ? [] : this.#combinations.flatMap((one) => this.#deciding(one));
    const conditions = this.#alone.map((matcher, place) =>
      outcomeOf(met.has(place) || matcher.matches(event), deciding.includes(place)),
    );
    return { matches, conditions };
  }

  /** The conditions without any one of which a combination that does not match would. */
  #deciding({ matcher, own }: Combination): readonly number[] {
    const indexes = [...own.keys()];
    const impossible = indexes.filter((index) => !matcher.isPossible(this.#event, index));
    if (impossible.length > 1) return [];
    return (impossible.length === 1 ? impossible : indexes)
      .filter((index) => matcher.part(indexes.filter((other) => other !== index)).matches(this.#event))
      .flatMap((index) => own[index] ?? []);
  }

  #partOf(place: number): ConjunctionMatcher | undefined {
    const combination = this.#combinations.find(({ own }) => own.includes(place));
    return combination?.matcher.part([combination.own.indexOf(place)]);
  }
}

function outcomeOf(isMet: boolean, isDeciding: boolean): ConditionOutcome {
  if (isDeciding) return 'failed alone';
  return isMet ? 'met' : 'failed with others';
}
