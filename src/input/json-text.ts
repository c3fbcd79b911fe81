/**
 * Finds its way in a text that is known to be JSON without white space between its tokens; offsets are UTF-16 units.
 */

const QUOTE = 0x22;
const COMMA = 0x2c;
const OPEN_BRACKET = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_BRACKET = 0x5d;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;

export type JsonType = 'string' | 'number' | 'boolean' | 'null' | 'object' | 'array';

/** A value's place in the text, its end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export function typeAt(text: string, start: number): JsonType {
  switch (text[start]) {
    case '"':
      return 'string';
    case '{':
      return 'object';
    case '[':
      return 'array';
    case 't':
    case 'f':
      return 'boolean';
    case 'n':
      return 'null';
    default:
      return 'number';
  }
}

/** The members of the object that starts there; of a name that occurs twice, the last one. */
export function membersAt(text: string, start: number): ReadonlyMap<string, Span> {
  const members = new Map<string, Span>();
  let at = start + 1;
  while (text.charCodeAt(at) === QUOTE) {
    const colon = endOfString(text, at);
    const value = { start: colon + 1, end: endOfValue(text, colon + 1) };
    members.set(decodedString(text.slice(at, colon)), value);
    at = value.end + 1;
  }
  return members;
}

/** The elements of the array that starts there. */
export function elementsAt(text: string, start: number): readonly Span[] {
  const elements: Span[] = [];
  let at = start + 1;
  while (at < text.length && text.charCodeAt(at) !== CLOSE_BRACKET) {
    const end = endOfValue(text, at);
    elements.push({ start: at, end });
    if (text.charCodeAt(end) !== COMMA) break;
    at = end + 1;
  }
  return elements;
}

/** The text of a string with its quotes around it. */
export function decodedString(json: string): string {
  return json.includes('\\') ? String(JSON.parse(json)) : json.slice(1, -1);
}

function endOfValue(text: string, start: number): number {
  const first = text.charCodeAt(start);
  if (first === QUOTE) return endOfString(text, start);
  if (first === OPEN_BRACE || first === OPEN_BRACKET) return endOfContainer(text, start);
  let at = start;
  while (at < text.length && !endsWord(text.charCodeAt(at))) at += 1;
  return at;
}

function endOfContainer(text: string, start: number): number {
  let depth = 0;
  let at = start;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      at = endOfString(text, at);
      continue;
    }
    at += 1;
    if (code === OPEN_BRACE || code === OPEN_BRACKET) depth += 1;
    else if (code === CLOSE_BRACE || code === CLOSE_BRACKET) depth -= 1;
    if (depth === 0) break;
  }
  return at;
}

function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) return at + 1;
    if (code === BACKSLASH) at += 1;
  }
  return text.length;
}

function endsWord(code: number): boolean {
  return code === COMMA || code === CLOSE_BRACE || code === CLOSE_BRACKET;
}
