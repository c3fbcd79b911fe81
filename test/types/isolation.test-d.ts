import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { mockClient } from 'aws-sdk-client-mock';
import { mockEventBridge, type EventBridgeMock } from '../../src/index.js';
import { eventBridgeTest, resetAfterEach } from '../../src/vitest.js';

declare const eventBridge: EventBridgeMock;

// What the callback answers is handed on, awaited.
export const sync: Promise<number> = eventBridge.isolate(() => 1);
export const awaited: Promise<string> = eventBridge.isolate(async (isolated) => {
  await isolated.settled();
  return isolated.region;
});
// @ts-expect-error the callback has no second mock
void eventBridge.isolate((isolated, outer) => outer === isolated);
// @ts-expect-error a callback is a function
void eventBridge.isolate(eventBridge);

eventBridge.serve(mockClient(EventBridgeClient));
eventBridge.serve(mockClient(new EventBridgeClient({})), { region: 'eu-west-1' });
// @ts-expect-error a client is attached, not served
eventBridge.serve(new EventBridgeClient({}));
// @ts-expect-error neither is a class
eventBridge.serve(EventBridgeClient);

mockEventBridge({ strict: true });
// @ts-expect-error strict must be true or false
mockEventBridge({ strict: 'yes' });

export const mine: EventBridgeMock = resetAfterEach(mockEventBridge());
const test = eventBridgeTest(() => mockEventBridge());
test('a fixture', async ({ eventBridge }) => {
  await eventBridge.settled();
});
test.concurrent('with isolation', ({ eventBridge }) => eventBridge.isolate(() => undefined));
const extended = test.extend<{ bus: string }>({
  bus: async ({ eventBridge }, use) => {
    await use(eventBridge.bus('orders').arn);
  },
});
extended('with a fixture of one’s own', ({ bus, eventBridge }) => [bus.length, eventBridge.region]);
// @ts-expect-error there is no such fixture
test('without', ({ eventBrige }) => Boolean(eventBrige));
// @ts-expect-error the mock is made by a function, so that it can be made again
eventBridgeTest(mockEventBridge());
