import { expect, jest, test } from '@jest/globals';

jest.mock('@aws-sdk/client-eventbridge');
// Imports have run before.
jest.resetModules();

test.each(['the class of the kit', 'a class', 'a client'])(
  'an SDK that is automocked is refused: %s',
  async (given) => {
    const { EventBridgeClient } = await import('@aws-sdk/client-eventbridge');
    const { mockEventBridge } = await import('aws-eventbridge-mock');
    const mock = (): unknown => {
      if (given === 'the class of the kit') return mockEventBridge();
      return mockEventBridge(given === 'a class' ? EventBridgeClient : new EventBridgeClient({}));
    };

    expect(mock).toThrow(
      'mockEventBridge: the AWS SDK is automocked, so there is no client to answer. ' +
        "Remove jest.mock('@aws-sdk/client-eventbridge') or vi.mock('@aws-sdk/client-eventbridge'): the kit replaces it.",
    );
  },
);
