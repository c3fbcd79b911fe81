import type { Anchor } from '../operators/operator.js';

/** A conjunction as the search for it sees it. */
export interface Candidate {
  readonly conditions: readonly AnchoredCondition[];
}

export interface AnchoredCondition {
  /** The number of the field that the condition is about. */
  readonly field: number;
  /** The anchors of all alternatives; absent if the condition can hold without any value. */
  readonly anchors: readonly Anchor[] | undefined;
}
