import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { mockEventBridge } from '../../../src/index.js';
import { fromCdk } from '../../../src/templates.js';
import { BEGINNING } from '../../scheduler/account.js';

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: BEGINNING }));
afterEach(() => void vi.useRealTimers());

const GROUP = {
  'Fn::Join': [
    '',
    [
      ...[
        'arn:',
        { Ref: 'AWS::Partition' },
        ':scheduler:',
        { Ref: 'AWS::Region' },
        ':',
        { Ref: 'AWS::AccountId' },
      ],
      ':schedule-group/default',
    ],
  ],
};
const metadata = (path: string) => ({ 'aws:cdk:path': path });

/** What the CDK 2.276 synthesises of a schedule of aws-scheduler with LambdaInvoke, and of one with SqsSendMessage. */
const template = {
  Resources: {
    Remind1D2C4F1B: {
      Type: 'AWS::Lambda::Function',
      Properties: { Role: 'arn:aws:iam::123456789012:role/remind' },
      Metadata: metadata('Shop/Remind/Resource'),
    },
    Queue4A7E3555: { Type: 'AWS::SQS::Queue', Metadata: metadata('Shop/Queue/Resource') },
    SchedulerRoleForTarget0F8DF4AF: {
      Type: 'AWS::IAM::Role',
      Properties: {
        AssumeRolePolicyDocument: {
          Statement: [
            {
              Action: 'sts:AssumeRole',
              Condition: {
                StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' }, 'aws:SourceArn': GROUP },
              },
              Effect: 'Allow',
              Principal: { Service: 'scheduler.amazonaws.com' },
            },
          ],
          Version: '2012-10-17',
        },
      },
      Metadata: metadata('Shop/SchedulerRoleForTarget/Resource'),
    },
    SchedulerRoleForTargetDefaultPolicyC8E6F9F4: {
      Type: 'AWS::IAM::Policy',
      Properties: {
        PolicyDocument: {
          Statement: [
            {
              Action: 'lambda:InvokeFunction',
              Effect: 'Allow',
              Resource: [
                { 'Fn::GetAtt': ['Remind1D2C4F1B', 'Arn'] },
                { 'Fn::Join': ['', [{ 'Fn::GetAtt': ['Remind1D2C4F1B', 'Arn'] }, ':*']] },
              ],
            },
            {
              Action: 'sqs:SendMessage',
              Effect: 'Allow',
              Resource: { 'Fn::GetAtt': ['Queue4A7E3555', 'Arn'] },
            },
          ],
          Version: '2012-10-17',
        },
        PolicyName: 'SchedulerRoleForTargetDefaultPolicyC8E6F9F4',
        Roles: [{ Ref: 'SchedulerRoleForTarget0F8DF4AF' }],
      },
      Metadata: metadata('Shop/SchedulerRoleForTarget/DefaultPolicy/Resource'),
    },
    Nightly0A1B2C3D: scheduleOf('Shop/Nightly/Resource', 'cron(0 2 * * ? *)', {
      Arn: { 'Fn::GetAtt': ['Remind1D2C4F1B', 'Arn'] },
      Input: '{"at":"<aws.scheduler.scheduled-time>"}',
    }),
    Message4E5F6A7B: scheduleOf('Shop/Message/Resource', 'at(2026-01-11T00:00:00)', {
      Arn: { 'Fn::GetAtt': ['Queue4A7E3555', 'Arn'] },
      SqsParameters: {},
    }),
    Group8C9D0E1F: {
      Type: 'AWS::Scheduler::ScheduleGroup',
      Properties: { Name: 'Shop-Group-5F4B1C0D' },
      UpdateReplacePolicy: 'Retain',
      DeletionPolicy: 'Retain',
      Metadata: metadata('Shop/Group/Resource'),
    },
  },
};

function scheduleOf(path: string, ScheduleExpression: string, target: object) {
  return {
    Type: 'AWS::Scheduler::Schedule',
    Properties: {
      FlexibleTimeWindow: { Mode: 'OFF' },
      ScheduleExpression,
      ScheduleExpressionTimezone: 'Etc/UTC',
      State: 'ENABLED',
      Target: {
        ...target,
        RetryPolicy: { MaximumEventAgeInSeconds: 86_400, MaximumRetryAttempts: 185 },
        RoleArn: { 'Fn::GetAtt': ['SchedulerRoleForTarget0F8DF4AF', 'Arn'] },
      },
    },
    Metadata: metadata(path),
  };
}

test('the schedules of the CDK are loaded, and known by their construct paths', async () => {
  const stack = fromCdk({ stacks: [{ stackName: 'Shop', template }] });
  expect(String(stack)).toMatchInlineSnapshot(`
    "stack "Shop": 3 resources of EventBridge
      Shop/Group: schedule group "Shop-Group-5F4B1C0D"
      Shop/Nightly: schedule "Shop-Nightly0A1B2C3D-N2ONKMCQ0N84" in group "default"
      Shop/Message: schedule "Shop-Message4E5F6A7B-BZF8FHSXDDCT" in group "default""
  `);
  using eventBridge = mockEventBridge({ seed: stack });
  const remind = vi.fn();
  eventBridge.handle('Shop/Remind', remind);

  await eventBridge.clock.advanceBy('1 day');

  expect(remind.mock.calls.map(([input]) => input as unknown)).toEqual([{ at: '2026-01-11T02:00:00Z' }]);
  expect(eventBridge.schedule('Nightly').invocations()).toHaveLength(1);
  expect(eventBridge.schedule('Shop/Message').invocations()).toHaveLength(1);
});
