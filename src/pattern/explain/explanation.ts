import type { Alternative } from '../operators/registry.js';

/** Why a pattern matches an event or does not, condition by condition. */
export interface Explanation {
  /** True exactly when every condition holds. */
  readonly matches: boolean;
  /** The conditions of the combination of `$or` branches that comes closest, in path order. */
  readonly conditions: readonly ConditionReport[];
  /** How many combinations of `$or` branches the pattern has; 1 without `$or`. */
  readonly combinations: number;
}

/** Whether one condition holds, and why. */
export interface ConditionReport {
  /** Object keys joined with dots: `detail.total`. */
  readonly path: string;
  /** Whether the event meets the condition. */
  readonly holds: boolean;
  /** The alternatives that the pattern lists, of which one is enough. */
  readonly needs: readonly Alternative[];
  /** Every leaf that the event has at the path; empty when there is none. */
  readonly received: readonly ReceivedValue[];
  /** The alternative that made the condition hold, with the value that met it; absence has no value. */
  readonly metBy?: { readonly alternative: Alternative; readonly value?: ReceivedValue };
  /** What probably went wrong, most likely first. Empty when the condition holds. */
  readonly hints: readonly Hint[];
}

/** A leaf of the event: the decoded string, or the source spelling of a number, `true`, `false`, `null`. */
export interface ReceivedValue {
  /** Its JSON type; `literal` for `true`, `false` and `null`. */
  readonly type: 'string' | 'number' | 'literal';
  /** The text of a string, or the spelling of anything else. */
  readonly text: string;
  /**
   * Its path, with the elements of arrays counted from 0: `detail.items[1].sku`. Values that are elements themselves
   * have the path of the array, since the service does not distinguish them.
   */
  readonly at: string;
}

/** A known cause of a mismatch, as data. */
export type Hint =
  /** The operator or value looks at another JSON type: a numeric condition met a string. */
  | { readonly kind: 'type'; readonly operator: Alternative['operator']; readonly received: ReceivedValue }
  /** A number whose spelling carries more precision than the service compares. */
  | { readonly kind: 'not-comparable'; readonly received: ReceivedValue }
  /** Would be met but for the case of letters. */
  | {
      readonly kind: 'letter-case';
      readonly received: ReceivedValue;
      readonly wanted: string;
      /** What the value meets in place of the alternative; absent where no operator ignores the case like this. */
      readonly ignoringCase?: Alternative;
    }
  /** A few characters away from a text that the pattern asks for. */
  | { readonly kind: 'similar-text'; readonly received: ReceivedValue; readonly wanted: string }
  /** The path is missing, but the event has a leaf with the same last key; `satisfies` if its value would do. */
  | {
      readonly kind: 'elsewhere';
      readonly path: string;
      readonly value: ReceivedValue;
      readonly satisfies: boolean;
    }
  /** The path is missing, and a path of the event is spelled almost like it (`detailType` for `detail-type`). */
  | { readonly kind: 'spelling'; readonly path: string }
  /** The path leads to an object (or an array of them) or to nothing inside: patterns see leaves only. */
  | { readonly kind: 'not-a-leaf'; readonly found: 'object' | 'empty object' | 'empty array' }
  /** A parent of the path holds JSON as a string: it is not parsed. */
  | { readonly kind: 'json-text'; readonly path: string }
  /**
   * A value would satisfy it, but sits in another element of an array than the value that another condition holds
   * by. Both are written with their elements: `detail.items[1].qty` and `detail.items[0].sku`.
   */
  | { readonly kind: 'other-array-element'; readonly path: string; readonly than: string }
  /**
   * The leaf that should be absent sits in another element of an array than the value of a condition whose path sorts
   * later; but absence is judged before that element is chosen.
   */
  | { readonly kind: 'absence-judged-first'; readonly received: ReceivedValue; readonly before: string };
