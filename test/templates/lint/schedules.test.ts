import { expect, test } from 'vitest';
import { told } from './told.js';

const schedule = (target: string, more = '') => `
  Tick:
    Type: AWS::Scheduler::Schedule
    Properties:
      Name: tick
      ScheduleExpression: rate(1 hour)
      FlexibleTimeWindow: { Mode: 'OFF' }
      Target: { Arn: ${target}, RoleArn: !GetAtt Role.Arn${more} }`;

const RESOURCES = `
  Orders: { Type: AWS::SQS::Queue, Properties: { QueueName: orders } }
  Dead: { Type: AWS::SQS::Queue, Properties: { QueueName: dead } }
  Billing: { Type: AWS::Lambda::Function, Properties: { FunctionName: billing } }`;

const role = (properties: string) => `
  Role:
    Type: AWS::IAM::Role
    Properties:
      RoleName: scheduler
      AssumeRolePolicyDocument:
        Statement: { Effect: Allow, Principal: { Service: scheduler.amazonaws.com }, Action: sts:AssumeRole }
      ${properties}`;

const policies = (...statements: readonly string[]) =>
  role(`Policies: [{ PolicyName: p, PolicyDocument: { Statement: [${statements.join(', ')}] } }]`);

const allow = (action: string, resource: string, more = '') =>
  `{ Effect: Allow, Action: '${action}', Resource: ${resource}${more} }`;

test('a role that may not invoke the target, or send to the dead-letter queue', () => {
  const queue = schedule('!GetAtt Orders.Arn', ', DeadLetterConfig: { Arn: !GetAtt Dead.Arn }') + RESOURCES;

  expect(told(queue + policies(allow('sqs:SendMessage', '!GetAtt Orders.Arn')))).toMatchInlineSnapshot(`
    "warning no-permission Resources.Tick.Properties.Target.RoleArn (8:42)
      The role Role does not allow sqs:SendMessage on arn:aws:sqs:us-east-1:123456789012:dead, so what cannot be delivered is lost.
        Statement[0] has Resource "arn:aws:sqs:us-east-1:123456789012:orders", which does not include arn:aws:sqs:us-east-1:123456789012:dead.
      Allow it in a policy of the role."
  `);
  expect(told(schedule('!GetAtt Billing.Arn') + RESOURCES + role('Path: /'))).toMatchInlineSnapshot(`
    "warning no-permission Resources.Tick.Properties.Target.RoleArn (8:43)
      The role Role does not allow lambda:InvokeFunction on arn:aws:lambda:us-east-1:123456789012:function:billing, so the target receives nothing.
      Allow it in a policy of the role."
  `);
  expect(told(queue + policies(allow('sqs:SendMessage', "'*'")))).toBe('');
  expect(told(queue + policies(allow('sqs:*', '[!GetAtt Orders.Arn, !GetAtt Dead.Arn]')))).toBe('');
});

test('policies beside the role count, and where more may count, nothing is said', () => {
  const lambda = schedule('!GetAtt Billing.Arn') + RESOURCES;
  const policy = (type: string, roles: string) => `
  Policy:
    Type: ${type}
    Properties:
      PolicyName: p
      ${roles}
      PolicyDocument: { Statement: [${allow('lambda:InvokeFunction', "!Sub '${Billing.Arn}'")}] }`;
  const nothing = role('Path: /');

  expect(told(lambda + nothing + policy('AWS::IAM::Policy', 'Roles: [!Ref Role]'))).toBe('');
  expect(told(lambda + nothing + policy('AWS::IAM::ManagedPolicy', 'Roles: [!Ref Role]'))).toBe('');
  expect(told(lambda + nothing + policy('AWS::IAM::RolePolicy', 'RoleName: !Ref Role'))).toBe('');
  expect(told(lambda + nothing + policy('AWS::IAM::Policy', 'Roles: [another]'))).not.toBe('');
  expect(told(lambda + role("ManagedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess']"))).toBe('');
  const condition = ", Condition: { StringEquals: { 'aws:ResourceTag/team': shop } }";
  expect(told(lambda + policies(allow('lambda:*', "'*'", condition)))).toBe('');
  const custom = `
  Grants: { Type: Custom::Grants, Properties: { ServiceToken: t, Role: !Ref Role } }`;
  expect(told(lambda + nothing + custom)).toBe('');
  expect(told(schedule("'arn:aws:scheduler:::aws-sdk:ec2:stopInstances'", ", Input: '{}'") + nothing)).toBe(
    '',
  );
});

test('a FIFO queue that does not deduplicate by content', () => {
  const fifo = (more: string) => `
  Orders: { Type: AWS::SQS::Queue, Properties: { QueueName: orders.fifo, FifoQueue: true${more} } }`;
  const tick =
    schedule('!GetAtt Orders.Arn', ', SqsParameters: { MessageGroupId: m }') +
    policies(allow('sqs:*', "'*'"));

  expect(told(tick + fifo(''))).toMatchInlineSnapshot(`
    "warning fifo Resources.Tick.Properties.Target.Arn (8:17)
      A FIFO queue accepts messages from a schedule only if it deduplicates by content. Give it ContentBasedDeduplication: true."
  `);
  expect(told(tick + fifo(', ContentBasedDeduplication: true'))).toBe('');
});

test('an input as Terraform writes JSON', () => {
  const input = String.raw`, Input: '{"at":"\u003caws.scheduler.scheduled-time\u003e"}'`;
  const all = policies(allow('lambda:*', "'*'"));
  expect(told(schedule('!GetAtt Billing.Arn', input) + RESOURCES + all)).toMatchInlineSnapshot(`
    "warning broken-input Resources.Tick.Properties.Target.Input (8:70)
      The target receives \\u003caws.scheduler.scheduled-time\\u003e unchanged: EventBridge Scheduler replaces only <aws.scheduler.scheduled-time>. Where jsonencode of Terraform has written it, replace \\u003c and \\u003e, or write the JSON text itself."
  `);
});
