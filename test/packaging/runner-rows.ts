import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { assertPrinted, CommandFailed, ended, run, type Ended } from './command.js';
import { filesShownIn } from './documents.js';
import { differencesOf, failuresIn, notShown, recordedFailures } from './failures.js';
import { PACKAGE_SETS, type PackageSetName } from './package-sets.js';
import type { Program } from './programs.js';
import type { Columns, Row, Trial } from './row.js';
import { RUNNERS, type Runner, type RunnerName } from './runners.js';
import { failingSuite, passingSuite, testsOf, THROWN, typeChecks } from './shared-suite.js';
import { installedVersion, type Files } from './workshop.js';

/** A project that runs the shared suite. */
interface Consumer {
  readonly name: string;
  readonly node: 20 | 22 | 24 | 26;
  readonly runner: RunnerName;
  readonly set: PackageSetName;
  readonly module: 'ES modules' | 'CommonJS';
  readonly moduleResolution: 'nodenext' | 'bundler';
}

const esModules = { module: 'ES modules', moduleResolution: 'nodenext' } as const;
const esModulesForBundlers = { module: 'ES modules', moduleResolution: 'bundler' } as const;
const commonJs = { module: 'CommonJS', moduleResolution: 'nodenext' } as const;

const floor = { node: 20, set: 'floor' } as const;
const lastOfNode20 = { node: 20, set: 'last of Node 20' } as const;
const main = { node: 22, set: 'main' } as const;
const lts = { node: 24, set: 'newest' } as const;
const newest = { node: 26, set: 'newest' } as const;

const CONSUMERS: readonly Consumer[] = [
  { name: 'floor: Vitest 1.6', ...floor, runner: 'vitest', ...esModules },
  { name: 'floor: Jest 29', ...floor, runner: 'Jest by @swc/jest', ...commonJs },
  { name: 'floor: Jest 29 with globals', ...floor, runner: 'Jest with globals', ...commonJs },
  { name: 'floor: node:test and expect 29', ...floor, runner: 'node:test and expect', ...commonJs },
  { name: 'Node 20: Vitest 3', node: 20, set: 'Vitest 3', runner: 'vitest', ...esModulesForBundlers },
  { name: 'Node 20: Vitest 4', ...lastOfNode20, runner: 'vitest', ...esModules },
  { name: 'Node 20: Jest 30', ...lastOfNode20, runner: 'Jest by @swc/jest', ...commonJs },
  {
    name: 'Node 20: Jest 30, ES modules',
    ...lastOfNode20,
    runner: 'Jest by @swc/jest, ES modules',
    ...esModulesForBundlers,
  },
  { name: 'Node 20: node:test and expect 30', ...lastOfNode20, runner: 'node:test and expect', ...esModules },
  { name: 'Node 22: Vitest 5', ...main, runner: 'vitest', ...esModules },
  { name: 'Node 22: Jest 30, CommonJS', ...main, runner: 'Jest of compiled files', ...commonJs },
  {
    name: 'Node 22: Jest 30, ES modules',
    ...main,
    runner: 'Jest of compiled files, ES modules',
    ...esModules,
  },
  { name: 'Node 22: Jest 30 by ts-jest', ...main, runner: 'Jest by ts-jest', ...commonJs },
  { name: 'Node 22: Jest 30 by @swc/jest', ...main, runner: 'Jest by @swc/jest', ...commonJs },
  { name: 'Node 24: Vitest 5', ...lts, runner: 'vitest', ...esModulesForBundlers },
  { name: 'Node 24: node:test', ...lts, runner: 'node:test', ...esModules },
  { name: 'Node 24: Mocha, CommonJS', ...lts, runner: 'Mocha', ...commonJs },
  { name: 'Node 24: Mocha, ES modules', ...lts, runner: 'Mocha', ...esModules },
  { name: 'Node 24: AVA', ...lts, runner: 'AVA', ...esModules },
  { name: 'Node 24: Playwright', ...lts, runner: 'Playwright', ...esModules },
  { name: 'Node 26: Vitest 5', ...newest, runner: 'vitest', ...esModules },
  { name: 'Bun', ...lts, runner: 'Bun', ...esModulesForBundlers },
  { name: 'Deno', ...lts, runner: 'Deno', ...esModules },
];

const GUIDE_FILES = filesShownIn('docs/guide/other-runners.md');

export const RUNNER_ROWS: readonly Row[] = CONSUMERS.map((consumer) => {
  const packages: Readonly<Record<string, string>> = PACKAGE_SETS[consumer.set];
  const runner: Runner = RUNNERS[consumer.runner];
  return {
    name: consumer.name,
    node: runner.program === undefined ? String(consumer.node) : '–',
    runner: runner.label,
    sdk: packages['@aws-sdk/client-eventbridge'] ?? '–',
    typescript: isCompiled(runner) ? (packages['typescript'] ?? '–') : 'own',
    run: (trial) => runConsumer(consumer, runner, trial),
  };
});

async function runConsumer(consumer: Consumer, runner: Runner, trial: Trial): Promise<void> {
  const { workshop } = trial;
  trial.begin('install');
  const installed = await workshop.installed(PACKAGE_SETS[consumer.set]);
  const program = await workshop.program(runner.program ?? `Node ${consumer.node}`);
  trial.tell(versionsOf(runner, program, installed));
  const passing = passingSuite(runner);
  const folder = workshop.inside(installed, consumer.name, filesOf(consumer, runner, passing));
  const runs = (name: string): Promise<Ended> =>
    ended(folder, program.file, runner.command(fileOf(name, runner)), variablesOf(folder));

  trial.begin('types');
  if (isCompiled(runner)) await run(folder, join(installed, 'node_modules/.bin/tsc'), ['--pretty', 'false']);

  trial.begin('passes');
  const passed = await runs('kit.test');
  if (passed.status !== 0) throw new CommandFailed('The suite fails.', passed.printed);
  assertPrinted(passed.printed, runner.passed(testsOf(passing)));
  if (runner.prints !== undefined) assertPrinted(passed.printed, runner.prints);

  if (runner.guide !== undefined) {
    trial.begin('guide');
    const { command = runner.command, name } = runner.guide;
    const args = command(fileOf(name, runner));
    assertPrinted(await run(folder, program.file, args, variablesOf(folder)), runner.passed(1));
  }

  trial.begin('fails alike');
  const failed = await runs('failing.test');
  if (failed.status === 0)
    throw new CommandFailed('The runner takes failures for successes.', failed.printed);
  assertAlike(join(folder, THROWN), failed.printed, runner);
}

/** The assertions have thrown what is recorded, and the runner shows it. */
function assertAlike(thrownFile: string, printed: string, { heading }: Runner): void {
  const recorded = recordedFailures();
  const thrown = existsSync(thrownFile) ? failuresIn(readFileSync(thrownFile, 'utf8')) : [];
  const wrong = [...differencesOf(recorded, thrown, heading), ...notShown(recorded, printed)];
  if (wrong.length > 0) throw new CommandFailed(wrong.join('\n'), printed);
}

function versionsOf(runner: Runner, program: Program, installed: string): Partial<Columns> {
  const version = runner.package === undefined ? '' : ` ${installedVersion(installed, runner.package)}`;
  return {
    sdk: installedVersion(installed, '@aws-sdk/client-eventbridge'),
    ...(isCompiled(runner) && { typescript: installedVersion(installed, 'typescript') }),
    ...(runner.program === undefined
      ? { node: program.version, runner: `${runner.label}${version}` }
      : { runner: `${runner.label} ${program.version}` }),
  };
}

/** The runner's test in the guide, and what that imports. */
function guideFilesFor({ guide }: Runner): Files {
  if (guide === undefined) return {};
  const own = (file: string): boolean => !file.includes('.test.') || file === `${guide.name}.ts`;
  return Object.fromEntries(Object.entries(GUIDE_FILES).filter(([file]) => own(file)));
}

/** Deno has a compiler of its own. */
function isCompiled({ program }: Runner): boolean {
  return program !== 'Deno';
}

function fileOf(name: string, { compiled = false }: Runner): string {
  return compiled ? `emitted/${name}.js` : `${name}.ts`;
}

/** What runners would write elsewhere, and where they would ask for newer versions. */
function variablesOf(folder: string): Readonly<Record<string, string>> {
  return { DENO_DIR: join(folder, 'deno'), DENO_NO_UPDATE_CHECK: '1', DO_NOT_TRACK: '1' };
}

function filesOf(consumer: Consumer, runner: Runner, passing: string): Files {
  const type = consumer.module === 'ES modules' ? 'module' : 'commonjs';
  const compilerOptions = compilerOptionsOf(consumer, runner);
  return {
    'package.json': JSON.stringify({ name: 'row', private: true, type, ...runner.settings }),
    ...(isCompiled(runner) && { 'tsconfig.json': JSON.stringify({ compilerOptions, include: ['*.ts'] }) }),
    'kit.test.ts': passing,
    'failing.test.ts': failingSuite(runner),
    'types.ts': typeChecks(runner),
    ...guideFilesFor(runner),
    ...runner.files,
  };
}

function compilerOptionsOf(
  { moduleResolution }: Consumer,
  { compiled, compiles = true, typesOf = [] }: Runner,
): object {
  return {
    target: 'es2022',
    lib: ['es2023', 'esnext.disposable', 'dom'],
    module: moduleResolution === 'nodenext' ? 'nodenext' : 'esnext',
    moduleResolution,
    esModuleInterop: true,
    strict: true,
    skipLibCheck: !compiles,
    // From 6 on there are none of themselves, and the SDK's types need those of Node.js.
    types: ['node', ...typesOf],
    ...(compiled === true ? { rootDir: '.', outDir: 'emitted' } : { noEmit: true }),
  };
}
