import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { attemptsOf, oauth, partner, type Partner, type PartnerSetup } from './partner.js';

interface ReceivedCall {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

let shop: Partner | undefined;
let server: Server;
let origin: string;
let received: ReceivedCall[];
/** What the server answers, call by call; 200 afterwards. */
let answers: { readonly status: number; readonly headers?: Record<string, string>; readonly body?: string }[];

beforeEach(async () => {
  [received, answers] = [[], []];
  server = createServer((request, response) => {
    void text(request).then((body) => {
      const { method, url, headers } = request;
      received.push({ method, url, headers, body });
      const answer = answers.shift() ?? { status: 200 };
      response.writeHead(answer.status, answer.headers).end(answer.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(async () => {
  shop?.mock.restore();
  vi.restoreAllMocks();
  await new Promise((resolve) => server.close(resolve));
});

async function shopWith(setup: PartnerSetup): Promise<Partner> {
  shop = await partner({ ...setup, options: { apiDestinations: 'fetch', transitionTime: 0 } });
  return shop;
}

test('the endpoint gets what the connection, the target and the event make', async () => {
  const parameter = (Key: string, Value: string) => ({ Key, Value, IsValueSecret: true });
  const { mock, send } = await shopWith({
    connection: {
      AuthorizationType: 'API_KEY',
      AuthParameters: {
        ApiKeyAuthParameters: { ApiKeyName: 'X-Api-Key', ApiKeyValue: 'k-1' },
        InvocationHttpParameters: {
          HeaderParameters: [parameter('X-Tenant', 'connection')],
          QueryStringParameters: [parameter('version', '2')],
          BodyParameters: [parameter('team', 'a')],
        },
      },
    },
    endpoint: `${origin}/orders/*`,
    method: 'PUT',
    target: {
      InputPath: '$.detail',
      HttpParameters: {
        PathParameterValues: ['$.detail.id'],
        HeaderParameters: { 'X-Tenant': 'target', 'X-Source': '$.source' },
        QueryStringParameters: { version: '1', type: '$.detail-type' },
      },
    },
  });
  await send();
  await mock.settled();

  expect(received).toEqual([
    {
      method: 'PUT',
      url: '/orders/7?version=2&type=Placed',
      body: '{"id":7,"team":"a"}',
      headers: expect.objectContaining({
        'user-agent': 'Amazon/EventBridge/ApiDestinations',
        'content-type': 'application/json; charset=utf-8',
        range: 'bytes=0-1048575',
        connection: 'close',
        'content-length': '19',
        host: origin.slice('http://'.length),
        'x-api-key': 'k-1',
        'x-tenant': 'connection',
        'x-source': 'shop',
      }),
    },
  ]);
  expect(received[0]?.headers['accept-encoding']).toContain('gzip,deflate');
  expect(mock.invocations()).toMatchObject([{ outcome: 'succeeded', input: { id: 7 } }]);
});

test.for(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const)(
  '%s reaches the endpoint',
  async (method) => {
    const { mock, send } = await shopWith({ endpoint: `${origin}/`, method, target: { Input: '{"a":1}' } });
    await send();
    await mock.settled();

    expect(received).toMatchObject([
      { method, body: method === 'GET' || method === 'HEAD' ? '' : '{"a":1}' },
    ]);
  },
);

test('a redirection is not followed', async () => {
  answers = [{ status: 302, headers: { Location: `${origin}/elsewhere` } }];
  const { mock, send } = await shopWith({ endpoint: `${origin}/` });
  await send();
  await mock.settled();

  expect(received.map(({ url }) => url)).toEqual(['/']);
  expect(mock.deadLetters()[0]?.messageAttributes['ERROR_MESSAGE']).toBe(
    `POST ${origin}/ answered 302 Found.`,
  );
});

test('an endpoint that fails at first gets the event again', async () => {
  answers = [{ status: 503 }, { status: 429, headers: { 'Retry-After': '60' } }];
  const { mock, send } = await shopWith({ endpoint: `${origin}/` });
  await send();
  await mock.settled();

  expect(new Set(received.map(({ body }) => body)).size).toBe(1);
  expect(attemptsOf(mock)).toMatchObject([
    [expect.any(Number), 'ERROR_FROM_TARGET'],
    [expect.any(Number), 'THROTTLING'],
    [expect.any(Number)],
  ]);
});

test('a port that nobody listens on is a connection failure', async () => {
  await new Promise((resolve) => server.close(resolve));
  const { mock, send } = await shopWith({
    endpoint: `${origin}/`,
    target: { RetryPolicy: { MaximumRetryAttempts: 0 } },
  });
  await send();
  await mock.settled();
  server.listen(0);

  expect(mock.deadLetters()[0]?.messageAttributes).toMatchObject({
    ERROR_CODE: 'CONNECTION_FAILURE',
    ERROR_MESSAGE: expect.stringMatching(/^POST http.* failed: connect ECONNREFUSED/),
  });
});

test('an OAuth connection fetches its token first', async () => {
  answers = [{ status: 200, body: JSON.stringify({ access_token: 't-1', token_type: 'Bearer' }) }];
  const { OAuthParameters } = oauth.AuthParameters;
  const { mock, send } = await shopWith({
    connection: {
      AuthorizationType: 'OAUTH_CLIENT_CREDENTIALS',
      AuthParameters: { OAuthParameters: { ...OAuthParameters, AuthorizationEndpoint: `${origin}/token` } },
    },
    endpoint: `${origin}/hook`,
  });
  await send();
  await mock.settled();

  expect(received).toMatchObject([
    {
      method: 'POST',
      url: '/token',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'grant_type=client_credentials&client_id=id&client_secret=secret',
    },
    { url: '/hook', headers: { authorization: 'Bearer t-1' } },
  ]);
  expect(mock.invocations()).toMatchObject([{ request: { headers: { Authorization: 'Bearer ***' } } }]);
});

test('a fetch that was replaced after the mock was made sees the call', async () => {
  const { mock, send } = await shopWith({ endpoint: 'https://example.com/hook' });
  const seen = vi.spyOn(globalThis, 'fetch').mockResolvedValue(new Response(null, { status: 204 }));
  await send();
  await mock.settled();

  expect(seen.mock.calls).toMatchObject([
    ['https://example.com/hook', { method: 'POST', redirect: 'manual' }],
  ]);
  expect(received).toEqual([]);
});

test('events that the endpoint sends are caused by its event: a loop is cut', async () => {
  const { mock, send } = await shopWith({ endpoint: 'https://example.com/hook' });
  vi.spyOn(globalThis, 'fetch').mockImplementation(async () => {
    await send();
    return new Response(null);
  });
  await send();

  await expect(mock.settled()).rejects.toThrow('An event loop was cut after 100 deliveries');
});
