import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const folder = resolve(import.meta.dirname, '..');

/** npm links the commands of a package that is there when it installs, and this one is built later. */
const commands = mkdtempSync(join(tmpdir(), 'commands-'));
const command = resolve(createRequire(import.meta.url).resolve('aws-eventbridge-mock'), '../cli.cjs');
writeFileSync(join(commands, 'aws-eventbridge-mock'), `#!/bin/sh\nexec node '${command}' "$@"\n`, {
  mode: 0o755,
});
afterAll(() => {
  rmSync(commands, { recursive: true });
});

function python(...args: readonly string[]) {
  const { PATH = '' } = process.env;
  return spawnSync('python3', args, {
    cwd: folder,
    env: { ...process.env, PATH: `${commands}${delimiter}${PATH}`, PYTHONDONTWRITEBYTECODE: '1' },
    encoding: 'utf8',
  });
}

const canRun = python('-c', 'import boto3, pytest').status === 0;

test.skipIf(!canRun)('the Python suite passes', { timeout: 60_000 }, () => {
  const { status, stdout, stderr } = python('-m', 'pytest', '-q');

  expect({ status, stderr }, stdout).toEqual({ status: 0, stderr: '' });
  expect(stdout).toContain('5 passed');
});
