import { expect, test } from 'vitest';
import { mockEventBridge } from '../../src/index.js';
import { fromCloudFormation } from '../../src/templates.js';
import { messageOf } from './message.js';

const template = `
Resources:
  Bus:
    Type: AWS::Events::EventBus
    Properties: { Name: 'a bus', Description: '${'x'.repeat(513)}' }
  Paid:
    Type: AWS::Events::Rule
    Properties:
      Name: 'a rule'
      State: ON
      EventPattern: { source: shop }
      ScheduleExpression: rate(1 days)
      Targets:
        - { Id: one, Arn: 'arn:aws:sqs:us-east-1:123456789012:one' }
        - { Id: two, Arn: two, RetryPolicy: { MaximumRetryAttempts: 186, MaximumEventAgeInSeconds: 1 } }
        - { Id: three, Arn: 'arn:aws:states:us-east-1:123456789012:stateMachine:flow' }
        - { Id: four, Arn: 'arn:aws:sqs:us-east-1:123456789012:four', Inputt: x }
        - { Id: five, Arn: !GetAtt Five.Arn }
  Kept:
    Type: AWS::Events::Archive
    Properties: { ArchiveName: 'a name', SourceArn: 'arn:aws:events:us-east-1:123456789012:event-bus/default', EventPattern: { source: 5 }, RetentionDays: -1 }
`;

test('all that the service refuses of a resource is told at once', () => {
  expect(messageOf(template)).toMatchInlineSnapshot(`
    "the template: 10 errors

      Resources.Bus.Properties (line 5, column 5): 2 validation errors detected: Value 'a bus' at 'name' failed to satisfy constraint: Member must satisfy regular expression pattern: [/\\.\\-_A-Za-z0-9]+; Value 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx' at 'description' failed to satisfy constraint: Member must have length less than or equal to 512

        Description has 513 characters; CreateEventBus takes at most 512.
      Resources.Kept.Properties (line 21, column 5): 2 validation errors detected: Value 'a name' at 'archiveName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\.\\-_A-Za-z0-9]+; Value '-1' at 'retentionDays' failed to satisfy constraint: Member must have value greater than or equal to 0
      Resources.Kept.Properties.EventPattern (line 21, column 112): Event pattern is not valid. Reason: "source" must be an object or an array
         at [Source: (String)"{"source":5}"; line: 1, column: 12]

          1 | {"source":5}
                        ^

          • A pattern lists the values that it accepts: "source": [5]
      Resources.Paid.Properties.Targets[4].Arn (line 18, column 23): There is no parameter or resource "Five".
      Resources.Paid.Properties (line 8, column 5): 2 validation errors detected: Value 'a rule' at 'name' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\.\\-_A-Za-z0-9]+; Value 'ON' at 'state' failed to satisfy constraint: Member must satisfy enum value set: [ENABLED, DISABLED, ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS]
      Resources.Paid.Properties.EventPattern (line 11, column 7): Event pattern is not valid. Reason: "source" must be an object or an array
         at [Source: (String)"{"source":"shop"}"; line: 1, column: 12]

          1 | {"source":"shop"}
                        ^

          • A pattern lists the values that it accepts: "source": ["shop"]
      Resources.Paid.Properties.ScheduleExpression (line 12, column 7): Parameter ScheduleExpression is not valid.

        "rate(1 days)": the unit is singular after 1, plural after any other number, and in lower case. Write rate(1 day).
      Resources.Paid.Properties.Targets[1] (line 15, column 11): 2 validation errors detected: Value '186' at 'targets.1.member.retryPolicy.maximumRetryAttempts' failed to satisfy constraint: Member must have value less than or equal to 185; Value '1' at 'targets.1.member.retryPolicy.maximumEventAgeInSeconds' failed to satisfy constraint: Member must have value greater than or equal to 60
      Resources.Paid.Properties.Targets[2] (line 16, column 11): RoleArn is required for target arn:aws:states:us-east-1:123456789012:stateMachine:flow. Give the target the RoleArn of a role that events.amazonaws.com can assume.
      Resources.Paid.Properties.Targets[3].Inputt (line 17, column 71): there is no such member. Did you mean "input"?"
  `);
});

const twice = `
Resources:
  Paid:
    Type: AWS::Events::Rule
    Properties:
      EventPattern: { source: [shop] }
      Targets:
        - { Id: one, Arn: 'arn:aws:sqs:us-east-1:123456789012:one' }
        - { Id: one, Arn: 'arn:aws:sqs:us-east-1:123456789012:two' }
        - { Id: three, Arn: three }
`;

test('targets that are refused for one another are told beside those that are refused alone', () => {
  expect(messageOf(twice)).toMatchInlineSnapshot(`
    "the template: 2 errors

      Resources.Paid.Properties.Targets[2] (line 10, column 11): Parameter three is not valid. Reason: Provided Arn is not in correct format.
      Resources.Paid.Properties.Targets[1] (line 9, column 11): the Id "one" is taken by an earlier target of this rule."
  `);
});

test('without strict, a rule is there without the target that is refused', () => {
  const stack = fromCloudFormation(twice.replace('Id: one, Arn', 'Id: zero, Arn'), { strict: false });
  using eventBridge = mockEventBridge({ seed: stack });

  expect(eventBridge.rule('Paid').targets.map(({ id }) => id)).toEqual(['zero', 'one']);
  expect(String(stack)).toMatchInlineSnapshot(`
    "the template: 1 resource of EventBridge
      Paid: rule "stack-Paid-5HZOCIH2FH4H" on bus "default", 2 targets
      error: Resources.Paid.Properties.Targets[2] (line 10, column 11): Parameter three is not valid. Reason: Provided Arn is not in correct format."
  `);
});

test('without strict, a rule with a wrong pattern is left out', () => {
  const stack = fromCloudFormation(twice.replace('source: [shop]', 'source: shop'), { strict: false });
  using eventBridge = mockEventBridge({ seed: stack });
  expect(eventBridge.rule('Paid').exists).toBe(false);
  expect(stack.findings.map(({ at }) => at)).toEqual([
    'Resources.Paid.Properties.EventPattern',
    'Resources.Paid.Properties.Targets[2]',
  ]);
});

const withDestination = `
Resources:
  Key:
    Type: AWS::Events::Connection
    Properties:
      AuthorizationType: API_KEY
      AuthParameters: { ApiKeyAuthParameters: { ApiKeyName: k, ApiKeyValue: v } }
  Shop:
    Type: AWS::Events::ApiDestination
    Properties: { ConnectionArn: !GetAtt Key.Arn, HttpMethod: POST, InvocationEndpoint: 'https://shop.example' }
  Paid:
    Type: AWS::Events::Rule
    Properties: { EventPattern: { source: [shop] }, Targets: [{ Id: shop, Arn: !GetAtt Shop.Arn }] }
`;

test('a refusal that quotes an id of the service is the same whenever the template is loaded', () => {
  expect(messageOf(withDestination)).toContain('RoleArn is required for target');
  expect(messageOf(withDestination)).toBe(messageOf(withDestination));
});
