import * as older from '@aws-sdk/client-cloudwatch-events';
import * as sdk from '@aws-sdk/client-eventbridge';
import { mockClient } from 'aws-sdk-client-mock';
import { describe, expect, test } from 'vitest';
import { mockEventBridge } from '../../src/index.js';
import '../../src/vitest.js';

/** `@aws-sdk/client-cloudwatch-events` is the same API under its older name, with clients and exceptions of its own. */

const Entries = [{ Source: 'shop', DetailType: 'Order Placed', Detail: '{"id":"o-1"}' }];
const publish = (client: older.CloudWatchEventsClient) =>
  client.send(new older.PutEventsCommand({ Entries }));
const seed = { buses: { default: { rules: { placed: { pattern: { source: ['shop'] } } } } } };

const offline = (Client = older.CloudWatchEventsClient) =>
  new Client({
    region: 'eu-west-1',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    maxAttempts: 1,
    requestHandler: { handle: () => Promise.reject(new Error('went to the network')) },
  });

describe('what a mock is attached to', () => {
  test('the class: clients made before and after, and the aggregated client', async () => {
    const before = offline();
    using eventBridge = mockEventBridge(older.CloudWatchEventsClient);

    await publish(before);
    await publish(offline());
    await new older.CloudWatchEvents({}).putEvents({ Entries });

    expect(eventBridge).toHaveReceivedEventTimes(3, { source: 'shop', detail: { id: 'o-1' } });
  });

  test('the aggregated class alone', async () => {
    using eventBridge = mockEventBridge(older.CloudWatchEvents);

    await new older.CloudWatchEvents({}).putEvents({ Entries });
    await expect(publish(offline())).rejects.toThrow('went to the network');

    expect(eventBridge).toHaveReceivedEventTimes(1);
  });

  test('a client, whose Region counts', async () => {
    const client = offline();
    using eventBridge = mockEventBridge(client);

    await publish(client);
    await expect(publish(offline())).rejects.toThrow('went to the network');

    expect(eventBridge).toHaveReceivedEvent({ region: 'eu-west-1' });
  });

  test('the class, beside clients of EventBridge, in a place of its own', async () => {
    using eventBridge = mockEventBridge();
    eventBridge.attach(older.CloudWatchEventsClient, { account: '111122223333', region: 'ap-south-1' });

    await publish(offline());
    await new sdk.EventBridgeClient({}).send(new sdk.PutEventsCommand({ Entries }));

    expect(eventBridge.events().map(({ account }) => account)).toEqual(['111122223333', '123456789012']);
  });

  test('nothing is left when the mock is restored', async () => {
    const client = offline();
    const eventBridge = mockEventBridge(older.CloudWatchEventsClient);
    await publish(client);
    eventBridge.restore();

    await expect(publish(client)).rejects.toThrow('went to the network');
    expect(Object.hasOwn(older.CloudWatchEventsClient.prototype, 'send')).toBe(false);
    expect(client.middlewareStack.identify().join()).not.toContain('awsEventBridgeMock');
  });

  test('a mock of all EventBridge clients leaves this class alone', async () => {
    using eventBridge = mockEventBridge();

    await expect(publish(offline())).rejects.toThrow('went to the network');
    expect(eventBridge.commands()).toEqual([]);
  });

  test.each([
    ['its class', older.CloudWatchEventsClient],
    ['a client', offline()],
  ])('a stub of aws-sdk-client-mock, of %s', async (_, stubbed) => {
    const client =
      stubbed === older.CloudWatchEventsClient ? offline() : (stubbed as older.CloudWatchEventsClient);
    const stub = mockClient(stubbed as older.CloudWatchEventsClient);
    using eventBridge = mockEventBridge(new sdk.EventBridgeClient({}), { seed, region: 'eu-west-1' });
    eventBridge.serve(stub);
    stub.on(older.DescribeRuleCommand).resolves({ Description: 'of the stub' });

    await publish(client);
    expect(await client.send(new older.DescribeRuleCommand({ Name: 'placed' }))).toEqual({
      Description: 'of the stub',
    });
    await expect(client.send(new older.EnableRuleCommand({ Name: 'other' }))).rejects.toBeInstanceOf(
      older.ResourceNotFoundException,
    );
    expect(stub).toHaveReceivedEvent({ detail: { id: 'o-1' } });
    expect(eventBridge.rule('placed')).toHaveMatchedEventTimes(1);
    stub.restore();
  });
});

test('commands() knows a command class of this package, and its input and output', async () => {
  const client = offline();
  using eventBridge = mockEventBridge(client);
  await publish(client);

  const [command] = eventBridge.commands(older.PutEventsCommand);
  expect(command?.input.Entries?.[0]?.DetailType).toBe('Order Placed');
  expect(command?.output?.FailedEntryCount).toBe(0);
  expect(eventBridge.commands(sdk.PutEventsCommand)).toEqual([command]);
});

const MODELLED = Object.keys(older).filter((name) => /Exception$/.test(name) && !name.includes('Service'));

test.for(MODELLED)('the fault %s is thrown as the class of this package', async (error) => {
  const client = new older.CloudWatchEventsClient({ maxAttempts: 1 });
  using eventBridge = mockEventBridge(client);
  eventBridge.fault('PutEvents', { error });

  const thrown: unknown = await publish(client).catch((reason: unknown) => reason);

  expect(thrown).toBeInstanceOf(Reflect.get(older, error));
  expect(thrown).toBeInstanceOf(older.CloudWatchEventsServiceException);
  expect(thrown).not.toBeInstanceOf(sdk.EventBridgeServiceException);
  expect(thrown).toMatchObject({ name: error, message: `${error}, as planned by the test.` });
});

test('a fault without a class of its own is the exception of the service', async () => {
  const client = new older.CloudWatchEventsClient({});
  using _eventBridge = mockEventBridge(client);

  const thrown: unknown = await client
    .send(new older.PutRuleCommand({ Name: '' }))
    .catch((reason: unknown) => reason);

  expect(thrown).toMatchObject({ name: 'ValidationException', $metadata: { httpStatusCode: 400 } });
  expect(Object.getPrototypeOf(thrown)).toBe(older.CloudWatchEventsServiceException.prototype);
});

test('the client’s own strategy retries what is throttled', async () => {
  const client = new older.CloudWatchEventsClient({ maxAttempts: 3 });
  using eventBridge = mockEventBridge(client);
  eventBridge.fault('PutEvents', { error: 'ThrottlingException', times: 2 });
  expect((await publish(client)).$metadata.attempts).toBe(3);

  eventBridge.fault('PutEvents', { networkError: 'ECONNRESET', times: 3 });
  await expect(publish(client)).rejects.toMatchObject({ code: 'ECONNRESET', $metadata: { attempts: 3 } });
});

test('entries fail, and answers are late, as a test plans it', async () => {
  const client = new older.CloudWatchEventsClient({ maxAttempts: 1 });
  using eventBridge = mockEventBridge(client);
  eventBridge.fault('PutEvents', { entries: [0], errorCode: 'InternalFailure', times: 1 });
  expect(await publish(client)).toMatchObject({
    FailedEntryCount: 1,
    Entries: [{ ErrorCode: 'InternalFailure' }],
  });

  eventBridge.fault('PutEvents', { latency: '2 minutes' });
  const abortSignal = AbortSignal.timeout(60_000);
  await expect(client.send(new older.PutEventsCommand({ Entries }), { abortSignal })).rejects.toMatchObject({
    name: 'AbortError',
  });
});
