import { expect, test } from 'vitest';
import { fromCloudFormation } from '../../../src/templates.js';

const template = `
Parameters:
  Limit: { Type: Number, Default: 100 }
Resources:
  Bus:
    Type: AWS::Events::EventBus
    Properties: { Name: orders }
  Placed:
    Type: AWS::Events::Rule
    Properties:
      EventBusName: ordrs
      EventPattern: { source: [shop] }
      Targets: [{ Id: audit, Arn: !GetAtt Audit.Arn }]
  Paid:
    Type: AWS::Events::Rule
    Properties:
      EventBusName: !Ref Bus
      EventPattern:
        source: [shop]
        detailType: [paid]
      Targets: [{ Id: audit, Arn: !GetAtt Audit.Arn }]
  Large:
    Type: AWS::Events::Rule
    Properties:
      EventBusName: !Ref Bus
      EventPattern: { detail: { total: [{ numeric: ['>=', !Ref Limit] }] } }
      Targets: [{ Id: audit, Arn: !GetAtt Audit.Arn }]
  Nightly:
    Type: AWS::Events::Rule
    Properties:
      EventBusName: !Ref Bus
      ScheduleExpression: rate(1 day)
      Targets: [{ Id: audit, Arn: !GetAtt Audit.Arn }]
  Shipped:
    Type: AWS::Events::Rule
    Properties:
      EventPattern: { detail-type: [shipped] }
      Targets:
        - { Id: machine, Arn: !Ref Machine }
  Returned:
    Type: AWS::Events::Rule
    Properties:
      EventPattern: { detail-type: [returned] }
      Targets:
        - Id: billing
          Arn: !GetAtt Billing.Arn
  Cancelled:
    Type: AWS::Events::Rule
    Properties:
      EventPattern: { detail-type: [cancelled] }
      Targets:
        - Id: audit
          Arn: !GetAtt Audit.Arn
          DeadLetterConfig: { Arn: !GetAtt Dead.Arn }
  Refunded:
    Type: AWS::Events::Rule
    Properties:
      EventPattern: { detail-type: [refunded] }
      Targets:
        - Id: audit
          Arn: !GetAtt Audit.Arn
          InputTransformer:
            InputPathsMap: { type: $.detailType }
            InputTemplate: '{ "type": <type> }'
  Forgotten:
    Type: AWS::Events::Rule
    Properties:
      EventPattern: { detail-type: [forgotten] }
  Packed:
    Type: AWS::Events::Rule
    Properties:
      EventBusName: !Ref Bus
      EventPattern: { source: [store] }
      Targets: [{ Id: again, Arn: !GetAtt Bus.Arn }]
  Machine: { Type: AWS::StepFunctions::StateMachine }
  Billing: { Type: AWS::Lambda::Function }
  Dead: { Type: AWS::SQS::Queue }
  Audit: { Type: AWS::SQS::Queue }
  AuditPolicy:
    Type: AWS::SQS::QueuePolicy
    Properties:
      Queues: [!Ref Audit]
      PolicyDocument:
        Statement:
          Effect: Allow
          Principal: { Service: events.amazonaws.com }
          Action: sqs:SendMessage
          Resource: !GetAtt Audit.Arn
`;

test('a template with ten mistakes yields ten messages', () => {
  const stack = fromCloudFormation(template, { strict: false });

  expect(stack.findings.filter(({ severity }) => severity !== 'note')).toHaveLength(10);
  expect(String(stack)).toMatchInlineSnapshot(`
    "the template: 9 resources of EventBridge
      Bus: bus "orders"
      Placed: rule "stack-Placed-XZPDU9AEHGT3" on bus "ordrs", 1 target
      Paid: rule "stack-Paid-5HZOCIH2FH4H" on bus "orders", 1 target
      Shipped: rule "stack-Shipped-YN4H5RLNOCDC" on bus "default", no targets
      Returned: rule "stack-Returned-06N4HC9F42QX" on bus "default", 1 target
      Cancelled: rule "stack-Cancelled-4BJ10YIORNIE" on bus "default", 1 target
      Refunded: rule "stack-Refunded-2A0FYY4DXYXL" on bus "default", 1 target
      Forgotten: rule "stack-Forgotten-GX6TF2T5HFMJ" on bus "default", no targets
      Packed: rule "stack-Packed-G2I7OVN8SHOX" on bus "orders", 1 target
      note: Resources.Placed.Properties.EventBusName (line 11, column 7): The event bus "ordrs" is not in this template. One without settings stands in for it.
      error: Resources.Large.Properties.EventPattern (line 26, column 7): Event pattern is not valid. Reason: Value of >= must be numeric
         at [Source: (String)"{"detail":{"total":[{"numeric":[">=","100"]}]}}"; line: 1, column: 39]

          1 | {"detail":{"total":[{"numeric":[">=","100"]}]}}
                                                   ^

          • "100" is a string. Ref gives strings, even for a parameter of type Number. Write the number itself, or the whole pattern as a string with Fn::Sub.
      error: Resources.Nightly.Properties.ScheduleExpression (line 32, column 7): ScheduleExpression is supported only on the default event bus.
      error: Resources.Shipped.Properties.Targets[0] (line 39, column 11): RoleArn is required for target arn:aws:states:us-east-1:123456789012:stateMachine:stack-Machine-0Q8MCJJ98UUU. Give the target the RoleArn of a role that events.amazonaws.com can assume.
      warning: Resources.Placed.Properties.EventBusName (line 11, column 7): The template has no event bus named "ordrs", but Bus is named "orders". Refer to Bus instead of writing a name.
      warning: Resources.Paid.Properties.EventPattern.detailType (line 20, column 9): No event has a member "detailType", so the rule never matches. Did you mean "detail-type"?
      warning: Resources.Packed.Properties.Targets[0].Arn (line 74, column 30): The rule sends events to the bus that they come from, where it matches them again: a loop. Use another bus.
      warning: Resources.Forgotten.Properties (line 67, column 5): The rule has no target, so it does nothing. Give it Targets.
      warning: Resources.Refunded.Properties.Targets[0].InputTransformer.InputPathsMap.type (line 63, column 30): No event has a member "detailType", so nothing is inserted in its place. Did you mean "$.detail-type"?
      warning: Resources.Returned.Properties.Targets[0].Arn (line 46, column 11): The function Billing has no policy that lets EventBridge in, so no event reaches it. Add an AWS::Lambda::Permission that allows lambda:InvokeFunction for the service events.amazonaws.com, with the ARN of Returned as its source.
      warning: Resources.Cancelled.Properties.Targets[0].DeadLetterConfig.Arn (line 54, column 31): The queue Dead has no policy that lets EventBridge in, so what cannot be delivered is lost. Add an AWS::SQS::QueuePolicy that allows sqs:SendMessage for the service events.amazonaws.com, with the ARN of Cancelled as its source."
  `);
});
