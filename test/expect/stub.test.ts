import { EventBridgeClient, ListRulesCommand, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, afterEach, expect, test } from 'vitest';
import '../../src/vitest.js';
import { failureOf, misuseOf } from './failure.js';
import { entry } from './shop.js';

const client = new EventBridgeClient({});
const stub = mockClient(client);
afterEach(() => {
  stub.reset();
});
afterAll(() => {
  stub.restore();
});

async function send(...entries: Parameters<typeof entry>[]): Promise<void> {
  const Entries = entries.map((each) => entry(...each));
  await client.send(new PutEventsCommand({ Entries }));
}

test('every assertion on events reads what was sent to the stub', async () => {
  await send(
    ['OrderPlaced', { orderId: 'o-1', total: 150 }],
    ['OrderPaid', {}, { Resources: ['arn:aws:s3:::b'] }],
  );
  await send(['OrderShipped', {}, { EventBusName: 'arn:aws:events:us-east-1:123456789012:event-bus/stock' }]);
  await client.send(new ListRulesCommand({}));

  expect(stub).toHaveReceivedEvent({ Source: 'shop', Detail: { total: expect.any(Number) } });
  expect(stub).toHaveReceivedEvent({ 'detail-type': 'OrderPlaced', detail: '{"orderId":"o-1"}' });
  expect(stub).toHaveReceivedEvent({ EventBusName: 'stock' });
  expect(stub).toHaveReceivedEventTimes(3);
  expect(stub).toHaveReceivedNthEvent(2, { resources: ['arn:aws:s3:::b'], EventBusName: 'orders' });
  expect(stub).toHaveReceivedLastEvent(expect.objectContaining({ DetailType: 'OrderShipped' }));
  expect(stub).toHaveReceivedEventsInOrder([{ DetailType: 'OrderPlaced' }, { DetailType: 'OrderShipped' }]);
  expect(stub).not.toHaveReceivedEvent({ Source: 'outlet' });
  expect(stub).not.toHaveReceivedEvent({ Time: new Date() });
});

test('assertions cover what was sent to the stub, until its history is reset', async () => {
  await send(['OrderPlaced', {}], ['OrderPaid', {}]);

  expect(stub).toHaveReceivedEvent({ DetailType: 'OrderPlaced' });
  expect(
    failureOf(() => {
      expect(stub).toHaveReceivedNoOtherEvents();
    }),
  ).toMatchInlineSnapshot(`
    expect(stub).toHaveReceivedNoOtherEvents()

    No assertion accounts for 1 of the 2 events sent to the stub.

    Namely:

      event 2, "OrderPaid" from "shop" on bus "orders"

    An assertion that passes accounts for the events that it expects: toHaveReceivedEvent, toHaveMatchedEvent and so on. Negated ones account for none.
  `);
  expect(stub).toHaveReceivedEvent({ DetailType: 'OrderPaid' });
  expect(stub).toHaveReceivedNoOtherEvents();

  stub.resetHistory();
  await send(['OrderPlaced', {}]);
  expect(stub).not.toHaveReceivedNoOtherEvents();
});

test('what was rejected, or failed in the answer, was not received', async () => {
  stub
    .on(PutEventsCommand)
    .resolvesOnce({
      FailedEntryCount: 1,
      Entries: [{ EventId: '1' }, { ErrorCode: 'InternalFailure', ErrorMessage: `it's "down"\nfor now` }, {}],
    })
    .rejectsOnce(Object.assign(new Error('Rate exceeded'), { name: 'ThrottlingException' }))
    .callsFakeOnce(() => Promise.reject(new TypeError('no network')))
    .resolves({});
  await send(['OrderPlaced', {}], ['OrderPaid', {}], ['OrderShipped', {}]);
  await expect(send(['OrderReturned', {}])).rejects.toThrow('Rate exceeded');
  await expect(send(['OrderReturned', {}])).rejects.toThrow('no network');
  await send(['OrderClosed', {}]);

  expect(stub).toHaveReceivedEventTimes(3);
  expect(stub).not.toHaveReceivedEvent({ DetailType: 'OrderPaid' });
  expect(
    failureOf(() => {
      expect(stub).toHaveReceivedEvent({ DetailType: 'OrderPaid' });
    }),
  ).toMatchInlineSnapshot(`
    expect(stub).toHaveReceivedEvent(expected)

    None of the 3 events sent to the stub is as expected.

    Closest is event 1, "OrderPlaced" from "shop" on bus "orders":

      ✗ detail-type      "OrderPlaced"       expected "OrderPaid"

    The others:

      event 2, "OrderShipped" from "shop" on bus "orders": differs in detail-type
      event 3, "OrderClosed" from "shop" on bus "orders": differs in detail-type

    Possible reasons:

      • PutEvents was rejected: ThrottlingException: Rate exceeded
      • PutEvents was rejected: TypeError: no network
      • PutEvents answered, but entry 2 of 3 of call 1 ("OrderPaid") failed: InternalFailure: it's "down"\\nfor now
  `);
});

test('nothing sent, and only other commands sent', async () => {
  const failure = (): string =>
    failureOf(() => {
      expect(stub).toHaveReceivedEvent({});
    });
  expect(failure()).toMatchInlineSnapshot(`
    expect(stub).toHaveReceivedEvent(expected)

    No event was sent to the stub.

    Possible reasons:

      • PutEvents was never called on this stub. Does the code under test use such a client, and is it awaited?
  `);
  await client.send(new ListRulesCommand({}));
  expect(failure()).toMatchInlineSnapshot(`
    expect(stub).toHaveReceivedEvent(expected)

    No event was sent to the stub.

    Possible reasons:

      • PutEvents was never called on this stub, only ListRules. Does the code under test use such a client, and is it awaited?
  `);
});

test('an entry that EventBridge would refuse is shown as it was sent', async () => {
  await client.send(new PutEventsCommand({ Entries: [{ Detail: '{"total":', EventBusName: 'orders' }] }));

  expect(
    failureOf(() => {
      expect(stub).toHaveReceivedEvent({ Source: 'shop', Detail: { total: 1 } });
    }),
  ).toMatchInlineSnapshot(`
    expect(stub).toHaveReceivedEvent(expected)

    The only event sent to the stub is not as expected.

    Event 1, (no DetailType) from (no Source) on bus "orders":

      ✗ source           (missing)           expected "shop"
      ✗ detail           "{\\"total\\":"       expected {"total": 1}
  `);
});

test('a negated failure names the event', async () => {
  await send(['OrderPaid', { orderId: 'o-1' }]);

  expect(
    failureOf(() => {
      expect(stub).not.toHaveReceivedEvent({ Detail: { orderId: 'o-1' } });
    }),
  ).toMatchInlineSnapshot(`
    expect(stub).not.toHaveReceivedEvent(expected)

    The only event sent to the stub is as expected; it should not be.

    Event 1, "OrderPaid" from "shop" on bus "orders":

      ✓ detail.orderId   "o-1"
  `);
});

test('what only EventBridge would fill in cannot be asked for', async () => {
  await send(['OrderPaid', {}]);

  const refusal = (): string =>
    misuseOf(() => {
      expect(stub).not.toHaveReceivedEvent({ id: expect.any(String) });
    });
  expect(refusal()).toMatchInlineSnapshot(`
    expect(received).not.toHaveReceivedEvent(expected)

    Matcher error: expected names "id", which a stub of aws-sdk-client-mock does not know: it has only what was sent.

    EventBridge fills it in; mockEventBridge() does so too.
  `);
});

test('rules and targets have no stub', () => {
  expect(
    misuseOf(() => {
      expect(stub).toHaveMatchedEveryRule();
    }),
  ).toMatchInlineSnapshot(`
    expect(received).toHaveMatchedEveryRule()

    Matcher error: received must be a mock or a bus view, but is a stub of EventBridgeClient.

    Pass what mockEventBridge returned: expect(eventBridge), or expect(eventBridge.bus(name)).
  `);
  expect(
    misuseOf(() => {
      expect(stub).toHaveReceivedDeadLetter();
    }),
  ).toMatchInlineSnapshot(`
    expect(received).toHaveReceivedDeadLetter()

    Matcher error: received must be a mock, a target view or a schedule view, but is a stub of EventBridgeClient.

    Pass what mockEventBridge returned: expect(eventBridge), or expect(eventBridge.target(arnOrId)).
  `);
});
