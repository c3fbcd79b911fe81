import { scheduleGroupsIn, type ScheduleGroupRecord } from '../../account/schedule.js';
import { parseArn } from '../../text/arn.js';
import { required, structure } from '../constraints/shapes.js';
import type { OperationContext } from '../operation.js';
import { existingGroup } from './schedule-groups.js';
import { groupArn, tagKeys, tagList } from './schedule-shapes.js';
import { noGroup } from './scheduler-faults.js';
import type { SchedulerOperation } from './scheduler-operation.js';

/** Groups alone have tags: the ARN of a schedule breaks the constraints. */
export const TagResource: SchedulerOperation<'TagResource'> = {
  input: structure({ ResourceArn: required(groupArn), Tags: required(tagList) }),
  handle: ({ ResourceArn, Tags }, context) => {
    const group = taggedGroup(ResourceArn, context);
    const added = Tags.map(({ Key, Value }) => [Key, Value] as const);
    change(group, new Map([...group.tags, ...added]), context);
    return {};
  },
};

export const UntagResource: SchedulerOperation<'UntagResource'> = {
  input: structure({ ResourceArn: required(groupArn), TagKeys: required(tagKeys) }),
  handle: ({ ResourceArn, TagKeys }, context) => {
    const group = taggedGroup(ResourceArn, context);
    const tags = new Map(group.tags);
    for (const key of TagKeys) tags.delete(key);
    change(group, tags, context);
    return {};
  },
};

export const ListTagsForResource: SchedulerOperation<'ListTagsForResource'> = {
  input: structure({ ResourceArn: required(groupArn) }),
  handle: ({ ResourceArn }, context) => ({
    Tags: [...taggedGroup(ResourceArn, context).tags].map(([Key, Value]) => ({ Key, Value })),
  }),
};

/** In the account and Region that are called, and nowhere else. */
function taggedGroup(groupArn: string, context: OperationContext): ScheduleGroupRecord {
  const { account, region, resource = '' } = parseArn(groupArn) ?? {};
  const name = resource.replace(/^schedule-group\//, '');
  const { here } = context;
  if (account !== here.account || region !== here.region) throw noGroup(name, context);
  return existingGroup(name, context);
}

function change(
  group: ScheduleGroupRecord,
  tags: ReadonlyMap<string, string>,
  { here }: OperationContext,
): void {
  scheduleGroupsIn(here).set(group.Name, { ...group, tags });
}
