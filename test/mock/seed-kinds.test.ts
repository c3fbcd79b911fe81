import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { expect, test } from 'vitest';
import { mockEventBridge, type Seed } from '../../src/index.js';

const client = new EventBridgeClient({});
const SQS = 'arn:aws:sqs:us-east-1:123456789012:q';
const ROLE = 'arn:aws:iam::123456789012:role/caller';
const HEALTH = 'arn:aws:route53:::healthcheck/4f0bd2ec-6d0d-4c3d-9c0e-0e9e2e6ad0a1';
const paid = { pattern: { source: ['shop'] } };

test('a seed brings archives, connections, API destinations and endpoints in the state that they stay in', () => {
  const seed: Seed = {
    connections: {
      partner: {
        authorization: { apiKey: { name: 'X-Key', value: 'k' } },
        http: { headers: { 'X-Shop': 'one', 'X-Secret': { secret: 's' } } },
      },
    },
    apiDestinations: {
      partner: { connection: 'partner', url: 'https://partner.example/orders', method: 'POST' },
    },
    buses: {
      orders: {
        archives: { kept: { retentionDays: 7, pattern: { source: ['shop'] } } },
        rules: { paid: { ...paid, targets: [{ apiDestination: 'partner', roleArn: ROLE }] } },
      },
      'arn:aws:events:us-west-2:123456789012:event-bus/orders': {},
    },
    endpoints: {
      global: { bus: 'orders', secondaryRegion: 'us-west-2', healthCheck: HEALTH, replication: 'DISABLED' },
    },
  };
  using mock = mockEventBridge({ seed });

  expect(mock.snapshot()).toMatchObject({
    archives: { kept: { RetentionDays: 7, EventPattern: { source: ['shop'] } } },
    connections: { partner: { ConnectionState: 'AUTHORIZED', AuthorizationType: 'API_KEY' } },
    apiDestinations: { partner: { ApiDestinationState: 'ACTIVE', HttpMethod: 'POST' } },
    endpoints: { global: { State: 'ACTIVE' } },
  });
  expect(mock.rule('paid', 'orders').targets[0]?.arn).toContain(':api-destination/partner/');
});

test('the spelling of the SDK and of CloudFormation makes the same account', () => {
  using own = mockEventBridge({
    seed: {
      connections: { basic: { authorization: { basic: { username: 'u', password: 'p' } } } },
      buses: {
        orders: {
          description: 'Orders',
          deadLetterQueue: SQS,
          tags: { team: 'shop' },
          log: { level: 'INFO' },
          archives: { kept: { retentionDays: 7 } },
          rules: {
            paid: {
              ...paid,
              targets: [
                {
                  id: 'q',
                  arn: SQS,
                  inputTransformer: { pathsMap: { a: '$.detail.a' }, template: '"<a>"' },
                  retryPolicy: { maximumRetryAttempts: 1 },
                },
              ],
            },
          },
        },
      },
    },
  });
  using sdk = mockEventBridge({
    seed: {
      connections: {
        basic: {
          AuthorizationType: 'BASIC',
          AuthParameters: { BasicAuthParameters: { Username: 'u', Password: 'p' } },
        },
      },
      buses: {
        orders: {
          Description: 'Orders',
          DeadLetterConfig: { Arn: SQS },
          Tags: [{ Key: 'team', Value: 'shop' }],
          LogConfig: { Level: 'INFO' },
          archives: { kept: { RetentionDays: 7 } },
          rules: {
            paid: {
              EventPattern: '{"source":["shop"]}',
              State: 'ENABLED',
              Targets: [
                {
                  Id: 'q',
                  Arn: SQS,
                  InputTransformer: { InputPathsMap: { a: '$.detail.a' }, InputTemplate: '"<a>"' },
                  RetryPolicy: { MaximumRetryAttempts: 1 },
                },
              ],
            },
          },
        },
      },
    },
  });

  const withoutIds = (mock: typeof own) =>
    JSON.stringify(mock.snapshot()).replaceAll(/[\da-f]{8}-[\da-f-]{27}(-\w{6})?/g, 'id');
  expect(withoutIds(sdk)).toBe(withoutIds(own));
});

test('a seeded connection authorizes the calls of its API destination at once', async () => {
  using mock = mockEventBridge(client, {
    seed: {
      connections: {
        partner: {
          authorization: { apiKey: { name: 'X-Key', value: 'k' } },
          http: { headers: { 'X-Shop': 'one' } },
        },
      },
      apiDestinations: {
        partner: { connection: 'partner', url: 'https://partner.example/orders', method: 'POST' },
      },
      buses: {
        orders: { rules: { paid: { ...paid, targets: [{ apiDestination: 'partner', roleArn: ROLE }] } } },
      },
    },
  });

  await client.send(
    new PutEventsCommand({
      Entries: [{ EventBusName: 'orders', Source: 'shop', DetailType: 'Paid', Detail: '{}' }],
    }),
  );
  await mock.settled();

  expect(mock.rule('paid', 'orders').invocations()).toMatchObject([
    { request: { url: 'https://partner.example/orders', headers: { 'X-Key': '***', 'X-Shop': 'one' } } },
  ]);
});
