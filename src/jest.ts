/**
 * Registers the matchers in Jest: for `setupFilesAfterEnv`, or a plain import.
 *
 * @example
 * import 'aws-eventbridge-mock/jest';
 *
 * @module
 */
// Jest itself answers this import, installed or not, in both module systems and without injected globals too.
import { afterAll, afterEach, expect, jest } from '@jest/globals';
import { watchCopiesBy } from './client/attach/copies-of-sdk.js';
import { isCollecting, writeCoverage } from './coverage/collecting.js';
import { requireModule } from './environment/require-module.js';
import type { AnyMatcher } from './expect/expected-types.js';
import type { EventBridgeMatchers, TypedEventBridgeMatchers } from './expect/matcher-signatures.js';
import { matchers } from './expect/matchers.js';
import { snapshotSerializer } from './expect/snapshot/serializer.js';
import { watchSdk } from './runners/jest-modules.js';
import { resetByHooks, type SharedMock } from './runners/shared-mock.js';

register(expect);
if (isCollecting()) afterAll(writeCoverage);
watchCopiesBy(watchSdk(jest, requireModule));

/** In `setupFiles` Jest has no `expect` yet, whatever its types say. */
function register(runner: Pick<typeof expect, 'extend' | 'addSnapshotSerializer'> | undefined): void {
  if (runner === undefined) {
    throw new Error(
      'aws-eventbridge-mock/jest needs expect: list it in setupFilesAfterEnv, not in setupFiles.',
    );
  }
  runner.extend(matchers);
  runner.addSnapshotSerializer(snapshotSerializer);
}

/**
 * Resets a mock after each test, whether that passed or failed, and restores it after the test file or `describe` block
 * that calls this function.
 *
 * Jest runs the tests of `test.concurrent` before the first of these hooks, so that each of them needs a mock of its
 * own, from `eventBridge.isolate()`.
 *
 * @example
 * const eventBridge = resetAfterEach(mockEventBridge({ seed }));
 *
 * @throws TypeError for anything but a mock. The hooks throw what `reset()` and `restore()` throw.
 */
export function resetAfterEach<Mock extends SharedMock>(mock: Mock): Mock {
  return resetByHooks(mock, { afterEach, afterAll });
}

// The type parameters must be those of the original declarations.
/* eslint-disable @typescript-eslint/no-namespace, @typescript-eslint/no-empty-object-type -- extends others' types */
declare global {
  // For the global `expect` of @types/jest.
  namespace jest {
    interface Matchers<R, T = {}> extends TypedEventBridgeMatchers<R, T> {}
    // eslint-disable-next-line @typescript-eslint/no-explicit-any -- like `expect.any()`: it may stand for any value
    interface Expect extends EventBridgeMatchers<any> {}
    // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the same
    interface InverseAsymmetricMatchers extends EventBridgeMatchers<any> {}
  }
}
// For the `expect` of @jest/globals.
declare module 'expect' {
  interface Matchers<R extends void | Promise<void>, T = unknown> extends TypedEventBridgeMatchers<R, T> {}
  interface AsymmetricMatchers extends EventBridgeMatchers<AnyMatcher> {}
}
