export type RunnerName = 'vitest' | 'jest' | 'jest with globals' | 'node:test';

/** What differs between the runners of the shared suite. */
export interface Runner {
  /** How a suite comes by `afterAll`, `expect` and `test`, and `expect` by the matchers. */
  readonly imports: string;
  /** Compiles only while the helpers of the runner's entry have their types. */
  readonly types: string;
  /** What Node is called with. */
  readonly command: readonly string[];
  /** What is printed when the six tests have run and passed. */
  readonly passed: RegExp;
}

export const RUNNERS: Readonly<Record<RunnerName, Runner>> = {
  vitest: {
    imports: `
import { afterAll, expect, test } from 'vitest';
import 'aws-eventbridge-mock/vitest';
`,
    types: `
import { eventBridgeTest, resetAfterEach } from 'aws-eventbridge-mock/vitest';
resetAfterEach(mockEventBridge()).reset();
const withMock = eventBridgeTest(() => mockEventBridge());
withMock.concurrent('the fixture has its type', ({ eventBridge }) => eventBridge.isolate((own) => own.settled()));
// @ts-expect-error: there is no such fixture
withMock('no fixture', ({ eventBrige }) => Boolean(eventBrige));
`,
    command: ['node_modules/vitest/vitest.mjs', 'run'],
    passed: /^ *Tests +6 passed \(6\)$/m,
  },
  jest: {
    imports: `
import { afterAll, expect, test } from '@jest/globals';
import 'aws-eventbridge-mock/jest';
`,
    types: `
import { resetAfterEach } from 'aws-eventbridge-mock/jest';
resetAfterEach(mockEventBridge()).reset();
`,
    command: ['node_modules/jest/bin/jest.js'],
    passed: /^Tests: +6 passed, 6 total$/m,
  },
  'jest with globals': {
    imports: `
import 'aws-eventbridge-mock/jest';
`,
    types: `
import { resetAfterEach } from 'aws-eventbridge-mock/jest';
resetAfterEach(mockEventBridge()).reset();
`,
    command: ['node_modules/jest/bin/jest.js'],
    passed: /^Tests: +6 passed, 6 total$/m,
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
    types: '',
    command: ['--test', '--test-reporter=tap', 'emitted/kit.test.js'],
    passed: /^# pass 6$/m,
  },
};
