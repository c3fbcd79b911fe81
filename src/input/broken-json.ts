import { MalformedJson } from '../pattern/json/malformed-json.js';
import { JsonReader, type JsonToken } from '../pattern/json/reader.js';

/** Where a text stops being JSON: counted from 1, in UTF-16 units. */
export interface JsonBreak {
  readonly line: number;
  readonly column: number;
  /** The line, or what of it is near the place. */
  readonly excerpt: string;
  /** The place in the excerpt, from 0; its length for a text that ends too early. */
  readonly offset: number;
}

/** Undefined for a text that is one JSON value and nothing else. */
export function firstBreak(text: string): JsonBreak | undefined {
  const reader = new JsonReader(text);
  try {
    let depth = 0;
    do depth += depthChange(reader.next());
    while (depth > 0);
    const { line, column } = reader.location;
    return reader.next() === 'end' ? undefined : breakAt(text, line, column);
  } catch (error) {
    if (!(error instanceof MalformedJson)) throw error;
    const { line, column } = error.location ?? reader.location;
    return breakAt(text, line, column);
  }
}

function depthChange(token: JsonToken): number {
  if (token === '{' || token === '[') return 1;
  return token === '}' || token === ']' ? -1 : 0;
}

const LINE_BREAK = /\r\n|\r|\n/;
/** So much of a line is shown on each side of the place. */
const MARGIN = 40;

/** The place behind so many units of a text. */
export function breakAfter(text: string, length: number): JsonBreak {
  const lines = text.slice(0, length).split(LINE_BREAK);
  return breakAt(text, lines.length, (lines.at(-1) ?? '').length + 1);
}

function breakAt(text: string, line: number, column: number): JsonBreak {
  const row = text.split(LINE_BREAK)[line - 1] ?? '';
  const inRow = Math.min(column - 1, row.length);
  const from = inRow - MARGIN <= 1 ? 0 : inRow - MARGIN;
  const to = inRow + MARGIN + 1 >= row.length ? row.length : inRow + MARGIN;
  const before = `${from > 0 ? '…' : ''}${row.slice(from, inRow)}`;
  const behind = `${row.slice(inRow, to)}${to < row.length ? '…' : ''}`;
  return { line, column, excerpt: before + behind, offset: before.length };
}
