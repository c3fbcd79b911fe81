import { ESCAPED_STRING, type EventFields, type LeafKind, LITERAL, NUMBER, STRING } from './event-fields.js';
import {
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COMMA,
  MALFORMED,
  OPEN_BRACE,
  OPEN_BRACKET,
  QUOTE,
  codeAt,
  deeper,
  endOfBareWord,
  endOfString,
  skipColon,
  skipSpace,
  skipValue,
} from './json-scan.js';
import { malformedEvent } from './malformed-event.js';
import { type PathNode, type PathTrie, isStepUsed } from './path-trie.js';

/**
 * Reads the wanted fields out of the JSON text of an event, in one pass that looks at each character once. What
 * nobody wants is checked and skipped. The service ignores what stands behind the closing brace, so it is not read.
 */
export class EventReader {
  constructor(
    private readonly trie: PathTrie,
    private readonly fields: EventFields,
  ) {}

  /** Throws {@link MalformedEvent}. */
  read(text: string): void {
    this.fields.start(text, this.trie.paths.length);
    try {
      const open = skipSpace(text, 0);
      if (codeAt(text, open) !== OPEN_BRACE) throw MALFORMED;
      this.readObject(text, open + 1, this.trie.root, 0, 1);
    } catch (error) {
      throw error === MALFORMED ? malformedEvent(text) : error;
    }
  }

  private readObject(text: string, from: number, node: PathNode, place: number, depth: number): number {
    let position = skipSpace(text, from);
    if (codeAt(text, position) === CLOSE_BRACE) {
      if (this.trie.open) this.fields.addEmpty(node, '{}');
      return position + 1;
    }
    for (;;) {
      if (codeAt(text, position) !== QUOTE) throw MALFORMED;
      const start = position + 1;
      const end = endOfString(text, start);
      const child = this.childFor(text, start, end, node);
      position = skipColon(text, (end < 0 ? ~end : end) + 1);
      position =
        child === undefined
          ? skipValue(text, position, depth)
          : this.readValue(text, position, child, place, depth);
      position = skipSpace(text, position);
      const code = codeAt(text, position);
      if (code === CLOSE_BRACE) return position + 1;
      if (code !== COMMA) throw MALFORMED;
      position = skipSpace(text, position + 1);
    }
  }

  private childFor(text: string, start: number, end: number, node: PathNode): PathNode | undefined {
    const { trie } = this;
    const plain = end >= 0;
    if (plain && trie.steps === undefined) {
      const child = node.find(text, start, end);
      if (child !== undefined || (!trie.open && !hasDot(text, start, end))) return child;
    }
    const raw = text.slice(start, plain ? end : ~end);
    const key = plain ? raw : String(JSON.parse(`"${raw}"`));
    if (trie.steps !== undefined && !isStepUsed(trie.steps, key)) return undefined;
    return trie.resolve(node, key);
  }

  private readValue(text: string, from: number, node: PathNode, place: number, depth: number): number {
    switch (codeAt(text, from)) {
      case QUOTE: {
        const end = endOfString(text, from + 1);
        const close = end < 0 ? ~end : end;
        this.add(node, end < 0 ? ESCAPED_STRING : STRING, from + 1, close, place);
        return close + 1;
      }
      case OPEN_BRACE:
        if (node.isLeaf && !this.trie.open) return skipValue(text, from, depth);
        return this.readObject(text, from + 1, node, place, deeper(depth));
      case OPEN_BRACKET:
        return this.readArray(text, from + 1, node, place, deeper(depth));
      default: {
        const end = endOfBareWord(text, from);
        this.add(node, text.charCodeAt(from) > 0x40 ? LITERAL : NUMBER, from, end, place);
        return end;
      }
    }
  }

  private readArray(text: string, from: number, node: PathNode, place: number, depth: number): number {
    let position = skipSpace(text, from);
    if (codeAt(text, position) === CLOSE_BRACKET) {
      if (this.trie.open) this.fields.addEmpty(node, '[]');
      return position + 1;
    }
    const array = this.fields.addArray(node);
    for (let index = 0; ; index++) {
      const code = codeAt(text, position);
      const element =
        code === OPEN_BRACE || code === OPEN_BRACKET ? this.fields.addElement(array, index, place) : place;
      position = skipSpace(text, this.readValue(text, position, node, element, depth));
      const next = codeAt(text, position);
      if (next === CLOSE_BRACKET) return position + 1;
      if (next !== COMMA) throw MALFORMED;
      position = skipSpace(text, position + 1);
    }
  }

  private add(node: PathNode, kind: LeafKind, start: number, end: number, place: number): void {
    if (node.field >= 0) this.fields.addLeaf(node.field, kind, start, end, place);
  }
}

function hasDot(text: string, start: number, end: number): boolean {
  for (let position = start; position < end; position++) {
    if (text.charCodeAt(position) === 0x2e) return true;
  }
  return false;
}
