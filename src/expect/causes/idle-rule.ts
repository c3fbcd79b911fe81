import type { RuleView } from '../../mock/public-types.js';
import type { RuleTarget } from '../../history/records.js';
import { busOf } from '../subjects/rule.js';
import type { Cause } from './cause.js';
import { disabledRule, named } from './delivery.js';
import { closestToPattern, matchedJourney, unmatchedJourney } from './journey.js';

/** Why a rule matched nothing. */
export function unmatchedRule(rule: RuleView): Cause[] {
  const arrived = busOf(rule).events();
  if (rule.state === 'DISABLED') return [disabledRule(rule, arrived)];
  if (rule.patternText === undefined) return [{ kind: 'rule-on-schedule', rule: named(rule) }];
  const tried = closestToPattern(rule, arrived);
  return [
    tried
      ? { kind: 'stopped', journey: unmatchedJourney(rule, tried) }
      : { kind: 'rule-without-event', rule: named(rule) },
  ];
}

/** Why a rule that has a target did not invoke it. */
export function idleRule(rule: RuleView, isOfTarget: (target: RuleTarget['target']) => boolean): Cause[] {
  const matched = rule.events().at(-1);
  if (matched === undefined) return unmatchedRule(rule);
  const number = busOf(rule).events().indexOf(matched) + 1;
  const journey = matchedJourney(
    rule,
    { item: { kind: 'event', number, event: matched }, event: matched },
    isOfTarget,
  );
  return journey ? [{ kind: 'stopped', journey }] : [];
}
