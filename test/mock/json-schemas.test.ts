import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { expect, test } from 'vitest';
import { mockEventBridge, SchemaViolation, type JsonSchema } from '../../src/index.js';

const order = {
  type: 'object',
  required: ['id'],
  properties: {
    id: { type: 'string' },
    total: { type: 'number', minimum: 0 },
    'paid/at': { type: 'string', format: 'date-time' },
    items: { type: 'array', items: { $ref: '#/definitions/Item' } },
    status: { enum: ['new', 'paid'] },
  },
  additionalProperties: false,
  definitions: { Item: { type: 'object', properties: { sku: { type: 'string' } } } },
};

/** As GetSchema of the schema registry answers it. */
const openApi = {
  openapi: '3.0.0',
  info: { title: 'OrderPlaced', version: '1.0.0' },
  paths: {},
  components: {
    schemas: {
      AWSEvent: {
        type: 'object',
        required: ['detail-type', 'detail'],
        'x-amazon-events-source': 'shop',
        properties: {
          detail: { $ref: '#/components/schemas/OrderPlaced' },
          'detail-type': { type: 'string' },
        },
      },
      OrderPlaced: {
        type: 'object',
        required: ['id'],
        properties: {
          id: { type: 'string' },
          note: { type: 'string', nullable: true },
          item: { $ref: '#/components/schemas/Item' },
        },
      },
      Item: {
        type: 'object',
        properties: { count: { type: 'integer', minimum: 0, exclusiveMinimum: true } },
      },
    },
  },
};

/** What warnings say of a detail. */
async function issuesOf(schema: JsonSchema, detail: object): Promise<readonly string[]> {
  const client = new EventBridgeClient({});
  using eventBridge = mockEventBridge(client, { schemas: { 'Order Placed': schema } });
  const entry = { Source: 'shop', DetailType: 'Order Placed', Detail: JSON.stringify(detail) };
  await client.send(new PutEventsCommand({ Entries: [entry] }));
  return eventBridge.warnings().flatMap(({ message }) => message.split(/but |; /).slice(1));
}

test('a detail that breaks a JSON Schema is warned of, with the place of each issue', async () => {
  const broken = { total: '1', 'paid/at': 'today', items: [{}, { sku: 2 }], status: 'sent', extra: 1 };

  expect(await issuesOf(order, { id: 'o-1', total: 1, items: [{ sku: 's' }] })).toEqual([]);
  expect(await issuesOf(order, broken)).toMatchInlineSnapshot(`
    [
      "detail: Instance does not have required property "id".",
      "detail.total: Instance type "string" is invalid. Expected "number".",
      "detail["paid/at"]: String does not match format "date-time".",
      "detail.items[1].sku: Instance type "number" is invalid. Expected "string".",
      "detail.status: Instance does not match any of ["new","paid"].",
      "detail: Property "extra" does not match additional properties schema.",
    ]
  `);
});

test('a violation of a JSON Schema refuses the call, if the test wants it', async () => {
  const client = new EventBridgeClient({});
  using eventBridge = mockEventBridge(client, { schemas: { Placed: order }, schemaViolations: 'error' });

  expect(() => eventBridge.emit({ source: 'shop', 'detail-type': 'Placed', detail: { id: 1 } })).toThrow(
    SchemaViolation,
  );
  await eventBridge.isolate((inner) => {
    expect(() => inner.emit({ source: 'shop', 'detail-type': 'Placed', detail: { id: 1 } })).toThrow(
      'detail.id: Instance type "number" is invalid. Expected "string".',
    );
  });
});

test.each<[what: string, schema: JsonSchema, detail: object, issues: readonly string[]]>([
  ['OpenAPI', openApi, { id: 'o-1', note: null, item: { count: 1 } }, []],
  [
    'OpenAPI',
    openApi,
    { note: 1, item: { count: 0 } },
    [
      'detail: Instance does not have required property "id".',
      'detail.note: Instance type "number" is invalid. Expected "string".',
    ],
  ],
  [
    'JSON Schema of whole events',
    {
      $schema: 'http://json-schema.org/draft-04/schema#',
      ...openApi.components.schemas.AWSEvent,
      components: openApi.components,
    },
    {},
    ['detail: Instance does not have required property "id".'],
  ],
  [
    'draft 2020-12',
    {
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      properties: { pair: { prefixItems: [{ type: 'string' }] } },
      unevaluatedProperties: false,
    },
    { pair: [1] },
    ['detail.pair[0]: Instance type "number" is invalid. Expected "string".'],
  ],
  [
    'draft 7, frozen',
    Object.freeze({
      $schema: 'http://json-schema.org/draft-07/schema#',
      properties: Object.freeze({ a: false }),
    }),
    { a: 1 },
    ['detail.a: False boolean schema.'],
  ],
])('%s is read', async (_, schema, detail, issues) => {
  expect(await issuesOf(schema, detail)).toEqual(expect.arrayContaining([...issues]));
  if (issues.length === 0) expect(await issuesOf(schema, detail)).toEqual([]);
});

test('a document without an event is refused', () => {
  const schemas = { 'Order Placed': { openapi: '3.0.0', components: { schemas: {} } } };

  expect(() => mockEventBridge({ schemas })).toThrow(
    'mockEventBridge: schemas["Order Placed"]: the schema has nothing at "#/components/schemas/AWSEvent".',
  );
});

test('a reference that leads nowhere is told with the name of the schema', async () => {
  const schema = { type: 'object', properties: { id: { $ref: '#/definitions/Id' } } };

  await expect(issuesOf(schema, { id: 'o-1' })).rejects.toThrow(
    'mockEventBridge: schemas["Order Placed"]: Unresolved $ref "#/definitions/Id".',
  );
});

test('a schema of a library that has no standard is no JSON Schema', () => {
  class ObjectSchema {
    readonly type = 'object';
  }

  expect(() => mockEventBridge({ schemas: { 'Order Placed': new ObjectSchema() } })).toThrow(
    'schemas["Order Placed"] must be a JSON Schema or a schema of a library that implements Standard Schema',
  );
});
