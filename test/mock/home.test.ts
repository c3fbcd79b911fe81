import {
  DescribeEventBusCommand,
  DescribeRuleCommand,
  EventBridgeClient,
  ListRulesCommand,
  PutEventsCommand,
  PutRuleCommand,
} from '@aws-sdk/client-eventbridge';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { mockEventBridge } from '../../src/index.js';
import '../../src/vitest.js';
import { failureOf, misuseOf } from '../expect/failure.js';

const seed = { buses: { orders: { rules: { paid: { pattern: { source: ['shop'] } } } } } };
const clientIn = (region: string) => new EventBridgeClient({ region });
const put = (client: EventBridgeClient, EventBusName = 'orders') =>
  client.send(
    new PutEventsCommand({ Entries: [{ Source: 'shop', DetailType: 'Paid', Detail: '{}', EventBusName }] }),
  );

// The machine's own settings are no part of these tests.
beforeEach(() => {
  vi.stubEnv('AWS_REGION', undefined);
  vi.stubEnv('AWS_CONFIG_FILE', '/nonexistent');
  vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', '/nonexistent');
});
afterEach(() => {
  vi.unstubAllEnvs();
});

test('a client’s own Region wins over that of the mock', async () => {
  using mock = mockEventBridge({ region: 'us-east-1' });

  await clientIn('eu-west-1').send(new ListRulesCommand({}));
  await new EventBridgeClient({}).send(new ListRulesCommand({}));

  expect(mock.commands().map(({ region }) => region)).toEqual(['eu-west-1', 'us-east-1']);
});

test('what the test says of a client wins over the client’s own Region', async () => {
  const client = clientIn('eu-west-1');
  using mock = mockEventBridge({ region: 'us-east-1', seed });
  mock.attach(client, { region: 'us-east-1' });

  await put(client);

  expect(mock.bus('orders').events()).toMatchObject([{ region: 'us-east-1' }]);
});

test('no command moves a mock, its seeds and its views', async () => {
  using mock = mockEventBridge({ seed });
  const rule = mock.rule('paid', 'orders');
  const { arn } = rule;

  await clientIn('eu-west-1').send(new ListRulesCommand({}));

  expect(mock.region).toBe('us-east-1');
  expect(rule).toMatchObject({ arn, exists: true });
});

test('a mock of one client lives where that client does', async () => {
  const client = clientIn('eu-west-1');
  using mock = mockEventBridge(client, { seed });

  const { Arn } = await client.send(new DescribeEventBusCommand({ Name: 'orders' }));

  expect(mock.region).toBe('eu-west-1');
  expect(mock.bus('orders').arn).toBe(Arn);
});

test('a mock of one client whose Region takes its time lives where clients do that say nothing', async () => {
  const client = new EventBridgeClient({ region: () => Promise.resolve('eu-west-1') });
  using mock = mockEventBridge(client);
  expect(mock.region).toBe('us-east-1');

  await client.send(new ListRulesCommand({}));

  expect(mock.commands()).toMatchObject([{ region: 'eu-west-1' }]);
  expect(mock.region).toBe('us-east-1');
});

test('the files of the machine part no client from the seeds', async () => {
  const file = fileURLToPath(new URL('aws-config', import.meta.url));
  vi.stubEnv('AWS_CONFIG_FILE', file);
  const client = new EventBridgeClient({});
  using mock = mockEventBridge({ seed });
  using own = mockEventBridge(client, { seed });
  await put(client);

  expect(own.bus('orders').events()).toMatchObject([{ region: 'us-east-1' }]);
  expect(mock.region).toBe('us-east-1');
  expect(process.env['AWS_CONFIG_FILE']).toBe(file);
  await expect(client.config.region()).resolves.toBe('ap-south-1');
});

test('without a Region a mock lives in AWS_REGION as it was when the mock was made', async () => {
  vi.stubEnv('AWS_REGION', 'sa-east-1');
  using mock = mockEventBridge({ seed });
  const client = new EventBridgeClient({});
  await put(client);
  vi.stubEnv('AWS_REGION', 'eu-west-1');

  expect(mock.region).toBe('sa-east-1');
  expect(mock.bus('orders').events()).toHaveLength(1);
});

test('AWS_DEFAULT_REGION is no Region of the SDK for JavaScript', () => {
  vi.stubEnv('AWS_DEFAULT_REGION', 'eu-west-1');
  using mock = mockEventBridge();

  expect(mock.region).toBe('us-east-1');
});

test('what goes wrong with Regions that differ says so: the warning', async () => {
  using mock = mockEventBridge({ seed });
  await put(clientIn('eu-west-1'));

  expect(mock.warnings()[0]?.message).toMatchInlineSnapshot(
    `"Event "Paid" from "shop" went to bus "orders", which does not exist in account 123456789012, eu-west-1. EventBridge answers with an EventId and drops the event. Sent to eu-west-1; bus "orders" is in us-east-1: give the client that Region, or give the mock the client's: mockEventBridge({ region: 'eu-west-1' })."`,
  );
});

test('… the matchers', async () => {
  using mock = mockEventBridge({ seed });
  await put(clientIn('eu-west-1'));
  await put(clientIn('eu-west-1'), 'default');

  expect(
    failureOf(() => {
      expect(mock.bus('default')).toHaveReceivedEvent({ source: 'shop' });
    }),
  ).toMatchInlineSnapshot(`
    expect(bus).toHaveReceivedEvent(expected)

    No event was received on bus "default".

    Possible reasons:

      • 1 event went to bus "orders", which does not exist in account 123456789012, eu-west-1; EventBridge answers 200 and drops it. It would be as expected. Sent to eu-west-1; bus "orders" is in us-east-1: give the client that Region, or give the mock the client's: mockEventBridge({ region: 'eu-west-1' }).
      • 1 event that would be as expected went to bus "default" in account 123456789012, eu-west-1. Sent to eu-west-1; the bus of this assertion is in us-east-1: give the client that Region, or give the mock the client's: mockEventBridge({ region: 'eu-west-1' }).
  `);
  expect(
    failureOf(() => {
      expect(mock.rule('paid', 'orders')).toHaveMatchedEvent();
    }),
  ).toMatchInlineSnapshot(`
    expect(rule).toHaveMatchedEvent()

    Rule "paid" on bus "orders" matched no event.

    Possible reasons:

      • 1 event went to bus "orders", which does not exist in account 123456789012, eu-west-1; EventBridge answers 200 and drops it. Sent to eu-west-1; bus "orders" is in us-east-1: give the client that Region, or give the mock the client's: mockEventBridge({ region: 'eu-west-1' }).
      • 1 event went to bus "default" in account 123456789012, eu-west-1.
  `);
});

test('… what is missing', async () => {
  using mock = mockEventBridge();
  await clientIn('eu-west-1').send(new PutRuleCommand({ Name: 'paid', EventPattern: '{"source":["shop"]}' }));

  expect(
    misuseOf(() => {
      expect(mock.rule('paid')).toMatchEvent({ source: 'shop' });
    }),
  ).toMatchInlineSnapshot(`
    expect(received).toMatchEvent(event)

    Matcher error: rule "paid" on bus "default" does not exist.

    Every command was sent to eu-west-1; this assertion looked in 123456789012, us-east-1. Give the client that Region, or give the mock the client's: mockEventBridge({ region: 'eu-west-1' }).
  `);
});

test('… and the history of a command that the service refused', async () => {
  using mock = mockEventBridge({ seed: { buses: { default: seed.buses.orders, orders: {} } } });
  const abroad = clientIn('eu-west-1');
  const describing = [
    abroad.send(new DescribeEventBusCommand({ Name: 'orders' })),
    abroad.send(new DescribeRuleCommand({ Name: 'paid' })),
    abroad.send(new DescribeRuleCommand({ Name: 'nowhere' })),
  ];

  const messages = (await Promise.allSettled(describing)).map((settled) =>
    settled.status === 'rejected' ? String(settled.reason) : 'found',
  );

  expect(messages).toEqual([
    'ResourceNotFoundException: Event bus orders does not exist.',
    'ResourceNotFoundException: Rule paid does not exist on EventBus default.',
    'ResourceNotFoundException: Rule nowhere does not exist on EventBus default.',
  ]);
  expect(mock.commands().map(({ explanation }) => explanation)).toMatchInlineSnapshot(`
    [
      "Sent to eu-west-1; bus "orders" is in us-east-1: give the client that Region, or give the mock the client's: mockEventBridge({ region: 'eu-west-1' }).",
      "Sent to eu-west-1; rule "paid" of bus "default" is in us-east-1: give the client that Region, or give the mock the client's: mockEventBridge({ region: 'eu-west-1' }).",
      undefined,
    ]
  `);
});

test.each([
  [
    'us-eats-1',
    'mockEventBridge: a Region must be a string such as "eu-west-1", not the string "us-eats-1". Did you mean "us-east-1"?',
  ],
  [
    'eu-west',
    'mockEventBridge: a Region must be a string such as "eu-west-1", not the string "eu-west". Did you mean "eu-west-1"?',
  ],
  [
    'Frankfurt',
    'mockEventBridge: a Region must be a string such as "eu-west-1", not the string "Frankfurt".',
  ],
  ['', 'mockEventBridge: a Region must be a string such as "eu-west-1", not an empty string.'],
])('%j is no Region', (region, message) => {
  expect(() => mockEventBridge({ region })).toThrow(new TypeError(message));
});

test.each(['eu-west-1', 'us-gov-west-1', 'eusc-de-east-1', 'ap-southeast-9', 'xx-remote-1'])(
  '%j may be a Region',
  (region) => {
    using mock = mockEventBridge({ region });
    expect(mock.region).toBe(region);
  },
);
