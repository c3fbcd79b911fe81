import { expect, test } from '@jest/globals';
import { mockEventBridge } from 'aws-eventbridge-mock';
import { resetAfterEach } from 'aws-eventbridge-mock/jest';
import { takeIn } from '../src/depot.js';
import { parcels, rule, seed } from './seed.js';

const eventBridge = resetAfterEach(mockEventBridge({ seed }));

test('one after the other, tests have the mock to themselves', async () => {
  await takeIn(parcels('lyon', 1));

  expect(eventBridge).toHaveReceivedEventTimes(1);
});

test('the next one finds it as it was made', () => {
  expect(eventBridge).toHaveReceivedEventTimes(0);
});

test.concurrent('every parcel that is taken in is sorted', () =>
  eventBridge.isolate(async (eventBridge) => {
    await takeIn(parcels('berlin', 3));
    await eventBridge.settled();

    expect(eventBridge).toHaveReceivedEventTimes(3, { 'detail-type': 'Parcel Sorted' });
    expect(eventBridge).not.toHaveReceivedEvent({ detail: { depot: 'porto' } });
  }),
);

test.concurrent('a depot without parcels sorts nothing', () =>
  eventBridge.isolate(async (eventBridge) => {
    await takeIn(parcels('oslo', 0));
    await eventBridge.settled();

    expect(eventBridge).toHaveReceivedEventTimes(0);
  }),
);

test.concurrent('a fault that one test plans is not felt by the others', () =>
  eventBridge.isolate(async (eventBridge) => {
    eventBridge.fault('PutEvents', { error: 'AccessDeniedException' });

    await expect(takeIn(parcels('porto', 2))).rejects.toThrow('AccessDeniedException');
    expect(eventBridge.commands('PutEvents')).toHaveLength(1);
  }),
);

test.concurrent('a rule that one test disables sorts for the others', () =>
  eventBridge.isolate(async (eventBridge) => {
    eventBridge.seed({
      buses: { parcels: { rules: { 'sort-registered-parcels': { ...rule, state: 'DISABLED' } } } },
    });
    await takeIn(parcels('riga', 2));
    await eventBridge.settled();

    expect(eventBridge.rule('sort-registered-parcels', 'parcels')).not.toHaveMatchedEvent();
    expect(eventBridge).toHaveReceivedEventTimes(2, { 'detail-type': 'Parcel Registered' });
  }),
);

test.concurrent('what a test does not wait for is over when its callback ends', async () => {
  const sorted = await eventBridge.isolate(async (eventBridge) => {
    await takeIn(parcels('vienna', 1));
    return eventBridge;
  });

  expect(sorted).toHaveReceivedLastEvent({ 'detail-type': 'Parcel Sorted', detail: { id: 'vienna-1' } });
});
