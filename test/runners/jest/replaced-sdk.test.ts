import { afterEach, expect, jest, test } from '@jest/globals';

const SDK = '@aws-sdk/client-eventbridge';

type Kit = typeof import('aws-eventbridge-mock');

afterEach(() => {
  jest.dontMock(SDK);
  jest.resetModules();
});

/** What Jest gives to the kit, too, when a test has mocked the SDK with a factory. */
function kitWith(sdk: object): Kit {
  jest.resetModules();
  jest.doMock(SDK, () => sdk);
  return jest.requireActual<Kit>('aws-eventbridge-mock');
}

test.each<[string, object]>([
  ['a mock function', { EventBridgeClient: jest.fn() }],
  ['nothing', {}],
])('an SDK that has %s for its client class is refused', (_, sdk) => {
  const { mockEventBridge } = kitWith(sdk);

  expect(() => mockEventBridge()).toThrow(
    'mockEventBridge: EventBridgeClient of @aws-sdk/client-eventbridge is not a client class. ' +
      "Remove jest.mock('@aws-sdk/client-eventbridge') or vi.mock('@aws-sdk/client-eventbridge'): the kit replaces it.",
  );
});
