import type { EventRecord } from '../../history/records.js';
import { MEANT, type RuleView, type ScheduleView, type TargetView } from '../../mock/public-types.js';
import { type Invoked, missingInvocationCauses } from '../causes/missing-invocation.js';
import { whyMatched } from '../causes/why-matched.js';
import { type ExpectedInput, readCount, readInput } from '../expected/arguments.js';
import { compareDeepPartial } from '../../event/deep-partial.js';
import type { Judge } from '../given/judge.js';
import { isView } from '../given/kinds.js';
import { defineMatcher, optional, required } from '../matcher.js';
import { inTimeOrder, invocationItem } from '../subjects/items.js';
import { subjectOf } from '../subjects/reader.js';
import { refuseUnknownRule } from '../subjects/rule.js';
import { knownSchedule } from '../subjects/schedule.js';
import { scheduleScope, targetScope } from '../subjects/scope.js';
import { deliveriesTo, existingTarget, isTarget, readTarget } from '../subjects/target.js';
import { type Candidate, candidate } from '../verdicts/candidates.js';
import { isTooFew, tallyVerdict } from '../verdicts/tally.js';
import { underWay } from '../verdicts/under-way.js';
import type { Report, Verdict } from '../verdicts/verdict.js';
import type { Style } from '../words/style.js';
import { ruleName, scheduleName } from '../../text/words.js';

/** A target, or a schedule of EventBridge Scheduler, which has but one. */
const invoked = subjectOf<Invoked>({
  target: (target) => invocationsOf(existingTarget(target)),
  schedule: (schedule) => invocationsBySchedule(knownSchedule(schedule)),
});

/** What invokes targets. */
const invoker = subjectOf<RuleView | ScheduleView>({
  rule: (rule) => {
    refuseUnknownRule(rule);
    return rule;
  },
  schedule: knownSchedule,
});

export const toHaveReceivedInvocation = defineMatcher({
  name: 'toHaveReceivedInvocation',
  received: invoked,
  parameters: [optional('input', readInput)],
  decide: ({ received, judge }, input) => countInvocations(received, 'some', input, judge),
});

export const toHaveReceivedInvocationTimes = defineMatcher({
  name: 'toHaveReceivedInvocationTimes',
  received: invoked,
  parameters: [required('n', readCount), optional('input', readInput)],
  decide: ({ received, judge }, n, input) => countInvocations(received, n, input, judge),
});

export const toHaveInvokedTarget = defineMatcher({
  name: 'toHaveInvokedTarget',
  received: invoker,
  parameters: [
    required(
      'target',
      readTarget,
      'For a schedule, which has one target, use toHaveReceivedInvocation(input).',
    ),
    optional('input', readInput),
  ],
  decide: ({ received: by, judge }, target, input) => {
    const invocations = isView(by, 'rule') ? invocationsByRule(by, target) : ofTarget(by, target);
    return countInvocations(invocations, 'some', input, judge);
  },
});

function invocationsOf(target: TargetView): Invoked {
  const { mock, arnOrId } = target;
  const { isOfRule, schedules } = target[MEANT];
  const rules = mock.buses().flatMap((bus) => bus.rules());
  return {
    scope: targetScope(arnOrId),
    isTarget: isOfRule,
    rules: rules.filter((rule) => rule.targets.some(isOfRule)),
    schedules: schedules(),
    invocations: inTimeOrder(
      target.invocations(),
      target.scheduleInvocations(),
      ({ invokedAt }) => invokedAt,
    ),
    mock,
  };
}

function invocationsByRule(rule: RuleView, arnOrId: string): Invoked {
  return {
    scope: targetScope(arnOrId, ruleName(rule)),
    isTarget: isTarget(arnOrId),
    rules: [rule],
    schedules: [],
    invocations: rule.invocations().filter(({ target }) => isTarget(arnOrId)(target)),
    mock: rule.mock,
    by: rule,
  };
}

function invocationsBySchedule(schedule: ScheduleView): Invoked {
  return {
    scope: scheduleScope(schedule),
    isTarget: () => false,
    rules: [],
    schedules: [schedule],
    invocations: schedule.invocations(),
    mock: schedule.mock,
  };
}

/** An update may have given it another one since. */
function ofTarget(schedule: ScheduleView, arnOrId: string): Invoked {
  const invocations = schedule.invocations().filter(({ target }) => isTarget(arnOrId)(target));
  const scope = targetScope(arnOrId, scheduleName(schedule));
  return { ...invocationsBySchedule(schedule), scope, invocations };
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
  const matching = candidates.filter(({ matches }) => matches);
  const missing = wanted === 'some' ? 1 : wanted - matching.length;
  const verdict = tallyVerdict({
    scope: invoked.scope,
    candidates,
    wanted,
    selective: input !== undefined,
    judge,
    underWay: () => underWay({ ...invoked, deliveries: deliveriesTo(invoked) }),
    causes: () => missingInvocationCauses(invoked, input, { judge, missing }),
  });
  const asserted = eventsBehind(invoked, candidates);
  if (isTooFew({ wanted }, matching.length)) return { ...verdict, asserted };
  const report = (style: Style): Report => withPattern(verdict.report(style), invoked, matching[0], style);
  return { ...verdict, asserted, report };
}

/** Adds the conditions of the rule's pattern by which the event matched whose invocation should not have been. */
function withPattern(
  { headline, sections }: Report,
  { by }: Invoked,
  first: Candidate | undefined,
  style: Style,
): Report {
  const { number = 0, eventId } = first?.item ?? {};
  const event = by?.events().find((matched) => matched.id === eventId);
  if (by === undefined || event === undefined) return { headline, sections };
  const name = `the event of invocation ${number}`;
  return { headline, sections: [...sections, whyMatched(by, { event, name }, style)] };
}

/** An assertion on a rule covers the events that the rule passed on as expected. */
function eventsBehind({ by }: Invoked, candidates: readonly Candidate[]): readonly EventRecord[] {
  const ids = new Set(candidates.filter(({ matches }) => matches).map(({ item }) => item.eventId));
  return by ? by.events().filter(({ id }) => ids.has(id)) : [];
}
