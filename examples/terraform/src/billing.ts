import { publishInvoice, type Order } from './shop.js';

/** The Lambda function behind the rule "bill-large-orders", which gets the detail alone. */
export async function handler({ id, total, warehouse }: Order): Promise<void> {
  await publishInvoice({ orderId: id, amount: Math.round(total * 0.9 * 100) / 100, warehouse });
}
