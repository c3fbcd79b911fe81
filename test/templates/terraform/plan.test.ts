import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EventBridgeClient, ListTargetsByRuleCommand, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { expect, test } from 'vitest';
import { mockEventBridge } from '../../../src/index.js';
import { fromTerraform } from '../../../src/templates.js';
import { plan } from './documents.js';

const path = join(import.meta.dirname, 'shop/plan.json');
const pattern = '{"source":["aws.s3"],"resources":["arn:aws:s3:::uploads"]}';
const account = '123456789012';
const region = 'eu-central-1';
const client = new EventBridgeClient({ region });

const shop = () =>
  fromTerraform(path, {
    resolve: ({ name, attribute }) =>
      name === 'aws_cloudwatch_event_rule.uploads' && attribute === 'event_pattern' ? pattern : undefined,
  });

test('the rules of a plan answer, and its functions get what the rules send them', async () => {
  using eventBridge = mockEventBridge({ region, seed: shop() });
  const received: unknown[] = [];
  eventBridge.handle('module.billing.aws_lambda_function.this', (event) => received.push(event));

  const Entries = [99, 150].map((total) => ({
    EventBusName: 'orders-dev',
    Source: 'shop.orders',
    DetailType: 'Order Placed',
    Detail: JSON.stringify({ id: `o-${total}`, total }),
  }));
  await client.send(new PutEventsCommand({ Entries }));
  await eventBridge.settled();

  expect(received).toEqual([{ order: 'o-150' }]);
  const { Targets } = await client.send(
    new ListTargetsByRuleCommand({ Rule: 'large', EventBusName: 'orders-dev' }),
  );
  expect(Targets).toContainEqual({
    Id: 'billing',
    Arn: `arn:aws:lambda:${region}:${account}:function:billing-dev`,
    RoleArn: `arn:aws:iam::${account}:role/events`,
    InputTransformer: { InputPathsMap: { id: '$.detail.id' }, InputTemplate: '{"order": <id>}' },
    DeadLetterConfig: { Arn: `arn:aws:sqs:${region}:${account}:audit` },
    RetryPolicy: { MaximumRetryAttempts: 3 },
  });
});

test('rules, buses and targets are known by their addresses', () => {
  using eventBridge = mockEventBridge({ region, seed: shop() });

  const paid = eventBridge.rule('module.orders.aws_cloudwatch_event_rule.this["paid"]');
  expect([paid.name, paid.eventBusName]).toEqual(['paid', 'orders-dev']);
  expect(eventBridge.bus('aws_cloudwatch_event_bus.orders').name).toBe('orders-dev');
  expect(eventBridge.rule('aws_cloudwatch_event_rule.nameless').name).toMatch(
    /^terraform-20260101\d{10}\w{8}$/,
  );
  expect(eventBridge.rule('aws_cloudwatch_event_rule.prefixed').name).toMatch(/^shop-20260101\d{10}\w{8}$/);
  const known = [
    'module.workers["two"].aws_lambda_function.this',
    'aws_lambda_alias.live',
    'aws_sqs_queue.many[1]',
    'aws_sqs_queue.keyed["a"]',
    'aws_ecs_cluster.jobs',
    'aws_cloudwatch_event_api_destination.partner',
    'aws_cloudwatch_event_target.local',
  ];
  expect(known.filter((address) => !eventBridge.target(address).exists)).toEqual([]);
});

test('a function is known by its alias alone, where only that is a target', () => {
  const seed = fromTerraform(
    plan([
      { address: 'aws_cloudwatch_event_rule.r', values: { name: 'r', event_pattern: '{"source":["a"]}' } },
      {
        address: 'aws_cloudwatch_event_target.t',
        values: { rule: 'r' },
        unknown: { arn: true },
        expressions: { arn: { references: ['aws_lambda_alias.live.arn', 'aws_lambda_alias.live'] } },
      },
      { address: 'aws_lambda_alias.live', values: { name: 'live', function_name: 'f' } },
      { address: 'aws_lambda_function.f', values: { function_name: 'f' } },
    ]),
  );
  using eventBridge = mockEventBridge({ seed });
  expect(eventBridge.target('aws_lambda_function.f').exists).toBe(true);
  expect(eventBridge.target('aws_lambda_alias.live').exists).toBe(true);
});

test('the whole of a plan', () => {
  const stack = shop();
  expect(String(stack).replace(path, 'plan.json')).toMatchInlineSnapshot(`
    "plan.json: 16 resources of EventBridge
      aws_cloudwatch_event_connection.partner: connection "partner"
      aws_cloudwatch_event_api_destination.partner: API destination "partner"
      aws_cloudwatch_event_bus.orders: bus "orders-dev"
      aws_cloudwatch_event_permission.organization: policy of bus "orders-dev"
      aws_cloudwatch_event_archive.orders: archive "orders" of bus "orders-dev"
      aws_cloudwatch_event_rule.counted[0]: rule "counted-0" on bus "default", 1 target
      aws_cloudwatch_event_rule.counted[1]: rule "counted-1" on bus "default", 1 target
      aws_cloudwatch_event_rule.jobs["nightly"]: rule "nightly" on bus "default", 2 targets
      aws_cloudwatch_event_rule.jobs["weekly"]: rule "weekly" on bus "default", 1 target
      aws_cloudwatch_event_rule.large: rule "large" on bus "orders-dev", 3 targets
      aws_cloudwatch_event_rule.nameless: rule "terraform-202601010000000000352bbe42" on bus "default", 2 targets
      aws_cloudwatch_event_rule.prefixed: rule "shop-20260101000000000042555724" on bus "orders-dev", 1 target
      aws_cloudwatch_event_rule.uploads: rule "uploads" on bus "default", no targets
      module.orders.aws_cloudwatch_event_rule.this["paid"]: rule "paid" on bus "orders-dev", 3 targets
      module.orders.aws_cloudwatch_event_rule.this["placed"]: rule "placed" on bus "orders-dev", 1 target
      aws_scheduler_schedule.hourly: schedule "hourly" in group "default"
      warning: aws_cloudwatch_event_target.large.retry_policy: maximum_event_age_in_seconds is not set: the provider sends 0, which AWS refuses. Set it to 60 or more.
      note: aws_cloudwatch_event_target.local.arn: The value is known after apply: it depends on local.audit_arn. "arn:aws:lambda:eu-central-1:123456789012:function:known-after-apply-local-22899506" stands in for it.
      note: module.orders.aws_cloudwatch_event_target.queue["audit"].arn: The value is known after apply: it depends on each.value. "arn:aws:sqs:eu-central-1:123456789012:audit" stands in for it.
      note: module.orders.aws_cloudwatch_event_target.queue["stock"].arn: The value is known after apply: it depends on each.value. "arn:aws:lambda:eu-central-1:123456789012:function:known-after-apply-queue-7abda39c" stands in for it.
      warning: aws_cloudwatch_event_rule.uploads: The rule has no target, so it does nothing. Give it Targets.
      warning: aws_cloudwatch_event_target.counted[0].arn: The queue aws_sqs_queue.many[0] has no policy that lets EventBridge in, so no event reaches it. Add an aws_sqs_queue_policy that allows sqs:SendMessage for the service events.amazonaws.com, with the ARN of aws_cloudwatch_event_rule.counted[0] as its source.
      warning: aws_cloudwatch_event_target.counted[1].arn: The queue aws_sqs_queue.many[1] has no policy that lets EventBridge in, so no event reaches it. Add an aws_sqs_queue_policy that allows sqs:SendMessage for the service events.amazonaws.com, with the ARN of aws_cloudwatch_event_rule.counted[1] as its source.
      warning: aws_cloudwatch_event_target.keyed["a"].arn: The queue aws_sqs_queue.keyed["a"] has no policy that lets EventBridge in, so no event reaches it. Add an aws_sqs_queue_policy that allows sqs:SendMessage for the service events.amazonaws.com, with the ARN of aws_cloudwatch_event_rule.jobs["nightly"] as its source.
      warning: aws_cloudwatch_event_target.keyed["b"].arn: The queue aws_sqs_queue.keyed["b"] has no policy that lets EventBridge in, so no event reaches it. Add an aws_sqs_queue_policy that allows sqs:SendMessage for the service events.amazonaws.com, with the ARN of aws_cloudwatch_event_rule.jobs["nightly"] as its source.
      warning: aws_cloudwatch_event_target.large.dead_letter_config.arn: The queue aws_sqs_queue.audit has no policy that lets EventBridge in, so what cannot be delivered is lost. Add an aws_sqs_queue_policy that allows sqs:SendMessage for the service events.amazonaws.com, with the ARN of aws_cloudwatch_event_rule.large as its source.
      warning: aws_cloudwatch_event_target.workers["one"].arn: The function module.workers["one"].aws_lambda_function.this has no policy that lets EventBridge in, so no event reaches it. Add an aws_lambda_permission that allows lambda:InvokeFunction for the service events.amazonaws.com, with the ARN of aws_cloudwatch_event_rule.large as its source.
      warning: aws_cloudwatch_event_target.workers["two"].arn: The function module.workers["two"].aws_lambda_function.this has no policy that lets EventBridge in, so no event reaches it. Add an aws_lambda_permission that allows lambda:InvokeFunction for the service events.amazonaws.com, with the ARN of aws_cloudwatch_event_rule.large as its source.
      warning: aws_cloudwatch_event_target.prefixed.arn: The function aws_lambda_alias.live has no policy that lets EventBridge in, so no event reaches it. Add an aws_lambda_permission that allows lambda:InvokeFunction for the service events.amazonaws.com, with the ARN of aws_cloudwatch_event_rule.prefixed as its source.
      warning: module.orders.aws_cloudwatch_event_target.function["paid"].arn: The function module.billing.aws_lambda_function.this has no policy that lets EventBridge in, so no event reaches it. Add an aws_lambda_permission that allows lambda:InvokeFunction for the service events.amazonaws.com, with the ARN of module.orders.aws_cloudwatch_event_rule.this["paid"] as its source.
      warning: module.orders.aws_cloudwatch_event_target.queue["audit"].arn: The queue aws_sqs_queue.audit has no policy that lets EventBridge in, so no event reaches it. Add an aws_sqs_queue_policy that allows sqs:SendMessage for the service events.amazonaws.com, with the ARN of module.orders.aws_cloudwatch_event_rule.this["paid"] as its source.
      warning: module.orders.aws_cloudwatch_event_target.function["placed"].arn: The function module.billing.aws_lambda_function.this has no policy that lets EventBridge in, so no event reaches it. Add an aws_lambda_permission that allows lambda:InvokeFunction for the service events.amazonaws.com, with the ARN of module.orders.aws_cloudwatch_event_rule.this["placed"] as its source.
      warning: aws_cloudwatch_event_bus.orders.dead_letter_config.arn: The queue aws_sqs_queue.audit has no policy that lets EventBridge in, so what the bus cannot encrypt or decrypt is lost. Add an aws_sqs_queue_policy that allows sqs:SendMessage for the service events.amazonaws.com."
  `);
  expect(String(stack)).not.toContain('S3CRET');
});

test('a pattern that is known after apply is told with what it depends on', () => {
  const given: unknown = JSON.parse(readFileSync(path, 'utf8'));
  expect(() => fromTerraform(given as object)).toThrowErrorMatchingInlineSnapshot(`
    [InvalidTemplate: the plan: 1 error

      aws_cloudwatch_event_rule.uploads.event_pattern: The pattern is known after apply: it depends on aws_s3_bucket.uploads.arn. Give the state instead of the plan
        (terraform show -json > state.json, after terraform apply), or the value by the option resolve:
        ({ at }) => (at === "aws_cloudwatch_event_rule.uploads.event_pattern" ? … : undefined)]
  `);
});

test('what a plan leaves open is left out, where errors are no matter', () => {
  const { buses } = fromTerraform(path, { strict: false });
  expect(buses['default']?.rules).not.toHaveProperty('uploads');
  expect(buses['default']?.rules).toHaveProperty('nightly');
});

test('a plan that tells planned values alone is loaded, with what it does not tell stood in for', () => {
  const resource = (address: string, values: object) => {
    const [type, name] = address.split(/[.[]/);
    return { address, mode: 'managed', type, name, values };
  };
  const queue = {
    ...resource('aws_cloudwatch_event_target.queue[0]', {
      rule: 'placed',
      event_bus_name: 'orders',
      target_id: 'queue',
      input_transformer: [{ input_paths: { id: '$.detail.id' }, input_template: '{"order": <id>}' }],
      retry_policy: [],
      dead_letter_config: [],
    }),
    index: 0,
  };
  const resources = [
    resource('aws_cloudwatch_event_bus.orders', {
      name: 'orders',
      description: null,
      dead_letter_config: [],
      log_config: [],
      tags: null,
    }),
    resource('aws_cloudwatch_event_rule.placed', {
      name: 'placed',
      event_bus_name: 'orders',
      event_pattern: '{"source":["shop.orders"]}',
      schedule_expression: null,
      state: 'ENABLED',
      force_destroy: false,
    }),
    queue,
  ];
  const text = JSON.stringify({ format_version: '1.2', planned_values: { root_module: { resources } } });
  const stack = fromTerraform(text, { account, region });
  expect(stack.buses).toMatchInlineSnapshot(`
    {
      "orders": {
        "archives": {},
        "rules": {
          "placed": {
            "EventPattern": "{"source":["shop.orders"]}",
            "State": "ENABLED",
            "Targets": [
              {
                "Arn": "arn:aws:lambda:eu-central-1:123456789012:function:known-after-apply-queue-b2dcc337",
                "Id": "queue",
                "InputTransformer": {
                  "InputPathsMap": {
                    "id": "$.detail.id",
                  },
                  "InputTemplate": "{"order": <id>}",
                },
              },
            ],
          },
        },
      },
    }
  `);
  expect(stack.findings).toMatchInlineSnapshot(`
    [
      {
        "at": "aws_cloudwatch_event_target.queue[0].arn",
        "kind": "stand-in",
        "message": "The value is known after apply. "arn:aws:lambda:eu-central-1:123456789012:function:known-after-apply-queue-b2dcc337" stands in for it.",
        "severity": "note",
      },
    ]
  `);
});
