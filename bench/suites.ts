import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { BenchOptions, Figure, Section } from './figures.js';

/** Seconds of processor time that a suite of small files takes: with the SDK alone, and with a mock besides. */
interface SuiteFigures {
  readonly sdk: number;
  readonly clientMock: number;
  readonly kit: number;
}

type Kind = keyof SuiteFigures;
type RunnerName = keyof typeof runners;

const ROOT = resolve(import.meta.dirname, '..');
const bin = (name: string, file: string) => resolve(ROOT, 'node_modules', name, file);

const runners = {
  Jest: {
    command: [bin('jest', 'bin/jest.js'), '--silent', '--maxWorkers=1', '--config', 'jest.config.json'],
    settings: { 'jest.config.json': JSON.stringify({ testEnvironment: 'node', transform: {} }) },
  },
  Vitest: {
    command: [bin('vitest', 'vitest.mjs'), 'run', '--maxWorkers=1', '--globals'],
    settings: { 'vitest.config.mjs': 'export default {};' },
  },
};

const loads = {
  Jest: (name: string) => `require('${name}')`,
  Vitest: (name: string) => `await import('${name}')`,
};

const mocks: Readonly<Record<Kind, (load: (name: string) => string) => string>> = {
  sdk: () => 'client.send = () => Promise.resolve({});',
  clientMock: (load) => `
    const { mockClient } = ${load('aws-sdk-client-mock')};
    mockClient(client).on(PutEventsCommand).resolves({ FailedEntryCount: 0 });`,
  kit: (load) => `
    const { mockEventBridge } = ${load('aws-eventbridge-mock')};
    mockEventBridge(client);`,
};

/** Runs each suite in turns, and takes the least of each. */
export function benchSuites({ quick }: BenchOptions): Section {
  const rounds = quick ? 1 : 2;
  const files = quick ? 5 : 50;
  const names = Object.keys(runners) as RunnerName[];
  return {
    title: `a suite of ${files} files, processor time beyond a suite with a client of the SDK alone`,
    figures: names.flatMap((runner): Figure[] => {
      const { sdk, clientMock, kit } = compare(runner, files, rounds);
      return [
        { what: `${runner}, SDK alone`, value: sdk, unit: 's' },
        { what: `${runner}, this kit`, value: kit - sdk, unit: 's' },
        { what: `${runner}, aws-sdk-client-mock`, value: clientMock - sdk, unit: 's' },
        {
          what: `${runner}, kit / aws-sdk-client-mock`,
          value: (kit - sdk) / (clientMock - sdk),
          ...(!quick && { atMost: 0.8 }),
        },
      ];
    }),
  };
}

function compare(runner: RunnerName, files: number, rounds: number): SuiteFigures {
  const least = { sdk: Infinity, clientMock: Infinity, kit: Infinity };
  const kinds = Object.keys(least) as Kind[];
  for (const kind of kinds) writeSuite(runner, kind, files);
  for (let round = 0; round <= rounds; round += 1) {
    for (const kind of kinds) {
      const seconds = processorTimeOf(runner, kind);
      // The first round fills caches.
      if (round > 0) least[kind] = Math.min(least[kind], seconds);
    }
  }
  for (const kind of kinds) rmSync(folderOf(runner, kind), { recursive: true, force: true });
  return least;
}

/** In the repository, so that it finds the packages. */
function folderOf(runner: RunnerName, kind: Kind): string {
  return resolve(ROOT, '.cache/suites', `${runner}-${kind}`);
}

function writeSuite(runner: RunnerName, kind: Kind, files: number): void {
  const folder = folderOf(runner, kind);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const load = loads[runner];
  const type = runner === 'Jest' ? 'commonjs' : 'module';
  for (const [name, text] of Object.entries(runners[runner].settings))
    writeFileSync(resolve(folder, name), text);
  writeFileSync(resolve(folder, 'package.json'), JSON.stringify({ type }));
  const suite = `
    const { EventBridgeClient, PutEventsCommand } = ${load('@aws-sdk/client-eventbridge')};
    const client = new EventBridgeClient({ region: 'us-east-1' });
    ${mocks[kind](load)}
    test('an event is put', async () => {
      await client.send(new PutEventsCommand({ Entries: [{ Source: 'shop', DetailType: 'Paid', Detail: '{}' }] }));
    });`;
  for (let file = 0; file < files; file += 1) writeFileSync(resolve(folder, `${file}.test.js`), suite);
}

/** Of the runner and its workers, which the shell adds up when they end. */
function processorTimeOf(runner: RunnerName, kind: Kind): number {
  const command = ['-c', '"$@" >/dev/null && times', 'sh', process.execPath, ...runners[runner].command];
  const { stdout, status, stderr } = spawnSync('sh', command, {
    cwd: folderOf(runner, kind),
    encoding: 'utf8',
    env: { ...process.env, AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
  });
  if (status !== 0) throw new Error(stderr);
  const [, ofChildren = ''] = stdout.trim().split('\n');
  return [...ofChildren.matchAll(/(\d+)m([\d.]+)s/g)]
    .map(([, minutes, seconds]) => Number(minutes) * 60 + Number(seconds))
    .reduce((sum, seconds) => sum + seconds, 0);
}
