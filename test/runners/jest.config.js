/** The kit as it is published, in Jest. Needs a build. */
export default {
  rootDir: '../..',
  testMatch: ['<rootDir>/test/runners/jest/**/*.test.ts', '<rootDir>/test/runners/messages.jest.ts'],
  transform: { '\\.ts$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' } }] },
  // So that tests which are written for Vitest and the sources run here too.
  moduleNameMapper: {
    '^vitest$': '<rootDir>/test/runners/jest/in-place-of-vitest.ts',
    '^\\.\\./\\.\\./src/vitest\\.js$': 'aws-eventbridge-mock/jest',
    '^\\.\\./\\.\\./src/index\\.js$': 'aws-eventbridge-mock',
    '^((?:\\.\\.?/)+(?:expect/)?[\\w-]+(?:\\.test)?)\\.js$': ['$1.ts', '$1.js'],
  },
};
