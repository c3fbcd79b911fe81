import { EventBridgeClient, PutEventsCommand, type PutEventsRequestEntry } from '@aws-sdk/client-eventbridge';
import { type EventBridgeMock, mockEventBridge, type Seed } from '../../src/index.js';

/** A mock, and production code that sends events. */
export interface Shop extends Disposable {
  readonly client: EventBridgeClient;
  readonly eventBridge: EventBridgeMock;
  readonly send: (...entries: PutEventsRequestEntry[]) => Promise<void>;
}

export function shopWith(seed: Seed = { buses: { orders: {} } }): Shop {
  const client = new EventBridgeClient({});
  const eventBridge = mockEventBridge(client, { seed, handlerErrors: 'record' });
  return {
    client,
    eventBridge,
    send: async (...entries) => {
      await client.send(new PutEventsCommand({ Entries: entries }));
    },
    [Symbol.dispose]: () => {
      eventBridge.restore();
    },
  };
}

/** An entry of PutEvents for the bus `orders`. */
export function entry(
  detailType: string,
  detail: object,
  more: PutEventsRequestEntry = {},
): PutEventsRequestEntry {
  return {
    Source: 'shop',
    DetailType: detailType,
    Detail: JSON.stringify(detail),
    EventBusName: 'orders',
    ...more,
  };
}
