import { expect, test } from 'vitest';
import { connectionNamed, secretOf } from '../../src/account/connection.js';
import { newAccount, NOW, type Account } from './account.js';

const basic = { BasicAuthParameters: { Username: 'user', Password: 'pass' } };
const apiKey = { ApiKeyAuthParameters: { ApiKeyName: 'ApiKey', ApiKeyValue: 'secret' } };
const oauthParameters = {
  ClientParameters: { ClientID: 'client_id', ClientSecret: 'client_secret' },
  AuthorizationEndpoint: 'https://example.com/oauth',
  HttpMethod: 'POST',
};
const oauth = { OAuthParameters: oauthParameters };

const basicSecret = { username: 'user', password: 'pass' };
const oauthSecret = {
  client_id: 'client_id',
  client_secret: 'client_secret',
  authorization_endpoint: 'https://example.com/oauth',
  http_method: 'POST',
};
const httpParameters = {
  HeaderParameters: [
    { Key: 'h', Value: '1', IsValueSecret: true },
    { Key: 'i', Value: '2', IsValueSecret: false },
  ],
  QueryStringParameters: [{ Key: 'q', Value: '3' }],
  BodyParameters: [{ Value: '4', IsValueSecret: false }, { Key: 'c' }],
};
const httpSecret = {
  header_parameters: [
    { key: 'h', value: '1', is_value_secret: true },
    { key: 'i', value: '2', is_value_secret: false },
  ],
  query_string_parameters: [{ key: 'q', value: '3', is_value_secret: true }],
  body_parameters: [
    { value: '4', is_value_secret: false },
    { key: 'c', is_value_secret: true },
  ],
};

function secretIn({ here }: Account): unknown {
  const connection = connectionNamed(here, 'c', NOW);
  return connection && secretOf(connection);
}

test.for([
  ['a BASIC connection', 'BASIC', basic, basicSecret],
  ['an API_KEY connection', 'API_KEY', apiKey, { api_key_name: 'ApiKey', api_key_value: 'secret' }],
  ['an OAuth connection', 'OAUTH_CLIENT_CREDENTIALS', oauth, oauthSecret],
  [
    'an OAuth connection with parameters of its token request',
    'OAUTH_CLIENT_CREDENTIALS',
    { OAuthParameters: { ...oauthParameters, OAuthHttpParameters: httpParameters } },
    { ...oauthSecret, oauth_http_parameters: httpSecret },
  ],
  [
    'a connection with empty parameters of calls',
    'BASIC',
    { ...basic, InvocationHttpParameters: {} },
    { ...basicSecret, invocation_http_parameters: {} },
  ],
  [
    'a connection with parameters of calls',
    'BASIC',
    { ...basic, InvocationHttpParameters: httpParameters },
    { ...basicSecret, invocation_http_parameters: httpSecret },
  ],
] as const)('the secret of %s is kept in its own form', ([, AuthorizationType, AuthParameters, secret]) => {
  const account = newAccount();

  account.call('CreateConnection', { Name: 'c', AuthorizationType, AuthParameters });

  expect(secretIn(account)).toEqual(secret);
});

function withBasicConnection(): Account {
  const account = newAccount();
  account.call('CreateConnection', {
    Name: 'c',
    AuthorizationType: 'BASIC',
    AuthParameters: { ...basic, InvocationHttpParameters: httpParameters },
  });
  return account;
}

test('an update changes in the secret what is given and keeps the rest', () => {
  const account = withBasicConnection();

  account.call('UpdateConnection', {
    Name: 'c',
    AuthParameters: {
      BasicAuthParameters: { Password: 'new' },
      InvocationHttpParameters: { HeaderParameters: [] },
    },
  });

  expect(secretIn(account)).toEqual({
    username: 'user',
    password: 'new',
    invocation_http_parameters: { ...httpSecret, header_parameters: [] },
  });
});

test('an update changes in the secret of an OAuth client what is given and keeps the rest', () => {
  const account = newAccount();
  const OAuthParameters = { ...oauthParameters, OAuthHttpParameters: httpParameters };
  account.call('CreateConnection', {
    Name: 'c',
    AuthorizationType: 'OAUTH_CLIENT_CREDENTIALS',
    AuthParameters: { OAuthParameters },
  });

  account.call('UpdateConnection', {
    Name: 'c',
    AuthParameters: {
      OAuthParameters: {
        ClientParameters: { ClientSecret: 'new' },
        OAuthHttpParameters: { QueryStringParameters: [] },
      },
    },
  });

  expect(secretIn(account)).toEqual({
    ...oauthSecret,
    client_secret: 'new',
    oauth_http_parameters: { ...httpSecret, query_string_parameters: [] },
  });
});

test('a change of type leaves nothing of the old secret but the parameters of calls', () => {
  const account = withBasicConnection();

  account.call('UpdateConnection', { Name: 'c', AuthorizationType: 'API_KEY', AuthParameters: apiKey });

  expect(secretIn(account)).toEqual({
    api_key_name: 'ApiKey',
    api_key_value: 'secret',
    invocation_http_parameters: httpSecret,
  });
});

test('an update that is refused changes nothing of the secret', () => {
  const account = withBasicConnection();

  account.refusal('UpdateConnection', {
    Name: 'c',
    AuthorizationType: 'API_KEY',
    AuthParameters: { InvocationHttpParameters: { HeaderParameters: [] } },
  });

  expect(secretIn(account)).toEqual({ ...basicSecret, invocation_http_parameters: httpSecret });
});

test('a deauthorized connection has no secret', () => {
  const account = withBasicConnection();

  account.call('DeauthorizeConnection', { Name: 'c' });

  expect(secretIn(account)).toBeUndefined();
});

test('a connection that is authorized again has a secret with an ARN of its own', () => {
  const account = withBasicConnection();
  const { SecretArn: before } = account.call('DescribeConnection', { Name: 'c' });
  account.call('DeauthorizeConnection', { Name: 'c' });

  account.call('UpdateConnection', { Name: 'c', AuthParameters: basic });

  const { SecretArn: after } = account.call('DescribeConnection', { Name: 'c' });
  expect(after).toMatch(/^arn:aws:secretsmanager:us-east-1:123456789012:secret:events!connection\/c\//);
  expect(after).not.toBe(before);
  expect(secretIn(account)).toEqual(basicSecret);
});

test("the uuid of a connection's secret is not the connection's", () => {
  const { ConnectionArn, SecretArn } = withBasicConnection().call('DescribeConnection', { Name: 'c' });

  const [, , uuid] = String(ConnectionArn).split('/');
  expect(uuid).toHaveLength(36);
  expect(SecretArn).not.toContain(uuid);
});

test('what a caller does to its input later does not reach the secret', () => {
  const account = newAccount();
  const input = structuredClone({
    Name: 'c',
    AuthorizationType: 'BASIC',
    AuthParameters: { ...basic, InvocationHttpParameters: httpParameters },
  });
  account.call('CreateConnection', input);

  input.AuthParameters.BasicAuthParameters.Password = 'spoilt';
  for (const parameter of input.AuthParameters.InvocationHttpParameters.HeaderParameters) {
    parameter.Value = 'spoilt';
  }

  expect(secretIn(account)).toEqual({ ...basicSecret, invocation_http_parameters: httpSecret });
});

const HIDDEN = 'Hidden\n:Value';
const parameters = { HeaderParameters: [{ Key: 'h', Value: HIDDEN }] };

test.for([
  [
    'too many headers',
    {
      ...basic,
      InvocationHttpParameters: {
        HeaderParameters: Array.from({ length: 101 }, () => ({ Key: 'h', Value: HIDDEN })),
      },
    },
  ],
  [
    'too many parameters of the body',
    {
      ...basic,
      InvocationHttpParameters: { BodyParameters: Array.from({ length: 101 }, () => ({ Value: HIDDEN })) },
    },
  ],
  ['a bad header', { ...basic, InvocationHttpParameters: parameters }],
  [
    'a bad query string parameter',
    { ...basic, InvocationHttpParameters: { QueryStringParameters: [{ Key: 'q', Value: `\0${HIDDEN}` }] } },
  ],
  ['a bad password', { BasicAuthParameters: { Username: 'user', Password: HIDDEN } }],
  ['a password without a user', { BasicAuthParameters: { Password: HIDDEN } }],
  ['a password that is no text', { BasicAuthParameters: { Username: 'user', Password: [HIDDEN] } }],
  ['a list of passwords in the place of parameters', { BasicAuthParameters: [HIDDEN] }],
  ['text in the place of parameters', { BasicAuthParameters: HIDDEN }],
  ['a bad API key', { ApiKeyAuthParameters: { ApiKeyName: 'k', ApiKeyValue: HIDDEN } }],
  [
    'a bad client secret',
    {
      OAuthParameters: {
        ...oauthParameters,
        ClientParameters: { ClientID: 'i', ClientSecret: HIDDEN },
      },
    },
  ],
  [
    'a bad header of the token request',
    { OAuthParameters: { ...oauthParameters, OAuthHttpParameters: parameters } },
  ],
  ['parameters of another type', { ApiKeyAuthParameters: { ApiKeyName: 'k', ApiKeyValue: 'Hidden Value' } }],
] as const)('the refusal of %s tells no secret', ([, AuthParameters]) => {
  const { call, refusal } = newAccount();
  call('CreateConnection', { Name: 'known', AuthorizationType: 'BASIC', AuthParameters: basic });

  const refused = [
    refusal('CreateConnection', { Name: 'c', AuthorizationType: 'BASIC', AuthParameters }),
    refusal('UpdateConnection', { Name: 'known', AuthParameters }),
  ];

  for (const { message } of refused) expect(message).not.toContain('Hidden');
});

test('no answer tells a secret', () => {
  const { call } = newAccount();
  const Value = 'Hidden';
  const http = {
    HeaderParameters: [{ Key: 'h', Value }],
    QueryStringParameters: [{ Key: 'q', Value, IsValueSecret: true }],
    BodyParameters: [{ Key: 'b', Value }],
  };
  const givens = {
    BASIC: { BasicAuthParameters: { Username: 'user', Password: Value } },
    API_KEY: { ApiKeyAuthParameters: { ApiKeyName: 'k', ApiKeyValue: Value } },
    OAUTH_CLIENT_CREDENTIALS: {
      OAuthParameters: {
        ...oauthParameters,
        ClientParameters: { ClientID: 'i', ClientSecret: Value },
        OAuthHttpParameters: http,
      },
    },
  };

  const answers = Object.entries(givens).flatMap(([Name, given]) => {
    const AuthParameters = { ...given, InvocationHttpParameters: http };
    return [
      call('CreateConnection', { Name, AuthorizationType: Name, AuthParameters }),
      call('DescribeConnection', { Name }),
      call('UpdateConnection', { Name, AuthParameters }),
      call('DescribeConnection', { Name }),
      call('ListConnections', {}),
      call('DeauthorizeConnection', { Name }),
      call('DeleteConnection', { Name }),
    ];
  });

  expect(JSON.stringify(answers)).not.toContain('Hidden');
});
