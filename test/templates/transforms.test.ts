import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { mockEventBridge } from '../../src/index.js';
import { fromCloudFormation } from '../../src/templates.js';
import { messageOf } from './message.js';

const loops = `
Transform: [AWS::Serverless-2016-10-31, AWS::LanguageExtensions]
Parameters:
  Teams: { Type: CommaDelimitedList, Default: 'billing, stock' }
Mappings:
  Stages: { dev: { Least: 10 } }
Conditions:
  Fn::ForEach::Has:
    - Team
    - [billing, stock]
    - Has\${Team}: !Not [!Equals [!Ref Team, stock]]
Resources:
  Bus: { Type: AWS::Events::EventBus, Properties: { Name: orders }, DeletionPolicy: !If [Hasbilling, Retain, Delete] }
  Fn::ForEach::Rules:
    - Team
    - !Ref Teams
    - Rule\${Team}:
        Type: AWS::Events::Rule
        Condition: !Sub 'Has\${Team}'
        Properties:
          EventBusName: !Ref Bus
          Fn::ForEach::Patterns:
            - Kind
            - [EventPattern]
            - \${Kind}: { source: [!Sub 'shop.\${Team}'], detail: { total: [{ numeric: ['>', !FindInMap [Stages, prod, Least, DefaultValue: 5]] }] } }
          Targets: [{ Id: handler, Arn: !GetAtt ['Handler\${Team}', Arn] }]
      Handler\${Team}: { Type: AWS::Lambda::Function, Properties: { FunctionName: !Sub 'handle-\${Team}' } }
      May\${Team}:
        Type: AWS::Lambda::Permission
        Properties:
          FunctionName: !Sub 'handle-\${Team}'
          Action: lambda:InvokeFunction
          Principal: events.amazonaws.com
  Mailer:
    Type: AWS::Serverless::Function
    Properties:
      FunctionName: mailer
      Events:
        Fn::ForEach::Events:
          - Kind
          - [Placed, Paid]
          - Mail\${Kind}: { Type: EventBridgeRule, Properties: { Pattern: { detail-type: [!Ref Kind] } } }
Outputs:
  Fn::ForEach::Handlers:
    - Team
    - !Ref Teams
    - Handler\${Team}: { Value: !GetAtt 'Handler\${Team}.Arn', Export: { Name: !Sub 'handler-\${Team}' } }
`;

test('loops make conditions, resources, properties, events of SAM and outputs', () => {
  const stack = fromCloudFormation(loops.replace('Condition: !Sub', '# !Sub'));
  using eventBridge = mockEventBridge({ seed: stack });
  eventBridge.handle('Handlerstock', () => undefined);

  expect(eventBridge.rule('Rulebilling').pattern).toEqual({
    source: ['shop.billing'],
    detail: { total: [{ numeric: ['>', 5] }] },
  });
  expect(eventBridge.rule('Rulestock').targets.map(({ arn }) => arn)).toEqual([
    'arn:aws:lambda:us-east-1:123456789012:function:handle-stock',
  ]);
  expect(eventBridge.rule('MailerMailPaid').pattern).toEqual({ 'detail-type': ['Paid'] });
  expect(Object.keys(stack.exports)).toEqual(['handler-billing', 'handler-stock']);
  expect(stack.findings).toEqual([]);
});

test('a loop may make the condition of a resource', () => {
  using eventBridge = mockEventBridge({
    seed: fromCloudFormation(loops.replace("Condition: !Sub 'Has${Team}'", 'Condition: Has${Team}')),
  });
  expect(eventBridge.rule('Rulebilling').exists).toBe(true);
  expect(eventBridge.rule('Rulestock').exists).toBe(false);
});

test('what a loop makes is told where the template says it', () => {
  const broken = loops
    .replace("source: [!Sub 'shop.${Team}']", "source: !Sub 'shop.${Team}'")
    .replace("'Handler${Team}', Arn", "'Handlr${Team}', Arn")
    .replace('Pattern: { detail-type: [!Ref Kind] }', 'Patern: { detail-type: [!Ref Kind] }');
  expect(messageOf(broken)).toMatchInlineSnapshot(`
    "the template: 6 errors

      Resources.Mailer.Properties.Events["Fn::ForEach::Events"][2]["Mail\${Kind}"].Properties.Patern (line 42, column 65): An event of type EventBridgeRule has no property "Patern". Did you mean "Pattern"?
      Resources.Mailer.Properties.Events["Fn::ForEach::Events"][2]["Mail\${Kind}"].Properties (line 42, column 51): The event needs Pattern.
      Resources["Fn::ForEach::Rules"][2]["Rule\${Team}"].Properties.Targets[0].Arn (line 26, column 36): There is no parameter or resource "Handlrbilling". Did you mean "Handlerbilling"?
      Resources["Fn::ForEach::Rules"][2]["Rule\${Team}"].Properties["Fn::ForEach::Patterns"][2]["\${Kind}"] (line 25, column 15): Event pattern is not valid. Reason: "source" must be an object or an array
         at [Source: (String)"{"source":"shop.billing","detail":{"total":[{"numeric":[">",5]}]}}"; line: 1, column: 12]

          1 | {"source":"shop.billing","detail":{"total":[{"numeric":[">",5]}]}}
                        ^

          • A pattern lists the values that it accepts: "source": ["shop.billing"]
      Resources["Fn::ForEach::Rules"][2]["Rule\${Team}"].Properties.Targets[0].Arn (line 26, column 36): There is no parameter or resource "Handlrstock". Did you mean "Handlerstock"?
      Resources["Fn::ForEach::Rules"][2]["Rule\${Team}"].Properties["Fn::ForEach::Patterns"][2]["\${Kind}"] (line 25, column 15): Event pattern is not valid. Reason: "source" must be an object or an array
         at [Source: (String)"{"source":"shop.stock","detail":{"total":[{"numeric":[">",5]}]}}"; line: 1, column: 12]

          1 | {"source":"shop.stock","detail":{"total":[{"numeric":[">",5]}]}}
                        ^

          • A pattern lists the values that it accepts: "source": ["shop.stock"]"
  `);
});

test('loops and what comes with them need their transform, and the right form', () => {
  expect(messageOf(loops.replace(', AWS::LanguageExtensions]', ']'))).toMatchInlineSnapshot(`
    "the template: 2 errors

      Resources["Fn::ForEach::Rules"] (line 14, column 3): Fn::ForEach needs Transform: AWS::LanguageExtensions.
      Resources.Mailer.Properties.Events["Fn::ForEach::Events"] (line 39, column 9): Fn::ForEach needs Transform: AWS::LanguageExtensions."
  `);
  expect(
    messageOf(`
Transform: AWS::LanguageExtensions
Resources:
  Fn::ForEach::None: [Team, { Rule: {} }]
  Fn::ForEach::Texts: [Team, billing, { Rule: {} }]
  Fn::ForEach::Twice: [Team, [a, a], { 'Bus\${Team}': { Type: AWS::Events::EventBus, Properties: { Name: !Ref Team } } }]
  Bus: { Type: AWS::Events::EventBus, Properties: { Name: bus, Description: !Select [0, !Cidr [10.0.0.0/24, 2, 9]] } }
`),
  ).toMatchInlineSnapshot(`
    "the template: 5 errors

      Resources["Fn::ForEach::None"] (line 4, column 3): Fn::ForEach takes an identifier, a collection and an object, not the array ["Team", { Rule: {} }].
      Resources["Fn::ForEach::Texts"][1] (line 5, column 30): The collection of Fn::ForEach must be a list of strings, not the string "billing".
      Resources["Fn::ForEach::Twice"][2]["Bus\${Team}"] (line 6, column 40): The key "Busa" appears twice.
      Resources.Bus.Properties.Description[1] (line 7, column 95): Fn::Cidr takes a block, how many it gives and their bits, not the array ["10.0.0.0/24", 2, 9].
      Resources.Bus.Properties.Description (line 7, column 64): Fn::Select takes an index and a list, not the array [0, { Fn::Cidr: […] }]."
  `);
});

test('local files are included, at the top, in a section and in a property', () => {
  const folder = mkdtempSync(join(tmpdir(), 'included-'));
  mkdirSync(join(folder, 'parts'));
  const write = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
  };
  write('parts/mappings.yaml', 'Mappings:\n  Names: { dev: { Bus: orders-dev } }\n');
  write(
    'parts/rules.json',
    '{ "Paid": { "Type": "AWS::Events::Rule", "Properties": { "EventPattern": { "source": ["shop"] }, "EventBusName": { "Ref": "Bus" }, "Targets": [{ "Id": "logs", "Arn": "arn:aws:logs:us-east-1:123456789012:log-group:/aws/events/paid:*" }] } } }',
  );
  write('parts/bus.yaml', 'Description: Orders\n');
  write('parts/broken.yaml', 'Description: [\n');
  write('parts/list.yaml', '- 1\n');
  const including = `
Transform:
  - Name: AWS::Include
    Parameters: { Location: parts/mappings.yaml }
Resources:
  Fn::Transform: { Name: AWS::Include, Parameters: { Location: ./parts/rules.json } }
  Bus:
    Type: AWS::Events::EventBus
    Properties:
      Name: !FindInMap [Names, dev, Bus]
      Fn::Transform: { Name: AWS::Include, Parameters: { Location: !Sub 'parts/bus.yaml' } }
  Api:
    Type: AWS::Serverless::Api
    Properties: { DefinitionBody: { Fn::Transform: { Name: AWS::Include, Parameters: { Location: openapi.yaml } } } }
`;
  write('template.yaml', including);
  const stack = fromCloudFormation(join(folder, 'template.yaml'));
  expect(stack.buses).toMatchObject({
    'orders-dev': {
      Description: 'Orders',
      archives: {},
      rules: { 'stack-Paid-5HZOCIH2FH4H': { EventPattern: { source: ['shop'] }, Targets: [{ Id: 'logs' }] } },
    },
  });
  expect(stack.findings).toEqual([]);

  write(
    'template.yaml',
    including
      .replace('mappings.yaml', 'maps.yaml')
      .replace('rules.json', 'list.yaml')
      .replace("!Sub 'parts/bus.yaml'", 'parts/broken.yaml'),
  );
  const messages = fromCloudFormation(join(folder, 'template.yaml'), { strict: false }).findings.map(
    ({ at, line, message }) => `${at} (${line}): ${message}`,
  );
  rmSync(folder, { recursive: true });
  expect(messages.join('\n')).toMatchInlineSnapshot(`
    "Transform (2): AWS::Include: there is no file "parts/maps.yaml" beside the template. Give the template with what it has.
    Resources["Fn::Transform"] (6): AWS::Include: "./parts/list.yaml" has no members.
    Resources.Bus.Properties["Fn::Transform"] (11): AWS::Include: "parts/broken.yaml", line 2: Deficient indentation. A bracket or a quote before this is not closed, or the line begins too far to the left.
    Resources.Bus.Properties.Name (10): Fn::FindInMap: there is no Mappings.Names.dev.Bus."
  `);
});

test('what is included from elsewhere, and macros that are not run, are told', () => {
  const stack = fromCloudFormation(
    `
Transform: [AWS::Serverless-2016-10-31, Explode, { Name: Count }, AWS::CodeDeployBlueGreen]
Resources:
  Fn::Transform: { Name: AWS::Include, Parameters: { Location: 's3://bucket/rules.yaml' } }
  Bus:
    Type: AWS::Events::EventBus
    Properties:
      Name: orders
      Description: { Fn::Transform: { Name: Describe, Parameters: { of: orders } } }
  Paid:
    Type: AWS::Events::Rule
    Properties: { EventPattern: { source: [shop], Fn::Transform: { Parameters: {} } } }
`,
    { strict: false },
  );
  expect(String(stack)).toMatchInlineSnapshot(`
    "the template: 1 resource of EventBridge
      Paid: rule "stack-Paid-5HZOCIH2FH4H" on bus "default", no targets
      warning: Transform (line 2, column 1): The macro Explode is not run. Give the template as the macro has processed it: aws cloudformation get-template --template-stage Processed.
      warning: Transform (line 2, column 1): The macro Count is not run. Give the template as the macro has processed it: aws cloudformation get-template --template-stage Processed.
      error: Resources["Fn::Transform"] (line 4, column 3): AWS::Include: "s3://bucket/rules.yaml" is not a local file. Give the path of a copy, or the template with what it has.
      error: Resources.Bus.Properties.Description["Fn::Transform"] (line 9, column 22): The macro Describe is not run. Give the template as the macro has processed it: aws cloudformation get-template --template-stage Processed.
      error: Resources.Bus.Properties (line 7, column 5): Description must be a string, not an object. Use JSON.stringify to turn it into JSON text.
      error: Resources.Paid.Properties.EventPattern["Fn::Transform"] (line 12, column 51): A macro needs a Name, unlike the object { Parameters: {} }.
      warning: Resources.Paid.Properties (line 12, column 5): The rule has no target, so it does nothing. Give it Targets."
  `);
});
