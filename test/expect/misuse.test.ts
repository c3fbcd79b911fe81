import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { expect, test } from 'vitest';
import type { matchers } from '../../src/matchers.js';
import '../../src/vitest.js';
import { misuseOf } from './failure.js';
import { entry, shopWith } from './shop.js';

type Call = (...parameters: unknown[]) => unknown;

/** The message of a call that types would not let pass; it is the same under `.not`. */
function refusalOf(received: unknown, matcher: keyof typeof matchers, ...parameters: unknown[]): string {
  const assertion: Record<keyof typeof matchers, Call> & { not: Record<keyof typeof matchers, Call> } =
    expect(received) as never;
  const message = misuseOf(() => assertion[matcher](...parameters));
  const negated = misuseOf(() => assertion.not[matcher](...parameters));
  expect(negated).toBe(message.replace('expect(received)', 'expect(received).not'));
  return message;
}

const seed = {
  buses: {
    orders: {
      rules: {
        paid: { pattern: { source: ['shop'] }, targets: ['arn:aws:sqs:us-east-1:123456789012:billing'] },
      },
    },
    default: { rules: { nightly: { schedule: 'rate(1 day)' } } },
  },
};

test('a client, a command, a stub or nothing in the place of the mock', () => {
  using shop = shopWith();
  const stub = {
    calls: () => [],
    commandCalls: () => [],
    resolves: () => undefined,
    clientName: () => 'SNSClient',
  };

  expect(refusalOf(shop.client, 'toHaveReceivedEvent', {})).toMatchInlineSnapshot(`
    expect(received).toHaveReceivedEvent(expected)

    Matcher error: received must be a mock, a bus view, an archive view, a replay view or a stub of EventBridgeClient, but is a client of the AWS SDK.

    This is the client; its mock knows what it sent. Pass what mockEventBridge returned: expect(eventBridge), or expect(eventBridge.bus(name)).
  `);
  expect(refusalOf(EventBridgeClient, 'toHaveReceivedEventTimes', 1)).toMatchInlineSnapshot(`
    expect(received).toHaveReceivedEventTimes(n)

    Matcher error: received must be a mock, a bus view, an archive view, a replay view or a stub of EventBridgeClient, but is a function.

    Pass what mockEventBridge returned: expect(eventBridge), or expect(eventBridge.bus(name)).
  `);
  expect(refusalOf(new PutEventsCommand({ Entries: [] }), 'toHaveReceivedEvent', {})).toMatchInlineSnapshot(`
    expect(received).toHaveReceivedEvent(expected)

    Matcher error: received must be a mock, a bus view, an archive view, a replay view or a stub of EventBridgeClient, but is a command of the AWS SDK.

    Pass what mockEventBridge returned: expect(eventBridge), or expect(eventBridge.bus(name)).
  `);
  expect(refusalOf(stub, 'toHaveReceivedLastEvent', {})).toMatchInlineSnapshot(`
    expect(received).toHaveReceivedLastEvent(expected)

    Matcher error: received must be a mock, a bus view, an archive view, a replay view or a stub of EventBridgeClient, but is a stub of SNSClient.

    Pass what mockEventBridge returned: expect(eventBridge), or expect(eventBridge.bus(name)).
  `);
  expect(refusalOf(undefined, 'toHaveReceivedEvent', {})).toMatchInlineSnapshot(`
    expect(received).toHaveReceivedEvent(expected)

    Matcher error: received must be a mock, a bus view, an archive view, a replay view or a stub of EventBridgeClient, but is undefined.

    Pass what mockEventBridge returned: expect(eventBridge), or expect(eventBridge.bus(name)).
  `);
  expect(refusalOf(shop.eventBridge.events(), 'toHaveReceivedEvent', {})).toMatchInlineSnapshot(`
    expect(received).toHaveReceivedEvent(expected)

    Matcher error: received must be a mock, a bus view, an archive view, a replay view or a stub of EventBridgeClient, but is [].

    Pass what mockEventBridge returned: expect(eventBridge), or expect(eventBridge.bus(name)).
  `);
});

test('a view of something else', () => {
  using shop = shopWith(seed);
  const { eventBridge } = shop;

  expect(refusalOf(eventBridge.rule('paid', 'orders'), 'toHaveReceivedEvent', {})).toMatchInlineSnapshot(`
    expect(received).toHaveReceivedEvent(expected)

    Matcher error: received must be a mock, a bus view, an archive view, a replay view or a stub of EventBridgeClient, but is a view of rule "paid" on bus "orders".

    For a rule, use toHaveMatchedEvent or toMatchEvent. Pass what mockEventBridge returned: expect(eventBridge), or expect(eventBridge.bus(name)).
  `);
  expect(refusalOf(eventBridge.target('billing'), 'toHaveReceivedEvent', {})).toMatchInlineSnapshot(`
    expect(received).toHaveReceivedEvent(expected)

    Matcher error: received must be a mock, a bus view, an archive view, a replay view or a stub of EventBridgeClient, but is a view of target "billing".

    For a target, use toHaveReceivedInvocation. Pass what mockEventBridge returned: expect(eventBridge), or expect(eventBridge.bus(name)).
  `);
  expect(refusalOf(eventBridge.endpoint('shop'), 'toHaveReceivedEvent', {})).toMatchInlineSnapshot(`
    expect(received).toHaveReceivedEvent(expected)

    Matcher error: received must be a mock, a bus view, an archive view, a replay view or a stub of EventBridgeClient, but is a view of endpoint "shop".

    The events of an endpoint are on its buses: expect(endpoint.activeBus), for instance. Pass what mockEventBridge returned: expect(eventBridge), or expect(eventBridge.bus(name)).
  `);
  expect(refusalOf(eventBridge.schedule('nightly'), 'toHaveMatchedEvent')).toMatchInlineSnapshot(`
    expect(received).toHaveMatchedEvent()

    Matcher error: received must be a rule view, but is a view of schedule "nightly".

    For a schedule, use toHaveReceivedInvocation or toHaveInvokedTarget. Pass expect(eventBridge.rule(name, eventBusName)).
  `);
  expect(refusalOf(eventBridge.schedule('nightly'), 'toHaveReceivedInvocation')).toMatchInlineSnapshot(`
    expect(received).toHaveReceivedInvocation()

    Matcher error: schedule "nightly" in group "default" does not exist.

    The history has no call of CreateSchedule. Does the code under test use a SchedulerClient that this mock is attached to, and is it awaited? mockEventBridge() attaches to all clients, eventBridge.attach(client) to one.
  `);
  expect(refusalOf(eventBridge, 'toHaveMatchedEvent')).toMatchInlineSnapshot(`
    expect(received).toHaveMatchedEvent()

    Matcher error: received must be a rule view, but is a mock.

    For what it received, use toHaveReceivedEvent. Pass expect(eventBridge.rule(name, eventBusName)).
  `);
  expect(refusalOf(eventBridge.bus('orders'), 'toMatchEvent', {})).toMatchInlineSnapshot(`
    expect(received).toMatchEvent(event)

    Matcher error: received must be a rule view or an event pattern (an object or JSON text), but is a view of bus "orders".

    For what it received, use toHaveReceivedEvent. Pass expect(eventBridge.rule(name, eventBusName)).
  `);
  expect(refusalOf(eventBridge.rule('paid', 'orders'), 'toHaveReceivedInvocation')).toMatchInlineSnapshot(`
    expect(received).toHaveReceivedInvocation()

    Matcher error: received must be a target view or a schedule view, but is a view of rule "paid" on bus "orders".

    For a rule, use toHaveMatchedEvent or toMatchEvent. Pass expect(eventBridge.target(arnOrId)) or expect(eventBridge.schedule(name, groupName)).
  `);
  expect(refusalOf(eventBridge, 'toMatchEventPattern', {})).toMatchInlineSnapshot(`
    expect(received).toMatchEventPattern(pattern)

    Matcher error: received must be an event, but is a mock.

    For what it received, use toHaveReceivedEvent. Pass an event such as { Source: 'shop', DetailType: 'OrderPaid', Detail: { orderId: 'o-1' } }.
  `);
});

test('a promise that nobody awaited', () => {
  using shop = shopWith();
  const sent = Promise.resolve();

  expect(refusalOf(sent, 'toHaveReceivedEvent', {})).toMatchInlineSnapshot(`
    expect(received).toHaveReceivedEvent(expected)

    Matcher error: received is a promise.

    Await the code under test first, then pass what mockEventBridge returned: expect(eventBridge)…
  `);
  expect(refusalOf(shop.eventBridge, 'toHaveReceivedEvent', sent)).toMatchInlineSnapshot(`
    expect(received).toHaveReceivedEvent(expected)

    Matcher error: expected is a promise.

    Await it first.
  `);
});

test('too few, too many and wrong arguments', () => {
  using shop = shopWith(seed);
  const { eventBridge } = shop;

  expect(refusalOf(eventBridge, 'toHaveReceivedEvent')).toMatchInlineSnapshot(`
    expect(received).toHaveReceivedEvent()

    Matcher error: the argument expected is missing.

    To expect any event at all, pass {}; for no event at all, use toHaveReceivedEventTimes(0).
  `);
  expect(refusalOf(eventBridge, 'toHaveReceivedEvent', {}, 1)).toMatchInlineSnapshot(`
    expect(received).toHaveReceivedEvent(expected)

    Matcher error: the matcher takes at most 1 argument, but got 2.
  `);
  expect(refusalOf(eventBridge, 'toHaveReceivedEvent', undefined)).toMatchInlineSnapshot(`
    expect(received).toHaveReceivedEvent(expected)

    Matcher error: expected must be a partial event or an asymmetric matcher, but is undefined.

    For example { Source: 'shop', DetailType: 'OrderPaid', Detail: { orderId: 'o-1' } }
  `);
  expect(refusalOf(eventBridge, 'toHaveReceivedEvent', 'OrderPaid')).toMatchInlineSnapshot(`
    expect(received).toHaveReceivedEvent(expected)

    Matcher error: expected must be a partial event or an asymmetric matcher, but is "OrderPaid".

    For example { Source: 'shop', DetailType: 'OrderPaid', Detail: { orderId: 'o-1' } }
  `);
  expect(refusalOf(eventBridge, 'toHaveReceivedEvent', [{ Source: 'shop' }])).toMatchInlineSnapshot(`
    expect(received).toHaveReceivedEvent(expected)

    Matcher error: expected must be a partial event or an asymmetric matcher, but is [{"Source": "shop"}].

    For example { Source: 'shop', DetailType: 'OrderPaid', Detail: { orderId: 'o-1' } }
  `);
  expect(refusalOf(eventBridge, 'toHaveReceivedEventTimes', { Source: 'shop' }, 2)).toMatchInlineSnapshot(`
    expect(received).toHaveReceivedEventTimes(n, expected)

    Matcher error: n must be a whole number, 0 or more, but is {"Source": "shop"}.
  `);
  expect(refusalOf(eventBridge, 'toHaveReceivedEventTimes', -1)).toMatchInlineSnapshot(`
    expect(received).toHaveReceivedEventTimes(n)

    Matcher error: n must be a whole number, 0 or more, but is -1.
  `);
  expect(refusalOf(eventBridge, 'toHaveReceivedEventTimes', 1, undefined)).toMatchInlineSnapshot(`
    expect(received).toHaveReceivedEventTimes(n, expected)

    Matcher error: expected must be a partial event or an asymmetric matcher, but is undefined.

    For example { Source: 'shop', DetailType: 'OrderPaid', Detail: { orderId: 'o-1' } }
  `);
  expect(refusalOf(eventBridge, 'toHaveReceivedNthEvent', 0, {})).toMatchInlineSnapshot(`
    expect(received).toHaveReceivedNthEvent(n, expected)

    Matcher error: n must be a position, counted from 1, but is 0.
  `);
  expect(refusalOf(eventBridge, 'toHaveReceivedNthEvent', 1)).toMatchInlineSnapshot(`
    expect(received).toHaveReceivedNthEvent(n)

    Matcher error: the argument expected is missing.
  `);
  expect(refusalOf({ source: ['shop'] }, 'toBeValidEventPattern', true)).toMatchInlineSnapshot(`
    expect(received).toBeValidEventPattern()

    Matcher error: the matcher takes no argument, but got 1.
  `);
  expect(refusalOf({ source: 'shop' }, 'toMatchEventPattern', 5)).toMatchInlineSnapshot(`
    expect(received).toMatchEventPattern(pattern)

    Matcher error: pattern must be an event pattern (an object or JSON text) or a rule view, but is 5.

    For example { source: ['shop'], detail: { total: [{ numeric: ['>=', 100] }] } }
  `);
  expect(refusalOf({ source: ['shop'] }, 'toMatchEvent', 'no JSON')).toMatchInlineSnapshot(`
    expect(received).toMatchEvent(event)

    Matcher error: event must be an event, but is "no JSON".

    For example { Source: 'shop', DetailType: 'OrderPaid', Detail: { orderId: 'o-1' } }
  `);
  expect(
    refusalOf(
      eventBridge.target('arn:aws:sqs:us-east-1:123456789012:billing'),
      'toHaveReceivedInvocation',
      undefined,
    ),
  ).toMatchInlineSnapshot(`
    expect(received).toHaveReceivedInvocation(input)

    Matcher error: input must be a value, but is undefined.

    Leave the argument out to accept any input.
  `);
});

test('members that no event has, or that cannot be what they are', () => {
  using shop = shopWith();
  const refused = (expected: object): string => refusalOf(shop.eventBridge, 'toHaveReceivedEvent', expected);

  expect(refused({ detailType: 'OrderPaid' })).toMatchInlineSnapshot(`
    expect(received).toHaveReceivedEvent(expected)

    Matcher error: expected has a member "detailType", but events have no such member.

    Did you mean "DetailType" or "detail-type"?
  `);
  expect(refused({ Sorce: 'shop' })).toMatchInlineSnapshot(`
    expect(received).toHaveReceivedEvent(expected)

    Matcher error: expected has a member "Sorce", but events have no such member.

    Did you mean "Source"?
  `);
  expect(refused({ Source: 'shop', orderId: 'o-1' })).toMatchInlineSnapshot(`
    expect(received).toHaveReceivedEvent(expected)

    Matcher error: expected has a member "orderId", but events have no such member.

    Members of the event's detail belong under Detail: { Detail: { orderId: … } }
  `);
  expect(refused({ Source: 'shop', source: 'shop' })).toMatchInlineSnapshot(`
    expect(received).toHaveReceivedEvent(expected)

    Matcher error: expected has both "Source" and "source", which are the same member.
  `);
  expect(refused({ EventBusName: undefined })).toMatchInlineSnapshot(`
    expect(received).toHaveReceivedEvent(expected)

    Matcher error: "EventBusName" in expected is undefined.

    Leave the member out if it does not matter.
  `);
  expect(refused({ Detail: '{"total":' })).toMatchInlineSnapshot(`
    expect(received).toHaveReceivedEvent(expected)

    Matcher error: "Detail" in expected must be an object or its JSON text, but is "{\\"total\\":".

    PutEvents refuses any other Detail: MalformedDetail.
  `);
  expect(refused({ Detail: 5 })).toMatchInlineSnapshot(`
    expect(received).toHaveReceivedEvent(expected)

    Matcher error: "Detail" in expected must be an object or its JSON text, but is 5.

    PutEvents refuses any other Detail: MalformedDetail.
  `);
  expect(refused({ Time: 'yesterday' })).toMatchInlineSnapshot(`
    expect(received).toHaveReceivedEvent(expected)

    Matcher error: "Time" in expected must be a Date or a date string, but is "yesterday".
  `);
  expect(refused({ Entries: [entry('OrderPaid', {})] })).toMatchInlineSnapshot(`
    expect(received).toHaveReceivedEvent(expected)

    Matcher error: expected is the input of PutEvents.

    Pass one of its Entries.
  `);
  expect(refused(new PutEventsCommand({ Entries: [] }))).toMatchInlineSnapshot(`
    expect(received).toHaveReceivedEvent(expected)

    Matcher error: expected is a command of the AWS SDK.

    Pass one of the entries that it sends.
  `);
});

test('events that cannot be events', () => {
  const refused = (event: object): string => refusalOf({ source: ['shop'] }, 'toMatchEvent', event);

  expect(refused({ detailType: 'OrderPaid' })).toMatchInlineSnapshot(`
    expect(received).toMatchEvent(event)

    Matcher error: event has a member "detailType", but events have no such member.

    Did you mean "DetailType" or "detail-type"?
  `);
  expect(refused({ Source: 5 })).toMatchInlineSnapshot(`
    expect(received).toMatchEvent(event)

    Matcher error: "Source" in event must be a string, but is 5.
  `);
  expect(refused({ Detail: 'paid' })).toMatchInlineSnapshot(`
    expect(received).toMatchEvent(event)

    Matcher error: "Detail" in event must be an object or its JSON text, but is "paid".

    PutEvents refuses any other Detail: MalformedDetail.
  `);
  expect(refused({ resources: 'arn:aws:s3:::b' })).toMatchInlineSnapshot(`
    expect(received).toMatchEvent(event)

    Matcher error: "resources" in event must be an array of strings, but is "arn:aws:s3:::b".
  `);
});

test('a pattern and an event the wrong way round', () => {
  expect(refusalOf({ source: 'shop' }, 'toMatchEvent', { source: ['shop'] })).toMatchInlineSnapshot(`
    expect(received).toMatchEvent(event)

    Matcher error: an event was passed where a rule or a pattern belongs.

    Write expect(rule).toMatchEvent(event), or expect(event).toMatchEventPattern(pattern).

    If it is meant as a pattern: a pattern lists the values that it accepts, "source": ["shop"].
  `);
  expect(refusalOf({ source: ['shop'] }, 'toMatchEventPattern', { source: ['shop'] })).toMatchInlineSnapshot(`
    expect(received).toMatchEventPattern(pattern)

    Matcher error: received must be an event, but looks like a pattern: "source" is a list.

    Write expect(rule).toMatchEvent(event), or expect(event).toMatchEventPattern(pattern).
  `);
});

test('a pattern that EventBridge refuses', () => {
  expect(refusalOf({ source: 'shop', detail: { total: [1] } }, 'toMatchEvent', {})).toMatchInlineSnapshot(`
    expect(received).toMatchEvent(event)

    Matcher error: an event was passed where a rule or a pattern belongs.

    Write expect(rule).toMatchEvent(event), or expect(event).toMatchEventPattern(pattern).

    If it is meant as a pattern: a pattern lists the values that it accepts, "source": ["shop"].
  `);
  expect(refusalOf({ detail: { total: 1 } }, 'toMatchEvent', { source: 'shop' })).toMatchInlineSnapshot(`
    expect(received).toMatchEvent(event)

    Matcher error: EventBridge refuses the pattern.

      Event pattern is not valid. Reason: "total" must be an object or an array

      1 | {
      2 |   "detail": {
      3 |     "total": 1
                       ^
      4 |   }

      • A pattern lists the values that it accepts: "total": [1]
  `);
  expect(refusalOf({ source: 'shop' }, 'toMatchEventPattern', '{"source":[{"prefx":"s"}]}'))
    .toMatchInlineSnapshot(`
    expect(received).toMatchEventPattern(pattern)

    Matcher error: EventBridge refuses the pattern.

      Event pattern is not valid. Reason: Unrecognized match type prefx

      1 | {"source":[{"prefx":"s"}]}
                      ^

      • EventBridge has no operator "prefx": write "prefix".
  `);
});

test('rules, buses and targets that do not exist', () => {
  using shop = shopWith(seed);
  const { eventBridge } = shop;

  expect(refusalOf(eventBridge.rule('payd', 'orders'), 'toMatchEvent', {})).toMatchInlineSnapshot(`
    expect(received).toMatchEvent(event)

    Matcher error: rule "payd" on bus "orders" does not exist.

    Did you mean eventBridge.rule('paid', 'orders')?
  `);
  expect(refusalOf(eventBridge.rule('paid'), 'toHaveMatchedEvent')).toMatchInlineSnapshot(`
    expect(received).toHaveMatchedEvent()

    Matcher error: rule "paid" on bus "default" does not exist.

    Bus "orders" has a rule with that name: eventBridge.rule('paid', 'orders')
  `);
  expect(refusalOf(eventBridge.rule('refunded', 'ordres'), 'toHaveMatchedEvent')).toMatchInlineSnapshot(`
    expect(received).toHaveMatchedEvent()

    Matcher error: rule "refunded" on bus "ordres" does not exist, and neither does the bus.

    Did you mean bus "orders"?
  `);
  expect(refusalOf(eventBridge.rule('nightly'), 'toMatchEvent', {})).toMatchInlineSnapshot(`
    expect(received).toMatchEvent(event)

    Matcher error: rule "nightly" on bus "default" has a schedule and no event pattern: no event ever matches it.
  `);
  expect(refusalOf({ source: 'shop' }, 'toMatchEventPattern', eventBridge.rule('payd', 'orders')))
    .toMatchInlineSnapshot(`
    expect(received).toMatchEventPattern(pattern)

    Matcher error: rule "payd" on bus "orders" does not exist.

    Did you mean eventBridge.rule('paid', 'orders')?
  `);
  expect(refusalOf(eventBridge.bus('order'), 'toHaveReceivedEvent', {})).toMatchInlineSnapshot(`
    expect(received).toHaveReceivedEvent(expected)

    Matcher error: bus "order" does not exist in account 123456789012, us-east-1, and no event was sent to it.

    Did you mean "orders"?
  `);
  expect(refusalOf(eventBridge, 'toHaveReceivedEvent', { EventBusName: 'order' })).toMatchInlineSnapshot(`
    expect(received).toHaveReceivedEvent(expected)

    Matcher error: bus "order" does not exist in account 123456789012, us-east-1, and no event was sent to it.

    Did you mean "orders"?
  `);
  expect(
    refusalOf(eventBridge.target('arn:aws:sqs:us-east-1:123456789012:biling'), 'toHaveReceivedInvocation'),
  ).toMatchInlineSnapshot(`
    expect(received).toHaveReceivedInvocation()

    Matcher error: no rule and no schedule has a target with the ARN or Id "arn:aws:sqs:us-east-1:123456789012:biling".

    Did you mean "arn:aws:sqs:us-east-1:123456789012:billing"?
  `);
});

test('a bus that does not exist may be asked about once an event was sent to it', async () => {
  using shop = shopWith();
  await shop.send(entry('OrderPaid', {}, { EventBusName: 'order' }));

  expect(shop.eventBridge.bus('order')).not.toHaveReceivedEvent({});
  expect(shop.eventBridge.bus('order')).toHaveReceivedEventTimes(0);
});

test('what the matchers of orders, dead letters, rules and targets need', () => {
  using shop = shopWith(seed);
  const { eventBridge } = shop;
  const rule = eventBridge.rule('paid', 'orders');

  expect(refusalOf(eventBridge, 'toHaveReceivedEventsInOrder', [])).toMatchInlineSnapshot(`
    expect(received).toHaveReceivedEventsInOrder(expected)

    Matcher error: expected must be an array of one or more partial events, but is [].

    For example [{ DetailType: 'OrderPlaced' }, { DetailType: 'OrderPaid' }]
  `);
  expect(refusalOf(eventBridge, 'toHaveReceivedEventsInOrder', { Source: 'shop' })).toMatchInlineSnapshot(`
    expect(received).toHaveReceivedEventsInOrder(expected)

    Matcher error: expected must be an array of one or more partial events, but is {"Source": "shop"}.

    For example [{ DetailType: 'OrderPlaced' }, { DetailType: 'OrderPaid' }]
  `);
  expect(refusalOf(eventBridge, 'toHaveReceivedEventsInOrder', [{ Source: 'shop' }, { source: undefined }]))
    .toMatchInlineSnapshot(`
    expect(received).toHaveReceivedEventsInOrder(expected)

    Matcher error: "source" in expected[1] is undefined.

    Leave the member out if it does not matter.
  `);
  expect(refusalOf(rule, 'toHaveReceivedNoOtherEvents')).toMatchInlineSnapshot(`
    expect(received).toHaveReceivedNoOtherEvents()

    Matcher error: received must be a mock, a bus view or a stub of EventBridgeClient, but is a view of rule "paid" on bus "orders".

    For a rule, use toHaveMatchedEvent or toMatchEvent. Pass what mockEventBridge returned: expect(eventBridge), or expect(eventBridge.bus(name)).
  `);
  expect(refusalOf(eventBridge, 'toHaveReceivedDeadLetter', 'NO_PERMISSIONS')).toMatchInlineSnapshot(`
    expect(received).toHaveReceivedDeadLetter(expected)

    Matcher error: expected must be a partial dead letter or an asymmetric matcher, but is "NO_PERMISSIONS".

    For example { messageAttributes: { ERROR_CODE: 'NO_PERMISSIONS' } }
  `);
  expect(refusalOf(eventBridge, 'toHaveReceivedDeadLetter', { ERROR_CODE: 'NO_PERMISSIONS' }))
    .toMatchInlineSnapshot(`
    expect(received).toHaveReceivedDeadLetter(expected)

    Matcher error: expected has a member "ERROR_CODE", but dead letters have no such member.

    Did you mean "messageAttributes"?
  `);
  expect(refusalOf(eventBridge, 'toHaveReceivedDeadLetter', { queue: 'dead' })).toMatchInlineSnapshot(`
    expect(received).toHaveReceivedDeadLetter(expected)

    Matcher error: expected has a member "queue", but dead letters have no such member.

    It has queueArn, messageAttributes, rule, schedule, scheduledTime, executionId, target, event, body and sentAt.
  `);
  expect(refusalOf(eventBridge, 'toHaveReceivedDeadLetter', { body: undefined })).toMatchInlineSnapshot(`
    expect(received).toHaveReceivedDeadLetter(expected)

    Matcher error: "body" in expected is undefined.

    Leave the member out if it does not matter.
  `);
  expect(refusalOf(eventBridge, 'toHaveReceivedDeadLetter', { event: { detailType: 'OrderPaid' } }))
    .toMatchInlineSnapshot(`
    expect(received).toHaveReceivedDeadLetter(expected)

    Matcher error: expected.event has a member "detailType", but events have no such member.

    Did you mean "DetailType" or "detail-type"?
  `);
  expect(refusalOf(eventBridge.bus('orders'), 'toHaveReceivedDeadLetter')).toMatchInlineSnapshot(`
    expect(received).toHaveReceivedDeadLetter()

    Matcher error: received must be a mock, a target view or a schedule view, but is a view of bus "orders".

    For what it received, use toHaveReceivedEvent. Pass what mockEventBridge returned: expect(eventBridge), or expect(eventBridge.target(arnOrId)).
  `);
  expect(refusalOf(rule, 'toHaveInvokedTarget')).toMatchInlineSnapshot(`
    expect(received).toHaveInvokedTarget()

    Matcher error: the argument target is missing.

    For a schedule, which has one target, use toHaveReceivedInvocation(input).
  `);
  expect(refusalOf(rule, 'toHaveInvokedTarget', 5)).toMatchInlineSnapshot(`
    expect(received).toHaveInvokedTarget(target)

    Matcher error: target must be the ARN, the Id or the name of a target, or the function that is bound to it, but is 5.
  `);
  expect(refusalOf(rule, 'toHaveInvokedTarget', 'arn:aws:sqs:us-east-1:123456789012:biling'))
    .toMatchInlineSnapshot(`
    expect(received).toHaveInvokedTarget(target)

    Matcher error: rule "paid" on bus "orders" has no target with the ARN or Id "arn:aws:sqs:us-east-1:123456789012:biling".

    Did you mean "arn:aws:sqs:us-east-1:123456789012:billing"?
  `);
  expect(refusalOf(rule, 'toHaveMatchedEventTimes', 'once')).toMatchInlineSnapshot(`
    expect(received).toHaveMatchedEventTimes(n)

    Matcher error: n must be a whole number, 0 or more, but is "once".
  `);
  expect(refusalOf(eventBridge.archive('a'), 'toHaveMatchedEventTimes', 1)).toMatchInlineSnapshot(`
    expect(received).toHaveMatchedEventTimes(n)

    Matcher error: received must be a rule view, but is a view of archive "a".

    Pass expect(eventBridge.rule(name, eventBusName)).
  `);
});

test('an account, or a bus, without a rule', () => {
  using shop = shopWith();

  expect(refusalOf(shop.eventBridge, 'toHaveMatchedEveryRule')).toMatchInlineSnapshot(`
    expect(received).toHaveMatchedEveryRule()

    Matcher error: there is no rule in the account, so none could match.

    Seed the rules of your stack: mockEventBridge({ seed: { buses: … } }).
  `);
  expect(refusalOf(shop.eventBridge.bus('orders'), 'toHaveMatchedEveryRule')).toMatchInlineSnapshot(`
    expect(received).toHaveMatchedEveryRule()

    Matcher error: there is no rule on bus "orders", so none could match.

    Seed the rules of your stack: mockEventBridge({ seed: { buses: … } }).
  `);
});
