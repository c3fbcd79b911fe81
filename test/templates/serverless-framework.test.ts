import { join } from 'node:path';
import { expect, test } from 'vitest';
import { mockEventBridge } from '../../src/index.js';
import { fromServerless } from '../../src/templates.js';

const folder = join(import.meta.dirname, 'services/shop');

test('a service becomes what the framework deploys of it', () => {
  const own = fromServerless(folder);
  const packaged = fromServerless(join(folder, '.serverless'));

  expect(own.buses).toEqual(packaged.buses);
  expect(String(own).replace(folder, '')).toMatchInlineSnapshot(`
    "/serverless.yml: 14 resources of EventBridge
      OrdersDashdevEventBridgeEventBus: bus "orders-dev"
      Audit: bus "audit-eu-west-1-dev"
      Shopdevmailerrule2EventBridgeRule: rule "shop-dev-mailer-rule-2" on bus "orders-dev", 1 target
      Shopdevmailerrule3EventBridgeRule: rule "audit" on bus "audit-eu-west-1-dev", 1 target
      Shopdevmailerrule4EventBridgeRule: rule "shop-dev-mailer-rule-4" on bus "default", 1 target
      Shopdevaratherlongkeyofafunctionthatnobodycallsbyitsnamerule1EventBridgeRule: rule "shop-dev-a-rather-long-kea3749e6da99e8703e4a98fe919b0b739-rule-1" on bus "theirs", 1 target
      SnappyEventsRuleSchedule1: rule "shop-dev-SnappyEventsRuleSchedule1-8LVBWRMFWR9L" on bus "default", 1 target
      SnappyEventsRuleSchedule2: rule "noon" on bus "default", 1 target
      SnappyEventsRuleSchedule4: rule "shop-dev-SnappyEventsRuleSchedule4-SWZ7VSS7DCLI" on bus "default", 1 target
      SnappyEventsRuleSchedule5: rule "shop-dev-SnappyEventsRuleSchedule5-382CCES4FE2F" on bus "default", 1 target
      SnappyEventsRuleCloudWatchEvent1: rule "ec2" on bus "default", 1 target
      WarmUnderscoreoneEventsRuleCloudWatchEvent1: rule "shop-dev-WarmUnderscoreoneEventsRuleCloudWatchEvent-7DRKUKQSFH5F" on bus "default", 1 target
      AuditRule: rule "shop-dev-AuditRule-DO1YKNA1CEKQ" on bus "audit-eu-west-1-dev", 1 target
      SnappySchedulerSchedule3: schedule "shop-dev-SnappySchedulerSchedule3-S3XAXPSQ8BFR" in group "default"
      note: functions[0].a-rather-long-key_of-a-function-that-nobody-calls-by-its-name.events[0].eventBridge.eventBus (line 53, column 13): The event bus "theirs" is not in this template. One without settings stands in for it.
      warning: functions[0].mailer.events[1].eventBridge.deadLetterQueueArn (line 40, column 13): The queue Dead has no policy that lets EventBridge in, so what cannot be delivered is lost. Add an AWS::SQS::QueuePolicy that allows sqs:SendMessage for the service events.amazonaws.com, with the ARN of Shopdevmailerrule2EventBridgeRule as its source.
      warning: resources[0].Resources.AuditRule.Properties.Targets[0].Arn (line 70, column 15): EventBridge is not allowed to perform lambda:InvokeFunction on arn:aws:lambda:eu-west-1:123456789012:function:shop-dev-mailer: none of the 3 Allow statements of its resource policy applies. The closest 2:
          Statement[0] "MailerEventBridgeLambdaPermission2" requires AWS:SourceArn ArnLike "arn:aws:events:eu-west-1:123456789012:rule/orders-dev/shop-dev-mailer-rule-2", but the request has "arn:aws:events:eu-west-1:123456789012:rule/audit-eu-west-1-dev/shop-dev-AuditRule-DO1YKNA1CEKQ".
          Statement[1] "MailerEventBridgeLambdaPermission3" requires AWS:SourceArn ArnLike "arn:aws:events:eu-west-1:123456789012:rule/audit-eu-west-1-dev/audit", but the request has "arn:aws:events:eu-west-1:123456789012:rule/audit-eu-west-1-dev/shop-dev-AuditRule-DO1YKNA1CEKQ".
        So no event reaches it. Its policy must allow lambda:InvokeFunction for the service events.amazonaws.com, with the ARN of AuditRule as its source."
  `);
});

test('a stage has its own names, parameters and files', () => {
  const { buses } = fromServerless(join(folder, 'serverless.yml'), { stage: 'prod' });

  expect(Object.keys(buses)).toEqual(['orders-prod', 'audit-eu-central-1-prod', 'default', 'theirs']);
  expect(buses['orders-prod']?.rules).toMatchInlineSnapshot(`
    {
      "shop-prod-mailer-rule-2": {
        "Description": "Orders from 100 up, \${not:a-variable}",
        "EventPattern": {
          "detail": {
            "tier": [
              "gold",
            ],
            "total": [
              {
                "numeric": [
                  ">=",
                  100,
                ],
              },
            ],
          },
          "source": [
            "shop.orders",
            "shop.billing",
          ],
        },
        "State": "ENABLED",
        "Targets": [
          {
            "Arn": "arn:aws:lambda:eu-central-1:123456789012:function:shop-prod-mailer",
            "DeadLetterConfig": {
              "Arn": "arn:aws:sqs:eu-central-1:123456789012:dead-prod",
            },
            "Id": "shop-prod-mailer-rule-2-target",
            "InputTransformer": {
              "InputPathsMap": {
                "id": "$.detail.id",
              },
              "InputTemplate": "{"order": <id>}",
            },
            "RetryPolicy": {
              "MaximumEventAgeInSeconds": 3600,
              "MaximumRetryAttempts": 2,
            },
          },
        ],
      },
    }
  `);
});

test.each(['serverless.yml', '.', '.serverless', '.serverless/cloudformation-template-update-stack.json'])(
  'functions are handled by their keys, rules known by their names: %s',
  async (path) => {
    using eventBridge = mockEventBridge({ seed: fromServerless(join(folder, path)) });
    const received: unknown[] = [];
    eventBridge.handle('mailer', (input) => received.push(input));
    eventBridge.handle('snappy', () => received.push('snappy'));

    const detail = { id: 'o-1', total: 150, tier: 'basic' };
    const rule = eventBridge.rule('shop-dev-mailer-rule-2');
    eventBridge.emit({
      EventBusName: 'orders-dev',
      Source: 'shop.orders',
      DetailType: 'Order Placed',
      Detail: JSON.stringify(detail),
    });
    eventBridge.emit({ source: 'aws.ec2', 'detail-type': 'Started', detail: { state: 'pending' } });
    await eventBridge.settled();

    expect(received).toEqual([{ order: 'o-1' }, 'snappy']);
    expect(rule.events()).toHaveLength(1);
    expect(eventBridge.rule('Shopdevmailerrule2EventBridgeRule').name).toBe('shop-dev-mailer-rule-2');
    expect(eventBridge.rule('ec2').targets[0]?.arn).toMatch(/:function:shop-dev-snappy:snapstart$/);
    expect(eventBridge.bus('OrdersDashdevEventBridgeEventBus').name).toBe('orders-dev');
  },
);

test('an object is a service, such as a serverless.ts exports, and the template of a package', () => {
  const service = {
    service: { name: 'shop' },
    provider: 'aws',
    functions: { mailer: { events: [{ eventBridge: { pattern: { source: ['shop'] } } }] } },
  } as const;
  const template = { Resources: { Bus: { Type: 'AWS::Events::EventBus', Properties: { Name: 'orders' } } } };

  expect(Object.keys(fromServerless(service).buses['default']?.rules ?? {})).toEqual([
    'shop-dev-mailer-rule-1',
  ]);
  expect(Object.keys(fromServerless(JSON.stringify(service)).buses)).toEqual(['default']);
  expect(Object.keys(fromServerless(template).buses)).toEqual(['orders']);
});

test('what nothing of EventBridge needs may have no value', () => {
  const service = {
    service: 'shop',
    provider: { name: 'aws', environment: { KEY: '${ssm:/key}' }, vpc: '${file(./vpc.js)}' },
    custom: { secret: '${env:SECRET}', circle: '${self:custom.circle}' },
    functions: { mailer: { environment: { A: '${env:A}' }, events: [{ http: 'GET /${env:PATH}' }] } },
    resources: {
      Resources: {
        Table: { Type: 'AWS::DynamoDB::Table', Properties: { TableName: '${ssm:/table}' } },
        Bus: { Type: 'AWS::Events::EventBus', Properties: { Name: 'orders' } },
      },
      Outputs: { Table: { Value: '${env:A}', Export: { Name: 'table' } }, Other: '${file(./outputs.js)}' },
      extensions: { Bus: { Properties: { Description: 'extended' } } },
    },
  };
  const stack = fromServerless(service);

  expect(stack.findings).toEqual([]);
  expect(Object.keys(stack.buses)).toEqual(['orders']);
  expect(stack.exports).toEqual({});
});

test('resolve answers variables that nothing else knows', () => {
  const asked: unknown[] = [];
  const service = {
    service: 'shop',
    provider: 'aws',
    functions: {
      mailer: {
        events: [
          {
            eventBridge: {
              eventBus: '${cf:net.Bus}',
              pattern: { source: ['${ssm:/source}', "${env:A, 'b'}"] },
            },
          },
        ],
      },
    },
  };
  const stack = fromServerless(service, {
    resolve: (reference) => {
      asked.push(Object.values(reference).join(' '));
      return reference.name === 'env:A' ? undefined : 'known';
    },
  });

  expect(stack.buses['known']?.rules).toMatchObject({
    'shop-dev-mailer-rule-1': { EventPattern: { source: ['known', 'b'] } },
  });
  expect(asked).toMatchInlineSnapshot(`
    [
      "variable cf:net.Bus functions.mailer.events[0].eventBridge.eventBus",
      "parameter-store /source functions.mailer.events[0].eventBridge.pattern.source[0]",
      "variable env:A functions.mailer.events[0].eventBridge.pattern.source[1]",
    ]
  `);
});

test('what a list of resources says later counts, and extends what the framework makes', () => {
  const rule = 'Shopdevmailerrule1EventBridgeRule';
  const stack = fromServerless({
    service: 'shop',
    provider: 'aws',
    functions: [
      { mailer: { name: 'mailer', events: [{ eventBridge: { pattern: { source: ['a'] } } }] } },
      { mailer: { name: '${self:service}-dev-mailer' } },
    ],
    resources: [
      {
        Resources: {
          Bus: { Type: 'AWS::Events::EventBus', Properties: { Name: 'orders', Description: 'a' } },
        },
      },
      { Resources: { Bus: { Properties: { Description: 'b' } } } },
      { extensions: { [rule]: { Properties: { EventBusName: { Ref: 'Bus' } } } } },
    ],
  });

  expect(stack.buses['orders']).toMatchObject({
    Description: 'b',
    rules: { 'shop-dev-mailer-rule-1': { EventPattern: { source: ['a'] } } },
  });
});

test('a function that a condition leaves out cannot be invoked', () => {
  const service = {
    service: 'shop',
    provider: 'aws',
    functions: { mailer: { condition: 'Wanted', events: [{ schedule: 'rate(1 day)' }] } },
    resources: { Conditions: { Wanted: { 'Fn::Equals': ['${sls:stage}', 'prod'] } } },
  };

  expect(fromServerless(service, { stage: 'prod' }).findings).toEqual([]);
  expect(() => fromServerless(service)).toThrow('There is no parameter or resource "MailerLambdaFunction".');
});

test('members that the merge key of YAML brings stand behind those that are there', () => {
  const stack = fromServerless(`
service: shop
provider: { name: aws }
custom:
  one: &one { description: one, pattern: { source: [one] } }
  two: &two { description: two, name: two }
functions:
  mailer:
    events:
      - eventBridge: { <<: [*one, *two], pattern: { source: [own] } }
`);
  expect(stack.buses['default']?.rules).toMatchObject({
    two: { Description: 'one', EventPattern: { source: ['own'] } },
  });
});
