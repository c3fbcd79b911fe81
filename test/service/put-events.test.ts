import { CreateEventBusCommand, EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { expect, test } from 'vitest';
import { mockEventBridge } from '../../src/index.js';

const queue = 'arn:aws:sqs:us-east-1:123456789012:q';
const everything = { pattern: { source: [{ prefix: '' }] }, targets: [queue] };
const seed = { buses: { default: { rules: { everything } } } };

function setUp(quotas = {}) {
  const client = new EventBridgeClient({ region: 'us-east-1' });
  return { client, mock: mockEventBridge(client, { seed, quotas }) };
}

const entry = { Source: 'shop', DetailType: 'Placed', Detail: '{}' };

test('a target gets the envelope as compact text, members in the order of the service', async () => {
  const { client, mock } = setUp();
  const Time = new Date('2026-03-01T12:34:56.789Z');

  const answer = await client.send(
    new PutEventsCommand({
      Entries: [{ ...entry, Time, Resources: ['r1', 'r2'], Detail: '{ "b": "x y",\n "a": [1] }' }],
    }),
  );
  await mock.settled();

  const id = answer.Entries?.[0]?.EventId;
  expect(mock.invocations()[0]?.payload).toBe(
    `{"version":"0","id":"${id}","detail-type":"Placed","source":"shop","account":"123456789012",` +
      '"time":"2026-03-01T12:34:56Z","region":"us-east-1","resources":["r1","r2"],"detail":{"b":"x y","a":[1]}}',
  );
});

test('numbers in Detail keep the spelling of the sender', async () => {
  const { client, mock } = setUp();

  await client.send(
    new PutEventsCommand({ Entries: [{ ...entry, Detail: '{"n":1.0,"big":9007199254740993}' }] }),
  );
  await mock.settled();

  expect(mock.invocations()[0]?.payload).toContain('"detail":{"n":1.0,"big":9007199254740993}}');
});

test('a request may be as large as the quota and no larger', async () => {
  const detail = `{"a":"${'é'.repeat(10)}"}`;
  const size = 14 + 'shop'.length + 'Placed'.length + 'r'.length + Buffer.byteLength(detail);
  const Entries = [
    { ...entry, Detail: detail, Time: new Date(0), Resources: ['r'], EventBusName: 'not-counted' },
  ];

  const fits = setUp({ putEventsRequestBytes: size });
  await expect(fits.client.send(new PutEventsCommand({ Entries }))).resolves.toMatchObject({
    FailedEntryCount: 0,
  });

  const tight = setUp({ putEventsRequestBytes: size - 1 });
  await expect(tight.client.send(new PutEventsCommand({ Entries }))).rejects.toMatchObject({
    name: 'ValidationException',
    message: 'Total size of the entries in the request is over the limit.',
  });
});

test('the size of a request is the sum over its entries, 1 MiB by default', async () => {
  const { client, mock } = setUp();
  const half = (1_048_576 - 2 * ('shop'.length + 'Placed'.length)) / 2;
  const detail = (length: number) => `{"a":"${'x'.repeat(length - 8)}"}`;
  const put = (...lengths: number[]) =>
    client.send(
      new PutEventsCommand({ Entries: lengths.map((length) => ({ ...entry, Detail: detail(length) })) }),
    );

  await expect(put(half, half)).resolves.toMatchObject({ FailedEntryCount: 0 });
  await expect(put(half, half + 1)).rejects.toThrow('over the limit');
  expect(mock.events()).toHaveLength(2);
});

test('a request that is refused as a whole leaves no event', async () => {
  const { client, mock } = setUp();

  await expect(
    client.send(new PutEventsCommand({ Entries: Array(11).fill(entry) as never })),
  ).rejects.toThrow();

  expect(mock.events()).toEqual([]);
  expect(mock.commands('PutEvents')).toMatchObject([{ error: { name: 'ValidationException' } }]);
});

test('a bus may be given by ARN, also in another Region; the event keeps the Region of its sender', async () => {
  const { client, mock } = setUp();
  const abroad = new EventBridgeClient({ region: 'eu-west-1' });
  mock.attach(abroad);
  await client.send(new PutEventsCommand({ Entries: [entry] }));
  const bus = await abroad.send(new CreateEventBusCommand({ Name: 'orders' }));

  await client.send(new PutEventsCommand({ Entries: [{ ...entry, EventBusName: bus.EventBusArn }] }));

  expect(mock.bus(bus.EventBusArn ?? '').events()).toMatchObject([
    { region: 'us-east-1', eventBusName: 'orders' },
  ]);
});

test('one name in two accounts is two buses', async () => {
  const { client, mock } = setUp();
  const other = new EventBridgeClient({ region: 'us-east-1' });
  mock.attach(other, { account: '111122223333' });

  await other.send(new PutEventsCommand({ Entries: [entry] }));
  await client.send(new PutEventsCommand({ Entries: [entry] }));

  expect(mock.events().map(({ account, eventBusArn }) => [account, eventBusArn])).toEqual([
    ['111122223333', 'arn:aws:events:us-east-1:111122223333:event-bus/default'],
    ['123456789012', 'arn:aws:events:us-east-1:123456789012:event-bus/default'],
  ]);
  expect(mock.bus('default').events()).toHaveLength(1);
});

test('what the caller does to its input afterwards changes nothing', async () => {
  const { client, mock } = setUp();
  const Resources = ['r'];

  await client.send(new PutEventsCommand({ Entries: [{ ...entry, Resources }] }));
  Resources.push('later');

  expect(mock.events()[0]?.resources).toEqual(['r']);
  expect(mock.commands()[0]?.input).toEqual({ Entries: [{ ...entry, Resources: ['r'] }] });
});

test('emit() puts events of AWS services on a bus', () => {
  const { mock } = setUp();

  const id = mock.emit({
    source: 'aws.s3',
    'detail-type': 'Object Created',
    detail: { bucket: { name: 'b' } },
  });

  expect(mock.events()).toMatchObject([
    { id, source: 'aws.s3', eventBusName: 'default', detail: { bucket: { name: 'b' } } },
  ]);
  expect(() => mock.emit({ source: '', 'detail-type': 'x' })).toThrow(
    new TypeError('emit: Parameter Source is not valid. Reason: Source is a required argument.'),
  );
});
