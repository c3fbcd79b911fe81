import type { Target } from '@aws-sdk/client-eventbridge';
import { expect, test } from 'vitest';
import { mockEventBridge, type EventBridgeMockOptions, type SeededResource } from '../../src/index.js';
import {
  client,
  DeadLetterConfig,
  deadLetterQueue,
  lambda,
  mock,
  mockEachTest,
  queue,
  sendTo,
} from './one-target.js';

const RoleArn = 'arn:aws:iam::123456789012:role/eventbridge';
const topic = 'arn:aws:sns:us-east-1:123456789012:orders';
const logGroup = 'arn:aws:logs:us-east-1:123456789012:log-group:/aws/events/orders';
const restApi = 'arn:aws:execute-api:us-east-1:123456789012:a1b2c3/prod/POST/orders';
const stream = 'arn:aws:kinesis:us-east-1:123456789012:stream/orders';
const fifo = `${queue}.fifo`;
const foreignQueue = 'arn:aws:sqs:us-east-1:444455556666:orders';
const rule = 'arn:aws:events:us-east-1:123456789012:rule/r';

mockEachTest();

interface Statement {
  readonly Effect?: string;
  readonly Principal?: unknown;
  readonly Action?: unknown;
  readonly Resource?: unknown;
  readonly Condition?: unknown;
}

/** A policy that lets EventBridge send to the queue, with what a test has different. */
function policy(...statements: readonly Statement[]): object {
  const allow = {
    Effect: 'Allow',
    Principal: { Service: 'events.amazonaws.com' },
    Action: 'sqs:SendMessage',
    Resource: queue,
  };
  return { Version: '2012-10-17', Statement: statements.map((statement) => ({ ...allow, ...statement })) };
}

async function deliverTo(
  resources: Record<string, SeededResource>,
  target: Partial<Target> = {},
): Promise<string> {
  mock.seed({ resources });
  const id = await sendTo(target);
  await mock.settled();
  return id;
}

/** What became of the only delivery: its outcome, or the code of its error. */
function ends(): readonly string[] {
  return mock.deliveries().map(({ outcome, attempts }) => attempts.at(-1)?.error?.errorCode ?? outcome);
}

const messagesFor = (id: string): readonly string[] =>
  mock.warnings().map(({ message }) => message.replaceAll(id, '<id>'));

test('a queue whose policy lets EventBridge in gets events', async () => {
  await deliverTo({ [queue]: { policy: policy({}) } });

  expect(ends()).toEqual(['delivered']);
  expect(mock.warnings()).toEqual([]);
});

test('a queue without a policy gets none, at once and without retries', async () => {
  const id = await deliverTo({ [queue]: { policy: null } }, { DeadLetterConfig });

  expect(mock.deliveries()).toMatchObject([{ outcome: 'dead-lettered', attempts: [{}] }]);
  expect(mock.deadLetters().map(({ messageAttributes }) => messageAttributes)).toMatchInlineSnapshot(`
    [
      {
        "ERROR_CODE": "NO_PERMISSIONS",
        "ERROR_MESSAGE": "User: events.amazonaws.com is not authorized to perform: sqs:SendMessage on resource: arn:aws:sqs:us-east-1:123456789012:orders because no resource-based policy allows the sqs:SendMessage action",
        "RETRY_ATTEMPTS": "0",
        "RULE_ARN": "arn:aws:events:us-east-1:123456789012:rule/r",
        "TARGET_ARN": "arn:aws:sqs:us-east-1:123456789012:orders",
      },
    ]
  `);
  expect(messagesFor(id)).toMatchInlineSnapshot(`
    [
      "EventBridge is not allowed to perform sqs:SendMessage on arn:aws:sqs:us-east-1:123456789012:orders: it has no resource policy.
    A policy with the statement {"Effect":"Allow","Action":"sqs:SendMessage","Resource":"arn:aws:sqs:us-east-1:123456789012:orders","Principal":{"Service":"events.amazonaws.com"},"Condition":{"ArnEquals":{"aws:SourceArn":"arn:aws:events:us-east-1:123456789012:rule/r"}}} allows it.",
    ]
  `);
});

test('what is lost for a missing policy is told with what would allow it', async () => {
  const id = await deliverTo({
    [queue]: { policy: policy({ Principal: { Service: 'sns.amazonaws.com' } }) },
  });

  expect(mock.deliveries()).toMatchObject([{ outcome: 'dropped' }]);
  expect(messagesFor(id)).toMatchInlineSnapshot(`
    [
      "EventBridge is not allowed to perform sqs:SendMessage on arn:aws:sqs:us-east-1:123456789012:orders: the only Allow statement of its resource policy does not apply.
      Statement[0] has Principal {"Service":"sns.amazonaws.com"}, which does not include events.amazonaws.com.
    A policy with the statement {"Effect":"Allow","Action":"sqs:SendMessage","Resource":"arn:aws:sqs:us-east-1:123456789012:orders","Principal":{"Service":"events.amazonaws.com"},"Condition":{"ArnEquals":{"aws:SourceArn":"arn:aws:events:us-east-1:123456789012:rule/r"}}} allows it.",
      "rule/r → arn:aws:sqs:us-east-1:123456789012:orders: event <id> is lost, since the target has no dead-letter queue. NO_PERMISSIONS: User: events.amazonaws.com is not authorized to perform: sqs:SendMessage on resource: arn:aws:sqs:us-east-1:123456789012:orders because no resource-based policy allows the sqs:SendMessage action",
    ]
  `);
  expect(mock.warnings()[0]).toMatchObject({
    kind: 'target-access-denied',
    ruleArn: rule,
    targetArn: queue,
    account: '123456789012',
    service: 'events.amazonaws.com',
    action: 'sqs:SendMessage',
    resource: queue,
    decision: { reason: 'not allowed', mismatches: [{ part: 'Principal' }] },
  });
});

test('a Deny is named, by its Sid or its place', async () => {
  const Sid = 'NoRules';
  const id = await deliverTo({ [queue]: { policy: policy({}, { Effect: 'Deny', Sid } as Statement) } });
  expect(messagesFor(id)[0]).toMatchInlineSnapshot(`
    "EventBridge is not allowed to perform sqs:SendMessage on arn:aws:sqs:us-east-1:123456789012:orders: Statement[1] "NoRules" of its resource policy denies it, whatever other statements allow.
    A policy without the statement "NoRules" would not deny it."
  `);

  mock.clearHistory();
  const other = await deliverTo({ [queue]: { policy: policy({}, { Effect: 'Deny' }) } });
  expect(messagesFor(other)[0]).toMatchInlineSnapshot(`
    "EventBridge is not allowed to perform sqs:SendMessage on arn:aws:sqs:us-east-1:123456789012:orders: Statement[1] of its resource policy denies it, whatever other statements allow.
    A policy without Statement[1] would not deny it."
  `);
});

test.for<[string, string, Statement]>([
  ['everybody', 'delivered', { Principal: '*' }],
  ['everybody, spelt out', 'delivered', { Principal: { AWS: '*' } }],
  ['the account of the rule', 'NO_PERMISSIONS', { Principal: { AWS: '123456789012' } }],
  ['several services', 'delivered', { Principal: { Service: ['s3.amazonaws.com', 'events.amazonaws.com'] } }],
  ['this rule', 'delivered', { Condition: { ArnEquals: { 'aws:SourceArn': rule } } }],
  ['another rule', 'NO_PERMISSIONS', { Condition: { ArnEquals: { 'aws:SourceArn': `${rule}2` } } }],
  ['rules like this', 'delivered', { Condition: { ArnLike: { 'AWS:SourceArn': rule.replace(/r$/, '*') } } }],
  ['this account', 'delivered', { Condition: { StringEquals: { 'aws:SourceAccount': '123456789012' } } }],
  [
    'another account',
    'NO_PERMISSIONS',
    { Condition: { StringEquals: { 'aws:SourceAccount': '444455556666' } } },
  ],
  ['services', 'delivered', { Condition: { Bool: { 'aws:PrincipalIsAWSService': 'true' } } }],
  [
    'principals of the account',
    'NO_PERMISSIONS',
    { Condition: { StringEquals: { 'aws:PrincipalAccount': '123456789012' } } },
  ],
  ['all actions', 'delivered', { Action: 'sqs:*' }],
  ['another action', 'NO_PERMISSIONS', { Action: 'sqs:ReceiveMessage' }],
  ['another queue', 'NO_PERMISSIONS', { Resource: `${queue}2` }],
])('a policy for %s: %s', async ([, end, statement]) => {
  await deliverTo({ [queue]: { policy: policy(statement) } });

  expect(ends()).toEqual([end]);
});

test.for<[string, string, Statement]>([
  ['a topic', topic, { Action: 'sns:Publish', Resource: topic }],
  ['a function', lambda, { Action: 'lambda:InvokeFunction', Resource: lambda }],
  [
    'a log group',
    logGroup,
    {
      Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      Resource: `${logGroup.replace('orders', '*')}:*`,
    },
  ],
  ['an API', restApi, { Action: 'execute-api:Invoke', Resource: restApi }],
])('%s is asked for the action that EventBridge does there', async ([, arn, statement]) => {
  await deliverTo({ [arn]: { policy: JSON.stringify(policy(statement)) } }, { Arn: arn });
  expect(ends()).toEqual(['delivered']);

  mock.clearHistory();
  await deliverTo({ [arn]: { policy: policy({ ...statement, Action: 's3:GetObject' }) } }, { Arn: arn });
  expect(ends()).toEqual(['NO_PERMISSIONS']);
});

test('a log group has to allow both what makes a stream and what writes to it', async () => {
  const statement = { Action: 'logs:PutLogEvents', Resource: `${logGroup}:*` };
  const id = await deliverTo({ [`${logGroup}:*`]: { policy: policy(statement) } }, { Arn: logGroup });

  expect(messagesFor(id)[0]).toMatchInlineSnapshot(`
    "EventBridge is not allowed to perform logs:CreateLogStream on arn:aws:logs:us-east-1:123456789012:log-group:/aws/events/orders:*: the only Allow statement of its resource policy does not apply.
      Statement[0] has Action "logs:PutLogEvents", which does not include logs:CreateLogStream.
    A policy with the statement {"Effect":"Allow","Action":"logs:CreateLogStream","Resource":"arn:aws:logs:us-east-1:123456789012:log-group:/aws/events/orders:*","Principal":{"Service":"events.amazonaws.com"},"Condition":{"ArnEquals":{"aws:SourceArn":"arn:aws:events:us-east-1:123456789012:rule/r"}}} allows it."
  `);
});

test('what the seed does not name, or says nothing of, takes everything', async () => {
  await deliverTo({ [topic]: { policy: null }, [queue]: {} });

  expect(ends()).toEqual(['delivered']);
});

test('with a role of the same account the resource policy need not allow anything', async () => {
  await deliverTo({ [stream]: { policy: null } }, { Arn: stream, RoleArn });

  expect(ends()).toEqual(['delivered']);
});

test('what a policy denies, no role allows', async () => {
  const deny = { Effect: 'Deny', Principal: '*', Action: '*', Resource: '*' };
  await deliverTo({ [stream]: { policy: policy(deny) } }, { Arn: stream, RoleArn });

  expect(ends()).toEqual(['NO_PERMISSIONS']);
  expect(mock.warnings()[0]).not.toHaveProperty('service');
});

test('a queue of another account has to let the account of the role in', async () => {
  const statement = { Principal: { AWS: RoleArn }, Resource: foreignQueue };
  await deliverTo({ [foreignQueue]: { policy: policy(statement) } }, { Arn: foreignQueue, RoleArn });
  expect(ends()).toEqual(['delivered']);

  mock.clearHistory();
  const id = await deliverTo(
    { [foreignQueue]: { policy: policy({ Resource: foreignQueue }) } },
    { Arn: foreignQueue, RoleArn },
  );
  expect(ends()).toEqual(['NO_PERMISSIONS']);
  expect(messagesFor(id)[0]).toMatchInlineSnapshot(`
    "A role of account 123456789012 is not allowed to perform sqs:SendMessage on arn:aws:sqs:us-east-1:444455556666:orders: the only Allow statement of its resource policy does not apply.
      Statement[0] has Principal {"Service":"events.amazonaws.com"}, which does not include account 123456789012.
    A policy with the statement {"Effect":"Allow","Action":"sqs:SendMessage","Resource":"arn:aws:sqs:us-east-1:444455556666:orders","Principal":{"AWS":"arn:aws:iam::123456789012:root"}} allows it."
  `);
});

test('a dead-letter queue that does not let EventBridge in gets nothing, and the event is lost', async () => {
  mock.target(queue).fault({ errorCode: 'NO_RESOURCE', message: 'gone' });
  const id = await deliverTo({ [deadLetterQueue]: { policy: null } }, { DeadLetterConfig });

  expect(mock.deadLetters()).toEqual([]);
  expect(mock.deliveries()).toMatchObject([
    { outcome: 'dropped', deadLetterFailure: { queueArn: deadLetterQueue, problem: 'no permission' } },
  ]);
  expect(messagesFor(id)).toMatchInlineSnapshot(`
    [
      "EventBridge is not allowed to perform sqs:SendMessage on arn:aws:sqs:us-east-1:123456789012:dead: it has no resource policy.
    A policy with the statement {"Effect":"Allow","Action":"sqs:SendMessage","Resource":"arn:aws:sqs:us-east-1:123456789012:dead","Principal":{"Service":"events.amazonaws.com"},"Condition":{"ArnEquals":{"aws:SourceArn":"arn:aws:events:us-east-1:123456789012:rule/r"}}} allows it.",
      "rule/r → arn:aws:sqs:us-east-1:123456789012:orders: event <id> is lost, since its dead-letter queue arn:aws:sqs:us-east-1:123456789012:dead does not let EventBridge send to it. NO_RESOURCE: gone",
    ]
  `);
});

test('a dead-letter queue with a policy for the rule gets its events', async () => {
  mock.target(queue).fault({ errorCode: 'NO_RESOURCE' });
  const Condition = { ArnEquals: { 'aws:SourceArn': rule } };
  await deliverTo(
    { [deadLetterQueue]: { policy: policy({ Resource: deadLetterQueue, Condition }) } },
    { DeadLetterConfig },
  );

  expect(mock.deadLetters()).toMatchObject([{ queueArn: deadLetterQueue }]);
});

test.for([
  ['FIFO queue', 'arn:aws:sqs:us-east-1:123456789012:dead.fifo'],
  ['another Region', 'arn:aws:sqs:eu-west-1:123456789012:dead'],
  ['not a queue', 'arn:aws:sns:us-east-1:123456789012:dead'],
] as const)('dead letters reach no queue with the problem "%s"', async ([problem, Arn]) => {
  mock.target(queue).fault({ errorCode: 'NO_RESOURCE', message: 'gone' });
  const id = await deliverTo({}, { DeadLetterConfig: { Arn } });

  expect(mock.deadLetters()).toEqual([]);
  expect(mock.deliveries()).toMatchObject([{ outcome: 'dropped', deadLetterFailure: { problem } }]);
  const start = `rule/r → ${queue}: event <id> is lost, since its dead-letter queue ${Arn} `;
  const reasons = {
    'FIFO queue': 'is a FIFO queue, and a dead-letter queue must be a standard queue',
    'another Region': 'is in a different Region, and a dead-letter queue must be in the Region of the rule',
    'not a queue': 'is not an SQS queue',
  };
  expect(messagesFor(id)).toEqual([`${start}${reasons[problem]}. NO_RESOURCE: gone`]);
});

const SqsParameters = { MessageGroupId: 'orders' };

test('a FIFO queue takes events when it deduplicates by content, and drops them when not', async () => {
  await deliverTo({ [fifo]: { contentBasedDeduplication: true } }, { Arn: fifo, SqsParameters });
  expect(ends()).toEqual(['delivered']);

  mock.clearHistory();
  const id = await deliverTo({ [fifo]: { contentBasedDeduplication: false } }, { Arn: fifo, SqsParameters });
  expect(mock.deliveries()).toMatchObject([{ outcome: 'dropped', attempts: [{}] }]);
  expect(messagesFor(id)).toMatchInlineSnapshot(`
    [
      "rule/r → arn:aws:sqs:us-east-1:123456789012:orders.fifo: event <id> is lost, since the target has no dead-letter queue. INVALID_PARAMETER: The FIFO queue does not deduplicate by content, and EventBridge sends no MessageDeduplicationId.",
    ]
  `);
});

test('resourcePolicies: ignored asks no policy', async () => {
  const options: EventBridgeMockOptions = {
    resourcePolicies: 'ignored',
    seed: { resources: { [queue]: { policy: null } } },
  };
  using open = mockEventBridge(client, options);
  await sendTo();
  await open.settled();

  expect(open.deliveries()).toMatchObject([{ outcome: 'delivered' }]);
});

test('reset() goes back to the resources of the seed', async () => {
  mock.seed({ resources: { [queue]: { policy: null } } });
  mock.reset();
  await sendTo();
  await mock.settled();

  expect(ends()).toEqual(['NO_PERMISSIONS']);
});

function refusal(resources: object): string {
  try {
    mock.seed({ resources } as object);
  } catch (error) {
    return String(error);
  }
  throw new Error('The seed was taken.');
}

test('a seed of resources that nobody would understand is refused', () => {
  expect([
    refusal({ orders: {} }),
    refusal({ 'arn:aws:s3:::bucket': {} }),
    refusal({ 'arn:aws:states:us-east-1:123456789012:stateMachine:m': { policy: null } }),
    refusal({ 'arn:aws:events:us-east-1:123456789012:event-bus/other': { policy: null } }),
    refusal({ [queue]: { polcy: null } }),
    refusal({ [queue]: { policy: 'no JSON' } }),
    refusal({ [queue]: { policy: {} } }),
    refusal({ [queue]: { contentBasedDeduplication: true } }),
    refusal({ [fifo]: { contentBasedDeduplication: 'yes' } }),
    refusal({ [queue]: null }),
  ]).toMatchInlineSnapshot(`
    [
      "InvalidSeed: seed.resources.orders: a resource is named by its ARN.",
      "InvalidSeed: seed.resources["arn:aws:s3:::bucket"]: EventBridge needs no policy on such a resource.",
      "InvalidSeed: seed.resources["arn:aws:states:us-east-1:123456789012:stateMachine:m"]: EventBridge needs no policy on a target of the kind "Step Functions state machine".",
      "InvalidSeed: seed.resources["arn:aws:events:us-east-1:123456789012:event-bus/other"]: the policy of an event bus belongs in seed.buses.",
      "InvalidSeed: seed.resources["arn:aws:sqs:us-east-1:123456789012:orders"].polcy: there is no such member. Did you mean "policy"?",
      "InvalidSeed: seed.resources["arn:aws:sqs:us-east-1:123456789012:orders"].policy: a policy must be an object with a Statement, or its JSON text; null means that there is none.",
      "InvalidSeed: seed.resources["arn:aws:sqs:us-east-1:123456789012:orders"].policy: a policy must be an object with a Statement, or its JSON text; null means that there is none.",
      "InvalidSeed: seed.resources["arn:aws:sqs:us-east-1:123456789012:orders"].contentBasedDeduplication: only a FIFO queue of SQS can deduplicate.",
      "InvalidSeed: seed.resources["arn:aws:sqs:us-east-1:123456789012:orders.fifo"].contentBasedDeduplication: expected a boolean, got a string.",
      "InvalidSeed: seed.resources["arn:aws:sqs:us-east-1:123456789012:orders"]: expected an object, got null.",
    ]
  `);
});
