import { AssertionError } from 'node:assert';
import { expect, test, vi } from 'vitest';
import { expect as standalone } from '../../src/expect.js';
import { matchers } from '../../src/matchers.js';
import { asReadersSee } from './failure.js';
import { entry, shopWith } from './shop.js';

function errorOf(assertion: () => unknown): unknown {
  try {
    assertion();
  } catch (error) {
    return error;
  }
  throw new Error('The assertion passes.');
}

test('what holds is silent, and its opposite throws an AssertionError of node:assert', async () => {
  using shop = shopWith();
  await shop.send(entry('Order Placed', { id: 'o-1', total: 150 }));
  const expected = { detail: { id: 'o-1' } };

  standalone(shop.eventBridge).toHaveReceivedEvent(expected);
  standalone(shop.eventBridge).not.toHaveReceivedEvent({ detail: { id: 'o-2' } });
  const error = errorOf(() => {
    standalone(shop.eventBridge).not.toHaveReceivedEvent(expected);
  });

  expect(error).toBeInstanceOf(AssertionError);
  expect(error).toMatchObject({ code: 'ERR_ASSERTION', operator: 'toHaveReceivedEvent' });
  expect(asReadersSee((error as Error).message)).toMatchInlineSnapshot(`
    expect(eventBridge).not.toHaveReceivedEvent(expected)

    The only event received is as expected; it should not be.

    Event 1, "Order Placed" from "shop" on bus "orders":

      ✓ detail.id        "o-1"
  `);
});

test('what does not hold has what runners compare, and a stack that begins in the test', async () => {
  using shop = shopWith();
  await shop.send(entry('Order Placed', { id: 'o-1' }));
  const error = errorOf(() => {
    standalone(shop.eventBridge).toHaveReceivedEvent({ detail: { id: 'o-2' } });
  });

  expect(error).toMatchObject({ actual: { 'detail.id': 'o-1' }, expected: { 'detail.id': 'o-2' } });
  expect((error as Error).stack?.split('\n    at ')[1]).toContain('standalone.test');
});

test('a schedule that invoked a target is told of', async () => {
  const target = { arn: 'arn:aws:sqs:us-east-1:123456789012:reminders', input: { id: 1 } };
  using shop = shopWith({ schedules: { remind: { rate: '1 day', target } } });
  await shop.eventBridge.settled();

  standalone(shop.eventBridge.schedule('remind')).toHaveInvokedTarget('reminders', { id: 1 });
  expect(() => {
    standalone(shop.eventBridge.target('reminders')).not.toHaveReceivedInvocation();
  }).toThrow(/invocation 1, of schedule "remind" in group "default" due at /);
});

test('it has exactly the matchers, and `not` too', () => {
  const assertion = standalone({});

  expect(Object.keys(assertion)).toEqual([...Object.keys(matchers), 'not']);
  expect(Object.keys(assertion.not)).toEqual(Object.keys(matchers));
});

test('what cannot be meant is told as in every runner', () => {
  expect(() => {
    standalone('no mock').toHaveReceivedEvent({ source: 'shop' });
  }).toThrow(expect.objectContaining({ name: 'MatcherMisuse' }));
});

const MATCHERS: readonly (readonly [matcher: unknown, fits: unknown, not: unknown])[] = [
  [standalone.any(String), 'a', 1],
  [standalone.any(Number), 1, '1'],
  [standalone.any(Boolean), false, 0],
  [standalone.any(Object), {}, 'a'],
  [standalone.any(Array), [], {}],
  [standalone.anything(), 0, null],
  [standalone.stringContaining('b'), 'abc', 'acc'],
  [standalone.stringMatching(/^a/g), 'ab', 'ba'],
  [standalone.stringMatching('^a'), 'ab', 'ba'],
  [standalone.objectContaining({ a: standalone.any(Number) }), { a: 1, b: 2 }, { b: 2 }],
  [standalone.arrayContaining([1, standalone.any(String)]), ['x', 1], [1]],
];

test.for(MATCHERS)(
  '%s fits what it says, here and in the expect of another library',
  ([matcher, fits, not]) => {
    const pattern = { detail: { value: matcher } };
    const event = (value: unknown) => ({ source: 'shop', 'detail-type': 'x', detail: { value } });
    using shop = shopWith();
    shop.eventBridge.emit(event(fits));

    standalone(shop.eventBridge).toHaveReceivedEvent(pattern);
    expect(fits).toEqual(matcher);
    expect(not).not.toEqual(matcher);
  },
);

test('asymmetric matchers of other libraries may stand in what is expected', () => {
  using shop = shopWith();
  shop.eventBridge.emit({ source: 'shop', 'detail-type': 'Order Placed', detail: { id: 'o-1' } });

  standalone(shop.eventBridge).toHaveReceivedEvent({ source: expect.stringContaining('sh') });
  expect(() => {
    standalone(shop.eventBridge).toHaveReceivedEvent({ source: expect.stringContaining('x') });
  }).toThrow('StringContaining "x"');
});

test('an asymmetric matcher that cannot be meant is refused', () => {
  const wrong = vi.fn((make: () => unknown) => make());
  expect(() => wrong(() => standalone.any('String'))).toThrow(
    'expect.any takes a constructor, such as String, not the string "String".',
  );
  expect(() => wrong(() => Reflect.apply(standalone.stringContaining, undefined, [1]))).toThrow(
    'expect.stringContaining takes a string, not the number 1.',
  );
});
