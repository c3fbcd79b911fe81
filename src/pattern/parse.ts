import type { JsonToken } from './json/reader.js';
import type { Condition, Conjunction, EventPattern } from './model.js';
import { type Alternative, expressionParser, isReservedInOr } from './operators/registry.js';
import { PatternTokens } from './tokens/pattern-tokens.js';
import { addressDigits } from './values/address.js';

/** The key whose array holds branches instead of values. */
const OR = '$or';

/** The conditions of one combination of `$or` branches, by path. */
type Combination = ReadonlyMap<string, Condition>;

/** What is around a member of the pattern: the keys to it, joined with dots, and whether a branch of `$or`. */
interface Surroundings {
  readonly path: string;
  readonly insideOr: boolean;
}

// Several $or multiply. The service's compiler knows no limit, so this one is ours; it keeps a short text from taking
// all memory.
const MAX_COMBINATIONS = 10_000;

const NO_CONDITIONS: Combination = new Map();

/**
 * Reads an event pattern: the language alone, without the limits of the service. Text behind its closing brace does
 * not count. Throws InvalidEventPattern.
 */
export function parsePattern(text: string): EventPattern {
  const tokens = new PatternTokens(text);
  if (tokens.next() !== '{') tokens.refuse('Filter is not an object');
  const combinations = parseObject(tokens, { path: '', insideOr: false }, [NO_CONDITIONS]);
  return { text, conjunctions: combinations.map(conjunctionOf) };
}

// A later field overrides an earlier one of the same path in each combination, whether it stands beside or inside of
// an $or: so the combinations so far are handed from field to field.
function parseObject(
  tokens: PatternTokens,
  around: Surroundings,
  before: readonly Combination[],
): readonly Combination[] {
  let combinations = before;
  let token = tokens.next();
  if (token === '}') tokens.refuse('Empty objects are not allowed');
  while (token !== '}') {
    combinations =
      tokens.name === OR ? parseOr(tokens, around, combinations) : parseField(tokens, around, combinations);
    token = tokens.next();
  }
  return combinations;
}

function parseField(
  tokens: PatternTokens,
  around: Surroundings,
  before: readonly Combination[],
): readonly Combination[] {
  const { name } = tokens;
  if (around.insideOr && isReservedInOr(name)) {
    tokens.refuse(`${name} is Ruler reserved fieldName which cannot be used inside ${OR}.`);
  }
  // An empty key at the start leaves no trace, elsewhere it leaves its dot.
  const path = around.path === '' ? name : `${around.path}.${name}`;
  const token = tokens.next();
  if (token === '{') return parseObject(tokens, { ...around, path }, before);
  if (token !== '[') tokens.refuse(`"${name}" must be an object or an array`);
  const condition = { path, alternatives: parseLeafArray(tokens) };
  return before.map((combination) => new Map(combination).set(condition.path, condition));
}

function parseOr(
  tokens: PatternTokens,
  around: Surroundings,
  before: readonly Combination[],
): readonly Combination[] {
  if (tokens.next() !== '[') tokens.refuse(`It must be an Array followed with ${OR}.`);
  const combinations: Combination[] = [];
  let branches = 0;
  for (let token = tokens.next(); token !== ']'; token = tokens.next()) {
    if (token !== '{') tokens.refuse(`Only JSON object is allowed in array of ${OR} relationship.`);
    branches += 1;
    const added = parseObject(tokens, { ...around, insideOr: true }, before);
    if (combinations.length + added.length > MAX_COMBINATIONS) refuseProduct(tokens);
    combinations.push(...added);
  }
  if (branches < 2) tokens.refuse(`There must have at least 2 Objects in ${OR} relationship.`);
  return combinations;
}

function refuseProduct(tokens: PatternTokens): never {
  return tokens.refuseAnywhere(
    `The pattern has more than ${MAX_COMBINATIONS} combinations of ${OR} branches`,
  );
}

function conjunctionOf(combination: Combination): Conjunction {
  const conditions = [...combination.values()];
  return { conditions: conditions.sort((one, other) => (one.path < other.path ? -1 : 1)) };
}

/** Reads the alternatives of a field, behind the opening bracket and through the closing one. */
function parseLeafArray(tokens: PatternTokens): Alternative[] {
  const alternatives: Alternative[] = [];
  for (let token = tokens.next(); token !== ']'; token = tokens.next()) {
    alternatives.push(token === '{' ? parseExpression(tokens) : parseScalar(tokens, token));
  }
  if (alternatives.length === 0) tokens.refuse('Empty arrays are not allowed');
  return alternatives;
}

function parseScalar(tokens: PatternTokens, token: JsonToken): Alternative {
  if (token === 'string') return stringAlternative(tokens.tokenText);
  if (token === 'number') return { operator: 'equals', type: token, text: tokens.tokenText };
  if (token === 'true' || token === 'false' || token === 'null') {
    return { operator: 'equals', type: 'literal', text: token };
  }
  return tokens.refuse('Match value must be String, number, true, false, or null');
}

function stringAlternative(text: string): Alternative {
  const digits = addressDigits(text);
  if (digits === undefined) return { operator: 'equals', type: 'string', text };
  return { operator: 'address', text, range: { low: digits, high: digits } };
}

function parseExpression(tokens: PatternTokens): Alternative {
  if (tokens.next() !== 'name') tokens.refuse('Match expression name not found');
  const parse = expressionParser(tokens.name);
  return parse === undefined ? tokens.refuse(`Unrecognized match type ${tokens.name}`) : parse(tokens);
}
