import { expect, test } from 'vitest';
import { newAccount } from './account.js';

const entry = { Source: 'shop', DetailType: 'Placed', Detail: '{"a":1}' };

test('an event for a bus that does not exist gets an EventId and is dropped', () => {
  const { call, routed } = newAccount();

  const answer = call('PutEvents', { Entries: [entry, { ...entry, EventBusName: 'nowhere' }] });

  expect(answer).toEqual({
    FailedEntryCount: 0,
    Entries: [
      { EventId: '00000000-0000-4000-8000-000000000001' },
      { EventId: '00000000-0000-4000-8000-000000000002' },
    ],
  });
  expect(routed.map(({ envelope }) => envelope.id)).toEqual(['00000000-0000-4000-8000-000000000001']);
});

test('the warning has the event and the bus that was probably meant', () => {
  const { call, journal } = newAccount();
  call('CreateEventBus', { Name: 'orders' });

  call('PutEvents', { Entries: [{ ...entry, EventBusName: 'order' }] });

  expect(journal.warnings).toMatchObject([
    {
      kind: 'unknown-event-bus',
      eventBusName: 'order',
      account: '123456789012',
      region: 'us-east-1',
      didYouMean: 'orders',
      event: { 'detail-type': 'Placed', detail: { a: 1 } },
    },
  ]);
});

test('a name that is like no other gets no proposal', () => {
  const { call, journal } = newAccount();

  call('PutEvents', { Entries: [{ ...entry, EventBusName: 'payments' }] });

  expect(journal.warnings[0]).not.toHaveProperty('didYouMean');
});

test('a bus by ARN is looked for in the Region of the ARN', () => {
  const { call, journal } = newAccount();
  call('CreateEventBus', { Name: 'orders' });

  call('PutEvents', {
    Entries: [{ ...entry, EventBusName: 'arn:aws:events:eu-west-1:123456789012:event-bus/orders' }],
  });

  expect(journal.warnings).toMatchObject([
    { eventBusName: 'orders', account: '123456789012', region: 'eu-west-1' },
  ]);
});

test('an entry that fails is not routed, and no bus is missed for it', () => {
  const { call, routed, journal } = newAccount();

  call('PutEvents', { Entries: [{ ...entry, Detail: 'text', EventBusName: 'nowhere' }] });

  expect(routed).toEqual([]);
  expect(journal.warnings.map(({ kind }) => kind)).toEqual(['entry-failed']);
});
