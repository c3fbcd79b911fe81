import {
  EventBridgeClient,
  PutEventsCommand,
  type PutEventsRequestEntry,
  type PutEventsResultEntry,
} from '@aws-sdk/client-eventbridge';

/** One client for the whole process, as Lambda functions keep it. */
const client = new EventBridgeClient({});

const ENTRIES_PER_REQUEST = 10;
const TRIES = 3;

export interface Order {
  readonly id: string;
  readonly total: number;
  readonly customer: { readonly name: string; readonly tier: 'gold' | 'silver' | 'basic' };
}

/** Tells the world of new orders. Rejects when EventBridge keeps refusing some of them. */
export async function publishOrders(orders: readonly Order[]): Promise<void> {
  await publish(orders.map((order) => entry('Order Placed', order)));
}

export async function publishInvoice(invoice: { orderId: string; amount: number }): Promise<void> {
  await publish([entry('Invoice Created', invoice)]);
}

function entry(detailType: string, detail: object): PutEventsRequestEntry {
  return {
    EventBusName: process.env['ORDERS_BUS'] ?? 'orders',
    Source: detailType.startsWith('Invoice') ? 'shop.billing' : 'shop.orders',
    DetailType: detailType,
    Detail: JSON.stringify(detail),
  };
}

async function publish(entries: readonly PutEventsRequestEntry[]): Promise<void> {
  for (let start = 0; start < entries.length; start += ENTRIES_PER_REQUEST) {
    await sendBatch(entries.slice(start, start + ENTRIES_PER_REQUEST));
  }
}

/** PutEvents answers 200 even when entries failed: those, and only those, are sent again. */
async function sendBatch(batch: PutEventsRequestEntry[]): Promise<void> {
  let open = batch;
  let failures: PutEventsResultEntry[] = [];
  for (let attempt = 1; attempt <= TRIES && open.length > 0; attempt += 1) {
    const answer = await client.send(new PutEventsCommand({ Entries: open }));
    if (!answer.FailedEntryCount) return;
    const results = answer.Entries ?? [];
    failures = results.filter((result) => result.ErrorCode !== undefined);
    open = open.filter((_, index) => results[index]?.ErrorCode !== undefined);
  }
  const [first] = failures;
  throw new Error(`${failures.length} events were refused: ${first?.ErrorCode}: ${first?.ErrorMessage}`);
}
