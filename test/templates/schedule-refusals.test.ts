import { expect, test } from 'vitest';
import { mockEventBridge } from '../../src/index.js';
import { fromCloudFormation } from '../../src/templates.js';
import { messageOf } from './message.js';

const TARGET =
  "Target: { Arn: 'arn:aws:sqs:us-east-1:123456789012:q', RoleArn: 'arn:aws:iam::123456789012:role/r' }";

/** A schedule of these properties, and other resources. */
const template = (properties: string, more = '') => `Resources:
  S:
    Type: AWS::Scheduler::Schedule
    Properties:
      ${properties.replaceAll('\n', '\n      ')}
${more}`;

const times = "ScheduleExpression: rate(1 hour)\nFlexibleTimeWindow: { Mode: 'OFF' }";

/** What the one schedule of a template is refused for: `path (line, column): message`. */
const refusals = (properties: string, more?: string) =>
  messageOf(template(properties, more))
    .replace(/^the template: .*\n\n {2}/, '')
    .replaceAll('Resources.S.Properties', '…');

test.for<[properties: string, refusal: string]>([
  [
    `ScheduleExpression: rate(1 week)\nFlexibleTimeWindow: { Mode: 'OFF' }\n${TARGET}`,
    '….ScheduleExpression (line 5, column 7): Invalid request provided: Invalid Schedule Expression rate(1 week).',
  ],
  [
    `${times}\nScheduleExpressionTimezone: Europe/Berln\n${TARGET}`,
    '….ScheduleExpressionTimezone (line 7, column 7): Invalid request provided: Invalid ScheduleExpressionTimezone Europe/Berln.',
  ],
  [
    `ScheduleExpression: rate(1 hour)\nFlexibleTimeWindow: { Mode: FLEXIBLE }\n${TARGET}`,
    '….FlexibleTimeWindow (line 6, column 7): Invalid request provided: MaximumWindowInMinutes must be provided when FlexibleTimeWindowMode is set to FLEXIBLE',
  ],
  [
    `ScheduleExpression: rate(1 hour)\nFlexibleTimeWindow: { Mode: FLEXIBLE, MaximumWindowInMinutes: 1441 }\n${TARGET}`,
    "….FlexibleTimeWindow.MaximumWindowInMinutes (line 6, column 45): Invalid request provided: 1 validation error detected: Value '1441' at 'flexibleTimeWindow.maximumWindowInMinutes' failed to satisfy constraint: Member must have value less than or equal to 1440",
  ],
  [
    `${times}\nStartDate: '2999-02-01T00:00:00.000Z'\nEndDate: '2999-01-01T00:00:00.000Z'\n${TARGET}`,
    '….StartDate (line 7, column 7): Invalid request provided: The StartDate you specify must come before the EndDate.',
  ],
  [
    `${times}\nEndDate: '2999-01-01T00:00:00Z'\n${TARGET}`,
    '….EndDate (line 7, column 7): EndDate needs to follow the format yyyy-MM-ddTHH:mm:ss.SSSZ',
  ],
  [
    `${times}\nStartDate: soon\n${TARGET}`,
    '….StartDate (line 7, column 7): StartDate needs to follow the format yyyy-MM-ddTHH:mm:ss.SSSZ',
  ],
  [
    `Name: root/nightly\n${times}\n${TARGET}`,
    "….Name (line 5, column 7): Invalid request provided: 1 validation error detected: Value 'root/nightly' at 'name' failed to satisfy constraint: Member must satisfy regular expression pattern: [0-9a-zA-Z-_.]+",
  ],
  [
    `GroupName: !GetAtt Reports.Arn\n${times}\n${TARGET}`,
    "….GroupName (line 5, column 7): Invalid request provided: 1 validation error detected: Value 'arn:aws:scheduler:us-east-1:123456789012:schedule-group/reports' at 'groupName' failed to satisfy constraint: Member must satisfy regular expression pattern: [0-9a-zA-Z-_.]+",
  ],
  [
    `${times}\nTarget: { Arn: 'arn:aws:batch:us-east-1:123456789012:job-queue/q', RoleArn: 'arn:aws:iam::123456789012:role/r' }`,
    '….Target.Arn (line 7, column 17): Invalid request provided: batch is not a supported service for a target',
  ],
  [
    `${times}\nTarget: { Arn: 'arn:aws:lambda:eu-west-1:123456789012:function:f', RoleArn: 'arn:aws:iam::123456789012:role/r' }`,
    '….Target.Arn (line 7, column 17): Invalid request provided: The target ARN provided does not match the current region us-east-1.',
  ],
  [
    `${times}\nTarget: { Arn: 'arn:aws:lambda:us-east-1:123456789012:function:f', RoleArn: 'arn:aws:iam::123456789012:role/r', Input: '{' }`,
    '….Target.Input (line 7, column 119): Invalid request provided: JSON syntax error in input for the target',
  ],
  [
    `${times}\nTarget: { Arn: 'arn:aws:sqs:us-east-1:123456789012:q', RoleArn: 'arn:aws:iam::123456789012:role/r', DeadLetterConfig: { Arn: 'arn:aws:sqs:us-east-1:123456789012:dead.fifo' } }`,
    "….Target.DeadLetterConfig.Arn (line 7, column 127): Invalid request provided: 1 validation error detected: Value 'arn:aws:sqs:us-east-1:123456789012:dead.fifo' at 'target.deadLetterConfig.arn' failed to satisfy constraint: Member must satisfy regular expression pattern: arn:aws(-[a-z]+)?:sqs:[a-z0-9\\-]+:\\d{12}:[a-zA-Z0-9\\-_]+",
  ],
  [
    `${times}\nTarget: { Arn: 'arn:aws:sqs:us-east-1:123456789012:q' }`,
    '….Target (line 7, column 7): Target needs RoleArn: a role that scheduler.amazonaws.com can assume and that can invoke the target.',
  ],
  [
    `${times}\nTarget: 'arn:aws:sqs:us-east-1:123456789012:q'`,
    '….Target (line 7, column 7): Target is an object with Arn and RoleArn, not the string "arn:aws:sqs:us-east-1:123456789012:q".',
  ],
  [times, '… (line 4, column 5): AWS::Scheduler::Schedule needs Target.'],
  [
    `${times}\nActionAfterCompletion: DELETE\n${TARGET}`,
    '….ActionAfterCompletion (line 7, column 7): AWS::Scheduler::Schedule has no property "ActionAfterCompletion".',
  ],
])('a schedule is refused where it is wrong: %s', ([properties, refusal]) => {
  const reports = `  Reports: { Type: AWS::Scheduler::ScheduleGroup, Properties: { Name: reports } }`;
  expect(refusals(properties, reports).split('\n\n')[0]).toBe(refusal);
});

test('what is wrong with the times and what is wrong with the target are told together', () => {
  expect(
    refusals(`ScheduleExpression: cron(0 0 * * *)
FlexibleTimeWindow: { Mode: 'OFF', MaximumWindowInMinutes: 4 }
StartDate: '2999-01-01'
Target: { Arn: 'arn:aws:kinesis:us-east-1:123456789012:stream/s', RoleArn: r }`),
  ).toMatchInlineSnapshot(`
    "….StartDate (line 7, column 7): StartDate needs to follow the format yyyy-MM-ddTHH:mm:ss.SSSZ
      ….ScheduleExpression (line 5, column 7): Invalid request provided: Invalid Schedule Expression cron(0 0 * * *).

        A schedule is at(yyyy-mm-ddThh:mm:ss), rate(value unit) or cron(minutes hours day-of-month month day-of-week year), with nothing around it; exactly one of the two days of a cron expression must be ?.
      ….Target.RoleArn (line 8, column 73): Invalid request provided: 1 validation error detected: Value 'r' at 'target.roleArn' failed to satisfy constraint: Member must satisfy regular expression pattern: arn:aws(-[a-z]+)?:iam::\\d{12}:role\\/[\\w+=,.@\\/-]+"
  `);
});

test('a role that does not trust EventBridge Scheduler is refused', () => {
  const withRole = (statement: string, group = '') =>
    refusals(
      `${times}
Name: s${group}
Target: { Arn: 'arn:aws:sqs:us-east-1:123456789012:q', RoleArn: !GetAtt Role.Arn }`,
      `  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument: { Statement: [{ Effect: Allow, Action: 'sts:AssumeRole', ${statement} }] }
      Policies: [{ PolicyName: p, PolicyDocument: { Statement: { Effect: Allow, Action: '*', Resource: '*' } } }]`,
    );
  const scheduler = 'Principal: { Service: scheduler.amazonaws.com }';
  const source = (arn: string) =>
    `${scheduler}, Condition: { ArnLike: { 'aws:SourceArn': !Sub 'arn:aws:scheduler:\${AWS::Region}:\${AWS::AccountId}:${arn}' } }`;

  expect(withRole('Principal: { Service: events.amazonaws.com }')).toMatchInlineSnapshot(`
    "….Target.RoleArn (line 8, column 62): Invalid request provided: The execution role you provide must allow AWS EventBridge Scheduler to assume the role.
        In AssumeRolePolicyDocument of Role:
          Statement[0] has Principal {"Service":"events.amazonaws.com"}, which does not include scheduler.amazonaws.com."
  `);
  expect(withRole(source('schedule/default/s'))).toMatchInlineSnapshot(`
    "….Target.RoleArn (line 8, column 62): Invalid request provided: The execution role you provide must allow AWS EventBridge Scheduler to assume the role.
        In AssumeRolePolicyDocument of Role:
          Statement[0] requires aws:SourceArn ArnLike "arn:aws:scheduler:us-east-1:123456789012:schedule/default/s", but the request has "arn:aws:scheduler:us-east-1:123456789012:schedule-group/default"."
  `);
  const taken = expect.stringContaining('schedule "s" in group');
  expect(withRole(scheduler)).toEqual(taken);
  expect(withRole(source('schedule-group/default'))).toEqual(taken);
  expect(withRole(source('schedule-group/reports'), '\nGroupName: reports')).toEqual(taken);
  expect(withRole("Principal: { AWS: '*' }")).toEqual(taken);
  expect(withRole('Principal: { Service: scheduler.amazonaws.com.cn }')).toEqual(taken);
  expect(withRole(`${scheduler}, Condition: { StringEquals: { 'aws:PrincipalOrgID': o-1 } }`)).toEqual(taken);
});

test('what is refused is left out of a load that is not strict', () => {
  const stack = fromCloudFormation(
    template(`ScheduleExpression: rate(1 week)\nFlexibleTimeWindow: { Mode: 'OFF' }\n${TARGET}`),
    {
      strict: false,
    },
  );
  expect(stack.schedules).toEqual({});
  using eventBridge = mockEventBridge({ seed: stack });
  expect(eventBridge.schedules()).toEqual([]);
});

test('schedules of one name in a group, and the default group', () => {
  expect(
    messageOf(`Resources:
  One: { Type: AWS::Scheduler::Schedule, Properties: { Name: s, ScheduleExpression: rate(1 hour), FlexibleTimeWindow: { Mode: 'OFF' }, ${TARGET} } }
  Other: { Type: AWS::Scheduler::Schedule, Properties: { Name: s, ScheduleExpression: rate(1 hour), FlexibleTimeWindow: { Mode: 'OFF' }, ${TARGET} } }
  Default: { Type: AWS::Scheduler::ScheduleGroup, Properties: { Name: default } }
  Tagged: { Type: AWS::Scheduler::ScheduleGroup, Properties: { Name: g, Tags: [{ Key: a }] } }
  Odd: { Type: AWS::Scheduler::Scheduel }
`),
  ).toMatchInlineSnapshot(`
    "the template: 4 errors

      Resources.Odd.Type (line 6, column 10): AWS::Scheduler::Scheduel is not a type that the kit knows. Did you mean "AWS::Scheduler::Schedule"?
      Resources.Default.Properties (line 4, column 51): Invalid request provided: This operation cannot be performed on schedule group default.
      Resources.Tagged.Properties (line 5, column 50): Invalid request provided: 1 validation error detected: Value null at 'tags.1.member.value' failed to satisfy constraint: Member must not be null
      Resources.Other.Properties (line 3, column 44): The name "s" is taken by an earlier resource of this type."
  `);
});
