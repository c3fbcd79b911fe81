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
  expect(eventBridge).toHaveReceivedEventsInOrder([{ source: 'shop' }]);
  expect(eventBridge).toHaveReceivedNoOtherEvents();
  expect(eventBridge).not.toHaveReceivedDeadLetter();
  expect(eventBridge).toHaveMatchedEveryRule();
  expect(eventBridge.rule('paid', 'orders')).toHaveMatchedEvent();
  expect(eventBridge.rule('paid', 'orders')).toHaveMatchedEventTimes(1);
  expect(eventBridge.rule('paid', 'orders')).toHaveInvokedTarget(queue);
  expect(eventBridge.rule('paid', 'orders')).toMatchEvent(event);
  expect(event).toMatchEventPattern(pattern);
  expect(pattern).toBeValidEventPattern();
  expect(eventBridge.target(queue)).toHaveReceivedInvocation({ detail: { total: 150 } });
  expect(eventBridge.target(queue)).toHaveReceivedInvocationTimes(1);
});

test('matchers of schedules hold when they should, and tell when a schedule is due', async () => {
  eventBridge.seed({
    schedules: { 'orders/remind': { rate: '1 day', target: { arn: queue, input: { id: 1 } } } },
  });
  const schedule = eventBridge.schedule('remind', 'orders');
  await eventBridge.clock.advanceBy('36 hours');

  expect(schedule).toHaveReceivedInvocation({ id: 1 });
  expect(schedule).toHaveReceivedInvocationTimes(2);
  expect(schedule).toHaveInvokedTarget('audit');
  expect(schedule).not.toHaveReceivedDeadLetter();
  expect(eventBridge.target(queue)).toHaveReceivedInvocationTimes(2, { id: 1 });
  expect(() => expect(schedule).toHaveReceivedInvocationTimes(3)).toThrow(/is due next at .*advanceTo\('/);
});

/** What Jest hands to reporters and editors about an assertion that fails. */
function resultOf(assertion: () => void): { actual: unknown; expected: unknown } {
  try {
    assertion();
  } catch (error) {
    return (error as { matcherResult: { actual: unknown; expected: unknown } }).matcherResult;
  }
  throw new Error('The assertion did not fail.');
}

test('editors can compare what was received with what was expected, path by path', async () => {
  await put({ total: 150, tier: 'gold' });

  expect(
    resultOf(() => expect(eventBridge).toHaveReceivedEvent({ source: 'shop', detail: { total: '15' } })),
  ).toMatchObject({
    actual: { 'detail.total': 150, source: 'shop' },
    expected: { 'detail.total': '15', source: 'shop' },
  });
  expect(resultOf(() => expect({ source: 'shop', detail: {} }).toMatchEventPattern(pattern))).toMatchObject({
    actual: { 'detail.tier': '', 'detail.total': '', source: '"shop"' },
    expected: { 'detail.tier': '"gold" or "silver"', 'detail.total': 'numeric >= 100', source: '"shop"' },
  });
  expect(resultOf(() => expect(eventBridge).not.toHaveReceivedEvent({ source: 'shop' }))).not.toHaveProperty(
    'actual',
  );
});
