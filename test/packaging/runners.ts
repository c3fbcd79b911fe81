export type RunnerName = 'vitest' | 'jest' | 'jest with globals' | 'node:test';

/** What differs between the runners of the shared suite. */
export interface Runner {
  /** How a suite comes by `afterAll`, `expect` and `test`, and `expect` by the matchers. */
  readonly imports: string;
  /** What Node is called with. */
  readonly command: readonly string[];
  /** What is printed when the three tests have run and passed. */
  readonly passed: RegExp;
}

export const RUNNERS: Readonly<Record<RunnerName, Runner>> = {
  vitest: {
    imports: `
import { afterAll, expect, test } from 'vitest';
import 'aws-eventbridge-mock/vitest';
`,
    command: ['node_modules/vitest/vitest.mjs', 'run'],
    passed: /^ *Tests +3 passed \(3\)$/m,
  },
  jest: {
    imports: `
import { afterAll, expect, test } from '@jest/globals';
import 'aws-eventbridge-mock/jest';
`,
    command: ['node_modules/jest/bin/jest.js'],
    passed: /^Tests: +3 passed, 3 total$/m,
  },
  'jest with globals': {
    imports: `
import 'aws-eventbridge-mock/jest';
`,
    command: ['node_modules/jest/bin/jest.js'],
    passed: /^Tests: +3 passed, 3 total$/m,
  },
  // Plain Node runs what tsc has emitted; the matchers are registered by the project itself.
  'node:test': {
    imports: `
import { after as afterAll, test } from 'node:test';
import { expect } from 'expect';
import type { TypedEventBridgeMatchers } from 'aws-eventbridge-mock/matchers';
declare module 'expect' {
  interface Matchers<R extends void | Promise<void>, T = unknown> extends TypedEventBridgeMatchers<R, T> {}
}
expect.extend(matchers);
`,
    command: ['--test', '--test-reporter=tap', 'emitted/kit.test.js'],
    passed: /^# pass 3$/m,
  },
};
