import type { RuleRecord } from '../account/resources.js';
import type { DeliveryRecord } from '../history/records.js';
import type { CoveredTarget } from './rule-coverage.js';

type Outcome = DeliveryRecord['outcome'];

/** What became of events for targets. */
export class TargetCounts {
  readonly #counts = new Map<string, Map<Outcome, number>>();

  constructor(deliveries: readonly DeliveryRecord[]) {
    for (const { rule, target, outcome } of deliveries) {
      const key = keyOf(rule.arn, target);
      const counts = this.#counts.get(key) ?? new Map<Outcome, number>();
      counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
      this.#counts.set(key, counts);
    }
  }

  /** For the targets that the rule has now. */
  of({ Arn: ruleArn, targets }: RuleRecord): readonly CoveredTarget[] {
    return [...targets.values()].map(({ Id: id = '', Arn: arn = '' }) => {
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

function keyOf(ruleArn: string, { id, arn }: DeliveryRecord['target']): string {
  return JSON.stringify([ruleArn, id, arn]);
}
