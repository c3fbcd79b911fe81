import type { RuleView } from '../../mock/public-types.js';
import type { RuleTarget } from '../../history/records.js';
import { busOf } from '../subjects/rule.js';
import { capitalized, ruleName } from '../words/words.js';
import { disabledRule, ruleOnSchedule } from './delivery.js';
import { closestToPattern, journeyCause, stopAtRule, stopBehindRule } from './journey.js';

/** Why a rule matched nothing. */
export function unmatchedRule(rule: RuleView): string {
  if (rule.state === 'DISABLED') return disabledRule(rule);
  if (rule.patternText === undefined) return ruleOnSchedule(rule);
  const tried = closestToPattern(rule, busOf(rule).events());
  return tried
    ? journeyCause(rule, tried, stopAtRule(rule, tried))
    : `${capitalized(ruleName(rule))} had nothing to match: its bus received no event.`;
}

/** Why a rule that has a target did not invoke it. */
export function idleRule(rule: RuleView, isOfTarget: (target: RuleTarget['target']) => boolean): string[] {
  const event = rule.events().at(-1);
  if (event === undefined) return [unmatchedRule(rule)];
  const number = busOf(rule).events().indexOf(event) + 1;
  const stop = stopBehindRule(rule, event, isOfTarget);
  return stop ? [journeyCause(rule, { event, number }, stop)] : [];
}
