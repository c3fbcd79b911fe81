import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import { expect, test } from 'vitest';
import { mockEventBridge, type Seed } from '../../src/index.js';

const database = loadAwsServiceSpecSync();
const specified = [...database.all('resource')];
type Properties = (typeof specified)[number]['properties'];
type PropertyType = Properties[string]['type'];

const arn = (service: string, resource: string) => `arn:aws:${service}:us-east-1:123456789012:${resource}`;
const ROLE = 'arn:aws:iam::123456789012:role/judge';
const ecs = <Tags>(tags: Tags) => ({
  arn: arn('ecs', 'cluster/judge'),
  roleArn: ROLE,
  parameters: {
    EcsParameters: {
      TaskDefinitionArn: arn('ecs', 'task-definition/judge:1'),
      LaunchType: 'EC2' as const,
      NetworkConfiguration: {
        awsvpcConfiguration: { Subnets: ['s'], SecurityGroups: ['g'], AssignPublicIp: 'DISABLED' as const },
      },
      PlacementConstraints: [{ type: 'memberOf' as const, expression: 'x' }],
      PlacementStrategy: [{ type: 'binpack' as const, field: 'memory' }],
      PropagateTags: 'TASK_DEFINITION' as const,
      Tags: tags,
    },
  },
});
const target = (service: string, resource: string, parameters: object) => ({
  rate: '1 hour',
  target: { arn: arn(service, resource), roleArn: ROLE, parameters },
});

/** Members that AWS's specification does not have: `Schedule.Target.EcsParameters.capacity`. */
function strangersIn(value: unknown, type: PropertyType, path: string): readonly string[] {
  if (type.type === 'array') {
    return (value as readonly unknown[]).flatMap((one) => strangersIn(one, type.element, path));
  }
  if (type.type !== 'ref' || isFunction(value)) return [];
  return strangersAmong(value, database.get('typeDefinition', type.reference.$ref).properties, path);
}

function strangersAmong(value: unknown, properties: Properties, path: string): readonly string[] {
  return Object.entries(value as object).flatMap(([name, member]) => {
    const property = properties[name];
    return property ? strangersIn(member, property.type, `${path}.${name}`) : [`${path}.${name}`];
  });
}

function isFunction(value: unknown): boolean {
  return Object.keys(value as object).some((name) => name === 'Ref' || name.startsWith('Fn::'));
}

const seed: Seed = {
  buses: {
    orders: {
      rules: {
        run: { pattern: { source: ['shop'] }, targets: [ecs([{ Key: 'k', Value: 'v' }])] },
      },
    },
  },
  schedules: {
    'orders/run': { rate: '1 hour', target: ecs([{ team: 'shop' }]) },
    'orders/bus': {
      ...target('events', 'event-bus/orders', {
        EventBridgeParameters: { Source: 'shop', DetailType: 'Order Due' },
      }),
      ...{ start: '2099-01-01T00:00:00Z', end: '2099-02-01T00:00:00Z', window: 5, description: 'd' },
    },
    'orders/stream': target('kinesis', 'stream/judge', { KinesisParameters: { PartitionKey: 'k' } }),
    'orders/fifo': target('sqs', 'judge.fifo', { SqsParameters: { MessageGroupId: 'g' } }),
    'orders/pipeline': target('sagemaker', 'pipeline/judge', {
      SageMakerPipelineParameters: { PipelineParameterList: [{ Name: 'N', Value: 'v' }] },
    }),
  },
};

test('what an account is written as has the names of the specification, and nothing is missing', () => {
  using eventBridge = mockEventBridge({ seed });
  const resources = Object.entries(eventBridge.toCloudFormation().Resources);
  const strangers = resources.flatMap(([id, { Type, Properties }]) => {
    const { properties } = specified.find(({ cloudFormationType }) => cloudFormationType === Type) ?? {};
    if (!properties) return [`${id}: ${Type}`];
    const required = Object.keys(properties).filter(
      (name) => properties[name]?.required === true && !(name in Properties),
    );
    return [
      ...strangersAmong(Properties, properties, id),
      ...required.map((name) => `${id} without ${name}`),
    ];
  });

  expect(resources).toHaveLength(8);
  expect(strangers).toEqual([]);
});
