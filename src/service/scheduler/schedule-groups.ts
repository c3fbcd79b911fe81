import { isDeepStrictEqual } from 'node:util';
import { passing, phaseAt, settledIn } from '../../account/lifecycle.js';
import {
  DEFAULT_SCHEDULE_GROUP,
  livingScheduleGroups,
  scheduleGroupIn,
  scheduleGroupsIn,
  schedulerArn,
  schedulesIn,
  type ScheduleGroupRecord,
  type ScheduleKey,
} from '../../account/schedule.js';
import { required, structure } from '../constraints/shapes.js';
import type { OperationContext } from '../operation.js';
import { clientToken, groupName, maxResults, namePrefix, nextToken, tagList } from './schedule-shapes.js';
import { conflict, invalid, noGroup, overSchedulerQuota } from './scheduler-faults.js';
import type { SchedulerOperation, SchedulerRequest } from './scheduler-operation.js';
import { schedulerPage } from './scheduler-paging.js';

export const CreateScheduleGroup: SchedulerOperation<'CreateScheduleGroup'> = {
  input: structure({ ClientToken: clientToken, Name: required(groupName), Tags: tagList }),
  handle: (request, context) => {
    const { Name, Tags = [], ClientToken: token } = request;
    refuseDefault(Name);
    const { here } = context;
    const now = context.now();
    const known = scheduleGroupIn(here, Name, now);
    if (known) {
      if (isSentAgain(known, request)) return { ScheduleGroupArn: known.Arn };
      throw conflict(`Schedule group ${Name} already exists.`);
    }
    if (livingScheduleGroups(here, now).length >= context.quotas.scheduleGroups) throw overSchedulerQuota();
    const group: ScheduleGroupRecord = {
      Arn: schedulerArn(here, `schedule-group/${Name}`),
      CreationDate: now,
      LastModificationDate: now,
      Name,
      lifecycle: settledIn('ACTIVE', now),
      tags: new Map(Tags.map(({ Key, Value }) => [Key, Value])),
      ...(token !== undefined && { created: { token, request } }),
    };
    scheduleGroupsIn(here).set(Name, group);
    return { ScheduleGroupArn: group.Arn };
  },
};

export const GetScheduleGroup: SchedulerOperation<'GetScheduleGroup'> = {
  input: structure({ Name: required(groupName) }),
  handle: ({ Name }, context) => shown(existingGroup(Name, context), context.now()),
};

/** Its schedules go at once; the group itself is seen going for a while. */
export const DeleteScheduleGroup: SchedulerOperation<'DeleteScheduleGroup'> = {
  input: structure({ ClientToken: clientToken, Name: required(groupName) }),
  handle: ({ Name }, context) => {
    refuseDefault(Name);
    const group = existingGroup(Name, context);
    const now = context.now();
    if (phaseAt(group.lifecycle, now).state === 'DELETING') {
      throw conflict(`Schedule group ${Name} is being deleted.`);
    }
    const lifecycle = passing<'ACTIVE' | 'DELETING' | 'GONE'>(
      { first: 'DELETING', then: 'GONE' },
      now,
      context.transitionTime,
    );
    scheduleGroupsIn(context.here).set(Name, { ...group, LastModificationDate: now, lifecycle });
    dropSchedules(Name, context);
    return {};
  },
};

export const ListScheduleGroups: SchedulerOperation<'ListScheduleGroups'> = {
  input: structure({ MaxResults: maxResults, NamePrefix: namePrefix, NextToken: nextToken }),
  handle: ({ NamePrefix = '', ...request }, { here, now }) => {
    const items = livingScheduleGroups(here, now()).filter(({ Name }) => Name.startsWith(NamePrefix));
    const nameOf = ({ Name }: ScheduleGroupRecord) => Name;
    const { page, ...more } = schedulerPage({ operation: 'ListScheduleGroups', items, nameOf }, request);
    return { ScheduleGroups: page.map((group) => shown(group, now())), ...more };
  },
};

function dropSchedules(group: string, { here, now, scheduleChanged }: OperationContext): void {
  const schedules = schedulesIn(here);
  for (const [key, { GroupName }] of [...schedules]) {
    if (GroupName !== group) continue;
    schedules.delete(key);
    scheduleChanged(here, key as ScheduleKey, now());
  }
}

/** @throws ServiceFault where there is none, or none any more. */
export function existingGroup(name: string, context: OperationContext): ScheduleGroupRecord {
  const group = scheduleGroupIn(context.here, name, context.now());
  if (!group) throw noGroup(name, context);
  return group;
}

function refuseDefault(name: string): void {
  if (name !== DEFAULT_SCHEDULE_GROUP) return;
  throw invalid(`This operation cannot be performed on schedule group ${name}.`);
}

function isSentAgain(
  { created }: ScheduleGroupRecord,
  request: SchedulerRequest<'CreateScheduleGroup'>,
): boolean {
  return created?.token === request.ClientToken && isDeepStrictEqual(created?.request, request);
}

function shown({ Arn, CreationDate, LastModificationDate, Name, lifecycle }: ScheduleGroupRecord, now: Date) {
  const State = phaseAt(lifecycle, now).state === 'ACTIVE' ? ('ACTIVE' as const) : ('DELETING' as const);
  return { Arn, CreationDate, LastModificationDate, Name, State };
}
