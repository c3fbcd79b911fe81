import type { RuleTarget } from '../../history/records.js';
import type { RuleView, ScheduleView } from '../../mock/public-types.js';
import type { ExpectedInput } from '../expected/arguments.js';
import { compareDeepPartial } from '../../event/deep-partial.js';
import type { Judge } from '../given/judge.js';
import type { AnyInvocation } from '../subjects/items.js';
import { busOf } from '../subjects/rule.js';
import type { Scope } from '../subjects/scope.js';
import { deliveriesTo } from '../subjects/target.js';
import { unknownMembersOf } from '../subjects/unknown-members.js';
import { chainCauses, pendingAmong, warnedCauses } from './delivery.js';
import { droppedEvents } from './dropped-events.js';
import { idleRule, waitsForEvent } from './idle-rule.js';
import { idleSchedule } from './idle-schedule.js';
import { closestToPattern, journeyCause, stopAtRule } from './journey.js';
import { orNeverCalled, sendingCauses } from './sending.js';

/** The invocations that an assertion looks through, and whence more could have come. */
export interface Invoked {
  readonly scope: Scope;
  readonly isTarget: (target: RuleTarget['target']) => boolean;
  /** Those that have the target. */
  readonly rules: readonly RuleView[];
  /** Those that have the target, or had when they were deleted. */
  readonly schedules: readonly ScheduleView[];
  readonly invocations: readonly AnyInvocation[];
  readonly mock: RuleView['mock'];
  /** The rule that the assertion is about, if it is about one. */
  readonly by?: RuleView;
}

/** Why a target was not invoked, or not as often, or not with such an input. */
export function missingInvocationCauses(
  invoked: Invoked,
  input: ExpectedInput | undefined,
  { judge, missing }: { readonly judge: Judge; readonly missing: number },
): readonly string[] {
  const { mock, rules, schedules } = invoked;
  const runs = { missing, ...(input && { expected: { input, judge } }) };
  const causes = [
    ...boundToNothing(mock),
    // A target that schedules alone have waits for no event.
    ...(rules.length === 0 && schedules.length > 0 ? [] : ofRules(invoked, input, judge)),
    ...schedules.flatMap((schedule) => idleSchedule(schedule, runs)),
    ...unknownMembersOf(mock, invoked),
  ];
  return [...new Set(causes)];
}

function ofRules(invoked: Invoked, input: ExpectedInput | undefined, judge: Judge): readonly string[] {
  const { mock, rules, schedules, isTarget, invocations } = invoked;
  const stopped = input ? rules.flatMap((rule) => stoppedEvent(rule, input.value, judge)) : [];
  const idle = invocations.length === 0 ? rules.flatMap((rule) => idleRule(rule, isTarget)) : [];
  const isMissed = input === undefined && invocations.length > 0;
  if (isMissed || (invocations.length === 0 && rules.some(waitsForEvent))) {
    return [...idle, ...unsentCauses(mock, rules, schedules)];
  }
  return [...(invocations.length === 0 ? idle : stopped), ...onTheWay(invoked)];
}

/** What may have kept an event from being sent at all, or from coming to a bus. */
export function unsentCauses(
  mock: RuleView['mock'],
  told: readonly RuleView[],
  schedules: readonly ScheduleView[],
): readonly string[] {
  const causes = [...sendingCauses(mock), ...droppedEvents(mock), ...chainCauses(mock, told)];
  return orNeverCalled(causes, mock, schedules);
}

/** A function or a fault of the target may stand under another name. */
function boundToNothing(mock: RuleView['mock']): string[] {
  return mock.boundToNothing().map(({ message }) => message);
}

/** What became of deliveries to the target; that its handler failed is no reason, since it was invoked. */
function onTheWay(invoked: Invoked): string[] {
  const { mock, rules, isTarget } = invoked;
  const arns = new Set(rules.flatMap((rule) => rule.targets.filter(isTarget).map(({ arn }) => arn)));
  return [
    ...pendingAmong(deliveriesTo(invoked)),
    // What schedules lost, they tell themselves.
    ...warnedCauses(
      mock,
      (arn, kind) => kind !== 'handler-failed' && kind !== 'schedule-dropped' && arns.has(arn),
    ),
  ];
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
