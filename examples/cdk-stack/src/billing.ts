import type { EventBridgeEvent } from 'aws-lambda';
import { invoiceCreated, type Order } from './events.js';

export async function handler({ detail }: EventBridgeEvent<'Order Placed', Order>): Promise<void> {
  await invoiceCreated(detail);
}
