import { Sizes } from './sizes.js';

/** How rows of the history become records. A row is at least one record, and may go on growing while it is the last. */
export interface Rows<Row, Made> {
  readonly isRow: (item: Row | Made) => item is Row;
  /** How many records it is by now. */
  readonly count: (row: Row) => number;
  /** Its records, but for so many of the oldest. */
  readonly make: (row: Row, without: number) => Iterable<Made>;
}

/** Records in the order in which they were written. Those of rows are made when somebody reads, once and for all. */
export class RecordList<Made, Row = never> {
  readonly #rows: Rows<Row, Made>;
  readonly #made: Made[] = [];
  /** What has been written since somebody last read, from the first row on. */
  #unread: (Row | Made)[] = [];
  /** So many records of the first row are forgotten already. */
  #forgotten = 0;
  #length = 0;
  #gone = 0;
  readonly #sizes = new Sizes();

  constructor(rows: Rows<Row, Made>) {
    this.#rows = rows;
  }

  get length(): number {
    return this.#length;
  }

  /** How many have been forgotten. */
  get gone(): number {
    return this.#gone;
  }

  /** The row that may still grow. */
  get last(): Row | Made | undefined {
    return this.#unread.at(-1);
  }

  add(record: Made, bytes: number): void {
    this.#grow(bytes);
    if (this.#unread.length === 0) this.#made.push(record);
    else this.#unread.push(record);
  }

  /** Adds a record of a row: of the last one, which has grown, or of one that begins. */
  addOf(row: Row, bytes: number): void {
    this.#grow(bytes);
    if (this.last !== row) this.#unread.push(row);
  }

  /** The records themselves, of which the caller changes nothing. */
  read(): readonly Made[] {
    const unread = this.#unread;
    if (unread.length === 0) return this.#made;
    this.#unread = [];
    let without = this.#forgotten;
    this.#forgotten = 0;
    for (const item of unread) {
      if (this.#rows.isRow(item)) this.#made.push(...this.#rows.make(item, without));
      else this.#made.push(item);
      without = 0;
    }
    return this.#made;
  }

  /** What is kept, of which nothing is made a record; so many records of the first row are forgotten. */
  get items(): { readonly items: readonly (Row | Made)[]; readonly forgotten: number } {
    const made = this.#made.length > 0;
    return {
      items: made ? [...this.#made, ...this.#unread] : this.#unread,
      forgotten: made ? 0 : this.#forgotten,
    };
  }

  /** Forgets the oldest of what is more than so many bytes; answers whether there was any. */
  forgetBeyond(bytes: number): boolean {
    const excess = this.#sizes.bytes > bytes ? this.#sizes.excess(bytes) : 0;
    if (excess > 0) this.forget(excess);
    return excess > 0;
  }

  /** Forgets so many of the oldest. */
  forget(count: number): void {
    this.#length -= count;
    this.#gone += count;
    this.#sizes.forget(count);
    const made = this.#made.splice(0, count).length;
    let toForget = count - made + this.#forgotten;
    let items = 0;
    for (const item of this.#unread) {
      const length = this.#rows.isRow(item) ? this.#rows.count(item) : 1;
      if (toForget < length) break;
      toForget -= length;
      items += 1;
    }
    this.#unread.splice(0, items);
    this.#forgotten = toForget;
  }

  #grow(bytes: number): void {
    this.#length += 1;
    this.#sizes.add(bytes);
  }
}
