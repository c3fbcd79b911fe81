import {
  CreateScheduleGroupCommand,
  ListSchedulesCommand,
  paginateListSchedules,
  TagResourceCommand,
  type ListSchedulesCommandInput,
} from '@aws-sdk/client-scheduler';
import { expect, test } from 'vitest';
import { FUNCTION, SchedulerAccount } from './account.js';

const account = new SchedulerAccount();

/** Four in the group `default` and three in `g`, of which one is disabled. */
async function sevenSchedules(): Promise<void> {
  await account.client.send(new CreateScheduleGroupCommand({ Name: 'g' }));
  for (const Name of ['a1', 'a2', 'b1', 'b2']) await account.create('rate(1 day)', { Name });
  for (const Name of ['a1', 'a3']) await account.create('rate(1 day)', { Name, GroupName: 'g' });
  await account.create('rate(1 day)', { Name: 'c1', GroupName: 'g', State: 'DISABLED' });
}

test('all pages together have every schedule, and the last has no token', async () => {
  await sevenSchedules();
  const pages: number[] = [];
  const tokens: boolean[] = [];
  const { client } = account;
  for await (const { Schedules = [], NextToken } of paginateListSchedules({ client, pageSize: 3 }, {})) {
    pages.push(Schedules.length);
    tokens.push(NextToken !== undefined);
  }
  expect(pages).toEqual([3, 3, 1]);
  expect(tokens).toEqual([true, true, false]);
});

test('of the target, a list has the ARN alone', async () => {
  await sevenSchedules();
  const { Schedules = [] } = await account.client.send(new ListSchedulesCommand({}));
  expect(Schedules.map(({ Target }) => Target)).toEqual(Array(7).fill({ Arn: FUNCTION }));
  expect(Object.keys(Schedules[0] ?? {}).sort()).toEqual([
    ...['Arn', 'CreationDate', 'GroupName', 'LastModificationDate', 'Name', 'State', 'Target'],
  ]);
});

test.for<[ListSchedulesCommandInput, string[]]>([
  [{ GroupName: 'g' }, ['g/a1', 'g/a3', 'g/c1']],
  [{ NamePrefix: 'a' }, ['default/a1', 'default/a2', 'g/a1', 'g/a3']],
  [{ NamePrefix: 'A' }, []],
  [{ State: 'DISABLED' }, ['g/c1']],
  [{ GroupName: 'g', NamePrefix: 'a1', State: 'ENABLED' }, ['g/a1']],
])('a list of %o', async ([filter, found]) => {
  await sevenSchedules();
  const { Schedules = [] } = await account.client.send(new ListSchedulesCommand(filter));
  expect(Schedules.map(({ GroupName, Name }) => `${GroupName}/${Name}`)).toEqual(found);
});

test('schedules have no tags', async () => {
  await account.create('rate(1 day)');
  const ResourceArn = account.mock.schedule('job').arn;
  await expect(
    account.client.send(new TagResourceCommand({ ResourceArn, Tags: [{ Key: 'team', Value: 'shop' }] })),
  ).rejects.toMatchObject({
    name: 'ValidationException',
    message: expect.stringContaining("at 'resourceArn'"),
  });
});
