import type { Alternative } from '../pattern/operators/registry.js';

/**
 * Which rules the recorded events have matched, which of their conditions made a difference, which schedules of
 * EventBridge Scheduler ran, and which targets were invoked: plain data that survives JSON. `String(coverage)` makes a
 * table of it.
 *
 * It is counted from the history. An event matched the rules that it matched when it arrived; conditions and targets
 * are those that the rules have now. If the two contradict each other because a rule was changed, the event counts as
 * one that never reached the rule.
 */
export interface RuleCoverage {
  /** The version of this format. */
  readonly version: 1;
  /** The shares of rules, conditions, targets and schedules that are covered. */
  readonly summary: CoverageSummary;
  /** By account, Region, bus and name. The rules of archives and others that AWS manages are left out. */
  readonly rules: readonly CoveredRule[];
  /** The schedules of EventBridge Scheduler, by account, Region, group and name. */
  readonly schedules: readonly CoveredSchedule[];
  /** How many events the history has, on all buses. */
  readonly events: number;
  /** How many events the history has dropped (`historyBound`, `historyBytes`); they are not counted anywhere. */
  readonly forgotten: number;
  /** How many deliveries the history has dropped; the counts of targets are without them. */
  readonly forgottenDeliveries: number;
  /** The coverage as a table. */
  toString(): string;
}

/** What is covered of all rules together. */
export interface CoverageSummary {
  /** The rules that an event matched or that ran on their schedule. */
  readonly rules: CoverageShare;
  /** The conditions that at least one event met and at least one event failed. */
  readonly conditions: CoverageShare;
  /** The targets that were invoked, of rules and of the schedules that count. */
  readonly targets: CoverageShare;
  /**
   * The schedules of EventBridge Scheduler that ran. One that no seed and no template declares counts once it has run:
   * code under test has made it, and may have made it for later.
   */
  readonly schedules: CoverageShare;
}

/** How many of something are covered. */
export interface CoverageShare {
  /** How many are covered. */
  readonly covered: number;
  /** How many there are. */
  readonly total: number;
  /** From 0 to 100, rounded down to two decimals; 100 if there are none. */
  readonly percent: number;
}

/**
 * One rule, as it is now. One that was deleted is told by what the events that it matched tell of it: its `state` is
 * `DELETED`, it has no pattern, no conditions and no origin, and one that matched no event is not there.
 */
export interface CoveredRule {
  /** The name of the rule. */
  readonly name: string;
  /** The name of its bus. */
  readonly eventBusName: string;
  /** The ARN of the rule. */
  readonly arn: string;
  /** The account of its bus. */
  readonly account: string;
  /** The Region of its bus. */
  readonly region: string;
  /** `ENABLED`, `DISABLED` …, or `DELETED`. */
  readonly state: string;
  /** The text of the event pattern; absent for a rule without one. */
  readonly pattern?: string;
  /** The schedule expression; absent for a rule without one. */
  readonly schedule?: string;
  /** Where it was declared; absent for a rule that PutRule has made. */
  readonly origin?: RuleOrigin;
  /** How many events matched its pattern when they arrived. */
  readonly matched: number;
  /** How many times it ran on its schedule. */
  readonly ran: number;
  /** How many events were compared with the pattern that it has now. */
  readonly reached: number;
  /** The other events of the history, by the reason why they were not. */
  readonly unreached: UnreachedEvents;
  /** How many combinations of `$or` branches the pattern has; 1 without `$or`, 0 without a pattern. */
  readonly combinations: number;
  /** The conditions of its pattern. */
  readonly conditions: readonly CoveredCondition[];
  /** Its targets. */
  readonly targets: readonly CoveredTarget[];
}

/**
 * One schedule of EventBridge Scheduler, as it is now. One that was deleted, also after its last run, is there if a
 * seed declares it and it ran: its `state` is `DELETED`.
 */
export interface CoveredSchedule {
  /** The name of the schedule. */
  readonly name: string;
  /** The name of its group. */
  readonly groupName: string;
  /** The ARN of the schedule. */
  readonly arn: string;
  /** The account that has it. */
  readonly account: string;
  /** The Region that it is in. */
  readonly region: string;
  /** `ENABLED`, `DISABLED`, or `DELETED`. */
  readonly state: string;
  /** The schedule expression; absent for one that was deleted. */
  readonly expression?: string;
  /** The time zone of the expression; absent for one that was deleted. */
  readonly timezone?: string;
  /** Where it was declared; absent for a schedule that CreateSchedule has made. */
  readonly origin?: RuleOrigin;
  /** How many times it ran, whatever became of that. */
  readonly ran: number;
  /** Its target; several only where merged coverages tell of different ones. */
  readonly targets: readonly CoveredScheduleTarget[];
}

/** The outcome of a schedule's runs for its target. */
export interface CoveredScheduleTarget {
  /** The ARN of the target. */
  readonly arn: string;
  /** Runs that invoked it. */
  readonly invoked: number;
  /** Runs that ended in the dead-letter queue. */
  readonly deadLettered: number;
  /** Runs that were lost: no attempt succeeded, and there is no dead-letter queue. */
  readonly dropped: number;
}

/** Where a rule or a schedule was declared. */
export interface RuleOrigin {
  /** The place in a seed: `seed.buses.orders.rules.paid`. */
  readonly seed?: string;
  /** The template: its path, or a name for it. */
  readonly template?: string;
  /** What the template calls it: a logical id, or an address. */
  readonly logicalId?: string;
  /** What the CDK calls it: `Orders/PaidRule`. */
  readonly constructPath?: string;
  /** The line in the template if that is a string, from 1. */
  readonly line?: number;
  /** The column in that line, from 1. */
  readonly column?: number;
}

/** How many events a rule did not see, by the reason. */
export interface UnreachedEvents {
  /** They were on another bus, of a schedule, or of a replay for other rules. */
  readonly elsewhere: number;
  /** The rule is disabled. */
  readonly disabled: number;
  /** The rule did not exist, was disabled or was different when the event arrived, or has been deleted since. */
  readonly changed: number;
}

/** One condition of a pattern. The four counts add up to all events of the history. */
export interface CoveredCondition {
  /** Object keys joined with dots: `detail.total`. */
  readonly path: string;
  /** The alternatives that the pattern lists, of which one is enough. */
  readonly needs: readonly Alternative[];
  /** The combinations of `$or` branches that it is part of, counted from 1; absent if it is part of all of them. */
  readonly inCombinations?: readonly number[];
  /** Events that met it. */
  readonly met: number;
  /** Events for which the pattern did not match, and would have without this condition. */
  readonly failedAlone: number;
  /**
   * Events that did not meet it, which made no difference: another condition failed too, or a branch of `$or` matched.
   */
  readonly failedWithOthers: number;
  /** Events that were never compared with it. */
  readonly neverReached: number;
  /** `met` if no event met it, `failed` if no event failed it alone, so that no test would notice its removal. */
  readonly untested: readonly ('met' | 'failed')[];
  /** The first event of each count that is not 0, except `neverReached`. */
  readonly examples: ConditionExamples;
}

/** The first events that a condition was compared with, by the result. */
export interface ConditionExamples {
  /** The first event that met it. */
  readonly met?: ExampleEvent;
  /** The first event for which the pattern did not match because of this condition alone. */
  readonly failedAlone?: ExampleEvent;
  /** The first event that did not meet it, which made no difference. */
  readonly failedWithOthers?: ExampleEvent;
}

/** An event in short, with texts of 60 characters at most. */
export interface ExampleEvent {
  /** The source of the event. */
  readonly source: string;
  /** The detail-type of the event. */
  readonly 'detail-type': string;
  /** The value at the path of the condition, as JSON; absent if there is none. */
  readonly value?: string;
}

/** The outcome of a rule's events for one of its targets. */
export interface CoveredTarget {
  /** The Id of the target on the rule. */
  readonly id: string;
  /** The ARN of the target. */
  readonly arn: string;
  /** Events that it received. */
  readonly invoked: number;
  /** Events that went to its dead-letter queue. */
  readonly deadLettered: number;
  /** Events that were lost: no attempt succeeded and no queue received them, or their input could not be made. */
  readonly dropped: number;
  /** Events whose delivery is not done yet. */
  readonly pending: number;
}
