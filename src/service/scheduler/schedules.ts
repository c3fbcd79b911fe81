import { isDeepStrictEqual } from 'node:util';
import {
  DEFAULT_SCHEDULE_GROUP,
  scheduleArn,
  scheduleGroupIn,
  scheduleKey,
  schedulesIn,
  type ScheduleRecord,
} from '../../account/schedule.js';
import { phaseAt } from '../../account/lifecycle.js';
import { definedMembers } from '../../text/defined-members.js';
import { nextRun } from '../../time/next-run.js';
import { nextOccurrence } from '../../time/schedule-occurrence.js';
import { parseSchedulerExpression } from '../../time/scheduler-expression.js';
import { required, structure } from '../constraints/shapes.js';
import type { OperationContext } from '../operation.js';
import { checkTimes } from './schedule-checks.js';
import {
  clientToken,
  groupName,
  namePrefix,
  maxResults,
  nextToken,
  scheduleInput,
  scheduleName,
  scheduleState,
} from './schedule-shapes.js';
import { checkTarget } from './schedule-target-checks.js';
import { conflict, noGroup, noSchedule, overSchedulerQuota } from './scheduler-faults.js';
import type { SchedulerOperation, SchedulerRequest } from './scheduler-operation.js';
import { schedulerPage } from './scheduler-paging.js';

export const CreateSchedule: SchedulerOperation<'CreateSchedule'> = {
  input: scheduleInput,
  handle: (request, context) => {
    const { Name, ClientToken: token } = request;
    checkSchedule(request, context);
    const group = openGroup(request.GroupName, context);
    const key = scheduleKey(group, Name);
    const schedules = schedulesIn(context.here);
    const known = schedules.get(key);
    if (known) {
      if (isSentAgain(known, request)) return { ScheduleArn: known.Arn };
      throw conflict(`Schedule ${Name} already exists.`);
    }
    if (schedules.size >= context.quotas.schedules) throw overSchedulerQuota();
    const created = token === undefined ? {} : { created: { token, request } };
    const record = recordOf(request, group, context);
    const now = record.LastModificationDate;
    const schedule: ScheduleRecord = {
      ...record,
      CreationDate: now,
      countsFrom: beginningOf(record, context),
      ...created,
      ...(context.wasDeployed && hasRun(record, now) && { isOver: true }),
    };
    schedules.set(key, schedule);
    context.scheduleChanged(context.here, key, schedule.LastModificationDate);
    return { ScheduleArn: schedule.Arn };
  },
};

export const UpdateSchedule: SchedulerOperation<'UpdateSchedule'> = {
  input: scheduleInput,
  handle: (request, context) => {
    checkSchedule(request, context);
    const { known, key } = existing(request, context);
    const record = recordOf(request, known.GroupName, context);
    const goesOn = runsAtTheSameTimes(known, record);
    const { CreationDate, created, isOver } = known;
    const schedule: ScheduleRecord = {
      ...record,
      CreationDate,
      countsFrom: goesOn ? known.countsFrom : beginningOf(record, context),
      ...(goesOn && isOver && { isOver }),
      ...(created && { created }),
    };
    schedulesIn(context.here).set(key, schedule);
    context.scheduleChanged(context.here, key, schedule.LastModificationDate);
    return { ScheduleArn: schedule.Arn };
  },
};

export const GetSchedule: SchedulerOperation<'GetSchedule'> = {
  input: structure({ GroupName: groupName, Name: required(scheduleName) }),
  handle: (request, context) => {
    const {
      countsFrom: _counts,
      created: _created,
      isOver: _over,
      ...shown
    } = existing(request, context).known;
    return shown;
  },
};

export const DeleteSchedule: SchedulerOperation<'DeleteSchedule'> = {
  input: structure({ ClientToken: clientToken, GroupName: groupName, Name: required(scheduleName) }),
  handle: (request, context) => {
    const { key } = existing(request, context);
    schedulesIn(context.here).delete(key);
    context.scheduleChanged(context.here, key, context.now());
    return {};
  },
};

export const ListSchedules: SchedulerOperation<'ListSchedules'> = {
  input: structure({
    GroupName: groupName,
    MaxResults: maxResults,
    NamePrefix: namePrefix,
    NextToken: nextToken,
    State: scheduleState,
  }),
  handle: ({ GroupName, NamePrefix = '', State, ...request }, context) => {
    if (GroupName !== undefined && !scheduleGroupIn(context.here, GroupName, context.now())) {
      throw noGroup(GroupName, context);
    }
    const items = [...schedulesIn(context.here).values()].filter(
      (schedule) =>
        schedule.Name.startsWith(NamePrefix) &&
        (GroupName === undefined || schedule.GroupName === GroupName) &&
        (State === undefined || schedule.State === State),
    );
    const nameOf = (schedule: ScheduleRecord) => scheduleKey(schedule.GroupName, schedule.Name);
    const { page, ...more } = schedulerPage({ operation: 'ListSchedules', items, nameOf }, request);
    return { Schedules: page.map(listed), ...more };
  },
};

type Times = Pick<ScheduleRecord, 'ScheduleExpression' | 'ScheduleExpressionTimezone' | 'StartDate'>;

function runsAtTheSameTimes(one: Times, other: Times): boolean {
  return (
    one.ScheduleExpression === other.ScheduleExpression &&
    one.ScheduleExpressionTimezone === other.ScheduleExpressionTimezone &&
    one.StartDate?.getTime() === other.StartDate?.getTime()
  );
}

/** From when on a rate counts. One that was deployed has run before: it comes after an interval, not at once. */
function beginningOf(
  {
    ScheduleExpression,
    LastModificationDate: now,
  }: Pick<ScheduleRecord, keyof Times | 'LastModificationDate'>,
  { wasDeployed }: OperationContext,
): Date {
  const expression = wasDeployed === true ? parseSchedulerExpression(ScheduleExpression) : undefined;
  const next = expression?.kind === 'rate' ? nextRun(expression, now, now) : undefined;
  return next ? new Date(2 * now.getTime() - next.getTime()) : now;
}

/** Whether it was to run once, before now: then it has, if it was there. */
function hasRun(schedule: Times & Pick<ScheduleRecord, 'State'>, now: Date): boolean {
  const { ScheduleExpression, ScheduleExpressionTimezone: timeZone, State } = schedule;
  const expression = parseSchedulerExpression(ScheduleExpression);
  if (expression?.kind !== 'at' || State === 'DISABLED') return false;
  return !nextOccurrence({ expression, timeZone, countsFrom: now }, new Date(now.getTime() - 1));
}

function listed(schedule: ScheduleRecord) {
  const { Arn, CreationDate, GroupName, LastModificationDate, Name, State, Target } = schedule;
  return { Arn, CreationDate, GroupName, LastModificationDate, Name, State, Target: { Arn: Target.Arn } };
}

type Request = SchedulerRequest<'CreateSchedule'>;

function checkSchedule(request: Request, context: OperationContext): void {
  checkTimes(request, context);
  checkTarget(request.Target, context);
}

function openGroup(name = DEFAULT_SCHEDULE_GROUP, context: OperationContext): string {
  const { here, now } = context;
  const group = scheduleGroupIn(here, name, now());
  if (!group) throw noGroup(name, context);
  if (phaseAt(group.lifecycle, now()).state === 'DELETING') {
    throw conflict(`Schedule group ${name} is being deleted.`);
  }
  return name;
}

function existing(
  { GroupName = DEFAULT_SCHEDULE_GROUP, Name }: { readonly GroupName?: string; readonly Name: string },
  context: OperationContext,
) {
  const key = scheduleKey(GroupName, Name);
  const known = schedulesIn(context.here).get(key);
  if (!known) throw noSchedule(key, context);
  return { known, key };
}

/** Whether the caller has sent the same before, and has perhaps not heard of the answer. */
function isSentAgain({ created }: ScheduleRecord, request: Request): boolean {
  return created?.token === request.ClientToken && isDeepStrictEqual(created?.request, request);
}

const RETRY_POLICY = { MaximumEventAgeInSeconds: 86_400, MaximumRetryAttempts: 185 };

/** What is stored, with what the service fills in: nothing of what was there before. */
function recordOf(request: Request, group: string, { here, now }: OperationContext) {
  const { ClientToken: _token, Target: target, ...given } = request;
  return {
    ActionAfterCompletion: 'NONE' as const,
    ScheduleExpressionTimezone: 'UTC',
    State: 'ENABLED' as const,
    ...given,
    Arn: scheduleArn(here, scheduleKey(group, request.Name)),
    GroupName: group,
    LastModificationDate: now(),
    Target: {
      ...definedMembers(withoutEmptyBlocks(target)),
      RetryPolicy: { ...RETRY_POLICY, ...target.RetryPolicy },
    },
  };
}

/** A block without members is as good as none, and is not shown. */
function withoutEmptyBlocks({
  DeadLetterConfig,
  SqsParameters,
  ...target
}: Request['Target']): Request['Target'] {
  return {
    ...target,
    ...(DeadLetterConfig?.Arn !== undefined && { DeadLetterConfig }),
    ...(SqsParameters?.MessageGroupId !== undefined && { SqsParameters }),
  };
}
