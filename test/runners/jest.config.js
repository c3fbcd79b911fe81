// The SDK warns in each file of versions of Node.js.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';

/** The kit as code of both formats, in Jest. `npm run build:tested` writes it. */
export default {
  rootDir: '../..',
  testMatch: ['<rootDir>/test/runners/jest/**/*.test.ts', '<rootDir>/test/runners/messages.jest.ts'],
  transform: { '\\.ts$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' } }] },
  // So that tests which are written for Vitest and the sources run here too.
  moduleNameMapper: {
    '^vitest$': '<rootDir>/test/runners/jest/in-place-of-vitest.ts',
    '^\\.\\./\\.\\./src/vitest\\.js$': '<rootDir>/.cache/code/jest.cjs',
    '^\\.\\./\\.\\./src/(index|matchers)\\.js$': '<rootDir>/.cache/code/$1.cjs',
    '^aws-eventbridge-mock$': '<rootDir>/.cache/code/index.cjs',
    '^aws-eventbridge-mock/(\\w+)$': '<rootDir>/.cache/code/$1.cjs',
    '^((?:\\.\\.?/)+(?:expect/)?[\\w-]+(?:\\.test)?)\\.js$': ['$1.ts', '$1.js'],
  },
};
