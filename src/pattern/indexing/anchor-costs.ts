import type { Anchor } from '../operators/operator.js';
import type { AnchoredCondition, Candidate } from './candidate.js';

/** How much of what an anchor leads to is led to in vain. Only the order of magnitude matters. */
const WEIGHTS: Record<Anchor['kind'], number> = {
  string: 1,
  'bare-word': 1,
  number: 1,
  'lower-case': 1,
  suffix: 2,
  prefix: 2,
  'number-range': 0.25,
  'address-range': 0.25,
  present: 4,
};

/** Estimates, for a group of candidates, how many of them a search meets when one is filed under a condition. */
export class AnchorCosts {
  readonly #crowds = new Map<number, Map<string, number>>();

  constructor(candidates: readonly Candidate[]) {
    for (const { conditions } of candidates) {
      for (const { field, anchors } of conditions) {
        for (const anchor of anchors ?? []) this.#count(field, crowdOf(anchor));
      }
    }
  }

  of({ field, anchors }: AnchoredCondition): number {
    if (anchors === undefined) return Number.POSITIVE_INFINITY;
    const crowds = this.#crowds.get(field);
    let cost = 0;
    for (const anchor of anchors) cost += WEIGHTS[anchor.kind] * (crowds?.get(crowdOf(anchor)) ?? 1);
    return cost;
  }

  #count(field: number, crowd: string): void {
    let crowds = this.#crowds.get(field);
    if (crowds === undefined) this.#crowds.set(field, (crowds = new Map<string, number>()));
    crowds.set(crowd, (crowds.get(crowd) ?? 0) + 1);
  }
}

/** Anchors with the same crowd lead to one another: ranges of one field may all overlap. */
function crowdOf(anchor: Anchor): string {
  switch (anchor.kind) {
    case 'string':
    case 'bare-word':
    case 'prefix':
    case 'suffix':
    case 'lower-case':
      return `${anchor.kind} ${anchor.text}`;
    case 'number':
      return `number ${anchor.value}`;
    default:
      return anchor.kind;
  }
}
