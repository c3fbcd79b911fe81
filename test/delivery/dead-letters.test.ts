import type { Target } from '@aws-sdk/client-eventbridge';
import { expect, test, vi } from 'vitest';
import { DeadLetterConfig, lambda, mock, mockEachTest, queue, sendTo } from './one-target.js';

mockEachTest();

/** Sends an event to a target, waits, and answers the event's id. */
async function deliverTo(target: Partial<Target>): Promise<string> {
  const id = await sendTo(target);
  await mock.settled();
  return id;
}

const messagesFor = (id: string): readonly string[] =>
  mock.warnings().map(({ message }) => message.replace(id, '<id>'));

test('a dead letter is the event, with attributes that say where it could not go and why', async () => {
  mock.target(queue).fault({ errorCode: 'THROTTLING', message: 'Rate exceeded' });
  const id = await deliverTo({ DeadLetterConfig, RetryPolicy: { MaximumRetryAttempts: 2 } });

  const [letter] = mock.deadLetters();
  expect({ ...letter, event: '…' }).toEqual({
    body: `{"version":"0","id":"${id}","detail-type":"Placed","source":"shop","account":"123456789012","time":"2026-03-01T12:00:00Z","region":"us-east-1","resources":[],"detail":{"total":5.0}}`,
    event: '…',
    messageAttributes: {
      ERROR_CODE: 'THROTTLING',
      ERROR_MESSAGE: 'Rate exceeded',
      EXHAUSTED_RETRY_CONDITION: 'MaximumRetryAttempts',
      RETRY_ATTEMPTS: '2',
      RULE_ARN: 'arn:aws:events:us-east-1:123456789012:rule/r',
      TARGET_ARN: 'arn:aws:sqs:us-east-1:123456789012:orders',
    },
    queueArn: 'arn:aws:sqs:us-east-1:123456789012:dead',
    rule: { arn: 'arn:aws:events:us-east-1:123456789012:rule/r', eventBusName: 'default', name: 'r' },
    sentAt: new Date('2026-03-01T12:00:03.000Z'),
    target: { arn: 'arn:aws:sqs:us-east-1:123456789012:orders', id: 'orders' },
  });
  expect(letter?.event).toEqual(JSON.parse(letter?.body ?? ''));
  expect(letter?.event.id).toBe(id);
  expect(mock.deliveries()).toMatchObject([{ outcome: 'dead-lettered' }]);
  expect(mock.warnings()).toEqual([]);
});

test('EXHAUSTED_RETRY_CONDITION says when the age of the event ended retries', async () => {
  mock.target(queue).fault({ errorCode: 'TIMEOUT' });
  await deliverTo({ DeadLetterConfig, RetryPolicy: { MaximumEventAgeInSeconds: 60 } });

  expect(mock.deadLetters()).toMatchObject([
    {
      messageAttributes: { EXHAUSTED_RETRY_CONDITION: 'MaximumEventAgeInSeconds', RETRY_ATTEMPTS: '5' },
      sentAt: new Date('2026-03-01T12:00:31Z'),
    },
  ]);
});

test('EXHAUSTED_RETRY_CONDITION is there when no retry was allowed', async () => {
  mock.target(queue).fault({ errorCode: 'TIMEOUT' });
  await deliverTo({ DeadLetterConfig, RetryPolicy: { MaximumRetryAttempts: 0 } });

  expect(mock.deadLetters()).toMatchObject([
    { messageAttributes: { EXHAUSTED_RETRY_CONDITION: 'MaximumRetryAttempts', RETRY_ATTEMPTS: '0' } },
  ]);
});

test('what trying again could not help has no EXHAUSTED_RETRY_CONDITION', async () => {
  mock.target(queue).fault({ errorCode: 'NO_PERMISSIONS', message: 'not yours' });
  await deliverTo({ DeadLetterConfig });

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
  mock.target(queue).fault({ errorCode: 'TIMEOUT', times: 2 });
  mock.target(queue).fault({ errorCode: 'NO_RESOURCE', message: 'gone' });
  await deliverTo({ DeadLetterConfig });

  const [letter] = mock.deadLetters();
  expect(letter?.messageAttributes).toMatchObject({ ERROR_CODE: 'NO_RESOURCE', RETRY_ATTEMPTS: '2' });
  expect(letter?.messageAttributes).not.toHaveProperty('EXHAUSTED_RETRY_CONDITION');
});

test.for<[string, Partial<Target>]>([
  ['an input transformer', { InputTransformer: { InputTemplate: '{"job":"sweep"}' } }],
  ['an input path', { InputPath: '$.detail' }],
  ['a constant input', { Input: '{"job":"sweep"}' }],
])('the body of a dead letter is the event as it came, whatever %s makes of it', async ([, shaping]) => {
  mock.target(queue).fault({ errorCode: 'NO_RESOURCE' });
  const id = await deliverTo({ DeadLetterConfig, ...shaping });

  expect(mock.deadLetters().map(({ body }) => body)).toEqual([
    `{"version":"0","id":"${id}","detail-type":"Placed","source":"shop","account":"123456789012",` +
      '"time":"2026-03-01T12:00:00Z","region":"us-east-1","resources":[],"detail":{"total":5.0}}',
  ]);
});

test('without a dead-letter queue an event that is given up is lost, and a warning says so', async () => {
  mock.target(queue).fault({ errorCode: 'NO_PERMISSIONS', message: 'not yours' });
  const id = await deliverTo({});

  expect(mock.deadLetters()).toEqual([]);
  expect(mock.deliveries()).toMatchObject([{ outcome: 'dropped' }]);
  expect(messagesFor(id)).toMatchInlineSnapshot(`
    [
      "rule/r → arn:aws:sqs:us-east-1:123456789012:orders: event <id> is lost, since the target has no dead-letter queue. NO_PERMISSIONS: not yours",
    ]
  `);
});

test.for([1, 2])('the warning of a lost event counts %i retries', async (retries) => {
  mock.target(queue).fault({ errorCode: 'TIMEOUT', message: 'no answer' });
  const id = await deliverTo({ RetryPolicy: { MaximumRetryAttempts: retries } });

  expect(messagesFor(id)).toEqual([
    `rule/r → ${queue}: event <id> is lost after ${retries === 1 ? '1 retry' : '2 retries'}, ` +
      'since the target has no dead-letter queue. TIMEOUT: no answer',
  ]);
});

test('lines of text are no input for a function: the event goes to the dead-letter queue at once', async () => {
  const handler = vi.fn();
  mock.handle(lambda, handler);
  await deliverTo({
    Arn: lambda,
    DeadLetterConfig,
    InputTransformer: { InputPathsMap: { t: '$.detail.total' }, InputTemplate: '"total <t>"\n"is much"' },
  });

  expect(handler).not.toHaveBeenCalled();
  expect(mock.deadLetters().map(({ messageAttributes }) => messageAttributes)).toMatchInlineSnapshot(`
    [
      {
        "ERROR_CODE": "INVALID_JSON",
        "ERROR_MESSAGE": "Lambda takes JSON, but the input is not JSON.",
        "RETRY_ATTEMPTS": "0",
        "RULE_ARN": "arn:aws:events:us-east-1:123456789012:rule/r",
        "TARGET_ARN": "arn:aws:lambda:us-east-1:123456789012:function:billing",
      },
    ]
  `);
});

test('an event of which a template makes no JSON goes to no dead-letter queue', async () => {
  await deliverTo({
    DeadLetterConfig,
    InputTransformer: { InputPathsMap: { d: '$.detail' }, InputTemplate: '{"order":"<d>"}' },
  });

  expect(mock.deadLetters()).toEqual([]);
  expect(mock.deliveries()).toMatchObject([{ outcome: 'dropped', attempts: [] }]);
});

test('a target knows its dead letters by its ARN and by its Id', async () => {
  mock.target(queue).fault({ errorCode: 'NO_RESOURCE' });
  await deliverTo({ DeadLetterConfig });

  expect(mock.target(queue).deadLetters()).toEqual(mock.deadLetters());
  expect(mock.target('orders').deadLetters()).toEqual(mock.deadLetters());
  expect(mock.target('others').deadLetters()).toEqual([]);
});

test('clearHistory() forgets dead letters', async () => {
  mock.target(queue).fault({ errorCode: 'NO_RESOURCE' });
  await deliverTo({ DeadLetterConfig });
  mock.clearHistory();

  expect(mock.deadLetters()).toEqual([]);
});
