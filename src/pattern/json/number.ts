import { describeUnit, type JsonCursor } from './cursor.js';
import { MalformedJson } from './malformed-json.js';
import { END, PLUS, MINUS, POINT, ZERO, NINE, UPPER_E, LOWER_E } from './unit-codes.js';

const MAX_DIGITS = 1000;

const NO_FRACTION = 'Decimal point not followed by a digit';
const NO_EXPONENT = 'Exponent indicator not followed by a digit';

/** Reads a number, whose first digit is at the cursor, and returns its source spelling from `start` on. */
export function readNumber(cursor: JsonCursor, start: number): string {
  const first = cursor.take();
  if (first === ZERO && isDigit(cursor.code)) {
    cursor.fail('Invalid numeric value: Leading zeroes not allowed');
  }
  skipDigits(cursor);
  // The service's reader looks ahead beyond the first unit that is no digit, and reports what it refuses there as if
  // it stood in that place; unless the number starts with a zero.
  const ahead = first === ZERO ? undefined : cursor.at + 1;
  if (cursor.code === POINT) {
    cursor.at += 1;
    readDigits(cursor, ahead, NO_FRACTION);
  }
  if (isExponentMark(cursor.code)) {
    cursor.at += 1;
    if (cursor.code === PLUS || cursor.code === MINUS) cursor.at += 1;
    readDigits(cursor, ahead, NO_EXPONENT);
  }
  const spelling = cursor.text.slice(start, cursor.at);
  checkLength(spelling);
  return spelling;
}

export function isDigit(code: number): boolean {
  return code >= ZERO && code <= NINE;
}

/** Refuses a unit that was just taken where a number needs another one. */
export function refuseInNumber(cursor: JsonCursor, code: number, complaint: string): never {
  cursor.fail(`Unexpected character (${describeUnit(code)}) in numeric value: ${complaint}`, cursor.at - 1);
}

function isExponentMark(code: number): boolean {
  return code === UPPER_E || code === LOWER_E;
}

function skipDigits(cursor: JsonCursor): void {
  while (isDigit(cursor.code)) cursor.at += 1;
}

function readDigits(cursor: JsonCursor, ahead: number | undefined, complaint: string): void {
  const { code } = cursor;
  if (!isDigit(code)) {
    if (code === END) refuseEnd(cursor, complaint);
    cursor.at = ahead ?? cursor.at + 1;
    refuseInNumber(cursor, code, complaint);
  }
  skipDigits(cursor);
}

function refuseEnd(cursor: JsonCursor, complaint: string): never {
  if (complaint === NO_EXPONENT) cursor.endOfInput('expected a digit for number exponent');
  refuseInNumber(cursor, POINT, complaint);
}

function checkLength(spelling: string): void {
  if (spelling.length <= MAX_DIGITS) return;
  // The service's reader does not count an integer part that is zero.
  const digits = spelling.replace(/^-?0|[-+.eE]/g, '').length;
  if (digits <= MAX_DIGITS) return;
  const limit = `(${MAX_DIGITS}, from \`StreamReadConstraints.getMaxNumberLength()\`)`;
  throw new MalformedJson(`Number value length (${digits}) exceeds the maximum allowed ${limit}`);
}
