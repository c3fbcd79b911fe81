/**
 * Whether an event matches a valid pattern: a plain transcription of the rules, slow and obvious, that shares nothing
 * with the engine and is what the engine is compared with.
 */

import { addressDigits, cidrRange, liesInRange, singleAddress, type Range } from './address.js';
import { fieldsOf, type Field, type Leaf, type Membership } from './event.js';
import { readJson, type Json } from './json.js';
import { comparableNumber } from './number.js';
import { combinationsOf, elementsOf, membersOf } from './pattern.js';
import {
  asBytes,
  endsWithIgnoringCase,
  equalsIgnoringCase,
  fitsWildcard,
  startsWithIgnoringCase,
} from './text.js';

export function referenceMatches(patternText: string, eventText: string): boolean {
  const combinations = combinationsOf(readJson(patternText));
  const event = readJson(eventText);
  if (event.kind !== 'object') throw new SyntaxError('an event is an object');
  const fields = fieldsOf(
    event,
    combinations.flatMap((combination) => [...combination.keys()]),
  );
  return combinations.some((combination) => holds([...combination].sort(byPath), fields, new Map()));
}

type Condition = readonly [path: string, alternatives: readonly Json[]];

function byPath([a]: Condition, [b]: Condition): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * Tries every way to give each condition, in order, one leaf that sits in the same array elements as those before it.
 */
function holds(conditions: readonly Condition[], fields: readonly Field[], chosen: Membership): boolean {
  const [condition, ...others] = conditions;
  if (condition === undefined) return true;
  const [path, alternatives] = condition;
  const candidates = fields.filter((field) => field.path === path && agree(field.membership, chosen));
  const absenceHolds =
    candidates.length === 0 && alternatives.some(wantsAbsence) && holds(others, fields, chosen);
  return (
    absenceHolds ||
    candidates.some(
      ({ value, membership }) =>
        alternatives.some((alternative) => accepts(alternative, value, alternatives)) &&
        holds(others, fields, new Map([...chosen, ...membership])),
    )
  );
}

function agree(a: Membership, b: Membership): boolean {
  return [...a].every(([array, index]) => !b.has(array) || b.get(array) === index);
}

function wantsAbsence(alternative: Json): boolean {
  return (
    operatorOf(alternative) === 'exists' && operandOf(alternative).kind === 'literal' && !isTrue(alternative)
  );
}

function isTrue(alternative: Json): boolean {
  const operand = operandOf(alternative);
  return operand.kind === 'literal' && operand.word === 'true';
}

/** `prefix` for `{"prefix": …}`; nothing for a bare value. */
function operatorOf(alternative: Json): string | undefined {
  return alternative.kind === 'object' ? alternative.members[0]?.key : undefined;
}

function operandOf(expression: Json): Json {
  const [member] = membersOf(expression);
  if (!member) throw new SyntaxError('an empty expression');
  return member.value;
}

/** `siblings` are all alternatives of the field: what kinds there are among them decides how a number is looked at. */
function accepts(alternative: Json, value: Leaf, siblings: readonly Json[]): boolean {
  switch (operatorOf(alternative)) {
    case undefined:
      return acceptsBare(alternative, value, siblings);
    case 'exactly':
      return value.kind === 'string' && value.text === textOf(operandOf(alternative));
    case 'numeric':
      return acceptsNumeric(elementsOf(operandOf(alternative)), value);
    case 'cidr':
      return acceptsAddress(cidrRange(textOf(operandOf(alternative))), value, siblings);
    case 'exists':
      return isTrue(alternative);
    case 'anything-but':
      return !excludes(operandOf(alternative), value);
    default:
      return acceptsText(alternative, value);
  }
}

function acceptsBare(wanted: Json, value: Leaf, siblings: readonly Json[]): boolean {
  if (wanted.kind === 'string') {
    const digits = addressDigits(wanted.text);
    if (digits !== undefined) return acceptsAddress(singleAddress(digits), value, siblings);
    return value.kind === 'string' && value.text === wanted.text;
  }
  if (wanted.kind === 'literal') return value.kind === 'literal' && value.word === wanted.word;
  if (wanted.kind !== 'number') throw new SyntaxError('not an alternative');
  if (value.kind === 'number') return wanted.spelling === value.spelling || equalNumbers(wanted, value);
  // Beside an address, an event's address is tried in its hexadecimal form too, where only bare values fit.
  return value.kind === 'string' && siblings.some(isAddress) && addressDigits(value.text) === wanted.spelling;
}

function acceptsAddress(range: Range, value: Leaf, siblings: readonly Json[]): boolean {
  if (value.kind === 'string') {
    const digits = addressDigits(value.text);
    return digits !== undefined && liesInRange(digits, range);
  }
  if (value.kind === 'literal') return liesInRange(value.word, range);
  // A number is read as the digits of an address, unless it was compared as a number already.
  const comparedAsNumber = comparableNumber(value.spelling) !== undefined && siblings.some(comparesNumbers);
  return !comparedAsNumber && liesInRange(value.spelling, range);
}

function isAddress(alternative: Json): boolean {
  if (alternative.kind === 'string') return addressDigits(alternative.text) !== undefined;
  return operatorOf(alternative) === 'cidr';
}

function comparesNumbers(alternative: Json): boolean {
  if (alternative.kind === 'number') return comparableNumber(alternative.spelling) !== undefined;
  if (operatorOf(alternative) === 'numeric') return true;
  if (operatorOf(alternative) !== 'anything-but') return false;
  return listed(operandOf(alternative)).some((excluded) => excluded.kind === 'number');
}

function equalNumbers(a: Json, b: Json): boolean {
  if (a.kind !== 'number' || b.kind !== 'number') return false;
  const number = comparableNumber(a.spelling);
  return number !== undefined && number === comparableNumber(b.spelling);
}

function acceptsNumeric(terms: readonly Json[], value: Leaf): boolean {
  const number = value.kind === 'number' ? comparableNumber(value.spelling) : undefined;
  if (number === undefined) return false;
  for (let index = 0; index < terms.length; index += 2) {
    const [sign, bound] = terms.slice(index, index + 2);
    if (!sign || bound?.kind !== 'number') throw new SyntaxError('not a numeric condition');
    if (!compares(number, textOf(sign), Number(bound.spelling))) return false;
  }
  return true;
}

function compares(number: number, sign: string, bound: number): boolean {
  switch (sign) {
    case '=':
      return number === bound;
    case '<':
      return number < bound;
    case '<=':
      return number <= bound;
    case '>':
      return number > bound;
    case '>=':
      return number >= bound;
    default:
      throw new SyntaxError(`no sign: ${sign}`);
  }
}

/** The operators that look at strings alone, as bytes; prefixes and suffixes see the enclosing quotes. */
function acceptsText(expression: Json, value: Leaf): boolean {
  if (value.kind !== 'string') return false;
  const operand = operandOf(expression);
  const text = asBytes(value.text);
  switch (operatorOf(expression)) {
    case 'prefix':
      if (operand.kind === 'object')
        return startsWithIgnoringCase(`"${text}"`, `"${textOf(operandOf(operand))}`);
      return `"${text}"`.startsWith(`"${asBytes(textOf(operand))}`);
    case 'suffix':
      if (operand.kind === 'object')
        return endsWithIgnoringCase(`"${text}"`, `${textOf(operandOf(operand))}"`);
      return `"${text}"`.endsWith(`${asBytes(textOf(operand))}"`);
    case 'equals-ignore-case':
      return equalsIgnoringCase(text, textOf(operand));
    case 'wildcard':
      return fitsWildcard(text, asBytes(textOf(operand)));
    default:
      throw new SyntaxError(`no operator: ${operatorOf(expression)}`);
  }
}

/**
 * `excluded` is what `anything-but` names: a value, a list of values, or an operator with a text or a list of strings.
 */
function excludes(excluded: Json, value: Leaf): boolean {
  if (excluded.kind !== 'object') return listed(excluded).some((single) => isExcluded(single, value));
  return excluded.members.some(({ key, value: operand }) =>
    listed(operand).some((text) => acceptsText({ kind: 'object', members: [{ key, value: text }] }, value)),
  );
}

function isExcluded(excluded: Json, value: Leaf): boolean {
  if (excluded.kind === 'number') return equalNumbers(excluded, value);
  return value.kind === 'string' && asBytes(value.text) === asBytes(textOf(excluded));
}

function listed(json: Json): readonly Json[] {
  return json.kind === 'array' ? json.elements : [json];
}

function textOf(json: Json): string {
  if (json.kind !== 'string') throw new SyntaxError('not a string');
  return json.text;
}
