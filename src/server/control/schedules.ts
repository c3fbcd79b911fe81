import { outcomeCounts, scheduleRuns, type ScheduleRun } from '../../history/schedule-runs.js';
import { OPERATED, type EventBridgeMock, type StoredSchedule } from '../../mock/public-types.js';
import { definedMembers } from '../../text/defined-members.js';
import { placeOf } from '../../text/arn.js';
import { arnsOfSchedules } from './names.js';
import type { Asked } from './route.js';

/** As many as tell a person whether an expression is what was meant. */
const SHOWN_RUNS = 5;

/** Those of all accounts and Regions, in the order of their ARNs. */
export function schedules(asked: Asked): object {
  const { eventBridge, query } = asked;
  const [name, group] = [query.get('schedule'), query.get('group')];
  const arns = name === undefined ? undefined : arnsOfSchedules(name, asked);
  const stored = eventBridge[OPERATED].schedules().filter(
    ({ Arn, GroupName }) => (arns?.has(Arn) ?? true) && (group === undefined || GroupName === group),
  );
  const runs = scheduleRuns({
    scheduleInvocations: eventBridge.scheduleInvocations(),
    scheduleDeadLetters: eventBridge.scheduleDeadLetters(),
    warnings: eventBridge.warnings(),
  });
  return {
    schedules: [...stored]
      .sort((a, b) => (a.Arn < b.Arn ? -1 : 1))
      .map((schedule) => shownSchedule(schedule, eventBridge, runs)),
  };
}

function shownSchedule(
  stored: StoredSchedule,
  eventBridge: EventBridgeMock,
  runs: readonly ScheduleRun[],
): object {
  const { Arn, ...settings } = stored.Target;
  const nextRuns = eventBridge.schedule(stored.Arn).nextRuns(SHOWN_RUNS);
  return definedMembers({
    name: stored.Name,
    groupName: stored.GroupName,
    arn: stored.Arn,
    ...placeOf(stored.Arn),
    state: stored.State,
    description: stored.Description,
    expression: stored.ScheduleExpression,
    timezone: stored.ScheduleExpressionTimezone,
    startDate: stored.StartDate,
    endDate: stored.EndDate,
    flexibleTimeWindow: stored.FlexibleTimeWindow,
    actionAfterCompletion: stored.ActionAfterCompletion,
    nextRun: nextRuns[0],
    nextRuns,
    target: { arn: Arn, ...settings },
    counts: countsOf(stored.Arn, runs),
  });
}

/** How often it was due, as far as that is over, and what came of it. */
function countsOf(arn: string, all: readonly ScheduleRun[]): object {
  const runs = all.filter(({ scheduleArn }) => scheduleArn === arn);
  return { runs: runs.length, ...outcomeCounts(runs) };
}
