import { expect, test } from 'vitest';
import { busArn, endpoint, setUp, withoutReplication } from '../service/shop-endpoint.js';

const shop = { ...endpoint, ...withoutReplication };

test('an endpoint is looked at by its name, or by its ARN from everywhere', async () => {
  const { mock, call, described } = await setUp();
  await call('CreateEndpoint', shop);
  const { Arn, EndpointId } = await described();

  for (const view of [mock.endpoint('shop'), mock.endpoint(String(Arn))]) {
    expect(view).toMatchObject({
      mock,
      name: 'shop',
      arn: Arn,
      exists: true,
      state: 'CREATING',
      endpointId: EndpointId,
    });
  }
});

test('a view follows its endpoint through its life', async () => {
  const { mock, call } = await setUp();
  const view = mock.endpoint('shop');
  expect(view).toMatchObject({ exists: false, state: undefined });

  await call('CreateEndpoint', shop);
  await mock.clock.advanceBy('1 second');
  expect(view).toMatchObject({ exists: true, state: 'ACTIVE' });

  await call('DeleteEndpoint', { Name: 'shop' });
  expect(view.state).toBe('DELETING');
  await mock.clock.advanceBy('1 second');
  expect(view).toMatchObject({ exists: false, state: undefined });
});

test('the buses of an endpoint are views: which takes events in changes with failOver() and failBack()', async () => {
  const { mock, call } = await setUp();
  // The order of the buses says nothing.
  await call('CreateEndpoint', { ...shop, EventBuses: [...shop.EventBuses].reverse() });
  const view = mock.endpoint('shop');
  const primary = { name: 'orders', arn: busArn('us-east-1'), region: 'us-east-1', exists: true };
  const secondary = { name: 'orders', arn: busArn('us-west-2'), region: 'us-west-2', exists: true };

  expect(view).toMatchObject({ primaryBus: primary, secondaryBus: secondary, activeBus: primary });
  view.failOver();
  view.failOver();
  expect(view).toMatchObject({ primaryBus: primary, secondaryBus: secondary, activeBus: secondary });
  view.failBack();
  expect(view.activeBus).toMatchObject(primary);
});

test('an endpoint of another Region fails over by its ARN', async () => {
  const { mock, abroad } = await setUp();
  const RoutingConfig = {
    FailoverConfig: { ...endpoint.RoutingConfig.FailoverConfig, Secondary: { Route: 'us-east-1' } },
  };
  const { Arn } = await abroad('CreateEndpoint', { ...shop, RoutingConfig });
  const view = mock.endpoint(String(Arn));

  view.failOver();

  expect(view.primaryBus.region).toBe('us-west-2');
  expect(view.activeBus.region).toBe('us-east-1');
});

test('the answers of the service do not tell of a failover', async () => {
  const { mock, call, described } = await setUp();
  await call('CreateEndpoint', shop);
  const before = await described();

  mock.endpoint('shop').failOver();

  const strip = ({ $metadata: _, ...rest }: Readonly<Record<string, unknown>>) => rest;
  expect(strip(await described())).toEqual(strip(before));
});

test('reset() undoes a failover with the endpoint, clearHistory() does not', async () => {
  const { mock, call } = await setUp();
  await call('CreateEndpoint', shop);
  const view = mock.endpoint('shop');
  view.failOver();

  mock.clearHistory();
  expect(view.activeBus.region).toBe('us-west-2');

  mock.reset();
  expect(view.exists).toBe(false);
});

test.for([
  ['failOver', 'failBack'],
  ['failBack', 'failOver'],
] as const)('%s() refuses an endpoint that does not exist, and says what may be meant', async ([method]) => {
  const { mock, call, abroad, described } = await setUp();
  await call('CreateEndpoint', shop);
  const RoutingConfig = {
    FailoverConfig: { ...endpoint.RoutingConfig.FailoverConfig, Secondary: { Route: 'us-east-1' } },
  };
  await abroad('CreateEndpoint', { ...shop, Name: 'western', RoutingConfig });
  const id = String((await described())['EndpointId']);
  const refusal = (name: string): string => {
    try {
      mock.endpoint(name)[method]();
    } catch (error) {
      return (error as Error).message.replace(id, 'ID');
    }
    return 'none';
  };

  expect(['billing', 'shpo', 'western', id].map(refusal)).toEqual([
    'Endpoint "billing" does not exist in account 123456789012, us-east-1.',
    'Endpoint "shpo" does not exist in account 123456789012, us-east-1. Did you mean "shop"?',
    'Endpoint "western" does not exist in account 123456789012, us-east-1. There is one in another Region; name it by its ARN: arn:aws:events:us-west-2:123456789012:endpoint/western',
    'Endpoint "ID" does not exist in account 123456789012, us-east-1. That is the EndpointId of "shop".',
  ]);
});

test('what only an endpoint that exists can have is refused as well', async () => {
  const { mock } = await setUp();
  const view = mock.endpoint('shop');
  const text = 'Endpoint "shop" does not exist in account 123456789012, us-east-1.';

  expect(() => view.endpointId).toThrow(text);
  expect(() => view.primaryBus).toThrow(text);
  expect(() => view.secondaryBus).toThrow(text);
  expect(() => view.activeBus).toThrow(text);
});

test('the ARN of something else is refused', async () => {
  const { mock } = await setUp();

  expect(() => mock.endpoint(busArn('us-east-1'))).toThrow(
    `endpoint: this is not the ARN of a global endpoint: ${busArn('us-east-1')}`,
  );
});
