import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.vitest.ts'],
    reporters: ['default', ['aws-eventbridge-mock/vitest-reporter', { formats: ['text'] }]],
  },
});
