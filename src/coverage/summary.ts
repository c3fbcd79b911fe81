import type { CoveredCondition, CoveredRule, RuleCoverage } from './rule-coverage.js';
import { summaryOf } from './shares.js';
import { readable } from './words.js';

/** The counts of a condition, before anything is concluded from them. */
export type CountedCondition = Omit<CoveredCondition, 'untested'>;

/** A rule before anything is concluded from its counts. */
export interface CountedRule extends Omit<CoveredRule, 'conditions'> {
  readonly conditions: readonly CountedCondition[];
}

/** What has been counted, with what follows from it. */
export function concluded({
  rules: counted,
  schedules: unsorted,
  ...totals
}: Pick<RuleCoverage, 'events' | 'forgotten' | 'forgottenDeliveries' | 'schedules'> & {
  readonly rules: readonly CountedRule[];
}): RuleCoverage {
  const rules = counted
    .map(({ conditions, targets, ...rule }) => ({ ...rule, conditions: conditions.map(judged), targets }))
    .toSorted(inOrderOf('account', 'region', 'eventBusName', 'name', 'pattern', 'schedule'));
  const schedules = unsorted.toSorted(inOrderOf('account', 'region', 'groupName', 'name'));
  return readable({ version: 1, summary: summaryOf({ rules, schedules }), ...totals, rules, schedules });
}

function judged({ ...counts }: CountedCondition): CoveredCondition {
  const untested = [
    ...(counts.met === 0 ? (['met'] as const) : []),
    ...(counts.failedAlone === 0 ? (['failed'] as const) : []),
  ];
  return { ...counts, untested };
}

function inOrderOf<Key extends string>(...keys: readonly Key[]) {
  return (
    one: { readonly [Name in Key]?: string | undefined },
    other: { readonly [Name in Key]?: string | undefined },
  ): number => {
    for (const key of keys) {
      const [here = '', there = ''] = [one[key], other[key]];
      if (here !== there) return here < there ? -1 : 1;
    }
    return 0;
  };
}
