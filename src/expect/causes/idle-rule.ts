import type { RuleView } from '../../mock/public-types.js';
import type { RuleTarget } from '../../history/records.js';
import { busOf } from '../subjects/rule.js';
import { capitalized, ruleName } from '../../text/words.js';
import { disabledRule, ruleOnSchedule } from './delivery.js';
import {
  closestToPatterns,
  isOfPatternsKind,
  journeyCause,
  stopAtRule,
  stopBehindRule,
  type TriedEvent,
} from './journey.js';
import { groupBy } from './grouping.js';
import { sinceCleared } from './sending.js';

/** Why a rule matched nothing. */
export interface IdleRule {
  readonly why: string;
  /**
   * Whether no event of the kind came that it is for: then whatever may have kept one from being sent may be the
   * reason.
   */
  readonly waitsForEvent: boolean;
}

/** Of each rule. All that are on one bus are tried on its events together. */
export function unmatchedRules(rules: readonly RuleView[]): readonly IdleRule[] {
  const closest = groupBy(rules, (rule) => busOf(rule).arn).flatMap((ofBus) => [
    ...closestToPatterns(ofBus, busOf(ofBus[0]).events()),
  ]);
  const tried = new Map(closest);
  return rules.map((rule) => unmatchedRule(rule, tried.get(rule)));
}

function unmatchedRule(rule: RuleView, tried: TriedEvent | undefined): IdleRule {
  if (rule.state === 'DISABLED') return { why: disabledRule(rule), waitsForEvent: false };
  if (rule.patternText === undefined) return { why: ruleOnSchedule(rule), waitsForEvent: false };
  const why = tried
    ? journeyCause(rule, tried, stopAtRule(rule, tried))
    : `${capitalized(ruleName(rule))} had nothing to match: its bus received no event${sinceCleared(rule.mock)}.`;
  return { why, waitsForEvent: tried === undefined || !isOfPatternsKind(tried) };
}

export function waitsForEvent(rule: RuleView): boolean {
  return rule.events().length === 0 && unmatchedRules([rule]).some((idle) => idle.waitsForEvent);
}

/** Why a rule that has a target did not invoke it. */
export function idleRule(rule: RuleView, isOfTarget: (target: RuleTarget['target']) => boolean): string[] {
  const event = rule.events().at(-1);
  if (event === undefined) return unmatchedRules([rule]).map(({ why }) => why);
  const number = busOf(rule).events().indexOf(event) + 1;
  const stop = stopBehindRule(rule, event, isOfTarget);
  return stop ? [journeyCause(rule, { event, number }, stop)] : [];
}
