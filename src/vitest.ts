/** Registers the matchers in Vitest: for `setupFiles`, or a plain import. */
import { expect } from 'vitest';
import type { EventBridgeMatchers } from './expect/matcher-signatures.js';
import { matchers } from './expect/matchers.js';

expect.extend(matchers);

// Of all forms, only these two interfaces are declared alike by every Vitest from 1.6 to 5.
declare global {
  namespace Chai {
    interface Assertion extends EventBridgeMatchers<void> {}
  }
}
declare module 'vitest' {
  interface AsymmetricMatchersContaining extends EventBridgeMatchers<any> {}
}
