import {
  EventBridgeClient,
  PutEventsCommand,
  PutRuleCommand,
  PutTargetsCommand,
} from '@aws-sdk/client-eventbridge';
import { expect, test } from 'vitest';
import { mergeCoverage, mockEventBridge, type EventBridgeMock, type RuleCoverage } from '../../src/index.js';
import { fromCloudFormation } from '../../src/templates.js';

const QUEUE = 'arn:aws:sqs:us-east-1:123456789012:billing';
const TOPIC = 'arn:aws:sns:us-east-1:123456789012:orders';
const DEAD = 'arn:aws:sqs:us-east-1:123456789012:dead';

const shop = {
  buses: {
    orders: {
      rules: {
        paid: {
          pattern: {
            source: ['shop'],
            detail: { total: [{ numeric: ['>=', 100] }], tier: ['gold', 'silver'] },
          },
          targets: [{ id: 'billing', arn: QUEUE }],
        },
        any: { pattern: { source: ['shop'] }, targets: [{ id: 'topic', arn: TOPIC, deadLetterQueue: DEAD }] },
        off: { pattern: { source: ['shop'] }, state: 'DISABLED' as const },
        either: {
          pattern: {
            source: ['shop'],
            $or: [
              { detail: { total: [{ exists: false }] } },
              { detail: { tier: [{ 'anything-but': 'gold' }] } },
            ],
          },
        },
      },
    },
    default: { rules: { nightly: { schedule: 'rate(1 day)', targets: [{ id: 'sweep', arn: QUEUE }] } } },
  },
};

function emit(eventBridge: EventBridgeMock, detail: object, eventBusName = 'orders'): void {
  eventBridge.emit({ source: 'shop', 'detail-type': 'Order Paid', detail, eventBusName });
}

function ruleNamed({ rules }: RuleCoverage, name: string) {
  const rule = rules.find((one) => one.name === name);
  if (!rule) throw new Error(`no rule ${name}`);
  return rule;
}

test('coverage is a table for people', async () => {
  using eventBridge = mockEventBridge({ seed: shop });
  emit(eventBridge, { total: 150, tier: 'gold' });
  emit(eventBridge, { total: 50, tier: 'gold' });
  emit(eventBridge, { total: 50 });
  emit(eventBridge, { total: 50 }, 'default');
  await eventBridge.clock.advanceBy('2 days');

  expect(`\n${String(eventBridge.ruleCoverage())}\n`).toMatchInlineSnapshot(`
    "
    ----------|---------|---------|--------------|-----------|-------------------------------------------------------------
    Rule      | % Rules | Matches | % Conditions | % Targets | Untested
    ----------|---------|---------|--------------|-----------|-------------------------------------------------------------
    All rules |      60 |       6 |           25 |       100 |
     default  |     100 |       2 |              |       100 |
      nightly |     100 |       2 |              |       100 |
     orders   |      50 |       4 |           25 |       100 |
      any     |     100 |       3 |            0 |       100 | source "shop": no event fails it
      either  |       0 |       0 |            0 |           | source "shop": no event fails it
              |         |         |              |           | detail.total exists false (of $or): no event meets it
              |         |         |              |           | detail.tier anything-but "gold" (of $or): no event meets it
      off     |       0 |       0 |            0 |           | the rule is disabled
      paid    |     100 |       1 |        66.66 |       100 | detail.tier "gold" or "silver": no event fails it alone
              |         |         |              |           | source "shop": no event fails it
    ----------|---------|---------|--------------|-----------|-------------------------------------------------------------
    "
  `);
});

test('coverage is plain data', async () => {
  using eventBridge = mockEventBridge({ seed: shop });
  emit(eventBridge, { total: 150, tier: 'gold' });
  emit(eventBridge, { total: 50, tier: 'gold' });
  await eventBridge.settled();

  const coverage = eventBridge.ruleCoverage();

  expect(JSON.parse(JSON.stringify(coverage))).toEqual(coverage);
  expect(coverage.summary).toEqual({
    rules: { covered: 2, total: 5, percent: 40 },
    conditions: { covered: 1, total: 8, percent: 12.5 },
    targets: { covered: 2, total: 3, percent: 66.66 },
    schedules: { covered: 0, total: 0, percent: 100 },
  });
  expect(ruleNamed(coverage, 'paid')).toMatchInlineSnapshot(`
    {
      "account": "123456789012",
      "arn": "arn:aws:events:us-east-1:123456789012:rule/orders/paid",
      "combinations": 1,
      "conditions": [
        {
          "examples": {
            "met": {
              "detail-type": "Order Paid",
              "source": "shop",
              "value": ""gold"",
            },
          },
          "failedAlone": 0,
          "failedWithOthers": 0,
          "met": 2,
          "needs": [
            {
              "operator": "equals",
              "text": "gold",
              "type": "string",
            },
            {
              "operator": "equals",
              "text": "silver",
              "type": "string",
            },
          ],
          "neverReached": 0,
          "path": "detail.tier",
          "untested": [
            "failed",
          ],
        },
        {
          "examples": {
            "failedAlone": {
              "detail-type": "Order Paid",
              "source": "shop",
              "value": "50",
            },
            "met": {
              "detail-type": "Order Paid",
              "source": "shop",
              "value": "150",
            },
          },
          "failedAlone": 1,
          "failedWithOthers": 0,
          "met": 1,
          "needs": [
            {
              "low": {
                "inclusive": true,
                "text": "100",
                "value": 100,
              },
              "operator": "numeric",
            },
          ],
          "neverReached": 0,
          "path": "detail.total",
          "untested": [],
        },
        {
          "examples": {
            "met": {
              "detail-type": "Order Paid",
              "source": "shop",
              "value": ""shop"",
            },
          },
          "failedAlone": 0,
          "failedWithOthers": 0,
          "met": 2,
          "needs": [
            {
              "operator": "equals",
              "text": "shop",
              "type": "string",
            },
          ],
          "neverReached": 0,
          "path": "source",
          "untested": [
            "failed",
          ],
        },
      ],
      "eventBusName": "orders",
      "matched": 1,
      "name": "paid",
      "origin": {
        "seed": "seed.buses.orders.rules.paid",
      },
      "pattern": "{"source":["shop"],"detail":{"total":[{"numeric":[">=",100]}],"tier":["gold","silver"]}}",
      "ran": 0,
      "reached": 2,
      "region": "us-east-1",
      "state": "ENABLED",
      "targets": [
        {
          "arn": "arn:aws:sqs:us-east-1:123456789012:billing",
          "deadLettered": 0,
          "dropped": 0,
          "id": "billing",
          "invoked": 1,
          "pending": 0,
        },
      ],
      "unreached": {
        "changed": 0,
        "disabled": 0,
        "elsewhere": 0,
      },
    }
  `);
});

test('a condition is untested where no event has met it, and where none has failed it alone', () => {
  using eventBridge = mockEventBridge({ seed: shop });
  const untested = () =>
    Object.fromEntries(
      ruleNamed(eventBridge.ruleCoverage(), 'paid').conditions.map((one) => [one.path, one.untested]),
    );

  expect(untested()).toEqual({
    source: ['met', 'failed'],
    'detail.tier': ['met', 'failed'],
    'detail.total': ['met', 'failed'],
  });
  emit(eventBridge, { total: 50, tier: 'bronze' });
  expect(untested()).toEqual({
    source: ['failed'],
    'detail.tier': ['met', 'failed'],
    'detail.total': ['met', 'failed'],
  });
  emit(eventBridge, { total: 50, tier: 'gold' });
  expect(untested()).toEqual({ source: ['failed'], 'detail.tier': ['failed'], 'detail.total': ['met'] });
  emit(eventBridge, { total: 150, tier: 'gold' });
  expect(untested()).toEqual({ source: ['failed'], 'detail.tier': ['failed'], 'detail.total': [] });
});

test('with arrays of objects, conditions that hold for other elements each decide alone', () => {
  using eventBridge = mockEventBridge({
    seed: {
      buses: {
        default: { rules: { lines: { pattern: { detail: { lines: { sku: ['a'], count: [2] } } } } } },
      },
    },
  });
  eventBridge.emit({
    source: 'shop',
    'detail-type': 'Order',
    detail: {
      lines: [
        { sku: 'a', count: 1 },
        { sku: 'b', count: 2 },
      ],
    },
  });

  const [rule] = eventBridge.ruleCoverage().rules;

  expect(rule?.matched).toBe(0);
  expect(rule?.conditions.map(({ path, failedAlone }) => [path, failedAlone])).toEqual([
    ['detail.lines.count', 1],
    ['detail.lines.sku', 1],
  ]);
});

test('events of another bus, of a disabled rule and from before a change never reach a rule', async () => {
  const client = new EventBridgeClient({ region: 'us-east-1' });
  using eventBridge = mockEventBridge(client);
  const put = (detail: object) =>
    client.send(
      new PutEventsCommand({
        Entries: [{ Source: 'shop', DetailType: 'Paid', Detail: JSON.stringify(detail) }],
      }),
    );
  const putRule = (State: 'ENABLED' | 'DISABLED', total: number) =>
    client.send(
      new PutRuleCommand({
        Name: 'paid',
        State,
        EventPattern: JSON.stringify({ detail: { total: [total] } }),
      }),
    );
  await put({ total: 1 });
  await putRule('ENABLED', 1);
  await put({ total: 1 });
  await put({ total: 2 });

  expect(ruleNamed(eventBridge.ruleCoverage(), 'paid')).toMatchObject({
    ...{ matched: 1, reached: 2, unreached: { elsewhere: 0, disabled: 0, changed: 1 } },
    conditions: [{ met: 1, failedAlone: 1, failedWithOthers: 0, neverReached: 1 }],
  });
  await putRule('ENABLED', 2);
  expect(ruleNamed(eventBridge.ruleCoverage(), 'paid')).toMatchObject({
    ...{ matched: 1, reached: 1, unreached: { elsewhere: 0, disabled: 0, changed: 2 } },
    conditions: [{ met: 0, failedAlone: 1, neverReached: 2 }],
  });
  await putRule('DISABLED', 1);
  expect(ruleNamed(eventBridge.ruleCoverage(), 'paid')).toMatchObject({
    ...{ matched: 1, reached: 1, unreached: { elsewhere: 0, disabled: 2, changed: 0 } },
    conditions: [{ met: 1, failedAlone: 0, neverReached: 2 }],
  });
});

test('runs of a schedule count for their rule alone', async () => {
  using eventBridge = mockEventBridge({
    seed: {
      buses: {
        default: {
          rules: { nightly: { schedule: 'rate(1 day)' }, aws: { pattern: { source: [{ prefix: 'aws.' }] } } },
        },
      },
    },
  });
  await eventBridge.clock.advanceBy('3 days');

  const coverage = eventBridge.ruleCoverage();

  expect(coverage.events).toBe(3);
  expect(ruleNamed(coverage, 'nightly')).toMatchObject({ ran: 3, matched: 0, conditions: [] });
  expect(ruleNamed(coverage, 'aws')).toMatchObject({ ran: 0, reached: 0, unreached: { elsewhere: 3 } });
});

test('targets tell how many events they took, and what became of the others', async () => {
  using eventBridge = mockEventBridge({
    seed: {
      buses: {
        default: {
          rules: {
            paid: {
              pattern: { source: ['shop'] },
              targets: [
                { id: 'taken', arn: QUEUE },
                { id: 'dead', arn: TOPIC, deadLetterQueue: DEAD },
                { id: 'lost', arn: `${TOPIC}-2` },
                { id: 'empty', arn: `${QUEUE}-2`, inputPath: '$.detail.nothing' },
              ],
            },
          },
        },
      },
    },
  });
  eventBridge.target('dead').fault({ errorCode: 'SDK_CLIENT_ERROR' });
  eventBridge.target('lost').fault({ errorCode: 'SDK_CLIENT_ERROR' });
  emit(eventBridge, {}, 'default');
  expect(ruleNamed(eventBridge.ruleCoverage(), 'paid').targets[0]).toMatchObject({ invoked: 0, pending: 1 });
  await eventBridge.settled();

  const { targets } = ruleNamed(eventBridge.ruleCoverage(), 'paid');

  expect(
    targets.map(({ id, invoked, deadLettered, dropped }) => [id, invoked, deadLettered, dropped]),
  ).toEqual([
    ['taken', 1, 0, 0],
    ['dead', 0, 1, 0],
    ['lost', 0, 0, 1],
    ['empty', 0, 0, 1],
  ]);
});

test('a replay reaches the rules that it is for', async () => {
  using eventBridge = mockEventBridge({
    seed: {
      buses: {
        default: {
          archives: { kept: {} },
          rules: { one: { pattern: { source: ['shop'] } }, two: { pattern: { source: ['shop'] } } },
        },
      },
    },
  });
  const client = new EventBridgeClient({ region: 'us-east-1' });
  eventBridge.attach(client);
  emit(eventBridge, {}, 'default');
  await eventBridge.clock.advanceBy('1 hour');
  const { StartReplayCommand } = await import('@aws-sdk/client-eventbridge');
  await client.send(
    new StartReplayCommand({
      ReplayName: 'again',
      EventSourceArn: eventBridge.archive('kept').arn,
      EventStartTime: new Date(eventBridge.clock.now().getTime() - 2 * 60 * 60 * 1000),
      EventEndTime: eventBridge.clock.now(),
      Destination: { Arn: eventBridge.bus('default').arn, FilterArns: [eventBridge.rule('one').arn] },
    }),
  );
  await eventBridge.clock.advanceBy('1 hour');

  const coverage = eventBridge.ruleCoverage();

  expect(ruleNamed(coverage, 'one')).toMatchObject({ matched: 2, reached: 2 });
  expect(ruleNamed(coverage, 'two')).toMatchObject({ matched: 1, reached: 1, unreached: { elsewhere: 1 } });
});

test('rules tell the template and the line, or the place in the seed, that they come from', async () => {
  const template = fromCloudFormation(
    [
      'Resources:',
      '  PaidRule:',
      '    Type: AWS::Events::Rule',
      '    Properties: { Name: paid, EventPattern: { source: [shop] } }',
    ].join('\n'),
  );
  const client = new EventBridgeClient({ region: 'us-east-1' });
  using eventBridge = mockEventBridge(client, {
    seed: [template, { buses: { 'orders-v1.2': { rules: { gold: { pattern: { source: ['shop'] } } } } } }],
  });
  await client.send(new PutRuleCommand({ Name: 'put', EventPattern: '{"source":["shop"]}' }));

  const { rules } = eventBridge.ruleCoverage();

  expect(rules.map(({ name, origin }) => [name, origin])).toEqual([
    ['paid', { template: 'the template', logicalId: 'PaidRule', line: 2, column: 3 }],
    ['put', undefined],
    ['gold', { seed: 'seed[1].buses["orders-v1.2"].rules.gold' }],
  ]);
});

test('managed rules are left out, and other accounts are not', () => {
  const elsewhere = 'arn:aws:events:eu-west-1:111122223333:event-bus/theirs';
  using eventBridge = mockEventBridge({
    seed: {
      buses: {
        default: { archives: { kept: {} }, rules: { own: { pattern: { source: ['shop'] } } } },
        [elsewhere]: { rules: { theirs: { pattern: { source: ['shop'] } } } },
      },
    },
  });

  const coverage = eventBridge.ruleCoverage();

  expect(coverage.rules.map(({ name, account, region }) => [name, account, region])).toEqual([
    ['theirs', '111122223333', 'eu-west-1'],
    ['own', '123456789012', 'us-east-1'],
  ]);
  expect(String(coverage)).toContain('theirs (111122223333, eu-west-1)');
});

test('what the history has no room for is told', async () => {
  using eventBridge = mockEventBridge({
    historyBound: 4,
    seed: {
      buses: {
        default: {
          rules: {
            paid: {
              pattern: { source: ['shop'] },
              targets: [QUEUE, TOPIC].map((arn, id) => ({ arn, id: `${id}` })),
            },
          },
        },
      },
    },
  });
  for (let index = 0; index < 10; index += 1) emit(eventBridge, { index }, 'default');
  await eventBridge.settled();

  const coverage = eventBridge.ruleCoverage();

  expect([coverage.events, coverage.forgotten, coverage.forgottenDeliveries]).toEqual([4, 6, 16]);
  expect(String(coverage).split('\n').at(-1)).toBe(
    'Not counted: 6 events and 16 deliveries that the history has no room for. ' +
      'mockEventBridge({ historyBound: …, historyBytes: … }) changes that.',
  );
  eventBridge.clearHistory();
  expect(eventBridge.ruleCoverage()).toMatchObject({ events: 0, forgotten: 0, forgottenDeliveries: 0 });
});

test('an isolated mock has its own coverage', async () => {
  const client = new EventBridgeClient({ region: 'us-east-1' });
  using eventBridge = mockEventBridge(client, { seed: shop });
  emit(eventBridge, { total: 150, tier: 'gold' });

  await eventBridge.isolate((isolated) => {
    expect(isolated.ruleCoverage()).toMatchObject({ events: 0, summary: { rules: { covered: 0 } } });
    emit(isolated, {});
    expect(isolated.ruleCoverage().events).toBe(1);
  });
  expect(ruleNamed(eventBridge.ruleCoverage(), 'paid').matched).toBe(1);
});

test('a rule that has another pattern elsewhere is there twice, and targets of both are summed up', async () => {
  const seedWith = (source: string, ...targets: string[]) => ({
    buses: { default: { rules: { paid: { pattern: { source: [source] }, targets } } } },
  });
  using one = mockEventBridge({ seed: seedWith('shop', QUEUE) });
  using same = mockEventBridge({ seed: seedWith('shop', QUEUE, TOPIC) });
  using other = mockEventBridge({ seed: seedWith('depot', QUEUE) });
  emit(one, {}, 'default');
  emit(same, {}, 'default');
  await one.settled();
  await same.settled();

  const merged = mergeCoverage([one, same, other].map((mock) => mock.ruleCoverage()));

  expect(
    merged.rules.map(({ pattern, matched, targets }) => [pattern, matched, targets.map((t) => t.invoked)]),
  ).toEqual([
    ['{"source":["depot"]}', 0, [0]],
    ['{"source":["shop"]}', 2, [2, 1]],
  ]);
  expect(mergeCoverage([])).toMatchObject({ events: 0, rules: [], summary: { rules: { percent: 100 } } });
});

test('what is no coverage is not merged', () => {
  const merge = (given: unknown) => () => mergeCoverage(given as RuleCoverage[]);

  expect(merge('coverage.json')).toThrow(
    'mergeCoverage() takes a list of coverages, not the string "coverage.json".',
  );
  expect(merge([{ rules: [] }])).toThrow(
    'mergeCoverage() takes what ruleCoverage() returned, not the object { rules: [] }.',
  );
});

test('a rule that is made later, with its targets, is in the next coverage', async () => {
  const client = new EventBridgeClient({ region: 'us-east-1' });
  using eventBridge = mockEventBridge(client);
  expect(eventBridge.ruleCoverage().rules).toEqual([]);
  await client.send(new PutRuleCommand({ Name: 'paid', EventPattern: '{"source":["shop"]}' }));
  await client.send(new PutTargetsCommand({ Rule: 'paid', Targets: [{ Id: '1', Arn: QUEUE }] }));

  expect(eventBridge.ruleCoverage().rules.map(({ name, targets }) => [name, targets.length])).toEqual([
    ['paid', 1],
  ]);
});
