import { join } from 'node:path';
import { assertPrinted, run } from './command.js';
import { PACKAGE_MANAGERS, type PackageManager, type PackageManagerName } from './package-managers.js';
import type { Row, Trial } from './row.js';
import type { Files, Packages } from './workshop.js';

/** A project that has the kit beside other packages, installed by one package manager. */
interface Installation {
  readonly manager: PackageManagerName;
  readonly beside: string;
  readonly packages: Packages;
  readonly suite: Suite;
}

/** One test of one event, as a runner has it. */
interface Suite {
  readonly file: string;
  readonly text: string;
  /** The command that the runner installs. */
  readonly bin: string;
  /** What Node is called with. */
  readonly command: readonly [string, ...string[]];
  readonly passed: RegExp;
}

const SENDS_AN_EVENT = `
  const client = new EventBridgeClient({});
  const eventBridge = mockEventBridge(client, { seed: { buses: { orders: {} } } });
  const Entries = [{ EventBusName: 'orders', Source: 'shop', DetailType: 'Order Placed', Detail: '{"id":"o-1"}' }];
  await client.send(new PutEventsCommand({ Entries }));
`;

const BEHIND_A_STUB = `
  const client = new EventBridgeClient({});
  const eventBridge = mockEventBridge(client);
  eventBridge.serve(mockClient(client));
  const Entries = [{ Source: 'shop', DetailType: 'Order Placed', Detail: '{"id":"o-1"}' }];
  await client.send(new PutEventsCommand({ Entries }));
`;

const ES_MODULE = `
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { mockEventBridge } from 'aws-eventbridge-mock';
`;

const COMMONJS = `
const { EventBridgeClient, PutEventsCommand } = require('@aws-sdk/client-eventbridge');
const { mockEventBridge } = require('aws-eventbridge-mock');
`;

const vitest: Suite = {
  file: 'kit.test.mjs',
  text: `${ES_MODULE}
import 'aws-eventbridge-mock/vitest';
import { expect, test } from 'vitest';
test('an event is received', async () => {${SENDS_AN_EVENT}
  expect(eventBridge.bus('orders')).toHaveReceivedEvent({ source: 'shop', detail: { id: 'o-1' } });
});
`,
  bin: 'vitest',
  command: ['node_modules/vitest/vitest.mjs', 'run'],
  passed: /^ *Tests +1 passed \(1\)$/m,
};

const jest: Suite = {
  file: 'kit.test.js',
  text: `${COMMONJS}
require('aws-eventbridge-mock/jest');
test('an event is received', async () => {${SENDS_AN_EVENT}
  expect(eventBridge.bus('orders')).toHaveReceivedEvent({ source: 'shop', detail: { id: 'o-1' } });
});
`,
  bin: 'jest',
  command: ['node_modules/jest/bin/jest.js'],
  passed: /^Tests: +1 passed, 1 total$/m,
};

/** Jest 27 looks for `main` and for files, and knows nothing of `exports`. */
const jestWithoutExports: Suite = {
  ...jest,
  text: jest.text.replace('aws-eventbridge-mock/jest', 'aws-eventbridge-mock/dist/jest.cjs'),
};

const nodeTest: Suite = {
  file: 'kit.test.cjs',
  text: `${COMMONJS}
const assert = require('node:assert/strict');
const { test } = require('node:test');
test('an event is received', async () => {${SENDS_AN_EVENT}
  assert.deepEqual(eventBridge.events().map(({ detail }) => detail), [{ id: 'o-1' }]);
});
`,
  bin: 'node',
  command: ['--test', '--test-reporter=tap', 'kit.test.cjs'],
  passed: /^# pass 1$/m,
};

const behindAStub: Suite = {
  ...nodeTest,
  text: `${COMMONJS}
const assert = require('node:assert/strict');
const { test } = require('node:test');
const { mockClient } = require('aws-sdk-client-mock');
test('an event is received', async () => {${BEHIND_A_STUB}
  assert.deepEqual(eventBridge.events().map(({ detail }) => detail), [{ id: 'o-1' }]);
});
`,
};

/** The second API, in the process and over HTTP, by whatever version of its client there is. */
const schedules: Suite = {
  ...nodeTest,
  text: `${COMMONJS}
const assert = require('node:assert/strict');
const { test } = require('node:test');
const { mockClient } = require('aws-sdk-client-mock');
const { serve } = require('aws-eventbridge-mock/server');
const sdk = require('@aws-sdk/client-scheduler');
const job = {
  Name: 'job',
  ScheduleExpression: 'rate(1 hour)',
  FlexibleTimeWindow: { Mode: 'OFF' },
  StartDate: new Date('2030-01-01T00:00:00Z'),
  Target: { Arn: 'arn:aws:sqs:us-east-1:123456789012:q', RoleArn: 'arn:aws:iam::123456789012:role/scheduler' },
};
async function answered(client) {
  const { ScheduleArn } = await client.send(new sdk.CreateScheduleCommand(job));
  assert.equal(ScheduleArn, 'arn:aws:scheduler:us-east-1:123456789012:schedule/default/job');
  const { StartDate, CreationDate } = await client.send(new sdk.GetScheduleCommand({ Name: 'job' }));
  assert.deepEqual(StartDate, job.StartDate);
  assert.ok(CreationDate instanceof Date);
  const { Schedules } = await client.send(new sdk.ListSchedulesCommand({ GroupName: 'default', MaxResults: 5 }));
  assert.equal(Schedules.length, 1);
  const ghost = client.send(new sdk.GetScheduleCommand({ Name: 'a/b' }));
  await assert.rejects(ghost, (error) => error instanceof sdk.ValidationException);
  const none = client.send(new sdk.GetScheduleCommand({ Name: 'none' }));
  await assert.rejects(none, (error) => error instanceof sdk.ResourceNotFoundException && error.$metadata.httpStatusCode === 404);
  const group = 'arn:aws:scheduler:us-east-1:123456789012:schedule-group/default';
  await client.send(new sdk.UntagResourceCommand({ ResourceArn: group, TagKeys: ['a', 'b'] })).catch(() => undefined);
  const unnamed = client.send(new sdk.GetScheduleCommand({}));
  await assert.rejects(unnamed, /No value provided for input HTTP label: Name\\./);
}
test('schedules are answered', async () => {
  const inProcess = mockEventBridge();
  const client = new sdk.SchedulerClient({ region: 'us-east-1' });
  await answered(client);
  inProcess.fault('GetSchedule', { error: 'ThrottlingException', times: 1 });
  assert.equal((await client.send(new sdk.GetScheduleCommand({ Name: 'job' }))).$metadata.attempts, 2);
  inProcess.restore();

  const stub = mockClient(sdk.SchedulerClient);
  const behindStub = mockEventBridge(new EventBridgeClient({}));
  behindStub.serve(stub);
  await answered(new sdk.SchedulerClient({ region: 'us-east-1' }));
  stub.restore();
  behindStub.restore();

  const served = mockEventBridge(new EventBridgeClient({}));
  const server = await serve(served);
  const credentials = { accessKeyId: '123456789012', secretAccessKey: 'any' };
  const outside = new sdk.SchedulerClient({ region: 'us-east-1', endpoint: server.endpoint, credentials });
  await answered(outside);
  outside.destroy();
  await server.close();
  served.restore();
});
`,
};

const SDK = { '@aws-sdk/client-eventbridge': '3.1169.0' } as const;

const INSTALLATIONS: readonly Installation[] = [
  { manager: 'npm 10', beside: 'no runner', packages: SDK, suite: nodeTest },
  { manager: 'npm 10', beside: 'Vitest 3', packages: { ...SDK, vitest: '^3' }, suite: vitest },
  { manager: 'npm 10', beside: 'Jest 30', packages: { ...SDK, jest: '^30' }, suite: jest },
  {
    manager: 'npm 10',
    beside: 'aws-sdk-client-mock 4',
    packages: { ...SDK, 'aws-sdk-client-mock': '^4' },
    suite: behindAStub,
  },
  {
    manager: 'npm 11',
    beside: 'aws-sdk-client-mock 2',
    packages: { ...SDK, 'aws-sdk-client-mock': '^2' },
    suite: behindAStub,
  },
  {
    manager: 'npm 11',
    beside: 'aws-sdk-client-mock 3',
    packages: { ...SDK, 'aws-sdk-client-mock': '^3' },
    suite: behindAStub,
  },
  {
    manager: 'npm 10',
    beside: 'the oldest client of EventBridge Scheduler',
    packages: {
      '@aws-sdk/client-eventbridge': '3.55.0',
      '@aws-sdk/client-scheduler': '3.208.0',
      'aws-sdk-client-mock': '^4',
    },
    suite: schedules,
  },
  {
    manager: 'npm 11',
    beside: 'the newest client of EventBridge Scheduler',
    packages: { ...SDK, '@aws-sdk/client-scheduler': 'latest', 'aws-sdk-client-mock': '^4' },
    suite: schedules,
  },
  { manager: 'npm 11', beside: 'Vitest 0.34', packages: { ...SDK, vitest: '^0.34' }, suite: vitest },
  { manager: 'npm 11', beside: 'Vitest 1.2', packages: { ...SDK, vitest: '~1.2' }, suite: vitest },
  { manager: 'npm 11', beside: 'Jest 27', packages: { ...SDK, jest: '^27' }, suite: jestWithoutExports },
  { manager: 'npm 11', beside: 'Jest 28', packages: { ...SDK, jest: '^28' }, suite: jest },
  { manager: 'pnpm 9', beside: 'no runner', packages: SDK, suite: nodeTest },
  { manager: 'pnpm 9', beside: 'Vitest 4', packages: { ...SDK, vitest: '^4' }, suite: vitest },
  { manager: 'pnpm 9', beside: 'Jest 30', packages: { ...SDK, jest: '^30' }, suite: jest },
  { manager: 'Yarn 1', beside: 'Jest 29', packages: { ...SDK, jest: '^29' }, suite: jest },
  {
    manager: "Yarn 4 with Plug'n'Play",
    beside: 'Vitest 3',
    packages: { ...SDK, vitest: '^3' },
    suite: vitest,
  },
  {
    manager: "Yarn 4 with Plug'n'Play",
    beside: 'Jest 30',
    packages: { ...SDK, jest: '^30' },
    suite: jest,
  },
];

export const INSTALLATION_ROWS: readonly Row[] = INSTALLATIONS.map((installation) => ({
  name: `${installation.manager} beside ${installation.beside}`,
  node: process.versions.node,
  runner: installation.suite.bin === 'node' ? 'node:test' : installation.beside,
  sdk: installation.packages['@aws-sdk/client-eventbridge'] ?? '–',
  typescript: '–',
  run: (trial) => install(installation, trial),
}));

/** The manager installs the kit beside the packages, and a test runs there. */
async function install(installation: Installation, trial: Trial): Promise<void> {
  const { workshop } = trial;
  const { manager: name, beside, packages, suite } = installation;
  const manager: PackageManager = PACKAGE_MANAGERS[name];
  trial.begin(name);
  const bin = join(await workshop.tool(manager.package, manager.range), manager.bin);
  const devDependencies = { 'aws-eventbridge-mock': `file:${workshop.tarball}`, ...packages };
  const files: Files = {
    'package.json': JSON.stringify({ name: 'consumer', private: true, devDependencies }),
    [suite.file]: suite.text,
    ...manager.files,
  };
  const folder = workshop.project(`${name} ${beside}`, files);

  trial.begin('install');
  await run(folder, process.execPath, [bin, ...manager.install], manager.variables);

  trial.begin('passes');
  const [file, ...args] = suite.command;
  const command = manager.runs === true ? [bin, 'run', suite.bin, ...args] : [file, ...args];
  assertPrinted(await run(folder, process.execPath, command, manager.variables), suite.passed);
}
