import type { TargetView } from '../../mock/public-types.js';
import { readCount, readExpectedValue } from '../expected/arguments.js';
import { type Invoked, missingInvocationCauses } from '../causes/missing-invocation.js';
import { compareDeepPartial } from '../expected/deep-partial.js';
import type { Judge } from '../given/judge.js';
import { defineMatcher } from '../matcher.js';
import type { ReceivedEvent } from '../scope.js';
import { existingRule } from '../subjects/rule.js';
import { isTarget, knownTarget, readTargetOf } from '../subjects/target.js';
import type { Verdict } from '../verdicts/verdict.js';
import { type Candidate, candidate } from '../verdicts/candidates.js';
import { searchVerdict } from '../verdicts/tally.js';

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
      by: rule,
    };
    return search(invoked, 'some', optional(1, readExpectedValue), judge);
  },
});

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
): Verdict {
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
  return { ...verdict, asserted: eventsBehind(invoked, candidates) };
}

/** An assertion on a rule vouches for the events that the rule passed on as expected. */
function eventsBehind(
  { by, invocations }: Invoked,
  candidates: readonly Candidate[],
): readonly ReceivedEvent[] {
  const matching = invocations.filter((_, index) => candidates[index]?.matches);
  const ids = new Set(matching.map(({ event }) => event.id));
  return by ? by.events().filter(({ id }) => ids.has(id)) : [];
}
