/**
 * Scanning of JSON text without building anything: each function starts at a position and gives the one behind.
 * They throw {@link MALFORMED}, which says only that something is wrong; {@link malformedEvent} says what.
 */

/** Thrown instead of an Error because the caller reads the text again to find the reason. */
export const MALFORMED = Symbol('malformed JSON');

/** Limits of the reader that the service uses. */
const MAX_DEPTH = 1000;
const MAX_NUMBER_LENGTH = 1000;

export const QUOTE = 0x22;
export const COMMA = 0x2c;
export const COLON = 0x3a;
export const OPEN_BRACE = 0x7b;
export const CLOSE_BRACE = 0x7d;
export const OPEN_BRACKET = 0x5b;
export const CLOSE_BRACKET = 0x5d;
const BACKSLASH = 0x5c;
const SPACE = 0x20;
const MINUS = 0x2d;
const PLUS = 0x2b;
const DOT = 0x2e;
const ZERO = 0x30;
const NINE = 0x39;

/** The character code, or -1 behind the end (an out-of-range `charCodeAt` makes V8 give up its fast code). */
export function codeAt(text: string, position: number): number {
  return position < text.length ? text.charCodeAt(position) : -1;
}

/** The position of the next character that is not white space. */
export function skipSpace(text: string, from: number): number {
  let position = from;
  for (; position < text.length; position++) {
    const code = text.charCodeAt(position);
    if (code > SPACE || (code !== SPACE && code !== 0x0a && code !== 0x0d && code !== 0x09)) break;
  }
  return position;
}

/** From behind the opening quote to the closing quote; its bitwise complement when the string has escapes. */
export function endOfString(text: string, from: number): number {
  let escaped = false;
  for (let position = from; position < text.length; position++) {
    const code = text.charCodeAt(position);
    if (code <= QUOTE) {
      if (code === QUOTE) return escaped ? ~position : position;
      if (code < SPACE) throw MALFORMED;
    } else if (code === BACKSLASH) {
      escaped = true;
      position = endOfEscape(text, position + 1);
    }
  }
  throw MALFORMED;
}

/** From behind the backslash to the last character of the escape. */
function endOfEscape(text: string, from: number): number {
  switch (text[from]) {
    case '"':
    case '\\':
    case '/':
    case 'b':
    case 'f':
    case 'n':
    case 'r':
    case 't':
      return from;
    case 'u':
      for (let position = from + 1; position <= from + 4; position++) {
        if (!isHexDigit(codeAt(text, position))) throw MALFORMED;
      }
      return from + 4;
    default:
      throw MALFORMED;
  }
}

function isHexDigit(code: number): boolean {
  const lower = code | 0x20;
  return isDigit(code) || (lower >= 0x61 && lower <= 0x66);
}

function isDigit(code: number): boolean {
  return code >= ZERO && code <= NINE;
}

/** A number, `true`, `false` or `null`. */
export function endOfBareWord(text: string, from: number): number {
  const code = codeAt(text, from);
  if (code === MINUS || isDigit(code)) return endOfNumber(text, from);
  if (text.startsWith('true', from) || text.startsWith('null', from)) return from + 4;
  if (text.startsWith('false', from)) return from + 5;
  throw MALFORMED;
}

function endOfNumber(text: string, from: number): number {
  const start = codeAt(text, from) === MINUS ? from + 1 : from;
  let position = endOfDigits(text, start);
  if (text.charCodeAt(start) === ZERO && position > start + 1) throw MALFORMED;
  let digits = position - start;
  if (codeAt(text, position) === DOT) {
    const fraction = position + 1;
    position = endOfDigits(text, fraction);
    digits += position - fraction;
  }
  if ((codeAt(text, position) | 0x20) === 0x65) {
    const sign = codeAt(text, position + 1);
    const exponent = sign === PLUS || sign === MINUS ? position + 2 : position + 1;
    position = endOfDigits(text, exponent);
    digits += position - exponent;
  }
  if (digits > MAX_NUMBER_LENGTH) throw MALFORMED;
  return position;
}

function endOfDigits(text: string, from: number): number {
  let position = from;
  while (position < text.length && isDigit(text.charCodeAt(position))) position++;
  if (position === from) throw MALFORMED;
  return position;
}

/** The depth of what a bracket opens, when that is still within what the service reads. */
export function deeper(depth: number): number {
  if (depth >= MAX_DEPTH) throw MALFORMED;
  return depth + 1;
}

/** Reads over a value that nobody wants, checking it all the same. */
export function skipValue(text: string, from: number, depth: number): number {
  switch (codeAt(text, from)) {
    case QUOTE: {
      const end = endOfString(text, from + 1);
      return (end < 0 ? ~end : end) + 1;
    }
    case OPEN_BRACE:
      return skipObject(text, from + 1, deeper(depth));
    case OPEN_BRACKET:
      return skipArray(text, from + 1, deeper(depth));
    default:
      return endOfBareWord(text, from);
  }
}

function skipObject(text: string, from: number, depth: number): number {
  let position = skipSpace(text, from);
  if (codeAt(text, position) === CLOSE_BRACE) return position + 1;
  for (;;) {
    if (codeAt(text, position) !== QUOTE) throw MALFORMED;
    const end = endOfString(text, position + 1);
    position = skipValue(text, skipColon(text, (end < 0 ? ~end : end) + 1), depth);
    position = skipSpace(text, position);
    const code = codeAt(text, position);
    if (code === CLOSE_BRACE) return position + 1;
    if (code !== COMMA) throw MALFORMED;
    position = skipSpace(text, position + 1);
  }
}

function skipArray(text: string, from: number, depth: number): number {
  let position = skipSpace(text, from);
  if (codeAt(text, position) === CLOSE_BRACKET) return position + 1;
  for (;;) {
    position = skipSpace(text, skipValue(text, position, depth));
    const code = codeAt(text, position);
    if (code === CLOSE_BRACKET) return position + 1;
    if (code !== COMMA) throw MALFORMED;
    position = skipSpace(text, position + 1);
  }
}

/** From behind a key to its value. */
export function skipColon(text: string, from: number): number {
  const position = skipSpace(text, from);
  if (codeAt(text, position) !== COLON) throw MALFORMED;
  return skipSpace(text, position + 1);
}
