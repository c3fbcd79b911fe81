import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { expect, onTestFinished, test, vi } from 'vitest';
import { mockEventBridge, type EventBridgeMock } from '../../src/index.js';
import { forwardTo, type ForwardedEndpoints } from '../../src/server.js';
import { standIn } from './stand-in.js';

const event = { source: 'shop', 'detail-type': 'Order Placed', detail: { id: 'o-1' } };

/** An account whose rule calls an API destination, with one event on its way. */
async function called(url: string, place: ForwardedEndpoints['api-destinations'], authorization: object) {
  const targets = [
    {
      apiDestination: 'orders',
      roleArn: 'arn:aws:iam::123456789012:role/calls',
      parameters: {
        HttpParameters: { PathParameterValues: ['$.detail.id'], QueryStringParameters: { q: 'a b' } },
      },
    },
  ];
  const mock: EventBridgeMock = mockEventBridge(new EventBridgeClient({}), {
    seed: {
      connections: { partner: { authorization } },
      apiDestinations: { orders: { connection: 'partner', url, method: 'PUT' } },
      buses: { default: { rules: { placed: { pattern: { source: ['shop'] }, targets } } } },
    },
  });
  onTestFinished(() => {
    mock.restore();
  });
  forwardTo(mock, { ...(place !== undefined && { 'api-destinations': place }) });
  mock.emit(event);
  await mock.settled();
  return mock;
}

const apiKey = { apiKey: { name: 'X-Api-Key', value: 'secret' } };

test('an endpoint stands for the host of all API destinations', async () => {
  const endpoint = await standIn();
  const mock = await called('https://partner.example.com/orders/*', `${endpoint.url}/stub/`, apiKey);

  expect(endpoint.got).toMatchObject([
    {
      method: 'PUT',
      url: '/stub/orders/o-1?q=a+b',
      headers: { 'x-api-key': 'secret', 'x-forwarded-host': 'partner.example.com' },
    },
  ]);
  expect(mock.deliveries()).toMatchObject([{ outcome: 'delivered' }]);
  expect(mock.invocations()).toMatchObject([
    {
      outcome: 'succeeded',
      request: {
        url: 'https://partner.example.com/orders/o-1?q=a+b',
        headers: expect.not.objectContaining({ 'X-Forwarded-Host': expect.anything() as string }) as object,
      },
    },
  ]);
});

test('true calls each where it is', async () => {
  const fetch = vi.spyOn(globalThis, 'fetch').mockResolvedValue(new Response(null, { status: 204 }));
  onTestFinished(() => {
    fetch.mockRestore();
  });
  const mock = await called('https://partner.example.com/orders/*', true, apiKey);

  const [[url, init] = []] = fetch.mock.calls;
  expect(url).toBe('https://partner.example.com/orders/o-1?q=a+b');
  expect(new Headers(init?.headers).get('X-Forwarded-Host')).toBeNull();
  expect(mock.invocations()).toMatchObject([{ outcome: 'succeeded' }]);
});

test('the token of a connection comes from the same endpoint', async () => {
  const endpoint = await standIn();
  endpoint.answers.push({ status: 200, body: '{"access_token":"t"}' });
  await called('https://partner.example.com/orders/*', endpoint.url, {
    oauth: {
      endpoint: 'https://login.example.com/token',
      method: 'POST',
      clientId: 'id',
      clientSecret: 'hush',
    },
  });

  expect(endpoint.got).toMatchObject([
    { method: 'POST', url: '/token', headers: { 'x-forwarded-host': 'login.example.com' } },
    { method: 'PUT', url: '/orders/o-1?q=a+b', headers: { authorization: 'Bearer t' } },
  ]);
});

test('an endpoint that fails makes the delivery fail', async () => {
  const endpoint = await standIn();
  endpoint.answers.push({ status: 503 });
  const mock = await called('https://partner.example.com/orders/*', endpoint.url, apiKey);

  expect(mock.deliveries()).toMatchObject([
    { outcome: 'delivered', attempts: [{ error: { errorCode: 'ERROR_FROM_TARGET' } }, {}] },
  ]);
});

test('nobody is called that nobody has named', async () => {
  const fetch = vi.spyOn(globalThis, 'fetch');
  onTestFinished(() => {
    fetch.mockRestore();
  });
  const mock = await called('https://partner.example.com/orders/*', undefined, apiKey);

  expect(fetch).not.toHaveBeenCalled();
  expect(mock.invocations()).toMatchObject([{ outcome: 'recorded' }]);
});

test.for([
  [
    'partner',
    'forwardTo: the endpoint of api-destinations must be a URL such as "http://127.0.0.1:9324", not the string "partner".',
  ],
  [
    false,
    'forwardTo: the endpoint of api-destinations must be a URL such as "http://127.0.0.1:9324", not false.',
  ],
] as const)('%s is no place for them', ([place, message]) => {
  using mock = mockEventBridge(new EventBridgeClient({}));

  expect(() => {
    forwardTo(mock, { 'api-destinations': place as string });
  }).toThrow(message);
});
