import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // These have runners of their own: `npm run test:packaging` and `npm run test:jest`.
    exclude: ['test/packaging/**', 'test/runners/jest/**'],
  },
});
