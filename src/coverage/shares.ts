import type { CoveredCondition, CoveredRule, CoverageShare, CoverageSummary } from './rule-coverage.js';

/** How much of some rules is covered. */
export function summaryOf(rules: readonly CoveredRule[]): CoverageSummary {
  return {
    rules: share(rules, isCoveredRule),
    conditions: share(
      rules.flatMap(({ conditions }) => conditions),
      isCoveredCondition,
    ),
    targets: share(
      rules.flatMap(({ targets }) => targets),
      ({ invoked }) => invoked > 0,
    ),
  };
}

function isCoveredRule({ matched, ran }: CoveredRule): boolean {
  return matched + ran > 0;
}

function isCoveredCondition({ met, failedAlone, failedWithOthers }: CoveredCondition): boolean {
  return met > 0 && failedAlone + failedWithOthers > 0;
}

function share<Item>(items: readonly Item[], isCovered: (item: Item) => boolean): CoverageShare {
  const covered = items.filter(isCovered).length;
  const total = items.length;
  // So that 100 is all of them.
  return { covered, total, percent: total === 0 ? 100 : Math.floor((covered * 10_000) / total) / 100 };
}
