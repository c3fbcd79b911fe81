import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { DEFAULT_QUOTAS } from '../../src/account/quotas.js';
import { mockEventBridge, type EventBridgeMockOptions } from '../../src/index.js';
import { match } from '../../src/pattern/language.js';
import { patternsWithEvents } from '../pattern/arbitraries.js';
import { newAccount } from './account.js';
import { send, type Answer } from './scenarios.js';
import { runs } from '../property-runs.js';

const EventSourceArn = 'arn:aws:events:us-east-1:123456789012:event-bus/default';
const queue = 'arn:aws:sqs:us-east-1:123456789012:q';

// Time stands still unless a test moves it.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-01T12:00:00Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

function setUp(options: EventBridgeMockOptions = {}) {
  const client = new EventBridgeClient({});
  const mock = mockEventBridge(client, options);
  return {
    mock,
    call: (operation: string, input: object) => send(client, [operation, input]),
    create: (ArchiveName: string, given: object = {}) =>
      send(client, ['CreateArchive', { ArchiveName, EventSourceArn, ...given }]),
    describe: (ArchiveName: string) => send(client, ['DescribeArchive', { ArchiveName }]),
    put: (given: object = {}) => {
      const entry = { Source: 'shop', DetailType: 'Placed', Detail: '{"n":1}', ...given };
      return send(client, ['PutEvents', { Entries: [entry] }]);
    },
  };
}

const ruleNames = ({ Rules }: Answer) => (Rules as { Name: string }[]).map(({ Name }) => Name);

test('of three archives each counts what its pattern matches, and their rules go with them', async () => {
  const { mock, call, create, describe, put } = setUp();
  using _mock = mock;
  await create('all');
  await create('match', { EventPattern: '{"source":["shop"]}' });
  await create('no-match', { EventPattern: '{"source":["stock"]}' });
  const rules = ['Events-Archive-all', 'Events-Archive-match', 'Events-Archive-no-match'];
  expect(ruleNames(await call('ListRules', {}))).toEqual(rules);

  await put();

  expect(await describe('all')).toMatchObject({ EventCount: 1 });
  expect(await describe('match')).toMatchObject({ EventCount: 1 });
  expect(await describe('no-match')).toMatchObject({ EventCount: 0 });
  for (const ArchiveName of ['all', 'match', 'no-match']) await call('DeleteArchive', { ArchiveName });
  expect(ruleNames(await call('ListRules', {}))).toEqual([]);
});

test('SizeBytes are the UTF-8 bytes of source, detail-type, time, resources and detail', async () => {
  const seed = {
    buses: { default: { rules: { r: { pattern: { source: ['shop'] }, targets: [{ arn: queue }] } } } },
  };
  const { mock, create, describe, put } = setUp({ seed });
  using _mock = mock;
  await create('a');

  await put({ Detail: '{"name": "Zoë"}' });
  await put({ Detail: '{"name": "Zoe", "n": 1.0}' });
  await mock.settled();

  const bytes = mock
    .events()
    .map((event) => [event.source, event['detail-type'], event.time, JSON.stringify(event.detail)])
    .map((texts) => Buffer.byteLength(texts.join('')));
  expect(bytes).toHaveLength(2);
  expect(await describe('a')).toMatchObject({ EventCount: 2, SizeBytes: (bytes[0] ?? 0) + (bytes[1] ?? 0) });
});

test('an archive forgets an event when its days are over, counted from its arrival', async () => {
  const { mock, create, describe, put } = setUp();
  using _mock = mock;
  await create('a', { RetentionDays: 2 });
  await put({ Time: new Date('2020-01-01T00:00:00Z') });
  await mock.clock.advanceBy('1 day');
  await put({ Time: new Date('2030-01-01T00:00:00Z') });

  await mock.clock.advanceBy('1 day');
  expect(await describe('a')).toMatchObject({ EventCount: 2 });
  await mock.clock.advanceBy(1);
  const { EventCount, SizeBytes } = await describe('a');
  expect(EventCount).toBe(1);
  expect(SizeBytes).toBeGreaterThan(0);
  await mock.clock.advanceBy('1 day');
  expect(await describe('a')).toMatchObject({ EventCount: 0, SizeBytes: 0 });
});

test('an archive with 0 RetentionDays forgets nothing', async () => {
  const { mock, create, describe, put } = setUp();
  using _mock = mock;
  await create('a', { RetentionDays: 0 });
  await put();

  await mock.clock.advanceBy('10000 days');

  expect(await describe('a')).toMatchObject({ EventCount: 1 });
});

test('what an archive has forgotten does not come back when it keeps events for longer', async () => {
  const { mock, call, create, describe, put } = setUp();
  using _mock = mock;
  await create('a', { RetentionDays: 1 });
  await put();
  await mock.clock.advanceBy('2 days');
  await put();

  await call('UpdateArchive', { ArchiveName: 'a', RetentionDays: 0 });

  expect(await describe('a')).toMatchObject({ EventCount: 1, RetentionDays: 0 });
});

test('fewer RetentionDays hold for what is in the archive already', async () => {
  const { mock, call, create, describe, put } = setUp();
  using _mock = mock;
  await create('a');
  await put();
  await mock.clock.advanceBy('3 days');

  await call('UpdateArchive', { ArchiveName: 'a', RetentionDays: 2 });

  expect(await describe('a')).toMatchObject({ EventCount: 0 });
});

test('an archive is no target: nothing is invoked, nothing is warned of, no rule counts as matched', async () => {
  const { mock, create, put } = setUp();
  using _mock = mock;
  mock.seed({
    buses: { default: { rules: { r: { pattern: { source: ['shop'] }, targets: [{ arn: queue }] } } } },
  });
  await create('a');

  await put();
  expect(mock.pendingDeliveries).toBe(1);
  await mock.settled();

  expect(mock.events()).toMatchObject([{ matchedRules: [mock.rule('r').arn] }]);
  expect(mock.rule('Events-Archive-a').events()).toEqual([]);
  expect(mock.invocations().map(({ target }) => target.arn)).toEqual([queue]);
  expect(mock.warnings()).toEqual([]);
});

test('what a loop of handlers sends is archived, also the event at which the loop is cut', async () => {
  const { mock, create, describe, put } = setUp();
  using _mock = mock;
  const again = async (): Promise<void> => {
    await put();
  };
  mock.seed({ buses: { default: { rules: { r: { pattern: { source: ['shop'] }, targets: [again] } } } } });
  await create('a');

  await put();
  await expect(mock.settled()).rejects.toThrow();

  expect(await describe('a')).toMatchObject({ EventCount: mock.events().length });
});

test('the rules of archives count for the quota of rules', async () => {
  const { mock, call, create } = setUp({ quotas: { rulesPerEventBus: 2 } });
  using _mock = mock;
  const overQuota = {
    name: 'LimitExceededException',
    message: 'The requested resource exceeds the maximum number allowed.',
  };
  const rule = { Name: 'r', EventPattern: '{"source":["shop"]}' };
  await create('a');
  await call('PutRule', rule);

  await expect(create('b')).rejects.toMatchObject(overQuota);
  await expect(call('DescribeArchive', { ArchiveName: 'b' })).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
  });
  await expect(call('UpdateArchive', { ArchiveName: 'a', Description: 'd' })).resolves.toBeDefined();
  await expect(call('PutRule', { ...rule, Name: 's' })).rejects.toMatchObject(overQuota);
  await call('DeleteArchive', { ArchiveName: 'a' });
  await expect(call('PutRule', { ...rule, Name: 's' })).resolves.toBeDefined();
});

test("an archive's pattern has as many characters as that of a rule, without what its rule adds", async () => {
  const EventPattern = '{"source":["shop"]}';
  const { mock, call, create } = setUp({ quotas: { eventPatternCharacters: EventPattern.length } });
  using _mock = mock;
  const longer = EventPattern.replace('shop', 'shops');
  const overQuota = { name: 'LimitExceededException' };

  await create('a', { EventPattern });
  await expect(create('b', { EventPattern: longer })).rejects.toMatchObject(overQuota);
  await expect(call('UpdateArchive', { ArchiveName: 'a', EventPattern: longer })).rejects.toMatchObject(
    overQuota,
  );
  await expect(call('DescribeArchive', { ArchiveName: 'a' })).resolves.toMatchObject({ EventPattern });
});

test('reset() forgets archives', async () => {
  const { mock, create, describe } = setUp();
  using _mock = mock;
  await create('a');

  mock.reset();

  await expect(describe('a')).rejects.toMatchObject({ message: 'Archive a does not exist.' });
});

test("an archive's rule matches what the archive's pattern matches, unless a replay sent it", () => {
  fc.assert(
    fc.property(patternsWithEvents, ({ pattern, event }) => {
      const { call, here } = newAccount({ quotas: { ...DEFAULT_QUOTAS, eventPatternCharacters: 4096 } });
      const given = { ArchiveName: 'a', EventSourceArn, EventPattern: pattern };
      fc.pre(pattern.length <= 4096 && isTaken(() => call('CreateArchive', given)));

      const rule = here.eventBuses.get('default')?.rules.get('Events-Archive-a')?.EventPattern ?? '';

      expect(match(rule, event)).toBe(match(pattern, event));
      expect(match(rule, replayed(event))).toBe(false);
    }),
    { numRuns: runs(25) },
  );
});

function replayed(event: string): string {
  const isEmpty = /^\s*\{\s*\}/.test(event);
  return event.replace('{', isEmpty ? '{"replay-name":"r"' : '{"replay-name":"r",');
}

function isTaken(call: () => unknown): boolean {
  try {
    call();
    return true;
  } catch {
    return false;
  }
}
