import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { expect, test } from 'vitest';
import type { matchers } from '../../src/matchers.js';
import '../../src/vitest.js';
import { failureOf, misuseOf } from './failure.js';
import { entry, shopWith } from './shop.js';

const billing = 'arn:aws:sqs:us-east-1:123456789012:billing';

const seed = {
  buses: { orders: { rules: { paid: { pattern: { source: ['shop'] }, targets: [billing] } } } },
};

function cyclic(): object {
  const order: { id: string; items: object[] } = { id: 'o-1', items: [] };
  order.items.push({ order });
  return order;
}

type Name = keyof typeof matchers;
type Call = (...parameters: unknown[]) => unknown;

/** The message of a call that types would not let pass; it is the same under `.not`. */
function refusalOf(received: unknown, matcher: Name, ...parameters: unknown[]): string {
  const assertion: Record<Name, Call> & { not: Record<Name, Call> } = expect(received) as never;
  const message = misuseOf(() => assertion[matcher](...parameters));
  const negated = misuseOf(() => assertion.not[matcher](...parameters));
  expect(negated).toBe(message.replace('expect(received)', 'expect(received).not'));
  return message;
}

test('a cyclic value is told with its place wherever a matcher takes one', async () => {
  using shop = shopWith(seed);
  const { eventBridge } = shop;
  await shop.send(entry('OrderPaid', { orderId: 'o-1' }));
  await eventBridge.settled();
  const event = { Source: 'shop', DetailType: 'OrderPaid', Detail: cyclic() };
  const rule = eventBridge.rule('paid', 'orders');
  const target = eventBridge.target(billing);

  expect(refusalOf(eventBridge, 'toHaveReceivedEvent', event)).toMatchInlineSnapshot(`
    expect(received).toHaveReceivedEvent(expected)

    Matcher error: expected is cyclic: Detail.items[0].order is Detail again, which JSON cannot express.
  `);
  expect(refusalOf(rule, 'toMatchEvent', event)).toMatchInlineSnapshot(`
    expect(received).toMatchEvent(event)

    Matcher error: event is cyclic: Detail.items[0].order is Detail again, which JSON cannot express.
  `);
  expect(refusalOf(event, 'toMatchEventPattern', { source: ['shop'] })).toMatchInlineSnapshot(`
    expect(received).toMatchEventPattern(pattern)

    Matcher error: received is cyclic: Detail.items[0].order is Detail again, which JSON cannot express.
  `);
  expect(refusalOf({ source: ['shop'] }, 'toMatchEvent', cyclic())).toMatchInlineSnapshot(`
    expect(received).toMatchEvent(event)

    Matcher error: event is cyclic: items[0].order is the whole again, which JSON cannot express.
  `);
  expect(refusalOf({ source: 'shop' }, 'toMatchEventPattern', { detail: cyclic() })).toMatchInlineSnapshot(`
    expect(received).toMatchEventPattern(pattern)

    Matcher error: pattern is cyclic: detail.items[0].order is detail again, which JSON cannot express.
  `);
  expect(refusalOf({ detail: cyclic() }, 'toBeValidEventPattern')).toMatchInlineSnapshot(`
    expect(received).toBeValidEventPattern()

    Matcher error: received is cyclic: detail.items[0].order is detail again, which JSON cannot express.
  `);
  expect(refusalOf(target, 'toHaveReceivedInvocation', cyclic())).toMatchInlineSnapshot(`
    expect(received).toHaveReceivedInvocation(input)

    Matcher error: input is cyclic: items[0].order is the whole again, which JSON cannot express.
  `);
  expect(refusalOf(eventBridge, 'toHaveReceivedDeadLetter', { body: cyclic() })).toMatchInlineSnapshot(`
    expect(received).toHaveReceivedDeadLetter(expected)

    Matcher error: expected is cyclic: body.items[0].order is body again, which JSON cannot express.
  `);
  expect(refusalOf(cyclic(), 'toHaveReceivedEvent', {})).toMatchInlineSnapshot(`
    expect(received).toHaveReceivedEvent(expected)

    Matcher error: received must be a mock, a bus view, an archive view, a replay view or a stub of EventBridgeClient, but is {"id": "o-1", "items": [{"order": "(cyclic)"}]}.

    Pass what mockEventBridge returned: expect(eventBridge), or expect(eventBridge.bus(name)).
  `);
  expect(refusalOf(eventBridge, 'toHaveReceivedEventTimes', cyclic())).toMatchInlineSnapshot(`
    expect(received).toHaveReceivedEventTimes(n)

    Matcher error: n must be a whole number, 0 or more, but is {"id": "o-1", "items": [{"order": "(cyclic)"}]}.
  `);
});

test('a value that stands twice is no cycle', () => {
  using shop = shopWith(seed);
  const address = { city: 'Rome' };
  const event = { Source: 'shop', DetailType: 'OrderPaid', Detail: { from: address, to: address } };
  expect(shop.eventBridge.rule('paid', 'orders')).toMatchEvent(event);
  expect(shop.eventBridge).not.toHaveReceivedEvent(event);
});

test('a BigInt is told with its place where JSON is made of it', () => {
  using shop = shopWith(seed);
  const event = { Source: 'shop', DetailType: 'OrderPaid', Detail: { totals: [1, 2n] } };
  expect(refusalOf(shop.eventBridge.rule('paid', 'orders'), 'toMatchEvent', event)).toMatchInlineSnapshot(`
    expect(received).toMatchEvent(event)

    Matcher error: event has a BigInt at Detail.totals[1], 2n, and JSON has none: write a number or a string.
  `);
  expect(refusalOf({ detail: { total: [5n] } }, 'toBeValidEventPattern')).toMatchInlineSnapshot(`
    expect(received).toBeValidEventPattern()

    Matcher error: received has a BigInt at detail.total[0], 5n, and JSON has none: write a number or a string.
  `);
});

test.each([
  ['BigInt', 150n, 'the number 150 or the string "150"'],
  ['Map', new Map([['a', 1]]), 'an object, such as Object.fromEntries makes'],
  ['Set', new Set([1]), 'an array'],
  ['function', Number, 'expect.any(String) or similar'],
  ['symbol', Symbol('s'), 'a string'],
])('a %s that is expected is told to be no JSON', async (name, total, instead) => {
  using shop = shopWith();
  await shop.send(entry('OrderPaid', { total: 150 }));
  const message = failureOf(() => {
    expect(shop.eventBridge).toHaveReceivedEvent({ DetailType: 'OrderPaid', Detail: { total } });
  });
  expect(message).toContain(`JSON has no ${name}: expect ${instead}.`);
  expect(shop.eventBridge).not.toHaveReceivedEvent({ Detail: { total } });
});

test('dates and class instances are what JSON.stringify makes of them, in events and patterns', () => {
  class Order {
    readonly paid = new Date(0);
    constructor(readonly total: number) {}
  }
  const event = { Source: 'shop', DetailType: 'OrderPaid', Detail: new Order(5) };
  expect(event).toMatchEventPattern({ detail: { total: [5], paid: ['1970-01-01T00:00:00.000Z'] } });
});

test('a client, a command or a mock function in the place of an event or a pattern', () => {
  using shop = shopWith(seed);
  const rule = shop.eventBridge.rule('paid', 'orders');
  const client = new EventBridgeClient({});
  const mockFunction = Object.assign(() => undefined, { mock: { calls: [] } });

  expect(refusalOf(client, 'toMatchEvent', { source: 'shop' })).toMatchInlineSnapshot(`
    expect(received).toMatchEvent(event)

    Matcher error: received must be a rule view or an event pattern (an object or JSON text), but is a client of the AWS SDK.

    This is the client; its mock knows what it sent. Pass expect(eventBridge.rule(name, eventBusName)).
  `);
  expect(refusalOf(client, 'toBeValidEventPattern')).toMatchInlineSnapshot(`
    expect(received).toBeValidEventPattern()

    Matcher error: received must be an event pattern (an object or JSON text) or a rule view, but is a client of the AWS SDK.

    This is the client; its mock knows what it sent. Pass a pattern such as { source: ['shop'] }.
  `);
  expect(refusalOf(client, 'toMatchEventPattern', { source: ['shop'] })).toMatchInlineSnapshot(`
    expect(received).toMatchEventPattern(pattern)

    Matcher error: received must be an event, but is a client of the AWS SDK.

    This is the client; its mock knows what it sent. Pass an event such as { Source: 'shop', DetailType: 'OrderPaid', Detail: { orderId: 'o-1' } }.
  `);
  expect(refusalOf(rule, 'toMatchEvent', client)).toMatchInlineSnapshot(`
    expect(received).toMatchEvent(event)

    Matcher error: event must be an event, but is a client of the AWS SDK.

    For example { Source: 'shop', DetailType: 'OrderPaid', Detail: { orderId: 'o-1' } }
  `);
  expect(refusalOf({ source: 'shop' }, 'toMatchEventPattern', client)).toMatchInlineSnapshot(`
    expect(received).toMatchEventPattern(pattern)

    Matcher error: pattern must be an event pattern (an object or JSON text) or a rule view, but is a client of the AWS SDK.

    For example { source: ['shop'], detail: { total: [{ numeric: ['>=', 100] }] } }
  `);
  expect(refusalOf(rule, 'toMatchEvent', new PutEventsCommand({ Entries: [] }))).toMatchInlineSnapshot(`
    expect(received).toMatchEvent(event)

    Matcher error: event is a command of the AWS SDK.

    Pass one of the entries that it sends.
  `);
  expect(refusalOf(shop.eventBridge, 'toHaveReceivedEvent', client)).toMatchInlineSnapshot(`
    expect(received).toHaveReceivedEvent(expected)

    Matcher error: expected must be a partial event or an asymmetric matcher, but is a client of the AWS SDK.

    For example { Source: 'shop', DetailType: 'OrderPaid', Detail: { orderId: 'o-1' } }
  `);
  expect(refusalOf(mockFunction, 'toHaveReceivedEvent', {})).toMatchInlineSnapshot(`
    expect(received).toHaveReceivedEvent(expected)

    Matcher error: received must be a mock, a bus view, an archive view, a replay view or a stub of EventBridgeClient, but is a mock function.

    Pass what mockEventBridge returned: expect(eventBridge), or expect(eventBridge.bus(name)).
  `);
});

test('a pattern in the place of what is expected', async () => {
  using shop = shopWith(seed);
  const { eventBridge } = shop;
  await shop.send(entry('OrderPaid', { total: 150, kind: 'gold' }));

  expect(refusalOf(eventBridge, 'toHaveReceivedEvent', { source: ['shop'], detail: { total: [150] } }))
    .toMatchInlineSnapshot(`
      expect(received).toHaveReceivedEvent(expected)

      Matcher error: expected must be a partial event, but looks like a pattern: "source" is a list.

      An event has plain values. To pass a pattern, write toHaveReceivedEvent(expect.toMatchEventPattern(pattern)).
    `);
  expect(refusalOf(eventBridge.rule('paid', 'orders'), 'toHaveMatchedEvent', { $or: [{ source: ['shop'] }] }))
    .toMatchInlineSnapshot(`
      expect(received).toHaveMatchedEvent(expected)

      Matcher error: expected must be an event, but looks like a pattern: it has $or.

      An event has plain values. To pass a pattern, write toHaveReceivedEvent(expect.toMatchEventPattern(pattern)).
    `);
  expect(refusalOf(eventBridge.rule('paid', 'orders'), 'toMatchEvent', { $or: [{ source: ['shop'] }] }))
    .toMatchInlineSnapshot(`
    expect(received).toMatchEvent(event)

    Matcher error: event must be an event, but looks like a pattern: it has $or.

    Write expect(rule).toMatchEvent(event), or expect(event).toMatchEventPattern(pattern).
  `);
  expect(
    failureOf(() => {
      expect(eventBridge).toHaveReceivedEvent({
        source: 'shop',
        detail: { total: [{ numeric: ['>', 100] }], kind: { prefix: 'g' } },
      });
    }),
  ).toMatchInlineSnapshot(`
    expect(eventBridge).toHaveReceivedEvent(expected)

    The only event received is not as expected.

    Event 1, "OrderPaid" from "shop" on bus "orders":

      ✓ source           "shop"
      ✗ detail.kind      "gold"              expected {"prefix": "g"}
                         this is the syntax of event patterns; to pass one, use expect.toMatchEventPattern(…) in place of the whole expected event.
      ✗ detail.total     150                 expected [{"numeric": [">", 100]}]
                         this is the syntax of event patterns; to pass one, use expect.toMatchEventPattern(…) in place of the whole expected event.
  `);
});
