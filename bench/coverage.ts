import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { mockEventBridge, type Seed } from 'aws-eventbridge-mock';
import type { BenchOptions, Section } from './figures.js';
import { median } from './median.js';
import { processorTime } from './processor-time.js';

const ROOT = resolve(import.meta.dirname, '..');
/** By which a reporter tells mocks where to write. */
const FOLDER = 'AWS_EVENTBRIDGE_MOCK_COVERAGE';

/** What a test file may have: 20 rules of 3 conditions, of which some match. */
const RULES = 20;
const TESTS = 10;
const seed: Seed = {
  buses: {
    orders: {
      rules: Object.fromEntries(
        Array.from({ length: RULES }, (_, n) => [
          `rule-${n}`,
          {
            pattern: { source: ['shop'], detail: { kind: [`kind-${n}`], total: [{ numeric: ['>=', 100] }] } },
            targets: ['arn:aws:sqs:us-east-1:123456789012:queue'],
          },
        ]),
      ),
    },
  },
};

/** What a reporter of rule coverage costs the test files. */
export async function benchCoverage({ quick }: BenchOptions): Promise<Section> {
  const folder = mkdtempSync(join(tmpdir(), 'coverage-'));
  try {
    const warm = await inOneProcess(folder, quick ? 20 : 300);
    const first = inProcesses(folder, quick ? 3 : 15);
    return {
      title: `the reporter of rule coverage, ${RULES} rules and ${TESTS} tests a file, processor time`,
      figures: [
        { what: 'a file without it', value: warm.without, unit: 'ms' },
        { what: 'more with it', value: warm.with - warm.without, unit: 'ms', atMost: 1 },
        { what: 'the first file of a process, without it', value: first.without, unit: 'ms' },
        { what: 'more with it, loading included', value: first.with - first.without, unit: 'ms' },
      ],
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

interface Times {
  readonly with: number;
  readonly without: number;
}

/** In turns: the median of each. */
async function inOneProcess(folder: string, rounds: number): Promise<Times> {
  const times = { with: [] as number[], without: [] as number[] };
  for (let round = 0; round < 2 * rounds; round += 1) {
    for (const kind of ['without', 'with'] as const) {
      process.env[FOLDER] = kind === 'with' ? folder : '';
      const time = await processorTime(testFile);
      // The first half is for compiling.
      if (round >= rounds) times[kind].push(time / 1000);
    }
  }
  return { with: median(times.with), without: median(times.without) };
}

async function testFile(): Promise<void> {
  const client = new EventBridgeClient({ region: 'us-east-1' });
  const mock = mockEventBridge(client, { seed });
  for (let test = 0; test < TESTS; test += 1) {
    await client.send(putEvents(test));
    await mock.settled();
    mock.reset();
  }
  mock.restore();
}

function putEvents(test: number): PutEventsCommand {
  const detail = JSON.stringify({ kind: `kind-${test}`, total: 90 + 2 * test });
  return new PutEventsCommand({
    Entries: [{ Source: 'shop', DetailType: 'Paid', EventBusName: 'orders', Detail: detail }],
  });
}

function inProcesses(folder: string, rounds: number): Times {
  const times = { with: [] as number[], without: [] as number[] };
  for (let round = 0; round < rounds; round += 1) {
    for (const kind of ['without', 'with'] as const) {
      const env = { ...process.env, [FOLDER]: kind === 'with' ? folder : '' };
      times[kind].push(
        Number(execFileSync(process.execPath, ['-e', PROGRAM], { cwd: ROOT, env, encoding: 'utf8' })),
      );
    }
  }
  return { with: median(times.with), without: median(times.without) };
}

/** The same in a process of its own, without the SDK's own start. */
const PROGRAM = `
  const { EventBridgeClient, PutEventsCommand } = require('@aws-sdk/client-eventbridge');
  const { mockEventBridge } = require('aws-eventbridge-mock');
  const seed = ${JSON.stringify(seed)};
  const TESTS = ${TESTS};
  ${testFile.toString()}
  ${putEvents.toString()}
  const start = process.cpuUsage();
  testFile().then(() => {
    const { user, system } = process.cpuUsage(start);
    console.log((user + system) / 1000);
  });
`;
