import { EventBridgeClient, PutEventsCommand, PutRuleCommand } from '@aws-sdk/client-eventbridge';
import { expect, test, vi } from 'vitest';
import { mockEventBridge, type Seed } from '../../src/index.js';
import { PatternIndex } from '../../src/pattern/indexing/pattern-index.js';
import { OPERATIONS } from '../../src/service/registry.js';

const client = new EventBridgeClient({});
const paid = { pattern: { source: ['shop'] }, targets: ['arn:aws:sqs:us-east-1:123456789012:q'] };
const seed = { buses: { orders: { rules: { paid, sent: paid } } } };
const order = { Source: 'shop', DetailType: 'Order', Detail: '{}', EventBusName: 'orders' };
const shipped = { Name: 'shipped', EventBusName: 'orders', EventPattern: '{"source":["store"]}' };

/** How many rules requests put, and how many are indexed, while something is done. */
async function counted(action: () => unknown): Promise<{ readonly put: number; readonly indexed: number }> {
  const put = vi.spyOn(OPERATIONS.PutRule, 'handle');
  const indexed = vi.spyOn(PatternIndex.prototype, 'add');
  try {
    await action();
    return { put: put.mock.calls.length, indexed: indexed.mock.calls.length };
  } finally {
    put.mockRestore();
    indexed.mockRestore();
  }
}

const sendOrder = () => client.send(new PutEventsCommand({ Entries: [order] }));

test('what was seeded is put once, and indexed once when the first event comes', async () => {
  using mock = mockEventBridge(client, { seed });

  await expect(counted(sendOrder)).resolves.toEqual({ put: 0, indexed: 2 });
  for (const again of [1, 2]) {
    const cost = await counted(async () => {
      mock.reset();
      await sendOrder();
      await mock.isolate(sendOrder);
    });
    expect(cost, `reset ${again}`).toEqual({ put: 0, indexed: 0 });
  }
});

test('a rule that a test puts is in its own account alone', async () => {
  using mock = mockEventBridge(client, { seed });
  await mock.isolate(async (inner) => {
    await client.send(new PutRuleCommand(shipped));
    expect(inner.rule('shipped', 'orders').exists).toBe(true);
  });
  expect(mock.rule('shipped', 'orders').exists).toBe(false);
  await client.send(new PutRuleCommand({ ...shipped, Name: 'paid' }));
  await sendOrder();
  expect(mock.events().map(({ matchedRules }) => matchedRules)).toEqual([[mock.rule('sent', 'orders').arn]]);

  mock.reset();
  await sendOrder();

  expect(mock.events()[0]?.matchedRules).toEqual([
    mock.rule('paid', 'orders').arn,
    mock.rule('sent', 'orders').arn,
  ]);
});

test.for<[string, Seed, number]>([
  ['an archive', { buses: { default: { archives: { kept: {} } } } }, 2],
  ['another seed', { buses: { orders: { rules: { shipped: paid } } } }, 3],
])('%s is requested anew together with what was seeded before', async ([, other, rules]) => {
  using mock = mockEventBridge(client, { seed });
  mock.seed(other);

  await expect(
    counted(() => {
      mock.reset();
    }),
  ).resolves.toMatchObject({ put: rules });
});

test('a function of the seed is back at its target, which a test had given to another', async () => {
  const calls: string[] = [];
  function billing() {
    calls.push('billing');
  }
  using mock = mockEventBridge(client, {
    seed: { buses: { default: { rules: { paid: { ...paid, targets: [billing] } } } } },
  });
  const arns = () => mock.rule('paid').targets.map(({ arn }) => arn);
  const before = arns();

  for (const other of ['first', 'second']) {
    mock.handle('billing', () => calls.push(other));
    mock.emit({ source: 'shop', 'detail-type': 'Order Paid' });
    await mock.settled();
    mock.reset();
  }
  mock.emit({ source: 'shop', 'detail-type': 'Order Paid' });
  await mock.settled();

  expect(calls).toEqual(['first', 'second', 'billing']);
  expect(arns()).toEqual(before);
});
