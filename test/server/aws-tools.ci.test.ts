import { execFile, spawnSync } from 'node:child_process';
import { devNull } from 'node:os';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { entry, served } from './http-client.js';

const hasBoto3 = spawnSync('python3', ['-c', 'import boto3']).status === 0;
const hasCli = spawnSync('aws', ['--version']).status === 0;

/** Nothing of the machine's own configuration counts. */
const env = {
  ...process.env,
  AWS_CONFIG_FILE: devNull,
  AWS_SHARED_CREDENTIALS_FILE: devNull,
  AWS_ACCESS_KEY_ID: '111122223333',
  AWS_SECRET_ACCESS_KEY: 'secret',
  AWS_DEFAULT_REGION: 'eu-west-1',
  AWS_PROFILE: undefined,
  AWS_SESSION_TOKEN: undefined,
  NO_PROXY: '127.0.0.1',
  PYTHONDONTWRITEBYTECODE: '1',
};

const run = promisify(execFile);

/** What a script of boto3 tells of its calls, by what each is. */
async function toldBy(script: string, endpoint: string): Promise<object> {
  const { pathname } = new URL(script, import.meta.url);
  const { stdout } = await run('python3', [pathname, endpoint], { env });
  const lines = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as [string, unknown]);
  return Object.fromEntries(lines);
}

test.skipIf(!hasBoto3)('boto3 is answered as by the service', async () => {
  const { mock, server } = await served();

  expect(await toldBy('aws-tools.py', server.endpoint)).toEqual({
    bus: { EventBusArn: 'arn:aws:events:eu-west-1:111122223333:event-bus/orders' },
    tags: { Tags: [{ Key: 'team', Value: 'größer' }] },
    'pages of rules': [5, 5, 2],
    targets: { FailedEntryCount: 0, FailedEntries: [] },
    'pages of targets': [
      [
        {
          Id: 'queue',
          Arn: 'arn:aws:sqs:eu-west-1:111122223333:queue',
          InputTransformer: { InputPathsMap: { id: '$.detail.id' }, InputTemplate: '"<id>"' },
        },
      ],
    ],
    'pages of rule names': [['rule-00']],
    put: [1, [['EventId'], ['ErrorCode', 'ErrorMessage']]],
    archive: [7, true],
    replay: 'STARTING',
    'times of a replay': '2026-11-28 11:33:38+00:00',
    'not found': ['ResourceNotFoundException', 'Rule none does not exist on EventBus default.', 400],
    'already there': ['ResourceAlreadyExistsException', 'Event bus orders already exists.', 400],
    invalid: ['InvalidEventPatternException', expect.stringContaining('Event pattern is not valid.'), 400],
    constraint: ['ClientError', expect.stringContaining('1 validation error detected'), 400],
  });
  expect(mock.events()).toMatchObject([{ time: '2026-11-28T11:33:38Z', detail: { id: 'ü-1' } }]);
});

test.skipIf(!hasBoto3)('boto3 is answered as by EventBridge Scheduler', async () => {
  const { mock, server } = await served();

  expect(await toldBy('scheduler-tools.py', server.endpoint)).toEqual({
    group: { ScheduleGroupArn: 'arn:aws:scheduler:eu-west-1:111122223333:schedule-group/reminders' },
    tags: { Tags: [{ Key: 'team', Value: 'größer' }] },
    'no tags': { Tags: [] },
    schedule: { ScheduleArn: 'arn:aws:scheduler:eu-west-1:111122223333:schedule/reminders/job-4' },
    shown: ['2030-01-01 12:00:00+00:00', 'größer', 'ENABLED'],
    pages: [['job-0', 'job-1'], ['job-2', 'job-3'], ['job-4']],
    disabled: ['job-0'],
    'not found': ['ResourceNotFoundException', 'Schedule none does not exist.', 404],
    'already there': ['ConflictException', 'Schedule group g already exists.', 409],
    invalid: ['ValidationException', 'Invalid Schedule Expression soon.', 400],
    constraint: ['ValidationException', expect.stringContaining("Value 'a/b' at 'name'") as string, 400],
  });
  expect(mock.commands('CreateSchedule').at(-1)?.input).toMatchObject({
    ClientToken: expect.stringMatching(/^[\da-f-]{36}$/) as string,
  });
});

test.skipIf(!hasBoto3)('boto3 makes its retries of planned faults', async () => {
  const { mock, server } = await served();
  mock.fault('CreateEventBus', { error: 'InternalException', times: 1 });
  mock.fault('ListTagsForResource', { networkError: 'ECONNRESET', times: 1 });
  await toldBy('aws-tools.py', server.endpoint);

  expect(mock.commands('CreateEventBus').map(({ error }) => error?.name)).toEqual([
    'InternalException',
    undefined,
    'ResourceAlreadyExistsException',
  ]);
  expect(mock.commands('ListTagsForResource')).toHaveLength(2);
});

test.skipIf(!hasCli)('the AWS CLI is answered as by the service', async () => {
  const { mock, server } = await served();
  const aws = cliOf('events', server.endpoint);
  const pattern = '{"source":["shop"]}';

  expect(await aws('put-rule', '--name', 'paid', '--event-pattern', pattern)).toEqual({
    RuleArn: 'arn:aws:events:eu-west-1:111122223333:rule/paid',
  });
  expect(
    await aws('put-events', '--entries', JSON.stringify([{ ...entry, Time: '2026-11-28T11:33:38Z' }])),
  ).toEqual({
    FailedEntryCount: 0,
    Entries: [{ EventId: mock.events()[0]?.id }],
  });
  expect(mock.events()).toMatchObject([{ time: '2026-11-28T11:33:38Z' }]);
  await expect(aws('describe-rule', '--name', 'none')).rejects.toMatchObject({
    code: 255,
    stderr: expect.stringContaining(
      'An error occurred (ResourceNotFoundException) when calling the DescribeRule operation: ' +
        'Rule none does not exist on EventBus default.',
    ),
  });
  expect(await aws('delete-rule', '--name', 'paid')).toBeUndefined();
});

/** Runs the commands of one service. */
function cliOf(service: string, endpoint: string) {
  return async (...args: string[]): Promise<unknown> => {
    const given = [service, '--endpoint-url', endpoint, '--output', 'json', ...args];
    const { stdout } = await run('aws', given, { env });
    return stdout === '' ? undefined : JSON.parse(stdout);
  };
}

test.skipIf(!hasCli)('the AWS CLI is answered as by EventBridge Scheduler', async () => {
  const { mock, server } = await served();
  const aws = cliOf('scheduler', server.endpoint);
  const Target = {
    Arn: 'arn:aws:sqs:eu-west-1:111122223333:queue',
    RoleArn: 'arn:aws:iam::111122223333:role/scheduler',
  };
  const given = [
    '--name',
    'job',
    '--schedule-expression',
    'rate(1 hour)',
    '--flexible-time-window',
    'Mode=OFF',
  ];

  expect(await aws('create-schedule', ...given, '--target', JSON.stringify(Target))).toEqual({
    ScheduleArn: 'arn:aws:scheduler:eu-west-1:111122223333:schedule/default/job',
  });
  expect(await aws('list-schedules', '--group-name', 'default')).toMatchObject({
    Schedules: [{ Name: 'job' }],
  });
  await expect(aws('get-schedule', '--name', 'none')).rejects.toMatchObject({
    code: 255,
    stderr: expect.stringContaining(
      'An error occurred (ResourceNotFoundException) when calling the GetSchedule operation: ' +
        'Schedule none does not exist.',
    ) as string,
  });
  expect(await aws('delete-schedule', '--name', 'job')).toBeUndefined();
  expect(mock.commands('ListSchedules')).toMatchObject([{ input: { GroupName: 'default' } }]);
});
