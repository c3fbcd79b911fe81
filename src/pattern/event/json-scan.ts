import { Buffer } from 'node:buffer';
import { endianness } from 'node:os';
import {
  BACKSLASH,
  CARRIAGE_RETURN,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  COMMA,
  LINE_FEED,
  LOWER_E,
  LOWER_F,
  LOWER_N,
  LOWER_T,
  LOWER_U,
  MINUS,
  NINE,
  OPEN_BRACE,
  OPEN_BRACKET,
  PLUS,
  POINT,
  QUOTE,
  SPACE,
  TAB,
  ZERO,
} from '../json/unit-codes.js';

/**
 * Scanning of JSON without building anything: each function starts at a position and gives the one behind. All work on
 * UTF-16 units with a zero behind the last, which is wrong in JSON wherever it is met, so that nobody asks for the end.
 * They throw {@link MALFORMED}, which says only that something is wrong; `malformedEvent` finds out what.
 */

/** One error for all, without a stack of its own: the text is read again to find the reason. */
export const MALFORMED = new SyntaxError('The text is not JSON.');

/** Limits of the reader that the service uses. */
const MAX_DEPTH = 1000;
const MAX_NUMBER_DIGITS = 1000;

const LOWER_CASE = 0x20;

const TRUE = unitsIn('true');
const FALSE = unitsIn('false');
const NULL = unitsIn('null');

const ESCAPED = new Set(unitsIn('"\\/bfnrt'));

/** Which units end the plain part of a string: one look-up for each unit is faster than comparisons. */
const ENDS_PLAIN_PART = new Uint8Array(2 ** 16).fill(1, 0, SPACE);
ENDS_PLAIN_PART[QUOTE] = 1;
ENDS_PLAIN_PART[BACKSLASH] = 1;

function unitsIn(word: string): number[] {
  return Array.from(word, (letter) => letter.charCodeAt(0));
}

/** The position of the next unit that is not white space. */
export function skipSpace(units: Uint16Array, from: number): number {
  let position = from;
  for (;;) {
    const unit = units[position] ?? 0;
    if (unit > SPACE || !isSpace(unit)) return position;
    position++;
  }
}

function isSpace(unit: number): boolean {
  return unit === SPACE || unit === LINE_FEED || unit === CARRIAGE_RETURN || unit === TAB;
}

/** From behind the opening quote to the closing quote; its bitwise complement when the string has escapes. */
export function endOfString(units: Uint16Array, from: number): number {
  const position = endOfPlainPart(units, from);
  return units[position] === QUOTE ? position : ~endOfEscapedString(units, position);
}

function endOfPlainPart(units: Uint16Array, from: number): number {
  let position = from;
  while (ENDS_PLAIN_PART[units[position] ?? 0] === 0) position++;
  return position;
}

/** From a backslash to the closing quote. */
function endOfEscapedString(units: Uint16Array, from: number): number {
  let position = from;
  while (units[position] === BACKSLASH) position = endOfPlainPart(units, endOfEscape(units, position + 1));
  if (units[position] !== QUOTE) throw MALFORMED;
  return position;
}

/** The position of the closing quote, whether or not the string has escapes. */
export function closingQuote(end: number): number {
  return end < 0 ? ~end : end;
}

/** From behind the backslash. */
function endOfEscape(units: Uint16Array, from: number): number {
  const unit = units[from] ?? 0;
  if (ESCAPED.has(unit)) return from + 1;
  if (unit !== LOWER_U) throw MALFORMED;
  for (let position = from + 1; position <= from + 4; position++) {
    if (!isHexDigit(units[position] ?? 0)) throw MALFORMED;
  }
  return from + 5;
}

function isHexDigit(unit: number): boolean {
  const letter = unit | LOWER_CASE;
  return isDigit(unit) || (letter >= 0x61 && letter <= 0x66);
}

function isDigit(unit: number): boolean {
  return unit >= ZERO && unit <= NINE;
}

/** A number, `true`, `false` or `null`. */
export function endOfBareWord(units: Uint16Array, from: number): number {
  switch (units[from]) {
    case LOWER_T:
      return endOfWord(units, from, TRUE);
    case LOWER_F:
      return endOfWord(units, from, FALSE);
    case LOWER_N:
      return endOfWord(units, from, NULL);
    default:
      return endOfNumber(units, from);
  }
}

function endOfWord(units: Uint16Array, from: number, word: readonly number[]): number {
  for (let at = 1; at < word.length; at++) if (units[from + at] !== word[at]) throw MALFORMED;
  return from + word.length;
}

function endOfNumber(units: Uint16Array, from: number): number {
  const start = units[from] === MINUS ? from + 1 : from;
  let position = endOfDigits(units, start);
  if (units[start] === ZERO && position > start + 1) throw MALFORMED;
  // The service's reader does not count an integer part that is zero.
  let digits = units[start] === ZERO ? 0 : position - start;
  if (units[position] === POINT) {
    const fraction = position + 1;
    position = endOfDigits(units, fraction);
    digits += position - fraction;
  }
  if (((units[position] ?? 0) | LOWER_CASE) === LOWER_E) {
    const sign = units[position + 1];
    const exponent = sign === PLUS || sign === MINUS ? position + 2 : position + 1;
    position = endOfDigits(units, exponent);
    digits += position - exponent;
  }
  if (digits > MAX_NUMBER_DIGITS) throw MALFORMED;
  return position;
}

function endOfDigits(units: Uint16Array, from: number): number {
  let position = from;
  while (isDigit(units[position] ?? 0)) position++;
  if (position === from) throw MALFORMED;
  return position;
}

/** The depth of what a bracket opens, when that is still within what the service reads. */
export function deeper(depth: number): number {
  if (depth >= MAX_DEPTH) throw MALFORMED;
  return depth + 1;
}

/** Reads over a value that nobody wants, checking it all the same. */
export function skipValue(units: Uint16Array, from: number, depth: number): number {
  switch (units[from]) {
    case QUOTE:
      return closingQuote(endOfString(units, from + 1)) + 1;
    case OPEN_BRACE:
      return skipObject(units, from + 1, deeper(depth));
    case OPEN_BRACKET:
      return skipArray(units, from + 1, deeper(depth));
    default:
      return endOfBareWord(units, from);
  }
}

function skipObject(units: Uint16Array, from: number, depth: number): number {
  let position = skipSpace(units, from);
  if (units[position] === CLOSE_BRACE) return position + 1;
  for (;;) {
    if (units[position] !== QUOTE) throw MALFORMED;
    position = closingQuote(endOfString(units, position + 1)) + 1;
    position = skipSpace(units, skipValue(units, skipColon(units, position), depth));
    if (units[position] === CLOSE_BRACE) return position + 1;
    position = skipComma(units, position);
  }
}

function skipArray(units: Uint16Array, from: number, depth: number): number {
  let position = skipSpace(units, from);
  if (units[position] === CLOSE_BRACKET) return position + 1;
  for (;;) {
    position = skipSpace(units, skipValue(units, position, depth));
    if (units[position] === CLOSE_BRACKET) return position + 1;
    position = skipComma(units, position);
  }
}

/** From behind a key to its value. */
export function skipColon(units: Uint16Array, from: number): number {
  const position = skipSpace(units, from);
  if (units[position] !== COLON) throw MALFORMED;
  return skipSpace(units, position + 1);
}

/** From behind an entry, where a comma has to stand, to the next. */
export function skipComma(units: Uint16Array, position: number): number {
  if (units[position] !== COMMA) throw MALFORMED;
  return skipSpace(units, position + 1);
}

const isBigEndian = endianness() === 'BE';

let buffer = Buffer.alloc(0);
let unitsOfLast = new Uint16Array(0);

/**
 * The UTF-16 units of a text, with a zero behind the last: to scan them is several times faster than `charCodeAt`,
 * even though they are copied first. They are valid until the next call.
 */
export function unitsOf(text: string): Uint16Array {
  if (unitsOfLast.length <= text.length) enlarge(text.length + 1);
  const bytes = buffer.write(text, 'utf16le');
  if (isBigEndian) buffer.subarray(0, bytes).swap16();
  unitsOfLast[text.length] = 0;
  return unitsOfLast;
}

function enlarge(least: number): void {
  const length = Math.max(4096, 2 ** Math.ceil(Math.log2(least)));
  unitsOfLast = new Uint16Array(length);
  buffer = Buffer.from(unitsOfLast.buffer);
}
