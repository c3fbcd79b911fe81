import { readFileSync } from 'node:fs';
import { EventBridgeClient, PutEventsCommand, PutTargetsCommand } from '@aws-sdk/client-eventbridge';
import { expect, test } from 'vitest';
import { DELIVERY_ERROR_CODES } from '../../src/delivery/attempt/delivery-errors.js';
import { mockEventBridge, type DeliveryErrorCode } from '../../src/index.js';

interface Row {
  readonly name: string;
  readonly errorCode: DeliveryErrorCode;
  readonly retried: boolean;
  /** How it is known. */
  readonly source: string;
}

const rows = readFileSync(new URL('retries-error-codes.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Row);

const client = new EventBridgeClient({});

test.for(rows)('$name', async ({ errorCode, retried }) => {
  using mock = mockEventBridge(client, {
    seed: { buses: { default: { rules: { r: { pattern: { source: ['shop'] } } } } } },
  });
  const target = {
    Id: 'orders',
    Arn: 'arn:aws:sqs:us-east-1:123456789012:orders',
    DeadLetterConfig: { Arn: 'arn:aws:sqs:us-east-1:123456789012:dead' },
  };
  await client.send(new PutTargetsCommand({ Rule: 'r', Targets: [target] }));
  mock.target('orders').fault({ errorCode, times: 1 });
  await client.send(
    new PutEventsCommand({ Entries: [{ Source: 'shop', DetailType: 'Placed', Detail: '{}' }] }),
  );
  await mock.settled();

  const { attempts = [], ...delivery } = { ...mock.deliveries()[0] };
  expect(delivery.outcome).toBe(retried ? 'delivered' : 'dead-lettered');
  expect(attempts.map(({ error }) => error?.errorCode)).toEqual(
    retried ? [errorCode, undefined] : [errorCode],
  );
  expect(delivery).not.toHaveProperty('exhaustedRetryCondition');
  expect(mock.deadLetters().map(({ messageAttributes }) => messageAttributes)).toMatchObject(
    retried ? [] : [{ ERROR_CODE: errorCode, RETRY_ATTEMPTS: '0' }],
  );
});

test('the table has every error code', () => {
  expect(rows.map(({ errorCode }) => errorCode)).toEqual(DELIVERY_ERROR_CODES);
});
