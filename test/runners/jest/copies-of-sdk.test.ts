import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { mockEventBridge } from 'aws-eventbridge-mock';
import { resetAfterEach } from 'aws-eventbridge-mock/jest';

type Sdk = typeof import('@aws-sdk/client-eventbridge');

const SDK = '@aws-sdk/client-eventbridge';

/** What a module of production code does when it is loaded: it imports the SDK, and makes a client. */
function production(name: 'EventBridgeClient' | 'EventBridge' = 'EventBridgeClient') {
  const sdk = jest.requireMock<Sdk>(SDK);
  const client = new sdk[name]({
    region: 'us-east-1',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    maxAttempts: 1,
    requestHandler: { handle: () => Promise.reject(new Error('went to the network')) },
  });
  const Entries = [{ Source: 'shop', DetailType: 'Order Placed', Detail: '{}' }];
  return { sdk, publish: () => client.send(new sdk.PutEventsCommand({ Entries })) };
}

const first = jest.requireActual<Sdk>(SDK).EventBridgeClient;
const eventBridge = resetAfterEach(mockEventBridge());

describe.each(['EventBridgeClient', 'EventBridge'] as const)('clients of %s', (name) => {
  beforeEach(() => {
    jest.resetModules();
  });

  test.each([1, 2])('are answered after jest.resetModules(), time %i', async () => {
    const { sdk, publish } = production(name);

    expect(sdk.EventBridgeClient).not.toBe(first);
    await publish();
    expect(eventBridge).toHaveReceivedEventTimes(1);
  });
});

test('clients that were made in jest.isolateModules() are answered', async () => {
  let isolated: ReturnType<typeof production> | undefined;
  jest.isolateModules(() => {
    isolated = production();
  });

  expect(isolated?.sdk.EventBridgeClient).not.toBe(first);
  await isolated?.publish();
  expect(eventBridge).toHaveReceivedEventTimes(1);
});

test('a mock that is made when copies are loaded already answers them, and leaves them as they were', async () => {
  jest.resetModules();
  const { sdk, publish } = production();
  const later = mockEventBridge();

  await publish();
  expect(later).toHaveReceivedEventTimes(1);
  expect(eventBridge).toHaveReceivedEventTimes(0);
  later.restore();
  await publish();
  expect(eventBridge).toHaveReceivedEventTimes(1);
  eventBridge.restore();
  expect(Object.hasOwn(sdk.EventBridgeClient.prototype, 'send')).toBe(false);
  await expect(publish()).rejects.toThrow('went to the network');
});

test('clients of @aws-sdk/client-cloudwatch-events are followed too', async () => {
  type Older = typeof import('@aws-sdk/client-cloudwatch-events');
  const OLDER = '@aws-sdk/client-cloudwatch-events';
  const before = jest.requireActual<Older>(OLDER).CloudWatchEventsClient;
  const mock = mockEventBridge(before);
  jest.resetModules();
  const { CloudWatchEventsClient, PutEventsCommand } = jest.requireMock<Older>(OLDER);
  expect(CloudWatchEventsClient).not.toBe(before);

  const Entries = [{ Source: 'shop', DetailType: 'Order Placed', Detail: '{}' }];
  await new CloudWatchEventsClient({}).send(new PutEventsCommand({ Entries }));

  expect(mock).toHaveReceivedEventTimes(1);
  mock.restore();
});

describe('a mock of the SDK that the test makes itself', () => {
  afterEach(() => {
    jest.resetModules();
    jest.dontMock(SDK);
  });

  test('stays', () => {
    jest.doMock(SDK, () => ({ own: true }));
    jest.resetModules();

    expect(jest.requireMock(SDK)).toEqual({ own: true });
  });
});
