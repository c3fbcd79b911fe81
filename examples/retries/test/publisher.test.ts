import { mockEventBridge } from 'aws-eventbridge-mock';
import 'aws-eventbridge-mock/vitest';
import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest';
import { publish, type DomainEvent } from '../src/publisher.js';

const eventBridge = mockEventBridge({ region: 'us-east-1' });
beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  eventBridge.reset();
  vi.useRealTimers();
});
afterAll(() => {
  eventBridge.restore();
});

const events = (count: number): DomainEvent[] =>
  Array.from({ length: count }, (_, n) => ({ id: `e-${n}`, type: 'Order Placed' }));

/** Publishes, with all pauses that it takes. Answers what went wrong. */
async function published(count: number, abortSignal?: AbortSignal): Promise<unknown> {
  const publishing = publish(events(count), abortSignal).catch((error: unknown) => error);
  await vi.runAllTimersAsync();
  return await publishing;
}

const ids = () => eventBridge.events().map(({ detail }) => detail['id']);

test('a throttled call is retried by the SDK', async () => {
  eventBridge.fault('PutEvents', { error: 'ThrottlingException', times: 2 });

  await published(1);
  expect(eventBridge).toHaveReceivedEventTimes(1, { detail: { id: 'e-0' } });
  expect(eventBridge.commands('PutEvents')).toMatchObject([{ attempts: 3 }]);
});

test('a call that the SDK gives up is made again later', async () => {
  eventBridge.fault('PutEvents', { error: 'ThrottlingException', times: 4 });

  await published(1);
  expect(eventBridge.commands('PutEvents')).toMatchObject([{ attempts: 3 }, { attempts: 2 }]);
});

test('entries that failed are sent again, and only those', async () => {
  eventBridge.fault('PutEvents', { entries: [1, 3], errorCode: 'InternalFailure', times: 1 });

  await published(5);
  expect(ids()).toEqual(['e-0', 'e-2', 'e-4', 'e-1', 'e-3']);
  expect(eventBridge.commands('PutEvents').map(({ input }) => input['Entries'])).toMatchObject([
    { length: 5 },
    { length: 2 },
  ]);
});

test('an entry that fails for good is told, after the others are published', async () => {
  eventBridge.fault('PutEvents', {
    entries: ({ Detail = '' }) => Detail.includes('"e-7"'),
    errorCode: 'NotAuthorizedForDetailTypeException',
    errorMessage: 'Not authorized for the detail type.',
  });

  expect(await published(20)).toMatchObject({
    name: 'PublishError',
    message:
      '1 events were not published: NotAuthorizedForDetailTypeException: Not authorized for the detail type.',
    unpublished: [{ id: 'e-7' }],
  });
  expect(eventBridge).toHaveReceivedEventTimes(19);
  expect(eventBridge.commands('PutEvents')).toHaveLength(2);
});

test('a lost connection is made up for', async () => {
  eventBridge.fault('PutEvents', { networkError: 'ECONNRESET', times: 5 });

  await published(3);
  expect(ids()).toEqual(['e-0', 'e-1', 'e-2']);
});

test('a call without credentials is not repeated', async () => {
  eventBridge.fault('PutEvents', { error: 'UnrecognizedClientException', message: 'Invalid token.' });

  expect(await published(1)).toMatchObject({ message: expect.stringContaining('Invalid token.') });
  expect(eventBridge.commands('PutEvents')).toMatchObject([{ attempts: 1 }]);
});

test('a call that is not answered in time has happened: its events come twice, with the same id', async () => {
  eventBridge.fault('PutEvents', { latency: '3 seconds', times: 1 });

  expect(await published(2)).toBeUndefined();
  expect(ids()).toEqual(['e-0', 'e-1', 'e-0', 'e-1']);
  expect(eventBridge.commands('PutEvents')).toMatchObject([{ attempts: 2 }]);
});

test('a caller with a deadline gives up in time', async () => {
  eventBridge.fault('PutEvents', { latency: '1 second' });

  expect(await published(1, AbortSignal.timeout(500))).toMatchObject({ name: 'AbortError' });
});

test.each(Array.from({ length: 25 }, (_, n) => n + 1))(
  'chaos %i: whatever entries and calls fail, each event arrives exactly once',
  async (seed) => {
    eventBridge.chaos({ seed, rate: 0.3 });
    eventBridge.chaos({ seed, rate: 0.2, entries: false, calls: true });

    expect(await published(35)).toBeUndefined();
    expect(ids().sort()).toEqual(
      events(35)
        .map(({ id }) => id)
        .sort(),
    );
  },
);
