import type { RuleView, TargetView } from '../../mock/public-types.js';
import { type Invoked, missingInvocationCauses } from '../causes/missing-invocation.js';
import { type ExpectedInput, readCount, readInput } from '../expected/arguments.js';
import { compareDeepPartial } from '../../event/deep-partial.js';
import type { Judge } from '../given/judge.js';
import { defineMatcher, optional, required } from '../matcher.js';
import { invocationItem, type ReceivedEvent } from '../subjects/items.js';
import { existingRule } from '../subjects/rule.js';
import { targetScope } from '../subjects/scope.js';
import { isTarget, knownTarget, readTarget } from '../subjects/target.js';
import { type Candidate, candidate } from '../verdicts/candidates.js';
import { tallyVerdict } from '../verdicts/tally.js';
import type { Verdict } from '../verdicts/verdict.js';

export const toHaveReceivedInvocation = defineMatcher({
  name: 'toHaveReceivedInvocation',
  received: knownTarget,
  parameters: [optional('input', readInput)],
  decide: ({ received, judge }, input) => countInvocations(invocationsOf(received), 'some', input, judge),
});

export const toHaveReceivedInvocationTimes = defineMatcher({
  name: 'toHaveReceivedInvocationTimes',
  received: knownTarget,
  parameters: [required('n', readCount), optional('input', readInput)],
  decide: ({ received, judge }, n, input) => countInvocations(invocationsOf(received), n, input, judge),
});

export const toHaveInvokedTarget = defineMatcher({
  name: 'toHaveInvokedTarget',
  received: existingRule,
  parameters: [required('target', readTarget), optional('input', readInput)],
  decide: ({ received: rule, judge }, target, input) =>
    countInvocations(invocationsBy(rule, target), 'some', input, judge),
});

function invocationsOf(target: TargetView): Invoked {
  const { mock, arnOrId } = target;
  const rules = mock.buses().flatMap((bus) => bus.rules());
  return {
    scope: targetScope(arnOrId),
    isTarget: isTarget(arnOrId),
    rules: rules.filter((rule) => rule.targets.some(isTarget(arnOrId))),
    invocations: target.invocations(),
    mock,
  };
}

function invocationsBy(rule: RuleView, arnOrId: string): Invoked {
  return {
    scope: targetScope(arnOrId, rule),
    isTarget: isTarget(arnOrId),
    rules: [rule],
    invocations: rule.invocations().filter(({ target }) => isTarget(arnOrId)(target)),
    mock: rule.mock,
    by: rule,
  };
}

function countInvocations(
  invoked: Invoked,
  wanted: number | 'some',
  input: ExpectedInput | undefined,
  judge: Judge,
): Verdict {
  const candidates = invoked.invocations.map((invocation, index) =>
    candidate(
      invocationItem(invocation, index + 1),
      input ? compareDeepPartial(invocation.input, input.value, '', judge) : [],
    ),
  );
  const verdict = tallyVerdict({
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
