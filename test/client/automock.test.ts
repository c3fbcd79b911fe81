import { EventBridge, EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { expect, test, vi } from 'vitest';
import { mockEventBridge } from '../../src/index.js';
import '../../src/vitest.js';
import { failureOf } from '../expect/failure.js';

vi.mock('@aws-sdk/client-eventbridge');

test.each([
  ['the class of the kit', () => mockEventBridge()],
  ['a class', () => mockEventBridge(EventBridge)],
  ['a client', () => mockEventBridge(new EventBridgeClient({}))],
])('an SDK that is automocked is refused: %s', (_, mock) => {
  expect(mock).toThrow(
    new TypeError(
      'mockEventBridge: the AWS SDK is automocked, so there is no client to answer. ' +
        "Remove jest.mock('@aws-sdk/client-eventbridge') or vi.mock('@aws-sdk/client-eventbridge'): the kit replaces it.",
    ),
  );
});

test('a mock of the class that the SDK really has says where the commands of the code under test went', async () => {
  const actual = await vi.importActual<typeof import('@aws-sdk/client-eventbridge')>(
    '@aws-sdk/client-eventbridge',
  );
  using eventBridge = mockEventBridge(actual.EventBridgeClient);
  await new EventBridgeClient({}).send(new PutEventsCommand({ Entries: [] }));

  expect(
    failureOf(() => {
      expect(eventBridge).toHaveReceivedEvent({ source: 'shop' });
    }),
  ).toMatchInlineSnapshot(`
    expect(eventBridge).toHaveReceivedEvent(expected)

    No event was received.

    Possible reasons:

      • PutEvents was never called by a client that this mock is attached to. Does the code under test use such a client, and is it awaited?
      • vi.mock('@aws-sdk/client-eventbridge') gives the code under test different classes from those of the SDK. Remove it: the kit replaces it.
  `);
});

test('a client of a class of one’s own that extends an automocked one is refused', () => {
  class Own extends EventBridgeClient {}

  expect(() => mockEventBridge(new Own({}))).toThrow('AWS SDK is automocked');
});
