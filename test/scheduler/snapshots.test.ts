import { expect, test } from 'vitest';
import '../../src/vitest.js';
import { FUNCTION, LOST, QUEUE, SchedulerAccount } from './account.js';

const account = new SchedulerAccount();

const ONCE = 'at(2026-01-10T10:00:00)';

test('invocations and dead letters of schedules print alike in every run', async () => {
  const Input = '{"at":"<aws.scheduler.scheduled-time>","run":"<aws.scheduler.execution-id>"}';
  await account.create(ONCE, { Target: { Input } });
  await account.create(ONCE, {
    Name: 'lost',
    Target: { Arn: QUEUE, Input, DeadLetterConfig: { Arn: LOST } },
  });
  account.mock.target(QUEUE).fault({ errorCode: 'NO_PERMISSIONS' });
  await account.mock.clock.advanceBy('2 hours');

  expect(account.mock.scheduleInvocations()).toMatchInlineSnapshot(`
    [
      {
        "attempt": 1,
        "calls": 0,
        "executionId": "<id 1>",
        "input": {
          "at": "<time>",
          "run": "<id 1>",
        },
        "invokedAt": "<time>",
        "outcome": "recorded",
        "payload": "{"at":"<time>","run":"<id 1>"}",
        "request": {
          "FunctionName": "arn:aws:lambda:us-east-1:123456789012:function:sweep",
          "InvocationType": "Event",
          "Payload": "{"at":"<time>","run":"<id 1>"}",
          "action": "lambda:Invoke",
        },
        "schedule": {
          "arn": "arn:aws:scheduler:us-east-1:123456789012:schedule/default/job",
          "groupName": "default",
          "name": "job",
        },
        "scheduledTime": "<time>",
        "target": {
          "arn": "arn:aws:lambda:us-east-1:123456789012:function:sweep",
        },
      },
    ]
  `);
  expect(account.mock.schedule('lost').deadLetters()).toMatchInlineSnapshot(`
    [
      {
        "body": "{"QueueArn":"arn:aws:sqs:us-east-1:123456789012:orders","MessageBody":"{\\"at\\":\\"<time>\\",\\"run\\":\\"<id 1>\\"}"}",
        "executionId": "<id 1>",
        "messageAttributes": {
          "ERROR_CODE": "NO_PERMISSIONS",
          "ERROR_MESSAGE": "A fault that the test planned.",
          "EXECUTION_ID": "<id 1>",
          "IS_PAYLOAD_TRUNCATED": "false",
          "RETRY_ATTEMPTS": "0",
          "SCHEDULED_TIME": "<time>",
          "SCHEDULE_ARN": "arn:aws:scheduler:us-east-1:123456789012:schedule/default/lost",
          "TARGET_ARN": "arn:aws:sqs:us-east-1:123456789012:orders",
        },
        "queueArn": "arn:aws:sqs:us-east-1:123456789012:lost",
        "schedule": {
          "arn": "arn:aws:scheduler:us-east-1:123456789012:schedule/default/lost",
          "groupName": "default",
          "name": "lost",
        },
        "scheduledTime": "<time>",
        "sentAt": "<time>",
        "target": {
          "arn": "arn:aws:sqs:us-east-1:123456789012:orders",
        },
      },
    ]
  `);
});

test('a notification without an input prints alike, too', async () => {
  await account.create(ONCE);
  await account.mock.clock.advanceBy('2 hours');

  const [invocation] = account.mock.schedule('job').invocations();
  expect(invocation).toMatchInlineSnapshot(`
    {
      "attempt": 1,
      "calls": 0,
      "executionId": "<id 1>",
      "input": {
        "account": "123456789012",
        "detail": "{}",
        "detail-type": "Scheduled Event",
        "id": "<id 2>",
        "region": "us-east-1",
        "resources": [
          "arn:aws:scheduler:us-east-1:123456789012:schedule/default/job",
        ],
        "source": "aws.scheduler",
        "time": "<time>",
        "version": "0",
      },
      "invokedAt": "<time>",
      "outcome": "recorded",
      "payload": "{"version":"0","id":"<id 2>","detail-type":"Scheduled Event","source":"aws.scheduler","account":"123456789012","time":"<time>","region":"us-east-1","resources":["arn:aws:scheduler:us-east-1:123456789012:schedule/default/job"],"detail":"{}"}",
      "request": {
        "FunctionName": "arn:aws:lambda:us-east-1:123456789012:function:sweep",
        "InvocationType": "Event",
        "Payload": "{"version":"0","id":"<id 2>","detail-type":"Scheduled Event","source":"aws.scheduler","account":"123456789012","time":"<time>","region":"us-east-1","resources":["arn:aws:scheduler:us-east-1:123456789012:schedule/default/job"],"detail":"{}"}",
        "action": "lambda:Invoke",
      },
      "schedule": {
        "arn": "arn:aws:scheduler:us-east-1:123456789012:schedule/default/job",
        "groupName": "default",
        "name": "job",
      },
      "scheduledTime": "<time>",
      "target": {
        "arn": "arn:aws:lambda:us-east-1:123456789012:function:sweep",
      },
    }
  `);
});

test('warnings of schedules print alike in every run', async () => {
  await account.create(ONCE);
  account.mock.target(FUNCTION).fault({ errorCode: 'NO_PERMISSIONS' });
  await account.mock.clock.advanceBy('2 hours');

  expect(account.mock.warnings()).toMatchInlineSnapshot(`
    [
      {
        "at": "<time>",
        "error": {
          "errorCode": "NO_PERMISSIONS",
          "message": "A fault that the test planned.",
        },
        "kind": "schedule-dropped",
        "message": "arn:aws:scheduler:us-east-1:123456789012:schedule/default/job → arn:aws:lambda:us-east-1:123456789012:function:sweep: the run of <time> is lost, since the target has no dead-letter queue. NO_PERMISSIONS: A fault that the test planned.",
        "retries": 0,
        "scheduleArn": "arn:aws:scheduler:us-east-1:123456789012:schedule/default/job",
        "scheduledTime": "<time>",
        "targetArn": "arn:aws:lambda:us-east-1:123456789012:function:sweep",
      },
    ]
  `);
});

test('a view of a schedule prints what GetSchedule shows of it', async () => {
  await account.create('rate(1 hour)', {
    Description: 'Sweeps.',
    StartDate: new Date('2026-01-11T00:00:00Z'),
  });

  expect(account.mock.schedule('job')).toMatchInlineSnapshot(`
    {
      "ActionAfterCompletion": "NONE",
      "Arn": "arn:aws:scheduler:us-east-1:123456789012:schedule/default/job",
      "Description": "Sweeps.",
      "FlexibleTimeWindow": {
        "Mode": "OFF",
      },
      "ScheduleExpression": "rate(1 hour)",
      "ScheduleExpressionTimezone": "UTC",
      "StartDate": "<time>",
      "State": "ENABLED",
      "Target": {
        "Arn": "arn:aws:lambda:us-east-1:123456789012:function:sweep",
        "RetryPolicy": {
          "MaximumEventAgeInSeconds": 86400,
          "MaximumRetryAttempts": 185,
        },
        "RoleArn": "arn:aws:iam::123456789012:role/scheduler",
      },
    }
  `);
  expect(account.mock.schedule('nope')).toMatchInlineSnapshot(`undefined`);
});
