// Besides those of `pattern/json`, which are loaded with the first pattern: a detail is read without one, too.
const QUOTE = 0x22;
const COMMA = 0x2c;
const MINUS = 0x2d;
const POINT = 0x2e;
const ZERO = 0x30;
const NINE = 0x39;
const COLON = 0x3a;
const OPEN_BRACKET = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_BRACKET = 0x5d;
const LOWER_F = 0x66;
const LOWER_N = 0x6e;
const LOWER_T = 0x74;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const FIRST_PRINTABLE = 0x20;
const FIRST_SURROGATE = 0xd800;

const DEEPEST = 32;
const MOST_KEYS = 64;
/** Integers of more digits need not fit into 64 bits. */
const MOST_DIGITS = 15;

/** What is read is not plain. */
const NOT = -1;

/** Where the keys of the objects begin and end that a value stands in, outermost first. */
const starts = new Int32Array(DEEPEST * MOST_KEYS);
const ends = new Int32Array(DEEPEST * MOST_KEYS);
let keys = 0;

/**
 * Whether a text is a JSON object, written as `JSON.stringify` writes most of them: without spaces, escapes, exponents
 * and keys that stand there twice. It is several times faster than to parse and to write it again. False says nothing:
 * the text may be JSON that it takes more to read, such as a deep one.
 */
export function isPlainObject(text: string): boolean {
  keys = 0;
  return text.charCodeAt(0) === OPEN_BRACE && endOfObject(text, 1, 1) === text.length;
}

/** Each function starts at a position and gives the one behind, or {@link NOT}. */
function endOfValue(text: string, at: number, depth: number): number {
  switch (text.charCodeAt(at)) {
    case QUOTE:
      return endOfString(text, at + 1);
    case OPEN_BRACE:
      return depth < DEEPEST ? endOfObject(text, at + 1, depth + 1) : NOT;
    case OPEN_BRACKET:
      return depth < DEEPEST ? endOfArray(text, at + 1, depth + 1) : NOT;
    case LOWER_T:
      return text.startsWith('true', at) ? at + 4 : NOT;
    case LOWER_F:
      return text.startsWith('false', at) ? at + 5 : NOT;
    case LOWER_N:
      return text.startsWith('null', at) ? at + 4 : NOT;
    default:
      return endOfNumber(text, at);
  }
}

/** From behind the opening brace. */
function endOfObject(text: string, from: number, depth: number): number {
  if (text.charCodeAt(from) === CLOSE_BRACE) return from + 1;
  const first = keys;
  for (let at = from; ; at += 1) {
    if (text.charCodeAt(at) !== QUOTE) return NOT;
    const colon = endOfString(text, at + 1);
    if (colon === NOT || text.charCodeAt(colon) !== COLON) return NOT;
    if (!addKey(text, { first, start: at + 1, end: colon - 1 })) return NOT;
    at = endOfValue(text, colon + 1, depth);
    if (at === NOT) return NOT;
    const behind = text.charCodeAt(at);
    if (behind === CLOSE_BRACE) {
      keys = first;
      return at + 1;
    }
    if (behind !== COMMA) return NOT;
  }
}

/** From behind the opening bracket. */
function endOfArray(text: string, from: number, depth: number): number {
  if (text.charCodeAt(from) === CLOSE_BRACKET) return from + 1;
  for (let at = from; ; at += 1) {
    at = endOfValue(text, at, depth);
    if (at === NOT) return NOT;
    const behind = text.charCodeAt(at);
    if (behind === CLOSE_BRACKET) return at + 1;
    if (behind !== COMMA) return NOT;
  }
}

/** From behind the opening quote. */
function endOfString(text: string, from: number): number {
  for (let at = from; ; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === QUOTE) return at + 1;
    // Behind the end it is NaN.
    if (!(unit >= FIRST_PRINTABLE && unit < FIRST_SURROGATE) || unit === BACKSLASH) return NOT;
  }
}

function endOfNumber(text: string, from: number): number {
  const start = text.charCodeAt(from) === MINUS ? from + 1 : from;
  const end = endOfDigits(text, start);
  if (end === start || end - start > MOST_DIGITS) return NOT;
  if (text.charCodeAt(start) === ZERO && end > start + 1) return NOT;
  if (text.charCodeAt(end) !== POINT) return end;
  const behind = endOfDigits(text, end + 1);
  return behind > end + 1 && behind - end <= MOST_DIGITS ? behind : NOT;
}

function endOfDigits(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) >= ZERO && text.charCodeAt(at) <= NINE) at += 1;
  return at;
}

interface Key {
  /** The first key of the same object. */
  readonly first: number;
  readonly start: number;
  readonly end: number;
}

/** False for a key that stands there already, or that there is no place for. */
function addKey(text: string, { first, start, end }: Key): boolean {
  if (keys - first === MOST_KEYS || keys === starts.length) return false;
  for (let known = first; known < keys; known += 1) {
    const other = starts[known] ?? 0;
    if ((ends[known] ?? 0) - other === end - start && isSame(text, other, start, end - start)) return false;
  }
  starts[keys] = start;
  ends[keys] = end;
  keys += 1;
  return true;
}

function isSame(text: string, one: number, other: number, length: number): boolean {
  for (let at = 0; at < length; at += 1) {
    if (text.charCodeAt(one + at) !== text.charCodeAt(other + at)) return false;
  }
  return true;
}
