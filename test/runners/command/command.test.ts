import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { snippetsOf } from '../../docs/snippets.js';

const root = resolve(import.meta.dirname, '../../..');
const command = join(root, '.cache/code/cli.cjs');
const shop = join(root, 'test/cli/shop');
const guide = snippetsOf(readFileSync(join(root, 'docs/guide/check.md'), 'utf8'));
const folder = mkdtempSync(join(tmpdir(), 'command-'));

beforeAll(() => {
  for (const { info, code } of guide) {
    const [, name] = /^file=(.+)$/.exec(info) ?? [];
    if (name === undefined) continue;
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), code);
  }
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

interface Surroundings {
  readonly cwd?: string;
  readonly node?: readonly string[];
  /** After how many characters of the report nobody reads on. */
  readonly reads?: number;
}

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The command as code, in a process of its own. */
function run(
  args: readonly string[],
  { cwd = shop, node = [], reads = Infinity }: Surroundings = {},
): Promise<Ended> {
  const child = spawn(process.execPath, [...node, command, ...args], {
    cwd,
    env: { PATH: process.env['PATH'] },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const printed = { stdout: '', stderr: '' };
  child.stderr.on('data', (text: Buffer) => (printed.stderr += text.toString()));
  child.stdout.on('data', (text: Buffer) => {
    printed.stdout += text.toString();
    if (printed.stdout.length >= reads) child.stdout.destroy();
  });
  return new Promise((done, fail) => {
    child.on('error', fail);
    child.on('close', (code) => {
      done({ code, ...printed });
    });
  });
}

test.concurrent('the command of the guide prints what the guide shows, and nothing else', async () => {
  const [, args = ''] = /check (.+)\n/.exec(guide.find(({ info }) => info === 'run=check')?.code ?? '') ?? [];
  const ended = await run(['check', ...args.replaceAll("'", '').split(' ')], { cwd: folder });

  const stdout = guide.find(({ info }) => info === 'output=check')?.code;
  expect(ended).toEqual({ code: 0, stdout, stderr: '' });
});

test.concurrent('findings end it with 1, and wrong use with 2 and words on stderr alone', async () => {
  const [findings, wrongUse] = await Promise.all([
    run(['check', 'broken.yaml', '--json']),
    run(['check', 'no.yaml']),
  ]);

  expect({ code: findings.code, stderr: findings.stderr }).toEqual({ code: 1, stderr: '' });
  expect(JSON.parse(findings.stdout)).toMatchObject({ passed: false, counts: { error: 4 } });
  expect(wrongUse).toEqual({
    code: 2,
    stdout: '',
    stderr: expect.stringContaining('There is no file or folder "no.yaml".'),
  });
});

test.concurrent('its help loads nothing of the kit', async () => {
  const preload = join(folder, 'preload.cjs');
  writeFileSync(
    preload,
    `const { basename } = require('node:path');
     process.on('exit', () => console.error(Object.keys(require.cache).map((file) => basename(file)).join(' ')));`,
  );
  const { code, stdout, stderr } = await run(['check', '--help'], { node: ['--require', preload] });

  expect({ code, stderr }).toEqual({ code: 0, stderr: 'preload.cjs cli.cjs shared-command.cjs\n' });
  expect(stdout).toMatch(/^Usage: aws-eventbridge-mock check <template>… \[options\]\n/);
});

test.concurrent('who closes the pipe early ends it as it would have ended', async () => {
  const events = join(folder, 'many.jsonl');
  // More than a pipe holds.
  writeFileSync(events, '{ "source": "shop", "detail-type": "Order Paid", "detail": {} }\n'.repeat(100));
  const { code, stdout, stderr } = await run(['check', 'template.yaml', '-e', events, '--json'], {
    reads: 1,
  });

  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(() => JSON.parse(stdout) as unknown).toThrow(SyntaxError);
});
