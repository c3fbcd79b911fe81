/**
 * `npm run release:check -- [--tag v0.2.0]`: what has to hold of a package that is published. Prints what does not, each
 * on a line, and fails then.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

const root = resolve(import.meta.dirname, '..');
const { tag } = parseArgs({ options: { tag: { type: 'string' } } }).values;

/** @param {string} path */
const read = (path) => readFileSync(join(root, path), 'utf8');

/** @type {{ name: string, version: string, repository?: unknown, exports: object, bin: object }} */
const manifest = JSON.parse(read('package.json'));
const packed = packedFiles();

const complaints = [
  ...(manifest.repository === undefined
    ? ['package.json has no repository: npm shows none, and no provenance.']
    : []),
  ...versions(),
  ...published().flatMap((path) =>
    packed.includes(path) ? [] : [`${path} is published by name and not packed.`],
  ),
  ...packed.filter((path) => path.endsWith('.md')).flatMap(brokenLinks),
];
for (const complaint of complaints) console.error(complaint);
if (complaints.length > 0) process.exitCode = 1;
else console.log(`${manifest.name} ${manifest.version} can be published: ${packed.length} files.`);

/** @returns {readonly string[]} */
function packedFiles() {
  const answer = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { cwd: root });
  /** @type {readonly [{ readonly files: readonly { readonly path: string }[] }]} */
  const [{ files }] = JSON.parse(answer.toString());
  return files.map(({ path }) => path);
}

function versions() {
  const { version } = manifest;
  const [, newest] = /^## \[?([^\]\s]+)/m.exec(read('CHANGELOG.md')) ?? [];
  /** @type {{ version: string }} */
  const lock = JSON.parse(read('package-lock.json'));
  return [
    ...(newest === version ? [] : [`CHANGELOG.md begins with ${newest}, package.json has ${version}.`]),
    ...(lock.version === version ? [] : [`package-lock.json has ${lock.version}, package.json ${version}.`]),
    ...(tag === undefined || tag === `v${version}`
      ? []
      : [`The tag is ${tag}, package.json has ${version}.`]),
  ];
}

/** What package.json leads to: entries with their types, and the command. */
function published() {
  const named = JSON.stringify([manifest.exports, manifest.bin]).match(/(?<=")(?:\.\/)?dist\/[^"]+/g) ?? [];
  return named.map((path) => path.replace(/^\.\//, ''));
}

/** @param {string} path */
function brokenLinks(path) {
  const links = [...read(path).matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)].map(([, link = '']) => link);
  return links
    .filter((link) => !packed.includes(join(dirname(path), link)))
    .filter((link) => !packed.some((file) => file.startsWith(`${join(dirname(path), link)}/`)))
    .map((link) => `${path} links to ${link}, which is not packed.`);
}
