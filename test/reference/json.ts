/**
 * A JSON reader that loses nothing a pattern could see: numbers keep their spelling, objects keep every member,
 * repeated keys included. It reads the first value of the text and ignores what follows, as the service does.
 */

export type Json =
  | { readonly kind: 'string'; readonly text: string }
  | { readonly kind: 'number'; readonly spelling: string }
  | { readonly kind: 'literal'; readonly word: 'true' | 'false' | 'null' }
  | { readonly kind: 'array'; readonly elements: readonly Json[] }
  | { readonly kind: 'object'; readonly members: readonly Member[] };

export interface Member {
  readonly key: string;
  readonly value: Json;
}

const WHITE_SPACE = /[ \t\n\r]*/y;
const STRING = /"(?:[^"\\]|\\u[0-9a-fA-F]{4}|\\["\\/bfnrt])*"/y;
const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const LITERAL = /true|false|null/y;

export function readJson(text: string): Json {
  let position = 0;

  function take(expression: RegExp): string | undefined {
    expression.lastIndex = position;
    const found = expression.exec(text)?.[0];
    position += found?.length ?? 0;
    return found;
  }

  function takeSymbol(symbol: string): boolean {
    take(WHITE_SPACE);
    if (text[position] !== symbol) return false;
    position += 1;
    return true;
  }

  function expectSymbol(symbol: string): void {
    if (!takeSymbol(symbol)) throw new SyntaxError(`no ${symbol} at ${position} of ${text}`);
  }

  function readString(): string {
    take(WHITE_SPACE);
    const quoted = take(STRING);
    if (quoted === undefined) throw new SyntaxError(`no string at ${position} of ${text}`);
    // Strings are plain JSON; only numbers and objects need a reader of their own.
    return String(JSON.parse(quoted));
  }

  function readValue(): Json {
    if (takeSymbol('{')) return { kind: 'object', members: readMembers() };
    if (takeSymbol('[')) return { kind: 'array', elements: readElements() };
    if (text[position] === '"') return { kind: 'string', text: readString() };
    const spelling = take(NUMBER);
    if (spelling !== undefined) return { kind: 'number', spelling };
    const word = take(LITERAL);
    if (word === 'true' || word === 'false' || word === 'null') return { kind: 'literal', word };
    throw new SyntaxError(`no value at ${position} of ${text}`);
  }

  function readMembers(): Member[] {
    const members: Member[] = [];
    if (takeSymbol('}')) return members;
    do {
      const key = readString();
      expectSymbol(':');
      members.push({ key, value: readValue() });
    } while (takeSymbol(','));
    expectSymbol('}');
    return members;
  }

  function readElements(): Json[] {
    const elements: Json[] = [];
    if (takeSymbol(']')) return elements;
    do elements.push(readValue());
    while (takeSymbol(','));
    expectSymbol(']');
    return elements;
  }

  return readValue();
}
