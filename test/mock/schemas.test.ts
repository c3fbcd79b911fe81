import {
  CreateEventBusCommand,
  CreatePartnerEventSourceCommand,
  EventBridgeClient,
  PutEventsCommand,
  PutPartnerEventsCommand,
  type PutEventsRequestEntry,
} from '@aws-sdk/client-eventbridge';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { mockEventBridge, SchemaViolation, type EventBridgeMockOptions } from '../../src/index.js';

const schemas = { 'Order Placed': z.object({ id: z.string(), total: z.number() }) };

function shopWith(options: EventBridgeMockOptions) {
  const client = new EventBridgeClient({});
  const eventBridge = mockEventBridge(client, options);
  const put = (...Entries: PutEventsRequestEntry[]) => client.send(new PutEventsCommand({ Entries }));
  return { client, eventBridge, put };
}

function entry(DetailType: string, detail: object): PutEventsRequestEntry {
  return { Source: 'shop', DetailType, Detail: JSON.stringify(detail) };
}

test('an event that breaks its schema goes its way and is warned of', async () => {
  const { eventBridge, put } = shopWith({ schemas });

  const { FailedEntryCount } = await put(
    entry('Order Placed', { id: 'o-1', total: 1 }),
    entry('Order Placed', { id: 2, total: '1' }),
    entry('Order Paid', {}),
  );

  expect(FailedEntryCount).toBe(0);
  expect(eventBridge.events()).toHaveLength(3);
  expect(eventBridge.warnings()).toMatchObject([
    {
      kind: 'schema-violation',
      event: { id: eventBridge.events()[1]?.id },
      issues: [
        { path: 'id', message: 'Invalid input: expected string, received number' },
        { path: 'total', message: 'Invalid input: expected number, received string' },
      ],
      message:
        'Event "Order Placed" from "shop" was accepted, but detail.id: Invalid input: expected string, received number; detail.total: Invalid input: expected number, received string',
    },
  ]);
});

test('an emitted event is held against the schemas, and one for a bus that does not exist', async () => {
  const { eventBridge, put } = shopWith({ schemas });

  eventBridge.emit({ source: 'aws.shop', 'detail-type': 'Order Placed', detail: { id: 'o-1' } });
  await put({ ...entry('Order Placed', {}), EventBusName: 'nowhere' });

  expect(eventBridge.warnings().map(({ kind }) => kind)).toEqual([
    'schema-violation',
    'unknown-event-bus',
    'schema-violation',
  ]);
});

test('a detail-type without a schema can be reported', async () => {
  const { eventBridge, put } = shopWith({ schemas, unknownDetailTypes: 'report' });

  await put(entry('Order Placd', {}), entry('toString', {}));

  expect(eventBridge.warnings().map(({ message }) => message)).toEqual([
    'Event "Order Placd" from "shop" was accepted, but there is no schema for this detail-type. Did you mean "Order Placed"?',
    'Event "toString" from "shop" was accepted, but there is no schema for this detail-type.',
  ]);
});

test('with errors, a call that breaks a schema is rejected and none of its entries is put', async () => {
  const { eventBridge, put } = shopWith({
    schemas,
    schemaViolations: 'error',
    unknownDetailTypes: 'report',
  });

  const refused = await put(
    entry('Order Placed', { id: 'o-1', total: 1 }),
    entry('Order Placed', { id: 'o-2', total: '1' }),
    entry('Order Paid', {}),
  ).catch((error: unknown) => error);

  expect(refused).toBeInstanceOf(SchemaViolation);
  expect(refused).toMatchObject({
    details: [
      { kind: 'schema-violation', entry: 1, detailType: 'Order Placed', issues: [{ path: 'total' }] },
      { kind: 'unknown-detail-type', entry: 2, detailType: 'Order Paid', source: 'shop' },
    ],
  });
  expect(String(refused)).toBe(
    `SchemaViolation: aws-eventbridge-mock refused the call because of schemaViolations: 'error'; EventBridge would have accepted it.
  entry 1, "Order Placed" from "shop": detail.total: Invalid input: expected number, received string
  entry 2, "Order Paid" from "shop": there is no schema for this detail-type. Did you mean "Order Placed"?`,
  );
  expect(eventBridge.events()).toEqual([]);
  expect(eventBridge.commands('PutEvents')).toMatchObject([{ error: refused, attempts: 1 }]);
});

test('with errors, what the service refuses anyway fails as it always does', async () => {
  const { eventBridge, put } = shopWith({ schemas, schemaViolations: 'error' });

  const { Entries } = await put({ Source: 'shop', DetailType: 'Order Placed', Detail: '[' });

  expect(Entries).toMatchObject([{ ErrorCode: 'MalformedDetail' }]);
  expect(() => eventBridge.emit({ source: 'shop', 'detail-type': 'Order Placed' })).toThrow(SchemaViolation);
});

test('events of partners are held against the schemas once, however many accounts get them', async () => {
  const { client, eventBridge } = shopWith({ schemas });
  const Name = 'aws.partner/example.com/shop';
  for (const Account of ['123456789012', '444455556666']) {
    await client.send(new CreatePartnerEventSourceCommand({ Name, Account }));
  }
  await client.send(new CreateEventBusCommand({ Name, EventSourceName: Name }));

  await client.send(
    new PutPartnerEventsCommand({ Entries: [{ ...entry('Order Placed', { id: 'o-1' }), Source: Name }] }),
  );

  expect(eventBridge.warnings().filter(({ kind }) => kind === 'schema-violation')).toMatchObject([
    { issues: [{ path: 'total' }] },
  ]);
});

test('a violation in a handler rejects settled(), once', async () => {
  const rules = { placed: { pattern: { source: ['shop'] }, targets: [follow] } };
  const { eventBridge, put } = shopWith({
    schemas: { Followed: z.object({ id: z.string() }) },
    schemaViolations: 'error',
    seed: { buses: { default: { rules } } },
  });
  async function follow(): Promise<void> {
    await put({ ...entry('Followed', {}), Source: 'billing' }).catch(() => undefined);
  }

  await put(entry('Order Placed', {}));

  await expect(eventBridge.settled()).rejects.toThrow(
    'entry 0, "Followed" from "billing": detail.id: Invalid input',
  );
  await expect(eventBridge.settled()).resolves.toBeUndefined();
});

test('an asynchronous schema is refused when it is asked', async () => {
  const { put } = shopWith({
    schemas: { 'Order Placed': z.object({}).refine(() => Promise.resolve(true)) },
  });

  await expect(put(entry('Order Placed', {}))).rejects.toThrow(
    'The schema of "Order Placed": the zod schema validates asynchronously, but the result is needed at once.',
  );
});

test.each<[text: string, options: object]>([
  [
    `mockEventBridge: schemaViolations must be 'warn' or 'error', not the string "ignore".`,
    { schemas, schemaViolations: 'ignore' },
  ],
  [
    `mockEventBridge: unknownDetailTypes must be 'allow' or 'report', not true.`,
    { schemas, unknownDetailTypes: true },
  ],
  ['mockEventBridge: schemaViolations has no effect without schemas.', { schemaViolations: 'error' }],
  ['mockEventBridge has no option "schema". Did you mean "schemas"?', { schema: schemas }],
  [
    'schemas["Order Placed"] must be a JSON Schema or a schema of a library',
    { schemas: { 'Order Placed': { typ: 'object' } } },
  ],
])('%s', (text, options) => {
  expect(() => mockEventBridge(options)).toThrow(text);
});
