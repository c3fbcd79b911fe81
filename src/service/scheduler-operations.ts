import type { ApiName } from './api.js';

/** The operations that EventBridge Scheduler alone has: both APIs have those about tags. */
export const SCHEDULER_OPERATIONS = [
  'CreateSchedule',
  'GetSchedule',
  'ListSchedules',
  'UpdateSchedule',
  'DeleteSchedule',
  'CreateScheduleGroup',
  'GetScheduleGroup',
  'ListScheduleGroups',
  'DeleteScheduleGroup',
] as const;

/** Those that EventBridge has, too: there the name alone is EventBridge's. */
export const SHARED_OPERATIONS = ['TagResource', 'UntagResource', 'ListTagsForResource'] as const;

/** Written out, so that the types of the kit need no package that is not installed. */
export type ScheduleOperationName = (typeof SCHEDULER_OPERATIONS)[number];

/** Any operation of EventBridge Scheduler, with the name of its API: `Scheduler.TagResource`. */
export type QualifiedOperationName =
  `Scheduler.${ScheduleOperationName | (typeof SHARED_OPERATIONS)[number]}`;

const QUALIFIER = 'Scheduler.';

/** All of them so named. */
export const QUALIFIED_OPERATIONS: readonly string[] = [...SCHEDULER_OPERATIONS, ...SHARED_OPERATIONS].map(
  (name) => `${QUALIFIER}${name}`,
);

/** An operation of one of the APIs. */
export interface ApiOperation {
  readonly api: ApiName;
  readonly operation: string;
}

/** The operation that a name means, with its API before it or alone. */
export function apiOperation(name: string): ApiOperation {
  if (name.startsWith(QUALIFIER)) {
    return { api: 'EventBridge Scheduler', operation: name.slice(QUALIFIER.length) };
  }
  const isOfScheduler = SCHEDULER_OPERATIONS.some((one) => one === name);
  return { api: isOfScheduler ? 'EventBridge Scheduler' : 'EventBridge', operation: name };
}
