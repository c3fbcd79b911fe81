import { describeUnit, type JsonCursor } from './cursor.js';
import { END, SPACE, QUOTE, BACKSLASH, LOWER_U } from './unit-codes.js';

const ESCAPES = new Map([
  ['"', '"'],
  ['\\', '\\'],
  ['/', '/'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);

/** What a string is, for the messages about one that is broken. */
export interface StringRole {
  /** Behind `Unexpected end-of-input`. */
  readonly unclosed: string;
  readonly noun: string;
}

export const VALUE: StringRole = {
  unclosed: ': was expecting closing quote for a string value',
  noun: 'string value',
};
export const NAME: StringRole = { unclosed: ' in field name', noun: 'name' };

/** Reads a string whose opening quote is read, through the closing one, and returns it decoded. */
export function readString(cursor: JsonCursor, role: StringRole): string {
  const { text } = cursor;
  let decoded = '';
  let start = cursor.at;
  for (;;) {
    const code = cursor.take();
    if (code === QUOTE) return decoded + text.slice(start, cursor.at - 1);
    if (code === BACKSLASH) {
      decoded += text.slice(start, cursor.at - 1) + readEscape(cursor);
      start = cursor.at;
    } else if (code === END) {
      cursor.endOfInput(role.unclosed);
    } else if (code < SPACE) {
      refuseControl(cursor, code, role);
    }
  }
}

function readEscape(cursor: JsonCursor): string {
  const code = cursor.take();
  if (code === END) cursor.endOfInput(' in character escape sequence');
  if (code === LOWER_U) return readUnicodeEscape(cursor);
  const decoded = ESCAPES.get(String.fromCharCode(code));
  if (decoded !== undefined) return decoded;
  return cursor.fail(`Unrecognized character escape ${describeUnit(code)}`, cursor.at - 1);
}

function readUnicodeEscape(cursor: JsonCursor): string {
  const start = cursor.at;
  for (let digits = 0; digits < 4; digits += 1) {
    const code = cursor.take();
    if (code === END) cursor.endOfInput(' in character escape sequence');
    if (!/[0-9a-fA-F]/.test(String.fromCharCode(code))) {
      cursor.unexpected(code, 'expected a hex-digit for character escape sequence');
    }
  }
  return String.fromCharCode(Number.parseInt(cursor.text.slice(start, cursor.at), 16));
}

function refuseControl(cursor: JsonCursor, code: number, role: StringRole): never {
  const rule = `has to be escaped using backslash to be included in ${role.noun}`;
  cursor.fail(`Illegal unquoted character (${describeUnit(code)}): ${rule}`, cursor.at - 1);
}
