import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { inspect } from 'node:util';
import { beforeEach, expect, test } from 'vitest';
import {
  explain,
  explainInput,
  matchesSchema,
  mockEventBridge,
  type EventBridgeMock,
} from '../../src/index.js';
import { match, parse } from '../../src/pattern.js';
import { eventBridgeTest, resetAfterEach } from '../../src/vitest.js';

const client = new EventBridgeClient({ region: 'us-east-1' });
const pattern = { source: ['shop'] };
const queue = 'arn:aws:sqs:us-east-1:123456789012:audit';
const seed = { buses: { orders: { rules: { paid: { pattern, targets: [queue] } } } } };

let mock: EventBridgeMock;
beforeEach(() => {
  mock = mockEventBridge(client, { seed });
  return () => {
    mock.restore();
  };
});

const cyclic: Record<string, unknown> = {};
cyclic['self'] = cyclic;
const { proxy: revoked, revoke } = Proxy.revocable({}, {});
revoke();
const thrower = new Proxy(
  {},
  {
    get() {
      throw new RangeError('a trap');
    },
  },
);

class Order {
  readonly [Symbol.toStringTag] = 'Object';
}

/** What nobody means, whatever the function. */
const WRONG: readonly (readonly [string, unknown])[] = [
  ['null', null],
  ['5', 5],
  ['NaN', Number.NaN],
  ['true', true],
  ['5n', 5n],
  ['a symbol', Symbol('s')],
  ['an empty string', ''],
  ['an array', [1]],
  ['a cycle', cyclic],
  ['an unknown member', { sorce: 'shop' }],
  ['without a prototype', Object.assign(Object.create(null), { sorce: 5n })],
  ['an instance', new Order()],
  ['a map', new Map()],
];
const PROXIES: readonly (readonly [string, unknown])[] = [
  ['a revoked proxy', revoked],
  ['a throwing proxy', thrower],
];

/** Each function that tests call with what they have written, and the values that are right for it after all. */
const DOORS: Readonly<Record<string, readonly [call: (wrong: never) => unknown, ...right: string[]]>> = {
  'mockEventBridge(…)': [(wrong) => mockEventBridge(wrong), 'a throwing proxy'],
  'mockEventBridge(client, …)': [(wrong) => mockEventBridge(client, wrong), 'an instance'],
  'attach(…)': [
    (wrong) => {
      mock.attach(wrong);
    },
  ],
  'attach(client, …)': [
    (wrong) => {
      mock.attach(client, wrong);
    },
    'an instance',
    'a map',
  ],
  'serve(…)': [
    (wrong) => {
      mock.serve(wrong);
    },
  ],
  'isolate(…)': [(wrong) => mock.isolate(wrong)],
  'handle(…)': [
    (wrong) => {
      mock.handle(wrong, () => undefined);
    },
  ],
  'handle(target, …)': [
    (wrong) => {
      mock.handle(queue, wrong);
    },
  ],
  'emit(…)': [(wrong) => mock.emit(wrong)],
  'fault(…)': [
    (wrong) => {
      mock.fault(wrong, { error: 'X' });
    },
  ],
  'fault(operation, …)': [
    (wrong) => {
      mock.fault('PutEvents', wrong);
    },
  ],
  'chaos(…)': [
    (wrong) => {
      mock.chaos(wrong);
    },
  ],
  'commands(…)': [(wrong) => mock.commands(wrong)],
  'events(…)': [(wrong) => mock.events(wrong), 'an instance'],
  'bus(…)': [(wrong) => mock.bus(wrong)],
  'rule(…)': [(wrong) => mock.rule(wrong)],
  'rule(name, …)': [(wrong) => mock.rule('paid', wrong)],
  'bus().rule(…)': [(wrong) => mock.bus('orders').rule(wrong)],
  'nextRuns(…)': [(wrong) => mock.rule('paid').nextRuns(wrong), '5'],
  'target(…)': [(wrong) => mock.target(wrong)],
  'target().fault(…)': [
    (wrong) => {
      mock.target(queue).fault(wrong);
    },
  ],
  'endpoint(…)': [(wrong) => mock.endpoint(wrong)],
  'archive(…)': [(wrong) => mock.archive(wrong)],
  'replay(…)': [(wrong) => mock.replay(wrong)],
  'clock.advanceBy(…)': [(wrong) => mock.clock.advanceBy(wrong), '5'],
  'clock.advanceTo(…)': [(wrong) => mock.clock.advanceTo(wrong)],
  'explainInput(…)': [(wrong) => explainInput(wrong, { source: 'shop' }), 'an instance'],
  'explainInput(target, …)': [
    (wrong) => explainInput({}, wrong),
    'an unknown member',
    'an instance',
    'a map',
  ],
  'explainInput(target, event, …)': [(wrong) => explainInput({}, {}, wrong), 'an instance'],
  'explain(pattern, …)': [(wrong) => explain(pattern, wrong), 'an unknown member', 'an instance'],
  'match(pattern, …)': [(wrong) => match(pattern, wrong), 'an unknown member', 'an instance'],
  'explain(…)': [(wrong) => explain(wrong, { source: 'shop' })],
  'match(…)': [(wrong) => match(wrong, { source: 'shop' })],
  'parse(…)': [(wrong) => parse(wrong)],
  'matchesSchema(…)': [(wrong) => matchesSchema(wrong)],
  'resetAfterEach(…)': [(wrong) => resetAfterEach(wrong)],
  'eventBridgeTest(…)': [(wrong) => eventBridgeTest(wrong)],
};

const ROWS = Object.entries(DOORS).flatMap(([name, [call, ...right]]) =>
  WRONG.filter(([kind]) => !right.includes(kind)).map(([kind, wrong]) => ({ name, kind, call, wrong })),
);

/** What a value is refused with: the door's name, what it takes, what it was given. */
async function refusalOf(call: (wrong: never) => unknown, wrong: unknown): Promise<string> {
  try {
    await call(wrong as never);
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message}` : 'no Error';
  }
  return 'accepted';
}

const INTERNAL =
  /Cannot (?:read|convert|destructure|use)|is not (?:a function|iterable|defined)|circular|BigInt value/;

test.each(ROWS)('$name refuses $kind', async ({ name, call, wrong }) => {
  const before = JSON.stringify([mock.snapshot(), mock.faults(), mock.clock.now().getFullYear()]);

  const refusal = await refusalOf(call, wrong);

  const [door = ''] = /^[\w.()]*\w(?=\()/.exec(name.replace('bus().rule', 'rule')) ?? [];
  expect(refusal).toMatch(/^(?:TypeError|RangeError|MalformedEvent|SyntaxError|InvalidEventPattern): /);
  if (!/^(?:MalformedEvent|SyntaxError|InvalidEventPattern)/.test(refusal)) {
    expect(refusal.replace(/^\w+: /, '').startsWith(door)).toBe(true);
  }
  expect(refusal).not.toMatch(INTERNAL);
  expect(JSON.stringify([mock.snapshot(), mock.faults(), mock.clock.now().getFullYear()])).toBe(before);
  expect(mock.commands()).toEqual([]);
  expect(mock.events()).toEqual([]);
});

test.each(
  Object.entries(DOORS).flatMap(([name, [call, ...right]]) =>
    PROXIES.filter(([kind]) => !right.includes(kind)).map(([kind, wrong]) => ({ name, kind, call, wrong })),
  ),
)('$name does not take $kind for what it wants', async ({ call, wrong }) => {
  expect(await refusalOf(call, wrong)).not.toBe('accepted');
});

test('a refusal says what was given and what is wanted', () => {
  expect(() => mock.emit(null as never)).toThrow(
    new TypeError(
      "emit() takes an event such as { source: 'shop', 'detail-type': 'OrderPaid', detail: { id: 'o-1' } }, not null.",
    ),
  );
});

test('options that would be ignored are refused', () => {
  expect(() => mockEventBridge(undefined as never, { region: 'eu-west-1' })).toThrow(
    'mockEventBridge takes its options alone, or a client or a client class before them, not undefined.',
  );
  expect(() => mockEventBridge({} as never, { region: 'eu-west-1' } as never)).toThrow(
    'mockEventBridge takes a client or a client class before its options, not the object {}.',
  );
  expect(() => mockEventBridge({ account: 123456789012 as never })).toThrow(
    'mockEventBridge: an account must be a string of twelve digits, not the number 123456789012. Put it in quotes.',
  );
  expect(() => {
    mock.attach(client, { regoin: 'eu-west-1' } as never);
  }).toThrow('attach has no option "regoin". Did you mean "region"?');
  expect(() => {
    mock.attach(client, { region: 5 as never });
  }).toThrow('attach: a Region must be a string such as "eu-west-1", not the number 5.');
  expect(() => mock.commands('PutEvent' as never)).toThrow('Did you mean "PutEvents"?');
});

test('an event may be spelt as PutEvents or as the envelope spells it, at every door', () => {
  const entry = { Source: 'shop', DetailType: 'Paid', Detail: { id: 'o-1' } };
  mock.emit({ ...entry, EventBusName: 'orders' });
  mock.emit({ ...entry, Detail: '{"id":"o-2"}' });

  expect(mock.events().map(({ detail }) => detail)).toEqual([{ id: 'o-1' }, { id: 'o-2' }]);
  expect(match({ source: ['shop'], detail: { id: ['o-1'] } }, entry)).toBe(true);
  expect(explain(pattern, { ...entry, Detail: '{}' }).matches).toBe(true);
  expect(explainInput({ InputPath: '$.detail.id' }, entry)).toEqual({ payload: '"o-1"' });
  expect(() => mock.emit({ source: 'shop', detailType: 'Paid' } as never)).toThrow(
    'emit: an event has no member "detailType". Did you mean "DetailType" or "detail-type"?',
  );
  expect(() => mock.emit({ ...entry, source: 'shop' })).toThrow(
    'emit: the event has both "Source" and "source", which are the same member.',
  );
  expect(() => match(pattern, { Source: 'shop', Detial: {} })).toThrow(
    'match: an event has no member "Detial". Did you mean "Detail"?',
  );
});

test('events() takes what matchers take as an expected event', async () => {
  const Entries = ['o-1', 'o-2'].map((id) => ({
    Source: 'shop',
    DetailType: 'Paid',
    Detail: JSON.stringify({ id, total: 5 }),
    EventBusName: 'orders',
  }));
  await client.send(new PutEventsCommand({ Entries }));
  const ids = (expected: object) => mock.events(expected).map(({ detail }) => detail['id']);

  expect(ids({ source: 'shop' })).toEqual(['o-1', 'o-2']);
  expect(ids({ Source: 'store' })).toEqual([]);
  expect(ids({ detail: { id: 'o-2' } })).toEqual(['o-2']);
  expect(ids({ Detail: '{"id":"o-1"}' })).toEqual(['o-1']);
  expect(ids({ detail: { id: expect.stringMatching(/1$/) as unknown, total: 5 } })).toEqual(['o-1']);
  expect(ids(expect.objectContaining({ DetailType: 'Paid' }) as object)).toEqual(['o-1', 'o-2']);
  expect(ids({ EventBusName: mock.bus('orders').arn })).toEqual(['o-1', 'o-2']);
  expect(() => mock.events({ sorce: 'shop' })).toThrow(
    'events: an event has no member "sorce". Did you mean "Source"?',
  );
  expect(() => mock.events({ source: ['shop'] })).toThrow(
    'events: source must be a string, not the array ["shop"].',
  );
});

test('a function finds its target wherever a target is named', async () => {
  const seen: string[] = [];
  const billing = ({ detail }: { detail: { id: string } }) => seen.push(detail.id);
  mock.seed({ buses: { orders: { rules: { billed: { pattern, targets: [billing] } } } } });
  const event = { source: 'shop', 'detail-type': 'Paid', eventBusName: 'orders' };
  mock.emit({ ...event, detail: { id: 'o-1' } });
  await mock.settled();

  expect(mock.target(billing).invocations()).toHaveLength(1);
  expect(mock.rule('billed', 'orders')).toHaveInvokedTarget(billing);
  expect(mock.rule('billed', 'orders')).toHaveInvokedTarget('billing');
  mock.handle(billing, () => seen.push('other'));
  mock.emit({ ...event, detail: { id: 'o-2' } });
  await mock.settled();

  expect(seen).toEqual(['o-1', 'other']);
  expect(() => mock.target(billing)).toThrow(
    'target: the function billing is not bound to a target. These are bound: billing.',
  );
});

test('a target is found by the name in its ARN, where one alone has it', async () => {
  const named = (kind: string) => `arn:aws:${kind}:sales`;
  const lambda = named('lambda:us-east-1:123456789012:function');
  const targets = [{ arn: lambda, id: 'first' }];
  mock.seed({ buses: { orders: { rules: { sold: { pattern, targets } } } } });
  mock.handle('sales', () => 'handled');
  mock.target('sales').fault({ errorCode: 'THROTTLING', after: 1, times: 1 });
  mock.emit({ source: 'shop', 'detail-type': 'Sold', eventBusName: 'orders' });
  mock.emit({ source: 'shop', 'detail-type': 'Sold', eventBusName: 'orders' });
  await mock.settled();

  expect(mock.target('sales').exists).toBe(true);
  expect(mock.target('first').invocations()).toHaveLength(2);
  expect(mock.target('sales').invocations()).toHaveLength(2);
  expect(
    mock
      .deliveries()
      .filter(({ target }) => target.id === 'first')
      .map(({ attempts }) => attempts.length),
  ).toEqual([1, 2]);
  expect(() => {
    mock.handle('slaes', () => undefined);
  }).toThrow(
    'handle: no rule and no schedule has a target with the Id or name "slaes". Did you mean "sales"?',
  );
  mock.seed({
    buses: {
      orders: {
        rules: { sent: { pattern, targets: [{ arn: named('sqs:us-east-1:123456789012'), id: 'second' }] } },
      },
    },
  });
  expect(() => {
    mock.handle('sales', () => undefined);
  }).toThrow('handle: "sales" matches several targets. Name one by its ARN:');
});

test('rules, archives and replays are found by their ARN, too', () => {
  const arn = 'arn:aws:events:us-east-1:123456789012';

  expect(mock.rule(`${arn}:rule/orders/paid`)).toMatchObject({ exists: true, eventBusName: 'orders' });
  expect(mock.rule(`${arn}:rule/paid`)).toMatchObject({ exists: false, eventBusName: 'default' });
  expect(mock.archive(`${arn}:archive/kept`)).toMatchObject({ name: 'kept', arn: `${arn}:archive/kept` });
  expect(mock.replay(`${arn}:replay/again`)).toMatchObject({ name: 'again', arn: `${arn}:replay/again` });
  expect(() => mock.rule(`${arn}:rule/orders/paid`, 'other')).toThrow('is a rule of bus "orders", not of');
  expect(() => mock.bus(`${arn}:rule/paid`)).toThrow('bus: this is not the ARN of an event bus');
});

test('mocks and views can be read', async () => {
  mock.emit({ source: 'shop', 'detail-type': 'Paid', eventBusName: 'orders' });
  await mock.settled();

  expect(
    [mock, mock.bus('orders'), mock.rule('paid', 'orders'), mock.target('audit'), mock.archive('kept')]
      .map(String)
      .join('\n'),
  ).toMatchInlineSnapshot(`
    "EventBridgeMock of account 123456789012 in us-east-1
      bus "default": 0 rules, 0 events
      bus "orders": 1 rule, 1 event
    bus "orders" in us-east-1: 1 rule, 1 event
      rule "paid", ENABLED
    rule "paid" on bus "orders", ENABLED: 1 event matched
      {"source":["shop"]}
      target "audit": arn:aws:sqs:us-east-1:123456789012:audit
    target "audit": 1 invocation, 0 dead letters
    archive "kept", which does not exist"
  `);
  expect(inspect({ bus: mock.bus('nowhere') })).toContain('bus "nowhere" in us-east-1, which does not exist');
});

test('an explanation can be read, and is the same data', () => {
  const explanation = explain(
    { source: ['shop'], detail: { total: [{ numeric: ['>=', 100] }], tier: ['gold', 'silver'] } },
    { source: 'shop', detail: { total: '150' } },
  );

  expect(inspect(explanation)).toMatchInlineSnapshot(`
    "The event does not match the pattern
      ✗ detail.tier   (missing)  needs "gold" or "silver"
      ✗ detail.total  "150"  needs numeric >= 100
      ✓ source        "shop"  matches "shop""
  `);
  expect(explanation).toStrictEqual({ ...explanation });
});

test.each([undefined, null, 5, 'valid', { issues: 5 }])('a schema that answers %j is told', (answer) => {
  const validate = (() => answer) as never;
  const schema = matchesSchema({ '~standard': { version: 1, vendor: 'own', validate } });

  expect(() => schema.asymmetricMatch({})).toThrow(/^matchesSchema: the own schema (?:returned|has issues)/);
});
