import { defineConfig } from 'vitest/config';

/** `npm run test:browser`, which installs what drives the browser. Without a Chromium the tests are skipped. */
export default defineConfig({
  test: {
    // The SDK warns in each worker of versions of Node.js.
    env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
    include: ['test/browser/*.test.ts'],
    // A browser starts, and asks once a second: a slow machine takes longer, and that is all.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
