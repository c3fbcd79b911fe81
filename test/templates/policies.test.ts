import { EventBridgeClient, PutEventsCommand, RemoveTargetsCommand } from '@aws-sdk/client-eventbridge';
import { expect, test } from 'vitest';
import { mockEventBridge, type EventBridgeMock } from '../../src/index.js';
import { fromCloudFormation } from '../../src/templates.js';
import { letIn } from './lint/told.js';
import '../../src/vitest.js';
import { failureOf } from '../expect/failure.js';

const client = new EventBridgeClient({});

const QUEUE = 'arn:aws:sqs:us-east-1:123456789012:orders';
const FUNCTION = 'arn:aws:lambda:us-east-1:123456789012:function:billing';
const OTHER = 'arn:aws:sns:us-east-1:123456789012:quite-another';
const DEAD = 'arn:aws:sqs:us-east-1:123456789012:dead';

const shop = `
Resources:
  Paid:
    Type: AWS::Events::Rule
    Properties:
      Name: paid
      EventPattern: { source: [shop] }
      Targets:
        - { Id: queue, Arn: !GetAtt Orders.Arn, DeadLetterConfig: { Arn: !GetAtt Dead.Arn } }
        - { Id: function, Arn: !GetAtt Billing.Arn, DeadLetterConfig: { Arn: !GetAtt Dead.Arn } }
  Orders: { Type: AWS::SQS::Queue, Properties: { QueueName: orders } }
  Dead: { Type: AWS::SQS::Queue, Properties: { QueueName: dead } }
  Billing: { Type: AWS::Lambda::Function, Properties: { FunctionName: billing } }`;

const permission = (source: string) => `
  BillingPermission:
    Type: AWS::Lambda::Permission
    Properties:
      Action: lambda:InvokeFunction
      FunctionName: !Ref Billing
      Principal: events.amazonaws.com
      SourceArn: ${source}`;

async function pay(eventBridge: EventBridgeMock): Promise<void> {
  await client.send(
    new PutEventsCommand({ Entries: [{ Source: 'shop', DetailType: 'paid', Detail: '{"total":5}' }] }),
  );
  await eventBridge.settled();
}

/** What became of the event at each target, and why. */
function outcomes(eventBridge: EventBridgeMock): readonly string[] {
  return eventBridge.deliveries().map(({ target, outcome, attempts }) => {
    const error = attempts.at(-1)?.error;
    return [target.id, outcome, ...(error ? [error.errorCode] : [])].join(' ');
  });
}

/** A policy of a queue that lets in another service. */
const others = (queue: string) => letIn(queue).replace('events.amazonaws.com', 'sns.amazonaws.com');

test('what the policies of a template permit works', async () => {
  const seed = fromCloudFormation(shop + letIn('Orders') + letIn('Dead') + permission('!GetAtt Paid.Arn'));
  expect(seed.findings).toEqual([]);
  using eventBridge = mockEventBridge({ seed });
  const billed: unknown[] = [];
  eventBridge.handle('Billing', (event) => billed.push(event));
  await pay(eventBridge);

  expect(outcomes(eventBridge)).toEqual(['queue delivered', 'function delivered']);
  expect(billed).toMatchObject([{ detail: { total: 5 } }]);
  expect(eventBridge.warnings()).toEqual([]);
});

test('a queue and a function without any policy are told of, and take what they are sent', async () => {
  const seed = fromCloudFormation(shop);
  expect(seed.findings.map(({ kind, at }) => `${kind} ${at}`)).toMatchInlineSnapshot(`
    [
      "no-permission Resources.Paid.Properties.Targets[0].Arn",
      "no-permission Resources.Paid.Properties.Targets[0].DeadLetterConfig.Arn",
      "no-permission Resources.Paid.Properties.Targets[1].Arn",
      "no-permission Resources.Paid.Properties.Targets[1].DeadLetterConfig.Arn",
    ]
  `);
  using eventBridge = mockEventBridge({ seed });
  const billed: unknown[] = [];
  eventBridge.handle('Billing', (event) => billed.push(event));
  await pay(eventBridge);

  expect(outcomes(eventBridge)).toEqual(['queue delivered', 'function delivered']);
  expect(billed).toHaveLength(1);
});

test('a queue whose policy lets in somebody else gets nothing', async () => {
  const seed = fromCloudFormation(shop + others('Orders') + letIn('Dead'));
  using eventBridge = mockEventBridge({ seed });
  await pay(eventBridge);

  const dead = ['queue dead-lettered NO_PERMISSIONS', 'function delivered'];
  expect(outcomes(eventBridge)).toEqual(dead);
  const [letter] = eventBridge.deadLetters();
  expect(letter?.messageAttributes['ERROR_MESSAGE']).toMatchInlineSnapshot(
    `"User: events.amazonaws.com is not authorized to perform: sqs:SendMessage on resource: arn:aws:sqs:us-east-1:123456789012:orders because no resource-based policy allows the sqs:SendMessage action"`,
  );

  eventBridge.reset();
  await pay(eventBridge);
  expect(outcomes(eventBridge)).toEqual(dead);
});

test('what comes of a policy that lets in another rule', async () => {
  const other = permission("!Sub 'arn:aws:events:${AWS::Region}:${AWS::AccountId}:rule/other'");
  using eventBridge = mockEventBridge({
    seed: fromCloudFormation(shop + letIn('Orders') + letIn('Dead') + other),
  });
  await pay(eventBridge);

  expect(outcomes(eventBridge)).toEqual(['queue delivered', 'function dead-lettered NO_PERMISSIONS']);
  expect(
    failureOf(() => {
      expect(eventBridge.target('Billing')).toHaveReceivedInvocation();
    }),
  ).toMatchInlineSnapshot(`
    expect(target).toHaveReceivedInvocation()

    Target "arn:aws:lambda:us-east-1:123456789012:function:billing" was not invoked.

    Possible reasons:

      • Event 1, "paid" from "shop":
        PutEvents → bus default → rule paid → target arn:aws:lambda:us-east-1:123456789012:function:billing: NO_PERMISSIONS → dead-letter queue
      • EventBridge is not allowed to perform lambda:InvokeFunction on arn:aws:lambda:us-east-1:123456789012:function:billing: the only Allow statement of its resource policy does not apply.
          Statement[0] "BillingPermission" requires AWS:SourceArn ArnLike "arn:aws:events:us-east-1:123456789012:rule/other", but the request has "arn:aws:events:us-east-1:123456789012:rule/paid".
        A policy with the statement {"Effect":"Allow","Action":"lambda:InvokeFunction","Resource":"arn:aws:lambda:us-east-1:123456789012:function:billing","Principal":{"Service":"events.amazonaws.com"},"Condition":{"ArnEquals":{"aws:SourceArn":"arn:aws:events:us-east-1:123456789012:rule/paid"}}} allows it.
  `);
});

test('a dead-letter queue whose policy lets in somebody else gets nothing', async () => {
  using eventBridge = mockEventBridge({ seed: fromCloudFormation(shop + others('Orders') + others('Dead')) });
  await pay(eventBridge);

  expect(eventBridge.deadLetters()).toEqual([]);
  expect(outcomes(eventBridge)).toEqual(['queue dropped NO_PERMISSIONS', 'function delivered']);
  const deadLetterFailure = { queueArn: DEAD, problem: 'no permission' };
  expect(eventBridge.deliveries()).toMatchObject([{ deadLetterFailure }, {}]);
});

test('a test that has no mind for policies says so', async () => {
  const seed = fromCloudFormation(shop + others('Orders'));
  using ignoring = mockEventBridge({ seed, resourcePolicies: 'ignored' });
  await pay(ignoring);
  expect(outcomes(ignoring)).toEqual(['queue delivered', 'function delivered']);
  ignoring.restore();

  const policy = { Statement: { Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' } };
  using knowing = mockEventBridge({
    seed: [seed, { resources: { [QUEUE]: { policy }, [FUNCTION]: { policy } } }],
  });
  await pay(knowing);
  expect(outcomes(knowing)).toEqual(['queue delivered', 'function delivered']);
});

test('a FIFO queue of the template that does not deduplicate by content takes nothing', async () => {
  const fifo = (properties: string) => `
Resources:
  Paid:
    Type: AWS::Events::Rule
    Properties:
      EventPattern: { source: [shop] }
      Targets: [{ Id: a, Arn: !GetAtt Line.Arn, SqsParameters: { MessageGroupId: g } }]
  Line: { Type: AWS::SQS::Queue, Properties: { QueueName: line.fifo, FifoQueue: true${properties} } }${letIn('Line')}`;

  for (const [properties, expected] of [
    ['', 'a dropped INVALID_PARAMETER'],
    [', ContentBasedDeduplication: true', 'a delivered'],
  ] as const) {
    using eventBridge = mockEventBridge({ seed: fromCloudFormation(fifo(properties)) });
    await pay(eventBridge);
    expect(outcomes(eventBridge)).toEqual([expected]);
  }
});

test('a strict mock has nothing against what the template says of targets that are gone', async () => {
  const removal = new RemoveTargetsCommand({ Rule: 'paid', Ids: ['queue', 'function'] });
  const seed = fromCloudFormation(shop);
  using eventBridge = mockEventBridge({ seed, strict: true });
  await client.send(removal);
  eventBridge.reset();
  eventBridge.restore();

  using knowing = mockEventBridge({ seed: [seed, { resources: { [OTHER]: { policy: null } } }] });
  await client.send(removal);
  expect(knowing.boundToNothing()).toMatchObject([{ kind: 'resource', target: OTHER }]);
});
