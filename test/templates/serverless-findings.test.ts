import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { fromServerless, InvalidTemplate, type ServerlessOptions } from '../../src/templates.js';

const start = 'service: shop\nprovider: { name: aws }\n';

test('what is wrong with an event is told where the service says it', () => {
  const service = `${start}
functions:
  mailer:
    events:
      - eventBridge: { patern: { source: [x] }, eventbus: orders }
      - eventBridge: { pattern: { detailType: [x] }, retryPolicy: { maximumAge: 60 }, enabled: 'no' }
      - eventBridge: { pattern: { source: [x] }, inputTransformer: { inputPathMap: { id: $.id } } }
      - eventBridge: { pattern: '{"source":["x"]}', input: text }
      - eventBridge: { pattern: { source: x }, inputPath: $.a, input: { a: 1 } }
      - eventBridge: { eventBus: orders, schedule: rate(1 day) }
      - eventBridge: { pattern: { source: [x] }, retryPolicy: { maximumRetryAttempts: 200 } }
      - eventBridge: { pattern: { source: [x] }, eventBus: !Ref Oders, deadLetterQueueArn: !GetAtt Dead.Arn }
      - cloudwatchEvent: { pattern: { source: [x] } }
resources:
  Resources:
    Orders: { Type: AWS::Events::EventBus, Properties: { Name: orders, Descripton: x } }
`;
  expect(messageOf(service)).toMatchInlineSnapshot(`
    "the service: 20 errors

      functions.mailer.events[0].eventBridge.patern (line 7, column 24): An event of type eventBridge has no member "patern". Did you mean "pattern"?
      functions.mailer.events[0].eventBridge.eventbus (line 7, column 49): An event of type eventBridge has no member "eventbus". Did you mean "eventBus"?
      functions.mailer.events[0].eventBridge (line 7, column 9): The event needs pattern or schedule.
      functions.mailer.events[1].eventBridge.pattern.detailType (line 8, column 35): A pattern has no member "detailType". Did you mean "detail-type"?
      functions.mailer.events[1].eventBridge.retryPolicy.maximumAge (line 8, column 69): retryPolicy has no member "maximumAge". Did you mean "maximumEventAge"?
      functions.mailer.events[1].eventBridge.enabled (line 8, column 87): enabled must be true or false, not the string "no".
      functions.mailer.events[2].eventBridge.inputTransformer.inputPathMap (line 9, column 70): inputTransformer has no member "inputPathMap". Did you mean "inputPathsMap"?
      functions.mailer.events[2].eventBridge.inputTransformer (line 9, column 50): inputTransformer needs inputTemplate.
      functions.mailer.events[3].eventBridge.pattern (line 10, column 24): The framework takes an object, not the string "{\\"source\\":[\\"x\\"]}".
      functions.mailer.events[3].eventBridge.input (line 10, column 53): input must be an object that is JSON, not the string "text".
      functions.mailer.events[4].eventBridge.inputPath (line 11, column 48): You can only set one of input, inputPath, or inputTransformer.
      functions.mailer.events[8].cloudwatchEvent.pattern (line 15, column 28): An event of type cloudwatchEvent has no member "pattern". There are event, enabled, name, description, input, inputPath, inputTransformer.
      functions.mailer.events[8].cloudwatchEvent (line 15, column 9): The event needs event, which is its pattern.
      resources.Resources.Orders.Properties.Descripton (line 18, column 72): AWS::Events::EventBus has no property "Descripton". Did you mean "Description"?
      resources.Resources.Orders.Properties (line 18, column 44): The name "orders" is taken by an earlier resource of this type.
      functions.mailer.events[4].eventBridge.pattern (line 11, column 24): Event pattern is not valid. Reason: "source" must be an object or an array
         at [Source: (String)"{"source":"x"}"; line: 1, column: 12]

          1 | {"source":"x"}
                        ^

          • A pattern lists the values that it accepts: "source": ["x"]
      functions.mailer.events[5].eventBridge.schedule (line 12, column 42): ScheduleExpression is supported only on the default event bus.
      functions.mailer.events[6].eventBridge (line 13, column 9): 1 validation error detected: Value '200' at 'targets.1.member.retryPolicy.maximumRetryAttempts' failed to satisfy constraint: Member must have value less than or equal to 185
      functions.mailer.events[7].eventBridge.eventBus (line 14, column 50): There is no parameter or resource "Oders". Did you mean "Orders"?
      functions.mailer.events[7].eventBridge.deadLetterQueueArn (line 14, column 72): There is no parameter or resource "Dead"."
  `);
});

test('schedules are held to what the framework takes', () => {
  const service = `${start}
functions:
  mailer:
    events:
      - schedule: rate(1 minutes)
      - schedule: { rate: [rate(1 day), 'cron(0 12 * * *)'], timezone: Europe/Berlin }
      - schedule: { rate: [rate(1 day), rate(2 days)], name: twice }
      - schedule: { enabled: true }
      - schedule: { rate: !Sub 'rate(1 \${AWS::Region})' }
      - eventBridge: { schedule: rate(1 minutes) }
`;
  expect(messageOf(service)).toMatchInlineSnapshot(`
    "the service: 7 errors

      functions.mailer.events[0].schedule (line 7, column 9): The framework refuses the schedule "rate(1 minutes)". It takes rate(1 hour), rate(5 minutes), and cron(0 12 * * ? *) of six fields with one space between.
      functions.mailer.events[1].schedule.timezone (line 8, column 62): timezone needs method: scheduler, which makes no rule.
      functions.mailer.events[1].schedule.rate[1] (line 8, column 41): The framework refuses the schedule "cron(0 12 * * *)". It takes rate(1 hour), rate(5 minutes), and cron(0 12 * * ? *) of six fields with one space between.
      functions.mailer.events[2].schedule.name (line 9, column 56): You cannot specify a name when defining more than one rate expression.
      functions.mailer.events[3].schedule (line 10, column 9): The event needs rate.
      functions.mailer.events[4].schedule.rate (line 11, column 21): Parameter ScheduleExpression is not valid.

        "rate(1 us-east-1)": the units of a rate are minute, hour and day, not "us-east-1".
      functions.mailer.events[5].eventBridge.schedule (line 12, column 24): Parameter ScheduleExpression is not valid.

        "rate(1 minutes)": the unit is singular after 1, plural after any other number, and in lower case. Write rate(1 minute)."
  `);
});

test('events that stand in the wrong place or are mistyped are not passed over', () => {
  const service = `${start}
functions:
  mailer:
    events:
      - eventBridge:
        pattern: { source: [x] }
      - schedule
      - eventbridge: { pattern: { source: [x] } }
      - schedul: rate(1 day)
      - ofSomePlugin: { any: thing }
      - s3: bucket
      -
  other:
    events: { schedule: rate(1 day) }
  text: src/text.handler
  nothing:
resources: text
`;
  expect(messageOf(service)).toMatchInlineSnapshot(`
    "the service: 7 errors

      functions.text (line 17, column 3): A function must be an object, not the string "src/text.handler".
      functions.mailer.events[0].eventBridge (line 7, column 9): eventBridge takes an object with pattern or schedule, not null. Indent pattern below it.
      functions.mailer.events[1].schedule (line 9, column 9): schedule takes an object with rate, not null.
      functions.mailer.events[2].eventbridge (line 10, column 9): The framework has no event "eventbridge". Did you mean "eventBridge"?
      functions.mailer.events[3].schedul (line 11, column 9): The framework has no event "schedul". Did you mean "schedule"?
      functions.other.events (line 16, column 5): events must be a list, with a dash before each, not the object { schedule: … }.
      resources (line 19, column 1): resources must be an object or a list of objects, not the string "text"."
  `);
});

test('what stands elsewhere is told where it is used', () => {
  const service = `${start}
custom:
  pattern: { source: shop }
  bus: \${self:custom.name}
  name: \${self:custom.bus}
functions:
  mailer:
    name: \${env:NAME}
    events:
      - eventBridge: { pattern: '\${self:custom.pattern}' }
      - eventBridge: { pattern: { source: [x] }, eventBus: '\${self:custom.bus}' }
      - schedule: rate(1 day)
resources:
  - Resources:
      Own: { Type: AWS::Events::Rule, Properties: { EventPattern: { source: y } } }
    extensions:
      MailerEventsRuleSchedul1: { Properties: { State: ENABLED } }
      ServerlessDeploymentBucketPolicy: { Properties: {} }
`;
  expect(messageOf(service)).toMatchInlineSnapshot(`
    "the service: 5 errors

      functions.mailer.name (line 10, column 5): \${env:NAME} has no value. Give it: { variables: { "env:NAME": … } }. The environment of the process is not read.
      custom.bus (line 6, column 3): The variable refers to itself: custom.bus → custom.name → custom.bus.
      resources[0].extensions.MailerEventsRuleSchedul1 (line 19, column 7): The framework makes no resource "MailerEventsRuleSchedul1". Did you mean "MailerEventsRuleSchedule1"?
      functions.mailer.events[0].eventBridge.pattern (line 12, column 24): Event pattern is not valid. Reason: "source" must be an object or an array
         at [Source: (String)"{"source":"shop"}"; line: 1, column: 12]

          1 | {"source":"shop"}
                        ^

          • A pattern lists the values that it accepts: "source": ["shop"]
      resources[0].Resources.Own.Properties.EventPattern (line 17, column 53): Event pattern is not valid. Reason: "source" must be an object or an array
         at [Source: (String)"{"source":"y"}"; line: 1, column: 12]

          1 | {"source":"y"}
                        ^

          • A pattern lists the values that it accepts: "source": ["y"]"
  `);
});

test('what is missing is told once', () => {
  const service = `${start}
functions:
  mailer:
    events:
      - eventBridge: { pattern: '\${env:PATTERN}', eventBus: '\${cf:net.Bus}' }
      - eventBridge: { schedule: '\${env:SCHEDULE}' }
      - eventBridge: { pattern: { source: ['\${env:SOURCE}'] }, retryPolicy: '\${env:RETRY}', enabled: '\${env:ENABLED}' }
      - schedule: \${env:RATE}
      - schedule: { rate: ['\${env:RATES}'], input: '\${env:INPUT}' }
      - cloudwatchEvent: \${env:EVENT}
  other: \${env:OTHER}
  third: { events: '\${env:EVENTS}' }
resources:
  - \${file(./resources.js)}
  - Resources: { Bus: { Type: AWS::Events::EventBus, Properties: { Name: '\${env:BUS}' } } }
`;
  const findings = fromServerless(service, { strict: false }).findings;
  expect(findings.map(({ at, message }) => `${at}: ${message.split(' ', 1)[0]}`)).toMatchInlineSnapshot(`
    [
      "functions.other: \${env:OTHER}",
      "functions.mailer.events[0].eventBridge.pattern: \${env:PATTERN}",
      "functions.mailer.events[0].eventBridge.eventBus: \${cf:net.Bus}",
      "functions.mailer.events[1].eventBridge.schedule: \${env:SCHEDULE}",
      "functions.mailer.events[2].eventBridge.retryPolicy: \${env:RETRY}",
      "functions.mailer.events[2].eventBridge.enabled: \${env:ENABLED}",
      "functions.mailer.events[3].schedule: \${env:RATE}",
      "functions.mailer.events[4].schedule.input: \${env:INPUT}",
      "functions.mailer.events[4].schedule.rate[0]: \${env:RATES}",
      "functions.mailer.events[5].cloudwatchEvent: \${env:EVENT}",
      "functions.third.events: \${env:EVENTS}",
      "resources[0]: \${file(./resources.js)}",
      "resources[1].Resources.Bus.Properties.Name: \${env:BUS}",
      "functions.mailer.events[2].eventBridge.pattern.source[0]: \${env:SOURCE}",
    ]
  `);
  expect(findings.every(({ kind }) => kind === 'missing-variable')).toBe(true);
});

test('two functions whose rules have one logical id', () => {
  const service = `${start}
functions:
  my-fn: { events: [{ eventBridge: { pattern: { source: [x] } } }] }
  my_fn: { events: [{ eventBridge: { pattern: { source: [x] } } }] }
`;
  expect(messageOf(service)).toMatchInlineSnapshot(`
    "the service: 1 resource of EventBridge
      Shopdevmyfnrule1EventBridgeRule: rule "shop-dev-my_fn-rule-1" on bus "default", 1 target
      warning: functions.my_fn.events[0].eventBridge (line 6, column 23): The framework gives an earlier rule the same logical id, Shopdevmyfnrule1EventBridgeRule, and deploys only this one. Give one of the functions another key."
  `);
});

test('what is no service is refused with what one is', () => {
  const rows = [
    '\n',
    '- a\n',
    'provider: { name: aws }\n',
    'service: x\nprovider: { name: google }\n',
    'service: [\n',
  ];
  expect(rows.map((text) => messageOf(text))).toMatchInlineSnapshot(`
    [
      "the service: 1 error

      A service of the Serverless Framework needs a name: service: shop.",
      "the service: 1 error

      A service of the Serverless Framework needs a name: service: shop.",
      "the service: 1 error

      A service of the Serverless Framework needs a name: service: shop.",
      "the service: 1 error

      provider (line 2, column 1): A service that is deployed to AWS needs provider: { name: aws }.",
      "the service: 1 error

      line 2, column 1: Deficient indentation. A bracket or a quote before this is not closed, or the line begins too far to the left.",
    ]
  `);
});

test('what is wrong in a file is told with the place in it', () => {
  const folder = folderOf({
    'serverless.yml': `${start}functions: \${file(./functions.yml)}\n`,
    'functions.yml': 'mailer:\n  events: [\n',
  });
  expect(messageOf(folder).replaceAll(folder, '')).toMatchInlineSnapshot(`
    "/serverless.yml: 1 error

      ./functions.yml, line 3, column 1: Deficient indentation. A bracket or a quote before this is not closed, or the line begins too far to the left."
  `);
});

test('a package of another stage is refused', () => {
  const folder = folderOf({
    'cloudformation-template-update-stack.json': '{"Resources":{}}',
    'serverless-state.json': '{"service":{"service":"shop","provider":{"stage":"dev"}}}',
  });
  expect(String(fromServerless(folder, { stage: 'dev' })).replace(folder, '')).toMatchInlineSnapshot(
    `"/cloudformation-template-update-stack.json: 0 resources of EventBridge"`,
  );
  expect(messageOf(folder, { stage: 'prod' }).replace(folder, '')).toMatchInlineSnapshot(`
    "/cloudformation-template-update-stack.json: 1 error

      This was packaged for the stage "dev". Run "serverless package --stage prod"."
  `);
});

test('what cannot be read is refused', () => {
  const empty = folderOf({ 'readme.md': '' });
  const code = folderOf({ 'serverless.ts': '' });
  const messages = ['', 5, empty, code, 'service/serverless.ts'].map((given) => {
    try {
      return String(fromServerless(given as string));
    } catch (error) {
      return String(error).replace(empty, 'empty').replace(code, 'code');
    }
  });
  expect(messages).toMatchInlineSnapshot(`
    [
      "TypeError: fromServerless takes the path, the text or the object of a service, not an empty string.",
      "TypeError: fromServerless takes the path, the text or the object of a service, not the number 5.",
      "TypeError: fromServerless: the folder empty has neither serverless.yml nor serverless.yaml nor serverless.json nor cloudformation-template-update-stack.json. It has readme.md.",
      "TypeError: fromServerless does not run code, and code/serverless.ts is code. Import it and pass the object that it exports, or run "serverless package" and pass the folder .serverless.",
      "TypeError: fromServerless does not run code, and service/serverless.ts is code. Import it and pass the object that it exports, or run "serverless package" and pass the folder .serverless.",
    ]
  `);
});

test('options that nobody would read are refused', () => {
  const service = { service: 'shop', provider: 'aws' };
  // @ts-expect-error There is no such option.
  expect(() => fromServerless(service, { stages: 'dev' })).toThrowErrorMatchingInlineSnapshot(
    `[TypeError: fromServerless has no option "stages". Did you mean "stage"?]`,
  );
  expect(() => fromServerless(service, { stage: '' })).toThrowErrorMatchingInlineSnapshot(
    `[TypeError: fromServerless: stage takes a string, not an empty string.]`,
  );
  // @ts-expect-error Not a list.
  expect(() => fromServerless(service, { variables: [] })).toThrowErrorMatchingInlineSnapshot(
    `[TypeError: fromServerless: variables takes values by name, not the array [].]`,
  );
  expect(() => fromServerless(service, { variables: { TOPIC: 'x' } })).toThrowErrorMatchingInlineSnapshot(
    `[TypeError: fromServerless: variables has "TOPIC", which does not name a variable. The name is what is between the braces: "env:TOPIC".]`,
  );
});

function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'service-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

function messageOf(service: string, options?: ServerlessOptions): string {
  try {
    return String(fromServerless(service, options));
  } catch (error) {
    if (error instanceof InvalidTemplate) return error.message;
    throw error;
  }
}
