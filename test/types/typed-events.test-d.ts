import { expect, expectTypeOf } from 'vitest';
import { z } from 'zod';
import {
  mergeCoverage,
  mockEventBridge,
  type EventBridgeMock,
  type EventEnvelope,
  type EventHandler,
  type EventOf,
  type EventRecord,
  type JsonObject,
} from '../../src/index.js';
import type { ExpectedEventOf } from '../../src/matchers.js';
import '../../src/vitest.js';

interface Order {
  readonly id: string;
  readonly total: number;
  readonly items: readonly { readonly sku: string }[];
  readonly note?: string;
}
interface ShopEvents {
  OrderPlaced: Order;
  'Order Paid': { method: 'card' | 'invoice' };
}
const eventBridge = mockEventBridge<ShopEvents>();
const open = mockEventBridge();
const order: Order = { id: 'o-1', total: 1, items: [] };

// The detail-type narrows the detail, wherever events are listed.
for (const event of [
  ...eventBridge.events(),
  ...eventBridge.bus('orders').events(),
  ...eventBridge.rule('paid').events(),
  ...eventBridge.archive('all').events(),
  ...eventBridge.invocations().map((invocation) => invocation.event),
  ...eventBridge.deliveries().map((delivery) => delivery.event),
  ...eventBridge
    .target('billing')
    .deadLetters()
    .map((deadLetter) => deadLetter.event),
]) {
  if (event['detail-type'] === 'OrderPlaced') expectTypeOf(event.detail).toEqualTypeOf<Order>();
  else expectTypeOf(event.detail.method).toEqualTypeOf<'card' | 'invoice'>();
  // @ts-expect-error a detail-type that was not declared
  if (event['detail-type'] === 'OrderPlacd') continue;
}
expectTypeOf<EventOf<typeof eventBridge, 'OrderPlaced'>>().toEqualTypeOf<EventRecord<Order, 'OrderPlaced'>>();
expectTypeOf<EventOf<typeof eventBridge>['detail-type']>().toEqualTypeOf<'OrderPlaced' | 'Order Paid'>();
expectTypeOf<EventOf<typeof open>>().toEqualTypeOf<EventRecord>();
// @ts-expect-error a detail-type that was not declared
export type Misspelt = EventOf<typeof eventBridge, 'OrderPlacd'>;

// Without a declaration details are any JSON objects.
expectTypeOf(open.events()).toEqualTypeOf<readonly EventRecord[]>();
expectTypeOf(open.events().map(({ detail }) => detail)).toEqualTypeOf<JsonObject[]>();
// Where types are not asked for, a mock that has them will do.
expectTypeOf(eventBridge).toExtend<EventBridgeMock>();
// @ts-expect-error a detail is an object
mockEventBridge<{ OrderPlaced: string }>();

eventBridge.emit({ source: 'shop', 'detail-type': 'OrderPlaced', detail: order });
open.emit({ source: 'shop', 'detail-type': 'Anything' });
open.emit({ source: 'shop', 'detail-type': 'Anything', detail: order });
// @ts-expect-error a detail-type that was not declared
eventBridge.emit({ source: 'shop', 'detail-type': 'OrderPlacd', detail: order });
// @ts-expect-error the detail of another type
eventBridge.emit({ source: 'shop', 'detail-type': 'Order Paid', detail: order });
// @ts-expect-error a detail that may not be empty
eventBridge.emit({ source: 'shop', 'detail-type': 'OrderPlaced' });

// Handlers get the event, unless they say that the rule shapes their input.
eventBridge.handle('arn', (event, context) => {
  if (event['detail-type'] === 'OrderPlaced') expectTypeOf(event.detail.total).toBeNumber();
  expectTypeOf(context.awsRequestId).toBeString();
});
open.handle('arn', (event) => {
  expectTypeOf(event).toEqualTypeOf<EventEnvelope>();
});
eventBridge.handle('arn', (input: { readonly orderId: string }) => input.orderId);
const billing: EventHandler<EventOf<typeof eventBridge, 'OrderPlaced'>> = ({ detail }) => detail.total;
eventBridge.seed({
  buses: { default: { rules: { paid: { pattern: { source: ['shop'] }, targets: [billing] } } } },
});

// Expected events, with matchers at every depth and in both spellings.
expect(eventBridge).toHaveReceivedEvent({ 'detail-type': 'OrderPlaced', detail: { id: 'o-1' } });
expect(eventBridge).not.toHaveReceivedEvent({
  DetailType: 'OrderPlaced',
  Detail: { total: expect.any(Number) },
});
expect(eventBridge).toHaveReceivedEvent({ detail: { items: [{ sku: expect.stringContaining('s') }] } });
expect(eventBridge).toHaveReceivedEvent({ detail: { items: expect.arrayContaining([]), note: undefined } });
expect(eventBridge).toHaveReceivedEvent({ 'detail-type': expect.any(String), detail: '{"id":"o-1"}' });
expect(eventBridge).toHaveReceivedEvent({ source: 'shop', detail: expect.objectContaining({ id: 'o-1' }) });
expect(eventBridge).toHaveReceivedEvent(expect.objectContaining({ source: 'shop' }));
expect(eventBridge.bus('orders')).toHaveReceivedEventTimes(1, { 'detail-type': 'Order Paid' });
expect(eventBridge.rule('paid')).toHaveMatchedEvent({
  'detail-type': 'Order Paid',
  detail: { method: 'card' },
});
expect(open).toHaveReceivedEvent({ 'detail-type': 'Anything', detail: { any: 'thing' } });
expect.soft(eventBridge).toHaveReceivedNthEvent(1, { 'detail-type': 'Order Paid' });
export const expected: ExpectedEventOf<typeof eventBridge> = {
  'detail-type': 'OrderPlaced',
  detail: { total: 1 },
};

// @ts-expect-error a detail-type that was not declared
expect(eventBridge).toHaveReceivedEvent({ 'detail-type': 'OrderPlacd' });
// @ts-expect-error the same in the other spelling
expect(eventBridge).toHaveReceivedEventTimes(2, { DetailType: 'OrderPlacd' });
// @ts-expect-error a key that no detail has
expect(eventBridge).toHaveReceivedEvent({ detail: { idd: 'o-1' } });
// @ts-expect-error a key that the detail of this type does not have
expect(eventBridge).toHaveReceivedEvent({ 'detail-type': 'OrderPlaced', detail: { id: '', method: '' } });
// @ts-expect-error a value of another type
expect(eventBridge).not.toHaveReceivedEvent({ 'detail-type': 'OrderPlaced', detail: { total: '1' } });
// @ts-expect-error a key that is misspelt further down
expect(eventBridge).toHaveReceivedLastEvent({ detail: { items: [{ skuu: 's' }] } });
const paid = eventBridge.rule('paid');
// @ts-expect-error a value that the type does not have; at which member it is told depends on the order of checking
expect(paid).toHaveMatchedEvent({ 'detail-type': 'Order Paid', detail: { method: 'cash' } });

// Schemas declare the details too: what they take, not what they make of it.
const withSchemas = mockEventBridge({
  schemas: {
    OrderPlaced: z.object({ id: z.string(), total: z.number(), currency: z.string().default('EUR') }),
    'Order Paid': z.looseObject({ paidAt: z.iso.datetime() }),
  },
  unknownDetailTypes: 'report',
});
expectTypeOf<EventOf<typeof withSchemas, 'OrderPlaced'>['detail']>().toEqualTypeOf<{
  id: string;
  total: number;
  currency?: string | undefined;
}>();
expect(withSchemas).toHaveReceivedEvent({ 'detail-type': 'OrderPlaced', detail: { total: 1 } });
// @ts-expect-error a key that the schema does not have
expect(withSchemas).toHaveReceivedEvent({ 'detail-type': 'OrderPlaced', detail: { totl: 1 } });
// A schema that takes anything says nothing.
expectTypeOf(mockEventBridge({ schemas: { Any: z.unknown() } }).events()[0]?.detail).toEqualTypeOf<
  JsonObject | undefined
>();
mockEventBridge<ShopEvents>({ schemas: { 'Order Paid': z.object({ method: z.enum(['card', 'invoice']) }) } });
// @ts-expect-error a schema for other details than those declared
mockEventBridge<ShopEvents>({ schemas: { 'Order Paid': z.object({ method: z.number() }) } });
// @ts-expect-error a schema for a detail-type that was not declared
mockEventBridge<ShopEvents>({ schemas: { OrderPlacd: z.object({}) } });
// A JSON Schema does not say of which type the detail is.
const withJsonSchema = mockEventBridge({
  schemas: {
    OrderPlaced: { type: 'object', additionalProperties: false },
    Any: z.looseObject({ id: z.string() }),
  },
});
withJsonSchema.restore();
expectTypeOf<EventOf<typeof withJsonSchema, 'OrderPlaced'>['detail']>().toEqualTypeOf<JsonObject>();
interface SchemaOfLibrary {
  type?: string;
  minProperties?: number;
}
declare const schemaOfLibrary: SchemaOfLibrary;
mockEventBridge<ShopEvents>({ schemas: { OrderPlaced: schemaOfLibrary } });
// @ts-expect-error what is no schema
mockEventBridge({ schemas: { OrderPlaced: 'object' } });

// Pictures and coverage take what any mock has.
eventBridge.diagram({ event: eventBridge.events()[0] });
eventBridge.diagram({ event: open.events()[0] });
mergeCoverage([eventBridge.ruleCoverage(), open.ruleCoverage()]);
