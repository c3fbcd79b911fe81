import { expect, test } from 'vitest';
import { fromTerraform, type LoadedStack } from '../../../src/templates.js';
import { attributeRows, plan, state, type AttributeRow, type Given } from './documents.js';

const place = { account: '123456789012', region: 'us-east-1' };
const queue = 'arn:aws:sqs:us-east-1:123456789012:q';
const healthCheck = 'arn:aws:route53:::healthcheck/4f0bd2ec-6d0d-4c3d-9c0e-0e9e2e6ad0a1';

/** What a resource of each type needs, which the values of a row come on top of. */
const bases: Readonly<Record<string, object>> = {
  aws_cloudwatch_event_bus: { name: 'orders' },
  aws_cloudwatch_event_rule: { name: 'paid', event_pattern: '{"source":["shop"]}' },
  aws_cloudwatch_event_target: { rule: 'paid', arn: queue },
  aws_cloudwatch_event_archive: {
    name: 'kept',
    event_source_arn: 'arn:aws:events:us-east-1:123456789012:event-bus/default',
  },
  aws_cloudwatch_event_connection: {
    name: 'login',
    authorization_type: 'API_KEY',
    auth_parameters: [{ api_key: [{ key: 'k', value: 'v' }] }],
  },
  aws_cloudwatch_event_api_destination: {
    name: 'api',
    connection_arn: 'arn:aws:events:us-east-1:123456789012:connection/login/x',
    invocation_endpoint: 'https://x.example/',
    http_method: 'POST',
  },
  aws_scheduler_schedule_group: { name: 'reports' },
  aws_scheduler_schedule: {
    name: 'nightly',
    schedule_expression: 'rate(1 hour)',
    flexible_time_window: [{ mode: 'OFF' }],
    target: [
      {
        arn: 'arn:aws:lambda:us-east-1:123456789012:function:f',
        role_arn: 'arn:aws:iam::123456789012:role/scheduler',
      },
    ],
  },
  aws_cloudwatch_event_permission: { principal: '210987654321', statement_id: 's' },
  aws_cloudwatch_event_bus_policy: {},
  aws_cloudwatch_event_endpoint: {
    name: 'global',
    role_arn: 'arn:aws:iam::123456789012:role/r',
    event_bus: [
      { event_bus_arn: 'arn:aws:events:us-east-1:123456789012:event-bus/default' },
      { event_bus_arn: 'arn:aws:events:us-west-2:123456789012:event-bus/default' },
    ],
    routing_config: [
      {
        failover_config: [{ primary: [{ health_check: healthCheck }], secondary: [{ route: 'us-west-2' }] }],
      },
    ],
  },
};

const policy = JSON.stringify({
  Version: '2012-10-17',
  Statement: [
    {
      Sid: 'x',
      Effect: 'Allow',
      Principal: '*',
      Action: 'events:PutEvents',
      Resource: 'arn:aws:events:us-east-1:123456789012:event-bus/default',
    },
  ],
});

test.each(attributeRows)('$name, in a plan and in a state', (row) => {
  for (const documentOf of [plan, state]) {
    const stack = fromTerraform(documentOf(resourcesOf(row)), { ...place, strict: false });
    if (row.property === 'refused') {
      expect(stack.findings).toContainEqual(
        expect.objectContaining({ at: `${row.type}.x.${row.attribute}`, message: row.is }),
      );
      continue;
    }
    // Most rows are of a rule alone.
    expect(stack.findings.filter(({ kind }) => kind !== 'no-target')).toEqual([]);
    const [name, part] = partOf(stack, row.type);
    if (row.property === undefined) {
      const without = fromTerraform(documentOf(resourcesOf({ ...row, values: {} })), place);
      expect(part).toEqual(partOf(without, row.type)[1]);
    } else if (row.property === '') expect(name).toBe(row.is);
    else if (row.property === 'bus') expect(busesWithParts(stack)).toEqual([row.is]);
    else if (row.property === 'rule')
      expect(stack.buses['default']?.rules?.['paid']?.Targets).toHaveLength(1);
    else expect(memberAt(part, row.property)).toEqual(row.is ?? undefined);
  }
});

function resourcesOf({ type, values }: Pick<AttributeRow, 'type' | 'values'>): readonly Given[] {
  const others: readonly Given[] = [
    { address: 'aws_cloudwatch_event_bus.orders', values: bases['aws_cloudwatch_event_bus'] ?? {} },
    { address: 'aws_cloudwatch_event_rule.r', values: bases['aws_cloudwatch_event_rule'] ?? {} },
    { address: 'aws_cloudwatch_event_connection.c', values: bases['aws_cloudwatch_event_connection'] ?? {} },
    { address: 'aws_scheduler_schedule_group.g', values: bases['aws_scheduler_schedule_group'] ?? {} },
  ];
  const isPolicy = type === 'aws_cloudwatch_event_bus_policy';
  const tested = { ...bases[type], ...(isPolicy && { policy }), ...values };
  const needed: Readonly<Record<string, readonly Given[]>> = {
    aws_cloudwatch_event_rule: others.slice(0, 1),
    aws_cloudwatch_event_target: others.slice(1, 2),
    aws_cloudwatch_event_api_destination: others.slice(2, 3),
    aws_scheduler_schedule: others.slice(3, 4),
  };
  return [...(needed[type] ?? []), { address: `${type}.x`, values: tested }];
}

/** The name and the members of what was made of the resource. */
function partOf(stack: LoadedStack, type: string): readonly [name: string, part: unknown] {
  const buses = Object.values(stack.buses);
  const [name, part] = Object.entries(
    {
      aws_cloudwatch_event_bus: stack.buses,
      aws_cloudwatch_event_bus_policy: stack.buses,
      aws_cloudwatch_event_permission: stack.buses,
      aws_cloudwatch_event_rule: Object.assign({}, ...buses.map(({ rules }) => rules)) as object,
      aws_cloudwatch_event_target: stack.buses['default']?.rules?.['paid']?.Targets ?? [],
      aws_cloudwatch_event_archive: Object.assign({}, ...buses.map(({ archives }) => archives)) as object,
      aws_cloudwatch_event_connection: stack.connections,
      aws_cloudwatch_event_api_destination: stack.apiDestinations,
      aws_cloudwatch_event_endpoint: stack.endpoints,
      aws_scheduler_schedule_group: stack.scheduleGroups,
      aws_scheduler_schedule: stack.schedules,
    }[type] ?? {},
  )[0] ?? [''];
  return [name, part];
}

function busesWithParts({ buses }: LoadedStack): readonly string[] {
  const withParts = Object.entries(buses).filter(
    ([, { rules = {}, archives = {}, Policy }]) =>
      Object.keys(rules).length + Object.keys(archives).length > 0 || Policy !== undefined,
  );
  return withParts.map(([name]) => name);
}

function memberAt(value: unknown, path: string): unknown {
  return path
    .split(/[.[\]]+/)
    .filter((step) => step !== '')
    .reduce<unknown>(
      (within, step) => (typeof within === 'object' && within ? Reflect.get(within, step) : undefined),
      value,
    );
}
