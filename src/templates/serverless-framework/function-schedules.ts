import { present, type FunctionEvent } from './function-event.js';
import type { MadeResource, ServiceFunction } from './made-resource.js';
import { normalized } from './naming.js';

/** One of the rates of an event. */
export interface Rate {
  readonly expression: unknown;
  /** Among all rates of the function, from 1 on. */
  readonly number: number;
  /** Where the service has it. */
  readonly at: string;
}

/** What a schedule invokes, and as whom. */
export interface ScheduleTarget {
  readonly arn: unknown;
  readonly roleArn: unknown;
}

/** What rules have and schedules have not. */
const OF_RULES = ['inputPath', 'inputTransformer'];

/** Where the properties of a schedule stand in an event. */
const ORIGINS = {
  '': '',
  '.Name': '.name',
  '.GroupName': '.groupName',
  '.Description': '.description',
  '.State': '.enabled',
  '.ScheduleExpressionTimezone': '.timezone',
  '.Target': '',
  '.Target.Input': '.input',
  '.Target.RoleArn': '.roleArn',
};

/** Tells of what an event with `method: scheduler` cannot have; answers whether it has none of it. */
export function canBeScheduled(event: FunctionEvent): boolean {
  const wrong = OF_RULES.filter((member) => member in event.members);
  for (const member of wrong) {
    const message = `Cannot setup "schedule" event: "${member}" is not supported with "scheduler" mode`;
    event.refuse('refused', member, message);
  }
  return wrong.length === 0;
}

/**
 * The schedule that the framework makes of a rate of an event with `method: scheduler`.
 * @see https://www.serverless.com/framework/docs/providers/aws/events/schedule
 */
export function scheduleOf(
  event: FunctionEvent,
  rate: Rate,
  { key }: Pick<ServiceFunction, 'key'>,
  target: ScheduleTarget,
): MadeResource {
  const { name: Name, groupName: GroupName, timezone, roleArn } = event.members;
  return {
    id: `${normalized(key)}SchedulerSchedule${rate.number}`,
    type: 'AWS::Scheduler::Schedule',
    properties: present({
      ...{ Name, GroupName, ...event.shared },
      ScheduleExpression: rate.expression,
      ScheduleExpressionTimezone: timezone,
      FlexibleTimeWindow: { Mode: 'OFF' },
      Target: present({ Arn: target.arn, RoleArn: roleArn ?? target.roleArn, Input: event.input['Input'] }),
    }),
    at: event.at,
    origins: { ...ORIGINS, '.ScheduleExpression': rate.at.slice(event.at.length) },
  };
}
