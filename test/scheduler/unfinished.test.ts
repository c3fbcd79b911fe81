import { expect, onTestFinished, test, vi } from 'vitest';
import { UnfinishedWorkError } from '../../src/index.js';
import { FUNCTION, QUEUE, SchedulerAccount } from './account.js';

const account = new SchedulerAccount({ strict: true, handlerErrors: 'record' });

const NOON = 'at(2026-01-10T12:00:00)';

/** What a strict mock has against a reset. */
function complaint(): unknown {
  try {
    account.mock.reset();
    return undefined;
  } catch (error) {
    return error;
  }
}

test('reset() of a strict mock names runs of schedules that are not over, and handlers that they called', async () => {
  onTestFinished(() => void vi.restoreAllMocks());
  vi.spyOn(Math, 'random').mockReturnValue(0.5);
  await account.create(NOON, { Name: 'tried', Target: { Arn: QUEUE, Input: 'hi' } });
  await account.create(NOON, { Name: 'slow', Target: { Arn: `${QUEUE}-slow`, Input: 'hi' } });
  await account.create(NOON, { Name: 'called' });
  account.mock.target(QUEUE).fault({ errorCode: 'THROTTLING' });
  account.mock.target(`${QUEUE}-slow`).fault({ latency: '1 minute' });
  account.mock.handle(FUNCTION, () => Promise.reject(new Error('no stock')));
  await account.mock.clock.advanceTo('2026-01-10T12:00:05Z');

  const error = complaint();
  expect(error).toBeInstanceOf(UnfinishedWorkError);
  expect(error).toMatchObject({
    work: [
      {
        kind: 'schedule-run',
        run: { schedule: { name: 'tried' }, failed: 3, retry: { error: { errorCode: 'THROTTLING' } } },
      },
      { kind: 'schedule-run', run: { schedule: { name: 'slow' }, failed: 0 } },
      { kind: 'schedule-handler', invocation: { schedule: { name: 'called' } } },
    ],
  });
  expect(error).toMatchInlineSnapshot(`
    [UnfinishedWorkError: reset() was called with unfinished work, in a strict mock:

      A run of schedule "tried" in group "default" waits for a retry after THROTTLING: target arn:aws:sqs:us-east-1:123456789012:orders.
      A run of schedule "slow" in group "default" is not finished yet: target arn:aws:sqs:us-east-1:123456789012:orders-slow.
      The handler of arn:aws:lambda:us-east-1:123456789012:function:sweep has failed and is to be called again, for schedule "called" in group "default".

    Await the code under test, and eventBridge.settled(), before that.]
  `);
  expect(complaint()).toBeUndefined();
});

test('runs that were waited for are no complaint, and nothing of an earlier test is', async () => {
  await account.create(NOON, { Target: { Arn: QUEUE, Input: 'hi' } });
  await account.mock.clock.advanceBy('4 hours');
  await account.mock.settled();

  expect(complaint()).toBeUndefined();
});
