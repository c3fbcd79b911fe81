import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // Nothing here is about speed: a slow machine takes longer, and that is all.
    testTimeout: 30_000,
    // Files are small and many: a worker that waits for the SDK to load leaves the processor to another.
    maxWorkers: '100%',
    include: ['test/**/*.test.ts'],
    // These have runners of their own: `npm run test:packaging` and `npm run test:jest`.
    exclude: ['test/packaging/**', 'test/runners/jest/**'],
  },
});
