/** Registers the matchers in Jest: for `setupFilesAfterEnv`, or a plain import. */
import { expect } from '@jest/globals';
import type { EventBridgeMatchers } from './expect/matcher-signatures.js';
import { matchers } from './expect/matchers.js';

expect.extend(matchers);

declare global {
  // For the global `expect` of @types/jest.
  namespace jest {
    interface Matchers<R, T = {}> extends EventBridgeMatchers<R> {}
  }
}
// For the `expect` of @jest/globals.
declare module 'expect' {
  interface Matchers<R extends void | Promise<void>, T = unknown> extends EventBridgeMatchers<R> {}
}
