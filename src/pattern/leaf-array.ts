import { addressDigits } from './values/address.js';
import type { JsonToken } from './json/reader.js';
import type { Alternative } from './model.js';
import { expressionParser } from './operators/registry.js';
import type { PatternTokens } from './tokens/pattern-tokens.js';

/** Reads the alternatives of a field, behind the opening bracket and through the closing one. */
export function parseLeafArray(tokens: PatternTokens): Alternative[] {
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
