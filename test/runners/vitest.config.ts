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

/** The kit as it is published, in the ways in which Vitest lets test files share a worker. Needs a build. */
export default defineConfig({
  test: {
    maxWorkers: 1,
    fileParallelism: false,
    sequence: { sequencer: ByName },
    projects: Object.entries(ways).map(([name, way]): TestProjectInlineConfiguration => ({
      test: { name, include: ['test/runners/vitest/*.test.ts'], ...way },
    })),
  },
});
