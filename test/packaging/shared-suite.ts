import { RUNNERS } from './runners.js';
import type { Consumer } from './consumers.js';

/** What every consumer runs: the same lines but for where the runner's functions and the matchers come from. */
export function sharedSuite({ runner }: Consumer): string {
  return `
import { DescribeEventBusCommand, EventBridgeClient, PutEventsCommand, ResourceNotFoundException } from '@aws-sdk/client-eventbridge';
import { explain, mockEventBridge } from 'aws-eventbridge-mock';
import { awsEvents, event, eventsFrom } from 'aws-eventbridge-mock/fixtures';
import { matchers } from 'aws-eventbridge-mock/matchers';
import { match } from 'aws-eventbridge-mock/pattern';
import { serve } from 'aws-eventbridge-mock/server';
${RUNNERS[runner].imports}
const client = new EventBridgeClient({});
const received: unknown[] = [];
function billing(event: { detail: { id: string } }): void {
  received.push(event.detail.id);
}
const audit = 'arn:aws:sqs:us-east-1:123456789012:audit';
const pattern = { source: ['shop'], detail: { total: [{ numeric: ['>=', 100] }] } };
const eventBridge = mockEventBridge({
  seed: { buses: { orders: { rules: { paid: { pattern, targets: [billing, audit] } } } } },
});
afterAll(() => eventBridge.restore());

test('an event reaches the targets of a matching rule', async () => {
  const Detail = JSON.stringify({ id: 'o-1', total: 150 });
  const Entries = [{ EventBusName: 'orders', Source: 'shop', DetailType: 'Order Placed', Detail }];
  await client.send(new PutEventsCommand({ Entries }));
  await eventBridge.settled();

  expect(received).toEqual(['o-1']);
  expect(eventBridge).toHaveReceivedEvent({ source: 'shop', detail: { id: 'o-1', total: expect.any(Number) } });
  expect(eventBridge).not.toHaveReceivedEvent({ source: 'other' });
  expect(eventBridge.bus('orders')).toHaveReceivedEventTimes(1, { DetailType: 'Order Placed' });
  expect(eventBridge.rule('paid', 'orders')).toHaveMatchedEvent();
  expect(eventBridge.target(audit)).toHaveReceivedInvocation({ detail: { id: 'o-1' } });
  expect(eventBridge.events()[0]).toMatchEventPattern(pattern);
  expect(match(pattern, eventBridge.events()[0] ?? {})).toBe(true);
});

test('a fixture is an event that rules match', () => {
  const upload = awsEvents.s3.objectCreated({ detail: { object: { key: 'in/1.pdf' } } });
  eventBridge.emit(upload);

  expect(eventBridge).toHaveReceivedEvent({ source: 'aws.s3', detail: { object: { key: 'in/1.pdf' } } });
  expect(event({ source: 'shop', detail: { total: 150 } })).toMatchEventPattern(pattern);
  expect(() => eventsFrom('no-such/*.json')).toThrow('eventsFrom: no file matches');
});

test('a rule that does not match says why', () => {
  const event = { source: 'shop', detail: { total: '150' } };
  expect(() => expect(eventBridge.rule('paid', 'orders')).toMatchEvent(event)).toThrow(
    'numeric compares JSON numbers only; the event has a string.',
  );
  expect(explain(pattern, event).matches).toBe(false);
  expect(pattern).toBeValidEventPattern();
  expect(typeof matchers.toMatchEvent).toBe('function');
});

test('tests that run at the same time have accounts of their own', async () => {
  const ids = ['a', 'b'].map((id) =>
    eventBridge.isolate(async (isolated) => {
      const Entries = [{ EventBusName: 'orders', Source: 'shop', DetailType: 'Order Placed', Detail: JSON.stringify({ id }) }];
      await client.send(new PutEventsCommand({ Entries }));
      return isolated.events().map(({ detail }) => detail.id);
    }),
  );
  expect(await Promise.all(ids)).toEqual([['a'], ['b']]);
});

test('the account is behind an endpoint for as long as it is served', async () => {
  const server = await serve(eventBridge);
  expect(/^http:\\/\\/127\\.0\\.0\\.1:\\d+$/.test(server.endpoint)).toBe(true);
  await server.close();
});

test('an error is of the class of the SDK that the client comes from', async () => {
  const error: unknown = await client.send(new DescribeEventBusCommand({ Name: 'nope' })).catch((e: unknown) => e);
  expect(error instanceof ResourceNotFoundException).toBe(true);
  expect(error).toMatchObject({ name: 'ResourceNotFoundException', message: 'Event bus nope does not exist.' });
});
`;
}

/** Compiles only while a misspelt matcher, a wrong argument and a misspelt part of a known event are errors. */
export function typeChecks({ runner }: Consumer): string {
  return `
import { mockEventBridge } from 'aws-eventbridge-mock';
import { awsEvents } from 'aws-eventbridge-mock/fixtures';
import { matchers } from 'aws-eventbridge-mock/matchers';
${RUNNERS[runner].imports}
const eventBridge = mockEventBridge();
// @ts-expect-error: the detail has no such key
eventBridge.emit(awsEvents.s3.objectCreated({ detail: { objekt: { key: 'in/1.pdf' } } }));
expect.extend(matchers);
expect(eventBridge).toHaveReceivedEvent({ source: 'shop' });
// @ts-expect-error: there is no such matcher
expect(eventBridge).toHaveReceivedEvnt({ source: 'shop' });
// @ts-expect-error: a number comes first
expect(eventBridge).toHaveReceivedEventTimes('once');

const shop = mockEventBridge<{ OrderPlaced: { id: string; items: { sku: string }[] } }>();
expect(shop).toHaveReceivedEvent({ 'detail-type': 'OrderPlaced', detail: { items: [{ sku: 's-1' }] } });
// @ts-expect-error: there is no such detail-type
expect(shop).toHaveReceivedEvent({ 'detail-type': 'OrderPlacd' });
// @ts-expect-error: the detail has no such key
expect(shop.bus('orders')).not.toHaveReceivedEvent({ detail: { items: [{ skuu: 's-1' }] } });
${RUNNERS[runner].types}`;
}
