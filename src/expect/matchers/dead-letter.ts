import type { DeliveryRecord, RuleTarget } from '../../history/records.js';
import type { ScheduleInvocationRecord } from '../../history/schedule-records.js';
import {
  MEANT,
  type EventBridgeMock,
  type RuleView,
  type ScheduleView,
  type TargetView,
} from '../../mock/public-types.js';
import { pendingAmong, warnedCauses } from '../causes/delivery.js';
import { idleRule, waitsForEvent } from '../causes/idle-rule.js';
import { ANY_RUN, idleSchedule, runsThatFailed } from '../causes/idle-schedule.js';
import { unsentCauses } from '../causes/missing-invocation.js';
import { readExpectedDeadLetter } from '../expected/expected-dead-letter.js';
import { defineMatcher, optional } from '../matcher.js';
import { type AnyDeadLetter, deadLetterItem, inTimeOrder } from '../subjects/items.js';
import { subjectOf } from '../subjects/reader.js';
import { knownSchedule } from '../subjects/schedule.js';
import { deadLetterScope, type Scope } from '../subjects/scope.js';
import { existingTarget } from '../subjects/target.js';
import { unknownMembersOf } from '../subjects/unknown-members.js';
import { candidate } from '../verdicts/candidates.js';
import { tallyVerdict } from '../verdicts/tally.js';
import { underWay } from '../verdicts/under-way.js';
import { quoted, scheduleName } from '../../text/words.js';

/** A mock, or one target or schedule of it: whose events and runs may go to a dead-letter queue. */
interface DeadLetterSource {
  readonly scope: Scope;
  readonly mock: EventBridgeMock;
  readonly deadLetters: readonly AnyDeadLetter[];
  /** What of rules it is about. */
  readonly isOfTarget: (target: RuleTarget['target']) => boolean;
  readonly schedules: readonly ScheduleView[];
  readonly runs: readonly ScheduleInvocationRecord[];
  /** Whether it is the whole account. */
  readonly isMock?: boolean;
  /** What of it may fail. */
  readonly noun: 'delivery' | 'run';
}

const deadLetterSource = subjectOf<DeadLetterSource>({
  mock: (mock) => ({
    scope: deadLetterScope(),
    mock,
    deadLetters: inOrder(mock),
    isOfTarget: () => true,
    schedules: mock.schedules(),
    runs: mock.scheduleInvocations(),
    isMock: true,
    noun: 'delivery',
  }),
  target: (target) => {
    const { mock, arnOrId } = existingTarget(target);
    const { isOfRule, schedules } = target[MEANT];
    return {
      scope: deadLetterScope(`for target ${quoted(arnOrId)}`),
      mock,
      deadLetters: inOrder(target),
      isOfTarget: isOfRule,
      schedules: schedules(),
      runs: target.scheduleInvocations(),
      noun: 'delivery',
    };
  },
  schedule: (schedule) => {
    const { mock } = knownSchedule(schedule);
    return {
      scope: deadLetterScope(`for ${scheduleName(schedule)}`),
      mock,
      deadLetters: schedule.deadLetters(),
      isOfTarget: () => false,
      schedules: [schedule],
      runs: schedule.invocations(),
      noun: 'run',
    };
  },
});

function inOrder(source: EventBridgeMock | TargetView): readonly AnyDeadLetter[] {
  return inTimeOrder(source.deadLetters(), source.scheduleDeadLetters(), ({ sentAt }) => sentAt);
}

export const toHaveReceivedDeadLetter = defineMatcher({
  name: 'toHaveReceivedDeadLetter',
  received: deadLetterSource,
  parameters: [optional('expected', readExpectedDeadLetter)],
  decide: ({ received: source, judge }, compare) =>
    tallyVerdict({
      scope: source.scope,
      candidates: source.deadLetters.map((deadLetter, index) =>
        candidate(deadLetterItem(deadLetter, index + 1), compare?.(deadLetter, judge) ?? []),
      ),
      wanted: 'some',
      selective: compare !== undefined,
      judge,
      underWay: () => underWay({ ...source, deliveries: deliveriesOf(source) }),
      causes: () => [...otherEnds(source), ...withoutEffect(source)],
    }),
});

function deliveriesOf({ mock, isOfTarget }: DeadLetterSource): readonly DeliveryRecord[] {
  return mock.deliveries().filter(({ target }) => isOfTarget(target));
}

/** What else became of the deliveries, and of the runs of schedules. */
function otherEnds(source: DeadLetterSource): readonly string[] {
  const { mock, schedules, runs, deadLetters, isMock = false } = source;
  const deliveries = deliveriesOf(source);
  const arns = new Set(deliveries.map(({ target }) => target.arn));
  const failed = [
    ...warnedCauses(mock, (arn, kind) => (kind === 'schedule-dropped' ? isMock : arns.has(arn))),
    ...schedules.flatMap(runsThatFailed),
  ];
  if (deliveries.length + failed.length + runs.length + deadLetters.length === 0) {
    return [`There was no ${source.noun} that could have failed.`, ...noDelivery(source)];
  }
  return [
    ...pendingAmong(deliveries),
    ...new Set(failed),
    ...succeeded(deliveries.filter(({ outcome }) => outcome === 'delivered').length),
    ...reached(runs.length),
  ];
}

/** A misspelt DeadLetterConfig leaves a target without one. */
function withoutEffect(source: DeadLetterSource): readonly string[] {
  return unknownMembersOf(source.mock, { rules: rulesOf(source), schedules: source.schedules });
}

function rulesOf({ mock, isOfTarget }: DeadLetterSource): readonly RuleView[] {
  return mock
    .buses()
    .flatMap((bus) => bus.rules())
    .filter(({ targets }) => targets.some(isOfTarget));
}

/** Why nothing came as far as the target: its rules and schedules tell, where there is something that they are for. */
function noDelivery(source: DeadLetterSource): readonly string[] {
  const { mock, isOfTarget, schedules, isMock = false } = source;
  if (isMock) return unsentCauses(mock, [], []);
  const rules = rulesOf(source);
  const idle = [
    ...rules.flatMap((rule) => idleRule(rule, isOfTarget)),
    ...schedules.flatMap((schedule) => idleSchedule(schedule, ANY_RUN)),
  ];
  return rules.some(waitsForEvent) ? [...new Set([...idle, ...unsentCauses(mock, rules, schedules)])] : idle;
}

function succeeded(deliveries: number): string[] {
  if (deliveries === 0) return [];
  return [deliveries === 1 ? '1 delivery succeeded.' : `${deliveries} deliveries succeeded.`];
}

function reached(runs: number): string[] {
  if (runs === 0) return [];
  return [runs === 1 ? '1 run of a schedule succeeded.' : `${runs} runs of schedules succeeded.`];
}
