import type { EventFields } from '../event/event-fields.js';
import { AnchorCosts } from './anchor-costs.js';
import { AnchorTable } from './anchor-table.js';
import type { AnchoredCondition, Candidate } from './candidate.js';

/** Beyond this, one more look-up is cheaper than to try each candidate. */
const CROWDED = 4;
/** A candidate is filed under each anchor of a condition, at each level again: bounds on how often that can be. */
const MAX_LEVELS = 3;
const MAX_ANCHORS_BELOW_ROOT = 8;

/** What one anchor leads to: candidates, and where they are many, a level that tells them apart. */
class Bucket<C extends Candidate> {
  readonly candidates: C[] = [];
  level: Level<C> | undefined;

  add(candidate: C): void {
    // Several anchors of one condition may lead here.
    if (this.candidates.at(-1) !== candidate) this.candidates.push(candidate);
  }
}

/** A step of the search. Each candidate is filed under the condition that promises to be met most seldom. */
class Level<C extends Candidate> {
  /** Those that cannot be filed, so that they are always tried. */
  readonly unfiled: C[] = [];
  readonly fields: number[] = [];
  readonly tables: AnchorTable<Bucket<C>>[] = [];
  readonly #tableOf = new Map<number, AnchorTable<Bucket<C>>>();

  /** @param used fields whose anchors have led here already, and would not distinguish anything */
  constructor(candidates: readonly C[], used: readonly number[]) {
    const costs = new AnchorCosts(candidates);
    const crowded = new Map<Bucket<C>, number>();
    for (const candidate of candidates) {
      const condition = cheapest(candidate, costs, used);
      if (condition === undefined) {
        this.unfiled.push(candidate);
        continue;
      }
      for (const bucket of this.#buckets(condition)) {
        bucket.add(candidate);
        if (bucket.candidates.length > CROWDED) crowded.set(bucket, condition.field);
      }
    }
    for (const [bucket, field] of crowded) bucket.level = distinguish(bucket.candidates, [...used, field]);
  }

  #buckets({ field, anchors }: AnchoredCondition): Bucket<C>[] {
    const table = this.#table(field);
    return (anchors ?? []).flatMap((anchor) => table.file(anchor));
  }

  #table(field: number): AnchorTable<Bucket<C>> {
    let table = this.#tableOf.get(field);
    if (table === undefined) {
      table = new AnchorTable(() => new Bucket<C>());
      this.#tableOf.set(field, table);
      this.fields.push(field);
      this.tables.push(table);
    }
    return table;
  }
}

function distinguish<C extends Candidate>(
  candidates: readonly C[],
  used: readonly number[],
): Level<C> | undefined {
  if (used.length >= MAX_LEVELS) return undefined;
  const level = new Level(candidates, used);
  return level.unfiled.length < candidates.length ? level : undefined;
}

function cheapest(
  candidate: Candidate,
  costs: AnchorCosts,
  used: readonly number[],
): AnchoredCondition | undefined {
  let best: AnchoredCondition | undefined;
  let bestCost = Number.POSITIVE_INFINITY;
  for (const condition of candidate.conditions) {
    const { field, anchors } = condition;
    if (used.length > 0 && (used.includes(field) || (anchors?.length ?? 0) > MAX_ANCHORS_BELOW_ROOT))
      continue;
    const cost = costs.of(condition);
    if (cost < bestCost) {
      best = condition;
      bestCost = cost;
    }
  }
  return best;
}

/** Finds, among many conjunctions, the few that an event may match: a decision tree over their anchors. */
export class CandidateTree<C extends Candidate> {
  readonly #root: Level<C>;
  readonly #event: EventFields;
  readonly #offer: (candidates: readonly C[]) => void;

  /** @param offer is called with candidates during a search, perhaps more than once with the same */
  constructor(candidates: readonly C[], event: EventFields, offer: (candidates: readonly C[]) => void) {
    this.#root = new Level(candidates, []);
    this.#event = event;
    this.#offer = offer;
  }

  /** Offers every candidate that the event may match. */
  search(): void {
    this.#visit(this.#root);
  }

  #visit(level: Level<C>): void {
    const { fields, tables, unfiled } = level;
    if (unfiled.length > 0) this.#offer(unfiled);
    for (let at = 0; at < fields.length; at++) {
      const table = tables[at];
      let row = this.#event.first(fields[at] ?? -1);
      for (; row >= 0 && table !== undefined; row = this.#event.next(row)) {
        table.visit(this.#event.value(row), this.#enter);
      }
    }
  }

  readonly #enter = (bucket: Bucket<C>): void => {
    if (bucket.level === undefined) this.#offer(bucket.candidates);
    else this.#visit(bucket.level);
  };
}
