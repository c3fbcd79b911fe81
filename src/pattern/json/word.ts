import type { JsonCursor } from './cursor.js';
import { refuseInNumber } from './number.js';
import { END, PLUS, POINT, ZERO, UPPER_I, UPPER_N, LOWER_F, LOWER_N, LOWER_T } from './unit-codes.js';

const EXPECTED_TOKEN = "(JSON String, Number, Array, Object or token 'null', 'true' or 'false')";
const MAX_QUOTED = 256;

// Java's notion of an identifier decides how much of an unknown word the message quotes.
const WORD_START = /^[\p{L}\p{Nl}\p{Sc}\p{Pc}]$/u;
// eslint-disable-next-line no-control-regex
const WORD_PART = /^[\p{L}\p{Nl}\p{Sc}\p{Pc}\p{Nd}\p{Mc}\p{Mn}\p{Cf}\0-\x08\x0e-\x1b\x7f-\x9f]$/u;

export type JsonLiteral = 'true' | 'false' | 'null';

/** Reads `true`, `false` or `null`, whose first unit is at the cursor; undefined when that is another letter. */
export function readLiteral(cursor: JsonCursor): JsonLiteral | undefined {
  const literal = literalStartingWith(cursor.code);
  if (literal !== undefined) readWord(cursor, literal, cursor.at);
  return literal;
}

/** Refuses what cannot start a value; it is at the cursor. */
export function refuseValue(cursor: JsonCursor): never {
  const start = cursor.at;
  const code = cursor.take();
  const letter = String.fromCharCode(code);
  if (letter === '+') refuseSigned(cursor, '+');
  if (letter === 'N') refuseNonStandard(cursor, start, 'NaN');
  if (letter === 'I') refuseNonStandard(cursor, start, 'Infinity');
  if (WORD_START.test(letter)) refuseWord(cursor, start);
  cursor.unexpected(code, `expected a valid value ${EXPECTED_TOKEN}`);
}

/** Refuses what follows a sign that was just taken. */
export function refuseSigned(cursor: JsonCursor, sign: '+' | '-'): never {
  const start = cursor.at - 1;
  if (sign === '-' && cursor.code === POINT) refuseValue(cursor);
  let code = takeInNumber(cursor, sign);
  if (code === UPPER_I) {
    code = takeInNumber(cursor, '+');
    if (code === UPPER_N) refuseNonStandard(cursor, start, `${sign}INF`);
    if (code === LOWER_N) refuseNonStandard(cursor, start, `${sign}Infinity`);
  }
  if (sign === '-') {
    refuseInNumber(cursor, code, 'expected digit (0-9) to follow minus sign, for valid numeric value');
  }
  const feature = 'enable `JsonReadFeature.ALLOW_LEADING_PLUS_SIGN_FOR_NUMBERS` to allow';
  refuseInNumber(cursor, PLUS, `JSON spec does not allow numbers to have plus signs: ${feature}`);
}

function takeInNumber(cursor: JsonCursor, sign: '+' | '-'): number {
  const code = cursor.take();
  if (code === END) cursor.endOfInput(sign === '-' ? 'No digit following sign' : ' in a Number value');
  return code;
}

function literalStartingWith(code: number): JsonLiteral | undefined {
  if (code === LOWER_T) return 'true';
  if (code === LOWER_F) return 'false';
  return code === LOWER_N ? 'null' : undefined;
}

function readWord(cursor: JsonCursor, word: string, start: number): void {
  for (let index = cursor.at - start; index < word.length; index += 1) {
    if (cursor.code !== word.charCodeAt(index)) refuseWord(cursor, start);
    cursor.at += 1;
  }
  // A dollar sign or control character behind a complete word is left to the next token.
  if (cursor.code >= ZERO && continuesWord(cursor)) refuseWord(cursor, start);
}

function refuseNonStandard(cursor: JsonCursor, start: number, word: string): never {
  readWord(cursor, word, start);
  cursor.fail(`Non-standard token '${word}': enable \`JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS\` to allow`);
}

/** Quotes the word from its start as far as it goes beyond the cursor. */
function refuseWord(cursor: JsonCursor, start: number): never {
  while (continuesWord(cursor) && cursor.at - start < MAX_QUOTED) cursor.at += 1;
  const word = cursor.text.slice(start, cursor.at);
  const quoted = word.length < MAX_QUOTED ? word : `${word}...`;
  cursor.fail(`Unrecognized token '${quoted}': was expecting ${EXPECTED_TOKEN}`);
}

function continuesWord(cursor: JsonCursor): boolean {
  const { code } = cursor;
  return code !== END && WORD_PART.test(String.fromCharCode(code));
}
