import {
  CreateEventBusCommand,
  DeleteEventBusCommand,
  EventBridgeClient,
  ListEventBusesCommand,
  ListRulesCommand,
} from '@aws-sdk/client-eventbridge';
import { expect, test } from 'vitest';
import { mockEventBridge } from '../../src/index.js';

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
