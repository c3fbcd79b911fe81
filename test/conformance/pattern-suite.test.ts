import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { engineJudge } from './engine-judge.js';
import { patternSuite } from './pattern-suite.js';
import { countsOf, failureReport } from './report.js';

const suite = patternSuite(() => engineJudge);
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'conformance-'));
  for (const name of ['pattern_cases', 'aws_pattern_cases', 'aws_pattern_cases_extra'])
    await write(name, [RIGHT]);
});

afterEach(() => rm(folder, { recursive: true }));

const RIGHT = { id: 'right', pattern: '{"a":[1]}', event: '{"a":1}', valid: true, match: true, error: null };
const REFUSED = { ...RIGHT, pattern: '{}', valid: false, match: null };
const REASON = 'Empty objects are not allowed\n at [Source: (String)"{}"; line: 1, column: 3]';
const TOO_COMPLEX = '{"a":[{"wildcard":"*:*:*:*:*:event-bus/*"}]}';

function write(name: string, rows: readonly object[]): Promise<void> {
  return writeFile(join(folder, `${name}.jsonl`), rows.map((row) => JSON.stringify(row)).join('\n'));
}

test.each([
  ['a match', RIGHT],
  ['a refused pattern', { ...REFUSED, error: REASON }],
  [
    'a refused pattern in the words of the service',
    { ...REFUSED, error: `Event pattern is not valid. Reason: ${REASON}` },
  ],
  ['a refused pattern whose error is shortened', { ...REFUSED, error: 'Empty', error_raw: REASON }],
  [
    'a refused event',
    {
      ...RIGHT,
      event: '[]',
      match: null,
      event_error: 'IllegalArgumentException: Event must be a JSON object',
    },
  ],
  ['a complexity', { ...RIGHT, pattern: '{"a":[{"wildcard":"*"}]}', match: false, complexity: 2 }],
  ['a pattern that is too complex', { ...RIGHT, pattern: TOO_COMPLEX, match: false, complexity: 11 }],
  [
    'a pattern that compiles but makes no rule',
    { ...RIGHT, pattern: '{"a":[{"anything-but":{"prefix":[]}}]}', match: null, addrule_valid: false },
  ],
])('A row passes when the engine answers as recorded: %s', async (_, row) => {
  await write('pattern_cases', [row]);
  const results = await suite(folder);
  expect(failureReport(results)).toBe('');
  expect(countsOf(results)).toEqual({ passed: 3, failed: 0 });
});

test.each([
  ['another verdict', { ...RIGHT, match: false }],
  ['a match where the pattern should be refused', { ...RIGHT, valid: false, match: null, error: REASON }],
  ['a refusal where the pattern is valid', { ...RIGHT, pattern: '{}' }],
  ['another error text', { ...REFUSED, error: REASON.replace('3', '4') }],
  [
    'a match where the event should be refused',
    { ...RIGHT, match: null, event_error: 'Event must be a JSON object' },
  ],
  ['another complexity', { ...RIGHT, pattern: '{"a":[{"wildcard":"*"}]}', match: false, complexity: 3 }],
  ['a row without a verdict', { ...RIGHT, match: null }],
  ['a row without an event', { ...RIGHT, event: undefined }],
])('A row fails on %s', async (_, row) => {
  await write('pattern_cases', [row, RIGHT]);
  expect(countsOf(await suite(folder))).toEqual({ passed: 3, failed: 1 });
});

test('A missing file is a failure', async () => {
  await rm(join(folder, 'aws_pattern_cases.jsonl'));
  expect(countsOf(await suite(folder))).toEqual({ passed: 2, failed: 1 });
});

test('An empty file is a failure', async () => {
  await write('aws_pattern_cases_extra', []);
  expect(countsOf(await suite(folder))).toEqual({ passed: 2, failed: 1 });
});
