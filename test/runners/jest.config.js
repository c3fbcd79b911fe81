/** The kit as it is published, in Jest. Needs a build. */
export default {
  rootDir: '../..',
  testMatch: ['<rootDir>/test/runners/jest/**/*.test.ts'],
  transform: { '\\.ts$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' } }] },
};
