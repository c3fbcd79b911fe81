import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { mockEventBridge } from 'aws-eventbridge-mock';
import { expect } from 'aws-eventbridge-mock/expect';

const pattern = { source: ['shop'], detail: { total: [{ numeric: ['>=', 100] }], tier: ['gold', 'silver'] } };
const eventBridge = mockEventBridge({ seed: { buses: { orders: { rules: { paid: { pattern } } } } } });
const client = new EventBridgeClient({});

/** @param {string} EventBusName @param {object} order */
async function placeOrder(EventBusName, order) {
  const Detail = JSON.stringify(order);
  const entry = { EventBusName, Source: 'shop', DetailType: 'Order Placed', Detail };
  await client.send(new PutEventsCommand({ Entries: [entry] }));
}

/** @param {string} mistake @param {() => void} assertion */
function show(mistake, assertion) {
  try {
    assertion();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    console.log(`\n--- ${mistake}\n\n${error.message}`);
    return;
  }
  throw new Error(`"${mistake}" was not found.`);
}

await placeOrder('orders', { total: '150', customer: { tier: 'gold' } });
show('The total is a string, and the tier is elsewhere', () => {
  expect(eventBridge.rule('paid', 'orders')).toHaveMatchedEvent();
});

eventBridge.reset();
await placeOrder('order', { total: 150, tier: 'gold' });
show('The name of the bus is misspelt, and EventBridge says nothing', () => {
  expect(eventBridge.bus('orders')).toHaveReceivedEvent({ source: 'shop' });
});

eventBridge.restore();
