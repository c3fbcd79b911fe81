import { GetScheduleCommand } from '@aws-sdk/client-scheduler';
import { expect, test } from 'vitest';
import { BEGINNING, FUNCTION, LOST, ROLE, SchedulerAccount } from './account.js';

const account = new SchedulerAccount();

test('an update with what is required alone takes all else back, but for the day of the creation', async () => {
  await account.create('cron(0 2 * * ? *)', {
    Description: 'Sweeps',
    ScheduleExpressionTimezone: 'Europe/Paris',
    StartDate: new Date('2026-02-01T00:00:00Z'),
    EndDate: new Date('2026-03-01T00:00:00Z'),
    State: 'DISABLED',
    ActionAfterCompletion: 'DELETE',
    FlexibleTimeWindow: { Mode: 'FLEXIBLE', MaximumWindowInMinutes: 5 },
    Target: { Input: '{}', DeadLetterConfig: { Arn: LOST }, RetryPolicy: { MaximumRetryAttempts: 1 } },
  });
  await account.mock.clock.advanceBy('10 minutes');
  await account.update('cron(0 2 * * ? *)');

  const { $metadata: _metadata, ...shown } = await account.client.send(
    new GetScheduleCommand({ Name: 'job' }),
  );
  expect(shown).toEqual({
    Arn: 'arn:aws:scheduler:us-east-1:123456789012:schedule/default/job',
    Name: 'job',
    GroupName: 'default',
    ScheduleExpression: 'cron(0 2 * * ? *)',
    ScheduleExpressionTimezone: 'UTC',
    State: 'ENABLED',
    ActionAfterCompletion: 'NONE',
    FlexibleTimeWindow: { Mode: 'OFF' },
    CreationDate: BEGINNING,
    LastModificationDate: new Date('2026-01-10T09:10:00Z'),
    Target: {
      Arn: FUNCTION,
      RoleArn: ROLE,
      RetryPolicy: { MaximumEventAgeInSeconds: 86_400, MaximumRetryAttempts: 185 },
    },
  });
});

const minutesAgo = (minutes: number) => ({ StartDate: new Date(BEGINNING.getTime() - minutes * 60_000) });
const TOO_EARLY = 'The StartDate you specify cannot be earlier than 5 minutes ago.';

test.for([
  ['cron(0 2 * * ? *)', 3],
  ['rate(1 hour)', 5],
  ['at(2026-01-11T00:00:00)', 600],
] as const)('%s may have a start of %i minutes ago', async ([expression, minutes]) => {
  await account.create(expression, minutesAgo(minutes));
  expect(await account.names()).toEqual(['job']);
});

test.for(['cron(0 2 * * ? *)', 'rate(1 hour)'])('%s may not have one of six', async (expression) => {
  await expect(account.create(expression, minutesAgo(6))).rejects.toThrow(TOO_EARLY);
  expect(await account.names()).toEqual([]);
});

test('what was read may be too old to be written: its start has passed', async () => {
  await account.create('rate(1 hour)', minutesAgo(0));
  await account.mock.clock.advanceBy('1 day');
  const { StartDate } = await account.client.send(new GetScheduleCommand({ Name: 'job' }));
  await expect(account.update('rate(1 hour)', { StartDate })).rejects.toThrow(TOO_EARLY);
});
