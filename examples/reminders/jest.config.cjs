/** @type {import('jest').Config} */
module.exports = {
  testMatch: ['**/test/**/*.jest.ts'],
  transform: { '\\.ts$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' } }] },
  // The sources import each other with the extension that the compiled files have.
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
};
