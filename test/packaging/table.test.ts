import { expect, test } from 'vitest';
import type { Outcome, Result } from './row.js';
import { closingLine, Table } from './table.js';

const columns = { node: '22.23.5', runner: 'Vitest 5.1.2', sdk: '3.1169.0', typescript: '6.0.3' };
const result = (name: string, outcome: Outcome): Result => ({ name, columns, seconds: 12.34, outcome });

test('a row that passed or was skipped has a line, one that failed the last lines of what it printed', () => {
  const table = new Table(['Vitest', 'Bun']);
  const printed = Array.from({ length: 70 }, (_, line) => `line ${line + 1}`).join('\n');

  expect(table.head()).toBe(
    'row     Node      runner                    SDK         TypeScript  seconds  result',
  );
  expect(table.row(result('Vitest', { kind: 'ok' }))).toBe(
    'Vitest  22.23.5   Vitest 5.1.2              3.1169.0    6.0.3          12.3  ok',
  );
  expect(table.row(result('Bun', { kind: 'skipped', reason: 'not for this platform' }))).toMatch(
    / skipped: not for this platform$/,
  );
  const lines = table.row(result('Bun', { kind: 'failed', step: 'types', printed })).split('\n');
  expect(lines[0]).toMatch(/ FAILED: types$/);
  expect(lines.slice(1, 2)).toEqual(['  | line 11']);
  expect(lines.slice(-1)).toEqual(['  | line 70']);
});

test('the closing line counts what passed, failed and was skipped', () => {
  const ok = result('a', { kind: 'ok' });
  const failed = result('b', { kind: 'failed', step: 'install', printed: '' });
  const skipped = result('c', { kind: 'skipped', reason: 'not for this platform' });

  expect(closingLine([ok, ok, failed])).toBe('2 passed, 1 failed');
  expect(closingLine([ok, skipped])).toBe('1 passed, 0 failed, 1 skipped');
});
