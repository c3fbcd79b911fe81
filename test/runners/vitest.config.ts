import { resolve } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';

/** One file leaves something behind for the next, so the order counts. */
class ByName extends BaseSequencer {
  override sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return Promise.resolve(files.toSorted((one, other) => one.moduleId.localeCompare(other.moduleId)));
  }
}

const ways = {
  'no isolation': { pool: 'threads', isolate: false },
  'a context for each file': { pool: 'vmThreads' },
} as const;

const code = resolve(import.meta.dirname, '../../.cache/code');

/**
 * The kit as code, in the ways in which Vitest lets test files share a worker. `npm run build:tested` writes it.
 */
export default defineConfig({
  resolve: {
    alias: [
      { find: /^aws-eventbridge-mock$/, replacement: `${code}/index.js` },
      { find: /^aws-eventbridge-mock\/(\w+)$/, replacement: `${code}/$1.js` },
    ],
  },
  test: {
    // The SDK warns in each worker of versions of Node.js.
    env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
    maxWorkers: 1,
    fileParallelism: false,
    sequence: { sequencer: ByName },
    projects: [
      ...Object.entries(ways).map(([name, way]): TestProjectInlineConfiguration => ({
        extends: true,
        test: { name, include: ['test/runners/vitest/*.test.ts'], ...way },
      })),
      {
        extends: true,
        // A process that loads the kit: a slow machine takes longer, and that is all.
        test: {
          name: 'processes',
          include: ['test/runners/{command,reporters}/*.test.ts'],
          exclude: ['**/*.ci.test.ts'],
          testTimeout: 60_000,
        },
      },
    ],
  },
});
