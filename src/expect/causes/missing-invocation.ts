import type { InvocationRecord, RuleTarget } from '../../history/records.js';
import type { RuleView } from '../../mock/public-types.js';
import type { ExpectedInput } from '../expected/arguments.js';
import { compareDeepPartial } from '../../event/deep-partial.js';
import type { Judge } from '../given/judge.js';
import { busOf } from '../subjects/rule.js';
import type { Scope } from '../subjects/scope.js';
import { pending, warnedCauses } from './delivery.js';
import { droppedEvents } from './dropped-events.js';
import { idleRule } from './idle-rule.js';
import { closestToPattern, journeyCause, stopAtRule } from './journey.js';
import { sendingCauses } from './sending.js';

/** The invocations that an assertion looks through, and whence more could have come. */
export interface Invoked {
  readonly scope: Scope;
  readonly isTarget: (target: RuleTarget['target']) => boolean;
  /** Those that have the target. */
  readonly rules: readonly RuleView[];
  readonly invocations: readonly InvocationRecord[];
  readonly mock: RuleView['mock'];
  /** The rule that the assertion is about, if it is about one. */
  readonly by?: RuleView;
}

/** Why a target was not invoked, or not with such an input. */
export function missingInvocationCauses(
  { mock, rules, isTarget, invocations }: Invoked,
  input: ExpectedInput | undefined,
  judge: Judge,
): string[] {
  const arns = new Set(rules.flatMap((rule) => rule.targets.filter(isTarget).map(({ arn }) => arn)));
  const onTheWay = [...pending(mock), ...warnedCauses(mock, (arn) => arns.has(arn))];
  if (invocations.length === 0) {
    return [
      ...rules.flatMap((rule) => idleRule(rule, isTarget)),
      ...droppedEvents(mock),
      ...onTheWay,
      ...sendingCauses(mock),
    ];
  }
  return [...(input ? rules.flatMap((rule) => stoppedEvent(rule, input.value, judge)) : []), ...onTheWay];
}

/** An event that would have been the expected input, had the rule matched it. */
function stoppedEvent(rule: RuleView, input: unknown, judge: Judge): string[] {
  const tried = closestToPattern(
    rule,
    busOf(rule).events(),
    (event) =>
      !event.matchedRules.includes(rule.arn) &&
      compareDeepPartial(event, input, '', judge).every(({ holds }) => holds),
  );
  return tried ? [journeyCause(rule, tried, stopAtRule(rule, tried))] : [];
}
