/**
 * Registers the matchers in Vitest: for `setupFiles`, or a plain import.
 *
 * @example
 * import 'aws-eventbridge-mock/vitest';
 *
 * @module
 */
import { afterAll, afterEach, expect, test as base, type TestAPI } from 'vitest';
import { writeAtEndOfFiles } from './coverage/collecting.js';
import type { EventBridgeMatchers } from './expect/matcher-signatures.js';
import { matchers } from './expect/matchers.js';
import { snapshotSerializer } from './expect/snapshot/serializer.js';
import { MockOfTests, resetByHooks, type SharedMock } from './runners/shared-mock.js';

expect.extend(matchers);
expect.addSnapshotSerializer(snapshotSerializer);
writeAtEndOfFiles(afterAll);

/**
 * Makes a `test` function with a fixture `eventBridge`: the mock that the given function returns. It is reset after
 * each test, whether that passed or failed, and restored after the file. It can be extended with more fixtures.
 *
 * Tests that run concurrently share the mock, so it is not reset between them. Each gets a mock of its own with
 * `eventBridge.isolate()`, and fails when commands are sent outside of it.
 *
 * @example
 * const test = eventBridgeTest(() => mockEventBridge({ seed }));
 * test('an order is announced', async ({ eventBridge }) => {
 *   await placeOrder('o-1');
 *   expect(eventBridge).toHaveReceivedEvent({ detail: { id: 'o-1' } });
 * });
 *
 * @throws TypeError for anything but a function, and what the function throws.
 */
export function eventBridgeTest<Mock extends SharedMock>(make: () => Mock): TestAPI<{ eventBridge: Mock }> {
  const mock = new MockOfTests(make);
  afterAll(() => {
    mock.restore();
  });
  return base.extend<{ eventBridge: Mock }>({
    eventBridge: [
      // Vitest reads in the source of this function which fixtures it takes.
      async ({ task }, use) => {
        try {
          await use(mock.begin());
        } finally {
          mock.end(task.concurrent === true);
        }
      },
      { auto: true },
    ],
  });
}

/**
 * Resets a mock after each test, whether that passed or failed, and restores it after the test file or `describe` block
 * that calls this function.
 *
 * @example
 * const eventBridge = resetAfterEach(mockEventBridge({ seed }));
 *
 * @throws TypeError for anything but a mock. The hooks throw what `reset()` and `restore()` throw.
 */
export function resetAfterEach<Mock extends SharedMock>(mock: Mock): Mock {
  return resetByHooks(mock, { afterEach, afterAll });
}

// Of all interfaces that could be extended, these two are declared alike by every Vitest from 1.6 to 5.
/* eslint-disable @typescript-eslint/no-namespace, @typescript-eslint/no-empty-object-type -- extends others' types */
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
