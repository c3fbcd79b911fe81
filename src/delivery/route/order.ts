import { randomFrom } from '../../environment/repeatable-random.js';

/**
 * The order in which targets get their events. AWS promises none, and may deliver twice: `shuffled` and `duplicated`
 * find out whether anything relies on more, always the same way for the same seed.
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
