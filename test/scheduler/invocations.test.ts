import { inspect } from 'node:util';
import { expect, test, vi } from 'vitest';
import '../../src/vitest.js';
import { failureOf, misuseOf } from '../expect/failure.js';
import { FUNCTION, LOST, QUEUE, ROLE, SchedulerAccount } from './account.js';

const account = new SchedulerAccount();

const NOON = 'at(2026-01-10T12:00:00)';
const EVENT_RULE = { pattern: { source: ['shop'] }, targets: [{ id: 'one', arn: FUNCTION }] };

/** A function that a rule and a schedule invoke, in turns. */
async function invokedByBoth(): Promise<void> {
  account.mock.seed({ buses: { default: { rules: { paid: EVENT_RULE } } } });
  await account.create('cron(0 10,12 * * ? *)', { Target: { Input: '{"job":"sweep"}' } });
  await account.mock.clock.advanceTo('2026-01-10T11:00:00Z');
  account.mock.emit({ source: 'shop', 'detail-type': 'OrderPaid', detail: { orderId: 'o-1' } });
  await account.mock.clock.advanceTo('2026-01-10T13:00:00Z');
}

test('a schedule has invoked its target, with an input that is compared in part', async () => {
  const sweep = vi.fn();
  await account.create('rate(1 hour)', { Target: { Input: '{"job":"sweep","n":1}' } });
  account.mock.handle(FUNCTION, sweep);
  await account.mock.clock.advanceBy('90 minutes');
  const schedule = account.mock.schedule('job');

  expect(schedule).toHaveReceivedInvocation();
  expect(schedule).toHaveReceivedInvocation({ job: 'sweep' });
  expect(schedule).toHaveReceivedInvocation(expect.objectContaining({ n: 1 }));
  expect(schedule).not.toHaveReceivedInvocation({ job: 'other' });
  expect(schedule).toHaveReceivedInvocationTimes(2);
  expect(schedule).toHaveReceivedInvocationTimes(2, { n: expect.any(Number) });
  expect(schedule).not.toHaveReceivedInvocationTimes(1);
  expect(schedule).toHaveReceivedInvocationTimes(0, { n: 2 });
  for (const target of [FUNCTION, 'sweep', sweep]) {
    expect(schedule).toHaveInvokedTarget(target);
    expect(schedule).toHaveInvokedTarget(target, { n: 1 });
    expect(schedule).not.toHaveInvokedTarget(target, { n: 2 });
  }
});

test('a schedule that has not run yet says when it will', async () => {
  await account.create(NOON);
  const schedule = account.mock.schedule('job');

  expect(schedule).not.toHaveReceivedInvocation();
  expect(failureOf(() => expect(schedule).toHaveReceivedInvocation())).toMatchInlineSnapshot(`
    expect(schedule).toHaveReceivedInvocation()

    Schedule "job" in group "default" did not invoke its target.

    Possible reasons:

      • Schedule "job" in group "default" is due at 2026-01-10T12:00:00Z (at(2026-01-10T12:00:00) in UTC); it is 2026-01-10T09:00:00Z now. await eventBridge.clock.advanceTo('2026-01-10T12:00:00Z')
  `);
  expect(failureOf(() => expect(schedule).toHaveInvokedTarget('sweep'))).toMatchInlineSnapshot(`
    expect(schedule).toHaveInvokedTarget(target)

    Target "arn:aws:lambda:us-east-1:123456789012:function:sweep" was not invoked by schedule "job" in group "default".

    Possible reasons:

      • Schedule "job" in group "default" is due at 2026-01-10T12:00:00Z (at(2026-01-10T12:00:00) in UTC); it is 2026-01-10T09:00:00Z now. await eventBridge.clock.advanceTo('2026-01-10T12:00:00Z')
  `);
  expect(failureOf(() => expect(account.mock.target(FUNCTION)).toHaveReceivedInvocation()))
    .toMatchInlineSnapshot(`
      expect(target).toHaveReceivedInvocation()

      Target "arn:aws:lambda:us-east-1:123456789012:function:sweep" was not invoked.

      Possible reasons:

        • Schedule "job" in group "default" is due at 2026-01-10T12:00:00Z (at(2026-01-10T12:00:00) in UTC); it is 2026-01-10T09:00:00Z now. await eventBridge.clock.advanceTo('2026-01-10T12:00:00Z')
    `);
});

test('a schedule that has not run often enough says when it will have', async () => {
  await account.create('rate(1 hour)');
  await account.mock.clock.advanceBy('30 minutes');
  const schedule = account.mock.schedule('job');
  const message = failureOf(() => expect(schedule).toHaveReceivedInvocationTimes(3));

  expect(message).toMatchInlineSnapshot(`
    expect(schedule).toHaveReceivedInvocationTimes(n)

    Schedule "job" in group "default" invoked its target 1 time; expected 3.

    Namely:

      invocation 1, of schedule "job" in group "default" due at 2026-01-10T09:00:00Z

    Possible reasons:

      • Schedule "job" in group "default" is due next at 2026-01-10T10:00:00Z; it is 2026-01-10T09:30:00Z now. For 2 more runs: await eventBridge.clock.advanceTo('2026-01-10T11:00:00Z')
  `);
  const [, time = ''] = /advanceTo\('(.+)'\)/.exec(message) ?? [];
  await account.mock.clock.advanceTo(time);
  expect(schedule).toHaveReceivedInvocationTimes(3);
});

test('an input that no run had is shown beside the closest, and runs to come are named where they would have it', async () => {
  await account.create('rate(1 hour)', { Target: { Input: '{"version":1}' } });
  await account.mock.clock.advanceBy('30 minutes');
  const schedule = account.mock.schedule('job');
  expect(failureOf(() => expect(schedule).toHaveReceivedInvocation({ version: 2 }))).toMatchInlineSnapshot(`
    expect(schedule).toHaveReceivedInvocation(input)

    The only invocation by schedule "job" in group "default" is not as expected.

    Invocation 1, of schedule "job" in group "default" due at 2026-01-10T09:00:00Z:

      ✗ version          1                   expected 2
  `);

  await account.update('rate(1 hour)', { Target: { Input: '{"version":2}' } });
  expect(failureOf(() => expect(schedule).toHaveReceivedInvocation({ version: 2 }))).toMatchInlineSnapshot(`
    expect(schedule).toHaveReceivedInvocation(input)

    The only invocation by schedule "job" in group "default" is not as expected.

    Invocation 1, of schedule "job" in group "default" due at 2026-01-10T09:00:00Z:

      ✗ version          1                   expected 2

    Possible reasons:

      • Schedule "job" in group "default" is due next at 2026-01-10T10:00:00Z; it is 2026-01-10T09:30:00Z now. await eventBridge.clock.advanceTo('2026-01-10T10:00:00Z')
  `);
});

test('a negated failure shows the runs', async () => {
  const FlexibleTimeWindow = { Mode: 'FLEXIBLE', MaximumWindowInMinutes: 15 } as const;
  await account.create('cron(0 * * * ? *)', { FlexibleTimeWindow, Target: { Input: '{"n":1}' } });
  account.mock.handle(FUNCTION, () => Promise.reject(new Error('no')));
  await account.mock.clock.advanceBy('2 hours').catch(() => undefined);
  const schedule = account.mock.schedule('job');

  expect(failureOf(() => expect(schedule).not.toHaveReceivedInvocation())).toMatchInlineSnapshot(`
    expect(schedule).not.toHaveReceivedInvocation()

    Schedule "job" in group "default" invoked its target 1 time; expected none.

    Namely:

      invocation 1, of schedule "job" in group "default" due at 2026-01-10T10:00:00Z, invoked at 2026-01-10T10:10:14Z (called 3 times: the handler failed, and Lambda tries twice more)
  `);
  expect(failureOf(() => expect(schedule).not.toHaveReceivedInvocation({ n: 1 }))).toMatchInlineSnapshot(`
    expect(schedule).not.toHaveReceivedInvocation(input)

    The only invocation by schedule "job" in group "default" is as expected; it should not be.

    Invocation 1, of schedule "job" in group "default" due at 2026-01-10T10:00:00Z, invoked at 2026-01-10T10:10:14Z (called 3 times: the handler failed, and Lambda tries twice more):

      ✓ n                1
  `);
  expect(failureOf(() => expect(schedule).not.toHaveInvokedTarget(FUNCTION))).toMatchInlineSnapshot(`
    expect(schedule).not.toHaveInvokedTarget(target)

    Target "arn:aws:lambda:us-east-1:123456789012:function:sweep" was invoked 1 time by schedule "job" in group "default"; expected none.

    Namely:

      invocation 1, of schedule "job" in group "default" due at 2026-01-10T10:00:00Z, invoked at 2026-01-10T10:10:14Z (called 3 times: the handler failed, and Lambda tries twice more)
  `);
  expect(failureOf(() => expect(schedule).toHaveReceivedInvocationTimes(0))).toMatchInlineSnapshot(`
    expect(schedule).toHaveReceivedInvocationTimes(n)

    Schedule "job" in group "default" invoked its target 1 time; expected none.

    Namely:

      invocation 1, of schedule "job" in group "default" due at 2026-01-10T10:00:00Z, invoked at 2026-01-10T10:10:14Z (called 3 times: the handler failed, and Lambda tries twice more)
  `);
});

test('what a deleted schedule has done can still be asserted', async () => {
  await account.create(NOON, { ActionAfterCompletion: 'DELETE', Target: { Input: '{"n":1}' } });
  await account.mock.clock.advanceBy('4 hours');
  const schedule = account.mock.schedule('job');

  expect(schedule.exists).toBe(false);
  expect(schedule).toHaveReceivedInvocationTimes(1, { n: 1 });
  expect(schedule).toHaveInvokedTarget('sweep');
  expect(schedule).not.toHaveReceivedDeadLetter();
  expect(inspect(schedule)).toMatchInlineSnapshot(
    `"schedule "job" in group "default", deleted at 2026-01-10T12:00:00.000Z: 1 invocation"`,
  );
  expect(failureOf(() => expect(schedule).toHaveReceivedInvocationTimes(2))).toMatchInlineSnapshot(`
    expect(schedule).toHaveReceivedInvocationTimes(n)

    Schedule "job" in group "default" invoked its target 1 time; expected 2.

    Namely:

      invocation 1, of schedule "job" in group "default" due at 2026-01-10T12:00:00Z

    Possible reasons:

      • Schedule "job" in group "default" was deleted at 2026-01-10T12:00:00Z, after its last run, since its ActionAfterCompletion is DELETE.
  `);
  account.mock.clearHistory();
  expect(schedule).not.toHaveReceivedInvocation();
  expect(account.mock.target(FUNCTION)).not.toHaveReceivedInvocation();
  expect(failureOf(() => expect(schedule).toHaveReceivedInvocation())).toMatchInlineSnapshot(`
    expect(schedule).toHaveReceivedInvocation()

    Schedule "job" in group "default" did not invoke its target.

    Possible reasons:

      • Schedule "job" in group "default" was deleted at 2026-01-10T12:00:00Z, after its last run, since its ActionAfterCompletion is DELETE.
      • The run of schedule "job" in group "default" due at 2026-01-10T12:00:00Z is no longer in the history: clearHistory() cleared it.
  `);
});

test('a target counts what rules and what schedules asked of it, in order of time', async () => {
  await invokedByBoth();

  for (const name of [FUNCTION, 'sweep', 'one']) {
    const target = account.mock.target(name);
    expect(target).toHaveReceivedInvocationTimes(3);
    expect(target).toHaveReceivedInvocationTimes(2, { job: 'sweep' });
    expect(target).toHaveReceivedInvocation({ source: 'shop' });
    expect(target.invocations()).toHaveLength(1);
    expect(target.scheduleInvocations()).toHaveLength(2);
  }
  expect(account.mock.scheduleInvocations()).toMatchObject([
    { schedule: { name: 'job' }, input: { job: 'sweep' } },
    { schedule: { name: 'job' }, input: { job: 'sweep' } },
  ]);
  expect(account.mock.rule('paid')).toHaveInvokedTarget('sweep');
  expect(account.mock.rule('paid')).not.toHaveInvokedTarget('sweep', { job: 'sweep' });
  const target = account.mock.target(FUNCTION);
  expect(failureOf(() => expect(target).not.toHaveReceivedInvocation())).toMatchInlineSnapshot(`
    expect(target).not.toHaveReceivedInvocation()

    Target "arn:aws:lambda:us-east-1:123456789012:function:sweep" was invoked 3 times; expected none.

    Namely:

      invocation 1, of schedule "job" in group "default" due at 2026-01-10T10:00:00Z
      invocation 2, of rule "paid" on bus "default" for "OrderPaid"
      invocation 3, of schedule "job" in group "default" due at 2026-01-10T12:00:00Z
  `);
  expect(failureOf(() => expect(target).toHaveReceivedInvocation({ job: 'clean' }))).toMatchInlineSnapshot(`
    expect(target).toHaveReceivedInvocation(input)

    None of the 3 invocations of target "arn:aws:lambda:us-east-1:123456789012:function:sweep" is as expected.

    Closest is invocation 1, of schedule "job" in group "default" due at 2026-01-10T10:00:00Z:

      ✗ job              "sweep"             expected "clean"

    The others:

      invocation 2, of rule "paid" on bus "default" for "OrderPaid": differs in job
      invocation 3, of schedule "job" in group "default" due at 2026-01-10T12:00:00Z: differs in job
  `);
  expect(inspect(target)).toMatchInlineSnapshot(
    `"target "arn:aws:lambda:us-east-1:123456789012:function:sweep": 1 invocation by rules, 2 by schedules, 0 dead letters"`,
  );
  expect(inspect(account.mock)).toMatchInlineSnapshot(`
    "EventBridgeMock of account 123456789012 in us-east-1
      bus "default": 1 rule, 1 event
      1 schedule: 2 invocations"
  `);
});

test('a target that only a schedule has, and that has not been invoked, exists', async () => {
  await account.create(NOON);
  const target = account.mock.target(FUNCTION);

  expect(target.exists).toBe(true);
  expect(target).not.toHaveReceivedInvocation();
  expect(account.mock.target('job').exists).toBe(true);
  expect(inspect(account.mock.target('swep'))).toMatchInlineSnapshot(
    `"target "swep", which belongs to no rule or schedule"`,
  );
  expect(misuseOf(() => expect(account.mock.target('swep')).not.toHaveReceivedInvocation()))
    .toMatchInlineSnapshot(`
    expect(received).not.toHaveReceivedInvocation()

    Matcher error: no rule and no schedule has a target with the ARN or Id "swep".

    Did you mean "sweep"?
  `);
  expect(() => {
    account.mock.handle('swep', () => undefined);
  }).toThrowErrorMatchingInlineSnapshot(
    `[TypeError: handle: no rule and no schedule has a target with the Id or name "swep". Did you mean "sweep"?]`,
  );
});

test('each rule and each schedule that has the target says why it did not invoke it', async () => {
  account.mock.seed({ buses: { default: { rules: { paid: EVENT_RULE } } } });
  await account.create(NOON);
  account.mock.emit({ source: 'store', 'detail-type': 'OrderPaid' });

  expect(failureOf(() => expect(account.mock.target(FUNCTION)).toHaveReceivedInvocation()))
    .toMatchInlineSnapshot(`
      expect(target).toHaveReceivedInvocation()

      Target "arn:aws:lambda:us-east-1:123456789012:function:sweep" was not invoked.

      Possible reasons:

        • Event 1, "OrderPaid" from "store":
          bus default → rule paid: source needs "shop", received "store" → not delivered
        • Schedule "job" in group "default" is due at 2026-01-10T12:00:00Z (at(2026-01-10T12:00:00) in UTC); it is 2026-01-10T09:00:00Z now. await eventBridge.clock.advanceTo('2026-01-10T12:00:00Z')
    `);
});

test('an event that never came may be what a schedule was to begin', async () => {
  const bus = 'arn:aws:events:us-east-1:123456789012:event-bus/default';
  const EventBridgeParameters = { Source: 'shop', DetailType: 'Tick' };
  await account.create(NOON, { Target: { Arn: bus, EventBridgeParameters } });

  expect(failureOf(() => expect(account.mock).toHaveReceivedEvent({ source: 'shop' })))
    .toMatchInlineSnapshot(`
      expect(eventBridge).toHaveReceivedEvent(expected)

      No event was received.

      Possible reasons:

        • PutEvents was never called by a client that this mock is attached to, only CreateSchedule. Does the code under test use such a client, and is it awaited?
        • Schedule "job" in group "default" is due at 2026-01-10T12:00:00Z (at(2026-01-10T12:00:00) in UTC); it is 2026-01-10T09:00:00Z now. await eventBridge.clock.advanceTo('2026-01-10T12:00:00Z')
    `);
});

test.for([
  [
    'sqs:sendMessage',
    { QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/orders', MessageBody: 'x' },
    QUEUE,
  ],
  ['lambda:invoke', { FunctionName: 'sweep', Payload: '{"n":1}' }, FUNCTION],
] as const)('a universal target %s is also the resource that it calls', async ([action, input, arn]) => {
  const Arn = `arn:aws:scheduler:::aws-sdk:${action}`;
  await account.create(NOON, { Target: { Arn, Input: JSON.stringify(input) } });
  const target = account.mock.target(arn);
  expect(target.exists).toBe(true);
  expect(target).not.toHaveReceivedInvocation();
  target.fault({ errorCode: 'THROTTLING', times: 1 });
  await account.mock.clock.advanceBy('4 hours');

  expect(target).toHaveReceivedInvocation();
  expect(account.mock.target(Arn)).toHaveReceivedInvocationTimes(1);
  expect(account.mock.schedule('job')).toHaveInvokedTarget(arn);
  expect(account.mock.schedule('job')).toHaveInvokedTarget(Arn);
  expect(account.mock.scheduleInvocations()).toMatchObject([
    { target: { arn: Arn, resourceArn: arn }, attempt: 2 },
  ]);
});

test('the name at the end of an ARN comes before the name of a schedule', async () => {
  const other = FUNCTION.replace('sweep', 'other');
  account.mock.seed({ buses: { default: { rules: { paid: EVENT_RULE } } } });
  await account.create(NOON, { Name: 'sweep', Target: { Arn: other } });
  account.mock.emit({ source: 'shop', 'detail-type': 'OrderPaid' });
  await account.mock.settled();

  expect(account.mock.target('sweep')).toHaveReceivedInvocationTimes(1);
  expect(account.mock.target('other')).not.toHaveReceivedInvocation();
});

test('a schedule that a test cancels leaves its target known', async () => {
  await account.create(NOON);
  const { DeleteScheduleCommand } = await import('@aws-sdk/client-scheduler');
  await account.client.send(new DeleteScheduleCommand({ Name: 'job' }));
  await account.mock.clock.advanceBy('4 hours');

  expect(account.mock.schedule('job')).not.toHaveReceivedInvocation();
  expect(account.mock.target('sweep')).not.toHaveReceivedInvocation();
  expect(account.mock.target('sweep').exists).toBe(false);
});

test('a target that a schedule does not have, or none at all, is refused', async () => {
  await account.create(NOON, { Target: { RoleArn: ROLE, DeadLetterConfig: { Arn: LOST } } });
  const schedule = account.mock.schedule('job');

  expect(misuseOf(() => expect(schedule).toHaveInvokedTarget('swep'))).toMatchInlineSnapshot(`
    expect(received).toHaveInvokedTarget(target)

    Matcher error: schedule "job" in group "default" has no target with the ARN or Id "swep".

    Did you mean "sweep"?
  `);
  expect(misuseOf(() => expect(schedule).not.toHaveInvokedTarget(LOST))).toMatchInlineSnapshot(`
    expect(received).not.toHaveInvokedTarget(target)

    Matcher error: schedule "job" in group "default" has no target with the ARN or Id "arn:aws:sqs:us-east-1:123456789012:lost".

    It is the dead-letter queue of a target, which receives what could not be delivered:

      expect(eventBridge.schedule('job')).toHaveReceivedDeadLetter({ queueArn: 'arn:aws:sqs:us-east-1:123456789012:lost' })
  `);
});
