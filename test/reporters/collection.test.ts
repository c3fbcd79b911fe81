import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { mockEventBridge } from '../../src/index.js';
import { Collection } from '../../src/reporters/collection.js';
import { report } from '../../src/reporters/report.js';
import { checkedOptions } from '../../src/reporters/reporter-options.js';

const VARIABLE = 'AWS_EVENTBRIDGE_MOCK_COVERAGE';
const seed = { buses: { default: { rules: { paid: { pattern: { source: ['shop'] } } } } } };

vi.stubEnv(VARIABLE, '');
const collection = new Collection();
collection.begin();
const folder = process.env[VARIABLE] ?? '';
afterAll(() => {
  vi.unstubAllEnvs();
  // A worker that is ended does not hear of its exit.
  rmSync(folder, { recursive: true, force: true });
});

function oneMock(): void {
  using eventBridge = mockEventBridge({ seed });
  eventBridge.emit({ source: 'shop', 'detail-type': 'Order Paid', detail: {} });
}

const broken: readonly (readonly [what: string, name: string, text: string])[] = [
  ['a file that a worker has half written', 'one.json', '{"format":1,"surroundings":[{"ru'],
  ['an empty file', 'one.json', ''],
  [
    'a file that was never given its name',
    'one.json.part',
    '{"format":1,"surroundings":[],"happened":[],"counted":[]}',
  ],
  ['a file of another version', 'one.json', '{"format":2}'],
  ['a file of the first version', 'one.json', '{"observations":[{}],"counted":[]}'],
  ['a file of somebody else', 'one.json', 'null'],
];

test.each(broken)('%s is told, and all else is counted', (_what, name, text) => {
  oneMock();
  writeFileSync(join(folder, name), text);
  const printed: string[] = [];

  const taken = collection.taken();
  const { tooLow } = report(taken, checkedOptions('the test', { thresholds: { rules: 100 } }), (line) => {
    printed.push(line);
  });

  expect(taken).toMatchObject({ unread: 1, coverage: { summary: { rules: { covered: 1, total: 1 } } } });
  expect(tooLow).toEqual([]);
  expect(printed[0]).toBe(
    'Rule coverage: 1 file with what mocks have seen could not be read, and nothing in it is counted. A worker was ' +
      'ended while it wrote, or tests use another version of aws-eventbridge-mock.\n',
  );
  expect(readdirSync(folder)).toEqual([]);
});

test('a folder is as unread as a broken file, and goes', () => {
  mkdirSync(join(folder, 'one.json'));

  expect(collection.taken()).toEqual({ coverage: undefined, unread: 1 });
  expect(readdirSync(folder)).toEqual([]);
});

test('what mocks write has its name when it is complete', () => {
  oneMock();
  expect(readdirSync(folder)).toEqual([expect.stringMatching(/^[\da-f-]{36}\.json$/)]);

  expect(collection.taken()).toMatchObject({ unread: 0 });
  expect(collection.taken()).toEqual({ coverage: undefined, unread: 0 });
});

test('a file that cannot be written fails the run, and the table and the thresholds are told all the same', () => {
  oneMock();
  const printed: string[] = [];
  const options = checkedOptions('the test', {
    thresholds: { conditions: 80 },
    formats: ['text', 'json'],
    outputDir: join('package.json', 'rule-coverage'),
  });

  const { unwritten, tooLow } = report(collection.taken(), options, (line) => {
    printed.push(line);
  });

  expect([...unwritten, ...tooLow]).toEqual([
    expect.stringMatching(
      /^Rule coverage: package\.json.rule-coverage.rule-coverage\.json could not be written: E/,
    ),
    'Rule coverage: 0 % of conditions, but the threshold is 80 %.',
  ]);
  expect(printed).toEqual([expect.stringContaining('Rule coverage\n---')]);
});
