import {
  EventBridgeClient,
  ListRulesCommand,
  ListTargetsByRuleCommand,
  PutEventsCommand,
  PutPartnerEventsCommand,
  PutRuleCommand,
  PutTargetsCommand,
  RemoveTargetsCommand,
} from '@aws-sdk/client-eventbridge';
import { expect, test } from 'vitest';
import { mockEventBridge } from '../../src/index.js';

const entry = (id: number) => ({ Source: 'shop', DetailType: `Order ${id}`, Detail: '{}' });

function setUp() {
  const client = new EventBridgeClient({ region: 'us-east-1', maxAttempts: 1 });
  const mock = mockEventBridge(client);
  return {
    client,
    mock,
    put: (...ids: number[]) => client.send(new PutEventsCommand({ Entries: ids.map(entry) })),
    received: () => mock.events().map((event) => event['detail-type']),
    [Symbol.dispose]: () => {
      mock.restore();
    },
  };
}

test('entries fail at their positions, have no effect, and the others go through', async () => {
  using shop = setUp();
  shop.mock.fault('PutEvents', { entries: [1, 7], errorCode: 'InternalFailure', errorMessage: 'Try again.' });

  const answer = await shop.put(0, 1, 2);
  expect(answer).toMatchObject({
    $metadata: { httpStatusCode: 200, attempts: 1 },
    FailedEntryCount: 1,
    Entries: [
      { EventId: shop.mock.events()[0]?.id },
      { ErrorCode: 'InternalFailure', ErrorMessage: 'Try again.' },
      { EventId: shop.mock.events()[1]?.id },
    ],
  });
  expect(answer.Entries?.[1]).not.toHaveProperty('EventId');
  expect(shop.received()).toEqual(['Order 0', 'Order 2']);
});

test('a predicate picks entries by what they hold; without a message the code is told as planned', async () => {
  using shop = setUp();
  shop.mock.fault('PutEvents', {
    entries: ({ DetailType }, index) => DetailType === 'Order 3' && index === 1,
    errorCode: 'ThrottlingException',
    times: 1,
  });

  const answer = await shop.put(3, 3);
  expect(answer.Entries?.[1]).toEqual({
    ErrorCode: 'ThrottlingException',
    ErrorMessage: 'ThrottlingException, as planned by the test.',
  });
  expect(await shop.put(3, 3)).toMatchObject({ FailedEntryCount: 0 });
});

test('all entries of a request may fail', async () => {
  using shop = setUp();
  shop.mock.fault('PutEvents', { entries: () => true, errorCode: 'InternalFailure' });

  expect(await shop.put(0, 1)).toMatchObject({ FailedEntryCount: 2 });
  expect(shop.received()).toEqual([]);
});

test('a request that picks no entry does not use a plan up', async () => {
  using shop = setUp();
  shop.mock.fault('PutEvents', { entries: [2], errorCode: 'InternalFailure', times: 1 });

  await shop.put(0, 1);
  expect(shop.mock.faults()).toMatchObject([{ happened: 0, left: 1 }]);
  expect(await shop.put(0, 1, 2)).toMatchObject({ FailedEntryCount: 1 });
  expect(shop.mock.faults()).toMatchObject([{ happened: 1, left: 0 }]);
});

test('several plans let entries of one request fail; of two for one entry the first has it', async () => {
  using shop = setUp();
  shop.mock.fault('PutEvents', { entries: [0], errorCode: 'First' });
  shop.mock.fault('PutEvents', { entries: [0, 2], errorCode: 'Second' });

  const answer = await shop.put(0, 1, 2);
  expect(answer.Entries?.map(({ ErrorCode }) => ErrorCode)).toEqual(['First', undefined, 'Second']);
  expect(shop.mock.commands()[0]?.faults).toMatchObject([
    { effect: 'failed entries', entries: [0] },
    { effect: 'failed entries', entries: [2] },
  ]);
});

test('a call that fails as a whole leaves plans for its entries alone', async () => {
  using shop = setUp();
  shop.mock.fault('PutEvents', { entries: [0], errorCode: 'InternalFailure', times: 1 });
  shop.mock.fault('PutEvents', { error: 'ThrottlingException', times: 1 });

  await expect(shop.put(0)).rejects.toMatchObject({ name: 'ThrottlingException' });
  expect(await shop.put(0)).toMatchObject({ FailedEntryCount: 1 });
});

test('what is wrong with the request is told all the same', async () => {
  using shop = setUp();
  shop.mock.fault('PutEvents', { entries: [0], errorCode: 'InternalFailure' });

  await expect(shop.put(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10)).rejects.toMatchObject({
    name: 'ValidationException',
  });
});

test('entries of PutPartnerEvents fail as those of PutEvents', async () => {
  using shop = setUp();
  shop.mock.fault('PutPartnerEvents', { entries: [0], errorCode: 'InternalFailure' });

  const partner = { ...entry(0), Source: 'aws.partner/shop.example/orders' };
  expect(await shop.client.send(new PutPartnerEventsCommand({ Entries: [partner, partner] }))).toMatchObject({
    FailedEntryCount: 2,
    Entries: [{ ErrorCode: 'InternalFailure' }, { ErrorCode: 'NotAuthorizedForSourceException' }],
  });
});

test('targets that fail to be put or removed stay as they were', async () => {
  using shop = setUp();
  const { client, mock } = shop;
  await client.send(new PutRuleCommand({ Name: 'r', EventPattern: '{"source":["shop"]}' }));
  mock.fault('PutTargets', { entries: ({ Id }) => Id === 'b', errorCode: 'ConcurrentModificationException' });
  mock.fault('RemoveTargets', {
    entries: (id) => id === 'a',
    errorCode: 'InternalFailure',
    errorMessage: 'No.',
  });

  const Targets = ['a', 'b', 'c'].map((Id) => ({ Id, Arn: `arn:aws:sqs:us-east-1:123456789012:${Id}` }));
  expect(await client.send(new PutTargetsCommand({ Rule: 'r', Targets }))).toMatchObject({
    FailedEntryCount: 1,
    FailedEntries: [
      {
        TargetId: 'b',
        ErrorCode: 'ConcurrentModificationException',
        ErrorMessage: 'ConcurrentModificationException, as planned by the test.',
      },
    ],
  });
  expect(await client.send(new RemoveTargetsCommand({ Rule: 'r', Ids: ['a', 'c'] }))).toMatchObject({
    FailedEntryCount: 1,
    FailedEntries: [{ TargetId: 'a', ErrorCode: 'InternalFailure', ErrorMessage: 'No.' }],
  });
  const left = await client.send(new ListTargetsByRuleCommand({ Rule: 'r' }));
  expect(left.Targets?.map(({ Id }) => Id)).toEqual(['a']);
});

test('reset() and restore() end what is planned', async () => {
  using shop = setUp();
  shop.mock.fault('PutEvents', { entries: [0], errorCode: 'InternalFailure' });
  shop.mock.fault('*', { error: 'ThrottlingException', when: ({ name }) => name === 'ListRules' });
  await expect(shop.client.send(new ListRulesCommand({}))).rejects.toThrow();
  shop.mock.reset();

  expect(await shop.put(0)).toMatchObject({ FailedEntryCount: 0 });
  await expect(shop.client.send(new ListRulesCommand({}))).resolves.toBeDefined();
  expect(shop.mock.faults()).toEqual([]);
  shop.mock.fault('PutEvents', { latency: 5 });
  shop.mock.restore();
  expect(shop.mock.faults()).toEqual([]);
});
