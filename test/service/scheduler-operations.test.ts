import * as sdk from '@aws-sdk/client-scheduler';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { mockEventBridge } from '../../src/index.js';
import { SCHEDULER } from '../../src/service/scheduler/registry.js';
import { operationRows } from './operation-rows.js';
import { attachedClients, commandsOf, Scenario } from './scenarios.js';

const commands = commandsOf(sdk);
const client = new sdk.SchedulerClient({ cacheMiddleware: true });

// Time stands still, but for what rows wait: states pass by themselves.
beforeAll(() => void vi.useFakeTimers({ toFake: ['Date'] }));
afterAll(() => void vi.useRealTimers());

const rows = operationRows('scheduler-operations');

/** All that the API tells of an account. */
async function contents(): Promise<object> {
  const { Schedules = [] } = await client.send(new sdk.ListSchedulesCommand({}));
  const { ScheduleGroups } = await client.send(new sdk.ListScheduleGroupsCommand({}));
  const schedules = await Promise.all(
    Schedules.map(({ Name, GroupName }) => client.send(new sdk.GetScheduleCommand({ Name, GroupName }))),
  );
  return { ScheduleGroups, schedules: schedules.map(({ $metadata: _metadata, ...schedule }) => schedule) };
}

describe.for([...rows])('%s', ([, ofFile]) => {
  test.for(ofFile)('$name', async ({ before, call, answer = {}, absent = [], fault }) => {
    using mock = mockEventBridge(client);
    const scenario = new Scenario(mock, attachedClients(mock, client as never), commands);
    await scenario.play(before);

    if (fault) {
      const untouched = await contents();
      await expect(scenario.send(call)).rejects.toMatchObject({ name: fault[0], message: fault[1] });
      expect(await contents()).toEqual(untouched);
    } else {
      const received = await scenario.send(call);
      expect(received).toMatchObject(scenario.expected(answer) as object);
      for (const member of absent) expect(received).not.toHaveProperty(member);
    }
  });
});

test('every operation has rows', () => {
  const called = new Set(
    [...rows.values()]
      .flat()
      .flatMap(({ call, before }) => [...before, call])
      .flatMap((step) => ('wait' in step ? [] : [step[0]])),
  );

  expect(called).toEqual(new Set(Object.keys(SCHEDULER.operations)));
});

const CLASSES = {
  ConflictException: [sdk.ConflictException, 409],
  ResourceNotFoundException: [sdk.ResourceNotFoundException, 404],
  ValidationException: [sdk.ValidationException, 400],
} as const;

test.for([
  ['ConflictException', 'CreateScheduleGroup', { Name: 'g' }],
  ['ResourceNotFoundException', 'GetSchedule', { Name: 'ghost' }],
  ['ValidationException', 'GetSchedule', { Name: 'a/b' }],
] as const)('%s is of the class of the package, with its status', async ([name, operation, input]) => {
  using mock = mockEventBridge(client);
  const scenario = new Scenario(mock, attachedClients(mock, client as never), commands);
  await scenario.send(['CreateScheduleGroup', { Name: 'g' }]);
  const thrown = await scenario.send([operation, input]).catch((error: unknown) => error);
  const [of, httpStatusCode] = CLASSES[name];
  expect(thrown).toBeInstanceOf(of);
  expect(thrown).toMatchObject({ name, $fault: 'client', $metadata: { httpStatusCode } });
  expect(Object.keys(Object(thrown) as object)).not.toContain('__type');
});
