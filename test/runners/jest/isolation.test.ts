import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { describe, expect, test } from '@jest/globals';
import { mockEventBridge } from 'aws-eventbridge-mock';
import { resetAfterEach } from 'aws-eventbridge-mock/jest';

const offline = {
  credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
  region: 'us-east-1',
  maxAttempts: 1,
  requestHandler: { handle: () => Promise.reject(new Error('went to the network')) },
};
const client = new EventBridgeClient(offline);

function publish(id: string, through = client) {
  const entry = { Source: 'shop', DetailType: 'Order Placed', Detail: JSON.stringify({ id }) };
  return through.send(new PutEventsCommand({ Entries: [entry] }));
}

describe('resetAfterEach', () => {
  const eventBridge = resetAfterEach(mockEventBridge());

  test.failing('a test fails midway', async () => {
    await publish('o-1');
    expect(eventBridge).toHaveReceivedEventTimes(0);
  });

  test('the next test finds the mock as it was made', () => {
    expect(eventBridge).toHaveReceivedEventTimes(0);
  });
});

test('after its describe block the mock is gone', async () => {
  await expect(publish('o-1')).rejects.toThrow('went to the network');
});

describe('test.concurrent', () => {
  const shared = new EventBridgeClient(offline);
  const eventBridge = mockEventBridge(shared);
  test.concurrent.each(['a', 'b', 'c'])('test %s has a mock of its own', (id) =>
    eventBridge.isolate(async (isolated) => {
      await publish(id, shared);
      await isolated.settled();
      await publish(id, shared);

      expect(isolated.events().map(({ detail }) => detail)).toEqual([{ id }, { id }]);
      expect(isolated).not.toHaveReceivedEvent({ detail: { id: expect.not.stringContaining(id) } });
    }),
  );
});
