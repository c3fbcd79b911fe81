import type { ConditionReport } from '../../pattern/explanation.js';
import type { Cause } from '../causes/cause.js';
import type { ValueCondition } from '../expected/value-condition.js';
import type { ValueHint } from '../expected/value-hints.js';
import type { Journey } from '../causes/journey.js';
import type { PatternMistake } from '../subjects/pattern-mistakes.js';
import type { RefusedPattern } from '../refused-pattern.js';
import type { Item, NamedRule, ReceivedEvent, Scope } from '../scope.js';

/** What a matcher decided, as data. */
export interface Verdict {
  readonly pass: boolean;
  /** Why: worked out only when somebody wants to read it. */
  readonly report: () => Report;
  /** The events that are as expected: an assertion that passes vouches for them. */
  readonly asserted?: readonly ReceivedEvent[];
}

export interface Report {
  readonly headline: Headline;
  readonly sections: readonly Section[];
}

/** The sentence that says what went wrong; for a verdict that passes, what should not have been. */
export type Headline =
  /** So many of so many events or invocations match. */
  | {
      readonly kind: 'tally';
      readonly scope: Scope;
      readonly total: number;
      readonly matching: number;
      readonly wanted: number | 'some';
      /** False when every one counts, since nothing particular was expected. */
      readonly selective: boolean;
    }
  /** The event at a position, counted from 1, is as expected or not. */
  | {
      readonly kind: 'position';
      readonly scope: Scope;
      readonly total: number;
      readonly position: number | 'last';
      readonly matches: boolean;
    }
  /** Events were expected one behind the other; `found` of them were there. */
  | {
      readonly kind: 'order';
      readonly scope: Scope;
      readonly total: number;
      readonly expected: number;
      readonly found: number;
    }
  /** Events for which no assertion has vouched. */
  | {
      readonly kind: 'unasserted';
      readonly scope: Scope;
      readonly total: number;
      readonly unasserted: number;
    }
  /** Rules that matched no event, out of all rules of a bus or of the account. */
  | {
      readonly kind: 'coverage';
      readonly scope: Scope;
      readonly total: number;
      readonly unmatched: readonly NamedRule[];
    }
  | { readonly kind: 'pattern'; readonly rule?: NamedRule; readonly matches: boolean }
  | { readonly kind: 'validity'; readonly problem?: PatternProblem };

export type PatternProblem =
  /** `reason` is the service's. */
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'too-long'; readonly length: number; readonly most: number };

/** What a report shows beneath its headline. */
export type Section =
  /** One event, invocation or dead letter beside what was expected. */
  | {
      readonly kind: 'comparison';
      readonly title: 'closest' | 'only' | 'at-position' | 'match';
      /** What it comes closest to, where several are expected. */
      readonly to?: string;
      readonly item: Item;
      readonly conditions: readonly HintedCondition[];
    }
  /** One line for each event, invocation or dead letter. */
  | {
      readonly kind: 'items';
      readonly title: 'others' | 'matching' | 'all' | 'in-order';
      readonly items: readonly ListedItem[];
    }
  /** How many events each rule matched. */
  | { readonly kind: 'matched-rules'; readonly rules: readonly MatchedRule[] }
  /** Which assertions vouch for events. */
  | { readonly kind: 'vouching' }
  /** A pattern's conditions beside an event. `item` is absent for an event that was handed to the matcher. */
  | {
      readonly kind: 'explanation';
      readonly item?: Item;
      /** Whether the test expects just such an event, so that only the pattern is in the way. */
      readonly asExpected: boolean;
      readonly conditions: readonly ConditionReport[];
      /** Combinations of `$or` branches, of which the closest is shown. */
      readonly combinations: number;
      readonly filledIn: readonly string[];
    }
  | { readonly kind: 'journey'; readonly journey: Journey }
  | { readonly kind: 'causes'; readonly causes: readonly Cause[] }
  /** A pattern that the service accepts. */
  | { readonly kind: 'accepted-pattern'; readonly text: string; readonly mistakes: readonly PatternMistake[] }
  | { readonly kind: 'refused-pattern'; readonly pattern: RefusedPattern };

export interface HintedCondition extends ValueCondition {
  readonly hints: readonly ValueHint[];
}

export interface MatchedRule {
  readonly rule: NamedRule;
  readonly events: number;
}

export interface ListedItem {
  readonly item: Item;
  /** What it was expected as, where several were. */
  readonly as?: string;
  readonly failing: readonly ValueCondition[];
}
