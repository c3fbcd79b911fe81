import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { afterEach, describe, expect, test } from 'vitest';
import { mockEventBridge, type EventBridgeMock, type TargetHandler } from '../../src/index.js';
import { controlResponder } from '../../src/server/control/control-responder.js';
import { fromCloudFormation } from '../../src/templates.js';
import { asking, request } from './ask.js';

const client = new EventBridgeClient({});
const lambda = 'arn:aws:lambda:us-east-1:123456789012:function:billing';
const invoices = 'arn:aws:sqs:us-east-1:123456789012:invoices';
const dead = 'arn:aws:sqs:us-east-1:123456789012:dead';

const cyclic: { self?: object } = {};
cyclic.self = cyclic;
const unreadable = Object.defineProperty({}, 'member', {
  enumerable: true,
  get: () => {
    throw new Error('no');
  },
});

let opened: EventBridgeMock | undefined;
afterEach(() => opened?.restore());

function setUp(billing: string | TargetHandler = invoices, options: object = {}) {
  const paid = {
    pattern: { source: ['shop'], detail: { total: [{ numeric: ['>=', 100] }] } },
    targets: [
      {
        id: 'billing',
        arn: typeof billing === 'string' ? billing : lambda,
        ...(typeof billing !== 'string' && { handler: billing }),
        deadLetterQueue: dead,
      },
    ],
  };
  const eventBridge = mockEventBridge(client, {
    seed: {
      buses: {
        orders: { rules: { paid, all: { pattern: { source: [{ exists: true }] } } } },
        default: { rules: { nightly: { schedule: 'rate(1 day)' } } },
      },
    },
    ...options,
  });
  opened = eventBridge;
  return { eventBridge, ask: asking(eventBridge) };
}

const put = (detail: object, DetailType = 'Order Paid') =>
  client.send(
    new PutEventsCommand({
      Entries: [{ Source: 'shop', DetailType, Detail: JSON.stringify(detail), EventBusName: 'orders' }],
    }),
  );

describe('records', () => {
  test('are told as the mock has them, dates as texts', async () => {
    const { eventBridge, ask } = setUp();
    await put({ total: 150 });
    const { status, headers, body } = await ask('POST settled');

    expect(status).toBe(200);
    expect(headers['content-type']).toBe('application/json; charset=utf-8');
    expect(body).toMatchObject({
      status: 'ok',
      account: '123456789012',
      region: 'us-east-1',
      pendingDeliveries: 0,
      history: 0,
      totals: { events: 1, commands: 1, deliveries: 1, invocations: 1, deadLetters: 0, warnings: 0 },
    });
    for (const [path, member, records] of [
      ['events', 'events', eventBridge.events()],
      ['commands', 'commands', eventBridge.commands()],
      ['deliveries', 'deliveries', eventBridge.deliveries()],
      ['invocations', 'invocations', eventBridge.invocations()],
    ] as const) {
      expect((await ask(`GET ${path}`)).body).toEqual({
        total: 1,
        history: 0,
        [member]: JSON.parse(JSON.stringify(records)),
      });
    }
  });

  test.for([
    ['an error', new RangeError('too much'), { name: 'RangeError', message: 'too much' }],
    ['a text', 'no error', 'no error'],
    ['a cycle', cyclic, { self: '[cycle]' }],
    ['a function', () => 1, '[function]'],
    ['a BigInt', 7n, '7'],
    ['a date', new Date(0), '1970-01-01T00:00:00.000Z'],
    ['what cannot be read', unreadable, '[cannot be read]'],
  ] as const)('tell what a handler threw: %s', async ([, thrown, told]) => {
    // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- a handler may throw anything
    const billing = () => Promise.reject(thrown);
    const { ask } = setUp(billing, { handlerErrors: 'record' });
    await put({ total: 150 });
    await ask('POST settled');

    expect((await ask('GET invocations')).body).toMatchObject({
      invocations: [{ outcome: 'failed', error: told }],
    });
    expect((await ask('GET warnings')).body).toMatchObject({
      warnings: [{ kind: 'handler-failed', error: told }],
    });
  });

  test('are told from a number on, and the number begins anew when the history does', async () => {
    const { eventBridge, ask } = setUp();
    await put({ total: 1 });
    await put({ total: 2 });
    expect((await ask('GET events?since=1')).body).toMatchObject({
      total: 2,
      events: [{ detail: { total: 2 } }],
    });
    expect((await ask('GET events?since=2')).body).toMatchObject({ total: 2, events: [] });

    eventBridge.clearHistory();
    await put({ total: 3 });
    await put({ total: 4 });
    await put({ total: 5 });
    expect((await ask('GET events?since=2')).body).toMatchObject({
      total: 3,
      history: 1,
      events: [{ detail: { total: 5 } }],
    });

    await ask('POST reset');
    expect((await ask('GET events')).body).toEqual({ total: 0, history: 2, events: [] });
  });

  test('that the history has forgotten count among those before', async () => {
    const { ask } = setUp(invoices, { historyBound: 2 });
    await put({ total: 1 });
    await ask('GET events');
    await put({ total: 2 });
    await ask('GET health');
    await put({ total: 3 });
    expect((await ask('GET events?since=1')).body).toMatchObject({
      total: 3,
      history: 0,
      events: [{ detail: { total: 2 } }, { detail: { total: 3 } }],
    });
    expect((await ask('GET events?since=2')).body).toMatchObject({ events: [{ detail: { total: 3 } }] });
  });

  test.for([
    ['events?bus=orders', 3],
    ['events?bus=arn:aws:events:us-east-1:123456789012:event-bus/orders', 3],
    ['events?bus=default', 1],
    ['events?rule=paid', 1],
    ['events?rule=arn:aws:events:us-east-1:123456789012:rule/orders/paid', 1],
    ['events?rule=all&detail-type=Order+Paid', 2],
    ['events?bus=default&rule=nightly', 0],
    ['events?source=aws.s3', 1],
    ['events?source=shop&detail-type=Order+Placed', 1],
    ['events?source=nobody', 0],
    ['events?bus=orders&since=2', 1],
    ['deliveries?rule=paid', 1],
    ['deliveries?bus=orders', 1],
    ['deliveries?bus=default', 0],
    ['invocations?target=billing', 1],
    ['invocations?target=invoices', 1],
    [`invocations?target=${invoices}&source=shop`, 1],
    ['invocations?detail-type=Order+Placed', 0],
    ['dead-letters?rule=paid', 0],
    ['commands?name=PutEvents', 3],
    ['commands?name=PutEventsCommand', 3],
    ['commands?name=PutRule', 0],
  ] as const)('GET %s answers %d', async ([path, count]) => {
    const { eventBridge, ask } = setUp();
    await put({ total: 150 });
    await put({ total: 50 });
    await put({ total: 50 }, 'Order Placed');
    eventBridge.emit({ source: 'aws.s3', 'detail-type': 'Object Created' });
    await ask('POST settled');

    const { status, body } = await ask(`GET ${path}`);
    expect(status).toBe(200);
    const lists = Object.values(body as object).filter((value) => Array.isArray(value));
    expect(lists).toEqual([expect.any(Array)]);
    expect(lists[0]).toHaveLength(count);
  });

  test('of dead letters and warnings are told, too', async () => {
    const { ask } = setUp();
    await ask('POST target-fault', { target: 'billing', fault: { errorCode: 'NO_PERMISSIONS' } });
    await put({ total: 150 });
    await client.send(
      new PutEventsCommand({
        Entries: [{ Source: 'shop', DetailType: 'x', Detail: '{}', EventBusName: 'order' }],
      }),
    );
    await ask('POST settled');

    expect((await ask('GET dead-letters')).body).toMatchObject({
      total: 1,
      deadLetters: [
        { queueArn: dead, rule: { name: 'paid' }, messageAttributes: { ERROR_CODE: 'NO_PERMISSIONS' } },
      ],
    });
    expect((await ask('GET warnings')).body).toMatchObject({
      total: 1,
      warnings: [{ kind: 'unknown-event-bus', didYouMean: 'orders' }],
    });
  });
});

test('GET buses tells the buses with their counts, those of other accounts included', async () => {
  const central = 'arn:aws:events:eu-west-1:444455556666:event-bus/central';
  const { eventBridge, ask } = setUp();
  eventBridge.seed({ buses: { [central]: {} } });
  await put({ total: 1 });

  expect((await ask('GET buses')).body).toMatchInlineSnapshot(`
    {
      "buses": [
        {
          "account": "123456789012",
          "arn": "arn:aws:events:us-east-1:123456789012:event-bus/default",
          "counts": {
            "events": 0,
            "rules": 1,
          },
          "name": "default",
          "region": "us-east-1",
        },
        {
          "account": "123456789012",
          "arn": "arn:aws:events:us-east-1:123456789012:event-bus/orders",
          "counts": {
            "events": 1,
            "rules": 2,
          },
          "name": "orders",
          "region": "us-east-1",
        },
        {
          "account": "444455556666",
          "arn": "arn:aws:events:eu-west-1:444455556666:event-bus/central",
          "counts": {
            "events": 0,
            "rules": 0,
          },
          "name": "central",
          "region": "eu-west-1",
        },
        {
          "account": "444455556666",
          "arn": "arn:aws:events:eu-west-1:444455556666:event-bus/default",
          "counts": {
            "events": 0,
            "rules": 0,
          },
          "name": "default",
          "region": "eu-west-1",
        },
      ],
    }
  `);
});

test('GET rules tells rules with conditions, targets and counts', async () => {
  const { ask } = setUp();
  await put({ total: 150 });
  await ask('POST settled');

  expect((await ask('GET rules?bus=orders&rule=paid')).body).toMatchInlineSnapshot(`
    {
      "rules": [
        {
          "arn": "arn:aws:events:us-east-1:123456789012:rule/orders/paid",
          "conditions": [
            {
              "needs": [
                ""shop"",
              ],
              "path": "source",
            },
            {
              "needs": [
                "numeric >= 100",
              ],
              "path": "detail.total",
            },
          ],
          "counts": {
            "dead-lettered": 0,
            "delivered": 1,
            "dropped": 0,
            "events": 1,
            "pending": 0,
          },
          "eventBusArn": "arn:aws:events:us-east-1:123456789012:event-bus/orders",
          "eventBusName": "orders",
          "name": "paid",
          "pattern": {
            "detail": {
              "total": [
                {
                  "numeric": [
                    ">=",
                    100,
                  ],
                },
              ],
            },
            "source": [
              "shop",
            ],
          },
          "state": "ENABLED",
          "targets": [
            {
              "DeadLetterConfig": {
                "Arn": "arn:aws:sqs:us-east-1:123456789012:dead",
              },
              "arn": "arn:aws:sqs:us-east-1:123456789012:invoices",
              "counts": {
                "dead-lettered": 0,
                "delivered": 1,
                "dropped": 0,
                "pending": 0,
              },
              "id": "billing",
            },
          ],
        },
      ],
    }
  `);
  expect((await ask('GET rules?rule=nightly')).body).toMatchObject({
    rules: [{ name: 'nightly', schedule: 'rate(1 day)', nextRun: expect.stringMatching(/^\d{4}-.*Z$/) }],
  });
});

test('GET rules finds rules of other accounts, by their name, too', async () => {
  const central = 'arn:aws:events:eu-west-1:444455556666:event-bus/central';
  const { eventBridge, ask } = setUp();
  eventBridge.seed({ buses: { [central]: { rules: { audit: { pattern: { source: ['shop'] } } } } } });

  for (const query of [
    '',
    '?rule=audit',
    `?bus=${central}`,
    '?rule=arn:aws:events:eu-west-1:444455556666:rule/central/audit',
  ]) {
    const { body } = await ask(`GET rules${query}`);
    expect(body).toMatchObject({
      rules: expect.arrayContaining([expect.objectContaining({ name: 'audit', eventBusArn: central })]),
    });
  }
});

test('a rule with $or has its pattern, and no list of conditions', async () => {
  const { eventBridge, ask } = setUp();
  const pattern = { $or: [{ source: ['a'] }, { source: ['b'] }] };
  eventBridge.seed({ buses: { default: { rules: { either: { pattern } } } } });

  const { body } = await ask('GET rules?rule=either');
  expect(body).toMatchObject({ rules: [{ pattern }] });
  expect(JSON.stringify(body)).not.toContain('"conditions"');
});

test('what a template calls a bus and a rule names them here, too', async () => {
  const stack = fromCloudFormation({
    Resources: {
      Bus: { Type: 'AWS::Events::EventBus', Properties: { Name: 'orders-test' } },
      PaidRule: {
        Type: 'AWS::Events::Rule',
        Properties: { Name: 'paid-test', EventBusName: { Ref: 'Bus' }, EventPattern: { source: ['shop'] } },
      },
    },
  });
  const eventBridge = mockEventBridge(client, { seed: stack });
  opened = eventBridge;
  const ask = asking(eventBridge);
  const event = { source: 'shop', 'detail-type': 'Order Paid', detail: {} };
  eventBridge.emit({ ...event, eventBusName: 'orders-test' });

  const rules = [{ name: 'paid-test', eventBusName: 'orders-test' }];
  expect((await ask('GET rules?bus=Bus&rule=PaidRule')).body).toMatchObject({ rules });
  expect((await ask('GET events?bus=Bus')).body).toMatchObject({ events: [event] });
  expect((await ask('GET events?rule=PaidRule')).body).toMatchObject({ events: [event] });
  expect((await ask('POST explain', { event, bus: 'Bus', rule: 'PaidRule' })).body).toMatchObject({ rules });
});

describe('explain', () => {
  test('tells of an event why each rule of its bus matched, or did not', async () => {
    const { eventBridge, ask } = setUp();
    await put({ total: '150' });
    const [event] = eventBridge.events();

    const { body } = await ask(`GET explain?event=${event?.id}`);
    expect(body).toMatchObject({ event: { id: event?.id } });
    expect((body as { rules: unknown }).rules).toMatchInlineSnapshot(`
      [
        {
          "arn": "arn:aws:events:us-east-1:123456789012:rule/orders/paid",
          "conditions": [
            {
              "hints": [],
              "holds": true,
              "metBy": ""shop"",
              "needs": [
                ""shop"",
              ],
              "path": "source",
              "received": [
                ""shop"",
              ],
            },
            {
              "hints": [
                "numeric compares JSON numbers only; the event has a string.",
              ],
              "holds": false,
              "needs": [
                "numeric >= 100",
              ],
              "path": "detail.total",
              "received": [
                ""150"",
              ],
            },
          ],
          "eventBusName": "orders",
          "matched": false,
          "name": "paid",
          "reason": "detail.total needs numeric >= 100, received "150"",
          "state": "ENABLED",
        },
        {
          "arn": "arn:aws:events:us-east-1:123456789012:rule/orders/all",
          "conditions": [
            {
              "hints": [],
              "holds": true,
              "metBy": "exists true",
              "needs": [
                "exists true",
              ],
              "path": "source",
              "received": [
                ""shop"",
              ],
            },
          ],
          "eventBusName": "orders",
          "matched": true,
          "name": "all",
          "state": "ENABLED",
        },
      ]
    `);
  });

  test('tells of an event that nobody has sent, in either spelling', async () => {
    const { ask } = setUp();
    for (const event of [
      { source: 'shop', 'detail-type': 'x', detail: { total: 99 } },
      { Source: 'shop', DetailType: 'x', Detail: '{"total":99}', EventBusName: 'orders' },
    ]) {
      expect((await ask('POST explain', { event, bus: 'orders', rule: 'paid' })).body).toMatchObject({
        event: { source: 'shop', account: '123456789012', region: 'us-east-1', detail: { total: 99 } },
        rules: [{ name: 'paid', matched: false, reason: 'detail.total needs numeric >= 100, received 99' }],
      });
    }
    const event = { Source: 'shop', DetailType: 'x', Detail: '{"total":100}', EventBusName: 'orders' };
    expect((await ask('POST explain', { event })).body).toMatchObject({
      rules: [
        { name: 'paid', matched: true },
        { name: 'all', matched: true },
      ],
    });
    expect((await ask('GET events')).body).toMatchObject({ total: 0 });
  });

  test.for([
    ['a rule that is DISABLED', { state: 'DISABLED' }, 'the rule is DISABLED'],
    [
      'a rule that has changed',
      { pattern: { source: ['other'] } },
      'matched then, but its pattern has changed since: source needs "other", received "shop"',
    ],
  ] as const)('tells of %s', async ([, change, reason]) => {
    const { eventBridge, ask } = setUp();
    if ('pattern' in change) await put({ total: 1 });
    eventBridge.seed({
      buses: { orders: { rules: { all: { pattern: { source: [{ exists: true }] }, ...change } } } },
    });
    if (!('pattern' in change)) await put({ total: 1 });
    const [event] = eventBridge.events();

    expect((await ask(`GET explain?event=${event?.id}&rule=all`)).body).toMatchObject({
      rules: [{ name: 'all', reason }],
    });
  });

  test('tells of a rule that has a schedule', async () => {
    const { ask } = setUp();
    expect((await ask('POST explain', { event: { source: 'x' } })).body).toMatchObject({
      rules: [{ name: 'nightly', matched: false, reason: 'has a schedule and no pattern' }],
    });
  });
});

test('GET coverage and GET diagram tell what the mock tells', async () => {
  const { eventBridge, ask } = setUp();
  await put({ total: 150 });
  await ask('POST settled');
  const [event] = eventBridge.events();

  expect((await ask('GET coverage')).body).toEqual(JSON.parse(JSON.stringify(eventBridge.ruleCoverage())));
  expect((await ask('GET coverage?words=yes')).body).toMatchObject({
    rules: expect.arrayContaining([expect.objectContaining({ name: 'nightly', untested: ['it never ran'] })]),
  });
  expect((await ask('GET coverage?words=no')).body).toEqual({
    error: 'InvalidParameter',
    message: 'GET /_mock/coverage has words=yes, not words=no.',
  });
  expect((await ask('GET diagram')).body).toEqual({ diagram: eventBridge.diagram() });
  expect((await ask(`GET diagram?event=${event?.id}`)).body).toEqual({
    diagram: eventBridge.diagram({ event: event?.id ?? '' }),
  });
});

describe('what changes something', () => {
  test('emit puts an event, which aws may send, and answers its id', async () => {
    const { eventBridge, ask } = setUp();
    const { body } = await ask('POST emit', { Source: 'aws.s3', DetailType: 'Object Created', Detail: {} });

    expect(body).toEqual({ id: eventBridge.events()[0]?.id });
    expect(eventBridge).toMatchObject({ pendingDeliveries: 0 });
  });

  test('clock moves time by a length or to a time, and schedules run', async () => {
    const { eventBridge, ask } = setUp();
    await ask('POST clock', { advanceBy: '25 hours' });
    expect(eventBridge.rule('nightly').events()).toHaveLength(1);

    const inTwoDays = new Date(eventBridge.clock.now().getTime() + 48 * 3_600_000).toISOString();
    const { body } = await ask('POST clock', { advanceTo: inTwoDays });
    expect((body as { now: string }).now >= inTwoDays).toBe(true);
    expect(eventBridge.rule('nightly').events()).toHaveLength(3);
  });

  test('seed adds, reset takes back to what was seeded', async () => {
    const { eventBridge, ask } = setUp();
    expect((await ask('POST seed', { buses: { more: {} } })).status).toBe(200);
    await put({ total: 1 });
    const { body } = await ask('POST reset');

    expect(eventBridge.bus('more').exists).toBe(true);
    expect(body).toMatchObject({ totals: { events: 0, commands: 0 } });
  });

  test('fault makes calls fail', async () => {
    const { ask } = setUp();
    await ask('POST fault', { operation: 'PutEvents', plan: { error: 'InternalException', times: 3 } });
    await expect(put({ total: 1 })).rejects.toThrow('InternalException');
  });

  test('clear-history forgets records and leaves faults', async () => {
    const { eventBridge, ask } = setUp();
    await ask('POST fault', { operation: '*', plan: { error: 'ThrottlingException' } });
    await ask('POST emit', { source: 'x', 'detail-type': 'y' });
    expect((await ask('POST clear-history', {})).body).toMatchObject({ totals: { events: 0 } });
    expect(eventBridge.faults()).toHaveLength(1);
  });
});

describe('errors of the account', () => {
  test('settled tells what failed in a handler, once', async () => {
    const { ask } = setUp(() => {
      throw new Error('no billing today');
    });
    await put({ total: 150 });

    expect(await ask('POST settled')).toMatchObject({
      status: 409,
      body: { error: 'Error', message: 'no billing today' },
    });
    expect(await ask('POST settled')).toMatchObject({ status: 200 });
  });

  test('clock tells it, too, all of it', async () => {
    const { ask } = setUp(() => expect(1).toBe(2));
    await put({ total: 150 });
    await put({ total: 151 });

    expect(await ask('POST clock', { advanceBy: 0 })).toMatchObject({
      status: 409,
      body: { error: 'AggregateError', errors: [{ name: 'AssertionError' }, { name: 'AssertionError' }] },
    });
  });

  test('reset tells it, too, and is done all the same', async () => {
    const { eventBridge, ask } = setUp(() => expect(1).toBe(2));
    await put({ total: 150 });
    await expect.poll(() => eventBridge.invocations()[0]?.outcome).toBe('failed');

    expect(await ask('POST reset')).toMatchObject({ status: 409, body: { error: 'AssertionError' } });
    expect(await ask('POST reset')).toMatchObject({ status: 200, body: { totals: { events: 0 } } });
  });

  test('settled tells of a loop', async () => {
    const { eventBridge, ask } = setUp(() => put({ total: 150 }));
    await put({ total: 150 });
    const { status, body } = await ask('POST settled');

    expect(status).toBe(409);
    expect(body).toMatchObject({
      error: 'EventLoopError',
      message: expect.stringContaining('An event loop was cut'),
    });
    eventBridge.clearHistory();
  });
});

test('what is not known is refused, with the name that was probably meant', async () => {
  const { eventBridge, ask } = setUp();
  const answers: string[] = [];
  const id = eventBridge.emit({ source: 'shop', 'detail-type': 'x', eventBusName: 'orders' });
  for (const [line, body] of [
    ['GET event'],
    ['GET nothing'],
    ['GET events/'],
    ['POST events', {}],
    ['GET reset'],
    ['DELETE explain'],
    ['PUT '],
    ['GET events?buss=orders'],
    ['GET health?bus=orders'],
    ['GET events?bus=order'],
    ['GET events?bus=arn:aws:sqs:us-east-1:123456789012:orders'],
    ['GET events?bus='],
    ['GET events?bus=orders&bus=default'],
    ['GET events?rule=pad'],
    ['GET events?bus=default&rule=paid'],
    ['GET invocations?target=biling'],
    ['GET commands?name=PutEvent'],
    ['GET events?since=-1'],
    ['GET explain'],
    ['GET explain?event=nope'],
    ['GET diagram?event=nope'],
    ['GET explain?event=$id&bus=default'],
    ['POST explain', {}],
    ['POST explain', { event: { source: 'shop', detailType: 'x' } }],
    ['POST explain', { event: { source: 'shop' }, bus: 'order' }],
    ['POST explain', { event: { source: 'shop' }, bus: 'orders', rule: 'pad' }],
    ['POST explain', { event: { source: 'shop', detail: 5 } }],
    ['POST explain', { event: { source: 'shop' }, bus: 5 }],
    ['POST clock'],
    ['POST clock', '{ "advanceBy": '],
    ['POST clock', '[]'],
    ['POST clock', '"5 minutes"'],
    ['POST clock', {}],
    ['POST clock', { advance: 5 }],
    ['POST clock', { advanceBy: 'five minutes' }],
    ['POST clock', { advanceTo: 'soon' }],
    ['POST clock', { advanceBy: 1, advanceTo: '2027-01-01' }],
    ['POST clock', { advanceTo: {} }],
    ['POST reset', { hard: true }],
    ['POST seed', { busses: {} }],
    ['POST seed', { buses: { orders: { rules: { late: { schedule: 'rate(1 day)' } } } } }],
    ['POST seed', 'null'],
    ['POST emit', { source: 'shop', detailType: 'x' }],
    ['POST emit', '7'],
    ['POST fault', { operation: 'PutEvent', plan: { error: 'x' } }],
    ['POST fault', { operation: 'PutEvents', plan: { errors: 'x' } }],
    ['POST fault', { operation: 'PutEvents' }],
    ['POST target-fault', { target: 'billing', fault: { errorCode: 'THROTLING' } }],
    ['POST target-fault', { fault: {} }],
  ] as const) {
    const { status, headers, body: answer } = await ask(line.replace('$id', id), body);
    const { error, message } = answer as { error: string; message: string };
    const allow = headers['allow'] === undefined ? '' : ` (allow: ${headers['allow']})`;
    const sent = body === undefined ? '' : ` ${typeof body === 'string' ? body : JSON.stringify(body)}`;
    answers.push(`${line}${sent}\n  ${status} ${error}${allow}: ${message}`);
  }
  expect(answers.join('\n')).toMatchInlineSnapshot(`
    "GET event
      404 UnknownRoute: There is no /_mock/event. Did you mean "/_mock/events"?
    GET nothing
      404 UnknownRoute: There is no /_mock/nothing. GET /_mock/routes lists what there is.
    GET events/
      404 UnknownRoute: There is no /_mock/events/. Did you mean "/_mock/events"?
    POST events {}
      405 MethodNotAllowed (allow: GET): /_mock/events takes GET, not POST.
    GET reset
      405 MethodNotAllowed (allow: POST): /_mock/reset takes POST, not GET.
    DELETE explain
      405 MethodNotAllowed (allow: GET, POST): /_mock/explain takes GET and POST, not DELETE.
    PUT 
      405 MethodNotAllowed (allow: GET): /_mock/ takes GET, not PUT.
    GET events?buss=orders
      400 UnknownParameter: GET /_mock/events has no parameter "buss". Did you mean "bus"?
    GET health?bus=orders
      400 UnknownParameter: GET /_mock/health has no parameter "bus". It has none.
    GET events?bus=order
      404 UnknownBus: There is no event bus "order". Did you mean "orders"?
    GET events?bus=arn:aws:sqs:us-east-1:123456789012:orders
      400 InvalidParameter: bus: this is not the ARN of an event bus: arn:aws:sqs:us-east-1:123456789012:orders
    GET events?bus=
      400 InvalidParameter: bus() takes the name or the ARN of an event bus, not an empty string.
    GET events?bus=orders&bus=default
      400 InvalidParameter: GET /_mock/events has "bus" once, not twice.
    GET events?rule=pad
      404 UnknownRule: There is no rule "pad" on any event bus. Did you mean "paid"?
    GET events?bus=default&rule=paid
      404 UnknownRule: There is no rule "paid" on event bus "default".
    GET invocations?target=biling
      404 UnknownTarget: No rule and no schedule has a target "biling". Did you mean "billing"?
    GET commands?name=PutEvent
      400 InvalidParameter: commands: EventBridge has no operation "PutEvent". Did you mean "PutEvents"?
    GET events?since=-1
      400 InvalidParameter: "since" must be a whole number, 0 or more, not "-1".
    GET explain
      400 MissingParameter: GET /_mock/explain needs the id of an event: explain?event=<id>.
    GET explain?event=nope
      404 UnknownEvent: No event has the id "nope".
    GET diagram?event=nope
      404 UnknownEvent: diagram: the history has no event with the id "nope". Ids are what PutEvents returns, and what the records of events() have.
    GET explain?event=$id&bus=default
      404 UnknownEvent: The event was received on orders.
    POST explain {}
      400 MissingMember: POST /_mock/explain needs an "event", in the spelling of PutEvents or of rules.
    POST explain {"event":{"source":"shop","detailType":"x"}}
      400 TypeError: explain: an event has no member "detailType". Did you mean "DetailType" or "detail-type"?
    POST explain {"event":{"source":"shop"},"bus":"order"}
      404 UnknownBus: There is no event bus "order". Did you mean "orders"?
    POST explain {"event":{"source":"shop"},"bus":"orders","rule":"pad"}
      404 UnknownRule: There is no rule "pad" on event bus "orders". Did you mean "paid"?
    POST explain {"event":{"source":"shop","detail":5}}
      400 TypeError: explain: detail must be an object or its JSON text, not the number 5.
    POST explain {"event":{"source":"shop"},"bus":5}
      400 InvalidBody: "bus" must be a string, not the number 5.
    POST clock
      400 MissingBody: POST /_mock/clock takes a JSON body such as {"advanceBy":"5 minutes"} or {"advanceTo":"2027-01-01T00:00:00Z"}.
    POST clock { "advanceBy": 
      400 MalformedBody: The body is not JSON: Unexpected end of JSON input
    POST clock []
      400 InvalidBody: POST /_mock/clock takes a JSON object, not the array [].
    POST clock "5 minutes"
      400 InvalidBody: POST /_mock/clock takes a JSON object, not the string "5 minutes".
    POST clock {}
      400 InvalidBody: POST /_mock/clock takes either "advanceBy" or "advanceTo".
    POST clock {"advance":5}
      400 UnknownMember: The body of POST /_mock/clock has no member "advance". Did you mean "advanceBy"?
    POST clock {"advanceBy":"five minutes"}
      400 TypeError: clock.advanceBy takes milliseconds or a string such as "90 seconds", "5 minutes", "1 hour" or "3 days", not the string "five minutes".
    POST clock {"advanceTo":"soon"}
      400 TypeError: clock.advanceTo: not a time: soon
    POST clock {"advanceBy":1,"advanceTo":"2027-01-01"}
      400 InvalidBody: POST /_mock/clock takes either "advanceBy" or "advanceTo".
    POST clock {"advanceTo":{}}
      400 TypeError: clock.advanceTo() takes a Date, a date string or milliseconds, not the object {}.
    POST reset {"hard":true}
      400 UnknownMember: The body of POST /_mock/reset has no member "hard". It has none.
    POST seed {"busses":{}}
      400 InvalidSeed: seed.busses: there is no such member. Did you mean "buses"?
    POST seed {"buses":{"orders":{"rules":{"late":{"schedule":"rate(1 day)"}}}}}
      400 InvalidSeed: seed.buses.orders.rules.late: ScheduleExpression is supported only on the default event bus.
    POST seed null
      400 InvalidSeed: seed: expected an object, got null.
    POST emit {"source":"shop","detailType":"x"}
      400 TypeError: emit: an event has no member "detailType". Did you mean "DetailType" or "detail-type"?
    POST emit 7
      400 TypeError: emit() takes an event such as { source: 'shop', 'detail-type': 'OrderPaid', detail: { id: 'o-1' } }, not the number 7.
    POST fault {"operation":"PutEvent","plan":{"error":"x"}}
      400 TypeError: fault: EventBridge has no operation "PutEvent". Did you mean "PutEvents"?
    POST fault {"operation":"PutEvents","plan":{"errors":"x"}}
      400 TypeError: fault has no option "errors". Did you mean "error"?
    POST fault {"operation":"PutEvents"}
      400 TypeError: fault() takes a plan as its second argument, such as { error: "ThrottlingException" }, { networkError: "ECONNRESET" }, { entries: [0], errorCode: "InternalFailure" } or { latency: 500 }, not undefined.
    POST target-fault {"target":"billing","fault":{"errorCode":"THROTLING"}}
      400 TypeError: target().fault: EventBridge has no delivery error "THROTLING". Did you mean "THROTTLING"?
    POST target-fault {"fault":{}}
      400 TypeError: target() takes the ARN, the Id or the name of a target, or the function that is bound to it, not undefined."
  `);
});

test('a body that is no UTF-8 is refused', async () => {
  const { eventBridge } = setUp();
  const answer = await controlResponder(eventBridge)({
    ...request('POST emit'),
    body: new Uint8Array([0xff]),
  });
  expect(answer).toMatchObject({
    status: 400,
    body: '{"error":"MalformedBody","message":"The body is not UTF-8 text."}\n',
  });
});

test.for([
  ['localhost:4010', 200],
  ['LOCALHOST', 200],
  ['127.0.0.1:4010', 200],
  ['[::1]:4010', 200],
  ['eventbridge:4010', 200],
  ['host.docker.internal:4010', 200],
  ['mock.tests.svc.cluster.local', 200],
  [undefined, 200],
  ['evil.example:4010', 403],
  ['localhost.evil.example', 403],
  ['127.0.0.1.evil.example', 403],
  ['a b', 403],
  ['', 403],
] as const)('a request to the host %j is answered with %d', async ([host, status]) => {
  const { eventBridge, ask } = setUp();
  await put({ total: 1 });

  expect((await ask('POST clear-history', undefined, { host })).status).toBe(status);
  expect(eventBridge.events()).toHaveLength(status === 200 ? 0 : 1);
});

test('a request to a host that others may have is told what to use', async () => {
  const { ask } = setUp();
  expect((await ask('POST reset', undefined, { host: 'evil.example' })).body).toMatchInlineSnapshot(`
    {
      "error": "ForeignHost",
      "message": "This server does not answer to the name "evil.example": a page of another site may have made that name lead here. Use localhost, an IP address, or a name without a dot.",
    }
  `);
});

test('other paths are left to others, and the page to the page, unless JSON is asked for', () => {
  const { eventBridge } = setUp();
  const responder = controlResponder(eventBridge);

  for (const path of ['/', '/_mock', '/_mocks', '/_mocked/events']) {
    expect(responder({ ...request('GET '), path })).toBeUndefined();
  }
  expect(responder(request('GET '))).toBeUndefined();
  expect(responder(request('GET ', undefined, { accept: 'text/html, */*' }))).toBeUndefined();
});

test('GET routes, and GET / for JSON, list what there is', async () => {
  const { ask } = setUp();
  const { body } = await ask('GET routes');

  expect((await ask('GET ', undefined, { accept: 'application/json' })).body).toEqual(body);
  expect((await ask('HEAD routes')).body).toEqual(body);
  expect(
    (body as { routes: { method: string; path: string }[] }).routes.map(
      ({ method, path }) => `${method} ${path}`,
    ),
  ).toMatchInlineSnapshot(`
    [
      "GET /_mock/health",
      "GET /_mock/events",
      "GET /_mock/commands",
      "GET /_mock/deliveries",
      "GET /_mock/invocations",
      "GET /_mock/dead-letters",
      "GET /_mock/warnings",
      "GET /_mock/buses",
      "GET /_mock/rules",
      "GET /_mock/schedules",
      "GET /_mock/explain",
      "POST /_mock/explain",
      "GET /_mock/coverage",
      "GET /_mock/diagram",
      "POST /_mock/emit",
      "POST /_mock/settled",
      "POST /_mock/clock",
      "POST /_mock/seed",
      "POST /_mock/fault",
      "POST /_mock/target-fault",
      "POST /_mock/clear-history",
      "POST /_mock/reset",
      "GET /_mock/routes",
    ]
  `);
});

test('every POST route says in its example what it takes', async () => {
  const { ask } = setUp();
  const { body } = await ask('GET routes');
  const { routes } = body as { routes: { method: string; path: string; bodies?: object[] }[] };
  for (const { path: whole, bodies = [undefined] } of routes.filter(({ method }) => method === 'POST')) {
    const path = whole.replace('/_mock/', '');
    for (const example of bodies) {
      expect({ path, ...(await ask(`POST ${path}`, example)) }).toMatchObject({ path, status: 200 });
    }
  }
});
