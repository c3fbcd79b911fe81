import { expect, test, vi } from 'vitest';
import { matchers } from '../../src/matchers.js';
import '../../src/vitest.js';
import { misuseOf } from './failure.js';
import { entry, shopWith } from './shop.js';

test('every matcher is registered', () => {
  expect(Object.keys(matchers).filter((name) => !(name in expect(1)))).toEqual([]);
});

test('matchers serve as asymmetric ones, and a value that is no event is simply no match', () => {
  const calls = [{ event: entry('OrderPaid', { total: 150 }), attempt: 1 }];
  const pattern = { detail: { total: [{ numeric: ['>', 100] }] } };

  expect(calls).toEqual([{ event: expect.toMatchEventPattern(pattern), attempt: expect.any(Number) }]);
  expect({ pattern }).toEqual({ pattern: expect.toBeValidEventPattern() });
  expect(calls).not.toContainEqual({ event: expect.not.toMatchEventPattern(pattern), attempt: 1 });
  expect({ a: 5, b: [], c: { detailType: 'x' } }).not.toEqual({
    a: expect.toMatchEventPattern(pattern),
    b: [],
    c: {},
  });
  expect([5, null, { detailType: 'x' }, Promise.resolve()]).toEqual([
    expect.not.toMatchEventPattern(pattern),
    expect.not.toMatchEventPattern(pattern),
    expect.not.toMatchEventPattern(pattern),
    expect.not.toMatchEventPattern(pattern),
  ]);
});

test('an asymmetric matcher with a wrong argument of its own is a misuse', () => {
  const call = (): unknown =>
    expect({ event: {} }).toEqual({ event: expect.toMatchEventPattern('{"source":"shop"}') });
  expect(misuseOf(call)).toContain('EventBridge refuses the pattern.');
});

test('matchers work behind resolves and poll', async () => {
  using shop = shopWith();
  await expect(Promise.resolve({ source: 'shop' })).resolves.toMatchEventPattern({ source: ['shop'] });

  const later = expect
    .poll(() => shop.eventBridge, { interval: 1 })
    .toHaveReceivedEvent({ DetailType: 'OrderPaid' });
  await shop.send(entry('OrderPaid', {}));
  await later;
});

test('the message of an assertion with resolves says so', async () => {
  const failing = expect(Promise.resolve({ source: 'outlet' })).resolves.toMatchEventPattern({
    source: ['shop'],
  });
  await expect(failing).rejects.toThrow(/expect\(.*event.*\).*resolves.*toMatchEventPattern/);
});

test('an assertion covers its events in every copy of the matchers, an asymmetric matcher for none', async () => {
  using shop = shopWith();
  await shop.send(entry('OrderPaid', {}));
  vi.resetModules();
  const copy = await import('../../src/matchers.js');
  expect(copy.matchers.toHaveReceivedEvent).not.toBe(matchers.toHaveReceivedEvent);

  expect({ mock: shop.eventBridge }).toEqual({ mock: expect.toHaveReceivedEvent({ Source: 'shop' }) });
  expect(shop.eventBridge).not.toHaveReceivedNoOtherEvents();
  expect(shop.eventBridge).toHaveReceivedEvent({ Source: 'shop' });
  expect.extend(copy.matchers);
  expect(shop.eventBridge).toHaveReceivedNoOtherEvents();
  expect.extend(matchers);
});

test('Vitest is given nothing to print beneath a message that shows the difference', async () => {
  using shop = shopWith();
  await shop.send(entry('OrderPaid', {}));

  const assertion = (): void => {
    expect(shop.eventBridge).toHaveReceivedEvent({ Source: 'outlet' });
  };
  expect(assertion).toThrow(expect.objectContaining({ actual: undefined, expected: undefined }));
});

test('custom equality testers are asked, at every depth', async () => {
  using shop = shopWith();
  await shop.send(entry('OrderPaid', { price: { amount: 100, currency: 'EUR' } }));
  const { eventBridge } = shop;
  const expected = { Detail: { price: new Money(1, 'EUR') } };

  expect(eventBridge).not.toHaveReceivedEvent(expected);
  expect.addEqualityTesters([
    (received: unknown, money: unknown) =>
      money instanceof Money ? JSON.stringify(received) === money.inCents() : undefined,
  ]);
  expect(eventBridge).toHaveReceivedEvent(expected);
  expect(eventBridge).not.toHaveReceivedEvent({ Detail: { price: new Money(2, 'EUR') } });
});

class Money {
  constructor(
    readonly amount: number,
    readonly currency: string,
  ) {}

  inCents(): string {
    return JSON.stringify({ amount: this.amount * 100, currency: this.currency });
  }
}
