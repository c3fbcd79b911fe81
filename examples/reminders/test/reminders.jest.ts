import { GetScheduleCommand, SchedulerClient, UpdateScheduleCommand } from '@aws-sdk/client-scheduler';
import { mockEventBridge } from 'aws-eventbridge-mock';
import 'aws-eventbridge-mock/jest';
import { afterAll, afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { nightlyReport } from '../src/nightly-report.js';
import { cancel, remind, reschedule } from '../src/reminders.js';
import { sendReminder } from '../src/send-reminder.js';
import { FRIDAY, FUNCTION, monday, REGION, ROLE, seed, UNSENT, variables } from './seed.js';

const eventBridge = mockEventBridge({ region: REGION, seed });
eventBridge.handle(FUNCTION, sendReminder);
Object.assign(process.env, variables);

beforeEach(() => {
  jest.useFakeTimers({ now: FRIDAY });
  eventBridge.reset(); // what is seeded is there since that Friday
});
afterEach(() => {
  jest.useRealTimers();
});
afterAll(() => {
  eventBridge.restore();
});

const scheduler = new SchedulerClient({});
const reminder = eventBridge.schedule('appointment-a-1', 'reminders');
const shown = () =>
  scheduler.send(new GetScheduleCommand({ Name: 'appointment-a-1', GroupName: 'reminders' }));

test('an appointment has a schedule for the evening before', async () => {
  await remind(monday);

  expect(await shown()).toEqual({
    $metadata: expect.anything(),
    Arn: 'arn:aws:scheduler:eu-central-1:123456789012:schedule/reminders/appointment-a-1',
    Name: 'appointment-a-1',
    GroupName: 'reminders',
    State: 'ENABLED',
    ScheduleExpression: 'at(2026-03-29T18:00:00)',
    ScheduleExpressionTimezone: 'Europe/Berlin',
    FlexibleTimeWindow: { Mode: 'OFF' },
    ActionAfterCompletion: 'DELETE',
    CreationDate: FRIDAY,
    LastModificationDate: FRIDAY,
    Target: {
      Arn: FUNCTION,
      RoleArn: ROLE,
      Input: JSON.stringify({ ...monday, dueAt: '<aws.scheduler.scheduled-time>' }),
      RetryPolicy: { MaximumRetryAttempts: 3, MaximumEventAgeInSeconds: 3600 },
      DeadLetterConfig: { Arn: UNSENT },
    },
  });
});

test.each([
  ['2026-03-28T09:30', 'Europe/Berlin', '2026-03-27T17:00:00.000Z'],
  ['2026-03-30T09:30', 'Europe/Berlin', '2026-03-29T16:00:00.000Z'],
  ['2026-03-30T09:30', 'America/New_York', '2026-03-29T22:00:00.000Z'],
])('the reminder for %s in %s is due at %s', async (startsAt, timeZone, due) => {
  await remind({ ...monday, startsAt, timeZone });
  expect(reminder.nextRuns().map((run) => run.toISOString())).toEqual([due]);

  await eventBridge.clock.advanceTo(new Date(due).getTime() - 1);
  expect(reminder).not.toHaveReceivedInvocation();

  await eventBridge.clock.advanceBy(1);
  expect(reminder).toHaveReceivedInvocationTimes(1);
});

test('the customer is reminded once, and the schedule is gone', async () => {
  await remind(monday);
  await eventBridge.clock.advanceTo('2026-03-30T06:00:00Z');

  expect(reminder).toHaveReceivedInvocationTimes(1, { ...monday, dueAt: '2026-03-29T16:00:00Z' });
  expect(eventBridge.target(sendReminder)).toHaveReceivedInvocationTimes(1);
  expect(reminder.exists).toBe(false);
  expect(eventBridge.bus('customers')).toHaveReceivedEventTimes(1, {
    'detail-type': 'Reminder Due',
    detail: {
      appointment: 'a-1',
      customer: 'Ada',
      startsAt: '2026-03-30T09:30',
      dueAt: '2026-03-29T16:00:00Z',
    },
  });
  expect(eventBridge).toHaveNoWarnings();
});

test('a booking that comes twice is one reminder, and another one of the same id is refused', async () => {
  await remind(monday);
  await remind(monday);
  expect(eventBridge.schedules().map(({ name }) => name)).toEqual(['appointment-a-1', 'nightly-report']);

  await expect(remind({ ...monday, startsAt: '2026-04-01T14:00' })).rejects.toThrow(
    'Schedule appointment-a-1 already exists.',
  );
});

test('a booking survives a throttled call', async () => {
  eventBridge.fault('CreateSchedule', { error: 'ThrottlingException', times: 2 });

  await remind(monday);

  expect(eventBridge.commands('CreateSchedule')).toMatchObject([{ attempts: 3 }]);
  expect(reminder.exists).toBe(true);
});

test('an appointment that is moved has its reminder moved, and nothing else is lost', async () => {
  await remind(monday);
  const before = await shown();
  await eventBridge.clock.advanceBy('1 hour');
  await reschedule({ ...monday, startsAt: '2026-04-01T14:00' });

  expect(await shown()).toEqual({
    ...before,
    $metadata: expect.anything(),
    ScheduleExpression: 'at(2026-03-31T18:00:00)',
    LastModificationDate: new Date('2026-03-27T13:00:00Z'),
    Target: { ...before.Target, Input: expect.stringContaining('"startsAt":"2026-04-01T14:00"') },
  });

  await eventBridge.clock.advanceTo('2026-04-02T00:00:00Z');
  expect(reminder.invocations()).toMatchObject([{ scheduledTime: new Date('2026-03-31T16:00:00Z') }]);
});

test('an update with the new time alone would lose the zone, the queue and the deletion', async () => {
  await remind(monday);
  await scheduler.send(
    new UpdateScheduleCommand({
      Name: 'appointment-a-1',
      GroupName: 'reminders',
      ScheduleExpression: 'at(2026-03-31T18:00:00)',
      FlexibleTimeWindow: { Mode: 'OFF' },
      Target: { Arn: FUNCTION, RoleArn: ROLE },
    }),
  );

  const { Target, ...schedule } = await shown();
  expect(schedule).toMatchObject({ ScheduleExpressionTimezone: 'UTC', ActionAfterCompletion: 'NONE' });
  expect(Target).toEqual({
    Arn: FUNCTION,
    RoleArn: ROLE,
    RetryPolicy: { MaximumRetryAttempts: 185, MaximumEventAgeInSeconds: 86_400 },
  });
  expect(reminder.nextRuns()).toEqual([new Date('2026-03-31T18:00:00Z')]);
});

test('an appointment that is moved after its reminder has another one', async () => {
  await remind(monday);
  await eventBridge.clock.advanceTo('2026-03-30T06:00:00Z');
  await reschedule({ ...monday, startsAt: '2026-04-01T14:00' });
  await eventBridge.clock.advanceTo('2026-04-02T00:00:00Z');

  expect(reminder.invocations().map(({ scheduledTime }) => scheduledTime)).toEqual([
    new Date('2026-03-29T16:00:00Z'),
    new Date('2026-03-31T16:00:00Z'),
  ]);
});

test('nobody is reminded of an appointment that is cancelled, however often it is', async () => {
  await remind(monday);
  await cancel('a-1');
  await cancel('a-1');
  await eventBridge.clock.advanceTo('2026-03-30T06:00:00Z');

  expect(reminder).not.toHaveReceivedInvocation();
  expect(eventBridge).not.toHaveReceivedEvent({ 'detail-type': 'Reminder Due' });
});

test('a reminder that Lambda does not take comes into the queue', async () => {
  eventBridge.target(FUNCTION).fault({ errorCode: 'THROTTLING', message: 'Rate exceeded' });
  await remind(monday);
  await eventBridge.clock.advanceTo('2026-03-30T06:00:00Z');

  expect(reminder).not.toHaveReceivedInvocation();
  expect(reminder).toHaveReceivedDeadLetter({
    queueArn: UNSENT,
    messageAttributes: {
      ERROR_MESSAGE: 'Rate exceeded',
      EXHAUSTED_RETRY_CONDITION: 'MaximumRetryAttempts',
      RETRY_ATTEMPTS: '3',
      SCHEDULED_TIME: '2026-03-29T16:00:00Z',
    },
  });
});

test.each([
  ['twice', 2, 'succeeded'],
  ['every time', 9, 'failed'],
])('a function that fails %s is called by Lambda again, not by the schedule', async (_, times, outcome) => {
  await remind(monday);
  await eventBridge.clock.advanceTo('2026-03-29T15:00:00Z');
  eventBridge.fault('PutEvents', { error: 'AccessDeniedException', times });
  await eventBridge.clock.advanceTo('2026-03-29T17:00:00Z');

  expect(reminder.invocations()).toMatchObject([{ attempt: 1, calls: 3, outcome }]);
  expect(reminder).not.toHaveReceivedDeadLetter();
});

test('the nightly report leaves out the night that has no half past two', async () => {
  await remind(monday);
  await eventBridge.clock.advanceTo('2026-03-31T06:00:00Z');

  const report = eventBridge.schedule('nightly-report', 'reminders');
  expect(report).toHaveInvokedTarget(nightlyReport, { time: '2026-03-28T01:30:00Z' });
  expect(report.invocations().map(({ scheduledTime }) => scheduledTime)).toEqual([
    new Date('2026-03-28T01:30:00Z'),
    new Date('2026-03-30T00:30:00Z'),
    new Date('2026-03-31T00:30:00Z'),
  ]);
  expect(eventBridge.bus('customers')).toHaveReceivedEventsInOrder([
    { 'detail-type': 'Reminders Waiting', detail: { waiting: 1, at: '2026-03-28T01:30:00Z' } },
    { 'detail-type': 'Reminder Due' },
    { 'detail-type': 'Reminders Waiting', detail: { waiting: 0, at: '2026-03-30T00:30:00Z' } },
  ]);
});
