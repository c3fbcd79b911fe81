import {
  CreateScheduleGroupCommand,
  DeleteScheduleCommand,
  DeleteScheduleGroupCommand,
  SchedulerClient,
} from '@aws-sdk/client-scheduler';
import { expect, onTestFinished, test, vi } from 'vitest';
import '../../src/vitest.js';
import { asReadersSee, failureOf, misuseOf } from '../expect/failure.js';
import { BEGINNING, FUNCTION, LOST, QUEUE, ROLE, SchedulerAccount } from './account.js';

const account = new SchedulerAccount({ transitionTime: 60_000 });

const NOON = 'at(2026-01-10T12:00:00)';
const flexible = { FlexibleTimeWindow: { Mode: 'FLEXIBLE', MaximumWindowInMinutes: 15 } } as const;
const to = (time: string) => account.mock.clock.advanceTo(`2026-01-10T${time}Z`);

async function inGroup(): Promise<void> {
  await account.client.send(new CreateScheduleGroupCommand({ Name: 'g' }));
  await account.create(NOON, { GroupName: 'g' });
}

/** Why a schedule has not invoked its target: what was done, in which group it is. */
const situations: Readonly<Record<string, readonly [act: () => unknown, group?: string]>> = {
  'due later': [() => account.create('cron(0 12 * * ? *)')],
  'due some times more': [() => account.create('cron(0 9-11 * * ? 2026)')],
  'before its start': [
    () => account.create('rate(5 minutes)', { StartDate: new Date('2026-01-11T00:00:00Z') }),
  ],
  'a flexible window, ahead of it': [() => account.create('cron(0 12 * * ? *)', flexible)],
  'a flexible window, inside of it': [
    async () => {
      await account.create('cron(0 12 * * ? *)', flexible);
      await to('12:00:30');
    },
  ],
  disabled: [() => account.create('cron(0 12 * * ? *)', { State: 'DISABLED' })],
  'disabled, once, ahead': [() => account.create(NOON, { State: 'DISABLED' })],
  'disabled, once, behind': [
    async () => {
      await account.create(NOON, { State: 'DISABLED' });
      await to('13:00:00');
    },
  ],
  'disabled and ended': [
    () =>
      account.create('cron(0 12 * * ? *)', { State: 'DISABLED', EndDate: new Date('2026-01-10T11:00:00Z') }),
  ],
  'over, and forgotten': [
    async () => {
      await account.create(NOON);
      await to('13:00:00');
      account.mock.clearHistory();
    },
  ],
  ended: [
    async () => {
      await account.create('cron(0 12 * * ? *)', { EndDate: new Date('2026-01-10T11:00:00Z') });
      await to('11:30:00');
    },
  ],
  'no time between start and end': [
    () =>
      account.create('cron(0 12 * * ? *)', {
        StartDate: new Date('2026-01-10T13:00:00Z'),
        EndDate: new Date('2026-01-10T14:00:00Z'),
      }),
  ],
  'no year left': [
    async () => {
      await account.create('cron(0 12 10 1 ? 2026)');
      await to('13:00:00');
      account.mock.clearHistory();
    },
  ],
  'deleted before': [
    async () => {
      await account.create(NOON);
      await to('10:00:00');
      await account.client.send(new DeleteScheduleCommand({ Name: 'job' }));
    },
  ],
  'deleted with its group': [
    async () => {
      await inGroup();
      await account.client.send(new DeleteScheduleGroupCommand({ Name: 'g' }));
      await to('13:00:00');
    },
    'g',
  ],
  'being attempted': [
    async () => {
      await account.create(NOON);
      account.mock.target(FUNCTION).fault({ latency: '1 minute' });
      await to('12:00:30');
    },
  ],
  'failed, and to be tried again': [
    async () => {
      vi.spyOn(Math, 'random').mockReturnValue(0.5);
      await account.create(NOON);
      account.mock.target(FUNCTION).fault({ errorCode: 'THROTTLING', message: 'Slow down.', times: 2 });
      await to('12:00:02');
    },
  ],
  'in the dead-letter queue': [
    async () => {
      await account.create(NOON, { Target: { DeadLetterConfig: { Arn: LOST } } });
      account.mock.target(FUNCTION).fault({ errorCode: 'NO_PERMISSIONS', message: 'No.' });
      await to('13:00:00');
    },
  ],
  'lost, and deleted': [
    async () => {
      await account.create(NOON, { ActionAfterCompletion: 'DELETE' });
      account.mock.target(FUNCTION).fault({ errorCode: 'NO_PERMISSIONS', message: 'No.' });
      await to('13:00:00');
    },
  ],
};

test('every reason for which a schedule has not invoked its target', async () => {
  onTestFinished(() => void vi.restoreAllMocks());
  const told: string[] = [];
  for (const [situation, [act, group]] of Object.entries(situations)) {
    account.mock.reset();
    await act();
    const schedule = account.mock.schedule('job', group);
    const [headline, reasons = ''] = failureOf(() => expect(schedule).toHaveReceivedInvocation()).split(
      'Possible reasons:\n\n',
    );
    expect(headline).toContain('did not invoke its target.');
    expect(schedule).not.toHaveReceivedInvocation();
    told.push(`${situation}\n${reasons}`);
  }
  expect(asReadersSee(told.join('\n'))).toMatchInlineSnapshot(`
    due later
      • Schedule "job" in group "default" is due next at 2026-01-10T12:00:00Z (cron(0 12 * * ? *) in UTC); it is 2026-01-10T09:00:00Z now. await eventBridge.clock.advanceTo('2026-01-10T12:00:00Z')
    due some times more
      • Schedule "job" in group "default" is due next at 2026-01-10T10:00:00Z (cron(0 9-11 * * ? 2026) in UTC); it is 2026-01-10T09:00:00Z now. await eventBridge.clock.advanceTo('2026-01-10T10:00:00Z')
    before its start
      • Schedule "job" in group "default" is due first at 2026-01-11T00:00:00Z, since its StartDate is 2026-01-11T00:00:00Z; it is 2026-01-10T09:00:00Z now. await eventBridge.clock.advanceTo('2026-01-11T00:00:00Z')
    a flexible window, ahead of it
      • Schedule "job" in group "default" is due next at 2026-01-10T12:00:00Z (cron(0 12 * * ? *) in UTC) and invokes its target within 15 minutes of that, here at 2026-01-10T12:03:52Z; it is 2026-01-10T09:00:00Z now. await eventBridge.clock.advanceTo('2026-01-10T12:03:52Z')
    a flexible window, inside of it
      • Schedule "job" in group "default" was due at 2026-01-10T12:00:00Z (cron(0 12 * * ? *) in UTC) and invokes its target within 15 minutes of that, here at 2026-01-10T12:03:52Z; it is 2026-01-10T12:00:30Z now. await eventBridge.clock.advanceTo('2026-01-10T12:03:52Z')
    disabled
      • Schedule "job" in group "default" is DISABLED. If it were enabled, it would be due at 2026-01-10T12:00:00Z.
    disabled, once, ahead
      • Schedule "job" in group "default" is DISABLED. If it were enabled, it would be due at 2026-01-10T12:00:00Z.
    disabled, once, behind
      • Schedule "job" in group "default" is DISABLED; its time, 2026-01-10T12:00:00Z, has passed. If it were enabled, it would run at once.
    disabled and ended
      • Schedule "job" in group "default" is DISABLED.
    over, and forgotten
      • Schedule "job" in group "default" was due once, at 2026-01-10T12:00:00Z, and has run.
      • The run of schedule "job" in group "default" due at 2026-01-10T12:00:00Z is no longer in the history: clearHistory() cleared it.
    ended
      • Schedule "job" in group "default" ended at its EndDate, 2026-01-10T11:00:00Z.
    no time between start and end
      • Schedule "job" in group "default" has no runs left before its EndDate, 2026-01-10T14:00:00Z.
    no year left
      • Schedule "job" in group "default" has no runs left: cron(0 12 10 1 ? 2026).
      • The run of schedule "job" in group "default" due at 2026-01-10T12:00:00Z is no longer in the history: clearHistory() cleared it.
    deleted before
      • Schedule "job" in group "default" was deleted at 2026-01-10T10:00:00Z by DeleteSchedule; it would have been due next at 2026-01-10T12:00:00Z.
    deleted with its group
      • Schedule "job" in group "g" was deleted at 2026-01-10T09:00:00Z with its group, by DeleteScheduleGroup; it would have been due next at 2026-01-10T12:00:00Z.
    being attempted
      • The run of schedule "job" in group "default" due at 2026-01-10T12:00:00Z is still in progress; await eventBridge.settled()
    failed, and to be tried again
      • The run of schedule "job" in group "default" due at 2026-01-10T12:00:00Z has failed 2 times, last with THROTTLING: Slow down. It is retried at 2026-01-10T12:00:03Z; to retry it now, await eventBridge.settled()
    in the dead-letter queue
      • The run of schedule "job" in group "default" due at 2026-01-10T12:00:00Z went to the dead-letter queue arn:aws:sqs:us-east-1:123456789012:lost. NO_PERMISSIONS: No.
    lost, and deleted
      • arn:aws:scheduler:us-east-1:123456789012:schedule/default/job → arn:aws:lambda:us-east-1:123456789012:function:sweep: the run of 2026-01-10T12:00:00.000Z is lost, since the target has no dead-letter queue. NO_PERMISSIONS: No.
      • Schedule "job" in group "default" was deleted at 2026-01-10T12:00:00Z, after its last run, since its ActionAfterCompletion is DELETE.
  `);
});

test.for([
  'due later',
  'before its start',
  'a flexible window, ahead of it',
  'a flexible window, inside of it',
])('the time that is proposed is that of the run: %s', async (situation) => {
  await situations[situation]?.[0]();
  const schedule = account.mock.schedule('job');
  const message = failureOf(() => expect(schedule).toHaveReceivedInvocation());
  const [, time = ''] = /await eventBridge\.clock\.advanceTo\('(.+)'\)/.exec(message) ?? [];
  await account.mock.clock.advanceTo(new Date(Date.parse(time) - 1));
  expect(schedule).not.toHaveReceivedInvocation();
  await account.mock.clock.advanceTo(time);
  expect(schedule).toHaveReceivedInvocation();
});

test.for(['being attempted', 'failed, and to be tried again'])('settled() helps: %s', async (situation) => {
  onTestFinished(() => void vi.restoreAllMocks());
  await situations[situation]?.[0]();
  const schedule = account.mock.schedule('job');
  expect(failureOf(() => expect(schedule).toHaveReceivedInvocation())).toContain(
    'await eventBridge.settled()',
  );
  await account.mock.settled();
  expect(schedule).toHaveReceivedInvocation();
});

test('a schedule that is due now has only to be waited for', async () => {
  account.mock.seed({ schedules: { job: { rate: '5 minutes', target: QUEUE } } });
  const schedule = account.mock.schedule('job');

  expect(failureOf(() => expect(schedule).toHaveReceivedInvocation())).toMatchInlineSnapshot(`
    expect(schedule).toHaveReceivedInvocation()

    Schedule "job" in group "default" did not invoke its target.

    Possible reasons:

      • Schedule "job" in group "default" has been due since 2026-01-10T09:00:00Z; await eventBridge.settled()
  `);
  await account.mock.settled();
  expect(schedule).toHaveReceivedInvocation();
});

test('a schedule that ends too early is known to', async () => {
  await account.create('cron(0 * * * ? *)', { EndDate: new Date('2026-01-10T12:00:00Z') });

  expect(failureOf(() => expect(account.mock.schedule('job')).toHaveReceivedInvocationTimes(5)))
    .toMatchInlineSnapshot(`
      expect(schedule).toHaveReceivedInvocationTimes(n)

      Schedule "job" in group "default" did not invoke its target; expected 5.

      Possible reasons:

        • Schedule "job" in group "default" is due next at 2026-01-10T10:00:00Z (cron(0 * * * ? *) in UTC); it is 2026-01-10T09:00:00Z now. Until its EndDate, 2026-01-10T12:00:00Z, it is due only 2 more times.
    `);
});

/** A schedule that does not exist: what was done, and which one is looked at. */
const misnomers: Readonly<Record<string, readonly [act: () => unknown, name: string, group?: string]>> = {
  'nothing at all': [() => undefined, 'job'],
  'another group': [inGroup, 'job'],
  'a similar name': [() => account.create(NOON), 'jbo'],
  'name and group the other way round': [inGroup, 'g', 'job'],
  'another group, before it was deleted': [
    async () => {
      await inGroup();
      await account.client.send(new DeleteScheduleCommand({ Name: 'job', GroupName: 'g' }));
    },
    'job',
  ],
  'a similar name in another group': [inGroup, 'jbo'],
  'no group': [() => account.create(NOON, { Name: 'nightly' }), 'sweep', 'orders'],
  'a similar group': [
    async () => {
      await account.client.send(new CreateScheduleGroupCommand({ Name: 'orders' }));
      await account.create(NOON, { Name: 'nightly' });
    },
    'sweep',
    'order',
  ],
  'a group that goes': [
    async () => {
      await inGroup();
      await account.client.send(new DeleteScheduleGroupCommand({ Name: 'g' }));
    },
    'sweep',
    'g',
  ],
  'a group that is gone': [
    async () => {
      await inGroup();
      await account.client.send(new DeleteScheduleGroupCommand({ Name: 'g' }));
      await to('13:00:00');
    },
    'sweep',
    'g',
  ],
  'a call that was refused': [() => account.create('every hour').catch(() => undefined), 'job'],
  'another Region': [
    async () => {
      const european = new SchedulerClient({ region: 'eu-west-1' });
      account.mock.attach(european);
      const { CreateScheduleCommand } = await import('@aws-sdk/client-scheduler');
      await european.send(
        new CreateScheduleCommand({
          Name: 'job',
          ScheduleExpression: NOON,
          FlexibleTimeWindow: { Mode: 'OFF' },
          Target: { Arn: FUNCTION.replace('us-east-1', 'eu-west-1'), RoleArn: ROLE },
        }),
      );
    },
    'job',
  ],
};

test('a schedule that does not exist names the one that is meant, or why it is not there', async () => {
  const told: string[] = [];
  for (const [situation, [act, name, group]] of Object.entries(misnomers)) {
    account.mock.reset();
    await act();
    const schedule = account.mock.schedule(name, group);
    const message = misuseOf(() => expect(schedule).toHaveReceivedInvocation());
    expect(misuseOf(() => expect(schedule).not.toHaveReceivedInvocation())).toBe(
      message.replace('expect(received)', 'expect(received).not'),
    );
    told.push(`${situation}\n${message.split('\n\n').slice(1).join('\n')}\n`);
  }
  expect(asReadersSee(told.join('\n'))).toMatchInlineSnapshot(`
    nothing at all
    Matcher error: schedule "job" in group "default" does not exist.
    The history has no call of CreateSchedule. Does the code under test use a SchedulerClient that this mock is attached to, and is it awaited? mockEventBridge() attaches to all clients, eventBridge.attach(client) to one.

    another group
    Matcher error: schedule "job" in group "default" does not exist.
    Group "g" has a schedule of that name: eventBridge.schedule('job', 'g')

    a similar name
    Matcher error: schedule "jbo" in group "default" does not exist.
    Did you mean eventBridge.schedule('job')?

    name and group the other way round
    Matcher error: schedule "g" in group "job" does not exist, and neither does the group.
    The name comes before the group: eventBridge.schedule('job', 'g')

    another group, before it was deleted
    Matcher error: schedule "job" in group "default" does not exist.
    Group "g" had a schedule of that name: eventBridge.schedule('job', 'g')

    a similar name in another group
    Matcher error: schedule "jbo" in group "default" does not exist.
    Did you mean eventBridge.schedule('job', 'g')?

    no group
    Matcher error: schedule "sweep" in group "orders" does not exist, and neither does the group.

    a similar group
    Matcher error: schedule "sweep" in group "order" does not exist, and neither does the group.
    Did you mean "orders"?

    a group that goes
    Matcher error: schedule "sweep" in group "g" does not exist.
    The group is being deleted; its schedules are gone.

    a group that is gone
    Matcher error: schedule "sweep" in group "g" does not exist, and neither does the group.
    The group was deleted, and its schedules with it.

    a call that was refused
    Matcher error: schedule "job" in group "default" does not exist.
    CreateSchedule was rejected: A schedule is at(yyyy-mm-ddThh:mm:ss), rate(value unit) or cron(minutes hours day-of-month month day-of-week year), with nothing around it; exactly one of the two days of a cron expression must be ?. ValidationException: Invalid Schedule Expression every hour.

    another Region
    Matcher error: schedule "job" in group "default" does not exist.
    Sent to eu-west-1; the schedule that is looked at is in us-east-1: give the client that Region, or give the mock the client's: mockEventBridge({ region: 'eu-west-1' }).
  `);
});

test('of the schedules that were removed, the last thousand are known', async () => {
  for (let number = 0; number <= 1000; number += 1) {
    await account.create(NOON, { Name: `job-${number}` });
    await account.client.send(new DeleteScheduleCommand({ Name: `job-${number}` }));
  }

  expect(account.mock.schedule('job-1')).not.toHaveReceivedInvocation();
  expect(misuseOf(() => expect(account.mock.schedule('job-0')).not.toHaveReceivedInvocation())).toContain(
    'schedule "job-0" in group "default" does not exist.',
  );
});

test('a whole message about a schedule that does not exist', async () => {
  await inGroup();

  expect(misuseOf(() => expect(account.mock.schedule('job')).toHaveInvokedTarget(FUNCTION)))
    .toMatchInlineSnapshot(`
    expect(received).toHaveInvokedTarget(target)

    Matcher error: schedule "job" in group "default" does not exist.

    Group "g" has a schedule of that name: eventBridge.schedule('job', 'g')
  `);
  expect(misuseOf(() => expect(account.mock.schedule('job')).not.toHaveReceivedDeadLetter()))
    .toMatchInlineSnapshot(`
    expect(received).not.toHaveReceivedDeadLetter()

    Matcher error: schedule "job" in group "default" does not exist.

    Group "g" has a schedule of that name: eventBridge.schedule('job', 'g')
  `);
});

test('a mock that stands outside of isolate() is refused, with what has run inside', async () => {
  await account.mock.isolate(async (isolated) => {
    await account.create('rate(1 hour)');
    await isolated.clock.advanceBy('1 hour');
    expect(isolated.schedule('job')).toHaveReceivedInvocationTimes(2);
    expect(misuseOf(() => expect(account.mock.schedule('job')).not.toHaveReceivedInvocation()))
      .toMatchInlineSnapshot(`
        expect(received).not.toHaveReceivedInvocation()

        Matcher error: received belongs to the mock outside isolate(), but this code runs inside, where an isolated mock answers. That one has received 0 events so far, and its schedules have invoked targets 2 times.

        Pass the mock that the callback is given, or a view of it; eventBridge.current is that mock, too.
      `);
  });
});

test('the time at which this begins is that of the account', () => {
  expect(account.mock.clock.now()).toEqual(BEGINNING);
});

test('a schedule is told of once, while time goes on', async () => {
  account.mock.seed({
    buses: { default: { rules: { paid: { pattern: { source: ['shop'] }, targets: [FUNCTION] } } } },
  });
  await account.create(NOON);
  let passed = 0;
  vi.spyOn(Date, 'now').mockImplementation(() => BEGINNING.getTime() + (passed += 1));
  onTestFinished(() => void vi.restoreAllMocks());

  for (const assertion of [
    () => expect(account.mock.target(FUNCTION)).toHaveReceivedInvocation(),
    () => expect(account.mock.target(FUNCTION)).toHaveReceivedDeadLetter(),
  ]) {
    expect(failureOf(assertion).split('Schedule "job"')).toHaveLength(2);
  }
});
