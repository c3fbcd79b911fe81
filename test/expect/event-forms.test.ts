import { expect, test } from 'vitest';
import { readEvent } from '../../src/expect/subjects/event.js';
import { DEFAULT_PLACE } from '../../src/text/arn.js';
import '../../src/vitest.js';
import { entry, shopWith } from './shop.js';

const filledIn = {
  version: '0',
  id: '00000000-0000-4000-8000-000000000000',
  account: '123456789012',
  time: '2026-01-01T00:00:00Z',
  region: 'us-east-1',
  resources: [],
};

function envelopeOf(event: unknown): unknown {
  return JSON.parse(readEvent(event, 'event', DEFAULT_PLACE).text);
}

test.each([
  ['nothing', {}, {}],
  [
    'an entry of PutEvents',
    entry('OrderPaid', { total: 1 }, { TraceHeader: 'Root=1' }),
    { source: 'shop', 'detail-type': 'OrderPaid', detail: { total: 1 } },
  ],
  [
    'an entry with an object',
    { Source: 'shop', Detail: { total: 1 } },
    { source: 'shop', detail: { total: 1 } },
  ],
  ['an entry with members that are undefined', { Source: 'shop', Resources: undefined }, { source: 'shop' }],
  [
    'a part of an envelope',
    { source: 'shop', detail: { total: 1 } },
    { source: 'shop', detail: { total: 1 } },
  ],
  ['a date', { Time: new Date('2026-03-01T12:00:00.750Z') }, { time: '2026-03-01T12:00:00Z' }],
  ['a time as text', { time: '2026-03-01T12:00:00.750Z' }, { time: '2026-03-01T12:00:00.750Z' }],
  [
    'what an envelope says itself',
    { account: '111122223333', resources: ['arn:a'] },
    { account: '111122223333', resources: ['arn:a'] },
  ],
  ['a replayed event', { 'replay-name': 'again' }, { 'replay-name': 'again' }],
  ['text of a part', '{"source":"shop"}', { source: 'shop' }],
  ['text of nothing', ' {} ', {}],
  ['text of an entry', '{"Source":"shop","Detail":"{}"}', { source: 'shop', detail: {} }],
])('%s becomes an envelope', (_name, event, envelope) => {
  expect(envelopeOf(event)).toEqual({ ...filledIn, ...envelope });
});

test('a record of the history becomes the envelope that was on the bus', async () => {
  using shop = shopWith();
  await shop.send(entry('OrderPaid', { total: 1 }));
  const [record] = shop.eventBridge.events();
  const {
    eventBusName: _name,
    eventBusArn: _arn,
    matchedRules: _rules,
    receivedAt: _at,
    ...envelope
  } = record ?? {};

  expect(envelopeOf(record)).toEqual(envelope);
  expect(record).toMatchEventPattern({ source: ['shop'] });
  expect({ receivedAt: [{ exists: true }] }).not.toMatchEvent(record ?? {});
});

test('numbers keep their spelling in text, which patterns can see', () => {
  const pattern = '{"detail":{"number":[9007199254740993]}}';
  expect(pattern).toMatchEvent('{"detail":{"number":9007199254740993}}');
  expect(pattern).toMatchEvent({ Detail: '{"number":9007199254740993}' });
  expect(pattern).not.toMatchEvent('{"detail":{"number":9007199254740992}}');
});

test('an event that does not say where it is from is from where the rule is', () => {
  using shop = shopWith({
    buses: { default: { rules: { own: { pattern: { account: ['123456789012'], region: ['us-east-1'] } } } } },
  });
  expect(shop.eventBridge.rule('own')).toMatchEvent({ source: 'shop' });
  expect({ source: 'shop' }).toMatchEventPattern(shop.eventBridge.rule('own'));
  expect({ source: 'shop', account: '111122223333' }).not.toMatchEventPattern(shop.eventBridge.rule('own'));
});
