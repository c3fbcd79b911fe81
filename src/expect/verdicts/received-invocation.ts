import type { RuleView, TargetView } from '../../eventbridge-mock.js';
import { readCount, readExpectedValue } from '../arguments.js';
import type { Cause } from '../causes/cause.js';
import { warnedCauses } from '../causes/delivery.js';
import { droppedEvents } from '../causes/dropped-events.js';
import { idleRule } from '../causes/idle-rule.js';
import { closestToPattern, unmatchedJourney } from '../causes/journey.js';
import { pending } from '../causes/missing-event.js';
import { sendingCauses } from '../causes/sending.js';
import { compareDeepPartial } from '../expected/deep-partial.js';
import type { InvocationRecord, RuleTarget } from '../../history/records.js';
import type { Judge } from '../judge.js';
import { defineMatcher } from '../matcher.js';
import type { Scope } from '../scope.js';
import { busOf, existingRule } from '../subjects/rule.js';
import { isTarget, knownTarget, readTargetOf } from '../subjects/target.js';
import type { Verdict } from '../verdict.js';
import { candidate } from './candidates.js';
import { searchVerdict } from './search.js';

export const toHaveReceivedInvocation = defineMatcher({
  name: 'toHaveReceivedInvocation',
  received: knownTarget,
  parameters: ['input'],
  required: 0,
  decide({ received, judge, optional }) {
    return search(invocationsOf(received), 'some', optional(0, readExpectedValue), judge);
  },
});

export const toHaveReceivedInvocationTimes = defineMatcher({
  name: 'toHaveReceivedInvocationTimes',
  received: knownTarget,
  parameters: ['n', 'input'],
  required: 1,
  decide({ received, judge, argument, optional }) {
    return search(invocationsOf(received), argument(0, readCount), optional(1, readExpectedValue), judge);
  },
});

export const toHaveInvokedTarget = defineMatcher({
  name: 'toHaveInvokedTarget',
  received: existingRule,
  parameters: ['target', 'input'],
  required: 1,
  decide({ received: rule, judge, argument, optional }) {
    const arnOrId = argument(0, readTargetOf(rule));
    const { name, eventBusName } = rule;
    const invoked: Invoked = {
      scope: { of: 'target', arnOrId, rule: { name, eventBusName } },
      isTarget: isTarget(arnOrId),
      rules: [rule],
      invocations: rule.invocations().filter(({ target }) => isTarget(arnOrId)(target)),
      mock: rule.mock,
    };
    const verdict = search(invoked, 'some', optional(1, readExpectedValue), judge);
    return { ...verdict, asserted: eventsBehind(rule, verdict.matching) };
  },
});

/** The invocations that an assertion looks through, and whence more could have come. */
interface Invoked {
  readonly scope: Scope;
  readonly isTarget: (target: RuleTarget['target']) => boolean;
  /** Those that have the target. */
  readonly rules: readonly RuleView[];
  readonly invocations: readonly InvocationRecord[];
  readonly mock: RuleView['mock'];
}

function invocationsOf(target: TargetView): Invoked {
  const { mock, arnOrId } = target;
  const rules = mock.buses().flatMap((bus) => bus.rules());
  return {
    scope: { of: 'target', arnOrId },
    isTarget: isTarget(arnOrId),
    rules: rules.filter((rule) => rule.targets.some(isTarget(arnOrId))),
    invocations: target.invocations(),
    mock,
  };
}

function search(
  invoked: Invoked,
  wanted: number | 'some',
  input: { readonly value: unknown } | undefined,
  judge: Judge,
): Verdict & { readonly matching: readonly InvocationRecord[] } {
  const candidates = invoked.invocations.map((invocation, index) =>
    candidate(
      { kind: 'invocation', number: index + 1, invocation },
      input ? compareDeepPartial(invocation.input, input.value, '', judge) : [],
    ),
  );
  const verdict = searchVerdict({
    scope: invoked.scope,
    candidates,
    wanted,
    selective: input !== undefined,
    judge,
    causes: () => missingInvocationCauses(invoked, input, judge),
  });
  return { ...verdict, matching: invoked.invocations.filter((_, index) => candidates[index]?.matches) };
}

function eventsBehind(
  rule: RuleView,
  invocations: readonly InvocationRecord[],
): NonNullable<Verdict['asserted']> {
  const ids = new Set(invocations.map(({ event }) => event.id));
  return rule.events().filter(({ id }) => ids.has(id));
}

function missingInvocationCauses(
  { mock, rules, isTarget, invocations }: Invoked,
  input: { readonly value: unknown } | undefined,
  judge: Judge,
): Cause[] {
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
function stoppedEvent(rule: RuleView, input: unknown, judge: Judge): Cause[] {
  const tried = closestToPattern(
    rule,
    busOf(rule).events(),
    (event) =>
      !event.matchedRules.includes(rule.arn) &&
      compareDeepPartial(event, input, '', judge).every(({ holds }) => holds),
  );
  return tried ? [{ kind: 'stopped', journey: unmatchedJourney(rule, tried) }] : [];
}
