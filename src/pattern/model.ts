/**
 * What an event pattern means, as plain data. Parsing makes it, matching and explaining read it.
 */

/** An event pattern that the service would accept. */
export interface EventPattern {
  /** The JSON text that was parsed. */
  readonly text: string;
  /** One conjunction for each combination of `$or` branches; the pattern matches when any of them does. */
  readonly conjunctions: readonly Conjunction[];
}

/** Conditions that must all hold, sorted by path in UTF-16 order (the order decides what `exists: false` sees). */
export interface Conjunction {
  readonly conditions: readonly Condition[];
}

/** The alternatives that a field may meet; any one is enough. */
export interface Condition {
  /** Object keys joined with dots: `detail.total`. */
  readonly path: string;
  readonly alternatives: readonly Alternative[];
}

/** One entry of a leaf array in a pattern, discriminated by its operator. */
export type Alternative =
  | EqualsAlternative
  | AddressAlternative
  | ExactlyAlternative
  | PrefixAlternative
  | SuffixAlternative
  | EqualsIgnoreCaseAlternative
  | WildcardAlternative
  | AnythingButAlternative
  | NumericAlternative
  | CidrAlternative
  | ExistsAlternative;

/** A bare JSON scalar in the leaf array. `text` is the decoded string, or the source spelling of a number, `true`, `false`, `null`. */
export interface EqualsAlternative {
  readonly operator: 'equals';
  readonly type: 'string' | 'number' | 'literal';
  readonly text: string;
}

/** A bare string that is an IP literal: every spelling of that address matches. */
export interface AddressAlternative {
  readonly operator: 'address';
  readonly text: string;
  readonly range: AddressRange;
}

/** `{"exactly": "x"}`. */
export interface ExactlyAlternative {
  readonly operator: 'exactly';
  readonly text: string;
}

/** `{"prefix": "x"}` and `{"prefix": {"equals-ignore-case": "x"}}`. */
export interface PrefixAlternative {
  readonly operator: 'prefix';
  readonly text: string;
  readonly ignoreCase: boolean;
}

/** `{"suffix": "x"}` and `{"suffix": {"equals-ignore-case": "x"}}`. */
export interface SuffixAlternative {
  readonly operator: 'suffix';
  readonly text: string;
  readonly ignoreCase: boolean;
}

/** `{"equals-ignore-case": "x"}`. */
export interface EqualsIgnoreCaseAlternative {
  readonly operator: 'equals-ignore-case';
  readonly text: string;
}

/** `{"wildcard": "a*b"}`; `segments` are the decoded literals between the unescaped stars. */
export interface WildcardAlternative {
  readonly operator: 'wildcard';
  readonly text: string;
  readonly segments: readonly string[];
}

/** `{"anything-but": …}`: `excluded` are the values, or the texts that the nested operator is given. */
export interface AnythingButAlternative {
  readonly operator: 'anything-but';
  readonly excluded: readonly Alternative[];
}

/** `{"numeric": [">", 0, "<=", 5]}`; a missing bound is open. Equality has both bounds, inclusive. */
export interface NumericAlternative {
  readonly operator: 'numeric';
  readonly low?: NumericBound;
  readonly high?: NumericBound;
}

export interface NumericBound {
  readonly value: number;
  /** The operand as the pattern spells it. */
  readonly text: string;
  readonly inclusive: boolean;
}

/** `{"cidr": "10.0.0.0/24"}`. */
export interface CidrAlternative {
  readonly operator: 'cidr';
  readonly text: string;
  readonly range: AddressRange;
}

/** Addresses as upper-case hexadecimal digits (8 for IPv4, 32 for IPv6), both ends included. */
export interface AddressRange {
  readonly low: string;
  readonly high: string;
}

/** `{"exists": true}`. */
export interface ExistsAlternative {
  readonly operator: 'exists';
  readonly exists: boolean;
}
