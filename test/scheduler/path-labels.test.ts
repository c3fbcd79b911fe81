import * as sdk from '@aws-sdk/client-scheduler';
import { expect, test } from 'vitest';
import { mockEventBridge } from '../../src/index.js';

type AnyCommand = new (input: object) => sdk.GetScheduleCommand;

const COMMANDS: readonly [label: string, command: AnyCommand][] = [
  ['Name', sdk.CreateScheduleCommand as never],
  ['Name', sdk.GetScheduleCommand as never],
  ['Name', sdk.UpdateScheduleCommand as never],
  ['Name', sdk.DeleteScheduleCommand as never],
  ['Name', sdk.CreateScheduleGroupCommand as never],
  ['Name', sdk.GetScheduleGroupCommand as never],
  ['Name', sdk.DeleteScheduleGroupCommand as never],
  ['ResourceArn', sdk.TagResourceCommand as never],
  ['ResourceArn', sdk.UntagResourceCommand as never],
  ['ResourceArn', sdk.ListTagsForResourceCommand as never],
];

/** What the SDK itself makes of a command, where nobody is mocked. */
function thrownBySdk(command: sdk.GetScheduleCommand): Promise<unknown> {
  const client = new sdk.SchedulerClient({
    region: 'us-east-1',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    requestHandler: { handle: () => Promise.reject(new Error('It was sent.')) },
    maxAttempts: 1,
  });
  return client.send(command).catch((error: unknown) => error);
}

test.for(COMMANDS)('without a %s a command is refused as by the SDK: %o', async ([label, Command]) => {
  const client = new sdk.SchedulerClient({});
  using mock = mockEventBridge(client);
  const thrown: unknown = await client.send(new Command({})).catch((error: unknown) => error);
  const bySdk = await thrownBySdk(new Command({}));

  expect(thrown).toEqual(new Error(`No value provided for input HTTP label: ${label}.`));
  expect(thrown).toEqual(bySdk);
  expect(thrown).not.toBeInstanceOf(sdk.SchedulerServiceException);
  expect(Object.keys(thrown as Error)).toEqual(Object.keys(bySdk as Error));
  expect(mock.commands()).toMatchObject([{ attempts: 0, error: thrown }]);
});

test('a null is no name either', async () => {
  using _mock = mockEventBridge();
  const command = new sdk.GetScheduleCommand({ Name: null as never });

  await expect(new sdk.SchedulerClient({}).send(command)).rejects.toThrow(
    'No value provided for input HTTP label: Name.',
  );
});

test('an empty name passes, and the service refuses it', async () => {
  const client = new sdk.SchedulerClient({});
  using _mock = mockEventBridge(client);
  const command = new sdk.GetScheduleCommand({ Name: '' });

  expect(await thrownBySdk(command)).toMatchObject({ message: 'It was sent.' });
  await expect(client.send(command)).rejects.toBeInstanceOf(sdk.ValidationException);
});

test('what is planned for an operation does not come to a command that is not sent', async () => {
  using mock = mockEventBridge();
  mock.fault('GetSchedule', { error: 'ThrottlingException' });

  await expect(
    new sdk.SchedulerClient({}).send(new sdk.GetScheduleCommand({ Name: undefined })),
  ).rejects.toThrow('No value provided for input HTTP label: Name.');
  expect(mock.faults()).toMatchObject([{ happened: 0 }]);
});

test('the stack leads to the line that sent the command', async () => {
  using _mock = mockEventBridge();
  async function productionCode() {
    await new sdk.SchedulerClient({}).send(new sdk.GetScheduleCommand({ Name: undefined }));
  }
  const thrown: unknown = await productionCode().catch((error: unknown) => error);

  expect((thrown as Error).stack).toContain('productionCode');
});

test('lists need nothing in their path', async () => {
  using _mock = mockEventBridge();
  const client = new sdk.SchedulerClient({});

  await expect(client.send(new sdk.ListSchedulesCommand({}))).resolves.toMatchObject({ Schedules: [] });
  await expect(client.send(new sdk.ListScheduleGroupsCommand({}))).resolves.toBeDefined();
});
