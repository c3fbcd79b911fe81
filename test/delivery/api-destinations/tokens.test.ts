import {
  DeauthorizeConnectionCommand,
  UpdateConnectionCommand,
  type ConnectionOAuthHttpMethod,
  type ConnectionHttpParameters,
} from '@aws-sdk/client-eventbridge';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { attemptsOf, oauth, partner, turn, type Partner } from './partner.js';

let shop: Partner;
/** What the token endpoint answers, token by token; the last one again and again. */
let tokens: Response[];
let tokenRequests: { readonly url: string; readonly init: RequestInit }[];
/** The Authorization of each call of the endpoint. */
let authorizations: (string | undefined)[];
let statuses: number[];

const token = (access_token: string, more: object = {}) => Response.json({ access_token, ...more });

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-03-01T12:00:00Z'), toFake: ['Date', 'setTimeout', 'clearTimeout'] });
  vi.spyOn(Math, 'random').mockReturnValue(0.5);
  [tokens, tokenRequests, authorizations, statuses] = [[], [], [], []];
  vi.spyOn(globalThis, 'fetch').mockImplementation((url, init = {}) => {
    if (typeof url === 'string' && url.includes('auth')) {
      tokenRequests.push({ url, init });
      return Promise.resolve(tokens.shift() ?? token(`t-${tokenRequests.length}`));
    }
    authorizations.push(new Headers(init.headers).get('Authorization') ?? undefined);
    return Promise.resolve(new Response(null, { status: statuses.shift() ?? 200 }));
  });
});

afterEach(() => {
  shop.mock.restore();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

async function shopWith(
  HttpMethod: ConnectionOAuthHttpMethod = 'POST',
  OAuthHttpParameters?: ConnectionHttpParameters,
): Promise<void> {
  const OAuthParameters = {
    ...oauth.AuthParameters.OAuthParameters,
    HttpMethod,
    ...(OAuthHttpParameters && { OAuthHttpParameters }),
  };
  shop = await partner({
    connection: { AuthorizationType: 'OAUTH_CLIENT_CREDENTIALS', AuthParameters: { OAuthParameters } },
    options: { apiDestinations: 'fetch', transitionTime: 0 },
  });
}

async function sendAndSettle(count = 1): Promise<void> {
  await shop.send(count);
  await shop.mock.settled();
}

test('events share the token of a connection', async () => {
  await shopWith();
  await sendAndSettle(3);
  await sendAndSettle();

  expect(tokenRequests).toHaveLength(1);
  expect(authorizations).toEqual(Array(4).fill('Bearer t-1'));
});

test('the type of a token is as the token endpoint says', async () => {
  await shopWith();
  tokens = [token('t', { token_type: 'mac' })];
  await sendAndSettle();

  expect(authorizations).toEqual(['mac t']);
});

test("a token is renewed within the last minute of its life, on the account's clock", async () => {
  await shopWith();
  tokens = [token('short', { expires_in: 3600 }), token('text', { expires_in: '7200' })];
  await sendAndSettle();
  await shop.mock.clock.advanceBy('3539 seconds');
  await sendAndSettle();
  await shop.mock.clock.advanceBy('1 second');
  await sendAndSettle();
  await shop.mock.clock.advanceBy('7140 seconds');
  await sendAndSettle();

  expect(authorizations).toEqual(['Bearer short', 'Bearer short', 'Bearer text', 'Bearer t-3']);
});

test.for([401, 407])('a token that is refused with %s is renewed for the next attempt', async (status) => {
  await shopWith();
  statuses = [status];
  await sendAndSettle();

  expect(attemptsOf(shop.mock)).toEqual([[0, 'ERROR_FROM_TARGET'], [1]]);
  expect(authorizations).toEqual(['Bearer t-1', 'Bearer t-2']);
});

test('a token that is refused several times at once is renewed once', async () => {
  await shopWith();
  statuses = [401, 401, 401];
  await sendAndSettle(3);

  expect(tokenRequests).toHaveLength(2);
  expect(authorizations.slice(3)).toEqual(Array(3).fill('Bearer t-2'));
});

test('another failure keeps the token', async () => {
  await shopWith();
  statuses = [503];
  await sendAndSettle();

  expect(authorizations).toEqual(['Bearer t-1', 'Bearer t-1']);
});

test('a connection that is updated gets a new token, with its new parameters', async () => {
  await shopWith();
  await sendAndSettle();
  const ClientParameters = { ClientSecret: 'changed' };
  const AuthParameters = { OAuthParameters: { ClientParameters } };
  await shop.client.send(new UpdateConnectionCommand({ Name: 'c', AuthParameters }));
  await sendAndSettle();

  expect(authorizations).toEqual(['Bearer t-1', 'Bearer t-2']);
  expect(tokenRequests[1]?.init.body).toContain('client_secret=changed');
});

test('a connection of which only the description changes keeps its token', async () => {
  await shopWith();
  await sendAndSettle();
  await shop.client.send(new UpdateConnectionCommand({ Name: 'c', Description: 'changed' }));
  await sendAndSettle();

  expect(tokenRequests).toHaveLength(1);
});

test('a connection that is deauthorized uses its token no longer', async () => {
  await shopWith();
  await sendAndSettle();
  await shop.client.send(new DeauthorizeConnectionCommand({ Name: 'c' }));
  await sendAndSettle();

  expect(authorizations).toHaveLength(1);
  expect(shop.mock.deadLetters()).toMatchObject([{ messageAttributes: { ERROR_CODE: 'NO_PERMISSIONS' } }]);
});

test('reset() forgets tokens', async () => {
  await shopWith();
  await sendAndSettle();
  shop.mock.reset();
  shop.mock.restore();
  await shopWith();
  await sendAndSettle();

  expect(authorizations).toEqual(['Bearer t-1', 'Bearer t-2']);
});

test('OAuthHttpParameters join the token request, and win', async () => {
  const parameter = (Key: string, Value: string) => ({ Key, Value, IsValueSecret: false });
  await shopWith('PUT', {
    HeaderParameters: [parameter('X-Tenant', 't 1')],
    QueryStringParameters: [parameter('realm', 'shop')],
    BodyParameters: [parameter('scope', 'orders write'), parameter('grant_type', 'custom')],
  });
  await sendAndSettle();

  expect(tokenRequests).toMatchObject([
    {
      url: 'https://auth.example.com/token?realm=shop',
      init: {
        method: 'PUT',
        body: 'grant_type=custom&client_id=id&client_secret=secret&scope=orders+write',
      },
    },
  ]);
  expect(new Headers(tokenRequests[0]?.init.headers).get('X-Tenant')).toBe('t 1');
});

test('a token that is fetched with GET is asked for in the query', async () => {
  await shopWith('GET');
  await sendAndSettle();

  expect(tokenRequests).toMatchObject([
    {
      url: 'https://auth.example.com/token?grant_type=client_credentials&client_id=id&client_secret=secret',
      init: { method: 'GET' },
    },
  ]);
  expect(tokenRequests[0]?.init).not.toHaveProperty('body');
});

test('a token endpoint that fails is asked again with the next attempt', async () => {
  await shopWith();
  tokens = [new Response(null, { status: 503, headers: { 'Retry-After': '30' } })];
  await sendAndSettle();

  expect(attemptsOf(shop.mock)).toEqual([[0, 'ERROR_FROM_TARGET'], [30]]);
  expect(shop.mock.deliveries()[0]?.attempts[0]?.error?.message).toBe(
    'POST https://auth.example.com/token answered 503.',
  );
  expect(authorizations).toEqual(['Bearer t-2']);
});

test('a token endpoint that refuses the client ends the delivery', async () => {
  await shopWith();
  tokens = [Response.json({ error: 'invalid_client' }, { status: 400, statusText: 'Bad Request' })];
  await sendAndSettle();

  expect(shop.mock.deadLetters()).toMatchObject([
    {
      messageAttributes: {
        ERROR_CODE: 'SDK_CLIENT_ERROR',
        ERROR_MESSAGE: 'POST https://auth.example.com/token answered 400 Bad Request.',
      },
    },
  ]);
});

test.for(['no JSON', '"text"', '{}', '{"access_token":""}', '{"access_token":1}'])(
  'an answer without a token ends the delivery: %s',
  async (body) => {
    await shopWith();
    tokens = [new Response(body)];
    await sendAndSettle();

    expect(shop.mock.deadLetters()).toMatchObject([
      {
        messageAttributes: {
          ERROR_CODE: 'SDK_CLIENT_ERROR',
          ERROR_MESSAGE: 'POST https://auth.example.com/token answered without an access_token.',
        },
      },
    ]);
  },
);

test('an authorization endpoint that is no URL ends the delivery', async () => {
  shop = await partner({
    connection: {
      AuthorizationType: 'OAUTH_CLIENT_CREDENTIALS',
      AuthParameters: {
        OAuthParameters: { ...oauth.AuthParameters.OAuthParameters, AuthorizationEndpoint: 'replace_this' },
      },
    },
    options: { apiDestinations: 'fetch', transitionTime: 0 },
  });
  await sendAndSettle();

  expect(shop.mock.deadLetters()).toMatchObject([
    {
      messageAttributes: {
        ERROR_CODE: 'INVALID_PARAMETER',
        ERROR_MESSAGE: 'The authorization endpoint replace_this is not a URL.',
      },
    },
  ]);
});

test('a token endpoint that takes longer than 5 seconds times out', async () => {
  await shopWith();
  vi.mocked(fetch).mockReturnValueOnce(new Promise(() => undefined));
  await shop.send();
  await turn();
  await vi.advanceTimersByTimeAsync(5000);
  await shop.mock.settled();

  expect(attemptsOf(shop.mock)).toEqual([[0, 'TIMEOUT'], [1]]);
});

test.for(['to\r\nken', 'token-\u20AC'])(
  'a token that no header can carry fails once and is not quoted: %j',
  async (text) => {
    await shopWith();
    tokens = [token(text)];
    await sendAndSettle();

    expect(attemptsOf(shop.mock)).toEqual([[0, 'INVALID_PARAMETER']]);
    expect(shop.mock.deadLetters()[0]?.messageAttributes['ERROR_MESSAGE']).toBe(
      'POST https://example.com/hook cannot be sent: the value of its header Authorization has characters that an HTTP header cannot have.',
    );
  },
);
