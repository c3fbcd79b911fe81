import { defineConfig } from 'vitest/config';

/** It changes what all tests of a worker share: equality testers. */
const apart = ['test/expect/runner.test.ts'];
/** These print texts in snapshots in a way of their own. */
const messages = ['test/expect/**/!(snapshots).test.ts'];

const shared = {
  // Nothing here is about speed: a slow machine takes longer, and that is all.
  testTimeout: 30_000,
};

export default defineConfig({
  test: {
    // A worker that waits for a module to load leaves the processor to another.
    maxWorkers: '100%',
    projects: [
      {
        // Loading the SDK for each file anew would take longer than most tests.
        test: {
          ...shared,
          name: 'together',
          include: ['test/**/*.test.ts'],
          // The last two have runners of their own: `npm run test:packaging` and `npm run test:runners`.
          exclude: [...apart, ...messages, 'test/packaging/**', 'test/runners/**'],
          isolate: false,
        },
      },
      {
        test: { ...shared, name: 'messages', include: messages, exclude: apart, isolate: false },
      },
      {
        test: {
          ...shared,
          name: 'apart',
          include: apart,
        },
      },
    ],
  },
});
