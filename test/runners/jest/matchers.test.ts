import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { afterAll, afterEach, expect, test } from '@jest/globals';
import { mockEventBridge } from 'aws-eventbridge-mock';
import 'aws-eventbridge-mock/jest';

const queue = 'arn:aws:sqs:us-east-1:123456789012:audit';
const pattern = { source: ['shop'], detail: { total: [{ numeric: ['>=', 100] }], tier: ['gold', 'silver'] } };

const client = new EventBridgeClient({ region: 'us-east-1' });
const eventBridge = mockEventBridge(client, {
  seed: { buses: { orders: { rules: { paid: { pattern, targets: [queue] } } } } },
});
afterEach(() => eventBridge.reset());
afterAll(() => eventBridge.restore());

async function put(detail: object): Promise<void> {
  const Detail = JSON.stringify(detail);
  const Entries = [{ EventBusName: 'orders', Source: 'shop', DetailType: 'Order Placed', Detail }];
  await client.send(new PutEventsCommand({ Entries }));
}

function messageOf(assertion: () => void): string {
  try {
    assertion();
  } catch (error) {
    // eslint-disable-next-line no-control-regex
    return (error as Error).message.replaceAll(/\x1b\[\d+m/g, '');
  }
  throw new Error('The assertion did not fail.');
}

test('all matchers hold when they should', async () => {
  await put({ total: 150, tier: 'gold' });
  await eventBridge.settled();
  const event = { source: 'shop', detail: { total: 100, tier: 'silver' } };

  expect(eventBridge).toHaveReceivedEvent({
    'detail-type': 'Order Placed',
    detail: { total: expect.any(Number) },
  });
  expect(eventBridge).toHaveReceivedEvent(expect.objectContaining({ source: 'shop' }));
  expect(eventBridge.bus('orders')).toHaveReceivedEventTimes(1);
  expect(eventBridge).toHaveReceivedNthEvent(1, { Source: 'shop', Detail: '{"tier":"gold"}' });
  expect(eventBridge).toHaveReceivedLastEvent({ detail: { total: 150 } });
  expect(eventBridge.rule('paid', 'orders')).toHaveMatchedEvent();
  expect(eventBridge.rule('paid', 'orders')).toMatchEvent(event);
  expect(event).toMatchEventPattern(pattern);
  expect(pattern).toBeValidEventPattern();
  expect(eventBridge.target(queue)).toHaveReceivedInvocation({ detail: { total: 150 } });
  expect(eventBridge.target(queue)).toHaveReceivedInvocationTimes(1);
});

test('a rule that does not match an event says why', () => {
  const event = { source: 'shop', detail: { total: '150', customer: { tier: 'gold' } } };

  expect(messageOf(() => expect(eventBridge.rule('paid', 'orders')).toMatchEvent(event)))
    .toMatchInlineSnapshot(`
   "expect(rule).toMatchEvent(event)

   Rule "paid" on bus "orders" does not match the event.

     ✓ source           "shop"              matches "shop"
     ✗ detail.total     "150" (string)      needs numeric >= 100
                        numeric compares JSON numbers only; the event has a string.
     ✗ detail.tier      (missing)           needs "gold" or "silver"
                        did you mean detail.customer.tier ("gold")?"
  `);
});

test('an event that was received against expectation is named', async () => {
  await put({ total: 150 });

  expect(messageOf(() => expect(eventBridge).not.toHaveReceivedEvent({ source: 'shop' })))
    .toMatchInlineSnapshot(`
   "expect(eventBridge).not.toHaveReceivedEvent(expected)

   The only event received is as expected; it should not be.

   Event 1, "Order Placed" from "shop" on bus "orders":

     ✓ source           "shop""
  `);
});

test('an event that was not received is compared with the closest', async () => {
  await put({ total: 150, tier: 'gold' });

  expect(messageOf(() => expect(eventBridge).toHaveReceivedEvent({ source: 'shop', detail: { total: 15 } })))
    .toMatchInlineSnapshot(`
   "expect(eventBridge).toHaveReceivedEvent(expected)

   The only event received is not as expected.

   Event 1, "Order Placed" from "shop" on bus "orders":

     ✓ source           "shop"
     ✗ detail.total     150                 expected 15

   What may be the reason:

     • 1 delivery is still pending; await eventBridge.settled()"
  `);
});

test.each<[headline: string, assertion: () => void]>([
  ['expect(eventBridge).toHaveReceivedEventTimes(n)', () => expect(eventBridge).toHaveReceivedEventTimes(2)],
  [
    'expect(eventBridge).toHaveReceivedNthEvent(n, expected)',
    () => expect(eventBridge).toHaveReceivedNthEvent(1, { source: 'outlet' }),
  ],
  [
    'expect(eventBridge).toHaveReceivedLastEvent(expected)',
    () => expect(eventBridge).toHaveReceivedLastEvent({ detail: { total: '15' } }),
  ],
  [
    'expect(rule).toHaveMatchedEvent()',
    () => expect(eventBridge.rule('paid', 'orders')).toHaveMatchedEvent(),
  ],
  [
    'expect(event).toMatchEventPattern(pattern)',
    () => expect({ source: 'shop', detail: {} }).toMatchEventPattern(pattern),
  ],
  ['expect(pattern).toBeValidEventPattern()', () => expect({ source: 'shop' }).toBeValidEventPattern()],
  [
    'expect(target).toHaveReceivedInvocation()',
    () => expect(eventBridge.target(queue)).toHaveReceivedInvocation(),
  ],
  [
    'expect(target).toHaveReceivedInvocationTimes(n)',
    () => expect(eventBridge.target(queue)).toHaveReceivedInvocationTimes(1),
  ],
  ['expect(pattern).not.toBeValidEventPattern()', () => expect(pattern).not.toBeValidEventPattern()],
  [
    'expect(received).toEqual(expected) // deep equality',
    () => expect({ event: {} }).toEqual({ event: expect.toMatchEventPattern(pattern) }),
  ],
])('%s fails when it should', async (headline, assertion) => {
  await put({ total: 15 });

  expect(messageOf(assertion).split('\n')[0]).toBe(headline);
});
