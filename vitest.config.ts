import { readFileSync } from 'node:fs';
import { globSync } from 'tinyglobby';
import { defineConfig } from 'vitest/config';

const tests = globSync('test/**/*.test.ts', { ignore: ['test/judges/**', 'test/browser/**'] });

/**
 * What a file cannot take back once it has changed it for all files of its worker: the modules that are loaded, and what
 * the runner compares with.
 */
const CHANGES_FOR_GOOD = /\bvi\.(?:resetModules|mock|doMock)\(|\baddEqualityTesters\(/;
const apart = tests.filter((name) => CHANGES_FOR_GOOD.test(readFileSync(name, 'utf8')));

/** `npm run test:ci`: what takes long, such as whether generators make all that they should. */
const ofCi = ['test/**/*.ci.test.ts'];
/** They have runners of their own: `npm run test:runners`, `test:judges` and `test:browser`. */
const elsewhere = ['test/runners/**', 'test/judges/**', 'test/browser/**'];

const shared = {
  // The SDK warns in each worker of versions of Node.js.
  env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
  setupFiles: ['test/as-it-was.ts'],
  // Nothing here is about speed: a slow machine takes longer, and that is all.
  testTimeout: 30_000 * Math.max(1, Number(process.env['FC_RUNS'] ?? 1)),
};

export default defineConfig({
  test: {
    // A worker that waits for a module to load leaves the processor to another.
    maxWorkers: '100%',
    // Each test leaves a client, a mock and a history behind: with room for them, collecting costs a fifth less in all.
    execArgv: ['--max-semi-space-size=32'],
    experimental: { fsModuleCache: true },
    projects: [
      {
        test: {
          ...shared,
          name: 'together',
          include: ['test/**/*.test.ts'],
          exclude: [...apart, ...ofCi, ...elsewhere],
          // Loading the SDK for each file anew would take longer than most tests.
          isolate: false,
        },
      },
      {
        test: { ...shared, name: 'apart', include: apart, exclude: [...ofCi, ...elsewhere] },
      },
      {
        test: { ...shared, name: 'ci', include: ofCi },
      },
    ],
  },
});
