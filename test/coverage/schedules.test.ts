import { DeleteScheduleCommand, SchedulerClient, UpdateScheduleCommand } from '@aws-sdk/client-scheduler';
import { expect, test } from 'vitest';
import { mergeCoverage, mockEventBridge, type RuleCoverage } from '../../src/index.js';
import { fromCloudFormation } from '../../src/templates.js';
import { FUNCTION, LOST, QUEUE, ROLE, SchedulerAccount } from '../scheduler/account.js';

const account = new SchedulerAccount();
const TOPIC = 'arn:aws:sns:us-east-1:123456789012:orders';

function told({ schedules }: RuleCoverage) {
  return schedules.map(({ name, state, ran, targets }) => [name, state, ran, targets]);
}

const seed = {
  schedules: {
    hourly: { rate: '1 hour', target: QUEUE },
    'orders/nightly': { cron: '0 2 * * ? *', timezone: 'Europe/Berlin', target: FUNCTION },
    'orders/off': { rate: '1 hour', state: 'DISABLED', target: FUNCTION },
    'orders/once': { at: '2026-01-10T09:30:00', actionAfterCompletion: 'DELETE', target: QUEUE },
    'orders/lost': { at: '2026-01-10T09:30:00', target: { arn: TOPIC, deadLetterQueue: LOST } },
    'orders/dropped': { at: '2026-01-10T09:30:00', target: { arn: `${TOPIC}-2` } },
  },
} as const;

test('schedules tell how often they ran, and what became of their targets', async () => {
  const { mock } = account;
  mock.seed(seed);
  mock.target(TOPIC).fault({ errorCode: 'SDK_CLIENT_ERROR' });
  mock.target(`${TOPIC}-2`).fault({ errorCode: 'SDK_CLIENT_ERROR' });
  await mock.clock.advanceBy('90 minutes');

  const coverage = mock.ruleCoverage();

  const none = { invoked: 0, deadLettered: 0, dropped: 0 };
  expect(told(coverage)).toEqual([
    ['hourly', 'ENABLED', 2, [{ ...none, arn: QUEUE, invoked: 2 }]],
    ['dropped', 'ENABLED', 1, [{ ...none, arn: `${TOPIC}-2`, dropped: 1 }]],
    ['lost', 'ENABLED', 1, [{ ...none, arn: TOPIC, deadLettered: 1 }]],
    ['nightly', 'ENABLED', 0, [{ ...none, arn: FUNCTION }]],
    ['off', 'DISABLED', 0, [{ ...none, arn: FUNCTION }]],
    ['once', 'DELETED', 1, [{ ...none, arn: QUEUE, invoked: 1 }]],
  ]);
  expect(coverage.schedules[3]).toEqual({
    name: 'nightly',
    groupName: 'orders',
    arn: 'arn:aws:scheduler:us-east-1:123456789012:schedule/orders/nightly',
    account: '123456789012',
    region: 'us-east-1',
    state: 'ENABLED',
    expression: 'cron(0 2 * * ? *)',
    timezone: 'Europe/Berlin',
    origin: { seed: 'seed.schedules["orders/nightly"]' },
    ran: 0,
    targets: [{ ...none, arn: FUNCTION }],
  });
  expect(coverage.summary).toEqual({
    rules: { covered: 0, total: 0, percent: 100 },
    conditions: { covered: 0, total: 0, percent: 100 },
    targets: { covered: 2, total: 6, percent: 33.33 },
    schedules: { covered: 4, total: 6, percent: 66.66 },
  });
  expect(JSON.parse(JSON.stringify(coverage))).toEqual(coverage);
  expect(`\n${String(coverage)}\n`).toMatchInlineSnapshot(`
    "
    -----------------|-------------|------|-----------|------------------------------------
    Schedule         | % Schedules | Runs | % Targets | Untested
    -----------------|-------------|------|-----------|------------------------------------
    All schedules    |       66.66 |    5 |     33.33 |
     default         |         100 |    2 |       100 |
      hourly         |         100 |    2 |       100 |
     orders          |          60 |    3 |        20 |
      dropped        |         100 |    1 |         0 | target: not invoked, 1 dropped
      lost           |         100 |    1 |         0 | target: not invoked, 1 dead letter
      nightly        |           0 |    0 |         0 | it never ran
      off            |           0 |    0 |         0 | the schedule is disabled
      once (deleted) |         100 |    1 |       100 |
    -----------------|-------------|------|-----------|------------------------------------
    "
  `);
});

test('rules and schedules are a table each', () => {
  const { mock } = account;
  mock.seed({
    buses: { default: { rules: { paid: { pattern: { source: ['shop'] } } } } },
    schedules: { hourly: { rate: '1 hour', target: QUEUE } },
  });

  expect(`\n${String(mock.ruleCoverage())}\n`).toMatchInlineSnapshot(`
    "
    ----------|---------|---------|--------------|-----------|---------------------
    Rule      | % Rules | Matches | % Conditions | % Targets | Untested
    ----------|---------|---------|--------------|-----------|---------------------
    All rules |       0 |       0 |            0 |           |
     default  |       0 |       0 |            0 |           |
      paid    |       0 |       0 |            0 |           | no event reached it
    ----------|---------|---------|--------------|-----------|---------------------
    --------------|-------------|------|-----------|--------------
    Schedule      | % Schedules | Runs | % Targets | Untested
    --------------|-------------|------|-----------|--------------
    All schedules |           0 |    0 |         0 |
     default      |           0 |    0 |         0 |
      hourly      |           0 |    0 |         0 | it never ran
    --------------|-------------|------|-----------|--------------
    "
  `);
});

test('what code under test has made counts once it has run, and no more when it is gone', async () => {
  const { mock } = account;
  await account.create('at(2026-01-10T10:00:00)', { Name: 'reminder', ActionAfterCompletion: 'DELETE' });
  await account.create('at(2026-01-10T10:00:00)', { Name: 'kept' });
  await account.create('at(2027-01-01T00:00:00)', { Name: 'later' });
  const summary = () => mock.ruleCoverage().summary.schedules;

  expect(summary()).toMatchObject({ covered: 0, total: 0 });
  expect(String(mock.ruleCoverage())).not.toContain('later');
  await mock.clock.advanceBy('1 hour');
  expect(summary()).toMatchObject({ covered: 1, total: 1 });
  expect(mock.ruleCoverage().schedules.map(({ name, ran }) => [name, ran])).toEqual([
    ['kept', 1],
    ['later', 0],
  ]);
});

test('schedules tell the template and the line that they come from', () => {
  const template = fromCloudFormation(
    [
      'Resources:',
      '  Nightly:',
      '    Type: AWS::Scheduler::Schedule',
      '    Properties:',
      '      Name: nightly',
      '      ScheduleExpression: cron(0 2 * * ? *)',
      '      FlexibleTimeWindow: { Mode: "OFF" }',
      `      Target: { Arn: "${QUEUE}", RoleArn: "${ROLE}" }`,
    ].join('\n'),
  );
  using mock = mockEventBridge({ seed: template });

  const coverage = mock.ruleCoverage();

  expect(coverage.schedules.map(({ origin }) => origin)).toEqual([
    { template: 'the template', logicalId: 'Nightly', line: 2, column: 3 },
  ]);
  expect(String(coverage)).toContain('nightly (the template:2)');
});

test('a target counts that a schedule has now', async () => {
  const { mock } = account;
  await account.create('rate(1 hour)');
  await mock.clock.advanceBy('30 minutes');
  await account.client.send(
    new UpdateScheduleCommand({
      Name: 'job',
      ScheduleExpression: 'rate(1 hour)',
      FlexibleTimeWindow: { Mode: 'OFF' },
      Target: { Arn: QUEUE, RoleArn: ROLE },
    }),
  );

  expect(told(mock.ruleCoverage())).toEqual([
    ['job', 'ENABLED', 1, [{ arn: QUEUE, invoked: 0, deadLettered: 0, dropped: 0 }]],
  ]);
});

test('coverages of several mocks are added up, also where one has deleted a schedule', async () => {
  const client = new SchedulerClient({});
  const coverages: RuleCoverage[] = [];
  for (const isDeleted of [true, false]) {
    using mock = mockEventBridge(client, {
      seed: { schedules: { hourly: { rate: '1 hour', target: QUEUE } } },
    });
    await mock.clock.advanceBy('90 minutes');
    if (isDeleted) await client.send(new DeleteScheduleCommand({ Name: 'hourly' }));
    coverages.push(mock.ruleCoverage());
  }
  const both = mergeCoverage(coverages);

  expect(told(both)).toEqual([
    ['hourly', 'ENABLED', 4, [{ arn: QUEUE, invoked: 4, deadLettered: 0, dropped: 0 }]],
  ]);
  expect(both.schedules).toMatchObject([{ expression: 'rate(1 hour)' }]);
  expect(mergeCoverage(coverages.toReversed())).toEqual(both);
  expect(mergeCoverage([JSON.parse(JSON.stringify(both))])).toEqual(both);
});
