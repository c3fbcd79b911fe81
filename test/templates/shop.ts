/** A template in the short form, with what most real ones have. */
export const shop = `
Parameters:
  Stage: { Type: String, Default: dev }
Conditions:
  IsProd: !Equals [!Ref Stage, prod]
Resources:
  Bus:
    Type: AWS::Events::EventBus
    Properties: { Name: !Sub 'orders-\${Stage}' }
  Placed:
    Type: AWS::Events::Rule
    Properties:
      EventBusName: !Ref Bus
      State: !If [IsProd, DISABLED, !Ref 'AWS::NoValue']
      EventPattern:
        source: [!Sub 'shop.\${Stage}']
        detail: { total: [{ numeric: ['>', 100] }] }
      Targets:
        - Id: billing
          Arn: !GetAtt Billing.Arn
          InputTransformer:
            InputPathsMap: { id: $.detail.id }
            InputTemplate: !Sub '{"order": <id>, "stage": "\${Stage}"}'
          DeadLetterConfig: { Arn: !GetAtt Dead.Arn }
          RetryPolicy: { MaximumRetryAttempts: '3' }
  Nightly:
    Type: AWS::Events::Rule
    Condition: IsProd
    Properties: { ScheduleExpression: rate(1 day), Name: nightly }
  Billing: { Type: AWS::Lambda::Function }
  Dead: { Type: AWS::SQS::Queue, Properties: { QueueName: dead } }
  BillingPermission:
    Type: AWS::Lambda::Permission
    Properties:
      Action: lambda:InvokeFunction
      FunctionName: !Ref Billing
      Principal: events.amazonaws.com
      SourceArn: !GetAtt Placed.Arn
  DeadPolicy:
    Type: AWS::SQS::QueuePolicy
    Properties:
      Queues: [!Ref Dead]
      PolicyDocument:
        Statement:
          Effect: Allow
          Principal: { Service: events.amazonaws.com }
          Action: sqs:SendMessage
          Resource: !GetAtt Dead.Arn
          Condition: { ArnEquals: { aws:SourceArn: !GetAtt Placed.Arn } }
`;
