import {
  CreateScheduleGroupCommand,
  DeleteScheduleGroupCommand,
  SchedulerClient,
  TagResourceCommand,
} from '@aws-sdk/client-scheduler';
import { expect, test } from 'vitest';
import { mockEventBridge } from '../../src/index.js';
import { LOST, QUEUE } from './account.js';

const client = new SchedulerClient({});
const GROUP = 'arn:aws:scheduler:us-east-1:123456789012:schedule-group';

test('a snapshot has schedules by group and name, as GetSchedule shows them, and groups with their tags', async () => {
  using mock = mockEventBridge(client, {
    seed: {
      schedules: {
        nightly: {
          cron: '0 2 * * ? *',
          target: { arn: QUEUE, input: { job: 'sweep' }, deadLetterQueue: LOST },
        },
        'orders/once': { at: '2030-01-10T10:30:00', end: '2031-01-01T00:00:00Z', target: QUEUE },
      },
    },
  });
  const Tags = [{ Key: 'team', Value: 'shop' }];
  await client.send(new TagResourceCommand({ ResourceArn: `${GROUP}/orders`, Tags }));

  const { scheduleGroups, schedules } = mock.snapshot();

  expect({ scheduleGroups, schedules }).toMatchInlineSnapshot(`
    {
      "scheduleGroups": {
        "orders": {
          "Arn": "arn:aws:scheduler:us-east-1:123456789012:schedule-group/orders",
          "State": "ACTIVE",
          "Tags": {
            "team": "shop",
          },
        },
      },
      "schedules": {
        "default/nightly": {
          "ActionAfterCompletion": "NONE",
          "Arn": "arn:aws:scheduler:us-east-1:123456789012:schedule/default/nightly",
          "FlexibleTimeWindow": {
            "Mode": "OFF",
          },
          "ScheduleExpression": "cron(0 2 * * ? *)",
          "ScheduleExpressionTimezone": "UTC",
          "State": "ENABLED",
          "Target": {
            "Arn": "arn:aws:sqs:us-east-1:123456789012:orders",
            "DeadLetterConfig": {
              "Arn": "arn:aws:sqs:us-east-1:123456789012:lost",
            },
            "Input": "{"job":"sweep"}",
            "RetryPolicy": {
              "MaximumEventAgeInSeconds": 86400,
              "MaximumRetryAttempts": 185,
            },
            "RoleArn": "arn:aws:iam::123456789012:role/scheduler",
          },
        },
        "orders/once": {
          "ActionAfterCompletion": "NONE",
          "Arn": "arn:aws:scheduler:us-east-1:123456789012:schedule/orders/once",
          "EndDate": 2031-01-01T00:00:00.000Z,
          "FlexibleTimeWindow": {
            "Mode": "OFF",
          },
          "ScheduleExpression": "at(2030-01-10T10:30:00)",
          "ScheduleExpressionTimezone": "UTC",
          "State": "ENABLED",
          "Target": {
            "Arn": "arn:aws:sqs:us-east-1:123456789012:orders",
            "RetryPolicy": {
              "MaximumEventAgeInSeconds": 86400,
              "MaximumRetryAttempts": 185,
            },
            "RoleArn": "arn:aws:iam::123456789012:role/scheduler",
          },
        },
      },
    }
  `);
});

test('a snapshot without schedules has no member for them, and the default group only when it has tags', async () => {
  using mock = mockEventBridge(client);
  expect(Object.keys(mock.snapshot())).toEqual(['account', 'region', 'eventBuses']);

  const Tags = [{ Key: 'team', Value: 'shop' }];
  await client.send(new TagResourceCommand({ ResourceArn: `${GROUP}/default`, Tags }));
  expect(mock.snapshot().scheduleGroups).toEqual({
    default: { Arn: `${GROUP}/default`, State: 'ACTIVE', Tags: { team: 'shop' } },
  });
});

test('a group that is going is in a snapshot until it is gone', async () => {
  using mock = mockEventBridge(client);
  await client.send(new CreateScheduleGroupCommand({ Name: 'orders' }));
  await client.send(new DeleteScheduleGroupCommand({ Name: 'orders' }));
  expect(mock.snapshot().scheduleGroups).toMatchObject({ orders: { State: 'DELETING' } });

  await mock.clock.advanceBy('1 hour');
  expect(mock.snapshot().scheduleGroups).toBeUndefined();
});

test('schedules of other Regions stand elsewhere', async () => {
  using mock = mockEventBridge(client);
  const abroad = new SchedulerClient({ region: 'eu-west-1' });
  mock.attach(abroad);
  await abroad.send(new CreateScheduleGroupCommand({ Name: 'orders' }));

  const { elsewhere, scheduleGroups } = mock.snapshot();

  expect(scheduleGroups).toBeUndefined();
  expect(elsewhere?.['123456789012/eu-west-1']?.scheduleGroups).toMatchObject({
    orders: { State: 'ACTIVE' },
  });
});
