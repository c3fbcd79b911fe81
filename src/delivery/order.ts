import { randomFrom } from '../environment/repeatable-random.js';
import type { Job } from './job.js';

/**
 * The order in which targets get their events. AWS promises none, and may deliver twice: `shuffled` and `duplicated` find
 * out whether anything relies on more, always the same way for the same seed.
 */
export type DeliveryOrder =
  | 'in order'
  | { readonly shuffled: number }
  | { readonly duplicated: number }
  | { readonly shuffled: number; readonly duplicated: number };

/** Rearranges what is delivered together. */
export class Arrangement {
  readonly #shuffle: (() => number) | undefined;
  readonly #duplicate: (() => number) | undefined;

  constructor(order: DeliveryOrder) {
    if (order === 'in order') return;
    if ('shuffled' in order) this.#shuffle = randomFrom(order.shuffled);
    if ('duplicated' in order) this.#duplicate = randomFrom(order.duplicated);
  }

  /** How often a job is to be done: more than once now and then. */
  timesOf(): number {
    return this.#duplicate && this.#duplicate() < 0.5 ? 2 : 1;
  }

  arrange(jobs: readonly Job[]): readonly Job[] {
    const random = this.#shuffle;
    if (!random) return jobs;
    return jobs
      .map((job) => ({ job, rank: random() }))
      .sort((a, b) => a.rank - b.rank)
      .map(({ job }) => job);
  }
}
