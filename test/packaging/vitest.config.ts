import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/packaging/**/*.test.ts'],
    // Each consumer is an installation of its own.
    testTimeout: 600_000,
    hookTimeout: 120_000,
    maxConcurrency: 2,
  },
});
