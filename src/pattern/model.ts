import type { Alternative } from './operators/registry.js';

/**
 * What an event pattern means, as plain data. Parsing makes it, matching and explaining read it.
 */

/** An event pattern that the service would accept. */
export interface EventPattern {
  /** The JSON text that was parsed. */
  readonly text: string;
  /** One conjunction for each combination of `$or` branches; the pattern matches when any of them does. */
  readonly conjunctions: readonly Conjunction[];
}

/** Conditions that must all hold, sorted by path in UTF-16 order (the order decides what `exists: false` sees). */
export interface Conjunction {
  /** The conditions, in the order of their paths. */
  readonly conditions: readonly Condition[];
}

/** The alternatives that a field may meet; any one is enough. */
export interface Condition {
  /** Object keys joined with dots: `detail.total`. */
  readonly path: string;
  /** The alternatives, as the pattern lists them. */
  readonly alternatives: readonly Alternative[];
}
