import type { CoverageSummary, CoveredRule, RuleCoverage } from './rule-coverage.js';
import { readableName } from '../text/made-up-name.js';
import { summaryOf } from './shares.js';

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

/** Everything, then bus by bus and rule by rule. */
export function groupsOf({ rules, summary }: RuleCoverage): readonly RuleGroup[] {
  const isElsewhere = new Set(rules.map(({ account, region }) => `${account} ${region}`)).size > 1;
  const ofBuses = new Map<string, CoveredRule[]>();
  for (const rule of rules) {
    const { account, region, eventBusName } = rule;
    const bus = isElsewhere ? `${eventBusName} (${account}, ${region})` : eventBusName;
    ofBuses.set(bus, [...(ofBuses.get(bus) ?? []), rule]);
  }
  return [
    { name: 'All rules', depth: 0, rules, summary },
    ...[...ofBuses].flatMap(([name, own]): readonly RuleGroup[] => [
      { name, depth: 1, rules: own, summary: summaryOf(own) },
      ...own.map((rule) => ({
        name: nameOf(rule),
        depth: 2,
        rules: [rule],
        summary: summaryOf([rule]),
        rule,
      })),
    ]),
  ];
}

function nameOf({ name, origin }: CoveredRule): string {
  return origin?.line === undefined
    ? readableName(name)
    : `${readableName(name)} (${origin.template}:${origin.line})`;
}
