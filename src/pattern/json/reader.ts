import { JsonCursor } from './cursor.js';
import { describeLocation, type JsonLocation } from './location.js';
import { isDigit, readNumber } from './number.js';
import { NAME, readString, VALUE } from './string.js';
import { readLiteral, refuseSigned, refuseValue, type JsonLiteral } from './word.js';
import { MalformedJson } from './malformed-json.js';
import {
  END,
  QUOTE,
  COMMA,
  MINUS,
  COLON,
  OPEN_BRACKET,
  CLOSE_BRACKET,
  OPEN_BRACE,
  CLOSE_BRACE,
} from './unit-codes.js';

export type JsonToken = '{' | '}' | '[' | ']' | 'name' | 'string' | 'number' | JsonLiteral | 'end';

interface Container {
  readonly kind: 'Object' | 'Array';
  readonly start: JsonLocation;
  /** True once it holds an entry, so that the next one needs a comma. */
  started: boolean;
}

const MAX_DEPTH = 1000;

/**
 * Reads JSON token by token, and has consumed at each moment exactly what the service's reader (Jackson) has then:
 * the service's messages tell how far it got. A name is read together with the token behind it; of a string value
 * only the opening quote is read until its text, or the next token, is asked for.
 */
export class JsonReader {
  /** The decoded name that was read last. */
  name = '';
  readonly #cursor: JsonCursor;
  readonly #containers: Container[] = [];
  #token: JsonToken | undefined;
  #tokenStart: JsonLocation = { line: 1, column: 1 };
  /** The value behind the name that is the current token. */
  #behindName: JsonToken | undefined;
  #stringIsOpen = false;
  #text = '';

  constructor(readonly source: string) {
    this.#cursor = new JsonCursor(source);
  }

  get location(): JsonLocation {
    return this.#cursor.location();
  }

  /** Moves on; `end` only behind the outermost value. Throws MalformedJson. */
  next(): JsonToken {
    const behindName = this.#behindName;
    if (behindName !== undefined) {
      this.#behindName = undefined;
      return this.#enter(behindName);
    }
    if (this.#stringIsOpen) this.#closeString();
    const code = this.#cursor.skipSpace();
    if (code === END) return this.#end();
    const container = this.#containers.at(-1);
    if (code === CLOSE_BRACKET || code === CLOSE_BRACE) return this.#leave(code, container);
    if (container !== undefined) this.#separate(container);
    if (container?.kind !== 'Object') return this.#enter(this.#readValue());
    this.#readName();
    this.#behindName = this.#readValue();
    return this.#set('name');
  }

  /** The decoded text of a name or string, the source spelling of a number, the token itself of all others. */
  get text(): string {
    if (this.#stringIsOpen) this.#closeString();
    if (this.#token === 'name') return this.name;
    return this.#token === 'string' || this.#token === 'number' ? this.#text : (this.#token ?? '');
  }

  #set(token: JsonToken): JsonToken {
    this.#token = token;
    return token;
  }

  #closeString(): void {
    this.#stringIsOpen = false;
    this.#text = readString(this.#cursor, VALUE);
  }

  #end(): JsonToken {
    const container = this.#containers.at(-1);
    if (container === undefined) return this.#set('end');
    const start = describeLocation(this.source, container.start);
    return this.#cursor.endOfInput(
      `: expected close marker for ${container.kind} (start marker at ${start})`,
    );
  }

  #enter(token: JsonToken): JsonToken {
    if (token === '{') this.#open('Object');
    else if (token === '[') this.#open('Array');
    return this.#set(token);
  }

  #open(kind: Container['kind']): void {
    this.#containers.push({ kind, start: this.#tokenStart, started: false });
    const depth = this.#containers.length;
    if (depth <= MAX_DEPTH) return;
    const limit = `(${MAX_DEPTH}, from \`StreamReadConstraints.getMaxNestingDepth()\`)`;
    throw new MalformedJson(`Document nesting depth (${depth}) exceeds the maximum allowed ${limit}`);
  }

  #leave(code: number, container: Container | undefined): JsonToken {
    const closed = code === CLOSE_BRACKET ? 'Array' : 'Object';
    this.#cursor.at += 1;
    if (container?.kind !== closed) this.#refuseClosing(code, container);
    this.#containers.pop();
    return this.#set(code === CLOSE_BRACKET ? ']' : '}');
  }

  #refuseClosing(code: number, container: Container | undefined): never {
    const found = String.fromCharCode(code);
    const cursor = this.#cursor;
    if (container === undefined) {
      const kind = code === CLOSE_BRACKET ? 'Array' : 'Object';
      return cursor.fail(`Unexpected close marker '${found}': no open ${kind} to close`, cursor.at - 1);
    }
    const expected = container.kind === 'Object' ? '}' : ']';
    const start = describeLocation(this.source, container.start);
    const opened = `(for ${container.kind} starting at ${start})`;
    return cursor.fail(`Unexpected close marker '${found}': expected '${expected}' ${opened}`, cursor.at - 1);
  }

  #separate(container: Container): void {
    if (!container.started) {
      container.started = true;
      return;
    }
    const code = this.#cursor.take();
    if (code !== COMMA) {
      this.#cursor.unexpected(code, `was expecting comma to separate ${container.kind} entries`);
    }
    if (this.#cursor.skipSpace() === END) this.#endBetween(container.kind);
  }

  #endBetween(kind: string): never {
    return this.#cursor.endOfInput(` within/between ${kind} entries`);
  }

  #readName(): void {
    const cursor = this.#cursor;
    const code = cursor.take();
    if (code !== QUOTE) cursor.unexpected(code, 'was expecting double-quote to start field name');
    this.name = readString(cursor, NAME);
    if (cursor.skipSpace() === END) this.#endBetween('Object');
    const colon = cursor.take();
    if (colon !== COLON) cursor.unexpected(colon, 'was expecting a colon to separate field name and value');
    if (cursor.skipSpace() === END) this.#endBetween('Object');
  }

  #readValue(): JsonToken {
    const cursor = this.#cursor;
    const { code } = cursor;
    this.#tokenStart = cursor.location();
    if (code === QUOTE) {
      cursor.at += 1;
      this.#stringIsOpen = true;
      return 'string';
    }
    if (code === OPEN_BRACE || code === OPEN_BRACKET) {
      cursor.at += 1;
      return code === OPEN_BRACE ? '{' : '[';
    }
    if (code === MINUS || isDigit(code)) {
      this.#readNumber(code);
      return 'number';
    }
    if (code === CLOSE_BRACE) {
      cursor.at += 1;
      cursor.unexpected(code, 'expected a value');
    }
    return readLiteral(cursor) ?? refuseValue(cursor);
  }

  #readNumber(code: number): void {
    const cursor = this.#cursor;
    const start = cursor.at;
    if (code === MINUS) {
      cursor.at += 1;
      if (!isDigit(cursor.code)) refuseSigned(cursor, '-');
    }
    this.#text = readNumber(cursor, start);
    if (this.#containers.length === 0) cursor.skipRootSeparator();
  }
}
