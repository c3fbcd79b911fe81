/** Registers the matchers in Vitest: for `setupFiles`, or a plain import. */
import { expect } from 'vitest';
import type { AnyMatcher, ExpectedEventOf } from './expect/expected-types.js';
import type { EventBridgeMatchers } from './expect/matcher-signatures.js';
import { matchers } from './expect/matchers.js';
import { snapshotSerializer } from './expect/snapshot/serializer.js';

expect.extend(matchers);
expect.addSnapshotSerializer(snapshotSerializer);

/**
 * Vitest tells the type of what is in `expect(…)` to its own `Assertion` alone, which cannot be extended in a way that
 * all versions accept. So the matchers that want to know it ask for it themselves.
 */
interface VitestMatchers extends EventBridgeMatchers<void> {
  toHaveReceivedEvent<T>(this: On<T>, expected: ExpectedOn<T>): void;
  toHaveReceivedEventTimes<T>(this: On<T>, n: number, expected?: ExpectedOn<T>): void;
  toHaveReceivedNthEvent<T>(this: On<T>, n: number, expected: ExpectedOn<T>): void;
  toHaveReceivedLastEvent<T>(this: On<T>, expected: ExpectedOn<T>): void;
  toHaveMatchedEvent<T>(this: On<T>, expected?: ExpectedOn<T>): void;
}
/** What `expect` answers: `Assertion<T>` until Vitest 4, `Assertion<void, T>` from 5 on. */
type On<T> = ReturnType<typeof expect<T>>;
type ExpectedOn<T> = ExpectedEventOf<T> | AnyMatcher;

// Of all interfaces that could be extended, these two are declared alike by every Vitest from 1.6 to 5.
/* eslint-disable @typescript-eslint/no-namespace, @typescript-eslint/no-empty-object-type -- extends what others declare */
declare global {
  namespace Chai {
    interface Assertion extends VitestMatchers {}
  }
}
declare module 'vitest' {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- like `expect.any()`: it may stand for any value
  interface AsymmetricMatchersContaining extends EventBridgeMatchers<any> {}
}
