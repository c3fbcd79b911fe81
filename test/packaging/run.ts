/**
 * Tries the packed kit in consumers of every runner, Node.js, TypeScript, package manager and bundler that is claimed.
 *
 * `npm run consumers` runs all rows, `npm run consumers -- --row bun` those with that in their name; `--row` may be
 * given several times. Prints a table, a line for each row when it ends, and last `N passed, N failed`; the exit code
 * is 1 if anything failed, and 2 for a name that no row has.
 */

import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { ROWS, rowsNamed } from './matrix.js';
import { tried, type Result, type Row } from './row.js';
import { closingLine, Table } from './table.js';
import { Workshop } from './workshop.js';

/** Each row has installations and runners in processes of their own. */
const ROWS_AT_A_TIME = Math.min(2, availableParallelism());

const { values } = parseArgs({ options: { row: { type: 'string', multiple: true } } });
const chosen = rowsNamed(ROWS, values.row ?? []);
if ('unknown' in chosen) {
  console.error(`No row has "${chosen.unknown}" in its name. The rows are:\n`);
  for (const { name } of ROWS) console.error(`  ${name}`);
  process.exit(2);
}

const results = await resultsOf(chosen.rows);
console.log(`\n${closingLine(results)}`);
process.exitCode = results.every(({ outcome }) => outcome.kind !== 'failed') ? 0 : 1;

async function resultsOf(rows: readonly Row[]): Promise<readonly Result[]> {
  const workshop = await Workshop.open();
  process.once('exit', () => workshop.close());
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

  const table = new Table(rows.map(({ name }) => name));
  const waiting = [...rows];
  const results: Result[] = [];
  console.log(table.head());
  async function work(): Promise<void> {
    for (let row = waiting.shift(); row !== undefined; row = waiting.shift()) {
      const result = await tried(row, workshop);
      results.push(result);
      console.log(table.row(result));
    }
  }
  await Promise.all(Array.from({ length: ROWS_AT_A_TIME }, work));
  return results;
}
