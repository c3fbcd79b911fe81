import type { RuleView, TargetView } from '../../eventbridge-mock.js';
import { readCount, readExpectedValue } from '../arguments.js';
import type { Cause } from '../causes/cause.js';
import { disabledRule, named, warnedCauses } from '../causes/delivery.js';
import { pending } from '../causes/missing-event.js';
import { sendingCauses } from '../causes/sending.js';
import { compareDeepPartial } from '../expected/deep-partial.js';
import type { Judge } from '../judge.js';
import { defineMatcher } from '../matcher.js';
import { busOf } from '../subjects/rule.js';
import { knownTarget } from '../subjects/target.js';
import type { Verdict } from '../verdict.js';
import { candidate } from './candidates.js';
import { searchVerdict } from './search.js';

export const toHaveReceivedInvocation = defineMatcher({
  name: 'toHaveReceivedInvocation',
  received: knownTarget,
  parameters: ['input'],
  required: 0,
  decide({ received, judge, optional }) {
    return search(received, 'some', optional(0, readExpectedValue), judge);
  },
});

export const toHaveReceivedInvocationTimes = defineMatcher({
  name: 'toHaveReceivedInvocationTimes',
  received: knownTarget,
  parameters: ['n', 'input'],
  required: 1,
  decide({ received, judge, argument, optional }) {
    return search(received, argument(0, readCount), optional(1, readExpectedValue), judge);
  },
});

function search(
  target: TargetView,
  wanted: number | 'some',
  input: { readonly value: unknown } | undefined,
  judge: Judge,
): Verdict {
  return searchVerdict({
    scope: { of: 'target', arnOrId: target.arnOrId },
    candidates: target
      .invocations()
      .map((invocation, index) =>
        candidate(
          { kind: 'invocation', number: index + 1, invocation },
          input ? compareDeepPartial(invocation.input, input.value, '', judge) : [],
        ),
      ),
    wanted,
    selective: input !== undefined,
    judge,
    causes: (closest) => missingInvocationCauses(target, closest !== undefined),
  });
}

function missingInvocationCauses(target: TargetView, wasInvoked: boolean): Cause[] {
  const { mock } = target;
  const rules = rulesWith(target);
  const arns = new Set(rules.flatMap((rule) => rule.targets.filter(isOf(target)).map(({ arn }) => arn)));
  const onTheWay = [...pending(mock), ...warnedCauses(mock, (arn) => arns.has(arn))];
  return wasInvoked ? onTheWay : [...rules.flatMap(idleRule), ...onTheWay, ...sendingCauses(mock)];
}

function rulesWith(target: TargetView): readonly RuleView[] {
  const rules = target.mock.buses().flatMap((bus) => bus.rules());
  return rules.filter((rule) => rule.targets.some(isOf(target)));
}

function isOf({ arnOrId }: TargetView): (target: RuleView['targets'][number]) => boolean {
  return ({ id, arn }) => id === arnOrId || arn === arnOrId;
}

/** Why a rule that has the target did not invoke it. */
function idleRule(rule: RuleView): Cause[] {
  if (rule.patternText === undefined) return [{ kind: 'rule-on-schedule', rule: named(rule) }];
  if (rule.state === 'DISABLED') return [disabledRule(rule, busOf(rule).events())];
  if (rule.events().length > 0) return [];
  return [{ kind: 'rule-unmatched', rule: named(rule), events: busOf(rule).events().length }];
}
