/** Runs the tests, and compares the rule coverage that they print with what docs/guide/coverage.md shows. */
import { equal } from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { stripVTControlCharacters } from 'node:util';

const { stdout, status } = spawnSync('npx vitest run', {
  shell: true,
  encoding: 'utf8',
  stdio: ['ignore', 'pipe', 'inherit'],
});
process.stdout.write(stdout);
if (status !== 0) process.exit(1);

const guide = readFileSync(join(import.meta.dirname, '../../../docs/guide/coverage.md'), 'utf8');
const [, shown] = /^```text output=coverage\r?\n([^]*?)^```/m.exec(guide) ?? [];
const [printed] = /^Rule coverage\n(?:.+\n)+/m.exec(stripVTControlCharacters(stdout)) ?? [];
equal(printed, shown?.replaceAll('\r\n', '\n'));
