import { isObject } from '../../text/kinds-of-values.js';
import type { Requests } from './requests.js';
import { entriesAt, InvalidSeed } from './seed-members.js';
import type {
  SeededApiDestination,
  SeededAuthorization,
  SeededConnection,
  SeededHttpParameters,
} from './seed.js';
import { part, pathOf, read, type Read, type Spelling } from './spelling.js';

/** By key: a value that is shown, or one that is kept secret. */
const keysAndValues: Read = (value, path) =>
  entriesAt(value, path).map(([Key, given, place]) =>
    isObject(given)
      ? { Key, IsValueSecret: true, ...read(given, place, { secret: 'Value' }) }
      : { Key, Value: given, IsValueSecret: false },
  );

const HTTP = {
  headers: ['HeaderParameters', keysAndValues],
  query: ['QueryStringParameters', keysAndValues],
  body: ['BodyParameters', keysAndValues],
} as const satisfies Spelling<SeededHttpParameters>;

const BASIC = { username: 'Username', password: 'Password' } as const satisfies Spelling<
  NonNullable<SeededAuthorization['basic']>
>;

const API_KEY = { name: 'ApiKeyName', value: 'ApiKeyValue' } as const satisfies Spelling<
  NonNullable<SeededAuthorization['apiKey']>
>;

const OAUTH = {
  clientId: 'ClientID',
  clientSecret: 'ClientSecret',
  endpoint: 'AuthorizationEndpoint',
  method: 'HttpMethod',
  http: ['OAuthHttpParameters', part(HTTP)],
} as const satisfies Spelling<NonNullable<SeededAuthorization['oauth']>>;

const oauth: Read = (value, path) => {
  const { ClientID, ClientSecret, ...rest } = read(value, path, OAUTH);
  return { ClientParameters: { ClientID, ClientSecret }, ...rest };
};

const AUTHORIZATION = {
  apiKey: ['ApiKeyAuthParameters', part(API_KEY)],
  basic: ['BasicAuthParameters', part(BASIC)],
  oauth: ['OAuthParameters', oauth],
} as const satisfies Spelling<SeededAuthorization>;

const TYPES: Readonly<Record<string, string>> = {
  ApiKeyAuthParameters: 'API_KEY',
  BasicAuthParameters: 'BASIC',
  OAuthParameters: 'OAUTH_CLIENT_CREDENTIALS',
};

const CONNECTION = {
  description: 'Description',
  kmsKeyIdentifier: 'KmsKeyIdentifier',
  authorization: ['authorization', part(AUTHORIZATION)],
  http: ['http', part(HTTP)],
  Description: 'Description',
  KmsKeyIdentifier: 'KmsKeyIdentifier',
  AuthorizationType: 'AuthorizationType',
  AuthParameters: 'AuthParameters',
  InvocationConnectivityParameters: 'InvocationConnectivityParameters',
} as const satisfies Spelling<SeededConnection>;

/** What CreateConnection is to be given, but for the name. */
export function connectionInput(given: unknown, path: string): object {
  const { authorization, http, ...input } = read(given, path, CONNECTION);
  const { AuthorizationType: type, AuthParameters: parameters } = input;
  if (type !== undefined || parameters !== undefined) {
    if (authorization === undefined && http === undefined) return input;
    const member = authorization === undefined ? 'http' : 'authorization';
    throw new InvalidSeed(
      `${path}.${member}`,
      'AuthorizationType and AuthParameters say the same in another spelling. Keep one of them.',
    );
  }
  const kinds = isObject(authorization) ? authorization : {};
  const [kind, ...others] = Object.keys(kinds);
  if (kind === undefined || others.length > 0) {
    throw new InvalidSeed(
      authorization === undefined ? path : `${path}.authorization`,
      'a connection needs exactly one authorization: apiKey, basic or oauth.',
    );
  }
  const AuthParameters = { ...kinds, ...(http !== undefined && { InvocationHttpParameters: http }) };
  return { ...input, AuthorizationType: TYPES[kind], AuthParameters };
}

const API_DESTINATION = {
  description: 'Description',
  connection: 'ConnectionArn',
  url: 'InvocationEndpoint',
  method: 'HttpMethod',
  callsPerSecond: 'InvocationRateLimitPerSecond',
  Description: 'Description',
  ConnectionArn: 'ConnectionArn',
  InvocationEndpoint: 'InvocationEndpoint',
  HttpMethod: 'HttpMethod',
  InvocationRateLimitPerSecond: 'InvocationRateLimitPerSecond',
} as const satisfies Spelling<SeededApiDestination>;

/** What CreateApiDestination is to be given, but for the name. */
export function destinationInput(given: unknown, path: string, requests: Requests): object {
  const input = read(given, path, API_DESTINATION);
  const { ConnectionArn: connection, InvocationEndpoint: url, HttpMethod: method } = input;
  if (connection === undefined || url === undefined || method === undefined) {
    throw new InvalidSeed(path, 'an API destination needs a connection, a url and a method.');
  }
  if (typeof connection !== 'string' || connection.startsWith('arn:')) return input;
  const where = pathOf('ConnectionArn', given, path, API_DESTINATION);
  return {
    ...input,
    ConnectionArn: requests.arnOf(connection, ['DescribeConnection', 'ConnectionArn'], where),
  };
}
