import { publishInvoice, type Order } from './order-events.js';

interface OrderPlaced {
  readonly 'detail-type': 'Order Placed';
  readonly detail: Order;
}

/** The Lambda function behind the rule "bill-large-orders". */
export async function billing(event: OrderPlaced): Promise<void> {
  const { id, total, customer } = event.detail;
  const discount = customer.tier === 'gold' ? 0.1 : 0;
  await publishInvoice({ orderId: id, amount: Math.round(total * (1 - discount) * 100) / 100 });
}
