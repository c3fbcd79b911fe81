import { expect, test } from 'vitest';
import { letIn, told } from './told.js';

const rule = (target: string, more = '') => `
  Paid:
    Type: AWS::Events::Rule
    Properties:
      Name: paid
      EventPattern: { source: [shop] }
      Targets: [{ Id: a, Arn: ${target}${more} }]`;

const RESOURCES = `
  Orders: { Type: AWS::SQS::Queue, Properties: { QueueName: orders } }
  News: { Type: AWS::SNS::Topic, Properties: { TopicName: news } }
  Billing: { Type: AWS::Lambda::Function, Properties: { FunctionName: billing } }`;

const permission = (of: string, more = '') => `
  May:
    Type: AWS::Lambda::Permission
    Properties: { Action: lambda:InvokeFunction, FunctionName: ${of}, Principal: events.amazonaws.com${more} }`;

test('targets of the template without a policy', () => {
  const without = (target: string) => told(rule(target) + RESOURCES);

  expect(without('!GetAtt Orders.Arn')).toMatchInlineSnapshot(`
    "warning no-permission Resources.Paid.Properties.Targets[0].Arn (7:26)
      The queue Orders has no policy that lets EventBridge in, so no event reaches it. Add an AWS::SQS::QueuePolicy that allows sqs:SendMessage for the service events.amazonaws.com, with the ARN of Paid as its source."
  `);
  expect(without('!Ref News')).toMatchInlineSnapshot(`
    "warning no-permission Resources.Paid.Properties.Targets[0].Arn (7:26)
      The topic News has no policy that lets EventBridge in, so no event reaches it. Add an AWS::SNS::TopicPolicy that allows sns:Publish for the service events.amazonaws.com, with the ARN of Paid as its source."
  `);
  expect(without('!GetAtt Billing.Arn')).toMatchInlineSnapshot(`
    "warning no-permission Resources.Paid.Properties.Targets[0].Arn (7:26)
      The function Billing has no policy that lets EventBridge in, so no event reaches it. Add an AWS::Lambda::Permission that allows lambda:InvokeFunction for the service events.amazonaws.com, with the ARN of Paid as its source."
  `);

  expect(without('arn:aws:sqs:us-east-1:123456789012:elsewhere')).toBe('');
  expect(told(rule('!GetAtt Orders.Arn') + RESOURCES + letIn('Orders'))).toBe('');
  expect(told(rule('!GetAtt Billing.Arn', ', RoleArn: arn:aws:iam::123456789012:role/r') + RESOURCES)).toBe(
    '',
  );
});

test('policies of queues and topics that let EventBridge in', () => {
  const policy = (type: string, on: string, statement: string) => `
  May:
    Type: ${type}
    Properties: { ${on}, PolicyDocument: { Statement: [${statement}] } }`;
  const statement = (more: string) =>
    `{ Effect: Allow, Principal: { Service: events.amazonaws.com }, ${more} }`;
  const queue = 'Queues: [!Ref Orders]';
  const topic = 'Topics: [!Ref News]';

  const letting: readonly (readonly [string, string, string])[] = [
    ['AWS::SQS::QueuePolicy', queue, statement("Action: 'sqs:*', Resource: '*'")],
    [
      'AWS::SQS::QueuePolicy',
      queue,
      "{ Effect: Allow, Principal: '*', Action: SQS:SendMessage, Resource: !GetAtt Orders.Arn }",
    ],
    [
      'AWS::SQS::QueueInlinePolicy',
      'Queue: !Ref Orders',
      statement('Action: [sqs:SendMessage], Resource: !GetAtt Orders.Arn'),
    ],
    [
      'AWS::SQS::QueuePolicy',
      'Queues: [https://sqs.us-east-1.amazonaws.com/123456789012/orders]',
      statement(
        'Action: sqs:SendMessage, Resource: !GetAtt Orders.Arn, Condition: { StringEquals: { aws:SourceAccount: !Ref AWS::AccountId } }',
      ),
    ],
    [
      'AWS::SQS::QueuePolicy',
      queue,
      statement(
        "Action: sqs:SendMessage, Resource: !GetAtt Orders.Arn, Condition: { ArnLike: { aws:SourceArn: !Sub 'arn:aws:events:*:${AWS::AccountId}:rule/*' } }",
      ),
    ],
    // Only the account knows its organization.
    [
      'AWS::SQS::QueuePolicy',
      queue,
      statement(
        'Action: sqs:SendMessage, Resource: "*", Condition: { StringEquals: { aws:SourceOrgID: o-1 } }',
      ),
    ],
    // Nobody has said what the other stack exports.
    ['AWS::SQS::QueuePolicy', 'Queues: [!ImportValue other]', statement('Action: sqs:Send*, Resource: "*"')],
  ];
  for (const [type, on, allowed] of letting) {
    expect(told(rule('!GetAtt Orders.Arn') + RESOURCES + policy(type, on, allowed)), allowed).toBe('');
  }
  for (const [type, on] of [
    ['AWS::SNS::TopicPolicy', topic],
    ['AWS::SNS::TopicInlinePolicy', 'TopicArn: !Ref News'],
  ] as const) {
    const allowed = policy(type, on, statement('Action: sns:Publish, Resource: !Ref News'));
    expect(told(rule('!Ref News') + RESOURCES + allowed)).toBe('');
  }

  const other = statement(
    'Action: sqs:SendMessage, Resource: !GetAtt Orders.Arn, Condition: { ArnEquals: { aws:SourceArn: !Ref News } }',
  );
  expect(told(rule('!GetAtt Orders.Arn') + RESOURCES + policy('AWS::SQS::QueuePolicy', queue, other)))
    .toMatchInlineSnapshot(`
      "warning no-permission Resources.Paid.Properties.Targets[0].Arn (7:26)
        EventBridge is not allowed to perform sqs:SendMessage on arn:aws:sqs:us-east-1:123456789012:orders: the only Allow statement of its resource policy does not apply.
          Statement[0] requires aws:SourceArn ArnEquals "arn:aws:sns:us-east-1:123456789012:news", but the request has "arn:aws:events:us-east-1:123456789012:rule/paid".
        So no event reaches it. Its policy must allow sqs:SendMessage for the service events.amazonaws.com, with the ARN of Paid as its source."
    `);
});

test('permissions that let EventBridge invoke a function', () => {
  const may = (permissions: string, target = '!GetAtt Billing.Arn') =>
    told(rule(target) + RESOURCES + permissions);
  const letting = [
    permission('!Ref Billing'),
    permission('!GetAtt Billing.Arn', ', SourceArn: !GetAtt Paid.Arn'),
    permission('billing', ", SourceArn: 'arn:aws:events:us-east-1:123456789012:rule/*'"),
    permission('123456789012:function:billing', ', SourceAccount: 123456789012'),
    permission("!Sub '${Billing}'").replace('lambda:InvokeFunction', 'lambda:*'),
    permission('!Ref Billing', ', SourceArn: !ImportValue rule'),
  ];
  for (const given of letting) expect(may(given), given).toBe('');

  const alias = `
  Live: { Type: AWS::Lambda::Alias, Properties: { FunctionName: !Ref Billing, FunctionVersion: '1', Name: live } }`;
  expect(may(alias + permission('!Ref Live'), '!Ref Live')).toBe('');
  expect(may(alias + permission("'billing:live'"), '!Ref Live')).toBe('');
  expect(may(alias + permission('!Ref Billing'), '!Ref Live')).toMatchInlineSnapshot(`
    "warning no-permission Resources.Paid.Properties.Targets[0].Arn (7:26)
      EventBridge is not allowed to perform lambda:InvokeFunction on arn:aws:lambda:us-east-1:123456789012:function:billing:live: the only Allow statement of its resource policy does not apply.
        Statement[0] "May" has Resource "arn:aws:lambda:us-east-1:123456789012:function:billing", which does not include arn:aws:lambda:us-east-1:123456789012:function:billing:live.
      So no event reaches it. Its policy must allow lambda:InvokeFunction for the service events.amazonaws.com, with the ARN of Paid as its source."
  `);
  const version = `
  First: { Type: AWS::Lambda::Version, Properties: { FunctionName: !Ref Billing } }`;
  expect(may(version + permission('!Ref First'), '!Ref First')).toBe('');

  expect(may(permission('!Ref Billing').replace('events.', 'sns.'))).toMatchInlineSnapshot(`
    "warning no-permission Resources.Paid.Properties.Targets[0].Arn (7:26)
      EventBridge is not allowed to perform lambda:InvokeFunction on arn:aws:lambda:us-east-1:123456789012:function:billing: the only Allow statement of its resource policy does not apply.
        Statement[0] "May" has Principal {"Service":"sns.amazonaws.com"}, which does not include events.amazonaws.com.
      So no event reaches it. Its policy must allow lambda:InvokeFunction for the service events.amazonaws.com, with the ARN of Paid as its source."
  `);
});

test('the source of a permission that is put together of the Ref of a rule on a custom bus', () => {
  const bus = `
  Bus: { Type: AWS::Events::EventBus, Properties: { Name: orders } }`;
  const custom = rule('!GetAtt Billing.Arn').replace(
    'Name: paid',
    'Name: paid\n      EventBusName: !Ref Bus',
  );
  const source = (arn: string) =>
    bus + custom + RESOURCES + permission('!Ref Billing', `, SourceArn: ${arn}`);

  expect(told(source("!Sub 'arn:aws:events:${AWS::Region}:${AWS::AccountId}:rule/${Paid}'")))
    .toMatchInlineSnapshot(`
      "warning no-permission Resources.Paid.Properties.Targets[0].Arn (9:26)
        EventBridge is not allowed to perform lambda:InvokeFunction on arn:aws:lambda:us-east-1:123456789012:function:billing: the only Allow statement of its resource policy does not apply.
          Statement[0] "May" requires AWS:SourceArn ArnLike "arn:aws:events:us-east-1:123456789012:rule/orders|paid", but the request has "arn:aws:events:us-east-1:123456789012:rule/orders/paid".
        So no event reaches it. Its policy must allow lambda:InvokeFunction for the service events.amazonaws.com, with the ARN of Paid as its source."
    `);
  expect(told(source('!GetAtt Paid.Arn'))).toBe('');
});

test('dead-letter queues without a policy', () => {
  const outside = 'arn:aws:lambda:us-east-1:123456789012:function:outside';
  const dead = rule(outside, ', DeadLetterConfig: { Arn: !GetAtt Orders.Arn }') + RESOURCES;
  expect(told(dead)).toMatchInlineSnapshot(`
    "warning no-permission Resources.Paid.Properties.Targets[0].DeadLetterConfig.Arn (7:107)
      The queue Orders has no policy that lets EventBridge in, so what cannot be delivered is lost. Add an AWS::SQS::QueuePolicy that allows sqs:SendMessage for the service events.amazonaws.com, with the ARN of Paid as its source."
  `);
  expect(told(dead + letIn('Orders'))).toBe('');

  const bus = `
  Bus: { Type: AWS::Events::EventBus, Properties: { Name: orders, DeadLetterConfig: { Arn: !GetAtt Orders.Arn } } }`;
  expect(told(bus + RESOURCES)).toMatchInlineSnapshot(`
    "warning no-permission Resources.Bus.Properties.DeadLetterConfig.Arn (2:87)
      The queue Orders has no policy that lets EventBridge in, so what the bus cannot encrypt or decrypt is lost. Add an AWS::SQS::QueuePolicy that allows sqs:SendMessage for the service events.amazonaws.com."
  `);
  expect(told(bus + RESOURCES + letIn('Orders'))).toBe('');
});

test('FIFO queues and topics', () => {
  const fifo = (properties: string) => `
  Line: { Type: AWS::SQS::Queue, Properties: { QueueName: line.fifo, FifoQueue: true${properties} } }${letIn('Line')}`;
  const parameters = ', SqsParameters: { MessageGroupId: g }';

  expect(told(rule('!GetAtt Line.Arn', parameters) + fifo(''))).toMatchInlineSnapshot(`
    "warning fifo Resources.Paid.Properties.Targets[0].Arn (7:26)
      A FIFO queue accepts events from EventBridge only if it deduplicates by content. Give it ContentBasedDeduplication: true."
  `);
  expect(told(rule('!GetAtt Line.Arn', parameters) + fifo(', ContentBasedDeduplication: true'))).toBe('');
  expect(told(rule('arn:aws:sns:us-east-1:123456789012:news.fifo'))).toMatchInlineSnapshot(`
    "warning fifo Resources.Paid.Properties.Targets[0].Arn (7:26)
      EventBridge cannot publish to a FIFO topic. Use a standard topic."
  `);
  expect(
    told(
      rule('arn:aws:sns:us-east-1:123456789012:news', ', DeadLetterConfig: { Arn: !GetAtt Line.Arn }') +
        fifo(''),
    ),
  ).toMatchInlineSnapshot(`
    "warning fifo Resources.Paid.Properties.Targets[0].DeadLetterConfig.Arn (7:92)
      A dead-letter queue cannot be a FIFO queue: what cannot be delivered is lost. Use a standard queue."
  `);
});

test('targets without the role that they need', () => {
  const needy = [
    'arn:aws:states:us-east-1:123456789012:stateMachine:m',
    'arn:aws:kinesis:us-east-1:123456789012:stream/s',
    'arn:aws:firehose:us-east-1:123456789012:deliverystream/s',
    'arn:aws:codebuild:us-east-1:123456789012:project/p',
    'arn:aws:codepipeline:us-east-1:123456789012:p',
    'arn:aws:events:eu-west-1:123456789012:event-bus/there',
    'arn:aws:events:us-east-1:210987654321:event-bus/there',
    'arn:aws:sqs:us-east-1:210987654321:there',
  ];
  for (const arn of needy) {
    expect(told(rule(arn))).toContain(
      `error refused Resources.Paid.Properties.Targets[0] (7:17)\n  RoleArn is required for target ${arn}. ` +
        'Give the target the RoleArn of a role that events.amazonaws.com can assume.',
    );
    expect(told(rule(arn, ', RoleArn: arn:aws:iam::123456789012:role/r'))).not.toContain('error');
  }
  const api = `
  Login:
    Type: AWS::Events::Connection
    Properties:
      Name: login
      AuthorizationType: API_KEY
      AuthParameters: { ApiKeyAuthParameters: { ApiKeyName: k, ApiKeyValue: v } }
  Api:
    Type: AWS::Events::ApiDestination
    Properties: { ConnectionArn: !GetAtt Login.Arn, HttpMethod: POST, InvocationEndpoint: https://shop.example }`;
  expect(told(rule('!GetAtt Api.Arn') + api)).toContain('RoleArn is required for target arn:aws:events:');
});

test('a bus of another account has a stand-in that lets everybody in', () => {
  const there = 'arn:aws:events:us-east-1:210987654321:event-bus/there';
  expect(told(rule(there, ', RoleArn: arn:aws:iam::123456789012:role/r'))).toMatchInlineSnapshot(`
    "note stand-in Resources.Paid.Properties.Targets[0].Arn (7:26)
      The event bus "arn:aws:events:us-east-1:210987654321:event-bus/there" is not in this template. One that lets everybody in stands in for it."
  `);
});

test('roles that EventBridge may not take on', () => {
  const role = (service: string) => `
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Statement: [{ Effect: Allow, Principal: { Service: ${service} }, Action: sts:AssumeRole }]`;
  const machine = rule('arn:aws:states:us-east-1:123456789012:stateMachine:m', ', RoleArn: !GetAtt Role.Arn');

  expect(told(machine + role('scheduler.amazonaws.com'))).toMatchInlineSnapshot(`
    "warning no-permission Resources.Paid.Properties.Targets[0].RoleArn (7:85)
      EventBridge cannot assume the role Role: its AssumeRolePolicyDocument names scheduler.amazonaws.com. Name events.amazonaws.com."
  `);
  expect(told(machine + role('[scheduler.amazonaws.com, events.amazonaws.com]'))).toBe('');
});

test('log groups without a resource policy of the account', () => {
  const logs = `${rule('!Sub arn:aws:logs:${AWS::Region}:${AWS::AccountId}:log-group:${Log}')}
  Log: { Type: AWS::Logs::LogGroup, Properties: { LogGroupName: /aws/events/shop } }`.replace(
    /!Sub (\S+)\}/,
    "!Sub '$1}'",
  );
  const policy = (service: string) => `
  May:
    Type: AWS::Logs::ResourcePolicy
    Properties:
      PolicyName: may
      PolicyDocument: '{"Statement":[{"Effect":"Allow","Principal":{"Service":"${service}"},"Action":"logs:*","Resource":"*"}]}'`;

  expect(told(logs)).toMatchInlineSnapshot(`
    "warning no-permission Resources.Paid.Properties.Targets[0].Arn (7:26)
      The template has no resource policy that lets EventBridge write to the log group Log. Unless the account has one, add an AWS::Logs::ResourcePolicy that allows logs:CreateLogStream and logs:PutLogEvents for events.amazonaws.com."
  `);
  expect(told(logs + policy('es.amazonaws.com'))).toBe(told(logs));

  expect(told(logs + policy('events.amazonaws.com'))).toBe('');
  expect(told(`${logs}\n  May: { Type: 'Custom::CloudwatchLogResourcePolicy' }`)).toBe('');
});

test('where more than the template decides, nothing is said', () => {
  const orders = rule('!GetAtt Orders.Arn') + RESOURCES;
  const guarded = (resources: string) => told(`\nTransform: Guard\nResources:${resources}`);
  expect(guarded(orders)).toBe(guarded(' {}'));
  const nested = `
  Nested: { Type: AWS::CloudFormation::Stack, Properties: { Parameters: { Url: !Ref Orders } } }`;
  expect(told(orders + nested)).toBe(
    'warning not-loaded Resources.Nested (11:3)\n  The nested stack is not loaded, so its rules are missing.',
  );
  expect(
    told(`${orders}\n  Made: { Type: 'Custom::Policy', Properties: { Queue: !Sub 'the \${Orders.Arn}' } }`),
  ).toBe('');
  expect(told(`${orders}\n  Made: { Type: 'Custom::Policy', Properties: { Queue: !Ref News } }`)).not.toBe(
    '',
  );
});

test('SAM makes permissions and policies for events and connectors', () => {
  const sam = (resources: string) => told(`Transform: AWS::Serverless-2016-10-31\nResources:${resources}`);
  const events = `
  Mailer:
    Type: AWS::Serverless::Function
    Properties:
      AutoPublishAlias: live
      Events:
        Paid:
          Type: EventBridgeRule
          Properties: { Pattern: { source: [shop] }, DeadLetterConfig: { Type: SQS } }
        Nightly: { Type: Schedule, Properties: { Schedule: rate(1 day) } }
  Sweeper:
    Type: AWS::Serverless::Function
    Properties:
      Events:
        Nightly: { Type: Schedule, Properties: { Schedule: rate(1 day) } }`;
  expect(sam(events)).toBe('');

  const explicit = rule('!GetAtt Mailer.Arn') + events;
  expect(sam(explicit)).toMatchInlineSnapshot(`
    "warning no-permission Resources.Paid.Properties.Targets[0].Arn (8:26)
      EventBridge is not allowed to perform lambda:InvokeFunction on arn:aws:lambda:us-east-1:123456789012:function:stack-Mailer-SJSGPU5HRF46: none of the 2 Allow statements of its resource policy applies.
        Statement[0] "MailerPaidPermission" has Resource "arn:aws:lambda:us-east-1:123456789012:function:stack-Mailer-SJSGPU5HRF46:live", which does not include arn:aws:lambda:us-east-1:123456789012:function:stack-Mailer-SJSGPU5HRF46.
        Statement[1] "MailerNightlyPermission" has Resource "arn:aws:lambda:us-east-1:123456789012:function:stack-Mailer-SJSGPU5HRF46:live", which does not include arn:aws:lambda:us-east-1:123456789012:function:stack-Mailer-SJSGPU5HRF46.
      So no event reaches it. Its policy must allow lambda:InvokeFunction for the service events.amazonaws.com, with the ARN of Paid as its source."
  `);
  const connector = `
  Connector:
    Type: AWS::Serverless::Connector
    Properties: { Source: { Id: Paid }, Destination: [{ Id: Mailer }], Permissions: [Write] }`;
  expect(sam(explicit + connector)).toBe('');
  const embedded = (target: string, id: string) =>
    rule(target).replace(
      'Type: AWS::Events::Rule',
      `Type: AWS::Events::Rule\n    Connectors: { Mine: { Properties: { Destination: { Id: ${id} }, Permissions: [Write] } } }`,
    );
  expect(sam(embedded('!GetAtt Orders.Arn', 'Orders') + RESOURCES)).toBe('');
  expect(sam(embedded('!Ref News', 'News') + RESOURCES)).toBe('');
});
