import { EventBridgeClient, ListTargetsByRuleCommand, PutTargetsCommand } from '@aws-sdk/client-eventbridge';
import { expect, test, vi } from 'vitest';
import { mockEventBridge } from '../../src/index.js';
import { PatternTokens } from '../../src/pattern/tokens/pattern-tokens.js';
import { send } from './scenarios.js';

const overQuota = {
  name: 'LimitExceededException',
  message: 'The requested resource exceeds the maximum number allowed.',
};

test.for([
  [
    'a bus beyond the quota of buses',
    { eventBuses: 2 },
    'CreateEventBus',
    (n: number) => ({ Name: `b${n}` }),
  ],
  [
    'a rule beyond the quota of rules',
    { rulesPerEventBus: 1 },
    'PutRule',
    (n: number) => ({ Name: `r${n}`, EventPattern: '{"a":[1]}' }),
  ],
] as const)('%s is refused', async ([, quotas, operation, input]) => {
  const client = new EventBridgeClient({});
  using _mock = mockEventBridge(client, { quotas });

  await expect(send(client, [operation, input(1)])).resolves.toBeDefined();
  await expect(send(client, [operation, input(2)])).rejects.toMatchObject(overQuota);
});

test('a rule may be put again when the bus is full', async () => {
  const client = new EventBridgeClient({});
  using mock = mockEventBridge(client, { quotas: { rulesPerEventBus: 1 } });
  const rule = { Name: 'r', EventPattern: '{"a":[1]}' };
  await send(client, ['PutRule', rule]);

  await expect(send(client, ['PutRule', rule])).resolves.toMatchObject({ RuleArn: mock.rule('r').arn });
});

test('targets that exceed the quota together are all refused', async () => {
  const client = new EventBridgeClient({});
  using _mock = mockEventBridge(client, {
    seed: { buses: { default: { rules: { r: { pattern: { source: ['shop'] } } } } } },
  });
  const target = (n: number) => ({ Id: `t${n}`, Arn: 'arn:aws:sqs:us-east-1:123456789012:q' });

  const putting = client.send(new PutTargetsCommand({ Rule: 'r', Targets: [1, 2, 3, 4, 5, 6].map(target) }));

  await expect(putting).rejects.toMatchObject(overQuota);
  await expect(client.send(new ListTargetsByRuleCommand({ Rule: 'r' }))).resolves.toMatchObject({
    Targets: [],
  });
});

test('a policy beyond its quota is refused and the old one stays', async () => {
  const client = new EventBridgeClient({});
  using _mock = mockEventBridge(client, { quotas: { eventBusPolicyCharacters: 300 } });
  const statement = (StatementId: string) => ({ Action: 'events:PutEvents', Principal: '*', StatementId });
  await send(client, ['PutPermission', statement('first')]);
  const { Policy } = await send(client, ['DescribeEventBus', {}]);

  await expect(send(client, ['PutPermission', statement('s'.repeat(64))])).rejects.toMatchObject({
    name: 'PolicyLengthExceededException',
  });
  await expect(send(client, ['DescribeEventBus', {}])).resolves.toMatchObject({ Policy });
});

/** A pattern of so many characters. */
function pattern(length: number): string {
  const rest = length - '{"source":[""]}'.length;
  return `{"source":["${'x'.repeat(rest)}"]}`;
}

test('a rule’s pattern may have 2,048 characters, and as many as 4,096 with a raised quota', async () => {
  const client = new EventBridgeClient({});
  using mock = mockEventBridge(client);
  const put = (length: number) => send(client, ['PutRule', { Name: 'r', EventPattern: pattern(length) }]);

  await expect(put(2048)).resolves.toBeDefined();
  await expect(put(2049)).rejects.toMatchObject(overQuota);
  expect(mock.rule('r').patternText).toHaveLength(2048);
  using _raised = mockEventBridge(client, { quotas: { eventPatternCharacters: 4096 } });
  await expect(put(4096)).resolves.toBeDefined();
  await expect(put(4097)).rejects.toThrow('Member must have length less than or equal to 4096');
});

test('TestEventPattern knows no quota of characters', async () => {
  const client = new EventBridgeClient({});
  using _mock = mockEventBridge(client);
  const Event = JSON.stringify({
    id: '1',
    account: '1',
    source: 's',
    time: 't',
    region: 'r',
    'detail-type': 'x',
  });

  await expect(
    send(client, ['TestEventPattern', { EventPattern: pattern(4096), Event }]),
  ).resolves.toMatchObject({ Result: false });
});

test('so many rules of a bus may have wildcards, and those that have one may be put again', async () => {
  const client = new EventBridgeClient({});
  using _mock = mockEventBridge(client, { quotas: { wildcardRulesPerEventBus: 2 } });
  const wildcard = '{"source":[{"wildcard":"a*"}]}';
  const anythingBut = '{"source":[{"anything-but":{"wildcard":"a*"}}]}';
  const put = (Name: string, EventPattern: string) => send(client, ['PutRule', { Name, EventPattern }]);

  await put('plain', '{"source":["a*"]}');
  await put('w1', wildcard);
  await put('w2', anythingBut);
  await expect(put('w3', wildcard)).rejects.toMatchObject(overQuota);
  await expect(put('plain', wildcard)).rejects.toMatchObject(overQuota);
  await put('w2', wildcard);
  await put('w1', '{"source":["a"]}');
  await put('w3', wildcard);
});

test('the rule of an archive counts among those that have wildcards', async () => {
  const client = new EventBridgeClient({});
  using _mock = mockEventBridge(client, { quotas: { wildcardRulesPerEventBus: 1 } });
  const EventPattern = '{"source":[{"wildcard":"a*"}]}';
  const EventSourceArn = 'arn:aws:events:us-east-1:123456789012:event-bus/default';
  const create = (ArchiveName: string, pattern: object) =>
    send(client, ['CreateArchive', { ArchiveName, EventSourceArn, ...pattern }]);

  await create('a', { EventPattern });
  await expect(create('b', { EventPattern })).rejects.toMatchObject(overQuota);
  await expect(send(client, ['PutRule', { Name: 'r', EventPattern }])).rejects.toMatchObject(overQuota);
  await create('b', {});
  await expect(send(client, ['UpdateArchive', { ArchiveName: 'b', EventPattern }])).rejects.toMatchObject(
    overQuota,
  );
  await expect(send(client, ['UpdateArchive', { ArchiveName: 'a', EventPattern }])).resolves.toBeDefined();
});

/** How many tokens of patterns are read while so many rules are seeded, each with a wildcard. */
function tokensRead(rules: number): number {
  const pattern = { source: [{ wildcard: 'shop*' }] };
  const named = Array.from({ length: rules }, (_, n) => [`r${n}`, { pattern }]);
  const next = vi.spyOn(PatternTokens.prototype, 'next');
  try {
    using _mock = mockEventBridge(new EventBridgeClient({}), {
      seed: { buses: { orders: { rules: Object.fromEntries(named) } } },
      quotas: { wildcardRulesPerEventBus: rules },
    });
    return next.mock.calls.length;
  } finally {
    next.mockRestore();
  }
}

test('a pattern is read once when its rule is put, and not again when others are', () => {
  const tokens = ['{', 'source', '[', '{', 'wildcard', '"shop*"', '}', ']', '}'].length;

  expect(tokensRead(1)).toBe(tokens);
  expect(tokensRead(100)).toBe(100 * tokens);
});
