import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { expect, test } from 'vitest';
import '../../src/vitest.js';
import { mockEventBridge } from '../../src/index.js';

const show = (assertion: () => unknown) => {
  try { assertion(); console.log('PASSED'); } catch (error) { console.log((error as Error).name + '\n' + (error as Error).message.replaceAll(/\x1b\[\d+m/g, '')); }
};
test('x', async () => {
  const client = new EventBridgeClient({});
  using eb = mockEventBridge(client, { seed: { buses: { orders: { rules: {
    paid: { pattern: { source: ['shop'], detail: { total: [{ numeric: ['>=', 100] }], tier: ['gold', 'silver'] } }, targets: [function billing() { throw new TypeError('boom') }, 'arn:aws:sqs:us-east-1:123456789012:sweep'] },
    off: { pattern: { source: ['shop'] }, state: 'DISABLED', targets: ['arn:aws:sqs:us-east-1:123456789012:sweep2'] },
  } } } } });
  show(() => expect(eb).toHaveReceivedEvent({ source: 'x' }));
  const event = { Source: 'shop', DetailType: 'OrderPaid', Detail: JSON.stringify({ total: '150', customer: { tier: 'gold' } }) };
  show(() => expect(eb.rule('paid', 'orders')).toMatchEvent(event));
  show(() => expect(eb.rule('paid', 'orders')).not.toMatchEvent({ Source: 'shop', Detail: { total: 150, tier: 'gold' } }));
  await client.send(new PutEventsCommand({ Entries: [
    { ...event, EventBusName: 'orders' }, { ...event, EventBusName: 'order' }, { ...event, EventBusName: 'order' }, { ...event, DetailType: 'OrderPlaced' }, { ...event, Detail: '{' },
    { Source: 'shop', DetailType: 'OrderPaid', Detail: JSON.stringify({ total: 150, tier: 'gold' }), EventBusName: 'orders' },
  ] }));
  show(() => expect(eb).toHaveReceivedEvent({ Source: 'shop', DetailType: 'OrderPaid', Detail: { total: 150, tier: 'silver' } }));
  show(() => expect(eb).toHaveReceivedEvent({ Source: 'shop', DetailType: 'OrderShipped', Detail: { total: expect.any(Number) } }));
  await eb.settled();
  show(() => expect(eb.bus('orders')).toHaveReceivedEvent({ Source: 'shop', DetailType: 'OrderPlaced' }));
  show(() => expect(eb).not.toHaveReceivedEvent({ Source: 'shop', DetailType: 'OrderPlaced' }));
  show(() => expect(eb).toHaveReceivedEventTimes(1, { Source: 'shop' }));
  show(() => expect(eb).toHaveReceivedEventTimes(5, { DetailType: 'OrderPaid' }));
  show(() => expect(eb).toHaveReceivedEventTimes(5));
  show(() => expect(eb).toHaveReceivedNthEvent(1, { DetailType: 'OrderPlaced' }));
  show(() => expect(eb).toHaveReceivedNthEvent(7, { DetailType: 'OrderPlaced' }));
  show(() => expect(eb).toHaveReceivedLastEvent({ DetailType: 'OrderPlaced' }));
  show(() => expect(eb.rule('paid', 'orders')).toHaveMatchedEvent({ Detail: { total: '150' } }));
  show(() => expect(eb.rule('off', 'orders')).toHaveMatchedEvent());
  show(() => expect(eb.rule('paid', 'orders')).not.toHaveMatchedEvent());
  show(() => expect(eb.target('arn:aws:sqs:us-east-1:123456789012:sweep')).toHaveReceivedInvocation({ detail: { total: 5 } }));
  show(() => expect(eb.target('arn:aws:sqs:us-east-1:123456789012:sweep2')).toHaveReceivedInvocation());
  show(() => expect(eb.target('arn:aws:sqs:us-east-1:123456789012:sweepp')).toHaveReceivedInvocation());
  show(() => expect(eb.rule('payd', 'orders')).toMatchEvent({}));
  show(() => expect(eb.rule('paid')).toMatchEvent({}));
  show(() => expect(client).toHaveReceivedEvent({}));
  show(() => expect(eb).toHaveReceivedEvent({ detailType: 'x' } as never));
  show(() => expect(eb).toHaveReceivedEvent({ orderId: 'x' } as never));
  show(() => (expect(eb) as never as { toHaveReceivedEvent(): void }).toHaveReceivedEvent());
  show(() => expect({ detailType: 'x', detail: { total: 5, a: [{ anythingBut: 'x' }] } }).toBeValidEventPattern());
  show(() => expect('{"source": ["a"], "detail": {"a": [{"foo": 1}]}}').toBeValidEventPattern());
  show(() => expect('{"source": ["a",]}').toBeValidEventPattern());
  show(() => expect({ source: ['a'] }).not.toBeValidEventPattern());
  show(() => expect({ source: ['a'] }).not.toMatchEventPattern({ source: ['a'] }));
  show(() => expect(event).toMatchEvent({ source: 'a' }));
  show(() => expect(event).toMatchEventPattern({ detailType: ['OrderPaid'], account: ['1'], detail: { customer: ['x'] } }));
  show(() => expect(client.send(new PutEventsCommand({ Entries: [event]}))).toHaveReceivedEvent({}));
});
