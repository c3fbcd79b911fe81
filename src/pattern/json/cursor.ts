import type { JsonLocation } from './location.js';
import { MalformedJson } from './malformed-json.js';
import { END, TAB, LINE_FEED, CARRIAGE_RETURN, SPACE, SLASH, DELETE, LAST_CONTROL } from './unit-codes.js';

/**
 * A position in a JSON text that moves on. Lines are counted in white space only: a string cannot hold a raw line
 * break.
 */
export class JsonCursor {
  /** The next unread UTF-16 unit. */
  at = 0;
  #line = 1;
  #lineStart = 0;

  constructor(readonly text: string) {}

  /** The unit at the cursor, or END. */
  get code(): number {
    return this.at < this.text.length ? this.text.charCodeAt(this.at) : END;
  }

  /** Moves over the unit at the cursor and returns it, or END. */
  take(): number {
    const code = this.code;
    if (code !== END) this.at += 1;
    return code;
  }

  /** Moves over white space and returns the unit behind it, which stays unread, or END. */
  skipSpace(): number {
    for (;;) {
      const code = this.code;
      if (code === SLASH) this.#refuseComment();
      if (code === END || code > SPACE) return code;
      this.at += 1;
      if (code === SPACE || code === TAB) continue;
      if (code !== LINE_FEED && code !== CARRIAGE_RETURN) this.#refuseControl(code);
      if (code === CARRIAGE_RETURN && this.code === LINE_FEED) this.at += 1;
      this.#startLine();
    }
  }

  /** Moves over the one unit of white space that has to follow a number outside of arrays and objects. */
  skipRootSeparator(): void {
    const { code } = this;
    if (code === END || code === CARRIAGE_RETURN) return;
    this.at += 1;
    if (code === LINE_FEED) this.#startLine();
    else if (code !== SPACE && code !== TAB)
      this.unexpected(code, 'Expected space separating root-level values');
  }

  /** @param at a position on the current line */
  location(at = this.at): JsonLocation {
    return { line: this.#line, column: at - this.#lineStart + 1 };
  }

  fail(reason: string, at = this.at): never {
    throw new MalformedJson(reason, this.location(at));
  }

  /** Refuses the unit that was just taken. */
  unexpected(code: number, why: string): never {
    if (code === END) this.endOfInput(`: ${why}`);
    this.fail(`Unexpected character (${describeUnit(code)}): ${why}`, this.at - 1);
  }

  endOfInput(where: string): never {
    this.fail(`Unexpected end-of-input${where}`);
  }

  #startLine(): void {
    this.#line += 1;
    this.#lineStart = this.at;
  }

  #refuseComment(): never {
    this.at += 1;
    this.unexpected(
      SLASH,
      "maybe a (non-standard) comment? (not recognized as one since Feature 'ALLOW_COMMENTS' not enabled for parser)",
    );
  }

  #refuseControl(code: number): never {
    const allowed = 'only regular white space (\\r, \\n, \\t) is allowed between tokens';
    this.fail(`Illegal character (${describeUnit(code)}): ${allowed}`);
  }
}

/** `'x' (code 120)`, as the reader's messages show a character. */
export function describeUnit(code: number): string {
  if (code < SPACE || (code >= DELETE && code <= LAST_CONTROL)) return `(CTRL-CHAR, code ${code})`;
  const hexadecimal = code > 0xff ? ` / 0x${code.toString(16)}` : '';
  return `'${String.fromCharCode(code)}' (code ${code}${hexadecimal})`;
}
