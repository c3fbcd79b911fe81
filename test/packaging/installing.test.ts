import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { INSTALLATIONS, type Installation } from './installations.js';
import { npmInstall, PACKAGE_MANAGERS, run, Workshop, type PackageManager } from './workshop.js';

let workshop: Workshop;
let managers: string;

beforeAll(async () => {
  workshop = new Workshop();
  const versions = Object.values(PACKAGE_MANAGERS).map(({ package: id }) => [aliasOf(id), `npm:${id}`]);
  managers = workshop.project('package managers', {
    'package.json': JSON.stringify({ private: true, dependencies: Object.fromEntries(versions) }),
  });
  await npmInstall(managers);
});

afterAll(() => {
  workshop.close();
});

test.concurrent.for(INSTALLATIONS)(
  '$manager installs the kit beside $beside, and its tests run',
  async (row) => {
    const manager: PackageManager = PACKAGE_MANAGERS[row.manager];
    const folder = workshop.project(`${row.manager} ${row.beside}`, filesOf(row, manager));
    const { variables } = manager;
    const bin = join(managers, 'node_modules', aliasOf(manager.package), manager.bin);

    await run(folder, process.execPath, [bin, ...manager.install], variables);
    const [file, ...args] = row.suite.command;
    const command = manager.runs === true ? [bin, 'run', row.suite.bin, ...args] : [file, ...args];

    expect(await run(folder, process.execPath, command, variables)).toMatch(row.suite.passed);
  },
);

test('the documents that the package has lead to documents that it has, too', async () => {
  const folder = workshop.project('documents', { 'package.json': packageJson({}) });
  await npmInstall(folder);
  const kit = join(folder, 'node_modules/aws-eventbridge-mock');

  const seen = new Set<string>();
  const open = ['README.md'];
  for (let document = open.pop(); document !== undefined; document = open.pop()) {
    if (seen.has(document)) continue;
    seen.add(document);
    const text = existsSync(join(kit, document)) ? readFileSync(join(kit, document), 'utf8') : '';
    const from = document;
    const links = [...text.matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].map(([, link = '']) => link);
    open.push(...links.map((link) => join(dirname(from), link)));
  }

  expect(seen.size).toBeGreaterThan(30);
  expect([...seen].filter((document) => !existsSync(join(kit, document)))).toEqual([]);
});

/** Two versions of one package are installed side by side. */
function aliasOf(id: string): string {
  return id.replaceAll(/\W+/g, '-').replace(/^-/, '');
}

function filesOf({ packages, suite }: Installation, { files }: PackageManager): Record<string, string> {
  return { 'package.json': packageJson(packages), [suite.file]: suite.text, ...suite.files, ...files };
}

function packageJson(packages: Readonly<Record<string, string>>): string {
  const devDependencies = { 'aws-eventbridge-mock': `file:${workshop.tarball}`, ...packages };
  return JSON.stringify({ name: 'consumer', private: true, devDependencies });
}
