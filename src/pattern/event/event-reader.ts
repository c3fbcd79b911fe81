import { CLOSE_BRACE, CLOSE_BRACKET, OPEN_BRACE, OPEN_BRACKET, POINT, QUOTE } from '../json/unit-codes.js';
import { ESCAPED_STRING, type EventFields, type LeafKind, LITERAL, NUMBER, STRING } from './event-fields.js';
import {
  MALFORMED,
  closingQuote,
  deeper,
  endOfBareWord,
  endOfString,
  skipColon,
  skipComma,
  skipSpace,
  skipValue,
  unitsOf,
} from './json-scan.js';
import { MalformedEvent, malformedEvent } from './malformed-event.js';
import { type PathNode, type PathTrie, isStepUsed } from './path-trie.js';

const LETTERS = 0x40;

/**
 * Reads the wanted fields out of the JSON text of an event, in one pass that looks at each unit once. What nobody
 * wants is checked and skipped. The service ignores what stands behind the closing brace, so that is not read.
 */
export class EventReader {
  readonly #trie: PathTrie;
  readonly #fields: EventFields;
  #text = '';

  constructor(trie: PathTrie, fields: EventFields) {
    this.#trie = trie;
    this.#fields = fields;
  }

  /** Throws {@link MalformedEvent}. */
  read(text: string): void {
    this.#text = text;
    this.#fields.start(text, this.#trie.paths.length);
    const units = unitsOf(text);
    try {
      const open = skipSpace(units, 0);
      if (units[open] !== OPEN_BRACE) throw MALFORMED;
      this.#readObject(units, open + 1, this.#trie.root, 0, 1);
    } catch (error) {
      throw error === MALFORMED ? malformedEvent(text) : error;
    }
  }

  #readObject(units: Uint16Array, from: number, node: PathNode, element: number, depth: number): number {
    let position = skipSpace(units, from);
    if (units[position] === CLOSE_BRACE) {
      if (this.#trie.open) this.#fields.addEmpty(node, '{}');
      return position + 1;
    }
    for (;;) {
      if (units[position] !== QUOTE) throw MALFORMED;
      const start = position + 1;
      const end = endOfString(units, start);
      const child = this.#childFor(units, start, end, node);
      position = skipColon(units, closingQuote(end) + 1);
      position =
        child === undefined
          ? skipValue(units, position, depth)
          : this.#readValue(units, position, child, element, depth);
      position = skipSpace(units, position);
      if (units[position] === CLOSE_BRACE) return position + 1;
      position = skipComma(units, position);
    }
  }

  #childFor(units: Uint16Array, start: number, end: number, node: PathNode): PathNode | undefined {
    if (this.#trie.isPlain && end >= 0) {
      const child = node.find(units, start, end);
      // A key with dots may be several steps at once.
      if (child !== undefined || end - start < node.leastOfSeveralSteps || !hasDot(units, start, end))
        return child;
    }
    return this.#childForKey(start, end, node);
  }

  #childForKey(start: number, end: number, node: PathNode): PathNode | undefined {
    const trie = this.#trie;
    const raw = this.#text.slice(start, closingQuote(end));
    const key = end < 0 ? String(JSON.parse(`"${raw}"`)) : raw;
    return trie.steps === undefined || isStepUsed(trie.steps, key) ? trie.resolve(node, key) : undefined;
  }

  #readValue(units: Uint16Array, from: number, node: PathNode, element: number, depth: number): number {
    const first = units[from] ?? 0;
    switch (first) {
      case QUOTE: {
        const end = endOfString(units, from + 1);
        const close = closingQuote(end);
        this.#add(node, end < 0 ? ESCAPED_STRING : STRING, from + 1, close, element);
        return close + 1;
      }
      case OPEN_BRACE:
        if (node.isLeaf && this.#trie.isPlain) return skipValue(units, from, depth);
        return this.#readObject(units, from + 1, node, element, deeper(depth));
      case OPEN_BRACKET:
        return this.#readArray(units, from + 1, node, element, deeper(depth));
      default: {
        const end = endOfBareWord(units, from);
        this.#add(node, first > LETTERS ? LITERAL : NUMBER, from, end, element);
        return end;
      }
    }
  }

  /** @param element that the array sits in, and that its scalars are taken to sit in too */
  #readArray(units: Uint16Array, from: number, node: PathNode, element: number, depth: number): number {
    let position = skipSpace(units, from);
    if (units[position] === CLOSE_BRACKET) {
      if (this.#trie.open) this.#fields.addEmpty(node, '[]');
      return position + 1;
    }
    const array = this.#fields.addArray(node);
    for (let index = 0; ; index++) {
      const first = units[position];
      const isContainer = first === OPEN_BRACE || first === OPEN_BRACKET;
      const own = isContainer ? this.#fields.addElement(array, index, element) : element;
      position = skipSpace(units, this.#readValue(units, position, node, own, depth));
      if (units[position] === CLOSE_BRACKET) return position + 1;
      position = skipComma(units, position);
    }
  }

  #add(node: PathNode, kind: LeafKind, start: number, end: number, element: number): void {
    if (node.field >= 0) this.#fields.addLeaf(node.field, kind, start, end, element);
  }
}

function hasDot(units: Uint16Array, start: number, end: number): boolean {
  for (let position = start; position < end; position++) if (units[position] === POINT) return true;
  return false;
}

/** The JSON text of an event. An object is written by JSON.stringify: what that leaves out is not there. */
export function eventText(event: string | object): string {
  if (typeof event === 'string') return event;
  const text: unknown = JSON.stringify(event);
  if (typeof text !== 'string') throw new MalformedEvent('Event must be a JSON object');
  return text;
}
