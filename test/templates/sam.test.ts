import { expect, test } from 'vitest';
import { mockEventBridge } from '../../src/index.js';
import { fromCloudFormation } from '../../src/templates.js';
import { messageOf } from './message.js';

const sam = `
Transform: AWS::Serverless-2016-10-31
Globals:
  Function: { Runtime: nodejs22.x }
Resources:
  Mailer:
    Type: AWS::Serverless::Function
    Properties:
      Handler: src/mailer.handler
      FunctionName: mailer
      Events:
        Placed:
          Type: EventBridgeRule
          Properties:
            EventBusName: !Ref Bus
            Pattern: { source: [shop.orders], detail-type: [OrderPlaced] }
            InputPath: $.detail
            RetryPolicy: { MaximumRetryAttempts: 2 }
            DeadLetterConfig: { Type: SQS, QueueLogicalId: Dead }
            RuleName: placed
            Target: { Id: own }
        Old: { Type: CloudWatchEvent, Properties: { Pattern: { source: [aws.s3] }, State: DISABLED } }
        Nightly:
          Type: Schedule
          Properties: { Schedule: 'cron(0 2 * * ? *)', Input: '{"job":"sweep"}', Name: nightly, Enabled: false }
        Api: { Type: Api, Properties: { Path: / } }
        Later: { Type: ScheduleV2, Properties: { ScheduleExpression: rate(1 day) } }
  Live:
    Type: AWS::Serverless::Function
    Properties:
      FunctionName: live
      AutoPublishAlias: blue
      Events:
        Paid: { Type: EventBridgeRule, Properties: { Pattern: { source: [shop.orders] } } }
  Flow:
    Type: AWS::Serverless::StateMachine
    Properties:
      Name: flow
      Events:
        Paid: { Type: EventBridgeRule, Properties: { Pattern: { source: [shop.orders] }, EventBusName: !Ref Bus } }
  Bus: { Type: AWS::Events::EventBus, Properties: { Name: orders } }
`;

test('the events of SAM functions and state machines become rules', () => {
  const stack = fromCloudFormation(sam, { stackName: 'shop' });
  expect(stack.buses).toMatchInlineSnapshot(`
    {
      "default": {
        "archives": {},
        "rules": {
          "nightly": {
            "ScheduleExpression": "cron(0 2 * * ? *)",
            "State": "DISABLED",
            "Targets": [
              {
                "Arn": "arn:aws:lambda:us-east-1:123456789012:function:mailer",
                "Id": "MailerNightlyLambdaTarget",
                "Input": "{"job":"sweep"}",
              },
            ],
          },
          "shop-LivePaid-KOSU8G3TRF5A": {
            "EventPattern": {
              "source": [
                "shop.orders",
              ],
            },
            "Targets": [
              {
                "Arn": "arn:aws:lambda:us-east-1:123456789012:function:live:blue",
                "Id": "LivePaidLambdaTarget",
              },
            ],
          },
          "shop-MailerOld-HSPXH1V34FBH": {
            "EventPattern": {
              "source": [
                "aws.s3",
              ],
            },
            "State": "DISABLED",
            "Targets": [
              {
                "Arn": "arn:aws:lambda:us-east-1:123456789012:function:mailer",
                "Id": "MailerOldLambdaTarget",
              },
            ],
          },
        },
      },
      "orders": {
        "archives": {},
        "rules": {
          "placed": {
            "EventPattern": {
              "detail-type": [
                "OrderPlaced",
              ],
              "source": [
                "shop.orders",
              ],
            },
            "Targets": [
              {
                "Arn": "arn:aws:lambda:us-east-1:123456789012:function:mailer",
                "DeadLetterConfig": {
                  "Arn": "arn:aws:sqs:us-east-1:123456789012:shop-Dead-OD5MV2TC73JD",
                },
                "Id": "own",
                "InputPath": "$.detail",
                "RetryPolicy": {
                  "MaximumRetryAttempts": 2,
                },
              },
            ],
          },
          "shop-FlowPaid-86RJ92Z0I1N0": {
            "EventPattern": {
              "source": [
                "shop.orders",
              ],
            },
            "Targets": [
              {
                "Arn": "arn:aws:states:us-east-1:123456789012:stateMachine:flow",
                "Id": "FlowPaidStepFunctionsTarget",
                "RoleArn": "arn:aws:iam::123456789012:role/shop-FlowPaidRole-J20C9SVPGGP7",
              },
            ],
          },
        },
      },
    }
  `);
  expect(String(stack)).toMatchInlineSnapshot(`
    "the template: 7 resources of EventBridge
      Bus: bus "orders"
      MailerPlaced: rule "placed" on bus "orders", 1 target
      MailerOld: rule "shop-MailerOld-HSPXH1V34FBH" on bus "default", 1 target
      MailerNightly: rule "nightly" on bus "default", 1 target
      LivePaid: rule "shop-LivePaid-KOSU8G3TRF5A" on bus "default", 1 target
      FlowPaid: rule "shop-FlowPaid-86RJ92Z0I1N0" on bus "orders", 1 target
      MailerLater: schedule "MailerLater" in group "default""
  `);
});

test('the function of an alias is handled by the name of the function', async () => {
  using eventBridge = mockEventBridge({ seed: fromCloudFormation(sam) });
  const received: unknown[] = [];
  eventBridge.handle('Live', () => received.push('live'));
  eventBridge.handle('Mailer', (detail) => received.push(detail));

  eventBridge.emit({ source: 'shop.orders', 'detail-type': 'OrderPlaced', detail: { id: 1 } });
  eventBridge.emit({
    EventBusName: 'orders',
    Source: 'shop.orders',
    DetailType: 'OrderPlaced',
    Detail: '{"id":2}',
  });
  await eventBridge.settled();

  expect(received).toEqual(['live', { id: 2 }]);
  expect(eventBridge.target('Flow').invocations()).toHaveLength(1);
});

test('what is wrong with an event is told where the template says it', () => {
  const broken = sam
    .replace('MaximumRetryAttempts', 'MaximumRetryAttemps')
    .replace('cron(0 2', 'cron(0')
    .replace('Enabled: false', "Enabled: false, State: DISABLED, Imput: ''")
    .replace('source: [aws.s3]', 'source: aws.s3')
    .replace('!Ref Bus', '!Ref Buss');
  expect(messageOf(broken)).toMatchInlineSnapshot(`
    "the template: 6 errors

      Resources.Mailer.Properties.Events.Nightly.Properties.Imput (line 25, column 128): An event of type Schedule has no property "Imput". Did you mean "Input"?
      Resources.Mailer.Properties.Events.Nightly.Properties.Enabled (line 25, column 95): State and Enabled Properties cannot both be specified.
      Resources.Mailer.Properties.Events.Placed.Properties.EventBusName (line 15, column 13): There is no parameter or resource "Buss". Did you mean "Bus"?
      Resources.Mailer.Properties.Events.Placed.Properties.RetryPolicy.MaximumRetryAttemps (line 18, column 28): there is no such member. Did you mean "MaximumRetryAttempts"?
      Resources.Mailer.Properties.Events.Old.Properties.Pattern (line 22, column 53): Event pattern is not valid. Reason: "source" must be an object or an array
         at [Source: (String)"{"source":"aws.s3"}"; line: 1, column: 12]

          1 | {"source":"aws.s3"}
                        ^

          • A pattern lists the values that it accepts: "source": ["aws.s3"]
      Resources.Mailer.Properties.Events.Nightly.Properties.Schedule (line 25, column 25): Parameter ScheduleExpression is not valid.

        "cron(0 * * ? *)": five fields are Unix cron. EventBridge needs six fields: minutes, hours, day of month, month, day of week, year."
  `);
  expect(messageOf(sam.replace('Transform: AWS::Serverless-2016-10-31', ''))).toMatchInlineSnapshot(`
    "the template: 3 errors

      Resources.Mailer.Properties (line 8, column 5): AWS::Serverless::Function needs Transform: AWS::Serverless-2016-10-31.
      Resources.Live.Properties (line 30, column 5): AWS::Serverless::Function needs Transform: AWS::Serverless-2016-10-31.
      Resources.Flow.Properties (line 37, column 5): AWS::Serverless::StateMachine needs Transform: AWS::Serverless-2016-10-31."
  `);
});

test('what SAM takes otherwise than it looks, or does not take, is told', () => {
  const template = `
Transform: [AWS::LanguageExtensions, AWS::Serverless-2016-10-31]
Parameters: { IsOn: { Type: String, Default: 'false' } }
Resources:
  Mailer:
    Type: AWS::Serverless::Function
    Properties:
      Events:
        Function: { Type: Schedule, Properties: { Schedule: rate(1 day), Enabled: !Ref IsOn } }
        Text: { Type: Schedule, Properties: { Schedule: rate(1 day), Enabled: 'false' } }
        Mistyped: { Type: EventBridgeRul, Properties: { Pattern: { source: [shop] } } }
        Untyped: { Properties: { Pattern: { source: [shop] } } }
        Path: { Type: Schedule, Properties: { Schedule: rate(1 day), InputPath: $.time } }
        Queue: { Type: Schedule, Properties: { Schedule: rate(1 day), DeadLetterConfig: { QueueLogicalId: Own } } }
  Flow:
    Type: AWS::Serverless::StateMachine
    Properties:
      Events:
        Off: { Type: EventBridgeRule, Properties: { Pattern: { source: [shop] }, Enabled: false } }
        Queue: { Type: SQS, Properties: {} }
  Nested: { Type: AWS::Serverless::Application, Properties: { Location: nested.yaml } }
  Connector:
    Type: AWS::Serverless::Connector
    Properties: { Source: { Id: MailerFunction }, Destination: { Id: Flow }, Permissions: [Write] }
`;
  expect(String(fromCloudFormation(template, { strict: false }))).toMatchInlineSnapshot(`
    "the template: 5 resources of EventBridge
      MailerFunction: rule "stack-MailerFunction-0NZXWMZVLZ38" on bus "default", 1 target
      MailerText: rule "stack-MailerText-N159UY29XXNW" on bus "default", 1 target
      MailerPath: rule "stack-MailerPath-BEEVIRHFBWTH" on bus "default", 1 target
      MailerQueue: rule "stack-MailerQueue-BCFG06MILK0B" on bus "default", 1 target
      FlowOff: rule "stack-FlowOff-730P5Z645SMG" on bus "default", 1 target
      warning: Resources.Mailer.Properties.Events.Function.Properties.Enabled (line 9, column 74): SAM treats any function as true, whatever its value: the rule is enabled. State accepts functions.
      error: Resources.Mailer.Properties.Events.Text.Properties.Enabled (line 10, column 70): Enabled must be true or false, not the string "false".
      error: Resources.Mailer.Properties.Events.Mistyped.Type (line 11, column 21): SAM accepts no event of type "EventBridgeRul" here. Did you mean "EventBridgeRule"?
      error: Resources.Mailer.Properties.Events.Untyped.Type (line 12, column 9): An event has a Type. There are EventBridgeRule, CloudWatchEvent, Schedule, ScheduleV2, AlexaSkill, Api, CloudWatchLogs, Cognito, DocumentDB, DynamoDB, HttpApi, IoTRule, Kinesis, MQ, MSK, S3, SNS, SQS, SelfManagedKafka.
      error: Resources.Mailer.Properties.Events.Path.Properties.InputPath (line 13, column 70): An event of type Schedule has no property "InputPath".
      error: Resources.Mailer.Properties.Events.Queue.Properties.DeadLetterConfig (line 14, column 71): No 'Arn' or 'Type' property provided for DeadLetterConfig.
      error: Resources.Flow.Properties.Events.Off.Properties.Enabled (line 19, column 82): An event of type EventBridgeRule has no property "Enabled".
      error: Resources.Flow.Properties.Events.Queue.Type (line 20, column 18): SAM accepts no event of type "SQS" here. There are EventBridgeRule, CloudWatchEvent, Schedule, ScheduleV2, Api.
      note: Resources.Nested (line 21, column 3): The application is not loaded, so its rules are missing.
      warning: Resources.Mailer.Properties.Events.Text.Properties (line 10, column 33): The rule duplicates MailerFunction: its targets receive each event twice. Remove one of them.
      warning: Resources.Mailer.Properties.Events.Queue.Properties (line 14, column 34): The rule duplicates MailerFunction: its targets receive each event twice. Remove one of them."
  `);
});
