import type { PatternTokens } from '../tokens/pattern-tokens.js';
import { address, type AddressAlternative } from './address.js';
import { anythingBut } from './anything-but.js';
import { cidr, type CidrAlternative } from './cidr.js';
import { equals, type EqualsAlternative } from './equals.js';
import { equalsIgnoreCase, type EqualsIgnoreCaseAlternative } from './equals-ignore-case.js';
import { exactly, type ExactlyAlternative } from './exactly.js';
import { exists, type ExistsAlternative } from './exists.js';
import { numeric, type NumericAlternative } from './numeric.js';
import type { Operator, Wildcard } from './operator.js';
import { prefix, type PrefixAlternative } from './prefix.js';
import { suffix, type SuffixAlternative } from './suffix.js';
import { wildcard, type WildcardAlternative } from './wildcard.js';

/** One entry of a leaf array in a pattern, discriminated by its operator. */
export type Alternative =
  | EqualsAlternative
  | AddressAlternative
  | PrefixAlternative
  | SuffixAlternative
  | EqualsIgnoreCaseAlternative
  | WildcardAlternative
  | AnythingButAlternative
  | NumericAlternative
  | CidrAlternative
  | ExistsAlternative
  | ExactlyAlternative;

/** `{"anything-but": …}`: `excluded` are the values, or the texts that the nested operator is given. */
export interface AnythingButAlternative {
  /** The keyword of the operator. */
  readonly operator: 'anything-but';
  /** What the value must not match. */
  readonly excluded: readonly Alternative[];
}

type ByOperator = { [A in Alternative as A['operator']]: A };

/**
 * Every operator of the language. To add one: its file, its alternative above, a line here, and its type in the entry.
 */
const OPERATORS: { readonly [K in keyof ByOperator]: Operator<ByOperator[K]> } = {
  equals,
  address,
  prefix,
  suffix,
  'equals-ignore-case': equalsIgnoreCase,
  wildcard,
  'anything-but': anythingBut<Alternative>(operatorOf),
  numeric,
  cidr,
  exists,
  exactly,
};

/** What the engine knows of the alternative's operator. */
export function operatorOf<K extends keyof ByOperator>({
  operator,
}: ByOperator[K] & { readonly operator: K }): Operator<ByOperator[K]> {
  return OPERATORS[operator];
}

/** Whether the alternative is met by the field's having no value. */
export function isMetByAbsence(alternative: Alternative): boolean {
  return operatorOf(alternative).isMetByAbsence?.(alternative) ?? false;
}

/** The wildcards that values are compared with, also those that they must not match. */
export function wildcardsOf(alternative: Alternative): readonly Wildcard[] {
  return operatorOf(alternative).wildcards?.(alternative) ?? [];
}

/** What the alternative asks for, in the words of a failure message. */
export function describeAlternative(alternative: Alternative): string {
  return operatorOf(alternative).describe(alternative);
}

/** What a failure message says of an operator that met a value of a JSON type which never meets it. */
export function typeRuleWords(operator: Alternative['operator']): string {
  return OPERATORS[operator].typeRule?.words ?? '';
}

type Parser = (tokens: PatternTokens) => Alternative;

const PARSERS = new Map<string, Parser>();
for (const { keyword, parse } of Object.values(OPERATORS)) if (parse) PARSERS.set(keyword, parse);

/** The keys of match expressions. */
export const KEYWORDS: readonly string[] = [...PARSERS.keys()];

/** Reads the match expression whose key is `keyword`; undefined when no operator has that name. */
export function expressionParser(keyword: string): Parser | undefined {
  return PARSERS.get(keyword);
}

const RESERVED = new Set([
  ...KEYWORDS,
  ...Object.values(OPERATORS).flatMap(({ reserves = [] }) => reserves),
  // Kept by the service for operators to come.
  ...['regex', 'not-wildcard', 'not-equals-ignore-case', 'ip-address-in-range', 'ip-address-not-in-range'],
  ...['date-after', 'date-on-or-after', 'date-before', 'date-on-or-before', 'in-date-range'],
]);

/** True when no field inside of `$or` may have the name. */
export function isReservedInOr(name: string): boolean {
  return RESERVED.has(name);
}
