import type { CoveredRule, CoveredTarget, RuleCoverage } from './rule-coverage.js';
import { sumsOfSchedules } from './schedule-counts.js';
import { concluded, type CountedCondition, type CountedRule } from './summary.js';

/** The sum of several coverages. */
export function merged(coverages: readonly RuleCoverage[]): RuleCoverage {
  const rules = new Map<string, CountedRule>();
  const all = coverages.flatMap((one) => one.rules);
  const isGone = ({ state }: Pick<CoveredRule, 'state'>): boolean => state === 'DELETED';
  for (const rule of [...all.filter((one) => !isGone(one)), ...all.filter(isGone)]) {
    const key = isGone(rule) ? keyOfGone(rule, rules) : keyOf(rule);
    const known = rules.get(key);
    rules.set(key, known ? sumOfRules(known, rule) : rule);
  }
  return concluded({
    events: sum(coverages, 'events'),
    forgotten: sum(coverages, 'forgotten'),
    forgottenDeliveries: sum(coverages, 'forgottenDeliveries'),
    rules: [...rules.values()],
    schedules: sumsOfSchedules(coverages.flatMap((one) => one.schedules)),
  });
}

/** A rule that has another pattern has other conditions: it is another one. */
function keyOf({ arn, pattern, schedule }: Pick<CoveredRule, 'arn' | 'pattern' | 'schedule'>): string {
  return JSON.stringify([arn, pattern, schedule]);
}

/** Of one that was deleted nobody knows the pattern any more: it is taken for the last of its ARN. */
function keyOfGone(gone: CoveredRule, rules: ReadonlyMap<string, CountedRule>): string {
  const same = [...rules.values()].findLast(({ arn }) => arn === gone.arn);
  return keyOf(same ?? gone);
}

function sumOfRules(one: CountedRule, other: CountedRule): CountedRule {
  const both = [one, other];
  const unreached = both.map((rule) => rule.unreached);
  const origin = other.origin ?? one.origin;
  return {
    ...one,
    // What was seen last, as it comes last where one run goes on with what another began.
    state: other.state === 'DELETED' ? one.state : other.state,
    ...(origin && { origin }),
    matched: sum(both, 'matched'),
    ran: sum(both, 'ran'),
    reached: sum(both, 'reached'),
    unreached: {
      elsewhere: sum(unreached, 'elsewhere'),
      disabled: sum(unreached, 'disabled'),
      changed: sum(unreached, 'changed'),
    },
    conditions: one.conditions.map((condition, index) =>
      sumOfConditions(condition, other.conditions[index] ?? condition),
    ),
    targets: sumOfTargets([...one.targets, ...other.targets]),
  };
}

function sumOfConditions(one: CountedCondition, other: CountedCondition): CountedCondition {
  const both = [one, other];
  return {
    ...one,
    met: sum(both, 'met'),
    failedAlone: sum(both, 'failedAlone'),
    failedWithOthers: sum(both, 'failedWithOthers'),
    neverReached: sum(both, 'neverReached'),
    examples: { ...other.examples, ...one.examples },
  };
}

/** By Id and ARN: a rule may have had other targets in another file. */
function sumOfTargets(targets: readonly CoveredTarget[]): readonly CoveredTarget[] {
  const sums = new Map<string, CoveredTarget>();
  for (const target of targets) {
    const key = JSON.stringify([target.id, target.arn]);
    const both = [sums.get(key) ?? NOTHING, target];
    sums.set(key, {
      id: target.id,
      arn: target.arn,
      invoked: sum(both, 'invoked'),
      deadLettered: sum(both, 'deadLettered'),
      dropped: sum(both, 'dropped'),
      pending: sum(both, 'pending'),
    });
  }
  return [...sums.values()];
}

const NOTHING = { invoked: 0, deadLettered: 0, dropped: 0, pending: 0 };

function sum<Key extends string>(items: readonly { readonly [Name in Key]: number }[], key: Key): number {
  return items.reduce((total, item) => total + item[key], 0);
}
