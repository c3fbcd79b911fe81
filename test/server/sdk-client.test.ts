import {
  CreateArchiveCommand,
  DescribeArchiveCommand,
  DescribeRuleCommand,
  EventBridgeClient,
  ListRulesCommand,
  PutEventsCommand,
  PutRuleCommand,
  ResourceNotFoundException,
  TagResourceCommand,
  ListTagsForResourceCommand,
} from '@aws-sdk/client-eventbridge';
import { expect, onTestFinished, test } from 'vitest';
import { entry, served } from './http-client.js';

/** A client that knows nothing of any mock. */
function clientAt(endpoint: string): EventBridgeClient {
  const client = new EventBridgeClient({
    endpoint,
    region: 'eu-west-1',
    credentials: { accessKeyId: '111122223333', secretAccessKey: 'secret' },
  });
  onTestFinished(() => {
    client.destroy();
  });
  return client;
}

test('a client of the SDK for JavaScript is answered as by the service', async () => {
  const { mock, server } = await served();
  const client = clientAt(server.endpoint);
  await client.send(new PutRuleCommand({ Name: 'paid', EventPattern: '{"source":["shop"]}' }));
  const put = await client.send(
    new PutEventsCommand({ Entries: [{ ...entry, Time: new Date(1795865618015) }] }),
  );
  const { Rules } = await client.send(new ListRulesCommand({}));

  expect(put).toMatchObject({
    FailedEntryCount: 0,
    $metadata: { httpStatusCode: 200, attempts: 1, requestId: expect.stringMatching(/^[\da-f-]{36}$/) },
  });
  expect(Rules).toMatchObject([{ Name: 'paid', Arn: 'arn:aws:events:eu-west-1:111122223333:rule/paid' }]);
  expect(mock.events()).toMatchObject([{ account: '111122223333', region: 'eu-west-1' }]);
  expect(mock.commands('PutEvents')[0]?.input.Entries?.[0]?.Time).toEqual(new Date(1795865618015));
});

test('times are dates again', async () => {
  const { mock, server } = await served();
  const client = clientAt(server.endpoint);
  const EventSourceArn = 'arn:aws:events:eu-west-1:111122223333:event-bus/default';
  await client.send(new CreateArchiveCommand({ ArchiveName: 'all', EventSourceArn, RetentionDays: 7 }));
  const { CreationTime } = await client.send(new DescribeArchiveCommand({ ArchiveName: 'all' }));

  expect(CreationTime).toEqual(mock.commands('CreateArchive')[0]?.output?.CreationTime);
});

test('errors are the exceptions of the SDK', async () => {
  const { server } = await served();
  const asking = clientAt(server.endpoint).send(new DescribeRuleCommand({ Name: 'none' }));

  await expect(asking).rejects.toBeInstanceOf(ResourceNotFoundException);
  await expect(asking).rejects.toMatchObject({
    message: 'Rule none does not exist on EventBus default.',
    $metadata: { httpStatusCode: 400, attempts: 1 },
  });
});

test('the client’s own retries are requests of their own', async () => {
  const { mock, server } = await served();
  mock.fault('PutEvents', { networkError: 'ECONNRESET', times: 1 });
  const { $metadata } = await clientAt(server.endpoint).send(new PutEventsCommand({ Entries: [entry] }));

  expect($metadata.attempts).toBe(2);
  expect(mock.commands().map(({ attempts, error }) => [attempts, error?.name])).toEqual([
    [1, 'TimeoutError'],
    [1, undefined],
  ]);
});

test('tags, texts of any script and large entries go through as they are', async () => {
  const { mock, server } = await served();
  const client = clientAt(server.endpoint);
  const ResourceARN = 'arn:aws:events:eu-west-1:111122223333:event-bus/default';
  const Tags = [{ Key: '__proto__', Value: 'größer 📦 \u2028' }];
  await client.send(new TagResourceCommand({ ResourceARN, Tags }));
  const text = `"\\ 📦 ${'ü'.repeat(200_000)}`;
  await client.send(new PutEventsCommand({ Entries: [{ ...entry, Detail: JSON.stringify({ text }) }] }));

  expect((await client.send(new ListTagsForResourceCommand({ ResourceARN }))).Tags).toEqual(Tags);
  expect(mock.events()[0]?.detail).toEqual({ text });
});
