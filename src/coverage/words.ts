import { count, short, shortEnumeration } from '../text/words.js';
import { describeAlternative } from '../pattern/operators/registry.js';
import type {
  CoveredCondition,
  CoveredRule,
  CoveredSchedule,
  CoveredScheduleTarget,
  CoveredTarget,
  CoverageShare,
  RuleCoverage,
} from './rule-coverage.js';
import { groupsOf, scheduleGroupsOf, type RuleGroup, type ScheduleGroup } from './groups.js';

const INSPECTED = Symbol.for('nodejs.util.inspect.custom');
const MOST_ALTERNATIVES = 3;

/** Lets `console.log` and `String()` show a coverage as a table; the data stays as it is. */
export function readable(coverage: RuleCoverage): RuleCoverage {
  const value = (): string => coverageText(coverage);
  return Object.defineProperties(coverage, { toString: { value }, [INSPECTED]: { value } });
}

/** A line of the table, as many as the last cell has texts. */
interface Row {
  readonly name: string;
  readonly numbers: readonly string[];
  readonly untested: readonly string[];
}

const RULES: Row = {
  name: 'Rule',
  numbers: ['% Rules', 'Matches', '% Conditions', '% Targets'],
  untested: ['Untested'],
};

const SCHEDULES: Row = {
  name: 'Schedule',
  numbers: ['% Schedules', 'Runs', '% Targets'],
  untested: ['Untested'],
};

/** Of schedules alone where there are no rules, and of rules alone where no schedule counts. */
function coverageText(coverage: RuleCoverage): string {
  const schedules = scheduleGroupsOf(coverage).map(rowOfSchedules);
  const hasRules = coverage.rules.length > 0 || schedules.length === 0;
  return [
    ...(hasRules ? tableOf(RULES, groupsOf(coverage).map(rowOf)) : []),
    ...(schedules.length > 0 ? tableOf(SCHEDULES, schedules) : []),
    ...remarksOn(coverage),
  ].join('\n');
}

function tableOf(header: Row, rows: readonly Row[]): readonly string[] {
  const all = [header, ...rows];
  const widths = all.reduce<readonly number[]>(
    (known, row) => [row.name, ...row.numbers].map((cell, at) => Math.max(known[at] ?? 0, cell.length)),
    [],
  );
  const last = Math.max(...all.flatMap(({ untested }) => untested.map(({ length }) => length)));
  const rule = [...widths, last].map((width, at) => '-'.repeat(at === 0 ? width + 1 : width + 2)).join('|');
  return [rule, ...linesOf(header, widths), rule, ...rows.flatMap((row) => linesOf(row, widths)), rule];
}

function rowOf({ name, depth, rules, summary, rule }: RuleGroup): Row {
  const matches = rules.reduce((sum, { matched, ran }) => sum + matched + ran, 0);
  const { rules: ofRules, conditions, targets } = summary;
  return {
    name: ' '.repeat(depth) + name,
    numbers: [String(ofRules.percent), String(matches), ...[conditions, targets].map(percentText)],
    untested: rule ? untestedOf(rule) : [],
  };
}

function rowOfSchedules({ name, depth, schedules, summary, schedule }: ScheduleGroup): Row {
  const runs = schedules.reduce((sum, { ran }) => sum + ran, 0);
  return {
    name: ' '.repeat(depth) + name,
    numbers: [percentText(summary.schedules), String(runs), percentText(summary.targets)],
    untested: schedule ? untestedOfSchedule(schedule) : [],
  };
}

function percentText({ total, percent }: CoverageShare): string {
  return total === 0 ? '' : String(percent);
}

function linesOf({ name, numbers, untested }: Row, widths: readonly number[]): readonly string[] {
  const [nameWidth = 0, ...others] = widths;
  const texts = untested.length === 0 ? [''] : untested;
  return texts.map((text, line) => {
    const cells = others.map((width, at) => (line === 0 ? (numbers[at] ?? '') : '').padStart(width));
    return [(line === 0 ? name : '').padEnd(nameWidth), ...cells, text].join(' | ').trimEnd();
  });
}

/** What no event has shown of a rule, in words. */
export function untestedOf(rule: CoveredRule): readonly string[] {
  return [...idleness(rule), ...conditionsOf(rule), ...rule.targets.flatMap(untestedTarget)];
}

/** The same of a schedule. */
export function untestedOfSchedule({ ran, state, targets }: CoveredSchedule): readonly string[] {
  if (ran === 0) return [state === 'DISABLED' ? 'the schedule is disabled' : 'it never ran'];
  return targets.flatMap((target) => notInvoked('target', target));
}

function idleness({ matched, ran, state, pattern, schedule, reached }: CoveredRule): readonly string[] {
  const isIdle = matched + ran === 0;
  if (isIdle && state === 'DISABLED') return ['the rule is disabled'];
  if (pattern !== undefined && reached === 0) return ['no event reached it'];
  return isIdle && schedule !== undefined ? ['it never ran'] : [];
}

function conditionsOf({ reached, conditions }: CoveredRule): readonly string[] {
  return reached === 0 ? [] : conditions.flatMap(untestedCondition);
}

function untestedCondition(condition: CoveredCondition): readonly string[] {
  const { untested, failedWithOthers } = condition;
  const of = conditionName(condition);
  const never = failedWithOthers > 0 ? 'no event fails it alone' : 'no event fails it';
  return untested.map((direction) => `${of}: ${direction === 'met' ? 'no event meets it' : never}`);
}

/** Its path and what it needs: `detail.tier "gold" or "silver" (of $or)`. */
export function conditionName({ path, needs, inCombinations }: CoveredCondition): string {
  const alternatives = needs.map((alternative) => short(describeAlternative(alternative)));
  const name = `${path} ${shortEnumeration(alternatives, 'or', MOST_ALTERNATIVES)}`;
  return inCombinations ? `${name} (of $or)` : name;
}

function untestedTarget({ id, ...target }: CoveredTarget): readonly string[] {
  return notInvoked(`target ${id}`, target);
}

function notInvoked(
  name: string,
  { invoked, deadLettered, dropped, pending = 0 }: CoveredScheduleTarget & { readonly pending?: number },
): readonly string[] {
  if (invoked > 0) return [];
  const others = [
    ...(deadLettered > 0 ? [count(deadLettered, 'dead letter')] : []),
    ...(dropped > 0 ? [`${dropped} dropped`] : []),
    ...(pending > 0 ? [`${pending} pending`] : []),
  ];
  return [[`${name}: not invoked`, ...others].join(', ')];
}

function remarksOn({ forgotten, forgottenDeliveries }: RuleCoverage): readonly string[] {
  const what = [
    ...(forgotten > 0 ? [count(forgotten, 'event')] : []),
    ...(forgottenDeliveries > 0 ? [`${forgottenDeliveries} deliveries`] : []),
  ];
  if (what.length === 0) return [];
  const option = 'mockEventBridge({ historyBound: …, historyBytes: … }) changes that.';
  return [`Not counted: ${what.join(' and ')} that the history has no room for. ${option}`];
}
