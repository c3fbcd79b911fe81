import { expect, test } from 'vitest';
import '../../src/vitest.js';
import { failureOf, misuseOf } from '../expect/failure.js';
import { FUNCTION, LOST, QUEUE, SchedulerAccount } from './account.js';

const account = new SchedulerAccount();

const NOON = 'at(2026-01-10T12:00:00)';
const lost = { DeadLetterConfig: { Arn: LOST }, Input: '{"n":1}' };

async function withDeadLetter(): Promise<void> {
  await account.create(NOON, { Target: lost });
  account.mock.target(FUNCTION).fault({ errorCode: 'NO_PERMISSIONS', message: 'No.', times: 1 });
  await account.mock.clock.advanceBy('4 hours');
}

test('a dead letter of a schedule is found by any part of it, on the schedule, its target and the mock', async () => {
  await withDeadLetter();
  const { mock } = account;

  for (const source of [mock.schedule('job'), mock.target(FUNCTION), mock]) {
    expect(source).toHaveReceivedDeadLetter();
    expect(source).toHaveReceivedDeadLetter({ queueArn: LOST, target: { arn: FUNCTION } });
    expect(source).toHaveReceivedDeadLetter({ schedule: { name: 'job', groupName: 'default' } });
    expect(source).toHaveReceivedDeadLetter({ scheduledTime: new Date('2026-01-10T12:00:00Z') });
    expect(source).toHaveReceivedDeadLetter({ executionId: expect.any(String) });
    expect(source).toHaveReceivedDeadLetter({ messageAttributes: { ERROR_CODE: 'NO_PERMISSIONS' } });
    expect(source).toHaveReceivedDeadLetter(expect.objectContaining({ queueArn: LOST }));
    expect(source).not.toHaveReceivedDeadLetter({ schedule: { name: 'other' } });
    expect(source).not.toHaveReceivedDeadLetter({ rule: { name: 'job' } });
    expect(source).not.toHaveReceivedDeadLetter({ event: expect.anything() });
    expect(source).not.toHaveReceivedDeadLetter({ event: { source: 'aws.scheduler' } });
  }
  expect(mock.scheduleDeadLetters()).toEqual(mock.target(FUNCTION).scheduleDeadLetters());
  expect(mock.scheduleDeadLetters()).toEqual(mock.schedule('job').deadLetters());
  expect(mock.deadLetters()).toEqual([]);
});

test('a dead letter of a schedule that is not as expected is shown part by part', async () => {
  await withDeadLetter();

  expect(
    failureOf(() =>
      expect(account.mock.schedule('job')).toHaveReceivedDeadLetter({
        schedule: { groupName: 'orders' },
        messageAttributes: { ERROR_CODE: 'THROTTLING' },
      }),
    ),
  ).toMatchInlineSnapshot(`
    expect(schedule).toHaveReceivedDeadLetter(expected)

    The only dead letter for schedule "job" in group "default" is not as expected.

    Dead letter 1, of schedule "job" in group "default" due at 2026-01-10T12:00:00Z (NO_PERMISSIONS):

      ✗ messageAttributes.ERROR_CODE  "NO_PERMISSIONS"    expected "THROTTLING"
      ✗ schedule.groupName            "default"           expected "orders"
  `);
});

test('a negated failure shows the dead letter', async () => {
  await withDeadLetter();

  expect(failureOf(() => expect(account.mock.schedule('job')).not.toHaveReceivedDeadLetter()))
    .toMatchInlineSnapshot(`
    expect(schedule).not.toHaveReceivedDeadLetter()

    1 dead letter was sent for schedule "job" in group "default"; expected none.

    Namely:

      dead letter 1, of schedule "job" in group "default" due at 2026-01-10T12:00:00Z (NO_PERMISSIONS)
  `);
  expect(
    failureOf(() => expect(account.mock.target(FUNCTION)).not.toHaveReceivedDeadLetter({ queueArn: LOST })),
  ).toMatchInlineSnapshot(`
    expect(target).not.toHaveReceivedDeadLetter(expected)

    The only dead letter for target "arn:aws:lambda:us-east-1:123456789012:function:sweep" is as expected; it should not be.

    Dead letter 1, of schedule "job" in group "default" due at 2026-01-10T12:00:00Z (NO_PERMISSIONS):

      ✓ queueArn         "arn:aws:sqs:us-east-1:123456789012:lost"
  `);
});

test('dead letters of rules and of schedules stand in order of time', async () => {
  account.mock.seed({
    buses: {
      default: {
        rules: {
          paid: {
            pattern: { source: ['shop'] },
            targets: [{ id: 'one', arn: FUNCTION, deadLetterQueue: LOST }],
          },
        },
      },
    },
  });
  await account.create(NOON, { Target: lost });
  account.mock.target(FUNCTION).fault({ errorCode: 'NO_PERMISSIONS' });
  await account.mock.clock.advanceBy('4 hours');
  account.mock.emit({ source: 'shop', 'detail-type': 'OrderPaid' });
  await account.mock.settled();

  expect(failureOf(() => expect(account.mock.target('one')).not.toHaveReceivedDeadLetter()))
    .toMatchInlineSnapshot(`
    expect(target).not.toHaveReceivedDeadLetter()

    2 dead letters were sent for target "one"; expected none.

    Namely:

      dead letter 1, of schedule "job" in group "default" due at 2026-01-10T12:00:00Z (NO_PERMISSIONS)
      dead letter 2, of rule "paid" on bus "default" for "OrderPaid" (NO_PERMISSIONS)
  `);
  expect(failureOf(() => expect(account.mock).not.toHaveReceivedDeadLetter())).toContain(
    '2 dead letters were sent; expected none.',
  );
});

test('what else became of the runs is named as the reason', async () => {
  await account.create('rate(1 hour)', { Target: { Arn: QUEUE, Input: 'hi' } });
  account.mock.target(QUEUE).fault({ errorCode: 'NO_PERMISSIONS', message: 'No.', times: 1 });
  await account.mock.clock.advanceBy('90 minutes');

  for (const source of [account.mock, account.mock.target(QUEUE), account.mock.schedule('job')]) {
    expect(source).not.toHaveReceivedDeadLetter();
    expect(failureOf(() => expect(source).toHaveReceivedDeadLetter())).toContain(
      '  • arn:aws:scheduler:us-east-1:123456789012:schedule/default/job → arn:aws:sqs:us-east-1:123456789012:orders: ' +
        'the run of 2026-01-10T09:00:00.000Z is lost, since the target has no dead-letter queue. NO_PERMISSIONS: No.\n' +
        '  • 1 run of a schedule succeeded.',
    );
  }
});

test('without a run nothing can fail', async () => {
  await account.create(NOON, { Target: lost });

  expect(failureOf(() => expect(account.mock.schedule('job')).toHaveReceivedDeadLetter()))
    .toMatchInlineSnapshot(`
      expect(schedule).toHaveReceivedDeadLetter()

      No dead letter was sent for schedule "job" in group "default".

      Possible reasons:

        • There was no run that could have failed.
        • Schedule "job" in group "default" is due at 2026-01-10T12:00:00Z (at(2026-01-10T12:00:00) in UTC); it is 2026-01-10T09:00:00Z now. await eventBridge.clock.advanceTo('2026-01-10T12:00:00Z')
    `);
  expect(failureOf(() => expect(account.mock.target(FUNCTION)).toHaveReceivedDeadLetter({ queueArn: LOST })))
    .toMatchInlineSnapshot(`
      expect(target).toHaveReceivedDeadLetter(expected)

      No dead letter was sent for target "arn:aws:lambda:us-east-1:123456789012:function:sweep".

      Possible reasons:

        • There was no delivery that could have failed.
        • Schedule "job" in group "default" is due at 2026-01-10T12:00:00Z (at(2026-01-10T12:00:00) in UTC); it is 2026-01-10T09:00:00Z now. await eventBridge.clock.advanceTo('2026-01-10T12:00:00Z')
    `);
  expect(failureOf(() => expect(account.mock).toHaveReceivedDeadLetter())).toMatchInlineSnapshot(`
    expect(eventBridge).toHaveReceivedDeadLetter()

    No dead letter was sent.

    Possible reasons:

      • There was no delivery that could have failed.
      • PutEvents was never called by a client that this mock is attached to, only CreateSchedule. Does the code under test use such a client, and is it awaited?
      • Schedule "job" in group "default" is due at 2026-01-10T12:00:00Z (at(2026-01-10T12:00:00) in UTC); it is 2026-01-10T09:00:00Z now. await eventBridge.clock.advanceTo('2026-01-10T12:00:00Z')
  `);
});

test('the dead-letter queue of a schedule is no target', async () => {
  await account.create(NOON, { GroupName: 'default', Target: lost });

  expect(misuseOf(() => expect(account.mock.target(LOST)).not.toHaveReceivedInvocation()))
    .toMatchInlineSnapshot(`
      expect(received).not.toHaveReceivedInvocation()

      Matcher error: no rule and no schedule has a target with the ARN or Id "arn:aws:sqs:us-east-1:123456789012:lost".

      It is the dead-letter queue of a target, which receives what could not be delivered:

        expect(eventBridge.schedule('job')).toHaveReceivedDeadLetter({ queueArn: 'arn:aws:sqs:us-east-1:123456789012:lost' })
    `);
});

test('warnings tell what schedules lost, and which of their handlers failed', async () => {
  await account.create('rate(1 hour)');
  await account.create(NOON, { Name: 'lost', Target: { Arn: QUEUE, Input: 'hi' } });
  account.mock.handle(FUNCTION, () => Promise.reject(new Error('no stock')));
  account.mock.target(QUEUE).fault({ errorCode: 'NO_PERMISSIONS', message: 'No.' });
  await account.mock.clock.advanceBy('3 hours').catch(() => undefined);

  expect(failureOf(() => expect(account.mock).toHaveNoWarnings())).toMatchInlineSnapshot(`
    expect(eventBridge).toHaveNoWarnings()

    There are 5 warnings (4 handler-failed, 1 schedule-dropped); there should be none.

      1. The handler of arn:aws:lambda:us-east-1:123456789012:function:sweep failed on a run of arn:aws:scheduler:us-east-1:123456789012:schedule/default/job: Error: no stock
         If the handler is meant to fail: mockEventBridge({ handlerErrors: 'record' }). (4 times)

      2. arn:aws:scheduler:us-east-1:123456789012:schedule/default/lost → arn:aws:sqs:us-east-1:123456789012:orders: the run of 2026-01-10T12:00:00.000Z is lost, since the target has no dead-letter queue. NO_PERMISSIONS: No.
  `);
});

test('schedules are no rules', async () => {
  await account.create(NOON);

  expect(misuseOf(() => expect(account.mock).toHaveMatchedEveryRule())).toMatchInlineSnapshot(`
    expect(received).toHaveMatchedEveryRule()

    Matcher error: there is no rule in the account, so none could match.

    Seed the rules of your stack: mockEventBridge({ seed: { buses: … } }).

    Schedules of EventBridge Scheduler are not rules: use expect(eventBridge.schedule(name)).toHaveReceivedInvocation().
  `);
});
