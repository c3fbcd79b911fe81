import { expect } from '@jest/globals';
import type { EventBridgeMock, RuleView } from '../../src/index.js';
import '../../src/jest.js';

declare const eventBridge: EventBridgeMock;
declare const rule: RuleView;

expect(eventBridge).toHaveReceivedEvent({ Source: 'shop', Detail: { total: expect.any(Number) } });
expect(eventBridge).not.toHaveReceivedEvent({ DetailType: expect.stringContaining('Paid') });
expect(eventBridge).toHaveReceivedEvent(expect.objectContaining({ source: 'shop' }));
expect(rule).toMatchEvent({ source: 'shop' });
expect(eventBridge).toHaveReceivedEventsInOrder([{ source: 'shop' }]);
expect(eventBridge).toHaveReceivedDeadLetter({ messageAttributes: { ERROR_CODE: expect.any(String) } });
expect(rule).toHaveInvokedTarget('billing', { detail: {} });
expect([{ source: 'shop' }]).toEqual([expect.toMatchEventPattern({ source: ['shop'] })]);
expect([{ source: 'shop' }]).toEqual([expect.not.toMatchEventPattern({ source: ['outlet'] })]);

// Behind `resolves` a matcher answers a promise.
export const pending: Promise<void> = expect(Promise.resolve({})).resolves.toMatchEventPattern({});

// @ts-expect-error a matcher that does not exist
expect(eventBridge).toHaveRecievedEvent; // eslint-disable-line @typescript-eslint/no-unused-expressions -- it is not there
// @ts-expect-error a member that no event has
expect(eventBridge).toHaveReceivedEvent({ detailType: 'OrderPaid' });
// @ts-expect-error a count is a number
expect(eventBridge).toHaveReceivedEventTimes('2');

// What is expected of a mock whose events are known.
declare const shop: EventBridgeMock<{ OrderPlaced: { id: string; items: { sku: string }[] } }>;
expect(shop).toHaveReceivedEvent({ 'detail-type': 'OrderPlaced', detail: { id: expect.any(String) } });
expect(shop.bus('orders')).not.toHaveReceivedEvent({ Detail: { items: [{ sku: expect.anything() }] } });
// @ts-expect-error a detail-type that was not declared
expect(shop).toHaveReceivedEvent({ 'detail-type': 'OrderPlacd' });
// @ts-expect-error a key that the detail does not have
expect(shop.rule('placed')).not.toHaveMatchedEvent({ 'detail-type': 'OrderPlaced', detail: { idd: 'o-1' } });
// @ts-expect-error the target is missing
expect(rule).toHaveInvokedTarget();
