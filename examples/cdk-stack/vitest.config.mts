import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // The SDK warns of versions of Node.js.
    env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
    testTimeout: 60_000,
  },
});
