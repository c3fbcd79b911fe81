import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { mockEventBridge } from '../../src/index.js';
import { run } from './run.js';

const folder = mkdtempSync(join(tmpdir(), 'shards-'));
const shards = ['one', 'two'].map((name) => join(folder, name));

beforeAll(() => {
  for (const [index, shard] of shards.entries()) {
    using eventBridge = mockEventBridge({
      seed: { buses: { default: { rules: { paid: { pattern: { source: ['shop'] } } } } } },
    });
    eventBridge.emit({ source: index === 0 ? 'shop' : 'depot', 'detail-type': 'Order Paid', detail: {} });
    mkdirSync(shard);
    writeFileSync(join(shard, 'rule-coverage.json'), JSON.stringify(eventBridge.ruleCoverage()));
  }
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

test('coverage joins shards, and holds them against thresholds together', async () => {
  const [first = ''] = shards;
  const alone = await run(['coverage', first, '--threshold', 'conditions=80']);
  const joined = await run(['coverage', ...shards, '-t', 'conditions=80', '-t', 'rules=100']);

  expect([alone.code, alone.stderr]).toEqual([
    1,
    'Rule coverage: 0 % of conditions, but the threshold is 80 %.\n',
  ]);
  expect(joined).toEqual({ code: 0, stderr: '', stdout: expect.any(String) });
  expect(joined.stdout).toMatchInlineSnapshot(`
    "Rule coverage
    ----------|---------|---------|--------------|-----------|----------
    Rule      | % Rules | Matches | % Conditions | % Targets | Untested
    ----------|---------|---------|--------------|-----------|----------
    All rules |     100 |       1 |          100 |           |
     default  |     100 |       1 |          100 |           |
      paid    |     100 |       1 |          100 |           |
    ----------|---------|---------|--------------|-----------|----------
    "
  `);
});

test('coverage holds schedules against their own threshold, and their targets against that of targets', async () => {
  const path = join(folder, 'schedules.json');
  using eventBridge = mockEventBridge({
    seed: {
      schedules: {
        hourly: { rate: '1 hour', target: 'arn:aws:sqs:us-east-1:123456789012:sweep' },
        never: { rate: '1 hour', state: 'DISABLED', target: 'arn:aws:sqs:us-east-1:123456789012:sweep' },
      },
    },
  });
  await eventBridge.clock.advanceBy('1 minute');
  writeFileSync(path, JSON.stringify(eventBridge.ruleCoverage()));

  const { code, stderr } = await run([
    'coverage',
    path,
    '-t',
    'schedules=100',
    '-t',
    'targets=80',
    '-t',
    'rules=100',
  ]);

  expect([code, stderr]).toEqual([
    1,
    'Rule coverage: 50 % of targets, but the threshold is 80 %.\nRule coverage: 50 % of schedules, but the threshold is 100 %.\n',
  ]);
});

test('coverage writes what is asked for', async () => {
  const output = join(folder, 'joined');

  const { code, stdout } = await run(['coverage', ...shards, '-f', 'json', '-f', 'html', '-o', output]);

  expect([code, stdout]).toEqual([0, '']);
  expect(JSON.parse(readFileSync(join(output, 'rule-coverage.json'), 'utf8'))).toMatchObject({ events: 2 });
  expect(existsSync(join(output, 'rule-coverage.html'))).toBe(true);
});

test('coverage that cannot be written is wrong use, and its table is shown all the same', async () => {
  const { code, stderr, stdout } = await run([
    ...['coverage', ...shards, '-f', 'text', '-f', 'json', '-o', 'package.json/joined'],
  ]);

  expect([code, stdout, stderr]).toEqual([
    2,
    expect.stringContaining('All rules'),
    expect.stringMatching(/^Rule coverage: package\.json.joined.rule-coverage\.json could not be written: E/),
  ]);
});

test.each([
  [[], 'Name a folder, such as rule-coverage'],
  [['nowhere'], 'There is no file "nowhere".'],
  [['package.json'], '"package.json" is not what a reporter of this version writes with the format json.'],
  [['README.md'], '"README.md" is not what a reporter of this version writes with the format json.'],
  [['.', '-t', 'rulez=1'], 'coverage: thresholds has no option "rulez". Did you mean "rules"?'],
  [
    ['.', '-t', 'rules=all'],
    'coverage: thresholds.rules takes a number from 0 to 100, not the string "all".',
  ],
  [['.', '-t', 'rules=100', '-t', 'rules=50'], '--threshold is given twice for "rules".'],
  [
    ['.', '-f', 'htm'],
    'coverage: formats takes text, json, html, not the string "htm". Did you mean "html"?',
  ],
])('coverage %j is wrong use', async (args, message) => {
  const { code, stderr } = await run(['coverage', ...args]);

  expect(code).toBe(2);
  expect(stderr).toContain(message);
});
