import { EventBridgeClient, PutEventsCommand, UpdateEventBusCommand } from '@aws-sdk/client-eventbridge';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { mockEventBridge, InvalidSeed, type BusLogRecord, type SeededBus } from '../../src/index.js';

const arn = (service: string, resource: string) => `arn:aws:${service}:us-east-1:123456789012:${resource}`;
const [queue, dlq, orders] = [arn('sqs', 'q'), arn('sqs', 'dlq'), arn('events', 'event-bus/orders')];
const pattern = { source: ['shop'] };
const now = new Date('2026-03-01T12:00:00Z');

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now });
});
afterEach(() => {
  vi.useRealTimers();
});

function withBus(bus: SeededBus) {
  const client = new EventBridgeClient({});
  const mock = mockEventBridge(client, { seed: { buses: { orders: bus } } });
  const put = async (given: object = {}) => {
    const entry = {
      EventBusName: 'orders',
      Source: 'shop',
      DetailType: 'Placed',
      Detail: '{"n":1.50}',
      ...given,
    };
    await client.send(new PutEventsCommand({ Entries: [entry] }));
    await mock.settled();
  };
  return { client, mock, put, logs: () => mock.bus('orders').logs() };
}

const log = { level: 'TRACE', includeDetail: 'FULL' } as const;
const to = (...targets: object[]) => ({ r: { pattern, targets: targets as { arn: string }[] } });
const types = (logs: readonly BusLogRecord[]) => logs.map(({ message_type }) => message_type);

const received = ['EVENT_RECEIPT', 'EVENT_INGEST_SUCCESS', 'RULE_MATCH_START'];
const started = [...received, 'RULE_MATCH', 'INVOCATION_START', 'INVOCATION_ATTEMPT_START'];

test('a bus tells step by step of an event that a target gets', async () => {
  const { put, logs, mock } = withBus({ log, rules: to({ arn: queue, inputPath: '$.detail' }) });

  await put();

  const [event] = mock.events();
  const ids = { resource_arn: orders, event_id: event?.id, request_id: logs()[0]?.request_id };
  const invocation_id = logs()[4]?.invocation_id;
  const common = { ...ids, message_timestamp_ms: now.getTime() };
  const given = {
    caller_account_id: '123456789012',
    source_time_ms: now.getTime(),
    source: 'shop',
    detail_type: 'Placed',
    resources: [],
    event_detail: '{"n":1.50}',
  };
  const target = { rule_arn: arn('events', 'rule/orders/r'), target_arn: queue };
  const input = { target_input: '{"n":1.50}' };
  const start = { ...target, ...input, attempt_count: 1 };
  expect(logs()).toEqual([
    { ...common, message_type: 'EVENT_RECEIPT', log_level: 'INFO', details: given },
    { ...common, message_type: 'EVENT_INGEST_SUCCESS', log_level: 'INFO', details: given },
    { ...common, message_type: 'RULE_MATCH_START', log_level: 'TRACE', details: given },
    {
      ...common,
      message_type: 'RULE_MATCH',
      log_level: 'INFO',
      details: { rule_arn: target.rule_arn, target_arns: [queue], invocation_ids: [invocation_id] },
    },
    { ...common, invocation_id, message_type: 'INVOCATION_START', log_level: 'INFO', details: start },
    {
      ...common,
      invocation_id,
      message_type: 'INVOCATION_ATTEMPT_START',
      log_level: 'TRACE',
      details: start,
    },
    {
      ...common,
      invocation_id,
      message_type: 'INVOCATION_ATTEMPT_SUCCESS',
      log_level: 'TRACE',
      details: { ...target, attempt_type: 'FIRST', attempt_count: 1, invocation_status: 'SUCCESS' },
    },
    {
      ...common,
      invocation_id,
      message_type: 'INVOCATION_SUCCESS',
      log_level: 'INFO',
      details: {
        ...target,
        ...input,
        total_attempts: 1,
        final_invocation_status: 'SUCCESS',
        ingestion_to_start_latency_ms: 0,
        ingestion_to_complete_latency_ms: 0,
        ingestion_to_success_latency_ms: 0,
      },
    },
  ]);
});

test('a bus whose log wants no details tells neither the detail of the event nor what targets get', async () => {
  const { put, logs } = withBus({ log: { level: 'TRACE' }, rules: to({ arn: queue }) });

  await put();

  expect(logs()).toHaveLength(8);
  expect(JSON.stringify(logs())).not.toMatch(/event_detail|target_input|1\.50/);
});

test.for([
  {
    name: 'no rule matches',
    put: { Source: 'mall' },
    told: [...received, 'NO_STANDARD_RULES_MATCHED'],
  },
  {
    name: 'trying again cannot help',
    fault: { errorCode: 'NO_PERMISSIONS' },
    told: [...started, 'INVOCATION_ATTEMPT_PERMANENT_FAILURE', 'INVOCATION_FAILURE'],
  },
  {
    name: 'there is a dead-letter queue',
    fault: { errorCode: 'NO_RESOURCE' },
    target: { deadLetterQueue: dlq },
    told: [...started, 'INVOCATION_ATTEMPT_PERMANENT_FAILURE', 'INVOCATION_FAILURE', 'INVOCATION_DLQ'],
  },
  {
    name: 'a second attempt succeeds',
    fault: { errorCode: 'TIMEOUT', times: 1 },
    told: [
      ...started,
      'INVOCATION_ATTEMPT_RETRYABLE_FAILURE',
      'INVOCATION_ATTEMPT_START',
      'INVOCATION_ATTEMPT_SUCCESS',
      'INVOCATION_SUCCESS',
    ],
  },
  {
    name: 'the target throttles twice',
    fault: { errorCode: 'THROTTLING', times: 2 },
    told: [
      ...started,
      'INVOCATION_ATTEMPT_THROTTLE',
      'INVOCATION_THROTTLE_START',
      'INVOCATION_ATTEMPT_START',
      'INVOCATION_ATTEMPT_THROTTLE',
      'INVOCATION_ATTEMPT_START',
      'INVOCATION_ATTEMPT_SUCCESS',
      'INVOCATION_SUCCESS',
    ],
  },
  {
    name: 'retries are used up',
    fault: { errorCode: 'TIMEOUT' },
    target: { retryPolicy: { maximumRetryAttempts: 0 } },
    told: [...started, 'INVOCATION_ATTEMPT_RETRYABLE_FAILURE', 'INVOCATION_FAILURE'],
  },
  {
    name: 'input shaping drops the event',
    target: { inputTransformer: { pathsMap: { d: '$.detail' }, template: '{"order":"<d>"}' } },
    told: [...received, 'RULE_MATCH'],
  },
] as const)('the log of a bus, where $name', async (row) => {
  const target = 'target' in row ? row.target : {};
  const { put, logs, mock } = withBus({ log, rules: to({ arn: queue, ...target }) });
  if ('fault' in row) mock.target(queue).fault(row.fault);

  await put('put' in row ? row.put : {});

  expect(types(logs())).toEqual(row.told);
});

test('a failure tells the message and the service, and attempts count on', async () => {
  const { put, logs, mock } = withBus({ log, rules: to({ arn: queue }) });
  mock.target(queue).fault({ errorCode: 'TIMEOUT', message: 'Too slow.', times: 1 });

  await put();

  const error = { error_message: 'Too slow.', aws_service: 'sqs' };
  const [failed, , succeeded] = logs().slice(6);
  expect(failed).toMatchObject({ log_level: 'ERROR', error, details: { invocation_status: 'TIMEOUT' } });
  expect(succeeded).toMatchObject({ details: { attempt_type: 'RETRY', attempt_count: 2 } });
  expect(succeeded?.message_timestamp_ms).toBeGreaterThan(now.getTime());
});

test.for([
  ['OFF', []],
  ['ERROR', ['INVOCATION_ATTEMPT_PERMANENT_FAILURE', 'INVOCATION_FAILURE', 'INVOCATION_DLQ']],
  [
    'INFO',
    [
      'EVENT_RECEIPT',
      'EVENT_INGEST_SUCCESS',
      'RULE_MATCH',
      'INVOCATION_START',
      'INVOCATION_ATTEMPT_PERMANENT_FAILURE',
      'INVOCATION_FAILURE',
      'INVOCATION_DLQ',
    ],
  ],
  ['TRACE', [...started, 'INVOCATION_ATTEMPT_PERMANENT_FAILURE', 'INVOCATION_FAILURE', 'INVOCATION_DLQ']],
] as const)('the level %s', async ([level, told]) => {
  const { put, logs, mock } = withBus({ log: { level }, rules: to({ arn: queue, deadLetterQueue: dlq }) });
  mock.target(queue).fault({ errorCode: 'NO_RESOURCE' });

  await put();

  expect(types(logs())).toEqual(told);
});

test('an entry that fails is told as such, with the text that it had', async () => {
  const { put, logs } = withBus({ log: { level: 'ERROR', includeDetail: 'FULL' } });

  await put({ Detail: '[' });

  expect(logs()).toMatchObject([
    {
      message_type: 'EVENT_INGEST_FAILURE',
      log_level: 'ERROR',
      details: { source: 'shop', event_detail: '[' },
      error: { error_message: 'Detail is malformed.', aws_service: 'events' },
    },
  ]);
  expect(logs()[0]).not.toHaveProperty('event_id');
});

test('an event that the policy of the bus refuses is told to the bus', async () => {
  const { mock, logs } = withBus({ log: { level: 'ERROR' } });
  const stranger = new EventBridgeClient({});
  mock.attach(stranger, { account: '210987654321' });

  await stranger.send(
    new PutEventsCommand({ Entries: [{ EventBusName: orders, Source: 's', DetailType: 'd', Detail: '{}' }] }),
  );

  expect(logs()).toMatchObject([
    { message_type: 'EVENT_INGEST_FAILURE', details: { caller_account_id: '210987654321' } },
  ]);
});

test('an event of an AWS service that no rule matches leaves no log', () => {
  const { mock, logs } = withBus({ log });

  mock.emit({ source: 'aws.s3', 'detail-type': 'Object Created', eventBusName: 'orders' });

  expect(logs()).toEqual([]);
});

test('UpdateEventBus begins and ends a log, and clearHistory empties it', async () => {
  const { client, mock, put, logs } = withBus({});
  const level = (Level: 'INFO' | 'OFF') =>
    client.send(new UpdateEventBusCommand({ Name: 'orders', LogConfig: { Level } }));

  await put();
  await level('INFO');
  await put();
  await level('OFF');
  await put();

  expect(types(logs())).toEqual(['EVENT_RECEIPT', 'EVENT_INGEST_SUCCESS', 'NO_STANDARD_RULES_MATCHED']);
  mock.clearHistory();
  expect(logs()).toEqual([]);
});

test('a seed refuses a log setting that does not exist', () => {
  const seed = { buses: { orders: { log: { level: 'DEBUG' } } } };
  const typo = { buses: { orders: { log: { level: 'INFO', includeDetails: 'FULL' } } } };

  // @ts-expect-error -- no such level
  expect(() => mockEventBridge({ seed })).toThrow(InvalidSeed);
  // @ts-expect-error -- no such member
  expect(() => mockEventBridge({ seed: typo })).toThrow(
    'seed.buses.orders.log.includeDetails: there is no such member. Did you mean "includeDetail"?',
  );
});
