import {
  DescribeEventBusCommand,
  DescribeRuleCommand,
  EventBridgeClient,
  ListTagsForResourceCommand,
  ListTargetsByRuleCommand,
  PutEventsCommand,
} from '@aws-sdk/client-eventbridge';
import { expect, test, vi } from 'vitest';
import { InvalidSeed, mockEventBridge, type SeededTarget } from '../../src/index.js';

const client = new EventBridgeClient({});
const SQS = 'arn:aws:sqs:us-east-1:123456789012:q';
const paid = { pattern: { source: ['shop'] } };

function thrownBy(action: () => unknown): unknown {
  try {
    action();
  } catch (error) {
    return error;
  }
  return undefined;
}

test('a seed makes buses, rules and targets that the client sees', async () => {
  function billing() {}
  using mock = mockEventBridge(client, {
    seed: {
      buses: {
        orders: {
          description: 'Orders',
          tags: { team: 'shop' },
          rules: {
            paid: {
              pattern: { source: ['shop'] },
              description: 'Paid orders',
              state: 'DISABLED',
              targets: [
                billing,
                { arn: 'arn:aws:sqs:us-east-1:123456789012:sweep', input: { job: 'sweep' } },
              ],
            },
          },
        },
        default: { rules: { nightly: { schedule: 'rate(1 day)' } } },
      },
    },
  });

  const bus = await client.send(new DescribeEventBusCommand({ Name: 'orders' }));
  const rule = await client.send(new DescribeRuleCommand({ Name: 'paid', EventBusName: 'orders' }));
  const targets = await client.send(new ListTargetsByRuleCommand({ Rule: 'paid', EventBusName: 'orders' }));
  const tags = await client.send(new ListTagsForResourceCommand({ ResourceARN: mock.bus('orders').arn }));

  expect(bus).toMatchObject({ Name: 'orders', Description: 'Orders' });
  expect(rule).toMatchObject({
    EventPattern: '{"source":["shop"]}',
    State: 'DISABLED',
    Description: 'Paid orders',
  });
  expect(targets.Targets).toEqual([
    { Id: 'billing', Arn: 'arn:aws:lambda:us-east-1:123456789012:function:billing' },
    { Id: 'sweep', Arn: 'arn:aws:sqs:us-east-1:123456789012:sweep', Input: '{"job":"sweep"}' },
  ]);
  expect(tags.Tags).toEqual([{ Key: 'team', Value: 'shop' }]);
  expect(mock.rule('nightly').exists).toBe(true);
});

test('reset() brings back what was seeded, by the options and by seed(), and nothing else', async () => {
  using mock = mockEventBridge(client, { seed: { buses: { orders: {} } } });
  mock.seed({ buses: { orders: { rules: { paid: { pattern: { source: ['shop'] } } } } } });
  mock.rule('paid', 'orders');

  await client.send(new DescribeEventBusCommand({ Name: 'orders' }));
  mock.reset();

  expect(mock.buses().map(({ name }) => name)).toEqual(['default', 'orders']);
  expect(mock.rule('paid', 'orders').pattern).toEqual({ source: ['shop'] });
  expect(mock.commands()).toEqual([]);
});

test.for<[string, object, string]>([
  ['a misspelt member', { busses: {} }, 'seed.busses: there is no such member. Did you mean "buses"?'],
  [
    'an unknown member of a rule',
    { buses: { orders: { rules: { paid: { pattern: { a: [1] }, eventPattern: {} } } } } },
    'seed.buses.orders.rules.paid.eventPattern: there is no such member. Did you mean "EventPattern"?',
  ],
  [
    'a rule that matches nothing',
    { buses: { orders: { rules: { paid: {} } } } },
    'seed.buses.orders.rules.paid: a rule needs a pattern or, on the default bus, a schedule.',
  ],
  [
    'an invalid pattern',
    { buses: { orders: { rules: { paid: { pattern: { source: 'shop' } } } } } },
    'seed.buses.orders.rules.paid: Event pattern is not valid. Reason: "source" must be an object or an array\n at [Source: (String)"{"source":"shop"}"; line: 1, column: 12]\n\n  1 | {"source":"shop"}\n                ^\n\n  • A pattern lists the values that it accepts: "source": ["shop"]',
  ],
  [
    'a schedule on a custom bus',
    { buses: { orders: { rules: { nightly: { schedule: 'rate(1 day)' } } } } },
    'seed.buses.orders.rules.nightly: ScheduleExpression is supported only on the default event bus.',
  ],
  [
    'a bus name that is none',
    { buses: { 'my bus': {} } },
    `seed.buses["my bus"]: 1 validation error detected: Value 'my bus' at 'name' failed to satisfy constraint: Member must satisfy regular expression pattern: [/\\.\\-_A-Za-z0-9]+`,
  ],
  [
    'a target without an ARN',
    { buses: { orders: { rules: { paid: { pattern: { a: [1] }, targets: [{ id: 'x' }] } } } } },
    'seed.buses.orders.rules.paid.targets[0]: a target needs an arn.',
  ],
  [
    'a target whose ARN is none',
    { buses: { orders: { rules: { paid: { pattern: { a: [1] }, targets: ['billing'] } } } } },
    'seed.buses.orders.rules.paid.targets[0]: Parameter billing is not valid. Reason: Provided Arn is not in correct format.',
  ],
  [
    'targets that are no array',
    { buses: { orders: { rules: { paid: { pattern: { a: [1] }, targets: {} } } } } },
    'seed.buses.orders.rules.paid.targets: targets must be an array, not an object.',
  ],
  [
    'rules as an array',
    { buses: { orders: { rules: [] } } },
    'seed.buses.orders.rules: expected an object with names as its keys, got an array.',
  ],
  ['no object at all', { buses: { orders: null } }, 'seed.buses.orders: expected an object, got null.'],
])('a seed with %s is refused with the place and the reason', ([, seed, message]) => {
  const refusal = thrownBy(() => mockEventBridge(client, { seed }));

  expect(refusal).toBeInstanceOf(InvalidSeed);
  expect(refusal).toMatchObject({ message });
});

test('two targets with one Id on one rule are refused', () => {
  const sqs = 'arn:aws:sqs:us-east-1:123456789012:q';
  const rules = {
    paid: {
      pattern: { source: ['shop'] },
      targets: [
        { arn: sqs, id: 'q' },
        { arn: sqs, id: 'q' },
      ],
    },
  };

  expect(() => mockEventBridge(client, { seed: { buses: { orders: { rules } } } })).toThrow(
    'seed.buses.orders.rules.paid.targets[1]: the Id "q" is taken by an earlier target of this rule.',
  );
});

test('functions without a name of their own, such as mock functions, get ARNs that keep them apart', () => {
  const named = vi.fn().mockName('billing');
  const rule = (...targets: SeededTarget[]) => ({ pattern: { source: ['shop'] }, targets });
  using mock = mockEventBridge(client, {
    seed: {
      buses: { orders: { rules: { paid: rule(vi.fn(), vi.fn(), named), 'sent.out': rule(() => 1, named) } } },
    },
  });
  const names = (name: string) => mock.rule(name, 'orders').targets.map(({ arn }) => arn.split(':').at(-1));

  expect(names('paid')).toEqual(['paid', 'paid-2', 'billing']);
  expect(names('sent.out')).toEqual(['sent-out', 'billing']);
});

test('one ARN twice on a rule makes two targets', () => {
  const sqs = 'arn:aws:sqs:us-east-1:123456789012:q';
  using mock = mockEventBridge(client, {
    seed: { buses: { orders: { rules: { paid: { pattern: { source: ['shop'] }, targets: [sqs, sqs] } } } } },
  });

  expect(mock.rule('paid', 'orders').targets).toEqual([
    { id: 'q', arn: sqs },
    { id: 'q-2', arn: sqs },
  ]);
});

test.for([
  [{ acount: '123456789012' }, 'mockEventBridge has no option "acount". Did you mean "account"?'],
  [{ account: '42' }, 'mockEventBridge: an account must be a string of twelve digits, not the string "42".'],
])('mockEventBridge(%j) is refused', ([options, message]) => {
  expect(() => mockEventBridge(options as object)).toThrow(new TypeError(message as string));
});

test('a target is seeded with its retries, its dead-letter queue and the parameters of its kind', async () => {
  const target = {
    arn: 'arn:aws:sqs:us-east-1:123456789012:q.fifo',
    id: 'q',
    retryPolicy: { maximumRetryAttempts: 3, maximumEventAgeInSeconds: 60 },
    deadLetterQueue: 'arn:aws:sqs:us-east-1:123456789012:dead',
    parameters: { SqsParameters: { MessageGroupId: 'orders' } },
  };
  using _mock = mockEventBridge(client, {
    seed: { buses: { default: { rules: { r: { pattern: { source: ['shop'] }, targets: [target] } } } } },
  });

  const { Targets } = await client.send(new ListTargetsByRuleCommand({ Rule: 'r' }));

  expect(Targets).toEqual([
    {
      Id: 'q',
      Arn: target.arn,
      RetryPolicy: { MaximumRetryAttempts: 3, MaximumEventAgeInSeconds: 60 },
      DeadLetterConfig: { Arn: target.deadLetterQueue },
      SqsParameters: { MessageGroupId: 'orders' },
    },
  ]);
});

test.for([
  [
    { parameters: { SqsParameter: {} } },
    'parameters.SqsParameter: there is no such member. Did you mean "SqsParameters"?',
  ],
  [
    { retryPolicy: { attempts: 1 } },
    'retryPolicy.attempts: there is no such member. It can have maximumRetryAttempts, maximumEventAgeInSeconds.',
  ],
] as const)('a target of a seed with %j is refused', ([given, message]) => {
  const target = { arn: 'arn:aws:sqs:us-east-1:123456789012:q', ...given } as SeededTarget;

  expect(() =>
    mockEventBridge(new EventBridgeClient({}), {
      seed: { buses: { default: { rules: { r: { pattern: { source: ['shop'] }, targets: [target] } } } } },
    }),
  ).toThrow(`seed.buses.default.rules.r.targets[0].${message}`);
});

test('a seed that is refused changes nothing', async () => {
  using mock = mockEventBridge({ seed: { buses: { orders: { tags: { a: 'b' }, rules: { paid } } } } });
  mock.seed({ buses: { late: {} } });
  const before = mock.snapshot();

  expect(() => {
    mock.seed({
      buses: {
        orders: { description: 'new', rules: { paid: { ...paid, targets: [SQS] }, other: paid } },
        default: { rules: { nightly: { schedule: 'rate(1 day)', targets: [SQS, () => 1] } } },
        'arn:aws:events:eu-west-1:123456789012:event-bus/far': { rules: { paid } },
        broken: { rules: { paid: { pattern: '{' } } },
      },
    });
  }).toThrow(InvalidSeed);

  expect(mock.snapshot()).toEqual(before);
  await mock.clock.advanceBy('2 days');
  expect(mock.invocations()).toEqual([]);
  mock.reset();
  expect(mock.snapshot()).toEqual(before);
});

test('several seeds are built in order, and an error says which one is wrong', () => {
  using mock = mockEventBridge({
    seed: [{ buses: { orders: {} } }, { buses: { orders: { rules: { paid } } } }],
  });

  expect(mock.rule('paid', 'orders').exists).toBe(true);
  expect(() => {
    mock.seed([{}, { buses: { orders: { rules: { paid: {} } } } }]);
  }).toThrow('seed[1].buses.orders.rules.paid: a rule needs a pattern or, on the default bus, a schedule.');
});

test('a seed that is refused binds no function and changes no resource', async () => {
  const refused = vi.fn();
  using mock = mockEventBridge(client, {
    seed: { buses: { orders: { rules: { paid: { ...paid, targets: [SQS] } } } } },
  });

  expect(() => {
    mock.seed({
      buses: { orders: { rules: { late: { ...paid, targets: [{ arn: SQS, handler: refused }, 5] } } } },
    } as never);
  }).toThrow('seed.buses.orders.rules.late.targets[1]: expected an object, got a number.');
  expect(() => {
    mock.seed({ resources: { [SQS]: { policy: null }, none: {} } });
  }).toThrow('seed.resources.none: a resource is named by its ARN.');

  await client.send(
    new PutEventsCommand({
      Entries: [{ EventBusName: 'orders', Source: 'shop', DetailType: 'Paid', Detail: '{}' }],
    }),
  );
  await mock.settled();

  expect(refused).not.toHaveBeenCalled();
  expect(mock.deliveries()).toMatchObject([{ outcome: 'delivered' }]);
});
