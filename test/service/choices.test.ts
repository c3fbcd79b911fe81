import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { expect, test } from 'vitest';
import { mockEventBridge } from '../../src/index.js';
import { newAccount } from './account.js';
import { send } from './scenarios.js';

/** Choices of docs/fidelity that take more than one call to show. */

const overQuota = {
  name: 'LimitExceededException',
  message: 'The requested resource exceeds the maximum number allowed.',
};

test('of two keys of one name in Detail the last counts, for rules, history and targets', async () => {
  const client = new EventBridgeClient({});
  const queue = 'arn:aws:sqs:us-east-1:123456789012:q';
  const rules = {
    first: { pattern: { detail: { n: [1] } }, targets: [queue] },
    last: { pattern: { detail: { n: [2] } }, targets: [queue] },
  };
  using mock = mockEventBridge(client, { seed: { buses: { default: { rules } } } });

  const Detail = '{"n":1,"m":0,"n":2}';
  await send(client, ['PutEvents', { Entries: [{ Source: 'shop', DetailType: 'Placed', Detail }] }]);
  await mock.settled();

  expect(mock.events()).toMatchObject([{ detail: { n: 2, m: 0 }, matchedRules: [mock.rule('last').arn] }]);
  expect(mock.invocations().map(({ payload }) => payload)).toEqual([
    expect.stringContaining('"detail":{"n":2,"m":0}}'),
  ]);
});

test('a pattern beyond the quota of characters is refused by PutRule alone, and told of its own mistakes first', async () => {
  const client = new EventBridgeClient({});
  using _mock = mockEventBridge(client, { quotas: { eventPatternCharacters: 20 } });
  const put = (EventPattern: string) => send(client, ['PutRule', { Name: 'r', EventPattern }]);
  const Event = '{"id":"1","account":"1","source":"s","time":"t","region":"r","detail-type":"d"}';

  await expect(put('{"source":["abcde"]}')).resolves.toHaveProperty('RuleArn');
  await expect(put('{"source":["abcdef"]}')).rejects.toMatchObject(overQuota);
  await expect(put('{"source":"abcdefgh"}')).rejects.toMatchObject({ name: 'InvalidEventPatternException' });
  await expect(
    send(client, ['TestEventPattern', { EventPattern: '{"source":["abcdef"]}', Event }]),
  ).resolves.toMatchObject({ Result: false });
});

test('a rule with wildcards beyond their quota is refused, one without is put', async () => {
  const client = new EventBridgeClient({});
  using _mock = mockEventBridge(client, { quotas: { wildcardRulesPerEventBus: 1 } });
  const put = (Name: string, value: unknown) =>
    send(client, ['PutRule', { Name, EventPattern: JSON.stringify({ source: [value] }) }]);

  await put('first', { wildcard: 'a*' });
  await put('first', { wildcard: 'b*' });
  await send(client, ['DisableRule', { Name: 'first' }]);

  await expect(put('second', { wildcard: 'a*' })).rejects.toMatchObject(overQuota);
  await expect(put('plain', 'a*')).resolves.toHaveProperty('RuleArn');
});

test('numbers of patterns go beyond five billion, as far as doubles do', () => {
  const { call } = newAccount();
  const result = (numeric: unknown, n: string): unknown => {
    const members = '"id":"1","account":"1","source":"s","time":"t","region":"r","detail-type":"d"';
    const EventPattern = JSON.stringify({ detail: { n: [{ numeric }] } });
    return call('TestEventPattern', { EventPattern, Event: `{${members},"detail":{"n":${n}}}` })['Result'];
  };

  expect(result(['>', 5e9], '5000000001')).toBe(true);
  expect(result(['>', 5e9], '5000000000')).toBe(false);
  expect(result(['=', 1.7976931348623157e308], '1.7976931348623157e308')).toBe(true);
  expect(result(['<', -5e9], '-1.7976931348623157e308')).toBe(true);
});
