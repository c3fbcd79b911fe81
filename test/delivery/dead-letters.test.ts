import {
  EventBridgeClient,
  PutEventsCommand,
  PutRuleCommand,
  PutTargetsCommand,
  type Target,
} from '@aws-sdk/client-eventbridge';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { mockEventBridge, type EventBridgeMock } from '../../src/index.js';

const arn = 'arn:aws:sqs:us-east-1:123456789012:orders';
const lambda = 'arn:aws:lambda:us-east-1:123456789012:function:billing';
const DeadLetterConfig = { Arn: 'arn:aws:sqs:us-east-1:123456789012:dead' };
const client = new EventBridgeClient({});
let mock: EventBridgeMock;

/** Time stands, and pauses are as long as they are on average. */
beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-03-01T12:00:00Z'), toFake: ['Date', 'setTimeout', 'clearTimeout'] });
  vi.spyOn(Math, 'random').mockReturnValue(0.5);
  mock = mockEventBridge(client);
});

afterEach(() => {
  mock.restore();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

/** Sends an event to a target, waits, and answers the event's id. */
async function sendTo(target: Partial<Target>): Promise<string> {
  await client.send(new PutRuleCommand({ Name: 'r', EventPattern: '{"source":["shop"]}' }));
  await client.send(
    new PutTargetsCommand({ Rule: 'r', Targets: [{ ...target, Id: 'orders', Arn: target.Arn ?? arn }] }),
  );
  const entry = { Source: 'shop', DetailType: 'Placed', Detail: '{"total":5.0}' };
  const { Entries } = await client.send(new PutEventsCommand({ Entries: [entry] }));
  await mock.settled();
  return String(Entries?.[0]?.EventId);
}

const messagesFor = (id: string): readonly string[] =>
  mock.warnings().map(({ message }) => message.replace(id, '<id>'));

test('a dead letter is the event, with attributes that say where it could not go and why', async () => {
  mock.target(arn).fault({ errorCode: 'THROTTLING', message: 'Rate exceeded' });
  const id = await sendTo({ DeadLetterConfig, RetryPolicy: { MaximumRetryAttempts: 2 } });

  const [letter] = mock.deadLetters();
  expect({ ...letter, body: letter?.body.replace(id, '<id>'), event: '…' }).toMatchInlineSnapshot(`
    {
      "body": "{"version":"0","id":"<id>","detail-type":"Placed","source":"shop","account":"123456789012","time":"2026-03-01T12:00:00Z","region":"us-east-1","resources":[],"detail":{"total":5.0}}",
      "event": "…",
      "messageAttributes": {
        "ERROR_CODE": "THROTTLING",
        "ERROR_MESSAGE": "Rate exceeded",
        "EXHAUSTED_RETRY_CONDITION": "MaximumRetryAttempts",
        "RETRY_ATTEMPTS": "2",
        "RULE_ARN": "arn:aws:events:us-east-1:123456789012:rule/r",
        "TARGET_ARN": "arn:aws:sqs:us-east-1:123456789012:orders",
      },
      "queueArn": "arn:aws:sqs:us-east-1:123456789012:dead",
      "rule": {
        "arn": "arn:aws:events:us-east-1:123456789012:rule/r",
        "eventBusName": "default",
        "name": "r",
      },
      "sentAt": 2026-03-01T12:00:03.000Z,
      "target": {
        "arn": "arn:aws:sqs:us-east-1:123456789012:orders",
        "id": "orders",
      },
    }
  `);
  expect(letter?.event).toEqual(JSON.parse(letter?.body ?? ''));
  expect(letter?.event.id).toBe(id);
  expect(mock.deliveries()).toMatchObject([{ outcome: 'dead-lettered' }]);
  expect(mock.warnings()).toEqual([]);
});

test('EXHAUSTED_RETRY_CONDITION says when the age of the event ended retries', async () => {
  mock.target(arn).fault({ errorCode: 'TIMEOUT' });
  await sendTo({ DeadLetterConfig, RetryPolicy: { MaximumEventAgeInSeconds: 60 } });

  expect(mock.deadLetters()).toMatchObject([
    {
      messageAttributes: { EXHAUSTED_RETRY_CONDITION: 'MaximumEventAgeInSeconds', RETRY_ATTEMPTS: '5' },
      sentAt: new Date('2026-03-01T12:00:31Z'),
    },
  ]);
});

test('EXHAUSTED_RETRY_CONDITION is there when no retry was allowed', async () => {
  mock.target(arn).fault({ errorCode: 'TIMEOUT' });
  await sendTo({ DeadLetterConfig, RetryPolicy: { MaximumRetryAttempts: 0 } });

  expect(mock.deadLetters()).toMatchObject([
    { messageAttributes: { EXHAUSTED_RETRY_CONDITION: 'MaximumRetryAttempts', RETRY_ATTEMPTS: '0' } },
  ]);
});

test('what trying again could not help has no EXHAUSTED_RETRY_CONDITION', async () => {
  mock.target(arn).fault({ errorCode: 'NO_PERMISSIONS', message: 'not yours' });
  await sendTo({ DeadLetterConfig });

  expect(mock.deadLetters().map(({ messageAttributes }) => messageAttributes)).toMatchInlineSnapshot(`
    [
      {
        "ERROR_CODE": "NO_PERMISSIONS",
        "ERROR_MESSAGE": "not yours",
        "RETRY_ATTEMPTS": "0",
        "RULE_ARN": "arn:aws:events:us-east-1:123456789012:rule/r",
        "TARGET_ARN": "arn:aws:sqs:us-east-1:123456789012:orders",
      },
    ]
  `);
});

test('retries that meet an error of another kind end with that one', async () => {
  mock.target(arn).fault({ errorCode: 'TIMEOUT', times: 2 });
  mock.target(arn).fault({ errorCode: 'NO_RESOURCE', message: 'gone' });
  await sendTo({ DeadLetterConfig });

  const [letter] = mock.deadLetters();
  expect(letter?.messageAttributes).toMatchObject({ ERROR_CODE: 'NO_RESOURCE', RETRY_ATTEMPTS: '2' });
  expect(letter?.messageAttributes).not.toHaveProperty('EXHAUSTED_RETRY_CONDITION');
});

test.for<[string, Partial<Target>]>([
  ['an input transformer', { InputTransformer: { InputTemplate: '{"job":"sweep"}' } }],
  ['an input path', { InputPath: '$.detail' }],
  ['a constant input', { Input: '{"job":"sweep"}' }],
])('the body of a dead letter is the event as it came, whatever %s makes of it', async ([, shaping]) => {
  mock.target(arn).fault({ errorCode: 'NO_RESOURCE' });
  const id = await sendTo({ DeadLetterConfig, ...shaping });

  expect(mock.deadLetters().map(({ body }) => body)).toEqual([
    `{"version":"0","id":"${id}","detail-type":"Placed","source":"shop","account":"123456789012",` +
      '"time":"2026-03-01T12:00:00Z","region":"us-east-1","resources":[],"detail":{"total":5.0}}',
  ]);
});

test('without a dead-letter queue an event that is given up is lost, and a warning says so', async () => {
  mock.target(arn).fault({ errorCode: 'NO_PERMISSIONS', message: 'not yours' });
  const id = await sendTo({});

  expect(mock.deadLetters()).toEqual([]);
  expect(mock.deliveries()).toMatchObject([{ outcome: 'dropped' }]);
  expect(messagesFor(id)).toMatchInlineSnapshot(`
    [
      "rule/r → arn:aws:sqs:us-east-1:123456789012:orders: event <id> is lost, since the target has no dead-letter queue. NO_PERMISSIONS: not yours",
    ]
  `);
});

test.for([1, 2])('the warning of a lost event counts %i retries', async (retries) => {
  mock.target(arn).fault({ errorCode: 'TIMEOUT', message: 'no answer' });
  const id = await sendTo({ RetryPolicy: { MaximumRetryAttempts: retries } });

  expect(messagesFor(id)).toEqual([
    `rule/r → ${arn}: event <id> is lost after ${retries === 1 ? '1 retry' : '2 retries'}, ` +
      'since the target has no dead-letter queue. TIMEOUT: no answer',
  ]);
});

test('lines of text are no input for a function: the event goes to the dead-letter queue at once', async () => {
  const handler = vi.fn();
  mock.handle(lambda, handler);
  await sendTo({
    Arn: lambda,
    DeadLetterConfig,
    InputTransformer: { InputPathsMap: { t: '$.detail.total' }, InputTemplate: '"total <t>"\n"is much"' },
  });

  expect(handler).not.toHaveBeenCalled();
  expect(mock.deadLetters().map(({ messageAttributes }) => messageAttributes)).toMatchInlineSnapshot(`
    [
      {
        "ERROR_CODE": "INVALID_JSON",
        "ERROR_MESSAGE": "Lambda takes JSON, and the input is none.",
        "RETRY_ATTEMPTS": "0",
        "RULE_ARN": "arn:aws:events:us-east-1:123456789012:rule/r",
        "TARGET_ARN": "arn:aws:lambda:us-east-1:123456789012:function:billing",
      },
    ]
  `);
});

test('an event of which a template makes no JSON goes to no dead-letter queue', async () => {
  await sendTo({
    DeadLetterConfig,
    InputTransformer: { InputPathsMap: { d: '$.detail' }, InputTemplate: '{"order":"<d>"}' },
  });

  expect(mock.deadLetters()).toEqual([]);
  expect(mock.deliveries()).toMatchObject([{ outcome: 'dropped', attempts: [] }]);
});

test('a target knows its dead letters by its ARN and by its Id', async () => {
  mock.target(arn).fault({ errorCode: 'NO_RESOURCE' });
  await sendTo({ DeadLetterConfig });

  expect(mock.target(arn).deadLetters()).toEqual(mock.deadLetters());
  expect(mock.target('orders').deadLetters()).toEqual(mock.deadLetters());
  expect(mock.target('others').deadLetters()).toEqual([]);
});

test('clearHistory() forgets dead letters', async () => {
  mock.target(arn).fault({ errorCode: 'NO_RESOURCE' });
  await sendTo({ DeadLetterConfig });
  mock.clearHistory();

  expect(mock.deadLetters()).toEqual([]);
});
