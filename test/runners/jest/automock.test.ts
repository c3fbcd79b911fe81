import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { expect, jest, test } from '@jest/globals';
import { mockEventBridge } from 'aws-eventbridge-mock';
import 'aws-eventbridge-mock/jest';

jest.mock('@aws-sdk/client-eventbridge');

test.each([
  ['the class of the kit', () => mockEventBridge()],
  ['the class', () => mockEventBridge(EventBridgeClient)],
  ['a client', () => mockEventBridge(new EventBridgeClient({}))],
])('an SDK that is automocked is refused: %s', (_, mock) => {
  expect(mock).toThrow(
    new TypeError(
      'EventBridgeClient is automocked, so there is no client to answer. ' +
        "Remove jest.mock('@aws-sdk/client-eventbridge') or vi.mock('@aws-sdk/client-eventbridge'): the kit takes its place.",
    ),
  );
});
