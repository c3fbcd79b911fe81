import { expect, test } from 'vitest';
import { mockEventBridge } from '../../../src/index.js';
import { fromTerraform, type TerraformOptions } from '../../../src/templates.js';
import { plan, state, type Given } from './documents.js';

const place = { account: '123456789012', region: 'us-east-1' };
const arnOf = (service: string, name: string) => `arn:aws:${service}:us-east-1:123456789012:${name}`;
const url = (name: string) => `https://sqs.us-east-1.amazonaws.com/123456789012/${name}`;
const to = (...references: readonly string[]) => ({ references });

const rule: Given = {
  address: 'aws_cloudwatch_event_rule.paid',
  values: { name: 'paid', event_pattern: '{"source":["shop"]}' },
};
const target = (arn: string): Given => ({
  address: 'aws_cloudwatch_event_target.t',
  values: { arn, target_id: 't', rule: 'paid' },
});
const queue: Given = {
  address: 'aws_sqs_queue.q',
  values: { name: 'q', url: url('q'), arn: arnOf('sqs', 'q') },
};
const policy = (action: string, resource = arnOf('sqs', 'q')) =>
  JSON.stringify({
    Statement: [
      { Effect: 'Allow', Principal: { Service: 'events.amazonaws.com' }, Action: action, Resource: resource },
    ],
  });
const queuePolicy = (action: string): Given => ({
  address: 'aws_sqs_queue_policy.q',
  values: { queue_url: url('q'), policy: policy(action), id: url('q') },
});
const toQueue = [rule, target(arnOf('sqs', 'q')), queue];

const billing: Given = {
  address: 'aws_lambda_function.billing',
  values: { function_name: 'billing' },
  unknown: { arn: true },
};
const toBilling = [rule, target(arnOf('lambda', 'function:billing')), billing];
const permission = (more: Partial<Given> = {}): Given => ({
  address: 'aws_lambda_permission.p',
  values: { action: 'lambda:InvokeFunction', function_name: 'billing', principal: 'events.amazonaws.com' },
  ...more,
});

const told = (document: object, options: TerraformOptions = {}) =>
  fromTerraform(document, { ...place, ...options }).findings.map(({ at, message }) => `${at}: ${message}`);

test('a queue or a function without a policy, or with one that denies, is told of in the words of Terraform', () => {
  expect(told(state(toQueue))).toMatchInlineSnapshot(`
    [
      "aws_cloudwatch_event_target.t.arn: The queue aws_sqs_queue.q has no policy that lets EventBridge in, so no event reaches it. Add an aws_sqs_queue_policy that allows sqs:SendMessage for the service events.amazonaws.com, with the ARN of aws_cloudwatch_event_rule.paid as its source.",
    ]
  `);
  expect(told(state([...toQueue, queuePolicy('sqs:ReceiveMessage')]))).toMatchInlineSnapshot(`
    [
      "aws_cloudwatch_event_target.t.arn: EventBridge is not allowed to perform sqs:SendMessage on arn:aws:sqs:us-east-1:123456789012:q: the only Allow statement of its resource policy does not apply.
      Statement[0] has Action "sqs:ReceiveMessage", which does not include sqs:SendMessage.
    So no event reaches it. Its policy must allow sqs:SendMessage for the service events.amazonaws.com, with the ARN of aws_cloudwatch_event_rule.paid as its source.",
    ]
  `);
  expect(told(plan(toBilling))).toMatchInlineSnapshot(`
    [
      "aws_cloudwatch_event_target.t.arn: The function aws_lambda_function.billing has no policy that lets EventBridge in, so no event reaches it. Add an aws_lambda_permission that allows lambda:InvokeFunction for the service events.amazonaws.com, with the ARN of aws_cloudwatch_event_rule.paid as its source.",
    ]
  `);
});

const otherRule = {
  unknown: { source_arn: true },
  expressions: { source_arn: to('aws_cloudwatch_event_rule.other.arn', 'aws_cloudwatch_event_rule.other') },
};
const ownRule = {
  unknown: { source_arn: true },
  expressions: { source_arn: to('aws_cloudwatch_event_rule.paid.arn', 'aws_cloudwatch_event_rule.paid') },
};
const other: Given = {
  address: 'aws_cloudwatch_event_rule.other',
  values: { name: 'other', event_pattern: '{"source":["other"]}' },
  expressions: { name: { constant_value: 'other' } },
};
const written: Given = { ...rule, expressions: { name: { constant_value: 'paid' } } };
const openQueue: Given = {
  address: 'aws_sqs_queue.q',
  values: { name: 'q' },
  unknown: { arn: true, url: true, policy: true },
  expressions: { name: { constant_value: 'q' } },
};
const openPolicy = (more: object): Given => ({
  address: 'aws_sqs_queue_policy.q',
  unknown: { queue_url: true },
  expressions: { queue_url: to('aws_sqs_queue.q.url', 'aws_sqs_queue.q'), policy: {} },
  ...more,
});
const toOpenQueue = [rule, target(arnOf('sqs', 'q')), openQueue];

const QUIET: Readonly<Record<string, object>> = {
  'a queue with its policy in a state': state([...toQueue, queuePolicy('sqs:SendMessage')]),
  'a queue that says its own policy': state([
    rule,
    target(arnOf('sqs', 'q')),
    { ...queue, values: { ...queue.values, policy: policy('sqs:SendMessage') } },
  ]),
  'a topic with its policy': state([
    ...[rule, target(arnOf('sns', 't'))],
    { address: 'aws_sns_topic.t', values: { name: 't', arn: arnOf('sns', 't') } },
    {
      address: 'aws_sns_topic_policy.t',
      values: { arn: arnOf('sns', 't'), policy: policy('sns:Publish', arnOf('sns', 't')) },
    },
  ]),
  'a permission for all rules': plan([...toBilling, permission()]),
  'a permission for the rule, known after apply': plan([
    ...[written, target(arnOf('lambda', 'function:billing')), billing],
    permission(ownRule),
  ]),
  'a permission for what nobody can follow': plan([
    ...toBilling,
    permission({ unknown: { source_arn: true }, expressions: { source_arn: to('local.rules') } }),
  ]),
  'a permission for a function that nobody can follow': plan([
    ...toBilling,
    permission({
      values: { action: 'lambda:InvokeFunction', principal: 'sns.amazonaws.com' },
      unknown: { function_name: true },
      expressions: { function_name: to('local.name') },
    }),
  ]),
  'a policy that is known, of a queue that is known after apply': plan([
    ...toOpenQueue,
    openPolicy({ values: { policy: policy('sqs:SendMessage') } }),
  ]),
  'a policy that is known after apply': plan([
    ...toOpenQueue,
    openPolicy({ unknown: { queue_url: true, policy: true } }),
  ]),
  'a plan for some of it': plan(toQueue, { complete: false }),
  'a queue that is read': plan([
    rule,
    target(arnOf('sqs', 'q')),
    { address: 'data.aws_sqs_queue.q', mode: 'data', values: queue.values ?? {} },
  ]),
};

test.for(Object.entries(QUIET))('nothing is told of %s', ([, document]) => {
  expect(told(document)).toEqual([]);
});

test('a permission for another rule is told of, and denies deliveries', async () => {
  const seed = fromTerraform(
    plan([...[written, other, target(arnOf('lambda', 'function:billing')), billing], permission(otherRule)]),
    place,
  );
  expect(seed.findings.filter(({ kind }) => kind !== 'no-target').map(({ message }) => message))
    .toMatchInlineSnapshot(`
    [
      "EventBridge is not allowed to perform lambda:InvokeFunction on arn:aws:lambda:us-east-1:123456789012:function:billing: the only Allow statement of its resource policy does not apply.
      Statement[0] "aws_lambda_permission.p" requires AWS:SourceArn ArnLike "arn:aws:events:us-east-1:123456789012:rule/other", but the request has "arn:aws:events:us-east-1:123456789012:rule/paid".
    So no event reaches it. Its policy must allow lambda:InvokeFunction for the service events.amazonaws.com, with the ARN of aws_cloudwatch_event_rule.paid as its source.",
    ]
  `);

  using eventBridge = mockEventBridge({ ...place, seed });
  eventBridge.emit({ Source: 'shop', DetailType: 'paid', Detail: '{}' });
  await eventBridge.settled();
  expect(eventBridge.deliveries()).toMatchObject([{ outcome: 'dropped' }]);
});

test('policies move with what they are of', async () => {
  const here = { account: '111122223333', region: 'eu-west-1' };
  const seed = fromTerraform(state([...toQueue, queuePolicy('sqs:SendMessage')]), here);
  expect(seed.findings).toEqual([]);

  using eventBridge = mockEventBridge({ ...here, seed });
  eventBridge.emit({ Source: 'shop', DetailType: 'paid', Detail: '{}' });
  await eventBridge.settled();
  expect(eventBridge.deliveries()).toMatchObject([{ outcome: 'delivered' }]);
});

test('a FIFO queue that does not tell duplicates by their content is told of as Terraform says it', () => {
  const fifo = (deduplicates: boolean): Given => ({
    address: 'aws_sqs_queue.q',
    values: {
      ...{ name: 'q.fifo', url: url('q.fifo'), arn: arnOf('sqs', 'q.fifo') },
      ...{ fifo_queue: true, content_based_deduplication: deduplicates },
      policy: policy('sqs:SendMessage', arnOf('sqs', 'q.fifo')),
    },
  });
  const sent: Given = {
    address: 'aws_cloudwatch_event_target.t',
    values: {
      ...{ arn: arnOf('sqs', 'q.fifo'), target_id: 't', rule: 'paid' },
      sqs_target: [{ message_group_id: 'g' }],
    },
  };

  expect(told(state([rule, sent, fifo(true)]))).toEqual([]);
  expect(told(state([rule, sent, fifo(false)]))).toMatchInlineSnapshot(`
    [
      "aws_cloudwatch_event_target.t.arn: A FIFO queue accepts events from EventBridge only if it deduplicates by content. Give it content_based_deduplication = true.",
    ]
  `);
});
