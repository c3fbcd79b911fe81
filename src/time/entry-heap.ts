/** An entry of the agenda, with what the heap has to know of it. */
export class HeapEntry {
  /** Where it is in the heap. Meaningless once it has left. */
  position = -1;

  constructor(
    readonly at: number,
    readonly task: () => void,
    readonly kind: string,
    /** Decides between entries of the same time. */
    readonly order: number,
  ) {}

  isBefore(other: HeapEntry): boolean {
    return this.at < other.at || (this.at === other.at && this.order < other.order);
  }
}

/** A binary heap: no entry is before its parent. */
export class EntryHeap {
  readonly #entries: HeapEntry[] = [];

  get size(): number {
    return this.#entries.length;
  }

  get earliest(): HeapEntry | undefined {
    return this.#entries[0];
  }

  add(entry: HeapEntry): void {
    this.#rise(entry, this.#entries.length);
  }

  /** Answers whether the entry was here. */
  remove(entry: HeapEntry): boolean {
    if (this.#entries[entry.position] !== entry) return false;
    const last = this.#entries.pop();
    if (last && last !== entry) this.#replace(entry.position, last);
    return true;
  }

  /** What fills the hole may come from another branch, and so belong above the hole as well as below. */
  #replace(hole: number, entry: HeapEntry): void {
    this.#rise(entry, hole);
    if (entry.position === hole) this.#sink(entry, hole);
  }

  #rise(entry: HeapEntry, from: number): void {
    let position = from;
    for (let parent = this.#parentOf(position); parent && entry.isBefore(parent);) {
      const above = parent.position;
      this.#place(parent, position);
      position = above;
      parent = this.#parentOf(position);
    }
    this.#place(entry, position);
  }

  #sink(entry: HeapEntry, from: number): void {
    let position = from;
    for (let child = this.#earlierChildOf(position); child?.isBefore(entry);) {
      const below = child.position;
      this.#place(child, position);
      position = below;
      child = this.#earlierChildOf(position);
    }
    this.#place(entry, position);
  }

  #parentOf(position: number): HeapEntry | undefined {
    return position === 0 ? undefined : this.#entries[(position - 1) >> 1];
  }

  #earlierChildOf(position: number): HeapEntry | undefined {
    const left = this.#entries[2 * position + 1];
    const right = this.#entries[2 * position + 2];
    return left && right?.isBefore(left) ? right : left;
  }

  #place(entry: HeapEntry, position: number): void {
    this.#entries[position] = entry;
    entry.position = position;
  }
}
