import type { CoverageSummary, CoveredRule, CoveredSchedule, RuleCoverage } from './rule-coverage.js';
import { readableName } from '../text/made-up-name.js';
import { isCounted, summaryOf } from './shares.js';

/** All rules, those of one bus, or one rule, with what of them is covered. */
export interface RuleGroup {
  readonly name: string;
  /** 0 for all. */
  readonly depth: number;
  readonly rules: readonly CoveredRule[];
  readonly summary: CoverageSummary;
  /** The only one, where it stands for itself. */
  readonly rule?: CoveredRule;
}

/** The same for schedules of EventBridge Scheduler, in their groups. */
export interface ScheduleGroup {
  readonly name: string;
  readonly depth: number;
  readonly schedules: readonly CoveredSchedule[];
  readonly summary: CoverageSummary;
  readonly schedule?: CoveredSchedule;
}

/** Everything, then bus by bus and rule by rule. */
export function groupsOf({ rules }: RuleCoverage): readonly RuleGroup[] {
  return [
    { name: 'All rules', depth: 0, rules, summary: summaryOf({ rules }) },
    ...groupedBy(rules, ({ eventBusName }) => eventBusName).flatMap(([name, own]): readonly RuleGroup[] => [
      { name, depth: 1, rules: own, summary: summaryOf({ rules: own }) },
      ...own.map((rule) => ({
        name: nameOf(rule),
        depth: 2,
        rules: [rule],
        summary: summaryOf({ rules: [rule] }),
        rule,
      })),
    ]),
  ];
}

/** Those that count, group by group; nothing where there are none. */
export function scheduleGroupsOf({ schedules: all }: RuleCoverage): readonly ScheduleGroup[] {
  const schedules = all.filter(isCounted);
  if (schedules.length === 0) return [];
  return [
    { name: 'All schedules', depth: 0, schedules, summary: summaryOf({ schedules }) },
    ...groupedBy(schedules, ({ groupName }) => groupName).flatMap(([name, own]): readonly ScheduleGroup[] => [
      { name, depth: 1, schedules: own, summary: summaryOf({ schedules: own }) },
      ...own.map((schedule) => ({
        name: nameOf(schedule),
        depth: 2,
        schedules: [schedule],
        summary: summaryOf({ schedules: [schedule] }),
        schedule,
      })),
    ]),
  ];
}

/** By what they are on or in, which is told with its place where not all are in one. */
function groupedBy<Item extends CoveredRule | CoveredSchedule>(
  items: readonly Item[],
  groupOf: (item: Item) => string,
): readonly (readonly [string, readonly Item[]])[] {
  const isElsewhere = new Set(items.map(({ account, region }) => `${account} ${region}`)).size > 1;
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const { account, region } = item;
    const name = isElsewhere ? `${groupOf(item)} (${account}, ${region})` : groupOf(item);
    groups.set(name, [...(groups.get(name) ?? []), item]);
  }
  return [...groups];
}

function nameOf({ name, origin, state }: CoveredRule | CoveredSchedule): string {
  const deleted = state === 'DELETED' ? ' (deleted)' : '';
  return origin?.line === undefined
    ? readableName(name) + deleted
    : `${readableName(name)}${deleted} (${origin.template}:${origin.line})`;
}
