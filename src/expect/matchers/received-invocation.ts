import type { EventRecord } from '../../history/records.js';
import type { RuleView, TargetView } from '../../mock/public-types.js';
import { type Invoked, missingInvocationCauses } from '../causes/missing-invocation.js';
import { whyMatched } from '../causes/why-matched.js';
import { type ExpectedInput, readCount, readInput } from '../expected/arguments.js';
import { compareDeepPartial } from '../../event/deep-partial.js';
import type { Judge } from '../given/judge.js';
import { defineMatcher, optional, required } from '../matcher.js';
import { invocationItem } from '../subjects/items.js';
import { existingRule } from '../subjects/rule.js';
import { targetScope } from '../subjects/scope.js';
import { isTarget, knownTarget, readTarget } from '../subjects/target.js';
import { type Candidate, candidate } from '../verdicts/candidates.js';
import { isTooFew, tallyVerdict } from '../verdicts/tally.js';
import type { Report, Verdict } from '../verdicts/verdict.js';
import type { Style } from '../words/style.js';

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
  const asserted = eventsBehind(invoked, candidates);
  const matching = candidates.filter(({ matches }) => matches);
  if (isTooFew({ wanted }, matching.length)) return { ...verdict, asserted };
  const report = (style: Style): Report => withPattern(verdict.report(style), invoked, matching[0], style);
  return { ...verdict, asserted, report };
}

/** Adds the conditions of the rule's pattern by which the event matched whose invocation should not have been. */
function withPattern(
  { headline, sections }: Report,
  { by, invocations }: Invoked,
  first: Candidate | undefined,
  style: Style,
): Report {
  const number = first?.item.number ?? 0;
  const id = invocations[number - 1]?.event.id;
  const event = by?.events().find((matched) => matched.id === id);
  if (by === undefined || event === undefined) return { headline, sections };
  const name = `the event of invocation ${number}`;
  return { headline, sections: [...sections, whyMatched(by, { event, name }, style)] };
}

/** An assertion on a rule covers the events that the rule passed on as expected. */
function eventsBehind(
  { by, invocations }: Invoked,
  candidates: readonly Candidate[],
): readonly EventRecord[] {
  const matching = invocations.filter((_, index) => candidates[index]?.matches);
  const ids = new Set(matching.map(({ event }) => event.id));
  return by ? by.events().filter(({ id }) => ids.has(id)) : [];
}
