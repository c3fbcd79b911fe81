import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { expect, test } from 'vitest';
import type { EventBridgeMock, EventBridgeMockOptions } from '../../src/index.js';
import { send } from '../service/scenarios.js';
import { account, busArn, endpoint, setUp, withoutReplication } from '../service/shop-endpoint.js';

const [PRIMARY, SECONDARY] = [busArn('us-east-1'), busArn('us-west-2')];
const endpointArn = `arn:aws:events:us-east-1:${account}:endpoint/shop`;
const queue = `arn:aws:sqs:us-west-2:${account}:q`;
const entry = { Source: 'shop', DetailType: 'Placed', Detail: '{}', EventBusName: 'orders' };

/** `put` answers the id of an event that went through the endpoint, after all that it causes is done. */
async function withEndpoint(settings: object = {}, options: EventBridgeMockOptions = {}) {
  const account = await setUp({ transitionTime: 0, ...options });
  const { mock, call } = account;
  await call('CreateEndpoint', { ...endpoint, ...settings });
  const { endpointId: EndpointId } = mock.endpoint('shop');
  const put = async (given: object = {}, by = call) => {
    const { Entries } = await by('PutEvents', { EndpointId, Entries: [{ ...entry, ...given }] });
    await mock.settled();
    return (Entries as [{ EventId: string }])[0].EventId;
  };
  return { ...account, put };
}

const arrivals = (mock: EventBridgeMock) => mock.events().map(({ eventBusArn }) => eventBusArn);

test.for(['us-east-1', 'us-west-2', 'eu-west-1'])(
  'what a client in %s puts through an endpoint goes to the primary bus, as an event of its Region',
  async (region) => {
    const { mock, put } = await withEndpoint(withoutReplication);
    const client = new EventBridgeClient({ region });
    mock.attach(client);

    const id = await put({}, (operation, input) => send(client, [operation, input]));

    expect(mock.events()).toMatchObject([{ id, eventBusArn: PRIMARY, account, region: 'us-east-1' }]);
  },
);

test.for(['orders', PRIMARY, SECONDARY])(
  'an entry for %s goes to the bus that takes events in at the moment',
  async (EventBusName) => {
    const { mock, put } = await withEndpoint(withoutReplication);

    await put({ EventBusName });
    mock.endpoint('shop').failOver();
    await put({ EventBusName });

    expect(arrivals(mock)).toEqual([PRIMARY, SECONDARY]);
  },
);

test('after a failover events are those of the secondary Region, until it is taken back', async () => {
  const { mock, put } = await withEndpoint(withoutReplication);
  const view = mock.endpoint('shop');

  view.failOver();
  await put();
  view.failBack();
  await put();

  expect(mock.events()).toMatchObject([
    { eventBusArn: SECONDARY, region: 'us-west-2' },
    { eventBusArn: PRIMARY, region: 'us-east-1' },
  ]);
});

test('of the entries of one request those for another bus fail, the others go through', async () => {
  const { mock, call } = await withEndpoint(withoutReplication);
  const Entries = [{ ...entry, EventBusName: 'other' }, entry];

  const answer = await call('PutEvents', { EndpointId: mock.endpoint('shop').endpointId, Entries });

  expect(answer).toMatchObject({ FailedEntryCount: 1, Entries: [{ ErrorCode: 'InvalidArgument' }, {}] });
  expect(arrivals(mock)).toEqual([PRIMARY]);
});

test("PutEvents refuses the EndpointId of another account's endpoint, and of one that is gone", async () => {
  const { mock, call } = await withEndpoint(withoutReplication);
  const { endpointId: EndpointId } = mock.endpoint('shop');
  const stranger = new EventBridgeClient({});
  mock.attach(stranger, { account: '111122223333' });
  const request = { EndpointId, Entries: [{ ...entry, EventBusName: PRIMARY }] };
  const refusal = {
    name: 'ValidationException',
    message: `Parameter EndpointId is not valid. Reason: Endpoint ${EndpointId} does not exist.`,
  };

  await expect(send(stranger, ['PutEvents', request])).rejects.toMatchObject(refusal);
  await call('DeleteEndpoint', { Name: 'shop' });
  await expect(call('PutEvents', request)).rejects.toMatchObject(refusal);

  expect(mock.events()).toEqual([]);
});

test('events for an endpoint whose bus is gone are dropped with a warning', async () => {
  const { mock, call, put } = await withEndpoint(withoutReplication);
  await call('DeleteEventBus', { Name: 'orders' });

  await put();

  expect(mock.events()).toEqual([]);
  expect(mock.warnings()).toMatchObject([
    { kind: 'unknown-event-bus', eventBusName: 'orders', region: 'us-east-1' },
  ]);
});

test('replication sends an event to the other bus, with another id, its own Region and the ARN of the endpoint', async () => {
  const { mock, abroad, put } = await withEndpoint();
  const rule = { Name: 'placed', EventBusName: 'orders', EventPattern: '{"source":["shop"]}' };
  await abroad('PutRule', rule);
  await abroad('PutTargets', { Rule: 'placed', EventBusName: 'orders', Targets: [{ Id: 'q', Arn: queue }] });

  const sent = await put({
    Time: new Date('2026-03-01T12:00:00Z'),
    Resources: ['arn:shop:1'],
    Detail: '{"total":1.50}',
  });

  const [first, second] = mock.events();
  expect(first).toMatchObject({ id: sent, eventBusArn: PRIMARY, resources: ['arn:shop:1'] });
  expect(second).toMatchObject({ eventBusArn: SECONDARY });
  expect(second?.id).not.toBe(sent);
  const payloads = mock.target(queue).invocations();
  expect(payloads.map(({ payload }) => payload)).toEqual([
    `{"version":"0","id":"${second?.id}","detail-type":"Placed","source":"shop","account":"${account}",` +
      `"time":"2026-03-01T12:00:00Z","region":"us-east-1","resources":["arn:shop:1","${endpointArn}"],` +
      '"detail":{"total":1.50}}',
  ]);
});

test('an event that names the endpoint among its resources is not given it twice', async () => {
  const { mock, put } = await withEndpoint();

  await put({ Resources: [endpointArn] });

  expect(mock.events().map(({ resources }) => resources)).toEqual([[endpointArn], [endpointArn]]);
});

test('a replicated event is not sent back, and neither is one that a failover sent to the secondary bus', async () => {
  const { mock, put } = await withEndpoint();

  await put();
  mock.endpoint('shop').failOver();
  await put();

  expect(arrivals(mock)).toEqual([PRIMARY, SECONDARY, SECONDARY, PRIMARY]);
  expect(mock.events().map(({ region }) => region)).toEqual([
    'us-east-1',
    'us-east-1',
    'us-west-2',
    'us-west-2',
  ]);
  expect(mock.warnings()).toEqual([]);
});

test('custom events that are put on a bus directly are replicated as well, those of AWS services are not', async () => {
  const EventBuses = ['us-east-1', 'us-west-2'].map((region) => ({ EventBusArn: busArn(region, 'default') }));
  const { mock, call } = await withEndpoint({ EventBuses });

  await call('PutEvents', { Entries: [{ ...entry, EventBusName: 'default' }] });
  mock.emit({ source: 'aws.s3', 'detail-type': 'Object Created' });
  await mock.settled();

  expect(mock.bus(busArn('us-west-2', 'default')).events()).toMatchObject([
    { source: 'shop', resources: [endpointArn] },
  ]);
});

test('two endpoints on the same buses replicate an event twice, each in its own name', async () => {
  const { mock, abroad, put } = await withEndpoint();
  const RoutingConfig = {
    FailoverConfig: { ...endpoint.RoutingConfig.FailoverConfig, Secondary: { Route: 'us-east-1' } },
  };
  await abroad('CreateEndpoint', { ...endpoint, Name: 'west', RoutingConfig });

  await put();

  expect(arrivals(mock)).toEqual([PRIMARY, SECONDARY, SECONDARY]);
  expect(mock.bus(SECONDARY).events()).toMatchObject([
    { resources: [endpointArn] },
    { resources: [`arn:aws:events:us-west-2:${account}:endpoint/west`] },
  ]);
});

test('a replicated event may not go on to a third Region', async () => {
  const { mock, abroad, put } = await withEndpoint();
  const third = busArn('eu-west-1', 'default');
  const rule = { Name: 'on', EventBusName: 'orders', EventPattern: '{"source":["shop"]}' };
  await abroad('PutRule', rule);
  const Targets = [{ Id: 'third', Arn: third, RoleArn: endpoint.RoleArn }];
  await abroad('PutTargets', { Rule: 'on', EventBusName: 'orders', Targets });

  await put();

  expect(arrivals(mock)).toEqual([PRIMARY, SECONDARY]);
  expect(mock.warnings()).toMatchObject([
    { kind: 'delivery-dropped', targetArn: third, error: { errorCode: 'THIRD_REGION_HOP_DETECTED' } },
  ]);
});

test('archives on both buses keep an event, the second with the ARN of the endpoint', async () => {
  const { mock, call, abroad, put } = await withEndpoint();
  await call('CreateArchive', { ArchiveName: 'a', EventSourceArn: PRIMARY });
  await abroad('CreateArchive', {
    ArchiveName: 'a',
    EventSourceArn: SECONDARY,
    EventPattern: JSON.stringify({ resources: [endpointArn] }),
  });

  await put();

  expect(mock.warnings()).toEqual([]);
  expect((await call('DescribeArchive', { ArchiveName: 'a' }))['EventCount']).toBe(1);
  expect((await abroad('DescribeArchive', { ArchiveName: 'a' }))['EventCount']).toBe(1);
});

test('a secondary bus that cannot be reached gets its events when a retry comes through', async () => {
  const { mock, put } = await withEndpoint();
  mock.target(SECONDARY).fault({ errorCode: 'THROTTLING', times: 2 });

  await put();

  expect(arrivals(mock)).toEqual([PRIMARY, SECONDARY]);
  expect(mock.target(SECONDARY).invocations()).toHaveLength(1);
  expect(mock.deliveries()[0]?.attempts).toHaveLength(3);
});

test('in any order, and with events that come twice, nothing is lost and nothing goes to and fro', async () => {
  const { mock, call } = await withEndpoint({}, { deliveryOrder: { shuffled: 3, duplicated: 4 } });
  const Entries = Array.from('abcdefghij', (DetailType) => ({ ...entry, DetailType }));

  await call('PutEvents', { EndpointId: mock.endpoint('shop').endpointId, Entries });
  await mock.settled();

  const types = (bus: string) =>
    mock
      .bus(bus)
      .events()
      .map((event) => event['detail-type']);
  const replicated = types(SECONDARY);
  expect(types(PRIMARY).join('')).toBe('abcdefghij');
  expect([...new Set(replicated)].sort().join('')).toBe('abcdefghij');
  expect(replicated.length).toBeGreaterThan(10);
  expect([...replicated].sort()).not.toEqual(replicated);
});

test('an endpoint that is updated stays failed over', async () => {
  const { mock, call, put } = await withEndpoint(withoutReplication);
  mock.endpoint('shop').failOver();

  await call('UpdateEndpoint', { Name: 'shop', Description: 'new' });
  await put();

  expect(arrivals(mock)).toEqual([SECONDARY]);
});
