import { expect, test } from 'vitest';
import { z } from 'zod';
import { matchesSchema, type StandardSchema } from '../../src/index.js';
import '../../src/vitest.js';
import { failureOf } from './failure.js';
import { entry, shopWith } from './shop.js';

const order = z.object({
  id: z.string(),
  total: z.number().min(1),
  items: z.array(z.object({ sku: z.string() })),
});

/** Valid is what has a `total`: a schema written by hand, and a function, as those of ArkType are. */
const withTotal: StandardSchema & (() => void) = Object.assign(() => undefined, {
  '~standard': {
    version: 1 as const,
    vendor: 'hand',
    validate: (value: unknown) =>
      typeof value === 'object' && value !== null && 'total' in value
        ? { value }
        : { issues: [{ message: 'no total' }, { message: 'not good', path: ['the key', { key: 0 }, 'b'] }] },
  },
});

test('a detail that a schema takes matches', async () => {
  using shop = shopWith();
  const { eventBridge, send } = shop;
  await send(entry('Order Placed', { id: 'o-1', total: 5, items: [{ sku: 's-1' }], more: true }));

  expect(eventBridge).toHaveReceivedEvent({ detail: matchesSchema(order) });
  expect(eventBridge).toHaveReceivedEvent({
    detail: { items: [matchesSchema(z.object({ sku: z.string() }))] },
  });
  expect(eventBridge).toHaveReceivedEvent({
    DetailType: matchesSchema(z.enum(['Order Placed', 'Order Paid'])),
  });
  expect(eventBridge).toHaveReceivedEvent({ Detail: matchesSchema(withTotal) });
  expect(eventBridge.events()[0]?.detail).toEqual(matchesSchema(order));
  expect(eventBridge.events()).toEqual([expect.objectContaining({ detail: matchesSchema(order) })]);
});

test('what a schema has against a detail is listed', async () => {
  using shop = shopWith();
  await shop.send(entry('Order Placed', { id: 'o-1', total: '5', items: [{}] }));

  expect(
    failureOf(() => {
      expect(shop.eventBridge).toHaveReceivedEvent({ source: 'shop', detail: matchesSchema(order) });
    }),
  ).toMatchInlineSnapshot(`
    expect(eventBridge).toHaveReceivedEvent(expected)

    The only event received is not as expected.

    Event 1, "Order Placed" from "shop" on bus "orders":

      ✓ source           "shop"
      ✗ detail           {"id": "o-1", "total": "5", "items": [{}]}  expected Schema<zod>
                         detail.total: Invalid input: expected number, received string
                         detail.items[0].sku: Invalid input: expected string, received undefined
  `);
  expect(
    failureOf(() => {
      expect(shop.eventBridge).toHaveReceivedEvent({ detail: { total: matchesSchema(z.number()) } });
    }),
  ).toMatchInlineSnapshot(`
    expect(eventBridge).toHaveReceivedEvent(expected)

    The only event received is not as expected.

    Event 1, "Order Placed" from "shop" on bus "orders":

      ✗ detail.total     "5"                 expected Schema<zod>
                         Invalid input: expected number, received string
  `);
  expect(
    failureOf(() => {
      expect(shop.eventBridge).toHaveReceivedEvent({ detail: { items: [matchesSchema(withTotal)] } });
    }),
  ).toMatchInlineSnapshot(`
    expect(eventBridge).toHaveReceivedEvent(expected)

    The only event received is not as expected.

    Event 1, "Order Placed" from "shop" on bus "orders":

      ✗ detail.items[0]  {}                  expected Schema<hand>
                         no total
                         detail.items[0]["the key"][0].b: not good
  `);
});

test('an event that a schema takes against expectation is named', async () => {
  using shop = shopWith();
  await shop.send(entry('Order Placed', { id: 'o-1', total: 5, items: [] }));

  expect(
    failureOf(() => {
      expect(shop.eventBridge).not.toHaveReceivedEvent({ detail: matchesSchema(order) });
    }),
  ).toMatchInlineSnapshot(`
    expect(eventBridge).not.toHaveReceivedEvent(expected)

    The only event received is as expected; it should not be.

    Event 1, "Order Placed" from "shop" on bus "orders":

      ✓ detail           {"id": "o-1", "total": 5, "items": []}  matches Schema<zod>
  `);
});

test('a schema for a whole event is shown the event as targets receive it', async () => {
  using shop = shopWith();
  const envelope = {
    version: z.literal('0'),
    id: z.uuid(),
    'detail-type': z.string(),
    source: z.string(),
    account: z.string().length(12),
    time: z.iso.datetime(),
    region: z.string(),
    resources: z.array(z.string()),
  };
  await shop.send(entry('Order Placed', { total: '5' }));

  expect(shop.eventBridge).toHaveReceivedEvent(
    matchesSchema(z.strictObject({ ...envelope, detail: z.object({}) })),
  );
  expect(
    failureOf(() => {
      const event = z.object({ ...envelope, detail: z.object({ total: z.number() }) });
      expect(shop.eventBridge).toHaveReceivedEvent(matchesSchema(event));
    }),
  ).toContain('detail.total: Invalid input: expected number, received string');
});

test('an input of a target can be held against a schema', async () => {
  const queue = 'arn:aws:sqs:us-east-1:123456789012:orders';
  const rules = { all: { pattern: { source: ['shop'] }, targets: [{ arn: queue, inputPath: '$.detail' }] } };
  using shop = shopWith({ buses: { orders: { rules } } });
  await shop.send(entry('Order Placed', { total: '5' }));
  await shop.eventBridge.settled();

  expect(shop.eventBridge.target(queue)).toHaveReceivedInvocation(matchesSchema(withTotal));
  expect(
    failureOf(() => {
      const input = matchesSchema(z.object({ total: z.number() }));
      expect(shop.eventBridge.target(queue)).toHaveReceivedInvocation(input);
    }),
  ).toContain('total: Invalid input: expected number, received string');
});

test('a missing detail member is no schema issue', async () => {
  using shop = shopWith();
  await shop.send(entry('Order Placed', { totla: 5 }));

  expect(
    failureOf(() => {
      expect(shop.eventBridge).toHaveReceivedEvent({ detail: { total: matchesSchema(z.number()) } });
    }),
  ).toContain('did you mean detail.totla?');
});

test('the runner prints the schema by its library', () => {
  expect({ detail: matchesSchema(order) }).toMatchInlineSnapshot(`
    {
      "detail": Schema<zod>,
    }
  `);
});

test('an asynchronous schema is refused, under .not too', async () => {
  using shop = shopWith();
  const { eventBridge } = shop;
  await shop.send(entry('Order Placed', {}));
  const asynchronous: StandardSchema = {
    '~standard': { version: 1, vendor: 'late', validate: () => Promise.reject(new Error('too late')) },
  };
  const text = 'matchesSchema: the late schema validates asynchronously, but the result is needed at once.';

  expect(() => {
    expect(eventBridge).toHaveReceivedEvent({ detail: matchesSchema(asynchronous) });
  }).toThrow(text);
  expect(() => {
    expect(eventBridge).not.toHaveReceivedEvent({ detail: matchesSchema(asynchronous) });
  }).toThrow(text);
});

test.each([[undefined], [null], [{ type: 'object' }], [{ '~standard': {} }], [/shop/]])(
  '%o is no schema',
  (given) => {
    expect(() => matchesSchema(given as never)).toThrow(
      'matchesSchema needs a schema of a library that implements Standard Schema, such as Zod, Valibot or ArkType, not ',
    );
  },
);
