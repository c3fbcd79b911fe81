import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { CreateScheduleGroupCommand, SchedulerClient, TagResourceCommand } from '@aws-sdk/client-scheduler';
import { expect, test } from 'vitest';
import { mockEventBridge } from '../../src/index.js';
import { fromCloudFormation } from '../../src/templates.js';
import { send } from '../service/scenarios.js';

const QUEUE = 'arn:aws:sqs:us-east-1:123456789012:billing';
const ROLE = 'arn:aws:iam::123456789012:role/events';
const http = { url: 'https://partner.example/orders', method: 'POST' } as const;

test('an account is written as a template that can be deployed elsewhere', () => {
  using eventBridge = mockEventBridge({
    seed: {
      connections: { partner: { authorization: { apiKey: { name: 'X-Key', value: 'open sesame' } } } },
      apiDestinations: { orders: { connection: 'partner', ...http } },
      buses: {
        orders: {
          tags: { team: 'shop' },
          archives: { kept: { retentionDays: 7 } },
          rules: {
            paid: {
              pattern: { source: ['shop'] },
              targets: [
                { id: 'billing', arn: QUEUE },
                { id: 'partner', apiDestination: 'orders', roleArn: ROLE },
              ],
            },
          },
        },
        default: { rules: { nightly: { schedule: 'rate(1 day)' } } },
      },
    },
  });

  const template = eventBridge.toCloudFormation();

  expect(JSON.stringify(template)).not.toContain('open sesame');
  expect(template).toMatchInlineSnapshot(`
    {
      "AWSTemplateFormatVersion": "2010-09-09",
      "Resources": {
        "KeptArchive": {
          "Properties": {
            "ArchiveName": "kept",
            "RetentionDays": 7,
            "SourceArn": {
              "Fn::GetAtt": [
                "OrdersBus",
                "Arn",
              ],
            },
          },
          "Type": "AWS::Events::Archive",
        },
        "NightlyRule": {
          "Properties": {
            "Name": "nightly",
            "ScheduleExpression": "rate(1 day)",
            "State": "ENABLED",
          },
          "Type": "AWS::Events::Rule",
        },
        "OrdersApiDestination": {
          "Properties": {
            "ConnectionArn": {
              "Fn::GetAtt": [
                "PartnerConnection",
                "Arn",
              ],
            },
            "HttpMethod": "POST",
            "InvocationEndpoint": "https://partner.example/orders",
            "InvocationRateLimitPerSecond": 300,
            "Name": "orders",
          },
          "Type": "AWS::Events::ApiDestination",
        },
        "OrdersBus": {
          "Properties": {
            "Name": "orders",
            "Tags": [
              {
                "Key": "team",
                "Value": "shop",
              },
            ],
          },
          "Type": "AWS::Events::EventBus",
        },
        "OrdersPaidRule": {
          "Properties": {
            "EventBusName": {
              "Ref": "OrdersBus",
            },
            "EventPattern": {
              "source": [
                "shop",
              ],
            },
            "Name": "paid",
            "State": "ENABLED",
            "Targets": [
              {
                "Arn": "arn:aws:sqs:us-east-1:123456789012:billing",
                "Id": "billing",
              },
              {
                "Arn": {
                  "Fn::GetAtt": [
                    "OrdersApiDestination",
                    "Arn",
                  ],
                },
                "Id": "partner",
                "RoleArn": "arn:aws:iam::123456789012:role/events",
              },
            ],
          },
          "Type": "AWS::Events::Rule",
        },
        "PartnerConnection": {
          "Properties": {
            "AuthParameters": {
              "ApiKeyAuthParameters": {
                "ApiKeyName": "X-Key",
                "ApiKeyValue": "{{resolve:secretsmanager:partner:SecretString:ApiKeyValue}}",
              },
            },
            "AuthorizationType": "API_KEY",
            "Name": "partner",
          },
          "Type": "AWS::Events::Connection",
        },
      },
    }
  `);
});

test('what no template can say stands in the metadata, with what leans on it', async () => {
  const client = new EventBridgeClient({});
  const partner = 'aws.partner/shop.example/orders';
  using eventBridge = mockEventBridge(client, {
    seed: {
      connections: {
        gone: { authorization: { apiKey: { name: 'k', value: 'v' } } },
      },
      apiDestinations: { gone: { connection: 'gone', ...http } },
      buses: {
        default: {
          tags: { team: 'shop' },
          archives: { kept: {} },
          rules: {
            paid: {
              pattern: { source: ['shop'] },
              targets: [
                { id: 'gone', apiDestination: 'gone', roleArn: ROLE },
                {
                  id: 'function',
                  arn: QUEUE,
                  inputTransformer: { pathsMap: { Ref: '$.detail.ref' }, template: '<Ref>' },
                },
                { id: 'billing', arn: QUEUE },
              ],
            },
          },
        },
        'arn:aws:events:eu-west-1:123456789012:event-bus/far': {},
      },
    },
  });
  const bus = 'arn:aws:events:us-east-1:123456789012:event-bus/default';
  for (const call of [
    ['DeauthorizeConnection', { Name: 'gone' }],
    ['CreatePartnerEventSource', { Name: partner, Account: '123456789012' }],
    ['CreateEventBus', { Name: partner, EventSourceName: partner }],
    [
      'CreateArchive',
      {
        ArchiveName: 'theirs',
        EventSourceArn: `arn:aws:events:us-east-1:123456789012:event-bus/${partner}`,
      },
    ],
    ['PutRule', { Name: 'theirs', EventBusName: partner, EventPattern: '{"source":["shop"]}' }],
    [
      'StartReplay',
      {
        ReplayName: 'again',
        EventSourceArn: bus.replace('event-bus/default', 'archive/kept'),
        EventStartTime: new Date(0),
        EventEndTime: new Date(1000),
        Destination: { Arn: bus },
      },
    ],
  ] as const) {
    await send(client, call);
  }

  const template = eventBridge.toCloudFormation();

  expect(template.Metadata).toMatchInlineSnapshot(`
    {
      "aws-eventbridge-mock": {
        "omitted": [
          {
            "kind": "connection",
            "name": "gone",
          },
          {
            "kind": "API destination",
            "name": "gone",
          },
          {
            "kind": "partner event bus",
            "name": "aws.partner/shop.example/orders",
          },
          {
            "kind": "default bus",
            "name": "default",
          },
          {
            "kind": "archive",
            "name": "theirs",
          },
          {
            "kind": "target",
            "name": "default/paid/gone",
          },
          {
            "kind": "target",
            "name": "default/paid/function",
          },
          {
            "kind": "replay",
            "name": "again",
          },
          {
            "kind": "event source",
            "name": "aws.partner/shop.example/orders",
          },
          {
            "kind": "other account or Region",
            "name": "123456789012/eu-west-1",
          },
        ],
      },
    }
  `);
  expect(Object.keys(template.Resources)).toEqual(['KeptArchive', 'PaidRule']);
  expect(fromCloudFormation(template).findings).toEqual([]);
});

test('schedules and their groups are written as CloudFormation spells them', () => {
  using eventBridge = mockEventBridge({
    seed: {
      buses: { orders: {} },
      schedules: {
        nightly: { cron: '0 2 * * ? *', timezone: 'Europe/Berlin', target: QUEUE },
        'orders/reminder': {
          ...{ at: '2030-01-10T09:00:00', actionAfterCompletion: 'DELETE', state: 'DISABLED', window: 5 },
          ...{ start: '2029-01-01T00:00:00Z', end: '2031-01-01T00:00:00.250Z', description: 'reminds' },
          target: {
            arn: 'arn:aws:events:us-east-1:123456789012:event-bus/orders',
            roleArn: ROLE,
            input: { order: 'o-1' },
            deadLetterQueue: QUEUE,
            retryPolicy: { maximumRetryAttempts: 1, maximumEventAgeInSeconds: 60 },
            parameters: { EventBridgeParameters: { Source: 'shop', DetailType: 'Order Due' } },
          },
        },
        'orders/sweep': {
          rate: '1 hour',
          target: {
            arn: 'arn:aws:ecs:us-east-1:123456789012:cluster/jobs',
            roleArn: ROLE,
            parameters: {
              EcsParameters: {
                TaskDefinitionArn: 'arn:aws:ecs:us-east-1:123456789012:task-definition/sweep:1',
                LaunchType: 'FARGATE',
                NetworkConfiguration: {
                  awsvpcConfiguration: { Subnets: ['subnet-1'], AssignPublicIp: 'DISABLED' },
                },
                CapacityProviderStrategy: [{ capacityProvider: 'spot', weight: 2, base: 1 }],
                PlacementConstraints: [{ type: 'memberOf', expression: 'x' }],
                PlacementStrategy: [{ type: 'binpack', field: 'memory' }],
                Tags: [{ team: 'shop' }],
              },
            },
          },
        },
        'orders/odd': {
          rate: '1 hour',
          target: {
            arn: 'arn:aws:ecs:us-east-1:123456789012:cluster/jobs',
            roleArn: ROLE,
            parameters: {
              EcsParameters: {
                TaskDefinitionArn: 'arn:aws:ecs:us-east-1:123456789012:task-definition/sweep:1',
                Tags: [{ Ref: 'x' }],
              },
            },
          },
        },
      },
    },
  });

  const { Metadata, Resources } = eventBridge.toCloudFormation();
  const { OrdersBus: _, ...scheduled } = Resources;

  expect(Metadata?.['aws-eventbridge-mock']).toEqual({
    omitted: [
      { kind: 'schedule', name: 'orders/odd' },
      { kind: 'action after completion', name: 'orders/reminder' },
    ],
  });
  expect(scheduled).toEqual({
    OrdersScheduleGroup: { Type: 'AWS::Scheduler::ScheduleGroup', Properties: { Name: 'orders' } },
    NightlySchedule: {
      Type: 'AWS::Scheduler::Schedule',
      Properties: {
        Name: 'nightly',
        ScheduleExpression: 'cron(0 2 * * ? *)',
        ScheduleExpressionTimezone: 'Europe/Berlin',
        State: 'ENABLED',
        FlexibleTimeWindow: { Mode: 'OFF' },
        Target: {
          Arn: QUEUE,
          RoleArn: 'arn:aws:iam::123456789012:role/scheduler',
          RetryPolicy: { MaximumEventAgeInSeconds: 86_400, MaximumRetryAttempts: 185 },
        },
      },
    },
    OrdersReminderSchedule: {
      Type: 'AWS::Scheduler::Schedule',
      Properties: {
        Name: 'reminder',
        GroupName: { Ref: 'OrdersScheduleGroup' },
        Description: 'reminds',
        ScheduleExpression: 'at(2030-01-10T09:00:00)',
        ScheduleExpressionTimezone: 'UTC',
        StartDate: '2029-01-01T00:00:00.000Z',
        EndDate: '2031-01-01T00:00:00.250Z',
        State: 'DISABLED',
        FlexibleTimeWindow: { Mode: 'FLEXIBLE', MaximumWindowInMinutes: 5 },
        Target: {
          Arn: { 'Fn::GetAtt': ['OrdersBus', 'Arn'] },
          RoleArn: ROLE,
          Input: '{"order":"o-1"}',
          DeadLetterConfig: { Arn: QUEUE },
          RetryPolicy: { MaximumEventAgeInSeconds: 60, MaximumRetryAttempts: 1 },
          EventBridgeParameters: { Source: 'shop', DetailType: 'Order Due' },
        },
      },
    },
    OrdersSweepSchedule: {
      Type: 'AWS::Scheduler::Schedule',
      Properties: {
        Name: 'sweep',
        GroupName: { Ref: 'OrdersScheduleGroup' },
        ScheduleExpression: 'rate(1 hour)',
        ScheduleExpressionTimezone: 'UTC',
        State: 'ENABLED',
        FlexibleTimeWindow: { Mode: 'OFF' },
        Target: {
          Arn: 'arn:aws:ecs:us-east-1:123456789012:cluster/jobs',
          RoleArn: ROLE,
          RetryPolicy: { MaximumEventAgeInSeconds: 86_400, MaximumRetryAttempts: 185 },
          EcsParameters: {
            TaskDefinitionArn: 'arn:aws:ecs:us-east-1:123456789012:task-definition/sweep:1',
            LaunchType: 'FARGATE',
            NetworkConfiguration: {
              AwsvpcConfiguration: { Subnets: ['subnet-1'], AssignPublicIp: 'DISABLED' },
            },
            CapacityProviderStrategy: [{ CapacityProvider: 'spot', Weight: 2, Base: 1 }],
            PlacementConstraints: [{ Type: 'memberOf', Expression: 'x' }],
            PlacementStrategy: [{ Type: 'binpack', Field: 'memory' }],
            Tags: [{ team: 'shop' }],
          },
        },
      },
    },
  });
});

test('a template of schedules that is loaded is written as the same text again', () => {
  using eventBridge = mockEventBridge({
    seed: { schedules: { nightly: { rate: '1 hour', target: { arn: QUEUE, input: { job: 'sweep' } } } } },
  });
  const text = JSON.stringify(eventBridge.toCloudFormation());
  using loaded = mockEventBridge(new EventBridgeClient({}), { seed: fromCloudFormation(text) });

  expect(JSON.stringify(loaded.toCloudFormation())).toBe(text);
});

test('tags of schedule groups are written, but those of the default group', async () => {
  const scheduler = new SchedulerClient({});
  using eventBridge = mockEventBridge(scheduler);
  const Tags = [{ Key: 'team', Value: 'shop' }];
  await scheduler.send(new CreateScheduleGroupCommand({ Name: 'orders', Tags }));
  const ResourceArn = 'arn:aws:scheduler:us-east-1:123456789012:schedule-group/default';
  await scheduler.send(new TagResourceCommand({ ResourceArn, Tags }));

  expect(eventBridge.toCloudFormation()).toMatchObject({
    Metadata: { 'aws-eventbridge-mock': { omitted: [{ kind: 'default schedule group', name: 'default' }] } },
    Resources: {
      OrdersScheduleGroup: { Type: 'AWS::Scheduler::ScheduleGroup', Properties: { Name: 'orders', Tags } },
    },
  });
});

test('names that differ in little have logical ids of their own, whatever came first', () => {
  const rule = { pattern: { source: ['shop'] } };
  const idsOf = (...names: readonly string[]) => {
    using eventBridge = mockEventBridge({
      seed: { buses: { default: { rules: Object.fromEntries(names.map((name) => [name, rule])) } } },
    });
    return Object.entries(eventBridge.toCloudFormation().Resources).map(([id, { Properties }]) => [
      id,
      Properties['Name'],
    ]);
  };

  expect(idsOf('a_b', 'a-b', 'a.b', 'AB')).toEqual([
    ['ABRule', 'AB'],
    ['ABRule2', 'a-b'],
    ['ABRule3', 'a.b'],
    ['ABRule4', 'a_b'],
  ]);
  expect(idsOf('AB', 'a.b', 'a-b', 'a_b')).toEqual(idsOf('a_b', 'a-b', 'a.b', 'AB'));
});

test('statements of the default bus without an id are given one', () => {
  const Statement = { Effect: 'Allow', Principal: '*', Action: 'events:PutEvents', Resource: '*' };
  using eventBridge = mockEventBridge({ seed: { buses: { default: { policy: { Statement } } } } });

  const template = eventBridge.toCloudFormation();
  using read = mockEventBridge({ seed: fromCloudFormation(template) });

  expect(template.Resources).toEqual({
    DefaultStatement1Policy: {
      Type: 'AWS::Events::EventBusPolicy',
      Properties: { StatementId: 'Statement1', Statement },
    },
  });
  expect(read.snapshot().eventBuses['default']?.['Policy']).toEqual({
    Version: '2012-10-17',
    Statement: [{ Sid: 'Statement1', ...Statement }],
  });
});
