import { defineConfig } from 'vitest/config';

/** `npm run test:judges`, which installs what they need. */
export default defineConfig({
  test: {
    // The SDK warns in each worker of versions of Node.js.
    env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
    include: ['test/judges/*.test.ts'],
    // The CDK is loaded from a hundred megabytes, and synthesises.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
