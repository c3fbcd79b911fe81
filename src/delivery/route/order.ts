import { randomFrom } from '../../environment/repeatable-random.js';

/**
 * The order in which targets receive events. AWS guarantees none, and may deliver an event twice: `shuffled` and
 * `duplicated` find code that relies on more. Their number is a seed; the same seed gives the same order.
 */
export type DeliveryOrder =
  | 'in order'
  | { readonly shuffled: number }
  | { readonly duplicated: number }
  | { readonly shuffled: number; readonly duplicated: number };

/** Rearranges what is delivered together. */
export class Arrangement {
  readonly #order: DeliveryOrder;
  #shuffle: (() => number) | undefined;
  #duplicate: (() => number) | undefined;

  constructor(order: DeliveryOrder) {
    this.#order = order;
    this.restart();
  }

  /** Arranges from now on as if nothing had been arranged yet. */
  restart(): void {
    if (this.#order === 'in order') return;
    if ('shuffled' in this.#order) this.#shuffle = randomFrom(this.#order.shuffled);
    if ('duplicated' in this.#order) this.#duplicate = randomFrom(this.#order.duplicated);
  }

  /** How often something is to be done: more than once now and then. */
  timesOf(): number {
    return this.#duplicate && this.#duplicate() < 0.5 ? 2 : 1;
  }

  arrange<Due>(due: Iterable<Due>): Iterable<Due> {
    const random = this.#shuffle;
    if (!random) return due;
    return [...due]
      .map((item) => ({ item, rank: random() }))
      .sort((a, b) => a.rank - b.rank)
      .map(({ item }) => item);
  }
}
