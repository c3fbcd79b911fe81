import { expect, test, vi } from 'vitest';

/** A module mock with a factory, as suites write them by hand, and the kit imports what it makes. */
async function kitWith(factory: () => object) {
  vi.resetModules();
  vi.doMock('@aws-sdk/client-eventbridge', factory);
  return import('../../src/index.js');
}

test.each<[string, () => object]>([
  ['a mock function', () => ({ EventBridgeClient: vi.fn() })],
  ['a function without send', () => ({ EventBridgeClient: () => undefined })],
  ['nothing', () => ({ EventBridgeClient: undefined })],
])('an SDK that has %s for its client class is refused', async (_, factory) => {
  const { mockEventBridge } = await kitWith(factory);

  expect(() => mockEventBridge()).toThrow(
    new TypeError(
      'mockEventBridge: EventBridgeClient of @aws-sdk/client-eventbridge is not a client class. ' +
        "Remove jest.mock('@aws-sdk/client-eventbridge') or vi.mock('@aws-sdk/client-eventbridge'): the kit replaces it.",
    ),
  );
});

test('a class of one’s own with a send is refused when it is used', async () => {
  class EventBridgeClient {
    send(): Promise<object> {
      return Promise.resolve({});
    }
  }
  const { mockEventBridge } = await kitWith(() => ({ EventBridgeClient }));
  using _eventBridge = mockEventBridge();

  expect(() => new EventBridgeClient().send()).toThrow(
    'An instance of EventBridgeClient is not a client of the AWS SDK v3. Pass a client',
  );
});
