import { EventBridge, EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { expect, test, vi } from 'vitest';
import { mockEventBridge } from '../../src/index.js';

vi.mock('@aws-sdk/client-eventbridge');

test.each([
  ['the class of the kit', () => mockEventBridge()],
  ['a class', () => mockEventBridge(EventBridge)],
  ['a client', () => mockEventBridge(new EventBridgeClient({}))],
])('an SDK that is automocked is refused: %s', (_, mock) => {
  expect(mock).toThrow(
    new TypeError(
      'mockEventBridge: the AWS SDK is automocked, so there is no client to answer. ' +
        "Remove jest.mock('@aws-sdk/client-eventbridge') or vi.mock('@aws-sdk/client-eventbridge'): the kit takes its place.",
    ),
  );
});

test('a client of a class of one’s own that extends an automocked one is refused', () => {
  class Own extends EventBridgeClient {}

  expect(() => mockEventBridge(new Own({}))).toThrow('AWS SDK is automocked');
});
