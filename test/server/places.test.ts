import { expect, test } from 'vitest';
import { account, endpoint, withoutReplication } from '../service/shop-endpoint.js';
import { entry, exchange, served, signature } from './http-client.js';

test('the account is an access key id of twelve digits, and the Region stands in the scope', async () => {
  const { mock, call } = await served();
  const caller = { accessKeyId: '111122223333', region: 'eu-west-1' };
  const { body } = await call('CreateEventBus', { Name: 'orders' }, caller);

  expect(body).toMatchObject({ EventBusArn: 'arn:aws:events:eu-west-1:111122223333:event-bus/orders' });
  expect(mock.commands()).toMatchObject([{ account: '111122223333', region: 'eu-west-1' }]);
  expect((await call('DescribeEventBus', { Name: 'orders' })).body).toMatchObject({
    __type: 'ResourceNotFoundException',
  });
});

test('any other access key id is one of the account where the mock is at home', async () => {
  const { mock, call } = await served({ account: '999988887777', region: 'eu-north-1' });
  await call('ListRules', {}, { accessKeyId: 'test', region: 'eu-west-1' });

  expect(mock.commands()).toMatchObject([{ account: '999988887777', region: 'eu-west-1' }]);
});

test.for([
  ['no signature', undefined],
  ['a signature that is none of AWS', 'Basic dXNlcjpwYXNzd29yZA=='],
] as const)('a request with %s comes from home', async ([, authorization]) => {
  const { mock, call } = await served({ account: '999988887777', region: 'eu-north-1' });
  await call('ListRules', {}, { headers: { authorization } });

  expect(mock.commands()).toMatchObject([{ account: '999988887777', region: 'eu-north-1' }]);
});

test.for([
  'AWS4-HMAC-SHA256 SignedHeaders=host, Signature=0',
  signature('AKIA/20261129/us-east-1/events'),
  signature('AKIA/20261129/us-east-1/events/aws4_request', 'AWS4-ECDSA-P256-SHA256'),
  signature('AKIA/20261129/events/aws4_request'),
])('a signature without a scope is refused: %s', async (authorization) => {
  const { mock, call } = await served();

  expect(await call('ListRules', {}, { headers: { authorization } })).toEqual({
    status: 400,
    body: {
      __type: 'IncompleteSignature',
      message:
        'The header Authorization has no credential scope, such as ' +
        'Credential=123456789012/20261231/eu-west-1/events/aws4_request: the access key id, the date and the Region.',
    },
  });
  expect(mock.commands()).toEqual([]);
});

const v4a = { authorization: signature('AKIA/20261129/events/aws4_request', 'AWS4-ECDSA-P256-SHA256') };

test('a request to a global endpoint has the Region to which the endpoint leads', async () => {
  const { mock, call } = await served();
  for (const region of ['us-east-1', 'us-west-2'])
    await call('CreateEventBus', { Name: 'orders' }, { region });
  const { body } = await call('CreateEndpoint', { ...endpoint, ...withoutReplication });
  await mock.clock.advanceBy('1 minute');
  const { EndpointId } = (await call('DescribeEndpoint', { Name: 'shop' })).body;
  const put = () =>
    call('PutEvents', { EndpointId, Entries: [{ ...entry, EventBusName: 'orders' }] }, { headers: v4a });

  expect(body).toMatchObject({ Name: 'shop' });
  expect((await put()).body).toMatchObject({ FailedEntryCount: 0 });
  mock.endpoint('shop').failOver();
  expect((await put()).body).toMatchObject({ FailedEntryCount: 0 });
  expect(mock.commands('PutEvents')).toMatchObject([
    { account, region: 'us-east-1' },
    { account, region: 'us-west-2' },
  ]);
  expect(mock.events().map(({ region }) => region)).toEqual(['us-east-1', 'us-west-2']);
});

test.for([
  ['no EndpointId', undefined],
  ['the EndpointId of no endpoint', 'abcde.veo'],
])('a request without a Region and with %s comes from home', async ([, EndpointId]) => {
  const { mock, call } = await served({ region: 'eu-north-1' });
  await call('PutEvents', { EndpointId, Entries: [entry] }, { headers: v4a });

  expect(mock.commands()).toMatchObject([{ region: 'eu-north-1' }]);
});

const traceHeader = 'Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1';

test('the trace header of a request goes with the entries that have none', async () => {
  const { mock, call } = await served();
  const own = 'Root=1-11111111-bd862e3fe1be46a994272793';
  const headers = { 'X-Amzn-Trace-Id': traceHeader };
  await call('PutEvents', { Entries: [entry, { ...entry, TraceHeader: own }] }, { headers });
  await call('PutEvents', { Entries: [entry] });

  expect(mock.events().map((event) => event.traceHeader)).toEqual([traceHeader, own, undefined]);
});

test('a trace header of a request that X-Ray could not read is dropped', async () => {
  const { mock, call } = await served();
  await call('PutEvents', { Entries: [entry] }, { headers: { 'X-Amzn-Trace-Id': 'Self=1' } });

  expect(mock.events()).toHaveLength(1);
  expect(mock.events()[0]).not.toHaveProperty('traceHeader');
});

test('a path may be given as proxies are given it', async () => {
  const { mock, server } = await served();
  const headers = { 'x-amz-target': 'AWSEvents.ListRules' };

  expect(await exchange(server.endpoint, { path: `${server.endpoint}/`, headers })).toMatchObject({
    status: 200,
  });
  expect(mock.commands()).toHaveLength(1);
});
