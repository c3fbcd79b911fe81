import type { EventValue } from '../values/event-value.js';
import type { Alternative, AnythingButAlternative, EqualsAlternative } from '../model.js';
import { comparableNumber } from '../values/comparable-number.js';
import { inJavaSetOrder } from './java-set-order.js';
import type { JsonToken } from '../json/reader.js';
import type { PatternTokens } from '../tokens/pattern-tokens.js';
import { utf8Text, utf8TextFor } from '../values/utf8-text.js';
import { parseWildcard } from '../wildcard-syntax.js';
import { equals } from './equals.js';
import { equalsIgnoreCase } from './equals-ignore-case.js';
import type { Operator } from './operator.js';
import { prefix } from './prefix.js';
import { suffix } from './suffix.js';
import { wildcard } from './wildcard.js';

/** A value, or the operand of a nested operator, that the field must not meet. */
interface Exclusion {
  readonly test: (value: EventValue) => boolean;
  readonly description: string;
}

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

export const anythingBut: Operator<AnythingButAlternative> = {
  keyword: 'anything-but',

  parse(tokens) {
    const token = tokens.next();
    const excluded = token === '{' ? parseNested(tokens) : parseScalars(tokens, operandOf(tokens, token));
    tokens.nextEnd(TOO_MANY);
    return { operator: 'anything-but', excluded };
  },

  tester({ excluded }) {
    const strings = excluded.filter(isString).map(({ text }) => utf8Text(text));
    if (strings.length > 0) return stringTester(strings);
    const tests = excluded.map((alternative) => exclusionOf(alternative).test);
    const [only] = tests;
    if (tests.length === 1 && only !== undefined) return (value) => !only(value);
    return (value) => !tests.some((test) => test(value));
  },

  describe: ({ excluded }) =>
    `anything-but ${excluded.map((alternative) => exclusionOf(alternative).description).join(' or ')}`,

  anchors: () => [{ kind: 'present' }],
};

function stringTester(excluded: readonly string[]): (value: EventValue) => boolean {
  const texts = new Set(excluded);
  const textOf = utf8TextFor(excluded.join(''));
  return (value) => value.type !== 'string' || !texts.has(textOf(value.text));
}

// Values of two types never stand in one list.
function isString(alternative: Alternative): alternative is EqualsAlternative {
  return alternative.operator === 'equals' && alternative.type === 'string';
}

function exclusionOf(alternative: Alternative): Exclusion {
  switch (alternative.operator) {
    case 'equals':
      return exclusion(equals, alternative);
    case 'prefix':
      return exclusion(prefix, alternative);
    case 'suffix':
      return exclusion(suffix, alternative);
    case 'equals-ignore-case':
      return exclusion(equalsIgnoreCase, alternative);
    case 'wildcard':
      return exclusion(wildcard, alternative);
    default:
      throw new Error(`anything-but cannot exclude ${alternative.operator}`);
  }
}

function exclusion<A extends Alternative>(operator: Operator<A>, alternative: A): Exclusion {
  return { test: operator.tester(alternative), description: operator.describe(alternative) };
}

function operandOf(tokens: PatternTokens, token: JsonToken): Operand {
  if (token === '[' || token === 'string' || token === 'number') return token;
  return tokens.refuse('Value of anything-but must be an array or single string/number value.');
}

function parseScalars(tokens: PatternTokens, operand: Operand): Alternative[] {
  if (operand !== '[') return [parseScalar(tokens, operand)];
  const types = new Set<JsonToken>();
  const excluded = parseList(tokens, (token) => {
    types.add(token);
    return parseScalar(tokens, token);
  });
  if (types.size !== 1) tokens.refuse(ONE_TYPE);
  return excluded;
}

function parseScalar(tokens: PatternTokens, token: JsonToken): Alternative {
  if (token !== 'string' && token !== 'number') {
    return tokens.refuse('Inside anything but list, start|null|boolean is not supported.');
  }
  const text = tokens.tokenText;
  if (token === 'number' && Number.isNaN(comparableNumber(text))) {
    tokens.refuseAnywhere(`Cannot compare number : ${text}`);
  }
  return { operator: 'equals', type: token, text };
}

function parseNested(tokens: PatternTokens): Alternative[] {
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

function nestedAlternative(keyword: NestedKeyword, text: string): Alternative {
  if (keyword === 'equals-ignore-case') return { operator: keyword, text };
  if (keyword !== 'wildcard') return { operator: keyword, text, ignoreCase: false };
  const syntax = parseWildcard(text);
  return { operator: keyword, text, segments: 'segments' in syntax ? syntax.segments : [] };
}
