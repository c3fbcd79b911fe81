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

/** Written out, so that the types of the kit need no package that is not installed. */
export type ScheduleOperationName = (typeof SCHEDULER_OPERATIONS)[number];
