/** Registers the matchers in Vitest: for `setupFiles`, or a plain import. */
import { expect } from 'vitest';
import type { EventBridgeMatchers } from './expect/matcher-signatures.js';
import { matchers } from './expect/matchers.js';
import { snapshotSerializer } from './expect/snapshot/serializer.js';

expect.extend(matchers);
expect.addSnapshotSerializer(snapshotSerializer);

// Of all interfaces that could be extended, these two are declared alike by every Vitest from 1.6 to 5.
/* eslint-disable @typescript-eslint/no-namespace, @typescript-eslint/no-empty-object-type -- extends what others declare */
declare global {
  interface AwsEventBridgeMockReceived<Self> {
    // `expect` answers an `Assertion<T>` until Vitest 4, an `Assertion<void, T>` from 5 on.
    readonly vitest: Self extends ReturnType<typeof expect<infer Received>> ? Received : never;
  }
  namespace Chai {
    interface Assertion extends EventBridgeMatchers<void> {}
  }
}
declare module 'vitest' {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- like `expect.any()`: it may stand for any value
  interface AsymmetricMatchersContaining extends EventBridgeMatchers<any> {}
}
