import type { PatternTokens } from '../tokens/pattern-tokens.js';
import type { EventValue } from '../values/event-value.js';

/** Everything the engine knows of one pattern operator. */
export interface Operator<A extends { readonly operator: string }> {
  /** The key in a match expression, `prefix` in `{"prefix": "x"}`. */
  readonly keyword: A['operator'];
  /** Reads the operand; the tokens stand behind the key and its colon. Throws InvalidEventPattern. */
  readonly parse?: (tokens: PatternTokens) => A;
  /** Names besides the keyword that no field inside of `$or` may have because of the operator. */
  readonly reserves?: readonly string[];

  /** Makes the test that a value of the field has to pass. */
  readonly tester: (alternative: A) => (value: EventValue) => boolean;
  /** The one string that meets it, when nothing else does. */
  readonly onlyString?: (alternative: A) => string | undefined;
  /** Whether it is met by the field's having no value. No value needs to meet it then. */
  readonly isMetByAbsence?: (alternative: A) => boolean;
  /**
   * What the service turns every value of the field into because of the alternative: that changes how the alternatives
   * beside it are met.
   */
  readonly readsValuesAs?: (alternative: A) => 'address' | 'number' | undefined;
  /** The digits of an address that meets it, too, when the field's values are read as addresses. */
  readonly addressDigits?: (alternative: A) => string | undefined;
  /**
   * Where an index may file a rule that has this alternative. Each value that passes the test meets at least one
   * of the anchors; the reverse need not hold.
   */
  readonly anchors: (alternative: A) => readonly Anchor[];

  /** The wildcards that values are compared with, also those that they must not match. */
  readonly wildcards?: (alternative: A) => readonly Wildcard[];
  /** Names of what the service's automaton makes of it, equal for what is one to the service; one, if not told. */
  readonly automatonKeys?: (alternative: A) => readonly string[];

  /** What the field needs, in the words of a failure message: `numeric >= 100`, `"gold"`. */
  readonly describe: (alternative: A) => string;
  /** The only JSON type of values that can meet it; undefined when there is not just one. */
  readonly typeRule: TypeRule<A> | undefined;
  /** The text that strings are compared with; undefined for an operator that compares no text. */
  readonly text: ((alternative: A) => ComparedText<A> | undefined) | undefined;
}

/** A text with stars; `segments` are the decoded literals between the unescaped ones. */
export interface Wildcard {
  readonly text: string;
  readonly segments: readonly string[];
}

export interface TypeRule<A> {
  readonly type: (alternative: A) => EventValue['type'];
  /** The rule as a failure message says it to somebody whose event has another type. */
  readonly words: string;
}

/** The rule of an operator that is about one JSON type whatever its operand is. */
export function comparesOnly(type: 'string' | 'number', keyword: string): TypeRule<unknown> {
  return { type: () => type, words: `${keyword} compares JSON ${type}s only` };
}

/** What hints about misspelt values have to know. */
export interface ComparedText<A> {
  readonly text: string;
  /** Whether it is about the whole value, and not a part of it. */
  readonly isWhole: boolean;
  /** The alternative as it would be if letter case did not matter; absent where that changes nothing. */
  readonly lowerCased?: A;
}

/** A necessary property of a value, cheap to look up. */
export type Anchor =
  /** A string, decoded, with this text. */
  | { readonly kind: 'string'; readonly text: string }
  /** A number, `true`, `false` or `null` that is spelt like this. */
  | { readonly kind: 'bare-word'; readonly text: string }
  /** `EventValue.comparable` equals `value`. */
  | { readonly kind: 'number'; readonly value: number }
  /** `EventValue.comparable` lies in `[low, high]`; infinite where open. */
  | { readonly kind: 'number-range'; readonly low: number; readonly high: number }
  /** A string that starts with the text. */
  | { readonly kind: 'prefix'; readonly text: string }
  /** A string that ends with the text. */
  | { readonly kind: 'suffix'; readonly text: string }
  /** A string that is this text once it is in lower case. */
  | { readonly kind: 'lower-case'; readonly text: string }
  /** An address, or any value that is not a string, may lie in the range of hexadecimal digits. */
  | { readonly kind: 'address-range'; readonly low: string; readonly high: string }
  /** The field has a value. */
  | { readonly kind: 'present' };
