import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { useFakeTimers, type SinonFakeTimers } from 'sinon';
import { mockEventBridge } from 'aws-eventbridge-mock';

const now = new Date('2026-03-01T12:34:56.789Z');
let clock: SinonFakeTimers | undefined;
afterEach(() => {
  clock?.restore();
  clock = undefined;
  jest.useRealTimers();
});

describe.each([
  ['Jest', () => void jest.useFakeTimers({ now }), (ms: number) => jest.advanceTimersByTimeAsync(ms)],
  ['sinon', () => void (clock = useFakeTimers({ now })), (ms: number) => clock?.tickAsync(ms)],
])('under the fake timers of %s', (_, install, advance) => {
  test('an answer that is late comes when its time has passed', async () => {
    install();
    const client = new EventBridgeClient({ region: 'us-east-1' });
    using eventBridge = mockEventBridge(client);
    eventBridge.fault('PutEvents', { latency: '5 seconds' });

    const Entries = [{ Source: 'shop', DetailType: 'Order Placed', Detail: '{}' }];
    let answered = false;
    const sending = client.send(new PutEventsCommand({ Entries })).then(() => (answered = true));
    await advance(4999);
    expect(answered).toBe(false);
    await advance(1);
    expect(await sending).toBe(true);
  });

  test('a throttled request is retried, answered, and its event delivered, without turning the clock', async () => {
    install();
    const received: { time: string }[] = [];
    const billing = (event: { time: string }) => received.push(event);
    const client = new EventBridgeClient({ region: 'us-east-1', maxAttempts: 3 });
    using eventBridge = mockEventBridge(client, {
      seed: {
        buses: { default: { rules: { placed: { pattern: { source: ['shop'] }, targets: [billing] } } } },
      },
    });
    eventBridge.fault('PutEvents', { error: 'ThrottlingException', times: 2 });

    const Entries = [{ Source: 'shop', DetailType: 'Order Placed', Detail: '{}' }];
    const answer = await client.send(new PutEventsCommand({ Entries }));
    await eventBridge.settled();

    expect(answer.$metadata.attempts).toBe(3);
    expect(received).toMatchObject([{ time: '2026-03-01T12:34:56Z' }]);
  });
});
