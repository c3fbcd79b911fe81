import { expect, test } from 'vitest';
import { account, busArn, endpoint, Primary, RoleArn, setUp, withoutReplication } from './shop-endpoint.js';

const rulesOn = { EventBusName: 'orders' };

test('an endpoint goes through its states, and was last modified when it reached each', async () => {
  const { mock, call, described } = await setUp({ transitionTime: 5000 });
  const seen: [unknown, number][] = [];
  const look = async (): Promise<void> => {
    const { State, CreationTime, LastModifiedTime } = await described();
    seen.push([
      State,
      Math.round(((LastModifiedTime as Date).getTime() - (CreationTime as Date).getTime()) / 1000),
    ]);
  };

  await call('CreateEndpoint', { ...endpoint, ...withoutReplication });
  await look();
  await mock.clock.advanceBy('4 seconds');
  await look();
  await mock.clock.advanceBy('1 second');
  await look();
  await mock.clock.advanceBy('1 minute');
  await call('UpdateEndpoint', { Name: 'shop' });
  await look();
  await mock.clock.advanceBy('5 seconds');
  await look();
  await call('DeleteEndpoint', { Name: 'shop' });
  await look();
  await mock.clock.advanceBy('5 seconds');

  expect(seen).toEqual([
    ['CREATING', 0],
    ['CREATING', 0],
    ['ACTIVE', 5],
    ['UPDATING', 65],
    ['ACTIVE', 70],
    ['DELETING', 70],
  ]);
  await expect(described()).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
});

test('without transition time only the answer shows that an endpoint is being made, updated or deleted', async () => {
  const { call, described } = await setUp({ transitionTime: 0 });

  await expect(call('CreateEndpoint', endpoint)).resolves.toMatchObject({ State: 'CREATING' });
  await expect(described()).resolves.toMatchObject({ State: 'ACTIVE' });
  await expect(call('UpdateEndpoint', { Name: 'shop' })).resolves.toMatchObject({ State: 'UPDATING' });
  await expect(described()).resolves.toMatchObject({ State: 'ACTIVE' });
  await call('DeleteEndpoint', { Name: 'shop' });
  await expect(described()).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
});

test('an endpoint keeps its id and its URL when it is updated', async () => {
  const { call, described } = await setUp({ transitionTime: 0 });
  await call('CreateEndpoint', endpoint);
  const { EndpointId, EndpointUrl } = await described();

  await call('UpdateEndpoint', { Name: 'shop', Description: 'new' });

  await expect(described()).resolves.toMatchObject({ EndpointId, EndpointUrl, Description: 'new' });
  expect(EndpointUrl).toBe(`https://${String(EndpointId)}.endpoint.events.amazonaws.com`);
});

test('replication is a managed rule on each bus, which sends what comes from its Region to the other', async () => {
  const { call, abroad, described } = await setUp({ transitionTime: 0 });
  await call('CreateEndpoint', endpoint);
  const Name = `GlobalEndpointManagedRule-${String((await described())['EndpointId'])}`;
  const rule = (region: string) => ({
    Name,
    Arn: `arn:aws:events:${region}:${account}:rule/orders/${Name}`,
    EventPattern: `{"source":[{"anything-but":{"prefix":"aws."}}],"region":["${region}"]}`,
    State: 'ENABLED',
    RoleArn,
    ManagedBy: 'events.amazonaws.com',
    EventBusName: 'orders',
  });

  expect((await call('ListRules', rulesOn))['Rules']).toEqual([rule('us-east-1')]);
  expect((await abroad('ListRules', rulesOn))['Rules']).toEqual([rule('us-west-2')]);
  const targets = { Rule: Name, EventBusName: 'orders' };
  expect((await call('ListTargetsByRule', targets))['Targets']).toEqual([
    { Id: 'shop', Arn: busArn('us-west-2'), RoleArn },
  ]);
  expect((await abroad('ListTargetsByRule', targets))['Targets']).toEqual([
    { Id: 'shop', Arn: busArn('us-east-1'), RoleArn },
  ]);
});

test('the managed rules match events of their own Region, and not those that the other bus sends', async () => {
  const { mock, call, abroad } = await setUp({ transitionTime: 0 });
  await call('CreateEndpoint', endpoint);
  const entry = { Source: 'shop', DetailType: 'Placed', Detail: '{}' };

  await call('PutEvents', { Entries: [{ ...entry, EventBusName: 'orders' }] });
  await abroad('PutEvents', { Entries: [{ ...entry, EventBusName: busArn('us-east-1') }] });

  const events = mock.events().filter(({ eventBusArn }) => eventBusArn === busArn('us-east-1'));
  const replicated = events.filter(({ matchedRules }) => matchedRules.length > 0);
  expect(events).toHaveLength(2);
  expect(replicated.map(({ region }) => region)).toEqual(['us-east-1']);
});

test.for([
  ['that is made without replication', { ...endpoint, ...withoutReplication }, undefined],
  ['whose replication is switched off', endpoint, withoutReplication],
] as const)('an endpoint %s has no managed rules', async ([, made, changed]) => {
  const { call, abroad } = await setUp({ transitionTime: 0 });
  await call('CreateEndpoint', made);

  if (changed) await call('UpdateEndpoint', { Name: 'shop', ...changed });

  expect((await call('ListRules', rulesOn))['Rules']).toEqual([]);
  expect((await abroad('ListRules', rulesOn))['Rules']).toEqual([]);
});

test('replication that is switched on later makes the managed rules', async () => {
  const { call, abroad } = await setUp({ transitionTime: 0 });
  await call('CreateEndpoint', { ...endpoint, ...withoutReplication });

  await call('UpdateEndpoint', { Name: 'shop', ReplicationConfig: { State: 'ENABLED' } });

  expect((await call('ListRules', rulesOn))['Rules']).toHaveLength(1);
  expect((await abroad('ListRules', rulesOn))['Rules']).toHaveLength(1);
});

test('the managed rules move to other event buses with the endpoint', async () => {
  const { call, abroad, described } = await setUp({ transitionTime: 0 });
  await call('CreateEventBus', { Name: 'new' });
  await abroad('CreateEventBus', { Name: 'new' });
  await call('CreateEndpoint', endpoint);
  const moved = ['us-east-1', 'us-west-2'].map((region) => ({ EventBusArn: busArn(region, 'new') }));

  await call('UpdateEndpoint', { Name: 'shop', EventBuses: moved });

  await expect(described()).resolves.toMatchObject({ EventBuses: moved });
  for (const at of [call, abroad]) {
    expect((await at('ListRules', rulesOn))['Rules']).toEqual([]);
    expect((await at('ListRules', { EventBusName: 'new' }))['Rules']).toHaveLength(1);
  }
});

test('the managed rules go when the deletion of their endpoint begins', async () => {
  const { call, abroad, mock } = await setUp();
  await call('CreateEndpoint', endpoint);
  await mock.clock.advanceBy('1 second');

  await call('DeleteEndpoint', { Name: 'shop' });

  expect((await call('ListRules', rulesOn))['Rules']).toEqual([]);
  expect((await abroad('ListRules', rulesOn))['Rules']).toEqual([]);
});

test('a bus that an endpoint replicates cannot be deleted, and can when replication is off', async () => {
  const { call } = await setUp({ transitionTime: 0 });
  await call('CreateEndpoint', endpoint);

  await expect(call('DeleteEventBus', { Name: 'orders' })).rejects.toThrow(
    "EventBus can't be deleted since it has rules.",
  );
  await call('UpdateEndpoint', { Name: 'shop', ...withoutReplication });
  await expect(call('DeleteEventBus', { Name: 'orders' })).resolves.toBeDefined();
  await expect(call('DeleteEndpoint', { Name: 'shop' })).resolves.toBeDefined();
});

test('a managed rule that was removed by force is not missed when its endpoint is deleted', async () => {
  const { call, described } = await setUp({ transitionTime: 0 });
  await call('CreateEndpoint', endpoint);
  const Name = `GlobalEndpointManagedRule-${String((await described())['EndpointId'])}`;
  const pattern = '{"source":["shop"]}';
  await call('RemoveTargets', { Rule: Name, ...rulesOn, Ids: ['shop'], Force: true });
  await call('DeleteRule', { Name, ...rulesOn, Force: true });
  await call('PutRule', { Name, ...rulesOn, EventPattern: pattern });

  await call('DeleteEndpoint', { Name: 'shop' });

  // What the customer put in its place is the customer's.
  await expect(call('DescribeRule', { Name, ...rulesOn })).resolves.toMatchObject({ EventPattern: pattern });
});

const overQuota = {
  name: 'LimitExceededException',
  message: 'The requested resource exceeds the maximum number allowed.',
};
const named = (Name: string) => ({ ...endpoint, ...withoutReplication, Name });

test('endpoints count for their quota until they are gone, in each Region by itself', async () => {
  const { mock, call, abroad } = await setUp({ quotas: { endpoints: 2 } });
  await call('CreateEndpoint', named('first'));
  await call('CreateEndpoint', named('second'));
  await mock.clock.advanceBy('1 second');

  await expect(call('CreateEndpoint', named('third'))).rejects.toMatchObject(overQuota);
  await call('DeleteEndpoint', { Name: 'first' });
  await expect(call('CreateEndpoint', named('third'))).rejects.toMatchObject(overQuota);
  await mock.clock.advanceBy('1 second');
  await expect(call('CreateEndpoint', named('third'))).resolves.toBeDefined();
  const RoutingConfig = { FailoverConfig: { Primary, Secondary: { Route: 'us-east-1' } } };
  await expect(abroad('CreateEndpoint', { ...named('first'), RoutingConfig })).resolves.toBeDefined();
});

test('a bus that is full of rules takes no replication, and nothing is changed', async () => {
  const { call, abroad } = await setUp({ quotas: { rulesPerEventBus: 1 }, transitionTime: 0 });
  await abroad('PutRule', { Name: 'r', ...rulesOn, EventPattern: '{"source":["shop"]}' });

  await expect(call('CreateEndpoint', endpoint)).rejects.toMatchObject(overQuota);
  expect((await call('ListRules', rulesOn))['Rules']).toEqual([]);
  expect((await call('ListEndpoints', {}))['Endpoints']).toEqual([]);
  await expect(call('CreateEndpoint', named('quiet'))).resolves.toBeDefined();
  const switchOn = { Name: 'quiet', ReplicationConfig: { State: 'ENABLED' } };
  await expect(call('UpdateEndpoint', switchOn)).rejects.toMatchObject(overQuota);
  await expect(call('DescribeEndpoint', { Name: 'quiet' })).resolves.toMatchObject(withoutReplication);
});

test('an endpoint that replicates can be updated on buses that its own rules have filled', async () => {
  const { call } = await setUp({ quotas: { rulesPerEventBus: 1 }, transitionTime: 0 });
  await call('CreateEndpoint', endpoint);

  await expect(call('UpdateEndpoint', { Name: 'shop', Description: 'd' })).resolves.toBeDefined();
  const [rule] = (await call('ListRules', rulesOn))['Rules'] as { readonly Name: string }[];
  expect(rule?.Name).toMatch(/^GlobalEndpointManagedRule-/);
});

test('a full listing leaves endpoints out whose deletion is done', async () => {
  const { mock, call } = await setUp();
  for (const name of ['a', 'b', 'c']) await call('CreateEndpoint', named(name));
  await mock.clock.advanceBy('1 second');
  await call('DeleteEndpoint', { Name: 'b' });

  const names = async () =>
    ((await call('ListEndpoints', {}))['Endpoints'] as { readonly Name: string }[]).map(({ Name }) => Name);

  expect(await names()).toEqual(['a', 'b', 'c']);
  await mock.clock.advanceBy('1 second');
  expect(await names()).toEqual(['a', 'c']);
});
