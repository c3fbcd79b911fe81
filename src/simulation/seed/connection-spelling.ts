import { isObject } from '../../text/kinds-of-values.js';
import { entries, InvalidSeed } from './seed-members.js';
import type {
  SeededApiDestination,
  SeededAuthorization,
  SeededConnection,
  SeededHttpParameters,
} from './seed.js';
import { part, read, type Read, type Spelling } from './spelling.js';

/** By key: a value that is shown, or one that is kept secret. */
const keysAndValues: Read = (value, path) =>
  entries(value as Readonly<Record<string, unknown>>, path).map(([Key, given]) =>
    isObject(given)
      ? { Key, IsValueSecret: true, ...read(given, `${path}.${Key}`, { secret: 'Value' }) }
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
export function connectionInput(given: SeededConnection, path: string): object {
  const { authorization, http, ...input } = read(given, path, CONNECTION);
  if (authorization === undefined && http === undefined) return input;
  if (input['AuthParameters'] !== undefined || input['AuthorizationType'] !== undefined) {
    const member = authorization === undefined ? 'http' : 'authorization';
    throw new InvalidSeed(
      `${path}.${member}`,
      'AuthorizationType and AuthParameters say the same. Keep one spelling.',
    );
  }
  const kinds = Object.keys(isObject(authorization) ? authorization : {});
  const [kind] = kinds;
  if (kind === undefined || kinds.length > 1) {
    throw new InvalidSeed(`${path}.authorization`, 'a connection needs one of apiKey, basic and oauth.');
  }
  const parameters = isObject(authorization) ? authorization : {};
  const AuthParameters = { ...parameters, ...(http !== undefined && { InvocationHttpParameters: http }) };
  return { ...input, AuthorizationType: TYPES[kind], AuthParameters };
}

export const API_DESTINATION = {
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
