import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { accounts } from './law-accounts.js';
import { begin, play } from './law-play.js';

/** Pauses are as long as they are on average, so that the same accounts come to the same ends. */
beforeEach(() => {
  vi.spyOn(Math, 'random').mockReturnValue(0.5);
});

afterEach(() => {
  vi.restoreAllMocks();
});

test('the accounts come to every end that there is', async () => {
  const seen = new Set<string>();
  for (const account of fc.sample(accounts, { numRuns: 120, seed: 2 })) {
    const begun = await begin(account);
    using mock = begun.mock;
    for (const batch of account.batches) {
      await play(mock, batch);
      for (const { outcome, attempts, ...end } of mock.deliveries()) {
        const { droppedInput, exhaustedRetryCondition = 'none', deadLetterFailure } = end;
        seen.add(
          `${outcome}, ${droppedInput ? 'shaped to nothing' : `exhausted: ${exhaustedRetryCondition}`}`,
        );
        if (attempts.length > 1) seen.add(`${outcome} after retries`);
        if (deadLetterFailure) seen.add(`${outcome}, dead-letter queue: ${deadLetterFailure.problem}`);
        for (const { error } of attempts) if (error?.errorCode.startsWith('THIRD')) seen.add(error.errorCode);
      }
      for (const { request } of mock.invocations()) seen.add(request.action);
      for (const { eventBusName } of mock.events()) seen.add(`bus ${eventBusName}`);
      for (const { kind } of mock.warnings()) seen.add(`warning ${kind}`);
    }
  }

  expect([...seen].sort()).toMatchInlineSnapshot(`
    [
      "THIRD_ACCOUNT_HOP_DETECTED",
      "THIRD_REGION_HOP_DETECTED",
      "bus abroad",
      "bus back",
      "bus default",
      "bus other",
      "bus partner",
      "dead-lettered after retries",
      "dead-lettered, exhausted: MaximumEventAgeInSeconds",
      "dead-lettered, exhausted: MaximumRetryAttempts",
      "dead-lettered, exhausted: none",
      "delivered after retries",
      "delivered, exhausted: none",
      "dropped after retries",
      "dropped, dead-letter queue: FIFO queue",
      "dropped, dead-letter queue: another Region",
      "dropped, dead-letter queue: no permission",
      "dropped, dead-letter queue: not a queue",
      "dropped, exhausted: MaximumEventAgeInSeconds",
      "dropped, exhausted: MaximumRetryAttempts",
      "dropped, exhausted: none",
      "dropped, shaped to nothing",
      "events:InvokeApiDestination",
      "events:PutEvents",
      "kinesis:PutRecord",
      "lambda:Invoke",
      "sns:Publish",
      "sqs:SendMessage",
      "states:StartExecution",
      "warning access-denied",
      "warning delivery-dropped",
      "warning handler-failed",
      "warning input-dropped",
      "warning input-path-empty",
      "warning target-access-denied",
    ]
  `);
});
