import { EntryHeap, HeapEntry } from './entry-heap.js';

/** Something to be done at a time. Belongs to the agenda that made it. */
export interface Entry {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly task: () => void;
  readonly kind: string;
}

/** The timed work of an account, by time and, at the same time, in the order in which it was added. */
export class Agenda {
  /** One for each kind, so that the earliest of a kind is found without a search. There are few kinds. */
  readonly #heaps = new Map<string, EntryHeap>();
  #added = 0;

  /** How many entries wait. */
  get size(): number {
    let size = 0;
    for (const heap of this.#heaps.values()) size += heap.size;
    return size;
  }

  /** How many entries of one kind wait. */
  sizeOf(kind: string): number {
    return this.#heaps.get(kind)?.size ?? 0;
  }

  /** @throws RangeError for a time that is none. */
  add(at: Date | number, task: () => void, kind = ''): Entry {
    const time = Number(at);
    if (Number.isNaN(time)) throw new RangeError('Agenda.add: the time is not a number.');
    const entry = new HeapEntry(time, task, kind, this.#added++);
    this.#heapOf(kind).add(entry);
    return entry;
  }

  /** Whether the entry still waited; if so, it does not any more. */
  cancel(entry: Entry): boolean {
    return entry instanceof HeapEntry && this.#heaps.get(entry.kind)?.remove(entry) === true;
  }

  /** Takes the earliest entry that is not later than the time. */
  due(until: Date | number): Entry | undefined {
    const earliest = this.#earliest();
    if (!earliest || earliest.at > Number(until)) return undefined;
    this.cancel(earliest);
    return earliest;
  }

  /** The earliest entry, of all or of one kind, which goes on waiting. */
  earliest(kind?: string): Entry | undefined {
    return kind === undefined ? this.#earliest() : this.#heaps.get(kind)?.earliest;
  }

  clear(): void {
    this.#heaps.clear();
  }

  #earliest(): HeapEntry | undefined {
    let earliest: HeapEntry | undefined;
    for (const heap of this.#heaps.values()) {
      const candidate = heap.earliest;
      if (candidate && (!earliest || candidate.isBefore(earliest))) earliest = candidate;
    }
    return earliest;
  }

  #heapOf(kind: string): EntryHeap {
    const known = this.#heaps.get(kind);
    if (known) return known;
    const heap = new EntryHeap();
    this.#heaps.set(kind, heap);
    return heap;
  }
}
