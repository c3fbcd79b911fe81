import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { assertPrinted, run } from './command.js';
import { filesShownIn } from './documents.js';
import { PACKAGE_SETS } from './package-sets.js';
import type { Row, Trial } from './row.js';
import type { Files } from './workshop.js';

const PACKAGES = PACKAGE_SETS['last of Node 20'];

/** A runner of the README's first test, and what it says to replace there. */
interface ReadmeRunner {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  readonly replaced: readonly (readonly [string, string])[];
}

const README_RUNNERS: readonly ReadmeRunner[] = [
  { name: 'Vitest', command: ['node_modules/vitest/vitest.mjs', 'run'], replaced: [] },
  {
    name: 'Jest',
    command: ['node_modules/jest/bin/jest.js'],
    replaced: [
      ["import 'aws-eventbridge-mock/vitest';", "import 'aws-eventbridge-mock/jest';"],
      [
        "import { afterAll, afterEach, expect, test } from 'vitest';",
        "import { afterAll, afterEach, expect, test } from '@jest/globals';",
      ],
    ],
  },
];

const row = (name: string, runner: string, work: Row['run']): Row => ({
  name,
  node: process.versions.node,
  runner,
  sdk: PACKAGES['@aws-sdk/client-eventbridge'],
  typescript: '–',
  run: work,
});

export const DOCUMENT_ROWS: readonly Row[] = [
  ...README_RUNNERS.map((runner) =>
    row(`README in ${runner.name}`, runner.name, (trial) => firstTestPasses(runner, trial)),
  ),
  row('documents', '–', documentsLeadToDocuments),
  row('command', '–', commandRuns),
];

/** The first test of the README passes as it stands there. */
async function firstTestPasses({ name, command, replaced }: ReadmeRunner, trial: Trial): Promise<void> {
  trial.begin('install');
  const installed = await trial.workshop.installed(PACKAGES);
  const folder = trial.workshop.inside(installed, `README ${name}`, {
    'package.json': JSON.stringify({ name: 'row', private: true }),
    'jest.config.json': JSON.stringify({
      transform: { '\\.ts$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript' } } }] },
      moduleNameMapper: { '^(\\./.*)\\.js$': '$1' },
    }),
    ...firstTest(replaced),
  });

  trial.begin('passes');
  const [bin, ...args] = command;
  assertPrinted(await run(folder, process.execPath, [join(installed, bin), ...args]), /Tests:? +1 passed/);
}

function firstTest(replaced: ReadmeRunner['replaced']): Files {
  const written = Object.entries(filesShownIn('README.md')).map(([name, code]) => {
    const isTest = name.endsWith('.test.ts');
    if (isTest)
      for (const [line] of replaced) assert.ok(code.includes(line), `The README has no line ${line}`);
    return [
      name,
      isTest ? replaced.reduce((text, [from, to]) => text.replace(from, to), code) : code,
    ] as const;
  });
  return Object.fromEntries(written);
}

/** The documents that the package has lead to documents that it has, too. */
async function documentsLeadToDocuments(trial: Trial): Promise<void> {
  trial.begin('install');
  const kit = join(await trial.workshop.installed(PACKAGES), 'node_modules/aws-eventbridge-mock');

  trial.begin('links');
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
  assert.ok(seen.size > 30);
  assert.deepEqual(
    [...seen].filter((document) => !existsSync(join(kit, document))),
    [],
  );
}

/** The command runs by its name. */
async function commandRuns(trial: Trial): Promise<void> {
  const template = 'Resources:\n  Bus: { Type: AWS::Events::EventBus, Properties: { Name: orders } }\n';
  trial.begin('install');
  const installed = await trial.workshop.installed(PACKAGES);
  const folder = trial.workshop.inside(installed, 'command', { 'template.yaml': template });

  trial.begin('run');
  assert.equal(
    await run(folder, 'npx', ['--no', 'aws-eventbridge-mock', 'check', 'template.yaml']),
    'template.yaml (CloudFormation): 0 rules\n\n✓ 0 rules: nothing found\n',
  );
}
