import { expect, test } from 'vitest';
import '../../src/vitest.js';
import { failureOf } from './failure.js';
import { shopWith } from './shop.js';

const refusalOf = (pattern: unknown): string =>
  failureOf(() => {
    expect(pattern).toBeValidEventPattern();
  });

test('what EventBridge accepts is valid, as object, text or part of a rule', () => {
  using shop = shopWith({ buses: { default: { rules: { any: { pattern: { source: ['shop'] } } } } } });

  expect({ source: ['shop'], detail: { total: [{ numeric: ['>=', 100] }] } }).toBeValidEventPattern();
  expect('{"source": ["shop"]}').toBeValidEventPattern();
  expect({ EventPattern: '{"source": ["shop"]}' }).toBeValidEventPattern();
  expect(shop.eventBridge.rule('any')).toBeValidEventPattern();
  expect({}).not.toBeValidEventPattern();
  expect('').not.toBeValidEventPattern();
  expect([]).not.toBeValidEventPattern();
});

test('a negated failure shows the pattern', () => {
  expect(
    failureOf(() => {
      expect({ source: ['shop'] }).not.toBeValidEventPattern();
    }),
  ).toMatchInlineSnapshot(`
    expect(pattern).not.toBeValidEventPattern()

    EventBridge accepts the pattern; it should not.

      {
        "source": [
          "shop"
        ]
      }
  `);
});

test('a value without a list is pointed at, in an object as in a text', () => {
  expect(refusalOf({ source: ['shop'], detail: { total: 100, tier: 'gold', paid: [true] } }))
    .toMatchInlineSnapshot(`
    expect(pattern).toBeValidEventPattern()

    EventBridge refuses the pattern:

      Event pattern is not valid. Reason: "total" must be an object or an array

      4 |   ],
      5 |   "detail": {
      6 |     "total": 100,
                       ^
      7 |     "tier": "gold",

      • A pattern lists the values that it accepts: "total": [100]
      • A pattern lists the values that it accepts: "tier": ["gold"]
  `);
  expect(refusalOf('{"source": ["shop"], "detail": {"total": 100}}')).toMatchInlineSnapshot(`
    expect(pattern).toBeValidEventPattern()

    EventBridge refuses the pattern:

      Event pattern is not valid. Reason: "total" must be an object or an array

      1 | {"source": ["shop"], "detail": {"total": 100}}
                                                   ^

      • A pattern lists the values that it accepts: "total": [100]
  `);
});

test('the spelling of CDK is named beside what makes the pattern invalid', () => {
  expect(refusalOf({ detailType: 'OrderPaid' })).toMatchInlineSnapshot(`
    expect(pattern).toBeValidEventPattern()

    EventBridge refuses the pattern:

      Event pattern is not valid. Reason: "detailType" must be an object or an array

      1 | {
      2 |   "detailType": "OrderPaid"
                          ^
      3 | }

      • No event has a member "detailType"; EventBridge does not report it, but the pattern would never match. Write "detail-type".
      • A pattern lists the values that it accepts: "detailType": ["OrderPaid"]
  `);
});

test('an operator in another spelling is pointed at', () => {
  expect(refusalOf({ source: [{ anythingBut: ['shop'] }] })).toMatchInlineSnapshot(`
    expect(pattern).toBeValidEventPattern()

    EventBridge refuses the pattern:

      Event pattern is not valid. Reason: Unrecognized match type anythingBut

      2 |   "source": [
      3 |     {
      4 |       "anythingBut": [
                ^
      5 |         "shop"

      • EventBridge has no operator "anythingBut": write "anything-but".
  `);
  expect(refusalOf('{"source":[{"regex":"a.*"}]}')).toMatchInlineSnapshot(`
    expect(pattern).toBeValidEventPattern()

    EventBridge refuses the pattern:

      Event pattern is not valid. Reason: Unrecognized match type regex

      1 | {"source":[{"regex":"a.*"}]}
                      ^

      • EventBridge has no operator "regex".
  `);
});

test('JSON that is none is pointed at', () => {
  expect(refusalOf('{\n  "source": ["shop",]\n}')).toMatchInlineSnapshot(`
    expect(pattern).toBeValidEventPattern()

    EventBridge refuses the pattern:

      Event pattern is not valid. Reason: Unexpected character (']' (code 93)): expected a valid value (JSON String, Number, Array, Object or token 'null', 'true' or 'false')

      1 | {
      2 |   "source": ["shop",]
                              ^
      3 | }
  `);
  expect(refusalOf('{"source": ["shop"]')).toMatchInlineSnapshot(`
    expect(pattern).toBeValidEventPattern()

    EventBridge refuses the pattern:

      Event pattern is not valid. Reason: Unexpected end-of-input: expected close marker for Object (start marker at [Source: (String)"{"source": ["shop"]"; line: 1, column: 1])

      1 | {"source": ["shop"]
                             ^
  `);
  expect(refusalOf("{'source': ['shop']}")).toMatchInlineSnapshot(`
    expect(pattern).toBeValidEventPattern()

    EventBridge refuses the pattern:

      Event pattern is not valid. Reason: Unexpected character (''' (code 39)): was expecting double-quote to start field name

      1 | {'source': ['shop']}
           ^
  `);
});

test('a reason without a place stands alone', () => {
  expect(refusalOf({ source: [{ wildcard: '*:*:*:*:*:event-bus/*' }] })).toMatchInlineSnapshot(`
    expect(pattern).toBeValidEventPattern()

    EventBridge refuses the pattern:

      Event pattern is not valid. Reason: Rule is too complex - try using fewer wildcard characters or fewer repeating character sequences after a wildcard character
  `);
});

test('a long line is cut around the place', () => {
  const sources = Array.from({ length: 40 }, (_, index) => `"shop-${index}"`).join(',');
  expect(refusalOf(`{"source":[${sources}],"account":"111122223333","region":["eu-west-1"]}`))
    .toMatchInlineSnapshot(`
    expect(pattern).toBeValidEventPattern()

    EventBridge refuses the pattern:

      Event pattern is not valid. Reason: "account" must be an object or an array

      1 | shop-34","shop-35","shop-36","shop-37","shop-38","shop-39"],"account":"111122223333","regi
                                                                                ^

      • A pattern lists the values that it accepts: "account": ["111122223333"]
  `);
});

test('a pattern that is too long is told its length', () => {
  expect(refusalOf({ source: ['x'.repeat(5000)] })).toMatchInlineSnapshot(`
    expect(pattern).toBeValidEventPattern()

    EventBridge refuses the pattern: it has 5015 characters, but at most 4096 are allowed.
  `);
  expect({ source: ['x'.repeat(4096 - '{"source":[""]}'.length)] }).toBeValidEventPattern();
});

test('a negated failure shows the pattern, and a member that makes it match nothing', () => {
  expect(
    failureOf(() => {
      expect('{"detailType":["OrderPaid"],"detail":{"detailType":["x"]}}').not.toBeValidEventPattern();
    }),
  ).toMatchInlineSnapshot(`
    expect(pattern).not.toBeValidEventPattern()

    EventBridge accepts the pattern; it should not.

      {"detailType":["OrderPaid"],"detail":{"detailType":["x"]}}

      • No event has a member "detailType"; EventBridge does not report it, but the pattern would never match. Write "detail-type".
  `);
});
