import assert from 'node:assert/strict';
import { join } from 'node:path';
import { ended, run } from './command.js';
import { ENTRIES, ENTRIES_FOR_REQUIRE, importsOf } from './entries.js';
import { PACKAGE_SETS, type PackageSetName } from './package-sets.js';
import type { Row, Trial } from './row.js';
import { GOOD, MISTAKES } from './type-cases.js';
import { installedVersion, type Files } from './workshop.js';

/** 7 is another compiler, of which defaults and messages differ; 5.5 is the oldest that is claimed. */
const VERSIONS: readonly (readonly [string, PackageSetName])[] = [
  ['5.5', 'floor'],
  ['5.9', 'last of Node 20'],
  ['6.0', 'main'],
  ['7.0', 'newest'],
];

export const TYPE_ROWS: readonly Row[] = VERSIONS.map(([version, set]) => ({
  name: `TypeScript ${version}`,
  node: '–',
  runner: '–',
  sdk: PACKAGE_SETS[set]['@aws-sdk/client-eventbridge'],
  typescript: version,
  run: (trial) => compile(version, set, trial),
}));

/** What is right compiles in every resolution and both formats, and what is misspelt is said where it stands. */
async function compile(version: string, set: PackageSetName, trial: Trial): Promise<void> {
  trial.begin('install');
  const installed = await trial.workshop.installed(PACKAGE_SETS[set]);
  const folder = trial.workshop.inside(installed, `TypeScript ${version}`, filesOf());
  const tsc = join(installed, 'node_modules/.bin/tsc');
  trial.tell({
    sdk: installedVersion(installed, '@aws-sdk/client-eventbridge'),
    typescript: installedVersion(installed, 'typescript'),
  });

  for (const project of ['bundler.json', 'commonjs.json']) {
    trial.begin(project);
    await run(folder, tsc, ['-p', project, '--pretty', 'false']);
  }

  // Older ones refuse Vitest's own declarations there.
  if (version >= '5.9') {
    trial.begin('types.json');
    await run(folder, tsc, ['-p', 'types.json', '--pretty', 'false']);
  }

  trial.begin('nodenext.json');
  const { printed } = await ended(folder, tsc, ['-p', 'nodenext.json', '--pretty', 'false']);
  const errors = printed.split(/\n(?=\S)/).filter((text) => text !== '');
  assert.deepEqual(
    errors.map((text) => text.replace(/\).*/s, '')),
    MISTAKES.map(({ name, at, atBefore7 = at }) => `${name}.ts(${version < '7' ? atBefore7 : at}`).sort(),
    printed,
  );
  for (const { name, says } of MISTAKES) {
    const error = errors.find((text) => text.startsWith(`${name}.ts`)) ?? '';
    assert.ok(error.includes(says), `${error}\ndoes not say: ${says}`);
  }
}

function filesOf(): Files {
  const mistakes = MISTAKES.map(({ name, code }) => [`${name}.ts`, code] as const);
  const right = ['good.ts', 'entries.mts'];
  return {
    'package.json': JSON.stringify({ name: 'row', private: true, type: 'module' }),
    'good.ts': GOOD,
    'entries.mts': `${importsOf(ENTRIES)}\nexport { entries };\n`,
    'entries.cts': `${importsOf(ENTRIES_FOR_REQUIRE)}\nexport { entries };\n`,
    ...Object.fromEntries(mistakes),
    'bundler.json': tsconfig('bundler', right),
    'fixture.ts': NAMED_AND_IMPORTED,
    'types.json': tsconfig('nodenext', ['fixture.ts'], ['node', 'aws-eventbridge-mock/vitest']),
    'commonjs.json': tsconfig('nodenext', ['entries.cts']),
    'nodenext.json': tsconfig('nodenext', [...right, ...mistakes.map(([file]) => file)]),
  };
}

/** The entry of Vitest, named in `types` for its matchers and imported for its hooks. */
const NAMED_AND_IMPORTED = `
import { mockEventBridge } from 'aws-eventbridge-mock';
import { resetAfterEach } from 'aws-eventbridge-mock/vitest';
import { expect } from 'vitest';

const eventBridge = resetAfterEach(mockEventBridge<{ Placed: { id: string } }>());
expect(eventBridge).toHaveReceivedEvent({ 'detail-type': 'Placed', detail: { id: expect.any(String) } });
// @ts-expect-error -- there is no such detail-type
expect(eventBridge).toHaveReceivedEvent({ 'detail-type': 'Plaecd' });
`;

function tsconfig(
  moduleResolution: 'nodenext' | 'bundler',
  files: readonly string[],
  // From 6 on there are none of themselves, and the SDK's types need these.
  types: readonly string[] = ['node'],
): string {
  return JSON.stringify({
    compilerOptions: {
      target: 'es2022',
      lib: ['es2023', 'esnext.disposable', 'dom'],
      module: moduleResolution === 'nodenext' ? 'nodenext' : 'esnext',
      moduleResolution,
      strict: true,
      skipLibCheck: false,
      types,
      noEmit: true,
    },
    files,
  });
}
