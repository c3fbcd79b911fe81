import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { match, stub, type SinonMatcher } from 'sinon';
import { expect, test } from 'vitest';
import { mockEventBridge, type EventBridgeMock } from '../../src/index.js';
import type { ExpectedEvent } from '../../src/matchers.js';
import '../../src/vitest.js';
import { failureOf } from './failure.js';

function mockWith(...targets: (() => unknown)[]): EventBridgeMock {
  const rules = { placed: { pattern: { source: ['shop'] }, targets } };
  const client = new EventBridgeClient({ region: 'us-east-1' });
  const eventBridge = mockEventBridge(client, { seed: { buses: { default: { rules } } } });
  const detail = { id: 'o-1', total: 150 };
  const resources = ['arn:aws:s3:::orders'];
  eventBridge.emit({ source: 'shop', 'detail-type': 'Order Placed', detail, resources });
  return eventBridge;
}

// Its types lack it.
const json = Reflect.get(match, 'json') as (value: object) => SinonMatcher;
const HOLDS: readonly (readonly [string, ExpectedEvent | SinonMatcher])[] = [
  ['a part of a text', { source: match('sho') }],
  ['a regular expression', { 'detail-type': match(/^Order/) }],
  ['a type', { detail: { id: match.string, total: match.number } }],
  ['any value', { detail: { id: match.any } }],
  ['an object in part', { detail: match({ id: 'o-1' }) }],
  ['a member', { detail: match.has('total', 150) }],
  ['a function of one’s own', { detail: { total: match((total: number) => total > 100, 'above 100') } }],
  ['two at once', { detail: { total: match.number.and(match((total: number) => total > 100)) } }],
  ['one of two', { source: match('store').or(match('shop')) }],
  ['elements of a list', { resources: [match('arn:')] }],
  ['the JSON text of the detail', { Detail: match('"o-1"') }],
  ['the detail as JSON', { Detail: json({ id: 'o-1', total: 150 }) }],
  ['a date', { Time: match.date }],
  ['the whole event, as it is received', match({ source: 'shop', 'detail-type': 'Order Placed' })],
  ['the whole event, as it is put', match({ Source: 'shop', DetailType: 'Order Placed' })],
];
const FAILS: readonly (readonly [string, ExpectedEvent | SinonMatcher])[] = [
  ['another text', { source: match('outlet') }],
  ['another type', { detail: { id: match.number } }],
  ['a member that is missing', { detail: { tier: match.any } }],
  ['another value', { detail: match({ id: 'o-2' }) }],
  ['an element', { resources: [match('outlet')] }],
  ['another event', match({ source: 'outlet' })],
];

test.each(HOLDS)('%s holds, in the matchers and in events()', (_, expected) => {
  using eventBridge = mockWith();

  expect(eventBridge).toHaveReceivedEvent(expected);
  expect(eventBridge.events(expected)).toHaveLength(1);
});

test.each(FAILS)('%s does not hold', (_, expected) => {
  using eventBridge = mockWith();

  expect(eventBridge).not.toHaveReceivedEvent(expected);
  expect(eventBridge.events(expected)).toEqual([]);
});

test('they may stand in inputs of targets and in dead letters', async () => {
  const handler = stub().resolves();
  using eventBridge = mockWith(handler);
  await eventBridge.settled();

  expect(eventBridge.target(handler)).toHaveReceivedInvocation({ detail: match({ id: match('o-') }) });
  expect(eventBridge.rule('placed')).toHaveInvokedTarget('placed', match.has('source', 'shop'));
  expect(eventBridge).not.toHaveReceivedDeadLetter({ messageAttributes: { ERROR_CODE: match.string } });
});

test('a failure shows what sinon calls them', () => {
  using eventBridge = mockWith();
  const total = match((number: number) => number > 500, 'above 500');

  expect(
    failureOf(() => {
      expect(eventBridge).toHaveReceivedEvent({ source: match('sho'), detail: { id: match.number, total } });
    }),
  ).toMatchInlineSnapshot(`
    expect(eventBridge).toHaveReceivedEvent(expected)

    The only event received is not as expected.

    Event 1, "Order Placed" from "shop" on bus "default":

      ✓ source           "shop"              matches sinon match("sho")
      ✗ detail.id        "o-1"               expected sinon typeOf("number")
      ✗ detail.total     150                 expected sinon above 500
  `);
});
