import {
  DescribeEventBusCommand,
  PutEventsCommand,
  PutRuleCommand,
  PutTargetsCommand,
  type PutEventsRequestEntry,
  type Target,
} from '@aws-sdk/client-eventbridge';
import { expect, test } from 'vitest';
import { client, lambda, mock, mockEachTest, queue } from './one-target.js';

mockEachTest();

async function putRule(
  Name: string,
  pattern: object,
  ...targets: readonly (string | Target)[]
): Promise<void> {
  const Targets = targets.map((target, index) =>
    typeof target === 'string' ? { Id: `${index}`, Arn: target } : target,
  );
  await client.send(new PutRuleCommand({ Name, EventPattern: JSON.stringify(pattern) }));
  await client.send(new PutTargetsCommand({ Rule: Name, Targets }));
}

/** Sends events with these details, or with more that differs, and waits. */
async function send(...entries: readonly (Partial<PutEventsRequestEntry> & { readonly detail?: object })[]) {
  const Entries = entries.map(({ detail = {}, ...entry }) => ({
    Source: 'shop',
    DetailType: 'Placed',
    Detail: JSON.stringify(detail),
    ...entry,
  }));
  const answer = await client.send(new PutEventsCommand({ Entries }));
  await mock.settled();
  return answer;
}

/** The details of the events that a rule has passed on. */
const detailsOf = (rule: string) =>
  mock
    .rule(rule)
    .invocations()
    .map(({ event }) => event.detail);

test('PutEvents succeeds when the queue that is the target is gone', async () => {
  await putRule('r', { source: ['shop'] }, queue);
  mock.target(queue).fault({ errorCode: 'NO_RESOURCE' });

  expect(await send({})).toMatchObject({ FailedEntryCount: 0, Entries: [{ EventId: expect.any(String) }] });
  expect(mock.deliveries()).toMatchObject([{ outcome: 'dropped' }]);
});

test('of two entries, the one for a bus that does not exist gets an EventId and goes nowhere', async () => {
  await putRule('r', { source: ['shop'] }, queue);
  const answer = await send({ detail: { n: 1 } }, { detail: { n: 2 }, EventBusName: 'nowhere' });

  expect(answer).toMatchObject({
    FailedEntryCount: 0,
    Entries: [{ EventId: expect.any(String) }, { EventId: expect.any(String) }],
  });
  expect(detailsOf('r')).toEqual([{ n: 1 }]);
  await expect(client.send(new DescribeEventBusCommand({ Name: 'nowhere' }))).rejects.toThrow(
    'Event bus nowhere does not exist.',
  );
});

test('two rules with two queues each bring each queue the event', async () => {
  const queues = ['a', 'b', 'c', 'd'].map((name) => `${queue}-${name}`);
  await putRule('one', { source: ['shop'] }, ...queues.slice(0, 2));
  await putRule('two', { 'detail-type': ['Placed'] }, ...queues.slice(2));
  await send({});

  expect(queues.map((arn) => mock.target(arn).invocations().length)).toEqual([1, 1, 1, 1]);
});

test('two rules with one function call it twice with the same event', async () => {
  const ids: string[] = [];
  mock.handle(lambda, ({ id }: { id: string }) => ids.push(id));
  await putRule('one', { source: ['shop'] }, lambda);
  await putRule('two', { 'detail-type': ['Placed'] }, lambda);
  const { Entries = [] } = await send({});

  expect(ids).toEqual([Entries[0]?.EventId, Entries[0]?.EventId]);
});

test('of three rules with one function, that which matches the source calls it', async () => {
  for (const source of ['one', 'two', 'three']) await putRule(source, { source: [source] }, lambda);
  await send({ Source: 'two' });

  expect(mock.invocations().map(({ rule }) => rule.name)).toEqual(['two']);
});

test('a list in the event matches when one of its elements does, and a path that is missing does not', async () => {
  await putRule('list', { detail: { type: ['1', '2'] } }, queue);
  await putRule('path', { detail: { order: { type: ['1'] } } }, queue);
  await send({ detail: { type: ['3', '1'] } }, { detail: { type: ['2'] } }, { detail: { type: ['3'] } });

  expect(detailsOf('list')).toEqual([{ type: ['3', '1'] }, { type: ['2'] }]);
  expect(detailsOf('path')).toEqual([]);
});

test('anything-but lets other values and null through; exists asks for the member alone', async () => {
  await putRule('but', { detail: { state: [{ 'anything-but': ['closed'] }] } }, queue);
  await putRule('there', { detail: { state: [{ exists: true }] } }, queue);
  await putRule('missing', { detail: { state: [{ exists: false }] } }, queue);
  await send({ detail: { state: 'open' } }, { detail: { state: null } }, { detail: { state: 'closed' } });
  await send({ detail: { other: 1 } });

  expect(detailsOf('but')).toEqual([{ state: 'open' }, { state: null }]);
  expect(detailsOf('there')).toHaveLength(3);
  expect(detailsOf('missing')).toEqual([{ other: 1 }]);
});

test('a pattern of many conditions matches, and the target gets the detail alone', async () => {
  const pattern = {
    source: ['shop', 'store'],
    'detail-type': [{ prefix: 'Pla' }],
    detail: {
      customer: { tier: ['gold', 'silver'], country: [{ 'anything-but': ['xx', 'yy'] }] },
      total: [{ numeric: ['>', 0, '<=', 5] }, { numeric: ['=', 99] }],
      coupon: [{ exists: false }],
      items: { sku: [{ prefix: 'A-' }] },
    },
  };
  const detail = {
    customer: { tier: 'gold', country: 'ch' },
    total: 5,
    items: [{ sku: 'B-1' }, { sku: 'A-2' }],
  };
  await putRule('r', pattern, { Id: 'q', Arn: queue, InputPath: '$.detail' });
  await send({ detail }, { detail: { ...detail, total: 6 } }, { detail: { ...detail, coupon: null } });

  expect(mock.target('q').invocations()).toMatchObject([{ payload: JSON.stringify(detail) }]);
});

test('of two targets, the one with an input path gets that value and the other the event', async () => {
  await putRule(
    'r',
    { source: ['shop'] },
    { Id: 'path', Arn: queue, InputPath: '$.detail.sku' },
    { Id: 'all', Arn: queue },
  );
  await send({ detail: { sku: 'baz' } });

  expect(mock.target('path').invocations()).toMatchObject([{ payload: '"baz"' }]);
  expect(mock.target('all').invocations()).toMatchObject([
    { input: { source: 'shop', detail: { sku: 'baz' } } },
  ]);
});

test('a log group has the event with its own time, in whole seconds', async () => {
  const group = 'arn:aws:logs:us-east-1:123456789012:log-group:/aws/events/orders';
  await putRule('r', { source: ['shop'] }, group);
  await send({ Time: new Date('2021-01-01T12:23:42.987Z') });

  const [invocation] = mock.target(group).invocations();
  expect(invocation?.event.time).toBe('2021-01-01T12:23:42Z');
  expect(invocation?.request).toMatchObject({
    action: 'logs:PutLogEvents',
    logEvents: [{ timestamp: Date.parse('2021-01-01T12:23:42Z'), message: invocation?.payload }],
  });
});

test.for([
  [
    'the destination of a function',
    'lambda',
    'Lambda Function Invocation Result - Success',
    ['arn:aws:events:us-east-1:123456789012:event-bus/default', `${lambda}:$LATEST`],
  ],
  [
    'a task of a state machine',
    'shop',
    'Placed',
    [
      'given',
      'arn:aws:states:us-east-1:123456789012:stateMachine:m',
      'arn:aws:states:us-east-1:123456789012:execution:m:e',
    ],
  ],
] as const)(
  'an event that %s puts keeps its source and the order of its resources',
  async ([, source, type, resources]) => {
    await putRule('r', { source: [source] }, queue);
    mock.emit({ source, 'detail-type': type, resources: [...resources] });
    await mock.settled();

    expect(mock.invocations()).toMatchObject([{ input: { source, 'detail-type': type, resources } }]);
  },
);
