import { EventFields } from '../event/event-fields.js';
import { EventReader } from '../event/event-reader.js';
import { PathTrie } from '../event/path-trie.js';
import type { EventValue } from '../values/event-value.js';
import type { ReceivedValue } from './explanation.js';

export interface Leaf {
  readonly path: string;
  readonly value: EventValue;
  readonly at: string;
  readonly row: number;
}

/** Everything that an event has, wanted or not: where hints look for what went wrong. */
export class EventOutline {
  readonly leaves: readonly Leaf[];
  readonly #leafPaths: ReadonlySet<string>;
  readonly #objectPaths: ReadonlySet<string>;
  readonly #emptyPaths: ReadonlyMap<string, 'empty object' | 'empty array'>;

  constructor(eventText: string) {
    const trie = new PathTrie(true);
    const fields = new EventFields();
    new EventReader(trie, fields).read(eventText);
    this.leaves = trie.paths.flatMap((path, field) => leavesOf(fields, field, path));
    this.#leafPaths = new Set(this.leaves.map(({ path }) => path));
    this.#emptyPaths = new Map(
      fields.empties.map(({ path, content }) => [path, content === '{}' ? 'empty object' : 'empty array']),
    );
    this.#objectPaths = new Set([...this.#leafPaths, ...this.#emptyPaths.keys()].flatMap(parentsOf));
  }

  hasLeaf(path: string): boolean {
    return this.#leafPaths.has(path);
  }

  /** What stands at a path where no leaf is. */
  containerAt(path: string): 'object' | 'empty object' | 'empty array' | undefined {
    return this.#objectPaths.has(path) ? 'object' : this.#emptyPaths.get(path);
  }
}

export function leavesOf(fields: EventFields, field: number, path: string): Leaf[] {
  const leaves: Leaf[] = [];
  for (let row = fields.first(field); row >= 0; row = fields.next(row)) {
    leaves.push({ path, value: fields.value(row), at: fields.location(row, path), row });
  }
  return leaves;
}

export function received({ value: { type, text }, at }: Leaf): ReceivedValue {
  return { type, text, at };
}

/** The paths of the objects that a path leads through, outermost first. */
export function parentsOf(path: string): string[] {
  const parents: string[] = [];
  for (let dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1))
    parents.push(path.slice(0, dot));
  return parents;
}
