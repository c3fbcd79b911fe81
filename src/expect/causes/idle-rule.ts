import type { RuleView } from '../../mock/public-types.js';
import type { RuleTarget } from '../../history/records.js';
import { busOf } from '../subjects/rule.js';
import { capitalized, ruleName } from '../words/words.js';
import { disabledRule, ruleOnSchedule } from './delivery.js';
import { closestToPattern, isOfPatternsKind, journeyCause, stopAtRule, stopBehindRule } from './journey.js';
import { sinceCleared } from './sending.js';

/** Why a rule matched nothing. */
export function unmatchedRule(rule: RuleView): string {
  if (rule.state === 'DISABLED') return disabledRule(rule);
  if (rule.patternText === undefined) return ruleOnSchedule(rule);
  const tried = closestToPattern(rule, busOf(rule).events());
  return tried
    ? journeyCause(rule, tried, stopAtRule(rule, tried))
    : `${capitalized(ruleName(rule))} had nothing to match: its bus received no event${sinceCleared(rule.mock)}.`;
}

/**
 * Whether a rule matched nothing since no event of the kind came that it is for: then whatever may have kept one from
 * being sent may be the reason.
 */
export function waitsForEvent(rule: RuleView): boolean {
  if (rule.state === 'DISABLED' || rule.patternText === undefined || rule.events().length > 0) return false;
  const closest = closestToPattern(rule, busOf(rule).events());
  return closest === undefined || !isOfPatternsKind(closest);
}

/** Why a rule that has a target did not invoke it. */
export function idleRule(rule: RuleView, isOfTarget: (target: RuleTarget['target']) => boolean): string[] {
  const event = rule.events().at(-1);
  if (event === undefined) return [unmatchedRule(rule)];
  const number = busOf(rule).events().indexOf(event) + 1;
  const stop = stopBehindRule(rule, event, isOfTarget);
  return stop ? [journeyCause(rule, { event, number }, stop)] : [];
}
