import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
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
