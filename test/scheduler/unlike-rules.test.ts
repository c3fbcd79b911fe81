import { DeleteRuleCommand, EventBridgeClient, PutRuleCommand } from '@aws-sdk/client-eventbridge';
import { DeleteScheduleCommand } from '@aws-sdk/client-scheduler';
import { expect, test } from 'vitest';
import { FUNCTION, SchedulerAccount } from './account.js';

const account = new SchedulerAccount();
const rules = new EventBridgeClient({});
const putRule = (ScheduleExpression: string) =>
  rules.send(new PutRuleCommand({ Name: 'job', ScheduleExpression }));

test.for(['rate(1 minutes)', 'rate(2 hour)', 'RATE(1 minute)', 'cron(0 12 * * ?)', 'at(2030-01-01T00:00)'])(
  '%s is an expression of schedules, and none of rules',
  async (expression) => {
    await account.create(expression);
    await expect(putRule(expression)).rejects.toThrow('Parameter ScheduleExpression is not valid.');
  },
);

test('a rule may have years that have passed, and a schedule may not', async () => {
  const past = 'cron(0 12 * * ? 2022-2023)';
  await putRule(past);
  await expect(account.create(past)).rejects.toThrow('will never schedule an invocation');
});

test('to delete what is not there is an error of schedules alone', async () => {
  await rules.send(new DeleteRuleCommand({ Name: 'ghost' }));
  await expect(account.client.send(new DeleteScheduleCommand({ Name: 'ghost' }))).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
    $metadata: { httpStatusCode: 404 },
  });
});

test('one function may have a rule and a schedule, which notify it each in its own way, by one clock', async () => {
  const notifications: object[] = [];
  account.mock.seed({
    buses: { default: { rules: { hourly: { schedule: 'rate(1 hour)', targets: [FUNCTION] } } } },
  });
  account.mock.handle(FUNCTION, ({ source, time, detail }: Record<string, unknown>) => {
    notifications.push({ source, time, detail });
  });
  await account.create('cron(30 * * * ? *)');
  await account.mock.clock.advanceBy('90 minutes');
  expect(notifications).toEqual([
    { source: 'aws.scheduler', time: '2026-01-10T09:30:00Z', detail: '{}' },
    { source: 'aws.events', time: '2026-01-10T10:00:00Z', detail: {} },
    { source: 'aws.scheduler', time: '2026-01-10T10:30:00Z', detail: '{}' },
  ]);
});
