import type { DeliveryRecord } from '../history/records.js';
import { scheduleRuns } from '../history/schedule-runs.js';
import type { DrawnAccounts } from './drawn-accounts.js';
import type { Deliveries } from './target-nodes.js';

/** What the history tells in numbers. */
export class Numbers {
  /** Whether there is nothing to tell, so that a picture is better without numbers. */
  readonly isEmpty: boolean;
  readonly #matches = new Map<string, number>();
  readonly #runs = new Map<string, number>();
  readonly #invoked = new Map<string, number>();
  readonly #lost = new Map<string, number>();

  constructor(journal: DrawnAccounts['journal']) {
    const { events, deliveries } = journal;
    const runs = scheduleRuns(journal);
    this.isEmpty = events.length + runs.length === 0;
    for (const { matchedRules } of events) for (const arn of matchedRules) add(this.#matches, arn);
    for (const { outcome, target } of deliveries) {
      if (outcome === 'delivered') add(this.#invoked, target.arn);
      else if (isLost(outcome)) add(this.#lost, target.arn);
    }
    for (const { scheduleArn, targetArn, outcome } of runs) {
      add(this.#runs, scheduleArn);
      add(outcome === 'invoked' ? this.#invoked : this.#lost, targetArn);
    }
  }

  /** How many events matched a rule, or its schedule has made. */
  matchesOf(ruleArn: string): number {
    return this.#matches.get(ruleArn) ?? 0;
  }

  /** How many times a schedule of EventBridge Scheduler ran. */
  runsOf(scheduleArn: string): number {
    return this.#runs.get(scheduleArn) ?? 0;
  }

  deliveriesTo(targetArn: string): Deliveries {
    return { invoked: this.#invoked.get(targetArn) ?? 0, lost: this.#lost.get(targetArn) ?? 0 };
  }
}

function isLost(outcome: DeliveryRecord['outcome']): boolean {
  return outcome === 'dead-lettered' || outcome === 'dropped';
}

function add(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
