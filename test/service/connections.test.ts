import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { apiDestinationByArn, apiDestinationState } from '../../src/account/api-destination.js';
import { connectionByArn, secretOf } from '../../src/account/connection.js';
import { mockEventBridge, type EventBridgeMockOptions } from '../../src/index.js';
import { newAccount, NOW } from './account.js';
import { send, type Answer } from './scenarios.js';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOW });
});

afterEach(() => {
  vi.useRealTimers();
});

const AuthParameters = { BasicAuthParameters: { Username: 'user', Password: 'pass' } };
const OAuthParameters = {
  ClientParameters: { ClientID: 'i', ClientSecret: 's' },
  AuthorizationEndpoint: 'https://example.com',
  HttpMethod: 'POST',
};
const connection = (Name: string) => ({ Name, AuthorizationType: 'BASIC', AuthParameters });
const oauthConnection = {
  Name: 'c',
  AuthorizationType: 'OAUTH_CLIENT_CREDENTIALS',
  AuthParameters: { OAuthParameters },
};

function setUp(options: EventBridgeMockOptions = {}) {
  const client = new EventBridgeClient({});
  const mock = mockEventBridge(client, options);
  return { mock, call: (operation: string, input: object) => send(client, [operation, input]) };
}

const later = (milliseconds: number) => new Date(NOW.getTime() + milliseconds);
const times = ({ CreationTime, LastModifiedTime, LastAuthorizedTime }: Answer) => [
  CreationTime,
  LastModifiedTime,
  LastAuthorizedTime,
];

test('a connection is AUTHORIZING for exactly the time of a transition', async () => {
  const { mock, call } = setUp({ transitionTime: 5000 });
  await call('CreateConnection', oauthConnection);

  await mock.clock.advanceBy(4999);
  const before = await call('DescribeConnection', { Name: 'c' });
  await mock.clock.advanceBy(1);
  const after = await call('DescribeConnection', { Name: 'c' });

  expect([before['ConnectionState'], after['ConnectionState']]).toEqual(['AUTHORIZING', 'AUTHORIZED']);
});

test('without a time of transitions only the answers show the states between', async () => {
  const { call } = setUp({ transitionTime: 0 });
  const state = async () => (await call('DescribeConnection', { Name: 'c' }))['ConnectionState'];

  const states = [
    (await call('CreateConnection', oauthConnection))['ConnectionState'],
    await state(),
    (await call('DeauthorizeConnection', { Name: 'c' }))['ConnectionState'],
    await state(),
    (await call('DeleteConnection', { Name: 'c' }))['ConnectionState'],
  ];

  expect(states).toEqual(['AUTHORIZING', 'AUTHORIZED', 'DEAUTHORIZING', 'DEAUTHORIZED', 'DELETING']);
  await expect(state()).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
});

test('a connection that is deleted once more is not gone any later', async () => {
  const { mock, call } = setUp();
  await call('CreateConnection', connection('c'));
  await call('DeleteConnection', { Name: 'c' });
  await mock.clock.advanceBy(500);
  const again = await call('DeleteConnection', { Name: 'c' });
  await mock.clock.advanceBy(500);

  expect(times(again)).toEqual([NOW, NOW, NOW]);
  await expect(call('ListConnections', {})).resolves.toMatchObject({ Connections: [] });
});

test('an update that authorizes tells so, another one changes LastModifiedTime alone', async () => {
  const { mock, call } = setUp();
  await call('CreateConnection', connection('c'));
  await mock.clock.advanceBy(10);
  const described = await call('UpdateConnection', { Name: 'c', Description: 'd' });
  await mock.clock.advanceBy(10);
  const authorized = await call('UpdateConnection', { Name: 'c', AuthParameters });
  await mock.clock.advanceBy(10);
  const deauthorized = await call('DeauthorizeConnection', { Name: 'c' });

  expect(times(described)).toEqual([NOW, later(10), NOW]);
  expect(times(authorized)).toEqual([NOW, later(20), later(20)]);
  expect(times(deauthorized)).toEqual([NOW, later(30), later(20)]);
  expect(times(await call('DescribeConnection', { Name: 'c' }))).toEqual([NOW, later(30), later(20)]);
});

test('an association stays as long as the resource configuration does', async () => {
  const { call } = setUp();
  const way = (last: string) => ({
    ResourceParameters: {
      ResourceConfigurationArn: `arn:aws:vpc-lattice:us-east-1:123456789012:resourceconfiguration/rcfg-0123456789abcdef${last}`,
    },
  });
  const associated = async () =>
    (await call('DescribeConnection', { Name: 'c' }))['InvocationConnectivityParameters'];
  await call('CreateConnection', { ...connection('c'), InvocationConnectivityParameters: way('0') });
  const first = await associated();
  await call('UpdateConnection', { Name: 'c', InvocationConnectivityParameters: way('0') });
  const same = await associated();
  await call('UpdateConnection', { Name: 'c', InvocationConnectivityParameters: way('1') });
  const other = await associated();

  expect(same).toEqual(first);
  expect(other).toMatchObject(way('1'));
  expect(other).not.toEqual({ ResourceParameters: expect.objectContaining(resourceAssociation(first)) });
});

function resourceAssociation(connectivity: unknown): object {
  const { ResourceParameters } = connectivity as { ResourceParameters: { ResourceAssociationArn: string } };
  return { ResourceAssociationArn: ResourceParameters.ResourceAssociationArn };
}

const overQuota = {
  name: 'LimitExceededException',
  message: 'The requested resource exceeds the maximum number allowed.',
};

test('a connection beyond the quota of connections is refused until another one is gone', async () => {
  const { mock, call } = setUp({ quotas: { connections: 2 } });
  await call('CreateConnection', connection('a'));
  await call('CreateConnection', connection('b'));
  await expect(call('CreateConnection', connection('c'))).rejects.toMatchObject(overQuota);

  await call('DeleteConnection', { Name: 'a' });
  await expect(call('CreateConnection', connection('c'))).rejects.toMatchObject(overQuota);
  await mock.clock.advanceBy('1 second');

  await expect(call('CreateConnection', connection('c'))).resolves.toBeDefined();
});

test('an API destination beyond the quota of API destinations is refused until another one is deleted', async () => {
  const { call } = setUp({ quotas: { apiDestinations: 2 } });
  const { ConnectionArn } = await call('CreateConnection', connection('c'));
  const destination = (Name: string) => ({
    Name,
    ConnectionArn,
    InvocationEndpoint: 'https://example.com',
    HttpMethod: 'POST',
  });
  await call('CreateApiDestination', destination('a'));
  await call('CreateApiDestination', destination('b'));
  await expect(call('CreateApiDestination', destination('d'))).rejects.toMatchObject(overQuota);

  await call('DeleteApiDestination', { Name: 'a' });

  await expect(call('CreateApiDestination', destination('d'))).resolves.toBeDefined();
});

const five = ['n1', 'n2', 'n3', 'n4', 'n5'];

function withDestinations() {
  const account = newAccount();
  for (const Name of five.toReversed()) {
    const { ConnectionArn } = account.call('CreateConnection', connection(Name));
    account.call('CreateApiDestination', {
      Name,
      ConnectionArn,
      InvocationEndpoint: 'https://example.com',
      HttpMethod: 'POST',
    });
  }
  return account;
}

test.for([
  ['ListConnections', 'Connections'],
  ['ListApiDestinations', 'ApiDestinations'],
] as const)('%s gives five items in pages of two, two and one', ([operation, list]) => {
  const { call } = withDestinations();
  const pages: unknown[][] = [];
  let token: object = {};
  do {
    const { [list]: items, ...rest } = call(operation, { Limit: 2, ...token });
    pages.push((items as { readonly Name: string }[]).map(({ Name }) => Name));
    token = rest;
  } while ('NextToken' in token);

  expect(pages).toEqual([['n1', 'n2'], ['n3', 'n4'], ['n5']]);
});

test('a reset takes connections and API destinations away', async () => {
  const { mock, call } = setUp();
  const { ConnectionArn } = await call('CreateConnection', connection('c'));
  await call('CreateApiDestination', {
    Name: 'd',
    ConnectionArn,
    InvocationEndpoint: 'https://example.com',
    HttpMethod: 'POST',
  });

  mock.reset();

  await expect(call('ListConnections', {})).resolves.toMatchObject({ Connections: [] });
  await expect(call('ListApiDestinations', {})).resolves.toMatchObject({ ApiDestinations: [] });
});

test('an API destination is found by its ARN, with its connection and the secret of that', () => {
  const { call, here } = withDestinations();
  const { ApiDestinationArn, ConnectionArn } = call('DescribeApiDestination', { Name: 'n3' });

  const destination = apiDestinationByArn(here, String(ApiDestinationArn));
  if (!destination) throw new Error('There is no such API destination.');
  const found = connectionByArn(here, destination.ConnectionArn, NOW);

  expect(destination).toMatchObject({ Name: 'n3', ConnectionArn });
  expect(found).toMatchObject({ Name: 'n3', ConnectionArn, ConnectionState: 'AUTHORIZED' });
  expect(found && secretOf(found)).toEqual({ username: 'user', password: 'pass' });
  expect(apiDestinationState(destination, here, NOW)).toBe('ACTIVE');
});

test.for([
  ['an unknown name', 'arn:aws:events:us-east-1:123456789012:api-destination/nope/1'],
  ['another uuid', 'arn:aws:events:us-east-1:123456789012:api-destination/n1/1'],
  ['no ARN', 'n1'],
] as const)('an API destination is not found by %s', ([, arn]) => {
  expect(apiDestinationByArn(withDestinations().here, arn)).toBeUndefined();
});

test('the connection of an API destination is not found when it is gone', () => {
  const { call, here } = withDestinations();
  const { ConnectionArn } = call('DeleteConnection', { Name: 'n1' });

  expect(connectionByArn(here, String(ConnectionArn), later(999))).toMatchObject({
    ConnectionState: 'DELETING',
  });
  expect(connectionByArn(here, String(ConnectionArn), later(1000))).toBeUndefined();
});
