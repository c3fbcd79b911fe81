/**
 * Makes docs/fidelity.md: `npm run docs`. With `--check` it writes nothing and fails when the file is not current.
 */

import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { OPERATIONS } from '../../src/service/registry.js';
import { complaintsAbout } from './fidelity-complaints.js';
import { readNotes } from './fidelity-notes.js';
import { fidelityPage, type FidelityFacts } from './fidelity-page.js';
import { tableRows } from './fidelity-rows.js';
import { testNames } from './fidelity-tests.js';

const root = resolve(import.meta.dirname, '../..');
const file = join(root, 'docs/fidelity.md');

const facts: FidelityFacts = {
  operations: new Map(Object.entries(OPERATIONS).map(([name, { input }]) => [name, input])),
  notes: readNotes(root),
  rows: tableRows(root),
  testNames: testNames(root),
};

const complaints = complaintsAbout(facts);
if (complaints.length > 0) {
  fail(`docs/fidelity.md cannot be made:\n${complaints.map((complaint) => `  ${complaint}`).join('\n')}`);
} else {
  const page = await format(fidelityPage(facts), {
    ...(await resolveConfig(file)),
    parser: 'markdown',
    proseWrap: 'always',
  });
  if (!process.argv.includes('--check')) writeFileSync(file, page);
  else if (readFileSync(file, 'utf8') !== page) fail('docs/fidelity.md is not current: npm run docs.');
}

function fail(message: string): void {
  console.error(message);
  process.exitCode = 1;
}
