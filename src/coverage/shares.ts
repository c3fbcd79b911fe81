import type {
  CoveredCondition,
  CoveredRule,
  CoveredSchedule,
  CoverageShare,
  CoverageSummary,
} from './rule-coverage.js';

/** What shares are taken of. */
export interface Covered {
  readonly rules?: readonly CoveredRule[];
  readonly schedules?: readonly CoveredSchedule[];
}

/** How much of some rules and schedules is covered. */
export function summaryOf({ rules = [], schedules: all = [] }: Covered): CoverageSummary {
  const schedules = all.filter(isCounted);
  const targets = [...rules, ...schedules].flatMap((one): readonly Invoked[] => one.targets);
  return {
    rules: share(rules, ({ matched, ran }) => matched + ran > 0),
    conditions: share(
      rules.flatMap(({ conditions }) => conditions),
      isCoveredCondition,
    ),
    targets: share(targets, ({ invoked }) => invoked > 0),
    schedules: share(schedules, ({ ran }) => ran > 0),
  };
}

interface Invoked {
  readonly invoked: number;
}

/** What code under test has made, and what waits for its time, is not what nobody has tested. */
export function isCounted({ origin, ran }: CoveredSchedule): boolean {
  return origin !== undefined || ran > 0;
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
