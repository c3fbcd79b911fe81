import type { Alternative } from '../pattern/operators/registry.js';

/**
 * Which rules events have matched, which of their conditions have decided anything, and which targets were invoked:
 * plain data, which JSON keeps as it is. `String(coverage)` is a table for people.
 *
 * It is read off the history. Which rules an event matched is what it matched when it arrived; conditions and targets
 * are those that the rules have now. Where the two contradict each other, since a rule was changed, the event counts as
 * one that never reached the rule as it is.
 */
export interface RuleCoverage {
  readonly version: 1;
  readonly summary: CoverageSummary;
  /** By account, Region, bus and name. The rules of archives and others that AWS manages are left out. */
  readonly rules: readonly CoveredRule[];
  /** How many events the history has, on all buses. */
  readonly events: number;
  /** How many events the history had no room for (`historyBound`, `historyBytes`): they are not counted anywhere. */
  readonly forgotten: number;
  /** How many deliveries it had no room for: the counts of targets are without them. */
  readonly forgottenDeliveries: number;
  /** The table. */
  toString(): string;
}

export interface CoverageSummary {
  /** Of the rules, those that an event matched or that ran on their schedule. */
  readonly rules: CoverageShare;
  /** Of the conditions, those that some event met and some event failed. */
  readonly conditions: CoverageShare;
  /** Of the targets, those that were invoked. */
  readonly targets: CoverageShare;
}

export interface CoverageShare {
  readonly covered: number;
  readonly total: number;
  /** From 0 to 100, rounded down to two decimals; 100 of none. */
  readonly percent: number;
}

/** One rule, as it is now. */
export interface CoveredRule {
  readonly name: string;
  readonly eventBusName: string;
  readonly arn: string;
  readonly account: string;
  readonly region: string;
  /** `ENABLED`, `DISABLED` … */
  readonly state: string;
  /** The event pattern as it was put. */
  readonly pattern?: string;
  readonly schedule?: string;
  /** Absent where a request has made it. */
  readonly origin?: RuleOrigin;
  /** How many events matched its pattern when they arrived. */
  readonly matched: number;
  /** How often it ran on its schedule. */
  readonly ran: number;
  /** How many events were held against the pattern that it has now. */
  readonly reached: number;
  /** All other events of the history, by what kept them from that. */
  readonly unreached: UnreachedEvents;
  /** How many combinations of `$or` branches the pattern has; 1 without `$or`, 0 without a pattern. */
  readonly combinations: number;
  readonly conditions: readonly CoveredCondition[];
  readonly targets: readonly CoveredTarget[];
}

/** What a rule comes from. */
export interface RuleOrigin {
  /** The place in a seed: `seed.buses.orders.rules.paid`. */
  readonly seed?: string;
  /** The template, as it was given. */
  readonly template?: string;
  /** What the template calls it: a logical id, or an address. */
  readonly logicalId?: string;
  /** What the CDK calls it: `Orders/PaidRule`. */
  readonly constructPath?: string;
  /** Where the template is a text, from 1 on. */
  readonly line?: number;
  readonly column?: number;
}

export interface UnreachedEvents {
  /** On another bus, of a schedule, or of a replay that is for other rules. */
  readonly elsewhere: number;
  /** The rule is disabled. */
  readonly disabled: number;
  /** The rule was not there, not enabled or not as it is now when the event arrived. */
  readonly changed: number;
}

/** One condition of a pattern. The four counts together are all events of the history. */
export interface CoveredCondition {
  /** Object keys joined with dots: `detail.total`. */
  readonly path: string;
  /** What the pattern asks for; any one is enough. */
  readonly needs: readonly Alternative[];
  /** The combinations of `$or` branches that it stands in, counted from 1; absent where that is all of them. */
  readonly inCombinations?: readonly number[];
  readonly met: number;
  /** The pattern did not match, and would have without this condition. */
  readonly failedAlone: number;
  /** It was not met, and that alone did not decide: another failed, too, or another branch of `$or` matched. */
  readonly failedWithOthers: number;
  /** Events that were never held against it. */
  readonly neverReached: number;
  /** `met` where no event has met it, `failed` where none has failed it alone: nothing would tell if it were gone. */
  readonly untested: readonly ('met' | 'failed')[];
}

/** What became of the events of a rule for one of its targets. */
export interface CoveredTarget {
  readonly id: string;
  readonly arn: string;
  /** Events that it took. */
  readonly invoked: number;
  readonly deadLettered: number;
  /** Lost: no attempt reached the target and no queue took the event, or its input could not be made. */
  readonly dropped: number;
  /** On their way still. */
  readonly pending: number;
}
