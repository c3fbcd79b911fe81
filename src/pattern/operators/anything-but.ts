import type { JsonToken } from '../json/reader.js';
import type { PatternTokens } from '../tokens/pattern-tokens.js';
import { comparableNumber, whyIncomparable } from '../values/comparable-number.js';
import type { EventValue } from '../values/event-value.js';
import { utf8Text, utf8TextFor } from '../values/utf8-text.js';
import type { EqualsAlternative } from './equals.js';
import type { EqualsIgnoreCaseAlternative } from './equals-ignore-case.js';
import { inJavaSetOrder } from './java-set-order.js';
import type { Operator } from './operator.js';
import type { PrefixAlternative } from './prefix.js';
import type { SuffixAlternative } from './suffix.js';
import { parseWildcard, type WildcardAlternative } from './wildcard.js';

interface AnythingBut<Excluded> {
  readonly operator: 'anything-but';
  readonly excluded: readonly Excluded[];
}

/** What the service lets stand inside. */
type Excludable =
  | EqualsAlternative
  | PrefixAlternative
  | SuffixAlternative
  | EqualsIgnoreCaseAlternative
  | WildcardAlternative;

type NestedKeyword = keyof typeof NOT_A_STRING;
type Operand = '[' | 'string' | 'number';

const TOO_MANY = 'Too many elements in numeric expression';
const ONE_TYPE =
  'Inside anything but list, either all values are number or string, mixed type is not supported';

/** The operators that nest, with what the service says to an operand that is no string. */
const NOT_A_STRING = {
  prefix: 'prefix/suffix match pattern must be a string',
  suffix: 'prefix/suffix match pattern must be a string',
  'equals-ignore-case':
    'Inside anything-but/equals-ignore-case list, number|start|null|boolean is not supported.',
  wildcard: 'wildcard match pattern must be a string',
} as const;

/**
 * The operator that is made of others.
 *
 * @param operatorOf finds the operator of what is excluded
 */
export function anythingBut<Other extends { readonly operator: string }>(
  operatorOf: (excluded: Excludable | Other) => Operator<Excludable | Other>,
): Operator<AnythingBut<Excludable | Other>> {
  return {
    keyword: 'anything-but',

    parse(tokens) {
      const token = tokens.next();
      const excluded = token === '{' ? parseNested(tokens) : parseScalars(tokens, operandOf(tokens, token));
      tokens.nextEnd(TOO_MANY);
      return { operator: 'anything-but', excluded };
    },

    tester({ excluded }) {
      const strings = excluded.flatMap((one) => operatorOf(one).onlyString?.(one) ?? []);
      // Values of two types never stand in one list.
      if (strings.length > 0) return stringTester(strings.map(utf8Text));
      const tests = excluded.map((one) => operatorOf(one).tester(one));
      const [only] = tests;
      if (tests.length === 1 && only !== undefined) return (value) => !only(value);
      return (value) => !tests.some((test) => test(value));
    },

    readsValuesAs: ({ excluded }) =>
      excluded.some((one) => operatorOf(one).readsValuesAs?.(one) === 'number') ? 'number' : undefined,

    anchors: () => [{ kind: 'present' }],
    wildcards: ({ excluded }) => excluded.flatMap((one) => operatorOf(one).wildcards?.(one) ?? []),

    describe: ({ excluded }) =>
      `anything-but ${excluded.map((one) => operatorOf(one).describe(one)).join(' or ')}`,

    typeRule: undefined,
    text: undefined,
  };
}

function stringTester(excluded: readonly string[]): (value: EventValue) => boolean {
  const texts = new Set(excluded);
  const textOf = utf8TextFor(excluded.join(''));
  return (value) => value.type !== 'string' || !texts.has(textOf(value.text));
}

function operandOf(tokens: PatternTokens, token: JsonToken): Operand {
  if (token === '[' || token === 'string' || token === 'number') return token;
  return tokens.refuse('Value of anything-but must be an array or single string/number value.');
}

function parseScalars(tokens: PatternTokens, operand: Operand): Excludable[] {
  if (operand !== '[') return [parseScalar(tokens, operand)];
  const types = new Set<JsonToken>();
  const excluded = parseList(tokens, (token) => {
    types.add(token);
    return parseScalar(tokens, token);
  });
  if (types.size !== 1) tokens.refuse(ONE_TYPE);
  return excluded;
}

function parseScalar(tokens: PatternTokens, token: JsonToken): Excludable {
  if (token !== 'string' && token !== 'number') {
    return tokens.refuse('Inside anything but list, start|null|boolean is not supported.');
  }
  const text = tokens.tokenText;
  if (token === 'number' && Number.isNaN(comparableNumber(text))) {
    tokens.refuseAnywhere(whyIncomparable(text));
  }
  return { operator: 'equals', type: token, text };
}

function parseNested(tokens: PatternTokens): Excludable[] {
  if (tokens.next() !== 'name') tokens.refuse('Anything-But expression name not found');
  const keyword = tokens.name;
  if (!isNestedKeyword(keyword)) return tokens.refuse(`Unsupported anything-but pattern: ${keyword}`);
  const operand = operandOf(tokens, tokens.next());
  const parse = (token: JsonToken): string => parseText(tokens, keyword, token);
  const texts = operand === '[' ? parseList(tokens, parse) : [parse(operand)];
  // The reference's check lets an empty list pass (and its machine crashes on it); what it means is that nothing is
  // excluded. An empty list directly in anything-but is refused.
  if (keyword === 'wildcard') refuseBadWildcard(tokens, texts);
  tokens.nextEnd(TOO_MANY);
  return texts.map((text) => nestedAlternative(keyword, text));
}

function isNestedKeyword(keyword: string): keyword is NestedKeyword {
  return Object.hasOwn(NOT_A_STRING, keyword);
}

function parseList<T>(tokens: PatternTokens, parse: (token: JsonToken) => T): T[] {
  return tokens.insideList(() => {
    const list: T[] = [];
    for (let token = tokens.next(); token !== ']'; token = tokens.next()) list.push(parse(token));
    return list;
  });
}

function parseText(tokens: PatternTokens, keyword: NestedKeyword, token: JsonToken): string {
  if (token !== 'string') tokens.refuse(NOT_A_STRING[keyword]);
  const text = tokens.tokenText;
  if (text === '' && (keyword === 'prefix' || keyword === 'suffix')) {
    tokens.refuse('Null prefix/suffix not allowed');
  }
  return text;
}

function refuseBadWildcard(tokens: PatternTokens, texts: readonly string[]): void {
  for (const text of inJavaSetOrder(texts, (member) => `"${member}"`)) {
    const syntax = parseWildcard(text);
    if ('complaint' in syntax) tokens.refuse(syntax.complaint);
  }
}

function nestedAlternative(keyword: NestedKeyword, text: string): Excludable {
  if (keyword === 'equals-ignore-case') return { operator: keyword, text };
  if (keyword !== 'wildcard') return { operator: keyword, text, ignoreCase: false };
  const syntax = parseWildcard(text);
  return { operator: keyword, text, segments: 'segments' in syntax ? syntax.segments : [] };
}
