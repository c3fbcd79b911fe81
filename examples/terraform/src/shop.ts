import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';

const client = new EventBridgeClient({});

export interface Order {
  readonly id: string;
  readonly total: number;
  readonly warehouse: 'berlin' | 'porto';
}

export interface Invoice {
  readonly orderId: string;
  readonly amount: number;
  readonly warehouse: string;
}

/** Tells the world of a new order. */
export async function placeOrder(order: Order): Promise<void> {
  await publish('shop.orders', 'Order Placed', order);
}

export async function publishInvoice(invoice: Invoice): Promise<void> {
  await publish('shop.billing', 'Invoice Created', invoice);
}

async function publish(Source: string, DetailType: string, detail: object): Promise<void> {
  const entry = { EventBusName: 'orders', Source, DetailType, Detail: JSON.stringify(detail) };
  const { Entries: [answer] = [] } = await client.send(new PutEventsCommand({ Entries: [entry] }));
  if (answer?.ErrorCode !== undefined) throw new Error(`${answer.ErrorCode}: ${answer.ErrorMessage}`);
}
