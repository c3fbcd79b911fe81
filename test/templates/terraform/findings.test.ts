import { expect, test } from 'vitest';
import { mockEventBridge } from '../../../src/index.js';
import { fromTerraform, type TerraformOptions } from '../../../src/templates.js';
import { plan, state, type Given } from './documents.js';

const place = { account: '123456789012', region: 'us-east-1' };
const queue = 'arn:aws:sqs:us-east-1:123456789012:q';

const rule = (name: string, values: object = {}): Given => ({
  address: `aws_cloudwatch_event_rule.${name}`,
  values: { name, event_pattern: '{"source":["shop"]}', ...values },
});
const target = (name: string, values: object): Given => ({
  address: `aws_cloudwatch_event_target.${name}`,
  values: { arn: queue, target_id: name, ...values },
});
const bus: Given = { address: 'aws_cloudwatch_event_bus.orders', values: { name: 'orders' } };

const findingsOf = (resources: readonly Given[], options: TerraformOptions = {}) =>
  fromTerraform(plan(resources), { ...place, strict: false, ...options }).findings.map(
    ({ severity, kind, at, message }) => `${severity} (${kind}) ${at}: ${message}`,
  );

test('all that could not run is told at once, at the attributes that say it', () => {
  const resources = [
    bus,
    rule('broken', { event_pattern: '{"source":"shop"}' }),
    rule('paid', { event_bus_name: 'orders', schedule_expression: 'rate(1 day)' }),
    rule('often', { event_pattern: null, schedule_expression: 'rate(1 days)' }),
    rule('placed', { event_bus_name: 'orders' }),
    target('forgotten', { rule: 'placed' }),
    target('misspelt', { rule: 'plcaed', event_bus_name: 'orders' }),
    target('patient', {
      rule: 'placed',
      event_bus_name: 'orders',
      retry_policy: [{ maximum_event_age_in_seconds: 600, maximum_retry_attempts: 186 }],
    }),
    {
      address: 'aws_cloudwatch_event_archive.a',
      values: { name: 'a', retention_days: 1 },
      unknown: { event_source_arn: true },
    },
    { address: 'aws_cloudwatch_event_buss.x' },
    {
      address: 'aws_cloudwatch_event_bus.partner',
      values: { name: 'aws.partner/x', event_source_name: 'aws.partner/x' },
    },
  ];
  expect(() => fromTerraform(plan(resources), place)).toThrowErrorMatchingInlineSnapshot(`
    [InvalidTemplate: the plan: 10 errors

      aws_cloudwatch_event_buss.x: aws_cloudwatch_event_buss is not a type that the kit knows. Did you mean "aws_cloudwatch_event_bus"?
      aws_cloudwatch_event_archive.a.event_source_arn: The value is known after apply. Give the state instead of the plan
        (terraform show -json > state.json, after terraform apply), or the value by the option resolve:
        ({ at }) => (at === "aws_cloudwatch_event_archive.a.event_source_arn" ? … : undefined)
      aws_cloudwatch_event_target.forgotten.event_bus_name: There is no rule "placed" on the event bus "default". The rule of this name is on the event bus "orders", which event_bus_name must name.
      aws_cloudwatch_event_target.misspelt.rule: There is no rule "plcaed" on the event bus "orders". Did you mean "placed"?
      aws_cloudwatch_event_bus.partner.event_source_name: A partner event bus needs its partner event source first, which no template has.
      aws_cloudwatch_event_bus.partner: EventBus name starting with 'aws.' is not valid.
      aws_cloudwatch_event_rule.broken.event_pattern: Event pattern is not valid. Reason: "source" must be an object or an array
         at [Source: (String)"{"source":"shop"}"; line: 1, column: 12]

          1 | {"source":"shop"}
                        ^

          • A pattern lists the values that it accepts: "source": ["shop"]
      aws_cloudwatch_event_rule.paid.schedule_expression: ScheduleExpression is supported only on the default event bus.
      aws_cloudwatch_event_rule.often.schedule_expression: Parameter ScheduleExpression is not valid.

        "rate(1 days)": the unit is singular after 1, plural after any other number, and in lower case. Write rate(1 day).
      aws_cloudwatch_event_target.patient: 1 validation error detected: Value '186' at 'targets.1.member.retryPolicy.maximumRetryAttempts' failed to satisfy constraint: Member must have value less than or equal to 185]
  `);
});

test('what is doubtful, left out or not simulated is told, and does not throw', () => {
  expect(
    findingsOf([
      bus,
      rule('paid', { event_bus_name: 'shipping', new_attribute: { x: 1 }, unset: '', off: false, none: 0 }),
      target('attempts', {
        rule: 'paid',
        event_bus_name: 'shipping',
        retry_policy: [{ maximum_event_age_in_seconds: null, maximum_retry_attempts: 3 }],
      }),
      target('age', {
        rule: 'paid',
        event_bus_name: 'shipping',
        retry_policy: [{ maximum_event_age_in_seconds: 600, maximum_retry_attempts: null, jitter: 'full' }],
      }),
      { address: 'aws_pipes_pipe.p' },
      { address: 'aws_schemas_registry.r' },
      { address: 'awscc_events_rule.r' },
      { address: 'data.aws_cloudwatch_event_bus.d', mode: 'data' },
    ]),
  ).toMatchInlineSnapshot(`
    [
      "note (not-loaded) aws_pipes_pipe.p: aws_pipes_pipe is not loaded: the kit does not simulate it.",
      "note (not-loaded) aws_schemas_registry.r: aws_schemas_registry is not loaded: the kit does not simulate it.",
      "note (not-loaded) awscc_events_rule.r: awscc_events_rule is not loaded: the kit does not simulate it.",
      "warning (unknown-property) aws_cloudwatch_event_rule.paid.new_attribute: The kit does not know the attribute "new_attribute" of aws_cloudwatch_event_rule. It is left out.",
      "warning (refused) aws_cloudwatch_event_target.attempts.retry_policy: maximum_event_age_in_seconds is not set: the provider sends 0, which AWS refuses. Set it to 60 or more.",
      "warning (unknown-property) aws_cloudwatch_event_target.age.retry_policy.jitter: The kit does not know the attribute "jitter" of aws_cloudwatch_event_target. It is left out.",
      "warning (refused) aws_cloudwatch_event_target.age.retry_policy: maximum_retry_attempts is not set: the provider sends 0, so nothing is retried. Set it, to at most 185.",
      "note (stand-in) aws_cloudwatch_event_rule.paid.event_bus_name: The event bus "shipping" is not in this template. One without settings stands in for it.",
    ]
  `);
});

test('a retry policy without attempts tries nothing again, as the provider sends it', () => {
  const seed = fromTerraform(
    plan([
      rule('paid'),
      target('age', {
        rule: 'paid',
        retry_policy: [{ maximum_event_age_in_seconds: 600, maximum_retry_attempts: null }],
      }),
    ]),
    place,
  );
  expect(seed.buses['default']?.rules?.['paid']).toMatchObject({
    Targets: [{ RetryPolicy: { MaximumEventAgeInSeconds: 600, MaximumRetryAttempts: 0 } }],
  });
});

test('an unknown dead-letter queue has a stand-in, an empty block has none', () => {
  const resources = (block: object) => [
    rule('paid'),
    target('t', { rule: 'paid', dead_letter_config: [block] }),
  ];
  expect(findingsOf(resources({}))).toMatchInlineSnapshot(`
    [
      "note (stand-in) aws_cloudwatch_event_target.t.dead_letter_config.arn: The value is known after apply. "arn:aws:sqs:us-east-1:123456789012:known-after-apply-t-133d6270" stands in for it.",
    ]
  `);
  expect(findingsOf(resources({ arn: null }))).toEqual([]);
});

test('what is known after apply within a block, a list or a map stands in for itself', () => {
  const stack = fromTerraform(
    plan([
      rule('paid'),
      {
        address: 'aws_cloudwatch_event_target.t',
        values: {
          rule: 'paid',
          arn: 'arn:aws:ecs:us-east-1:123456789012:cluster/c',
          ecs_target: [{ network_configuration: [{ subnets: ['subnet-1', null] }], tags: { a: 'b' } }],
          retry_policy: [],
        },
        unknown: {
          role_arn: true,
          input: true,
          retry_policy: true,
          ecs_target: [
            {
              task_definition_arn: true,
              network_configuration: [{ subnets: [false, true] }],
              tags: { c: true },
            },
          ],
        },
      },
    ]),
    place,
  );
  expect(stack.buses['default']?.rules?.['paid']).toMatchInlineSnapshot(`
    {
      "EventPattern": "{"source":["shop"]}",
      "Targets": [
        {
          "Arn": "arn:aws:ecs:us-east-1:123456789012:cluster/c",
          "EcsParameters": {
            "NetworkConfiguration": {
              "awsvpcConfiguration": {
                "Subnets": [
                  "subnet-1",
                  "known-after-apply",
                ],
              },
            },
            "Tags": [
              {
                "Key": "a",
                "Value": "b",
              },
              {
                "Key": "c",
                "Value": "known-after-apply",
              },
            ],
            "TaskDefinitionArn": "arn:aws:ecs:us-east-1:123456789012:task-definition/known-after-apply-t-133d6270:1",
          },
          "Id": "terraform-202601010000000000133d6270",
          "Input": ""known-after-apply"",
          "RoleArn": "arn:aws:iam::123456789012:role/known-after-apply-t-133d6270",
        },
      ],
    }
  `);
  expect(stack.findings.map(({ severity, at }) => `${severity} ${at}`)).toMatchInlineSnapshot(`
    [
      "note aws_cloudwatch_event_target.t.role_arn",
      "note aws_cloudwatch_event_target.t.input",
      "note aws_cloudwatch_event_target.t.retry_policy",
      "note aws_cloudwatch_event_target.t.ecs_target.task_definition_arn",
      "note aws_cloudwatch_event_target.t.ecs_target.tags.c",
      "note aws_cloudwatch_event_target.t.ecs_target.network_configuration.subnets[1]",
    ]
  `);
});

test('secrets stand in no text', () => {
  const connection = (values: object, unknown?: object): Given => ({
    address: 'aws_cloudwatch_event_connection.c',
    values: { name: 'c', authorization_type: 'API_KEY', ...values },
    ...(unknown && { unknown }),
  });
  const withKey = (value: string) => ({ auth_parameters: [{ api_key: [{ key: 'k', value }] }] });
  const stack = fromTerraform(plan([connection(withKey('S3CRET'))]), place);
  expect(String(stack)).not.toContain('S3CRET');
  expect(findingsOf([connection(withKey('S3CRET:\u0000'))]).join()).not.toContain('S3CRET');
  expect(() => fromTerraform('{"planned_values": "S3CRET')).not.toThrow('S3CRET');
  expect(
    findingsOf([
      connection(
        { auth_parameters: [{ api_key: [{ key: 'k' }] }] },
        { auth_parameters: [{ api_key: [{ value: true }] }] },
      ),
    ]),
  ).toMatchInlineSnapshot(`
    [
      "note (stand-in) aws_cloudwatch_event_connection.c.auth_parameters.api_key.value: The value is known after apply. "known-after-apply" stands in for it.",
    ]
  `);
});

test('a policy is that of its bus, with the permissions that are there too', () => {
  const arn = (name: string) => `arn:aws:events:us-east-1:123456789012:event-bus/${name}`;
  const policy = (name: string, bus_: string): Given => ({
    address: `aws_cloudwatch_event_bus_policy.${name}`,
    values: {
      ...(bus_ !== 'default' && { event_bus_name: bus_ }),
      policy: JSON.stringify({
        Version: '2012-10-17',
        Statement: [
          { Sid: name, Effect: 'Allow', Principal: '*', Action: 'events:PutEvents', Resource: arn(bus_) },
        ],
      }),
    },
  });
  const stack = fromTerraform(
    plan([
      bus,
      policy('a', 'default'),
      policy('b', 'orders'),
      policy('c', 'shipping'),
      {
        address: 'aws_cloudwatch_event_permission.p',
        values: {
          principal: '210987654321',
          statement_id: 'p',
          event_bus_name: 'orders',
          action: 'events:PutEvents',
          condition: [],
        },
      },
    ]),
    place,
  );
  using eventBridge = mockEventBridge({ seed: stack });
  const buses = Object.entries(eventBridge.snapshot().eventBuses);
  const sids = buses.map(([name, { Policy }]) => [
    name,
    (Policy as { Statement: { Sid: string }[] }).Statement.map(({ Sid }) => Sid),
  ]);
  expect(Object.fromEntries(sids)).toEqual({ default: ['a'], orders: ['b', 'p'], shipping: ['c'] });
  expect(String(stack)).toMatchInlineSnapshot(`
    "the plan: 4 resources of EventBridge
      aws_cloudwatch_event_bus.orders: bus "orders", with its policy
      aws_cloudwatch_event_bus_policy.a: bus "default", with its policy
      aws_cloudwatch_event_bus_policy.c: bus "shipping", with its policy
      aws_cloudwatch_event_permission.p: policy of bus "orders"
      warning: aws_cloudwatch_event_permission.p: In AWS, aws_cloudwatch_event_bus_policy.b overwrites this permission, or is extended by it. Keep one of them.
      note: aws_cloudwatch_event_bus_policy.c.event_bus_name: The event bus "shipping" is not in this template. One without settings stands in for it."
  `);
  expect(
    findingsOf(
      [policy('x', 'orders'), bus].map((one) => ({ ...one, values: { ...one.values, policy: '{' } })),
    ),
  ).toMatchInlineSnapshot(`
    [
      "warning (unknown-property) aws_cloudwatch_event_bus.orders.policy: The kit does not know the attribute "policy" of aws_cloudwatch_event_bus. It is left out.",
      "error (refused) aws_cloudwatch_event_bus_policy.x.policy: This policy contains invalid Json",
    ]
  `);
});

test('a state of another provider version has what is set alone', () => {
  const stack = fromTerraform(
    state([rule('paid', { region: 'us-east-1', is_enabled: true, state: 'DISABLED' })]),
    place,
  );
  expect(stack.findings).toEqual([]);
  expect(stack.buses['default']?.rules?.['paid']).toEqual({
    EventPattern: '{"source":["shop"]}',
    State: 'DISABLED',
  });
});
