import { operationsOf, refusalOf, type AnyOperation, type Api } from '../api.js';
import * as groups from './schedule-groups.js';
import * as tags from './schedule-tags.js';
import type { SchedulerOperation, SchedulerOperationName } from './scheduler-operation.js';
import * as schedules from './schedules.js';

/** Every operation that the SDK has a command for; whatever else there is, is an operation. */
type Operations = { readonly [Name in SchedulerOperationName]: SchedulerOperation<Name> } & Readonly<
  Record<string, AnyOperation>
>;

/** An operation that is missing is a compile error, and so is one that is none. */
const OPERATIONS: Operations = operationsOf({
  CreateSchedule: () => schedules.CreateSchedule,
  GetSchedule: () => schedules.GetSchedule,
  ListSchedules: () => schedules.ListSchedules,
  UpdateSchedule: () => schedules.UpdateSchedule,
  DeleteSchedule: () => schedules.DeleteSchedule,
  CreateScheduleGroup: () => groups.CreateScheduleGroup,
  GetScheduleGroup: () => groups.GetScheduleGroup,
  ListScheduleGroups: () => groups.ListScheduleGroups,
  DeleteScheduleGroup: () => groups.DeleteScheduleGroup,
  TagResource: () => tags.TagResource,
  UntagResource: () => tags.UntagResource,
  ListTagsForResource: () => tags.ListTagsForResource,
});

export const SCHEDULER: Api = {
  name: 'EventBridge Scheduler',
  version: '2021-06-30',
  operations: OPERATIONS,
  refusal: refusalOf,
};
