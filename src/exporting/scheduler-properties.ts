import { isDate, isObject } from '../text/kinds-of-values.js';
import { ecsOfSchedule } from './ecs-spelling.js';

type Members = Readonly<Record<string, unknown>>;

/** The types of EventBridge Scheduler's resources in templates. */
export type SchedulerType = 'AWS::Scheduler::ScheduleGroup' | 'AWS::Scheduler::Schedule';

/**
 * What GetSchedule shows and a template can say, besides the names.
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-scheduler-schedule.html
 */
const LOADED = [
  ...['Description', 'ScheduleExpression', 'ScheduleExpressionTimezone', 'StartDate', 'EndDate', 'State'],
  ...['FlexibleTimeWindow', 'Target', 'KmsKeyArn'],
];

/** The properties of a schedule, but for its names. */
export function scheduleProperties(schedule: Members): Members {
  const entries = LOADED.flatMap((name): [string, unknown][] => {
    const value = schedule[name];
    return value === undefined ? [] : [[name, isObject(value) ? propertyOf(name, value) : value]];
  });
  return Object.fromEntries(entries);
}

/** Dates are written with their milliseconds, which CloudFormation asks for. */
function propertyOf(name: string, value: Members): unknown {
  if (isDate(value)) return value.toISOString();
  const { EcsParameters: ecs, ...target } = value;
  return inOrder(
    name === 'Target' && isObject(ecs) ? { ...target, EcsParameters: ecsOfSchedule(ecs) } : value,
  );
}

/** GetSchedule shows members in the order in which they were given, and a template is not to tell that. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (!isObject(value)) return value;
  const names = Object.keys(value).sort();
  return Object.fromEntries(names.map((name) => [name, inOrder(value[name])]));
}
