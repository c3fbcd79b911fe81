import { DeleteRuleCommand, EventBridgeClient, RemoveTargetsCommand } from '@aws-sdk/client-eventbridge';
import { expect, test } from 'vitest';
import { mergeCoverage, mockEventBridge } from '../../src/index.js';
import { endpoint, setUp } from '../service/shop-endpoint.js';

const QUEUE = 'arn:aws:sqs:us-east-1:123456789012:billing';
const seed = {
  buses: {
    orders: {
      rules: { paid: { pattern: { source: ['shop'] }, targets: [{ id: 'billing', arn: QUEUE }] } },
    },
    default: { rules: { nightly: { schedule: 'rate(1 day)' }, idle: { pattern: { source: ['depot'] } } } },
  },
};

test('rules that were deleted count with what the history tells of them', async () => {
  const client = new EventBridgeClient({});
  using eventBridge = mockEventBridge(client, { seed });
  eventBridge.emit({ source: 'shop', 'detail-type': 'Paid', detail: {}, eventBusName: 'orders' });
  await eventBridge.clock.advanceBy('1 day');
  const whole = eventBridge.ruleCoverage();
  await client.send(new RemoveTargetsCommand({ Rule: 'paid', EventBusName: 'orders', Ids: ['billing'] }));
  await client.send(new DeleteRuleCommand({ Name: 'paid', EventBusName: 'orders' }));
  await client.send(new DeleteRuleCommand({ Name: 'nightly' }));
  await client.send(new DeleteRuleCommand({ Name: 'idle' }));

  const coverage = eventBridge.ruleCoverage();

  expect(coverage.rules).toMatchObject([
    { name: 'nightly', eventBusName: 'default', state: 'DELETED', ran: 1, matched: 0, targets: [] },
    {
      ...{ name: 'paid', eventBusName: 'orders', state: 'DELETED', ran: 0, matched: 1, conditions: [] },
      targets: [{ id: 'billing', arn: QUEUE, invoked: 1 }],
    },
  ]);
  expect(coverage.rules[1]).not.toHaveProperty('pattern');
  expect(`\n${String(coverage)}\n`).toMatchInlineSnapshot(`
    "
    --------------------|---------|---------|--------------|-----------|----------
    Rule                | % Rules | Matches | % Conditions | % Targets | Untested
    --------------------|---------|---------|--------------|-----------|----------
    All rules           |     100 |       2 |              |       100 |
     default            |     100 |       1 |              |           |
      nightly (deleted) |     100 |       1 |              |           |
     orders             |     100 |       1 |              |       100 |
      paid (deleted)    |     100 |       1 |              |       100 |
    --------------------|---------|---------|--------------|-----------|----------
    "
  `);

  const both = mergeCoverage([coverage, whole]);
  expect(both.rules.map(({ name, state, matched, ran }) => [name, state, matched, ran])).toEqual([
    ['idle', 'ENABLED', 0, 0],
    ['nightly', 'ENABLED', 0, 2],
    ['paid', 'ENABLED', 2, 0],
  ]);
  expect(mergeCoverage([whole, coverage])).toEqual(both);
});

test('events that came through a global endpoint count on each bus that they reached', async () => {
  const { mock, call, abroad } = await setUp({ transitionTime: 0 });
  const EventPattern = '{"source":["shop"]}';
  await call('PutRule', { Name: 'here', EventBusName: 'orders', EventPattern });
  await abroad('PutRule', { Name: 'there', EventBusName: 'orders', EventPattern });
  await call('CreateEndpoint', endpoint);
  const { endpointId: EndpointId } = mock.endpoint('shop');
  const entry = { Source: 'shop', DetailType: 'Placed', Detail: '{}', EventBusName: 'orders' };
  await call('PutEvents', { EndpointId, Entries: [entry] });
  await mock.settled();
  const counts = () =>
    mock.ruleCoverage().rules.map(({ name, matched, reached }) => [name, matched, reached]);

  expect(counts()).toEqual([
    ['here', 1, 1],
    ['there', 1, 1],
  ]);
  await call('DeleteEndpoint', { Name: 'shop' });
  expect(counts()).toHaveLength(2);
});
