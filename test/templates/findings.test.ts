import { expect, test } from 'vitest';
import { mockEventBridge } from '../../src/index.js';
import { fromCloudFormation } from '../../src/templates.js';
import { messageOf } from './message.js';
import { shop } from './shop.js';

test('all that could not run is told at once, with its place', () => {
  const broken = shop
    .replace("source: [!Sub 'shop.${Stage}']", 'source: shop')
    .replace('!GetAtt Dead.Arn', '!GetAtt Daed.Arn')
    .replace('!GetAtt Billing.Arn', '!GetAtt Billing')
    .replace('!If [IsProd,', '!If [IsPord,')
    .replace("Properties: { Name: !Sub 'orders", "Properties: { Descripton: x, Name: !Sub 'orders");

  expect(messageOf(broken)).toMatchInlineSnapshot(`
    "the template: 5 errors

      Resources.Bus.Properties.Descripton (line 9, column 19): AWS::Events::EventBus has no property "Descripton". Did you mean "Description"?
      Resources.Placed.Properties.State (line 14, column 7): There is no condition "IsPord". Did you mean "IsProd"?
      Resources.Placed.Properties.Targets[0].Arn (line 20, column 11): Fn::GetAtt takes a logical id and the name of an attribute, not the string "Billing".
      Resources.Placed.Properties.Targets[0].DeadLetterConfig.Arn (line 24, column 31): There is no parameter or resource "Daed". Did you mean "Dead"?
      Resources.Placed.Properties.EventPattern (line 15, column 7): Event pattern is not valid. Reason: "source" must be an object or an array
         at [Source: (String)"{"source":"shop","detail":{"total":[{"numeric":[">",100]}]}}"; line: 1, column: 12]

          1 | {"source":"shop","detail":{"total":[{"numeric":[">",100]}]}}
                        ^

          • A pattern lists the values that it accepts: "source": ["shop"]"
  `);
});

test('what the service refuses is told in its words', () => {
  const refused = `
Resources:
  Bus:
    Type: AWS::Events::EventBus
    Properties: { Name: orders }
  Scheduled:
    Type: AWS::Events::Rule
    Properties:
      EventBusName: !Ref Bus
      ScheduleExpression: rate(1 day)
  Aimless:
    Type: AWS::Events::Rule
    Properties: { Targets: [] }
  Wide:
    Type: AWS::Events::Rule
    Properties:
      Name: retried
      EventPattern: { source: [shop] }
      Targets:
        - { Id: one, Arn: 'arn:aws:sqs:us-east-1:123456789012:one' }
        - { Id: two, Arn: 'arn:aws:sqs:us-east-1:123456789012:two', RetryPolicy: { MaximumRetryAttempts: 186 } }
  Again:
    Type: AWS::Events::Rule
    Properties: { Name: wide, EventPattern: { source: [shop] } }
  First: { Type: AWS::Events::Rule, Properties: { Name: wide, EventPattern: { source: [shop] } } }
  Partner:
    Type: AWS::Events::EventBus
    Properties: { Name: aws.partner/x, EventSourceName: aws.partner/x }
  Second: { Type: AWS::Events::EventBus, Properties: { Name: orders } }
  Kept:
    Type: AWS::Events::Archive
    Properties: { ArchiveName: kept }
  Twice:
    Type: AWS::Events::EventBuss
`;
  expect(messageOf(refused)).toMatchInlineSnapshot(`
    "the template: 9 errors

      Resources.Twice.Type (line 34, column 5): AWS::Events::EventBuss is not a type that the kit knows. Did you mean "AWS::Events::EventBus"?
      Resources.Partner.Properties.EventSourceName (line 28, column 40): A partner event bus needs its partner event source first, which no template has.
      Resources.Partner.Properties (line 28, column 5): EventBus name starting with 'aws.' is not valid.
      Resources.Second.Properties (line 29, column 42): The name "orders" is taken by an earlier resource of this type.
      Resources.Kept.Properties (line 32, column 5): AWS::Events::Archive needs SourceArn.
      Resources.Scheduled.Properties.ScheduleExpression (line 10, column 7): ScheduleExpression is supported only on the default event bus.
      Resources.Aimless.Properties (line 13, column 5): a rule needs a pattern or, on the default bus, a schedule.
      Resources.Wide.Properties.Targets[1] (line 21, column 11): 1 validation error detected: Value '186' at 'targets.1.member.retryPolicy.maximumRetryAttempts' failed to satisfy constraint: Member must have value less than or equal to 185
      Resources.First.Properties (line 25, column 37): The name "wide" is taken by an earlier resource of this type."
  `);
});

test('parameters that are missing, unknown, or of another value than is allowed', () => {
  const template = `
Parameters:
  Name: { Type: String }
  Stage: { Type: String, AllowedValues: [dev, prod] }
  Count: { Type: Number, Default: 1 }
  Password: { Type: String, NoEcho: true, AllowedPattern: '[a-z]+' }
  Stored: { Type: 'AWS::SSM::Parameter::Value<String>', Default: /a/b }
Resources:
  Bus:
    Type: AWS::Events::EventBus
    Properties:
      Name: !Ref Name
      Description: !Sub '\${Stage} \${Count} \${Password} \${Stored} \${AWS::Regoin}'
      KmsKeyIdentifier: !ImportValue key
`;
  const parameters = { Stage: 'test', Count: 'many', Password: 'S3CRET', Nmae: 'orders' };
  const message = messageOf(template, { parameters });

  expect(message).toMatchInlineSnapshot(`
    "the template: 8 errors

      Parameters (line 2, column 1): The template has no parameter "Nmae". Did you mean "Name"?
      Parameters.Name (line 3, column 3): The parameter has no default, and no value was given: { parameters: { Name: … } }.
      Parameters.Stage (line 4, column 3): "test" is not one of the AllowedValues: "dev", "prod".
      Parameters.Count (line 5, column 3): "many" is not a number.
      Parameters.Password (line 6, column 3): The value does not match the AllowedPattern [a-z]+.
      Parameters.Stored (line 7, column 3): The Parameter Store has no "/a/b". Give it: { parameterStore: { "/a/b": … } }.
      Resources.Bus.Properties.Description (line 13, column 7): There is no pseudo parameter AWS::Regoin. There are AWS::AccountId, AWS::Region, AWS::Partition, AWS::URLSuffix, AWS::StackName, AWS::StackId, AWS::NotificationARNs, AWS::NoValue.
      Resources.Bus.Properties.KmsKeyIdentifier (line 14, column 7): The export "key" of another stack is not known. Give it: { imports: { "key": … } }."
  `);
  expect(message).not.toContain('S3CRET');
});

test('a text that is no YAML is told with its line', () => {
  expect(messageOf('Resources:\n  Bus: [\n')).toMatchInlineSnapshot(`
    "the template: 1 error

      line 3, column 1: Deficient indentation. A bracket or a quote before this is not closed, or the line begins too far to the left."
  `);
  expect(messageOf('Resources:\n')).toMatchInlineSnapshot(`
    "the template: 1 error

      A template must be an object with Resources."
  `);
});

test('doubtful things and stand-ins do not throw', () => {
  const stack = fromCloudFormation(`
Resources:
  Bus:
    Type: AWS::Events::EventBus
    Properties: { Name: orders, Description: !Rain::Embed readme.txt, Name: others, KmsKeyIdentifier: !GetAtt Key.Arn }
  Paid:
    Type: AWS::Events::Rule
    Properties:
      EventBusName: elsewhere
      EventPattern: { account: [0123456789012], time: [2012-10-17] }
      Targets: [{ Id: build, Arn: !GetAtt Project.Arn, RoleArn: !GetAtt Role.Arn }]
  Project: { Type: AWS::CodeBuild::Project }
  Role: { Type: AWS::IAM::Role }
  Key: { Type: Custom::Key }
  Pipe: { Type: AWS::Pipes::Pipe }
`);
  expect(stack.findings).toMatchInlineSnapshot(`
    [
      {
        "at": "Resources.Bus.Properties.Description",
        "column": 33,
        "kind": "unknown-tag",
        "line": 5,
        "message": "The tag !Rain::Embed is not a CloudFormation function. It is ignored.",
        "severity": "warning",
      },
      {
        "at": "Resources.Bus.Properties.Name",
        "column": 71,
        "kind": "duplicate-key",
        "line": 5,
        "message": "The key "Name" appears twice. The last one counts.",
        "severity": "warning",
      },
      {
        "at": "Resources.Pipe",
        "column": 3,
        "kind": "not-loaded",
        "line": 15,
        "message": "Pipes are not simulated: nothing goes through this one.",
        "severity": "note",
      },
      {
        "at": "Resources.Bus.Properties.KmsKeyIdentifier",
        "column": 85,
        "kind": "stand-in",
        "line": 5,
        "message": "What AWS returns for Key.Arn (Custom::Key) is not known. "arn:aws:key:us-east-1:123456789012:stack-Key-BWVXHHYWS455" stands in for it.",
        "severity": "note",
      },
      {
        "at": "Resources.Paid.Properties.EventBusName",
        "column": 7,
        "kind": "stand-in",
        "line": 9,
        "message": "The event bus "elsewhere" is not in this template. One without settings stands in for it.",
        "severity": "note",
      },
    ]
  `);
  using eventBridge = mockEventBridge({ seed: stack });
  expect(eventBridge.rule('Paid').pattern).toEqual({ account: ['0123456789012'], time: ['2012-10-17'] });
});

test('without strict, what is refused is left out, and the rest is there', () => {
  const broken = shop.replace("source: [!Sub 'shop.${Stage}']", 'source: shop');
  const stack = fromCloudFormation(broken, { strict: false });
  using eventBridge = mockEventBridge({ seed: stack });

  expect(
    stack.findings.map(({ severity, kind, at, line, column }) => [severity, kind, at, line, column]),
  ).toEqual([['error', 'refused', 'Resources.Placed.Properties.EventPattern', 15, 7]]);
  expect(eventBridge.bus('Bus').exists).toBe(true);
  expect(eventBridge.bus('Bus').rules()).toEqual([]);
});

test('resolve answers what the template refers to', () => {
  const references: string[] = [];
  const stack = fromCloudFormation(
    {
      Parameters: { Name: { Type: 'String' } },
      Resources: {
        Custom: { Type: 'Custom::Thing' },
        Bus: {
          Type: 'AWS::Events::EventBus',
          Properties: {
            Name: { Ref: 'Name' },
            Description: {
              'Fn::Join': [
                ' ',
                [
                  { 'Fn::ImportValue': 'export' },
                  { 'Fn::GetAtt': 'Custom.Text' },
                  '{{resolve:ssm-secure:a}}',
                ],
              ],
            },
          },
        },
      },
    },
    {
      resolve: ({ kind, name, attribute, at }) => {
        references.push([kind, name, attribute, at].join(' '));
        return kind;
      },
    },
  );
  expect(stack.buses['parameter']?.Description).toBe('import attribute secret');
  expect(references).toMatchInlineSnapshot(`
    [
      "parameter Name  Parameters.Name",
      "import export  Resources.Bus.Properties.Description[1][0]",
      "attribute Custom Text Resources.Bus.Properties.Description[1][1]",
      "secret a  Resources.Bus.Properties.Description[1][2]",
    ]
  `);
  expect(stack.findings).toEqual([]);
});

test('options that nobody would read are refused', () => {
  // @ts-expect-error There is no such option.
  expect(() => fromCloudFormation(shop, { parameter: {} })).toThrowErrorMatchingInlineSnapshot(
    `[TypeError: fromCloudFormation has no option "parameter". Did you mean "parameters"?]`,
  );
  expect(() => fromCloudFormation('')).toThrowErrorMatchingInlineSnapshot(
    `[TypeError: fromCloudFormation takes the path, the text or the object of a template, not an empty string.]`,
  );
});

test('a template for another Region than the mock lives in is refused', () => {
  const seed = fromCloudFormation(shop, { region: 'eu-west-1' });
  expect(() => mockEventBridge({ region: 'us-east-1', seed })).toThrowErrorMatchingInlineSnapshot(
    `[InvalidSeed: seed: the template was loaded for account 123456789012 in eu-west-1, but the mock is in account 123456789012 in us-east-1. Give the mock the account and Region of the template: mockEventBridge({ account: '123456789012', region: 'eu-west-1', seed }). Or load the template with { account: '123456789012', region: 'us-east-1' }.]`,
  );
});
