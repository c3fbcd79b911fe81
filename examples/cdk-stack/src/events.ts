import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';

const client = new EventBridgeClient({});

export interface Order {
  readonly id: string;
  readonly customer: string;
  readonly total: number;
}

export async function orderPlaced(order: Order): Promise<void> {
  await emit('shop.orders', 'Order Placed', order);
}

export async function invoiceCreated(order: Order): Promise<void> {
  await emit('shop.billing', 'Invoice Created', { orderId: order.id, customer: order.customer });
}

async function emit(source: string, detailType: string, detail: object): Promise<void> {
  const entry = {
    EventBusName: process.env['ORDERS_BUS'],
    Source: source,
    DetailType: detailType,
    Detail: JSON.stringify(detail),
  };
  const { FailedEntryCount } = await client.send(new PutEventsCommand({ Entries: [entry] }));
  if (FailedEntryCount) throw new Error(`${detailType} was not taken.`);
}
