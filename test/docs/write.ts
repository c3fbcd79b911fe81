/**
 * Makes docs/fidelity.md, the pages and indexes of docs/fidelity and docs/decisions, the tree and imports of
 * docs/architecture.md, the table of docs/guide/server-routes.md, and the pictures: `npm run docs`. With
 * `--check` it writes nothing and fails when something is not current.
 */

import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { ROUTES } from '../../src/server/control/routes.js';
import { architecture, readLayerRules, unexplained } from './architecture.js';
import { decisionOf, decisionsIndex } from './decisions.js';
import { fidelity } from './fidelity/fidelity.js';
import { foldersOfSrc } from './files.js';
import { coveragePicture, failurePicture } from './pictures.js';
import { withRoutes } from './routes.js';

const root = resolve(import.meta.dirname, '../..');
const isCheck = process.argv.includes('--check');

const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const markdownIn = (folder: string): readonly string[] =>
  readdirSync(join(root, folder)).filter((file) => file.endsWith('.md'));

const folders = foldersOfSrc(root);
const structure = architecture(read('docs/architecture.md'), folders, await readLayerRules(root));
const records = markdownIn('docs/decisions').filter((file) => file !== 'README.md');
const decisions = records.map((file) => decisionOf(file, read(`docs/decisions/${file}`)));

const pages = new Map([
  ...fidelity(root),
  ['docs/decisions/README.md', decisionsIndex(decisions)],
  ['docs/architecture.md', structure],
  ['docs/guide/server-routes.md', withRoutes(read('docs/guide/server-routes.md'), ROUTES)],
  ['docs/images/failure.svg', failurePicture(read('README.md'))],
  ['docs/images/coverage.svg', coveragePicture(read('docs/guide/coverage.md'))],
]);

for (const [path, text] of pages) {
  const page = path.endsWith('.md') ? await formatted(path, text) : text;
  if (existsSync(join(root, path)) && read(path) === page) continue;
  if (isCheck) complain(`${path} is not current: npm run docs.`);
  else writeFileSync(join(root, path), page);
}

for (const path of markdownIn('docs/fidelity').map((file) => `docs/fidelity/${file}`)) {
  if (pages.has(path)) continue;
  if (isCheck) complain(`${path} has no notes any more: npm run docs.`);
  else rmSync(join(root, path));
}

for (const folder of unexplained(structure, folders)) {
  complain(`Say what ${folder} is, in its line in docs/architecture.md.`);
}

async function formatted(path: string, text: string): Promise<string> {
  return format(text, { ...(await resolveConfig(join(root, path))), parser: 'markdown' });
}

function complain(message: string): void {
  console.error(message);
  process.exitCode = 1;
}
