import fc from 'fast-check';
import { invalid } from './account-model.js';
import { members } from './calls.js';

/** The parameters of each type of authorization, and which of them nobody is told. */
const TYPES = {
  BASIC: {
    parameters: 'BasicAuthParameters',
    needed: ['Username', 'Password'],
    secret: 'Password',
  },
  API_KEY: {
    parameters: 'ApiKeyAuthParameters',
    needed: ['ApiKeyName', 'ApiKeyValue'],
    secret: 'ApiKeyValue',
  },
  OAUTH_CLIENT_CREDENTIALS: {
    parameters: 'OAuthParameters',
    needed: ['ClientParameters', 'AuthorizationEndpoint', 'HttpMethod'],
    secret: undefined,
  },
} as const;

export type AuthorizationType = keyof typeof TYPES;
export const authorizationTypes = fc.constantFrom<AuthorizationType[]>(
  'BASIC',
  'API_KEY',
  'OAUTH_CLIENT_CREDENTIALS',
);

interface HttpParameter {
  readonly Key: string;
  readonly Value: string;
  readonly IsValueSecret?: boolean;
}
type HttpParameters = Readonly<Record<string, readonly HttpParameter[]>>;

type Credentials = Readonly<Record<string, unknown>>;

export interface AuthParameters {
  readonly BasicAuthParameters?: Credentials;
  readonly ApiKeyAuthParameters?: Credentials;
  readonly OAuthParameters?: Credentials;
  readonly InvocationHttpParameters?: HttpParameters;
}

const basic = { Username: fc.constantFrom('u1', 'u2'), Password: fc.constantFrom('p1', 'p2') };
const apiKey = { ApiKeyName: fc.constantFrom('k1', 'k2'), ApiKeyValue: fc.constantFrom('v1', 'v2') };
const oauth = {
  ClientParameters: fc.record({ ClientID: fc.constantFrom('c1', 'c2'), ClientSecret: fc.constant('s') }),
  AuthorizationEndpoint: fc.constantFrom('https://a.example/token', 'https://b.example/token'),
  HttpMethod: fc.constantFrom('GET', 'POST'),
};
const http = {
  InvocationHttpParameters: fc.constantFrom<HttpParameters[]>(
    {},
    { HeaderParameters: [{ Key: 'h', Value: 'open', IsValueSecret: false }] },
    { HeaderParameters: [], BodyParameters: [{ Key: 'b', Value: 'hidden' }] },
    { QueryStringParameters: [{ Key: 'q', Value: 'hidden', IsValueSecret: true }] },
  ),
};

/** Whole parameters of one type, as CreateConnection takes them. */
export const wholeParameters: fc.Arbitrary<AuthParameters> = fc.oneof(
  members({ BasicAuthParameters: fc.record(basic) }, http),
  members({ ApiKeyAuthParameters: fc.record(apiKey) }, http),
  members({ OAuthParameters: fc.record(oauth) }, http),
);

/** Whole parameters of the type that they come with, but for now and then. */
export const typedParameters = fc.oneof(
  {
    weight: 9,
    arbitrary: wholeParameters.map((AuthParameters) => ({
      AuthorizationType: typeOf(AuthParameters),
      AuthParameters,
    })),
  },
  {
    weight: 1,
    arbitrary: fc.record({ AuthorizationType: authorizationTypes, AuthParameters: wholeParameters }),
  },
);

/** Parts of parameters, as UpdateConnection takes them. */
export const partsOfParameters: fc.Arbitrary<AuthParameters> = fc.oneof(
  members({ BasicAuthParameters: members({}, basic) }, http),
  members({ ApiKeyAuthParameters: members({}, apiKey) }, http),
  members({ OAuthParameters: members({}, oauth) }, http),
  fc.record(http),
  fc.constant({}),
);

function typeOf({ BasicAuthParameters, ApiKeyAuthParameters }: AuthParameters): AuthorizationType {
  if (BasicAuthParameters) return 'BASIC';
  return ApiKeyAuthParameters ? 'API_KEY' : 'OAUTH_CLIENT_CREDENTIALS';
}

/**
 * What the parameters are once some are given: what is not given stays.
 *
 * @throws Refusal when they are another type's, or some are missing.
 */
export function mergedParameters(
  type: AuthorizationType,
  known: AuthParameters,
  given: AuthParameters,
): AuthParameters {
  const { parameters, needed } = TYPES[type];
  const problem = (name: string, must: string) =>
    invalid(`Parameter(s) AuthParameters.${name} ${must} be specified for AuthorizationType ${type}.`);
  for (const name of ['BasicAuthParameters', 'OAuthParameters', 'ApiKeyAuthParameters'] as const) {
    if (name !== parameters && given[name]) throw problem(name, 'must not');
  }
  if (!known[parameters] && !given[parameters]) throw problem(parameters, 'must');
  const credentials: Credentials = { ...known[parameters], ...given[parameters] };
  const missing = needed.find((name) => credentials[name] === undefined);
  // The client's two members are told of by themselves, the first that is missing alone.
  const client = missing === 'ClientParameters' ? '.ClientID' : '';
  if (missing !== undefined) throw problem(`${parameters}.${missing}${client}`, 'must');
  const httpKnown = known.InvocationHttpParameters;
  const httpGiven = given.InvocationHttpParameters;
  return {
    [parameters]: credentials,
    ...((httpKnown ?? httpGiven) && { InvocationHttpParameters: { ...httpKnown, ...httpGiven } }),
  };
}

/** Without what nobody is told. */
export function publicParameters(type: AuthorizationType, known: AuthParameters): object {
  const { parameters, secret } = TYPES[type];
  const shown = Object.entries(known[parameters] ?? {})
    .filter(([name]) => name !== secret)
    .map(([name, value]) => [name, withoutClientSecret(value)] as const);
  const http = Object.entries(known.InvocationHttpParameters ?? {}).map(
    ([name, list]) => [name, list.map(publicParameter)] as const,
  );
  return {
    [parameters]: Object.fromEntries(shown),
    ...(known.InvocationHttpParameters && { InvocationHttpParameters: Object.fromEntries(http) }),
  };
}

function withoutClientSecret(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('ClientID' in value)) return value;
  return { ClientID: value.ClientID };
}

/** A value is a secret unless it is said to be none. */
function publicParameter({ Key, Value, IsValueSecret = true }: HttpParameter): object {
  return IsValueSecret ? { Key, IsValueSecret } : { Key, Value, IsValueSecret };
}
