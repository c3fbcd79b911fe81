/**
 * Writes docs/api, a page for each entry, from the docstrings of what it exports: `npm run docs:api`. With `--check` it
 * writes nothing and fails when a page is not current. Both fail when a docstring is missing, and when an example does
 * not compile.
 */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { complaintsAbout } from './complaints.js';
import { uncompiledExamples } from './examples.js';
import { tidied } from './pages.js';
import { converted, typedoc } from './reference.js';

const root = resolve(import.meta.dirname, '../..');
const folder = 'docs/api';
const isCheck = process.argv.includes('--check');

const app = await typedoc(root);
const project = await converted(app, root);
for (const complaint of [...complaintsAbout(project), ...uncompiledExamples(project, root)])
  complain(complaint);

const pages = await made();
const there = existsSync(join(root, folder)) ? readdirSync(join(root, folder)) : [];
if (!isCheck) mkdirSync(join(root, folder), { recursive: true });
for (const [file, text] of pages) {
  const path = join(root, folder, file);
  if (there.includes(file) && readFileSync(path, 'utf8') === text) continue;
  if (isCheck) complain(`${folder}/${file} is not current: npm run docs:api.`);
  else writeFileSync(path, text);
}
for (const file of there.filter((name) => !pages.has(name))) {
  if (isCheck) complain(`${folder}/${file} is of an entry that is gone: npm run docs:api.`);
  else rmSync(join(root, folder, file));
}

/** The pages by file name. TypeDoc writes files and nothing else. */
async function made() {
  const place = mkdtempSync(join(tmpdir(), 'api-reference-'));
  try {
    app.options.setValue('outputs', [{ name: 'markdown', path: place }]);
    await app.generateOutputs(project);
    if (app.logger.hasErrors()) throw new Error('TypeDoc could not make the pages.');
    const files = readdirSync(place).map((file) => [file, readFileSync(join(place, file), 'utf8')]);
    return tidied(new Map(files), project);
  } finally {
    rmSync(place, { recursive: true });
  }
}

function complain(/** @type {string} */ message) {
  console.error(message);
  process.exitCode = 1;
}
