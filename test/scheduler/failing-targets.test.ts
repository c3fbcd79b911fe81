import { expect, test } from 'vitest';
import { FUNCTION, LOST, QUEUE, SchedulerAccount } from './account.js';

const account = new SchedulerAccount({ handlerErrors: 'record' });

const ONCE = 'at(2026-01-10T10:00:00)';
const DeadLetterConfig = { Arn: LOST };

test('a function that fails for good is no failure of the schedule', async () => {
  await account.create(ONCE, { Target: { DeadLetterConfig } });
  account.mock.handle(FUNCTION, () => {
    throw new Error('no stock');
  });
  await account.mock.clock.advanceBy('1 day');
  expect(account.mock.schedule('job').invocations()).toMatchObject([
    { outcome: 'failed', calls: 3, attempt: 1, error: { message: 'no stock' } },
  ]);
  expect(account.mock.schedule('job').deadLetters()).toEqual([]);
  expect(account.mock.warnings()).toMatchObject([{ kind: 'handler-failed', targetArn: FUNCTION }]);
});

test('a queue that fails always is asked once, and once more for each retry', async () => {
  await account.create(ONCE, {
    Target: { Arn: QUEUE, Input: 'hi', RetryPolicy: { MaximumRetryAttempts: 2 }, DeadLetterConfig },
  });
  let calls = 0;
  account.mock.handle(QUEUE, () => {
    calls += 1;
    throw new Error('full');
  });
  await account.mock.clock.advanceBy('1 day');
  expect(calls).toBe(3);
  expect(account.mock.schedule('job').deadLetters()).toMatchObject([
    { messageAttributes: { RETRY_ATTEMPTS: '2', EXHAUSTED_RETRY_CONDITION: 'MaximumRetryAttempts' } },
  ]);
});

test('the next run does not wait for the retries of the last', async () => {
  await account.create('rate(1 hour)', { Target: { Arn: QUEUE, Input: '<aws.scheduler.scheduled-time>' } });
  const tried = new Set<unknown>();
  account.mock.handle(QUEUE, ({ MessageBody }: Record<string, unknown>) => {
    tried.add(MessageBody);
    throw new Error('full');
  });
  await account.mock.clock.advanceBy('2 hours');
  expect([...tried]).toEqual(['2026-01-10T09:00:00Z', '2026-01-10T10:00:00Z', '2026-01-10T11:00:00Z']);
});
