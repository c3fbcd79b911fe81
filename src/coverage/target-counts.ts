import type { ObservedDelivery, ObservedRule } from './observation.js';
import type { CoveredTarget } from './rule-coverage.js';

type Outcome = ObservedDelivery['outcome'];

/** What became of events for targets. */
export class TargetCounts {
  readonly #counts = new Map<string, Map<Outcome, number>>();

  constructor(deliveries: readonly ObservedDelivery[]) {
    for (const { ruleArn, target, outcome } of deliveries) {
      const key = keyOf(ruleArn, target);
      const counts = this.#counts.get(key) ?? new Map<Outcome, number>();
      counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
      this.#counts.set(key, counts);
    }
  }

  /** For the targets that the rule has now. */
  of({ arn: ruleArn, targets }: ObservedRule): readonly CoveredTarget[] {
    return targets.map(({ id, arn }) => {
      const counts = this.#counts.get(keyOf(ruleArn, { id, arn }));
      const count = (outcome: Outcome): number => counts?.get(outcome) ?? 0;
      return {
        id,
        arn,
        invoked: count('delivered'),
        deadLettered: count('dead-lettered'),
        dropped: count('dropped'),
        pending: count('pending'),
      };
    });
  }
}

function keyOf(ruleArn: string, { id, arn }: ObservedDelivery['target']): string {
  return JSON.stringify([ruleArn, id, arn]);
}
