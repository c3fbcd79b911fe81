/** A closed interval of numbers with something filed under it. */
export interface Interval<V> {
  readonly low: number;
  readonly high: number;
  readonly value: V;
}

/** Finds which of many intervals a number lies in: a balanced tree over the sorted lower ends, laid out in an array. */
export class IntervalTree<V> {
  readonly #intervals: readonly Interval<V>[];
  /** For the middle of each subtree, the highest upper end below it. */
  readonly #highest: Float64Array;

  constructor(intervals: readonly Interval<V>[]) {
    this.#intervals = intervals.toSorted((a, b) => a.low - b.low);
    this.#highest = new Float64Array(intervals.length);
    this.#measure(0, intervals.length);
  }

  visit(point: number, callback: (value: V) => void): void {
    this.#visit(0, this.#intervals.length, point, callback);
  }

  #measure(from: number, to: number): number {
    if (from >= to) return Number.NEGATIVE_INFINITY;
    const middle = (from + to) >>> 1;
    const own = this.#intervals[middle]?.high ?? Number.NEGATIVE_INFINITY;
    const highest = Math.max(own, this.#measure(from, middle), this.#measure(middle + 1, to));
    this.#highest[middle] = highest;
    return highest;
  }

  #visit(from: number, to: number, point: number, callback: (value: V) => void): void {
    if (from >= to) return;
    const middle = (from + to) >>> 1;
    const interval = this.#intervals[middle];
    if (interval === undefined || (this.#highest[middle] ?? point) < point) return;
    this.#visit(from, middle, point, callback);
    if (interval.low > point) return;
    if (interval.high >= point) callback(interval.value);
    this.#visit(middle + 1, to, point, callback);
  }
}
