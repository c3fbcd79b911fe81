import {
  CreateEventBusCommand,
  DeleteEventBusCommand,
  EventBridgeClient,
  ListEventBusesCommand,
  ListRulesCommand,
} from '@aws-sdk/client-eventbridge';
import { expect, test } from 'vitest';
import { mockEventBridge } from '../../src/index.js';
import { newAccount } from './account.js';

const names = ['b1', 'b2', 'b3', 'b4', 'b5', 'b6'];
const seed = { buses: Object.fromEntries(names.map((name) => [name, {}])) };

function setUp() {
  const client = new EventBridgeClient({});
  const mock = mockEventBridge(client, { seed });
  const list = (input: object) => client.send(new ListEventBusesCommand({ NamePrefix: 'b', ...input }));
  return { client, mock, list };
}

test('the Limit may change between pages, and the last page has no token', async () => {
  const { list } = setUp();

  const first = await list({ Limit: 3 });
  const second = await list({ Limit: 5, NextToken: first.NextToken });

  expect(first.EventBuses?.map(({ Name }) => Name)).toEqual(['b1', 'b2', 'b3']);
  expect(second.EventBuses?.map(({ Name }) => Name)).toEqual(['b4', 'b5', 'b6']);
  expect(second).not.toHaveProperty('NextToken');
});

test('a page that ends with the last item has no token', async () => {
  const { list } = setUp();

  await expect(list({ Limit: 6 })).resolves.not.toHaveProperty('NextToken');
});

test('a token survives that items come and go between pages', async () => {
  const { client, list } = setUp();

  const { NextToken } = await list({ Limit: 3 });
  await client.send(new DeleteEventBusCommand({ Name: 'b3' }));
  await client.send(new CreateEventBusCommand({ Name: 'b0' }));
  await client.send(new CreateEventBusCommand({ Name: 'b4a' }));
  const second = await list({ NextToken });

  expect(second.EventBuses?.map(({ Name }) => Name)).toEqual(['b4', 'b4a', 'b5', 'b6']);
});

test('a token of another operation is refused', async () => {
  const { client, list } = setUp();

  const { NextToken } = await list({ Limit: 1 });

  await expect(client.send(new ListRulesCommand({ NextToken }))).rejects.toMatchObject({
    name: 'InvalidToken',
  });
});

const queue = 'arn:aws:sqs:us-east-1:123456789012:q';
const five = ['n1', 'n2', 'n3', 'n4', 'n5'];

function withFiveOfEach() {
  const account = newAccount();
  const { call } = account;
  for (const Name of five.toReversed()) {
    call('CreateEventBus', { Name });
    call('PutRule', { Name, EventPattern: '{"source":["shop"]}' });
    call('PutTargets', { Rule: Name, Targets: [{ Id: 't', Arn: queue }] });
  }
  call('RemoveTargets', { Rule: 'n1', Ids: ['t'] });
  call('PutTargets', { Rule: 'n1', Targets: five.map((Id) => ({ Id, Arn: queue })) });
  return account;
}

test.for([
  ['ListEventBuses', { NamePrefix: 'n' }, 'EventBuses', 'Name'],
  ['ListRules', {}, 'Rules', 'Name'],
  ['ListTargetsByRule', { Rule: 'n1' }, 'Targets', 'Id'],
  ['ListRuleNamesByTarget', { TargetArn: queue }, 'RuleNames', undefined],
] as const)('%s gives five items in pages of two, two and one', ([operation, input, list, name]) => {
  const { call } = withFiveOfEach();
  const pages: unknown[][] = [];
  let token: object = {};
  do {
    const { [list]: items, ...rest } = call(operation, { ...input, Limit: 2, ...token });
    pages.push((items as Record<string, unknown>[]).map((item) => (name ? item[name] : item)));
    token = rest;
  } while ('NextToken' in token);

  expect(pages).toEqual([['n1', 'n2'], ['n3', 'n4'], ['n5']]);
});
