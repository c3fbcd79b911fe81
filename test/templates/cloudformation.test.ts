import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  DescribeRuleCommand,
  EventBridgeClient,
  ListRulesCommand,
  ListTargetsByRuleCommand,
  PutEventsCommand,
} from '@aws-sdk/client-eventbridge';
import { expect, test } from 'vitest';
import { mockEventBridge } from '../../src/index.js';
import { fromCloudFormation } from '../../src/templates.js';
import { shop } from './shop.js';

const client = new EventBridgeClient({});
const RULE = 'stack-Placed-XZPDU9AEHGT3';

test('the rules of a template answer, and its functions get what the rules send them', async () => {
  using eventBridge = mockEventBridge({ seed: fromCloudFormation(shop) });
  const received: unknown[] = [];
  eventBridge.handle('Billing', (event) => received.push(event));

  const Entries = [99, 150].map((total) => ({
    EventBusName: 'orders-dev',
    Source: 'shop.dev',
    DetailType: 'Order Placed',
    Detail: JSON.stringify({ id: `o-${total}`, total }),
  }));
  await client.send(new PutEventsCommand({ Entries }));
  await eventBridge.settled();

  expect(received).toEqual([{ order: 'o-150', stage: 'dev' }]);
  expect(
    await client.send(new DescribeRuleCommand({ Name: RULE, EventBusName: 'orders-dev' })),
  ).toMatchObject({
    Arn: `arn:aws:events:us-east-1:123456789012:rule/orders-dev/${RULE}`,
    State: 'ENABLED',
    EventPattern: '{"source":["shop.dev"],"detail":{"total":[{"numeric":[">",100]}]}}',
  });
  const { Targets } = await client.send(
    new ListTargetsByRuleCommand({ Rule: RULE, EventBusName: 'orders-dev' }),
  );
  expect(Targets).toEqual([
    {
      Id: 'billing',
      Arn: 'arn:aws:lambda:us-east-1:123456789012:function:stack-Billing-NC7EEMW2P8L1',
      InputTransformer: {
        InputPathsMap: { id: '$.detail.id' },
        InputTemplate: '{"order": <id>, "stage": "dev"}',
      },
      DeadLetterConfig: { Arn: 'arn:aws:sqs:us-east-1:123456789012:dead' },
      RetryPolicy: { MaximumRetryAttempts: 3 },
    },
  ]);
});

test('parameters decide which resources there are', async () => {
  const seed = fromCloudFormation(shop, { parameters: { Stage: 'prod' } });
  using eventBridge = mockEventBridge({ seed });

  expect(eventBridge.rule('Placed', 'orders-prod').state).toBe('DISABLED');
  expect(await client.send(new ListRulesCommand({}))).toMatchObject({
    Rules: [{ Name: 'nightly', ScheduleExpression: 'rate(1 day)' }],
  });
});

test('a file, an object and JSON text make the same seed', () => {
  const object = {
    Resources: {
      Bus: { Type: 'AWS::Events::EventBus', Properties: { Name: 'orders' } },
      Paid: {
        Type: 'AWS::Events::Rule',
        Properties: { Name: 'paid', EventBusName: { Ref: 'Bus' }, EventPattern: { source: ['shop'] } },
      },
    },
  };
  const folder = mkdtempSync(join(tmpdir(), 'templates-'));
  const path = join(folder, 'template.json');
  writeFileSync(path, `\uFEFF${JSON.stringify(object)}`);

  const buses = {
    orders: { rules: { paid: { EventPattern: { source: ['shop'] } } }, archives: {} },
  };
  expect(fromCloudFormation(path).buses).toEqual(buses);
  expect(fromCloudFormation(object).buses).toEqual(buses);
  expect(fromCloudFormation(JSON.stringify(object)).buses).toEqual(buses);
  rmSync(folder, { recursive: true });
});

test('every type of EventBridge is loaded', () => {
  const seed = fromCloudFormation(`
Resources:
  Bus:
    Type: AWS::Events::EventBus
    Properties: { Name: orders, Description: Orders, Tags: [{ Key: team, Value: shop }] }
  Partner:
    Type: AWS::Events::EventBusPolicy
    Properties: { EventBusName: !Ref Bus, StatementId: partner, Action: 'events:PutEvents', Principal: 210987654321 }
  Whole:
    Type: AWS::Events::EventBusPolicy
    Properties:
      EventBusName: !GetAtt Bus.Arn
      StatementId: whole
      Statement:
        Effect: Allow
        Principal: '*'
        Action: events:PutEvents
        Resource: !GetAtt Bus.Arn
        Condition: { StringEquals: { aws:PrincipalOrgID: o-1234567890 } }
  Kept:
    Type: AWS::Events::Archive
    Properties: { ArchiveName: kept, SourceArn: !GetAtt Bus.Arn, RetentionDays: '7', KmsKeyIdentifier: '' }
  Login:
    Type: AWS::Events::Connection
    Properties:
      Name: login
      AuthorizationType: API_KEY
      AuthParameters:
        ApiKeyAuthParameters:
          ApiKeyName: X-Key
          ApiKeyValue: '{{resolve:secretsmanager:partner:SecretString:key}}'
        InvocationHttpParameters:
          HeaderParameters: [{ Key: X-Shop, Value: berlin, IsValueSecret: 'false' }]
  Api:
    Type: AWS::Events::ApiDestination
    Properties:
      Name: api
      ConnectionArn: !GetAtt Login.Arn
      HttpMethod: POST
      InvocationEndpoint: https://partner.example/orders
      InvocationRateLimitPerSecond: '10'
  Called:
    Type: AWS::Events::Rule
    Properties:
      Name: called
      EventBusName: !GetAtt Bus.Arn
      EventPattern: '{"source":["shop"]}'
      Targets: [{ Id: api, Arn: !GetAtt Api.Arn, RoleArn: !GetAtt Role.Arn }]
  Role: { Type: AWS::IAM::Role, Properties: { RoleName: calls } }
  Global:
    Type: AWS::Events::Endpoint
    Properties:
      Name: global
      EventBuses:
        - EventBusArn: !GetAtt Bus.Arn
        - EventBusArn: !Sub arn:aws:events:us-west-2:\${AWS::AccountId}:event-bus/\${Bus}
      RoutingConfig:
        FailoverConfig:
          Primary: { HealthCheck: 'arn:aws:route53:::healthcheck/4f0bd2ec-6d0d-4c3d-9c0e-0e9e2e6ad0a1' }
          Secondary: { Route: us-west-2 }
      ReplicationConfig: { State: DISABLED }
`);
  using eventBridge = mockEventBridge({ seed });

  expect(eventBridge.target('Api').exists).toBe(true);
  expect(eventBridge.rule('Called').targets[0]?.arn).toContain(':api-destination/api/');
  expect(eventBridge.snapshot()).toMatchObject({
    eventBuses: {
      orders: {
        Description: 'Orders',
        Tags: { team: 'shop' },
        Policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Sid: 'partner',
              Effect: 'Allow',
              Principal: { AWS: 'arn:aws:iam::210987654321:root' },
              Action: 'events:PutEvents',
              Resource: 'arn:aws:events:us-east-1:123456789012:event-bus/orders',
            },
            {
              Sid: 'whole',
              Effect: 'Allow',
              Principal: '*',
              Action: 'events:PutEvents',
              Resource: 'arn:aws:events:us-east-1:123456789012:event-bus/orders',
              Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1234567890' } },
            },
          ],
        },
      },
    },
    archives: { kept: { RetentionDays: 7 } },
    connections: { login: { AuthorizationType: 'API_KEY' } },
    apiDestinations: { api: { HttpMethod: 'POST', InvocationRateLimitPerSecond: 10 } },
    endpoints: { global: { State: 'ACTIVE' } },
  });
  expect(String(seed)).toMatchInlineSnapshot(`
    "the template: 8 resources of EventBridge
      Login: connection "login"
      Api: API destination "api"
      Bus: bus "orders"
      Partner: policy of bus "orders"
      Whole: policy of bus "orders"
      Kept: archive "kept" of bus "orders"
      Called: rule "called" on bus "orders", 1 target
      Global: endpoint "global"
      note: Resources.Login.Properties.AuthParameters.ApiKeyAuthParameters.ApiKeyValue (line 31, column 11): The value of {{resolve:secretsmanager:partner:SecretString:key}} is not known. "secretsmanager-partner-SecretString-key" stands in for it.
      note: Resources.Global.Properties.EventBuses[1] (line 56, column 11): The event bus "arn:aws:events:us-west-2:123456789012:event-bus/orders" is not in this template. One without settings stands in for it."
  `);
});

test('what a template spells otherwise than the API is loaded', () => {
  const arn = 'arn:aws:ecs:us-east-1:123456789012:';
  const { buses } = fromCloudFormation(`
Resources:
  Nightly:
    Type: AWS::Events::Rule
    Properties:
      Name: nightly
      ScheduleExpression: rate(1 day)
      Targets:
        - Id: sweep
          Arn: ${arn}cluster/shop
          RoleArn: arn:aws:iam::123456789012:role/sweep
          EcsParameters:
            TaskDefinitionArn: ${arn}task-definition/sweep:1
            NetworkConfiguration: { AwsVpcConfiguration: { Subnets: [subnet-1] } }
            CapacityProviderStrategy: [{ CapacityProvider: FARGATE, Base: '1', Weight: '2' }]
            PlacementConstraints: [{ Type: memberOf, Expression: 'true' }]
            PlacementStrategies: [{ Type: spread, Field: host }]
            TagList: [{ Key: cost-centre, Value: 7 }]
`);
  expect(buses['default']?.rules?.['nightly']).toMatchObject({
    Targets: [
      {
        EcsParameters: {
          NetworkConfiguration: { awsvpcConfiguration: { Subnets: ['subnet-1'] } },
          CapacityProviderStrategy: [{ capacityProvider: 'FARGATE', base: 1, weight: 2 }],
          PlacementConstraints: [{ type: 'memberOf', expression: 'true' }],
          PlacementStrategy: [{ type: 'spread', field: 'host' }],
          Tags: [{ Key: 'cost-centre', Value: '7' }],
        },
      },
    ],
  });
});

test('a bus has its policy in itself, and names may be those of what every object has', () => {
  const Statement = [{ Effect: 'Allow', Principal: '*', Action: 'events:PutEvents', Resource: '*' }];
  const seed = fromCloudFormation({
    Resources: {
      Bus: { Type: 'AWS::Events::EventBus', Properties: { Name: 'constructor', Policy: { Statement } } },
      Rule: {
        Type: 'AWS::Events::Rule',
        Properties: {
          Name: '__proto__',
          EventBusName: { Ref: 'Bus' },
          EventPattern: { source: ['shop'] },
          State: 'DISABLED',
        },
      },
    },
  });
  expect(seed.findings).toEqual([]);
  using eventBridge = mockEventBridge({ seed });
  expect(eventBridge.rule('__proto__', 'constructor').state).toBe('DISABLED');
  expect(eventBridge.snapshot()).toMatchObject({
    eventBuses: { constructor: { Policy: { Statement: [{ Principal: '*' }] } } },
  });
});

test('a bus has the policy that it is declared with, and those of its policies', () => {
  const Resource = 'arn:aws:events:us-east-1:123456789012:event-bus/orders';
  const statement = (Sid: string) => ({
    Sid,
    Effect: 'Allow',
    Principal: '*',
    Action: 'events:PutEvents',
    Resource,
  });
  const stack = fromCloudFormation({
    Resources: {
      Bus: {
        Type: 'AWS::Events::EventBus',
        Properties: { Name: 'orders', Policy: { Version: '2012-10-17', Statement: [statement('own')] } },
      },
      More: {
        Type: 'AWS::Events::EventBusPolicy',
        Properties: { EventBusName: { Ref: 'Bus' }, StatementId: 'more', Statement: statement('more') },
      },
    },
  });
  expect(String(stack)).toMatchInlineSnapshot(`
    "the template: 2 resources of EventBridge
      Bus: bus "orders", with its policy
      More: policy of bus "orders""
  `);
  expect(stack.buses['orders']?.Policy).toMatchObject({ Statement: [{ Sid: 'own' }, { Sid: 'more' }] });
});

test('a bus of another account is there before the rules that have it as a target', () => {
  const there = 'arn:aws:events:us-east-1:210987654321:event-bus/there';
  const seed = fromCloudFormation(`
Resources:
  Kept: { Type: AWS::Events::Archive, Properties: { SourceArn: arn:aws:events:us-east-1:123456789012:event-bus/default } }
  Paid:
    Type: AWS::Events::Rule
    Properties:
      EventPattern: { source: [shop] }
      Targets: [{ Id: there, Arn: ${there}, RoleArn: arn:aws:iam::123456789012:role/r }]
`);
  using eventBridge = mockEventBridge({ seed });
  expect(eventBridge.rule('Paid').targets).toMatchObject([{ arn: there }]);
});
