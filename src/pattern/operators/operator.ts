import type { EventValue } from '../values/event-value.js';
import type { Alternative } from '../model.js';
import type { PatternTokens } from '../tokens/pattern-tokens.js';

/** Everything the engine knows of one pattern operator. */
export interface Operator<A extends Alternative = Alternative> {
  /** The key in a match expression, `prefix` in `{"prefix": "x"}`. */
  readonly keyword: A['operator'];
  /** Reads the operand; the tokens stand behind the key and its colon. Throws InvalidEventPattern. */
  readonly parse?: (tokens: PatternTokens) => A;
  /** Makes the test that a value of the field has to pass. */
  readonly tester: (alternative: A) => (value: EventValue) => boolean;
  /** What the field needs, in the words of a failure message: `numeric >= 100`, `"gold"`. */
  readonly describe: (alternative: A) => string;
  /**
   * Where an index may file a rule that has this alternative. Each value that passes the test meets at least one
   * of the anchors; the reverse need not hold.
   */
  readonly anchors: (alternative: A) => readonly Anchor[];
}

/** A necessary property of a value, cheap to look up. */
export type Anchor =
  /** `EventValue.quoted` equals `text`. */
  | { readonly kind: 'exact'; readonly text: string }
  /** `EventValue.comparable` equals `value`. */
  | { readonly kind: 'number'; readonly value: number }
  /** `EventValue.comparable` lies in `[low, high]`; infinite where open. */
  | { readonly kind: 'number-range'; readonly low: number; readonly high: number }
  /** `EventValue.quoted` starts with `text`. */
  | { readonly kind: 'prefix'; readonly text: string }
  /** `EventValue.quoted` ends with `text`. */
  | { readonly kind: 'suffix'; readonly text: string }
  /** `EventValue.quoted.toLowerCase()` equals `text`. */
  | { readonly kind: 'lower-case'; readonly text: string }
  /** An address, or any value that is not a string, may lie in the range of hexadecimal digits. */
  | { readonly kind: 'address-range'; readonly low: string; readonly high: string }
  /** The field has a value. */
  | { readonly kind: 'present' }
  /** Nothing: the alternative may hold without any value. */
  | { readonly kind: 'none' };
