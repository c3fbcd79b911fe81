import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { mockEventBridge } from '../../../src/index.js';
import { fromTerraform, InvalidTemplate } from '../../../src/templates.js';
import { BEGINNING } from '../../scheduler/account.js';
import { plan, state, type Given } from './documents.js';

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: BEGINNING }));
afterEach(() => void vi.useRealTimers());

const place = { account: '123456789012', region: 'us-east-1' };
const trust = (service: string, condition?: object) =>
  JSON.stringify({
    Statement: [
      {
        Effect: 'Allow',
        Action: 'sts:AssumeRole',
        Principal: { Service: service },
        ...(condition && { Condition: condition }),
      },
    ],
  });
const reference = (address: string, attribute: string) => ({
  references: [`${address}.${attribute}`, address],
});

const values = {
  name: 'nightly',
  schedule_expression: 'cron(0 2 * * ? *)',
  schedule_expression_timezone: 'UTC',
  state: 'ENABLED',
  flexible_time_window: [{ mode: 'OFF', maximum_window_in_minutes: null }],
  target: [
    {
      input: '{"what":"invoice"}',
      retry_policy: [],
      dead_letter_config: [],
      sqs_parameters: [],
      ecs_parameters: [],
      eventbridge_parameters: [],
      kinesis_parameters: [],
      sagemaker_pipeline_parameters: [],
    },
  ],
};

/** A schedule in a group, of a function, as a plan has them that are yet to be made. */
const planned: readonly Given[] = [
  {
    address: 'aws_scheduler_schedule_group.reports',
    values: { name_prefix: 'reports-' },
    unknown: { name: true, arn: true, id: true },
    expressions: { name_prefix: { constant_value: 'reports-' } },
  },
  {
    address: 'aws_scheduler_schedule.nightly',
    values,
    unknown: { arn: true, id: true, group_name: true, target: [{ arn: true, role_arn: true }] },
    expressions: {
      name: { constant_value: 'nightly' },
      group_name: reference('aws_scheduler_schedule_group.reports', 'name'),
      target: [
        {
          arn: reference('aws_lambda_function.remind', 'arn'),
          role_arn: reference('aws_iam_role.scheduler', 'arn'),
        },
      ],
    },
  },
  { address: 'aws_lambda_function.remind', values: { function_name: 'remind' }, unknown: { arn: true } },
  {
    address: 'aws_iam_role.scheduler',
    values: { name: 'scheduler', assume_role_policy: trust('scheduler.amazonaws.com') },
    unknown: { arn: true, id: true },
  },
  {
    address: 'aws_iam_role_policy.scheduler',
    values: {
      policy: JSON.stringify({
        Statement: [{ Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: '*' }],
      }),
    },
    unknown: { role: true },
    expressions: { role: reference('aws_iam_role.scheduler', 'id') },
  },
];

test('a plan has the schedules that it will make, by their addresses', async () => {
  const stack = fromTerraform(plan(planned), place);
  expect({ groups: stack.scheduleGroups, schedules: stack.schedules }).toMatchInlineSnapshot(`
    {
      "groups": {
        "reports-2026010100000000005906c92b": {},
      },
      "schedules": {
        "reports-2026010100000000005906c92b/nightly": {
          "FlexibleTimeWindow": {
            "Mode": "OFF",
          },
          "ScheduleExpression": "cron(0 2 * * ? *)",
          "ScheduleExpressionTimezone": "UTC",
          "State": "ENABLED",
          "Target": {
            "Arn": "arn:aws:lambda:us-east-1:123456789012:function:remind",
            "Input": "{"what":"invoice"}",
            "RoleArn": "arn:aws:iam::123456789012:role/scheduler",
          },
        },
      },
    }
  `);
  expect(String(stack)).toMatchInlineSnapshot(`
    "the plan: 2 resources of EventBridge
      aws_scheduler_schedule_group.reports: schedule group "reports-2026010100000000005906c92b"
      aws_scheduler_schedule.nightly: schedule "nightly" in group "reports-2026010100000000005906c92b""
  `);
  using eventBridge = mockEventBridge({ seed: stack });
  const remind = vi.fn();
  eventBridge.handle('aws_lambda_function.remind', remind);

  await eventBridge.clock.advanceBy('1 day');

  expect(remind.mock.calls.map(([input]) => input as unknown)).toEqual([{ what: 'invoice' }]);
  expect(eventBridge.schedule('aws_scheduler_schedule.nightly').invocations()).toHaveLength(1);
});

/** As `terraform show -json` tells of a state: what is not set is an empty text, or 0. */
const applied = {
  ...values,
  arn: 'arn:aws:scheduler:us-east-1:123456789012:schedule/default/nightly',
  id: 'default/nightly',
  name_prefix: '',
  group_name: 'default',
  description: '',
  start_date: '2024-01-01T00:00:00Z',
  end_date: '',
  kms_key_arn: '',
  action_after_completion: 'NONE',
  flexible_time_window: [{ mode: 'OFF', maximum_window_in_minutes: 0 }],
  target: [
    {
      ...values.target[0],
      arn: 'arn:aws:lambda:us-east-1:123456789012:function:remind',
      role_arn: 'arn:aws:iam::123456789012:role/scheduler',
      retry_policy: [{ maximum_event_age_in_seconds: 86_400, maximum_retry_attempts: 185 }],
    },
  ],
};

test('a state has the schedules that were made, those that have started too', async () => {
  const stack = fromTerraform(state([{ address: 'aws_scheduler_schedule.nightly', values: applied }]));
  expect(String(stack)).toMatchInlineSnapshot(`
    "the state: 1 resource of EventBridge
      aws_scheduler_schedule.nightly: schedule "nightly" in group "default"
      warning: aws_scheduler_schedule.nightly.start_date: StartDate has passed. AWS refuses the schedule when it is made or changed now: The StartDate you specify cannot be earlier than 5 minutes ago. The mock treats it as created in time."
  `);
  using eventBridge = mockEventBridge({ seed: stack });
  await eventBridge.clock.advanceBy('1 day');
  expect(eventBridge.schedule('nightly').invocations()).toMatchObject([{ input: { what: 'invoice' } }]);
});

test('what AWS refuses is told in its own words, at the attributes', () => {
  const wrong = (more: object, address = 's') => ({
    address: `aws_scheduler_schedule.${address}`,
    values: { ...applied, name: address, arn: undefined, ...more },
  });
  const target = (more: object) => ({ target: [{ ...applied.target[0], ...more }] });
  const role = (name: string, assume_role_policy: string) => ({
    address: `aws_iam_role.${name}`,
    values: { name, arn: `arn:aws:iam::123456789012:role/${name}`, assume_role_policy },
  });
  const condition = {
    ArnEquals: { 'aws:SourceArn': 'arn:aws:scheduler:us-east-1:123456789012:schedule/default/own' },
  };
  expect(
    messageOf(
      state([
        role('events', trust('events.amazonaws.com')),
        role('own', trust('scheduler.amazonaws.com', condition)),
        wrong({ schedule_expression: 'rate(1 week)' }, 'week'),
        wrong(
          target({ retry_policy: [{ maximum_retry_attempts: 186, maximum_event_age_in_seconds: 60 }] }),
          'retries',
        ),
        wrong(target({ role_arn: 'arn:aws:iam::123456789012:role/events' }), 'trust'),
        wrong(target({ role_arn: 'arn:aws:iam::123456789012:role/own' }), 'own'),
        wrong(target({ kinesis_parameters: [{ partition_key: 'p' }] }), 'parameters'),
        { address: 'aws_scheduler_scheduel.s', values: {} },
      ]),
    ),
  ).toMatchInlineSnapshot(`
    "the state: 6 errors

      aws_scheduler_scheduel.s: aws_scheduler_scheduel is not a type that the kit knows. Did you mean "aws_scheduler_schedule"?
      aws_scheduler_schedule.week.schedule_expression: Invalid Schedule Expression rate(1 week).

        A schedule is at(yyyy-mm-ddThh:mm:ss), rate(value unit) or cron(minutes hours day-of-month month day-of-week year), with nothing around it; exactly one of the two days of a cron expression must be ?.
      aws_scheduler_schedule.retries.target.retry_policy.maximum_retry_attempts: 1 validation error detected: Value '186' at 'target.retryPolicy.maximumRetryAttempts' failed to satisfy constraint: Member must have value less than or equal to 185
      aws_scheduler_schedule.trust.target.role_arn: The execution role you provide must allow AWS EventBridge Scheduler to assume the role.
        In assume_role_policy of aws_iam_role.events:
          Statement[0] has Principal {"Service":"events.amazonaws.com"}, which does not include scheduler.amazonaws.com.
      aws_scheduler_schedule.own.target.role_arn: The execution role you provide must allow AWS EventBridge Scheduler to assume the role.
        In assume_role_policy of aws_iam_role.own:
          Statement[0] requires aws:SourceArn ArnEquals "arn:aws:scheduler:us-east-1:123456789012:schedule/default/own", but the request has "arn:aws:scheduler:us-east-1:123456789012:schedule-group/default".
      aws_scheduler_schedule.parameters.target: Parameters KinesisParameters not supported for the target."
  `);
});

test('a schedule of another Region is not loaded', () => {
  const stack = fromTerraform(
    state([
      { address: 'aws_scheduler_schedule.here', values: applied },
      { address: 'aws_scheduler_schedule.there', values: { ...applied, region: 'eu-west-1', name: 'there' } },
      { address: 'aws_cloudwatch_event_bus.orders', values: { name: 'orders', region: 'us-east-1' } },
    ]),
    place,
  );
  expect(String(stack)).toMatchInlineSnapshot(`
    "the state: 2 resources of EventBridge
      aws_cloudwatch_event_bus.orders: bus "orders"
      aws_scheduler_schedule.here: schedule "nightly" in group "default"
      warning: aws_scheduler_schedule.there: It is in account 123456789012 in eu-west-1. Outside account 123456789012 in us-east-1, only buses and what they have are loaded.
      warning: aws_scheduler_schedule.here.start_date: StartDate has passed. AWS refuses the schedule when it is made or changed now: The StartDate you specify cannot be earlier than 5 minutes ago. The mock treats it as created in time."
  `);
});

function messageOf(document: object): string {
  try {
    return String(fromTerraform(document));
  } catch (error) {
    if (error instanceof InvalidTemplate) return error.message;
    throw error;
  }
}
