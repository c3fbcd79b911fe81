import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { GOOD, MISTAKES } from './type-cases.js';
import { npmInstall, run, Workshop } from './workshop.js';

let workshop: Workshop;

beforeAll(() => {
  workshop = new Workshop();
});

afterAll(() => {
  workshop.close();
});

// 7 is another compiler, of which 'types' and messages differ; 5.5 is the oldest that is claimed.
const VERSIONS = ['5.5', '5.9', '6.0', '7.0'];

test.concurrent.for(VERSIONS)(
  'TypeScript %s takes what is right, and says what is misspelt',
  async (version) => {
    const folder = workshop.project(`TypeScript ${version}`, {
      'package.json': packageJson(version),
      'good.ts': GOOD,
      ...Object.fromEntries(MISTAKES.map(({ name, code }) => [`${name}.ts`, code])),
      'tsconfig.json': tsconfig('nodenext', ['good.ts', ...MISTAKES.map(({ name }) => `${name}.ts`)]),
      'bundler.json': tsconfig('bundler', ['good.ts']),
    });
    await npmInstall(folder);

    expect(await compiled(folder, 'bundler.json')).toBe('');
    const said = await compiled(folder, 'tsconfig.json');
    const errors = said.split(/\n(?=\S)/).filter((text) => text !== '');
    expect(errors.map((text) => text.replace(/\).*/s, ''))).toEqual(
      MISTAKES.map(({ name, at, atBefore7 = at }) => `${name}.ts(${version < '7' ? atBefore7 : at}`).sort(),
    );
    for (const { name, says } of MISTAKES) {
      expect(errors.find((text) => text.startsWith(`${name}.ts`))).toContain(says);
    }
  },
);

function packageJson(version: string): string {
  const devDependencies = {
    'aws-eventbridge-mock': `file:${workshop.tarball}`,
    // The oldest that is claimed beside the oldest.
    '@aws-sdk/client-eventbridge': version === '5.5' ? '3.55.0' : '3.1169.0',
    '@types/aws-lambda': '^8',
    '@types/node': '^22',
    typescript: `~${version}.0`,
    vitest: '^4',
  };
  return JSON.stringify({ name: 'consumer', private: true, type: 'module', devDependencies });
}

function tsconfig(moduleResolution: 'nodenext' | 'bundler', files: readonly string[]): string {
  return JSON.stringify({
    compilerOptions: {
      target: 'es2022',
      lib: ['es2023', 'esnext.disposable', 'dom'],
      module: moduleResolution === 'nodenext' ? 'nodenext' : 'esnext',
      moduleResolution,
      strict: true,
      skipLibCheck: false,
      // From 6 on there are none of themselves, and the SDK's types need these.
      types: ['node'],
      noEmit: true,
    },
    files,
  });
}

/** What the compiler prints: nothing where all is right. */
async function compiled(folder: string, project: string): Promise<string> {
  const args = ['-p', project, '--pretty', 'false'];
  try {
    return await run(folder, join(folder, 'node_modules/.bin/tsc'), args);
  } catch (error) {
    const printed = error instanceof Error ? error.message : '';
    return printed.replaceAll(/^(?:\| |.*:\n(?=\| ))/gm, '');
  }
}
