import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  mockEventBridge,
  type EventBridgeMock,
  type Seed,
  type SeededScheduleTarget,
  type SeededTarget,
} from '../../src/index.js';
import { fromCloudFormation } from '../../src/templates.js';
import { runs } from '../property-runs.js';
import { send, type Call } from '../service/scenarios.js';

const { array, constant, constantFrom, dictionary, oneof, option, record } = fc;

const ROLE = 'arn:aws:iam::123456789012:role/events';
const QUEUE = 'arn:aws:sqs:us-east-1:123456789012:queue';
const BUS = 'arn:aws:events:us-east-1:123456789012:event-bus';
const NAMES = ['paid', 'a-b', 'a_b', 'orders-paid', '1'];

/** The text of a pattern that says what no object can say is kept. */
const pattern = constantFrom<string | object>(
  { source: ['shop'], detail: { total: [{ numeric: ['>=', 100] }] } },
  { detail: { Ref: ['paid'] } },
  { resources: [`${BUS.replace(/event-bus$/, 'rule')}/orders/paid`, { prefix: 'arn:aws:s3:::' }] },
  '{"detail":{"n":[1.0, 12345678901234567890]}}',
  '{ "source": [ "a b", "c" ] }',
);
const tags = dictionary(constantFrom('team', 'cost'), constantFrom('a', 'b'));
const optional = { requiredKeys: [] };

const policy = oneof(
  array(
    record({
      Sid: constantFrom('one', 'two', 'three'),
      Effect: constant('Allow'),
      Principal: constantFrom('*', { AWS: 'arn:aws:iam::111122223333:root' }),
      Action: constant('events:PutEvents'),
      Resource: constantFrom(`${BUS}/orders`, `${BUS}/default`),
    }),
    { minLength: 1, maxLength: 3 },
  ),
).map((Statement) => ({ Version: '2012-10-17', Statement }));
const withIds = policy.filter(
  ({ Statement }) => new Set(Statement.map(({ Sid }) => Sid)).size === Statement.length,
);

const ecs = {
  arn: 'arn:aws:ecs:us-east-1:123456789012:cluster/jobs',
  roleArn: ROLE,
  parameters: {
    EcsParameters: {
      TaskDefinitionArn: 'arn:aws:ecs:us-east-1:123456789012:task-definition/job:1',
      Tags: [{ Key: 'team', Value: 'a' }],
      NetworkConfiguration: {
        awsvpcConfiguration: { Subnets: ['subnet-1'], AssignPublicIp: 'DISABLED' as const },
      },
      CapacityProviderStrategy: [{ capacityProvider: 'spot', weight: 2, base: 1 }],
      PlacementConstraints: [{ type: 'memberOf' as const, expression: 'x' }],
      PlacementStrategy: [{ type: 'binpack' as const, field: 'memory' }],
    },
  },
};
const target = constantFrom<SeededTarget>(
  QUEUE,
  'arn:aws:lambda:us-east-1:123456789012:function:billing',
  { id: 'bus', arn: `${BUS}/other`, roleArn: ROLE },
  { id: 'far', arn: 'arn:aws:events:eu-west-1:123456789012:event-bus/far', roleArn: ROLE },
  { id: 'partner', apiDestination: 'partner', roleArn: ROLE },
  ecs,
  {
    id: 'shaped',
    arn: QUEUE,
    deadLetterQueue: QUEUE,
    retryPolicy: { maximumRetryAttempts: 2 },
    inputTransformer: {
      pathsMap: { id: '$.detail.id' },
      template: '{"arn":"<aws.events.rule-arn>","id":<id>}',
    },
  },
  { id: 'constant', arn: QUEUE, input: { arn: `${BUS}/orders` } },
);
const scheduleTarget = constantFrom<SeededScheduleTarget>(
  { arn: QUEUE, roleArn: ROLE, input: { bus: `${BUS}/orders` }, deadLetterQueue: QUEUE },
  {
    arn: 'arn:aws:scheduler:::aws-sdk:sqs:sendMessage',
    roleArn: ROLE,
    input: { QueueUrl: 'q', MessageBody: 'm' },
  },
  {
    ...{ arn: `${BUS}/orders`, roleArn: ROLE, input: { order: 'o-1' } },
    parameters: { EventBridgeParameters: { Source: 'shop', DetailType: 'Order Due' } },
  },
  {
    ...{ arn: ecs.arn, roleArn: ROLE, retryPolicy: { maximumRetryAttempts: 0 } },
    parameters: {
      EcsParameters: {
        TaskDefinitionArn: 'arn:aws:ecs:us-east-1:123456789012:task-definition/job:1',
        Tags: [{ team: 'a' }],
        NetworkConfiguration: { awsvpcConfiguration: { Subnets: ['subnet-1'] } },
        PlacementStrategy: [{ type: 'binpack', field: 'memory' }],
      },
    },
  },
);
const targets = fc.uniqueArray(target, { maxLength: 4 });
const state = constantFrom('ENABLED', 'DISABLED');
const rule = record(
  { pattern, state, description: constantFrom('a', 'b'), tags, targets },
  { requiredKeys: ['pattern'] },
);
const schedule = record({ schedule: constantFrom('rate(1 day)', 'cron(0 12 * * ? *)'), state, targets });
const archive = record({ retentionDays: constantFrom(0, 7), pattern }, optional);
/** The names of archives are those of the account. */
const busWith = (archiveName: string) =>
  record(
    {
      description: constantFrom('a', 'b'),
      deadLetterQueue: constant(QUEUE),
      log: constant({ level: 'INFO', includeDetail: 'FULL' } as const),
      policy,
      tags,
      rules: dictionary(constantFrom(...NAMES), rule),
      archives: dictionary(constant(archiveName), archive),
    },
    optional,
  );
const defaultBus = record(
  { policy: withIds, rules: dictionary(constantFrom(...NAMES), oneof(rule, schedule)) },
  optional,
);

const http = { headers: { 'X-Shop': 'one', 'X-Key': { secret: 's' } }, query: { q: { secret: 's' } } };
const connection = oneof(
  constant({ apiKey: { name: 'k', value: 'v' } }),
  constant({ basic: { username: 'u', password: 'p' } }),
  constant({
    oauth: {
      clientId: 'c',
      clientSecret: 's',
      endpoint: 'https://a.example/',
      method: 'POST',
      http,
    } as const,
  }),
).chain((authorization) =>
  record(
    { authorization: constant(authorization), http: constant(http) },
    { requiredKeys: ['authorization'] },
  ),
);
const endpoint = record({
  bus: constant('orders'),
  secondaryRegion: constant('us-west-2'),
  healthCheck: constant('arn:aws:route53:::healthcheck/4f0bd2ec-6d0d-4c3d-9c0e-0e9e2e6ad0a1'),
  replication: constantFrom('ENABLED', 'DISABLED'),
  roleArn: constant(ROLE),
});
const seeds: fc.Arbitrary<Seed> = record({
  connections: record({ partner: connection, 'p-2': connection }, { requiredKeys: ['partner'] }),
  apiDestinations: record({
    partner: record({
      connection: constant('partner'),
      url: constant('https://partner.example/orders'),
      method: constant('POST'),
    }),
  }),
  buses: record(
    {
      default: defaultBus,
      orders: busWith('kept'),
      other: busWith('held'),
      'orders-a': busWith('a-b'),
      [`${BUS.replace('us-east-1', 'us-west-2')}/orders`]: constant({}),
    },
    { requiredKeys: ['orders', 'other', `${BUS.replace('us-east-1', 'us-west-2')}/orders`] },
  ),
  endpoints: option(record({ global: endpoint }), { nil: {} }),
  schedules: dictionary(
    constantFrom('nightly', 'orders/a-b', 'orders/nightly', 'other.group/1'),
    record(
      {
        ScheduleExpression: constantFrom('rate(1 hour)', 'cron(0 2 * * ? *)', 'at(2099-01-01T00:00:00)'),
        timezone: constantFrom('UTC', 'Europe/Berlin'),
        window: constantFrom(5, 60),
        start: constantFrom(new Date('2098-01-01T00:00:00Z'), new Date('2098-01-01T00:00:00.250Z')),
        end: constant(new Date('2100-01-01T00:00:00Z')),
        state,
        description: constantFrom('a', 'b'),
        target: scheduleTarget,
      },
      { requiredKeys: ['ScheduleExpression', 'target'] },
    ),
  ),
});

/** What commands change, as well. */
const calls: fc.Arbitrary<readonly Call[]> = array(
  constantFrom<Call>(
    [
      'PutPermission',
      { EventBusName: 'orders', Action: 'events:PutEvents', Principal: '111122223333', StatementId: 'put' },
    ],
    ['PutPermission', { Action: 'events:PutEvents', Principal: '*', StatementId: 'all' }],
    ['DisableRule', { Name: 'paid', EventBusName: 'orders' }],
    ['DeleteRule', { Name: 'a-b' }],
  ),
  { maxLength: 3 },
);

test('fromCloudFormation() reads back what toCloudFormation() says', async () => {
  await fc.assert(
    fc.asyncProperty(seeds, calls, async (seed, calls) => {
      const client = new EventBridgeClient({});
      using given = mockEventBridge(client, { seed });
      for (const call of calls) await send(client, call).catch(() => undefined);
      const template = given.toCloudFormation();
      const stack = fromCloudFormation(JSON.stringify(template));
      const another = new EventBridgeClient({});
      using read = mockEventBridge(another, { seed: stack });

      expect(await shown(read, another)).toEqual(await shown(given, client));
      expect(read.toCloudFormation().Resources).toEqual(template.Resources);
    }),
    { numRuns: runs(20) },
  );
});

/** All that Describe and List operations show of the account, without what it draws, and the text of each pattern. */
async function shown(mock: EventBridgeMock, client: EventBridgeClient): Promise<object> {
  const { elsewhere: _, ...home } = mock.snapshot();
  const patterns: Record<string, unknown> = {};
  for (const [EventBusName, { rules = {} }] of Object.entries(home.eventBuses)) {
    for (const Name of Object.keys(rules)) {
      const { EventPattern } = await send(client, ['DescribeRule', { Name, EventBusName }]);
      patterns[`${EventBusName}/${Name}`] = String(EventPattern).replaceAll(' ', '');
    }
  }
  const text = JSON.stringify({ home, patterns })
    .replaceAll(/[\da-f]{8}-[\da-f-]{27}(-\w{6})?/g, 'id')
    .replaceAll(/\w{5}\.veo/g, 'id');
  return JSON.parse(text) as object;
}
