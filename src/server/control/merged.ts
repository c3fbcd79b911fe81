/**
 * Two lists that grow, as one that only grows: what is in it keeps its place, and what is new comes behind it in the
 * order of time.
 */
export class Merged<Record extends object> {
  readonly #timeOf: (record: Record) => Date;
  #known: readonly Record[] = [];

  constructor(timeOf: (record: Record) => Date) {
    this.#timeOf = timeOf;
  }

  /** Both as they are now. What has gone from them goes here, too. */
  of(first: readonly Record[], second: readonly Record[]): readonly Record[] {
    const there = new Set([...first, ...second]);
    const kept = this.#known.filter((record) => there.delete(record));
    const added = [...there].sort((a, b) => Number(this.#timeOf(a)) - Number(this.#timeOf(b)));
    this.#known = [...kept, ...added];
    return this.#known;
  }
}
