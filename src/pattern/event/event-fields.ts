import { EventValue } from '../values/event-value.js';
import type { PathNode } from './path-trie.js';

/** How the text of a leaf is to be read. */
export const STRING = 0;
export const ESCAPED_STRING = 1;
export const NUMBER = 2;
export const LITERAL = 3;
export type LeafKind = typeof STRING | typeof ESCAPED_STRING | typeof NUMBER | typeof LITERAL;

const NONE = -1;

/**
 * The wanted fields of one event: for each its leaves, in the order of the text, with the elements of arrays that
 * they sit in. Numbers in parallel arrays which are used again for the next event, so that reading an event allocates
 * next to nothing; a leaf's text is cut out when somebody looks at it.
 *
 * Leaves are rows. A row's element says in which elements of which arrays it sits: elements form chains from the
 * innermost outwards, and 0 is outside every array. A scalar that stands directly in an array has the element that this
 * array sits in: the service does not tell such scalars apart.
 */
export class EventFields {
  /** Whether any leaf sits in an element of an array, so that array consistency may decide. */
  hasElements = false;
  /** Who held the array at another element when a {@link hold} failed. */
  rival = NONE;

  /** Objects and arrays without content; kept for explanations only. */
  empties: { readonly path: string; readonly content: '{}' | '[]' }[] = [];

  #text = '';
  #rows = 0;
  readonly #first: number[] = [];
  readonly #last: number[] = [];
  readonly #next: number[] = [];
  readonly #kind: LeafKind[] = [];
  readonly #start: number[] = [];
  readonly #end: number[] = [];
  readonly #element: number[] = [];
  readonly #value: (EventValue | undefined)[] = [];

  #elements = 1;
  readonly #arrayOf: number[] = [NONE];
  readonly #indexOf: number[] = [NONE];
  readonly #outerOf: number[] = [NONE];
  #arrays = 0;
  readonly #arrayNode: PathNode[] = [];
  /** The element that an array is held at, and by whom; -1 where it is not held. */
  readonly #held: number[] = [];
  readonly #holder: number[] = [];

  /** Forgets the event before. */
  start(text: string, fields: number): void {
    this.#text = text;
    this.#rows = 0;
    this.#elements = 1;
    this.#arrays = 0;
    this.hasElements = false;
    for (let field = 0; field < fields; field++) this.#first[field] = NONE;
  }

  addLeaf(field: number, kind: LeafKind, start: number, end: number, element: number): void {
    const row = this.#rows++;
    this.#kind[row] = kind;
    this.#start[row] = start;
    this.#end[row] = end;
    this.#element[row] = element;
    this.#next[row] = NONE;
    this.#value[row] = undefined;
    if (element !== 0) this.hasElements = true;
    // An open trie numbers fields while the event is read.
    if ((this.#first[field] ?? NONE) === NONE) this.#first[field] = row;
    else this.#next[this.#last[field] ?? NONE] = row;
    this.#last[field] = row;
  }

  /** Takes note of an object or array without content, which is no leaf. Asked for by open tries only. */
  addEmpty(node: PathNode, content: '{}' | '[]'): void {
    this.empties.push({ path: node.path, content });
  }

  addArray(node: PathNode): number {
    const array = this.#arrays++;
    this.#arrayNode[array] = node;
    this.#held[array] = NONE;
    return array;
  }

  addElement(array: number, index: number, outer: number): number {
    const element = this.#elements++;
    this.#arrayOf[element] = array;
    this.#indexOf[element] = index;
    this.#outerOf[element] = outer;
    return element;
  }

  /** The first leaf of a field; -1 if the event has none. */
  first(field: number): number {
    return this.#first[field] ?? NONE;
  }

  /** The next leaf of the same field; -1 after the last. */
  next(row: number): number {
    return this.#next[row] ?? NONE;
  }

  element(row: number): number {
    return this.#element[row] ?? 0;
  }

  value(row: number): EventValue {
    return (this.#value[row] ??= this.#cut(row));
  }

  #cut(row: number): EventValue {
    const text = this.#text.slice(this.#start[row], this.#end[row]);
    switch (this.#kind[row]) {
      case STRING:
        return new EventValue('string', text);
      case ESCAPED_STRING:
        return new EventValue('string', String(JSON.parse(`"${text}"`)));
      case NUMBER:
        return new EventValue('number', text);
      default:
        return new EventValue('literal', text);
    }
  }

  /**
   * Holds every array around an element at that element, or the one around it. Gives how many arrays were not held
   * before, for {@link release}; or -1 if one is held at another element: then nothing has changed.
   */
  hold(element: number, holder: number): number {
    let unheld = 0;
    for (let at = element; at !== 0; at = this.#outerOf[at] ?? 0) {
      const array = this.#arrayOf[at] ?? NONE;
      const held = this.#held[array];
      if (held !== NONE) {
        // An array that is held has had the arrays around it held with it.
        if (held === this.#indexOf[at]) break;
        this.rival = this.#holder[array] ?? NONE;
        return NONE;
      }
      unheld++;
    }
    for (let at = element, left = unheld; left > 0; left--, at = this.#outerOf[at] ?? 0) {
      const array = this.#arrayOf[at] ?? NONE;
      this.#held[array] = this.#indexOf[at] ?? NONE;
      this.#holder[array] = holder;
    }
    return unheld;
  }

  /** Undoes a {@link hold}. */
  release(element: number, count: number): void {
    for (let at = element, left = count; left > 0; left--, at = this.#outerOf[at] ?? 0) {
      this.#held[this.#arrayOf[at] ?? NONE] = NONE;
    }
  }

  /** Whether two leaves do not sit in different elements of one array. */
  areTogether(row: number, other: number): boolean {
    const held = this.hold(this.element(row), 0);
    const count = this.hold(this.element(other), 1);
    if (count >= 0) this.release(this.element(other), count);
    this.release(this.element(row), held);
    return count >= 0;
  }

  /** Where a leaf stands, with the elements of arrays counted from 0: `detail.items[1].sku`. */
  location(row: number, path: string): string {
    let rest = path.length;
    let written = '';
    for (let at = this.element(row); at !== 0; at = this.#outerOf[at] ?? 0) {
      const depth = this.#arrayNode[this.#arrayOf[at] ?? NONE]?.path.length ?? 0;
      written = `[${String(this.#indexOf[at])}]${path.slice(depth, rest)}${written}`;
      rest = depth;
    }
    return path.slice(0, rest) + written;
  }
}
