import { assertPrinted, run } from './command.js';
import type { ProgramName } from './programs.js';
import type { Row, Trial } from './row.js';
import { installedVersion, type Files, type Packages } from './workshop.js';

const SDK = '@aws-sdk/client-scheduler';

/** Ends of the range of EventBridge Scheduler's client, each beside runners of its time. */
const ENDS = {
  oldest: {
    program: 'Node 20',
    packages: {
      '@aws-sdk/client-eventbridge': '3.55.0',
      [SDK]: '3.208.0',
      vitest: '1.6.0',
      jest: '^29',
      '@jest/globals': '^29',
    },
  },
  newest: {
    program: 'Node 24',
    packages: {
      '@aws-sdk/client-eventbridge': 'latest',
      [SDK]: 'latest',
      vitest: '^5',
      jest: '^30',
      '@jest/globals': '^30',
    },
  },
} as const satisfies Readonly<Record<string, { program: ProgramName; packages: Packages }>>;

type End = keyof typeof ENDS;

/** How a runner is called, and what it says of two tests that pass. */
interface SchedulerRunner {
  readonly name: string;
  readonly package: 'vitest' | 'jest';
  readonly type: 'module' | 'commonjs';
  readonly imports: string;
  readonly command: readonly string[];
  readonly passed: RegExp;
}

const jest = {
  package: 'jest',
  command: ['node_modules/jest/bin/jest.js'],
  passed: /^Tests: +2 passed, 2 total$/m,
} as const;

const ofSdk = 'CreateScheduleCommand, GetScheduleCommand, ResourceNotFoundException, SchedulerClient';

const RUNNERS: readonly SchedulerRunner[] = [
  {
    name: 'Vitest',
    package: 'vitest',
    type: 'module',
    imports: `
import { ${ofSdk} } from '${SDK}';
import { mockEventBridge } from 'aws-eventbridge-mock';
import 'aws-eventbridge-mock/vitest';
import { afterAll, expect, test } from 'vitest';
`,
    command: ['node_modules/vitest/vitest.mjs', 'run'],
    passed: /^ *Tests +2 passed \(2\)$/m,
  },
  {
    ...jest,
    name: 'Jest, CommonJS',
    type: 'commonjs',
    imports: `
const { ${ofSdk} } = require('${SDK}');
const { mockEventBridge } = require('aws-eventbridge-mock');
require('aws-eventbridge-mock/jest');
`,
  },
  {
    ...jest,
    name: 'Jest, ES modules',
    type: 'module',
    imports: `
import { ${ofSdk} } from '${SDK}';
import { mockEventBridge } from 'aws-eventbridge-mock';
import 'aws-eventbridge-mock/jest';
import { afterAll, expect, test } from '@jest/globals';
`,
    command: ['--experimental-vm-modules', ...jest.command],
  },
];

/** The client is made before the mock, which nobody tells of it. */
const TESTS = `
const client = new SchedulerClient({});
const eventBridge = mockEventBridge();
afterAll(() => eventBridge.restore());

test('a schedule runs at its time', async () => {
  const Arn = 'arn:aws:lambda:us-east-1:123456789012:function:remind';
  const got = [];
  eventBridge.handle(Arn, (input) => got.push(input));
  await client.send(
    new CreateScheduleCommand({
      Name: 'reminder',
      ScheduleExpression: 'at(2050-06-01T09:00:00)',
      ScheduleExpressionTimezone: 'Europe/Berlin',
      FlexibleTimeWindow: { Mode: 'OFF' },
      Target: { Arn, RoleArn: 'arn:aws:iam::123456789012:role/scheduler', Input: '{"invoice":"i-1"}' },
    }),
  );
  await eventBridge.clock.advanceTo('2050-06-01T06:59:59Z');
  expect(got).toEqual([]);
  await eventBridge.clock.advanceTo('2050-06-01T07:00:00Z');
  expect(got).toEqual([{ invoice: 'i-1' }]);
  expect(eventBridge.schedule('reminder')).toHaveReceivedInvocationTimes(1, { invoice: 'i-1' });
  expect(await client.send(new GetScheduleCommand({ Name: 'reminder' }))).toMatchObject({ State: 'ENABLED' });
});

test('an error is of the class of the SDK that the client comes from', async () => {
  const thrown = client.send(new GetScheduleCommand({ Name: 'ghost' }));
  await expect(thrown).rejects.toBeInstanceOf(ResourceNotFoundException);
  await expect(thrown).rejects.toThrow('Schedule ghost does not exist.');
});
`;

/** All that the kit does where the package is missing, which has to be said first. */
const WITHOUT = `
assert.throws(() => require.resolve('${SDK}'), { code: 'MODULE_NOT_FOUND' });
const loaded = () => Object.keys(require.cache).filter((file) => /client-scheduler|shared-schedule/.test(file));

const eventBridge = mockEventBridge({ seed: { buses: { default: { rules: { all: { pattern: { source: ['shop'] } } } } } } });
const Entries = [{ Source: 'shop', DetailType: 'Order Placed', Detail: '{}' }];
new EventBridgeClient({}).send(new PutEventsCommand({ Entries })).then(async () => {
  await eventBridge.settled();
  assert.equal(eventBridge.rule('all').events().length, 1);
  assert.deepEqual(loaded(), []);
  assert.deepEqual(eventBridge.schedules(), []);
  assert.equal(eventBridge.schedule('reminder').exists, false);
  eventBridge.restore();

  // What needs no client runs all the same.
  const target = 'arn:aws:sqs:us-east-1:123456789012:reminders';
  const seeded = mockEventBridge({ seed: { schedules: { reminder: { at: '2050-06-01T09:00:00', target } } } });
  await seeded.clock.advanceTo('2050-06-02T00:00:00Z');
  assert.equal(seeded.schedule('reminder').invocations().length, 1);
  seeded.restore();
  console.log('passed');
});
`;

const WITHOUT_FILES: Files = {
  'commonjs.cjs': `
const assert = require('node:assert/strict');
const { EventBridgeClient, PutEventsCommand } = require('@aws-sdk/client-eventbridge');
const { mockEventBridge } = require('aws-eventbridge-mock');
${WITHOUT}`,
  'es-modules.mjs': `
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { mockEventBridge } from 'aws-eventbridge-mock';
const require = createRequire(import.meta.url);
${WITHOUT}`,
};

export const SCHEDULER_ROWS: readonly Row[] = [
  ...(['oldest', 'newest'] as const).flatMap((end) =>
    RUNNERS.map((runner) => ({
      name: `SchedulerClient, ${end}: ${runner.name}`,
      node: ENDS[end].program.replace('Node ', ''),
      runner: runner.name,
      sdk: ENDS[end].packages[SDK],
      typescript: '–',
      run: (trial: Trial) => runSuite(end, runner, trial),
    })),
  ),
  {
    name: 'without SchedulerClient',
    node: process.versions.node,
    runner: '–',
    sdk: '3.1169.0',
    typescript: '–',
    run: runsWithout,
  },
];

async function runSuite(end: End, runner: SchedulerRunner, trial: Trial): Promise<void> {
  const { workshop } = trial;
  const { packages, program: version } = ENDS[end];
  trial.begin('install');
  const installed = await workshop.installed(packages);
  const program = await workshop.program(version);
  const folder = workshop.inside(installed, `scheduler ${runner.name}`, {
    'package.json': JSON.stringify({
      name: 'row',
      private: true,
      type: runner.type,
      jest: { transform: {} },
    }),
    'kit.test.js': `${runner.imports}${TESTS}`,
  });
  trial.tell({
    node: program.version,
    sdk: installedVersion(installed, SDK),
    runner: `${runner.name} ${installedVersion(installed, runner.package)}`,
  });

  trial.begin('passes');
  assertPrinted(await run(folder, program.file, runner.command), runner.passed);
}

/** Nothing of EventBridge Scheduler is loaded where nobody has its client, and nothing fails. */
async function runsWithout(trial: Trial): Promise<void> {
  trial.begin('install');
  const installed = await trial.workshop.installed({ '@aws-sdk/client-eventbridge': '3.1169.0' });
  const folder = trial.workshop.inside(installed, 'without SchedulerClient', {
    'package.json': JSON.stringify({ name: 'row', private: true }),
    ...WITHOUT_FILES,
  });
  trial.tell({ sdk: installedVersion(installed, '@aws-sdk/client-eventbridge') });
  for (const file of Object.keys(WITHOUT_FILES)) {
    trial.begin(file);
    assertPrinted(await run(folder, process.execPath, [file]), /^passed$/m);
  }
}
