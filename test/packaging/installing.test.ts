import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { snippetsOf } from '../docs/snippets.js';
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

const README = {
  Vitest: {
    packages: { vitest: '^3' },
    replaced: [] as const,
    command: ['node_modules/vitest/vitest.mjs', 'run'],
  },
  Jest: {
    packages: { jest: '^30', '@jest/globals': '^30', '@swc/core': '^1', '@swc/jest': '^0.2' },
    // As the README says it.
    replaced: [
      ["import 'aws-eventbridge-mock/vitest';", "import 'aws-eventbridge-mock/jest';"],
      [
        "import { afterAll, afterEach, expect, test } from 'vitest';",
        "import { afterAll, afterEach, expect, test } from '@jest/globals';",
      ],
    ],
    command: ['node_modules/jest/bin/jest.js'],
  },
} as const;

test.concurrent.for(Object.entries(README))(
  'the first test of the README passes as it stands there in %s',
  async ([runner, { packages, replaced, command }]) => {
    const folder = workshop.project(`README ${runner}`, {
      'package.json': packageJson({ '@aws-sdk/client-eventbridge': '3.1169.0', ...packages }),
      'jest.config.json': JSON.stringify({
        transform: { '\\.ts$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript' } } }] },
        moduleNameMapper: { '^(\\./.*)\\.js$': '$1' },
      }),
      ...firstTest(replaced),
    });
    await npmInstall(folder);

    expect(await run(folder, process.execPath, command)).toMatch(/Tests:? +1 passed/);
  },
);

function firstTest(replaced: readonly (readonly [string, string])[]): Record<string, string> {
  const readme = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8');
  const files = snippetsOf(readme).flatMap(({ info, code }) => {
    const [, name] = /^file=(.+)$/.exec(info) ?? [];
    return name === undefined ? [] : [[name, code] as const];
  });
  const written = files.map(([name, code]) => {
    const isTest = name.endsWith('.test.ts');
    if (isTest) for (const [line] of replaced) expect(code).toContain(line);
    return [
      name,
      isTest ? replaced.reduce((text, [from, to]) => text.replace(from, to), code) : code,
    ] as const;
  });
  return Object.fromEntries(written);
}

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

test('the command runs by its name', async () => {
  const template = 'Resources:\n  Bus: { Type: AWS::Events::EventBus, Properties: { Name: orders } }\n';
  const folder = workshop.project('command', { 'package.json': packageJson({}), 'template.yaml': template });
  await npmInstall(folder);

  expect(await run(folder, 'npx', ['aws-eventbridge-mock', 'check', 'template.yaml'])).toBe(
    'template.yaml (CloudFormation): 0 rules\n\n✓ 0 rules: nothing found\n',
  );
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
