import { isDate } from '../../text/kinds-of-values.js';
import { TARGET } from './bus-spelling.js';
import { InvalidSeed, kindOf } from './seed-members.js';
import type { SeededSchedule, SeededScheduleGroup, SeededScheduleTarget } from './seed.js';
import { part, pathOf, read, tagList, type Read, type Spelling } from './spelling.js';

const time: Read = (value, path) => {
  const date = typeof value === 'string' ? new Date(value) : value;
  if (isDate(date) && !Number.isNaN(Number(date))) return date;
  throw new InvalidSeed(
    path,
    `expected a Date, or a string such as "2026-03-01T09:00:00Z", got ${kindOf(value)}.`,
  );
};

const expression =
  (keyword: 'at' | 'rate' | 'cron'): Read =>
  (value, path) => {
    if (typeof value === 'string') return `${keyword}(${value})`;
    throw new InvalidSeed(path, `expected what goes in the parentheses, as a string, got ${kindOf(value)}.`);
  };

const window: Read = (value, path) => {
  if (typeof value === 'number') return { Mode: 'FLEXIBLE', MaximumWindowInMinutes: value };
  throw new InvalidSeed(path, `expected a number of minutes, got ${kindOf(value)}.`);
};

const SCHEDULE = {
  at: ['ScheduleExpression', expression('at')],
  rate: ['ScheduleExpression', expression('rate')],
  cron: ['ScheduleExpression', expression('cron')],
  timezone: 'ScheduleExpressionTimezone',
  window: ['FlexibleTimeWindow', window],
  start: ['StartDate', time],
  end: ['EndDate', time],
  state: 'State',
  description: 'Description',
  actionAfterCompletion: 'ActionAfterCompletion',
  target: 'Target',
  ScheduleExpression: 'ScheduleExpression',
  ScheduleExpressionTimezone: 'ScheduleExpressionTimezone',
  FlexibleTimeWindow: 'FlexibleTimeWindow',
  StartDate: ['StartDate', time],
  EndDate: ['EndDate', time],
  State: 'State',
  Description: 'Description',
  ActionAfterCompletion: 'ActionAfterCompletion',
  KmsKeyArn: 'KmsKeyArn',
  Target: 'Target',
} as const satisfies Spelling<SeededSchedule>;

/** What CreateScheduleGroup is to be given, but for the name. What tags are spelt like is loaded apart. */
export function scheduleGroupInput(given: unknown, path: string): Readonly<Record<string, unknown>> {
  const tags = ['Tags', tagList] as const;
  return read(given, path, { tags, Tags: tags } satisfies Spelling<SeededScheduleGroup>);
}

/** Where a schedule has its target. */
export function placeOfTarget(given: unknown, path: string): string {
  return pathOf('Target', given, path, SCHEDULE);
}

/** What CreateSchedule is to be given, but for the names; the target as it is given. */
export function scheduleInput(given: unknown, path: string): Readonly<Record<string, unknown>> {
  const input = read(given, path, SCHEDULE);
  if (input['ScheduleExpression'] === undefined) {
    throw new InvalidSeed(path, "a schedule needs a rate, a cron or an at: { rate: '5 minutes' }.");
  }
  if (input['Target'] === undefined) throw new InvalidSeed(path, 'a schedule needs a target.');
  return { FlexibleTimeWindow: { Mode: 'OFF' }, ...input };
}

/** As targets of rules are, but for what belongs to rules alone. */
const PARAMETERS = {
  EcsParameters: 'EcsParameters',
  EventBridgeParameters: 'EventBridgeParameters',
  KinesisParameters: 'KinesisParameters',
  SageMakerPipelineParameters: 'SageMakerPipelineParameters',
  SqsParameters: 'SqsParameters',
} as const;

/** Made when it is asked for: what targets of rules are spelt like is loaded apart. */
const targetSpelling = () =>
  ({
    arn: TARGET.arn,
    handler: TARGET.handler,
    input: TARGET.input,
    roleArn: TARGET.roleArn,
    deadLetterQueue: TARGET.deadLetterQueue,
    retryPolicy: TARGET.retryPolicy,
    parameters: ['parameters', part(PARAMETERS)],
    Arn: TARGET.Arn,
    Input: TARGET.Input,
    RoleArn: TARGET.RoleArn,
    DeadLetterConfig: TARGET.DeadLetterConfig,
    RetryPolicy: TARGET.RetryPolicy,
    ...PARAMETERS,
  }) as const satisfies Spelling<SeededScheduleTarget>;

export function scheduleTarget(given: unknown, path: string): Readonly<Record<string, unknown>> {
  const { parameters, ...target } = read(given, path, targetSpelling());
  return { ...Object(parameters), ...target } as Readonly<Record<string, unknown>>;
}
