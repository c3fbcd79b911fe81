import { expect, test } from 'vitest';
import { unfoundPaths } from '../../../src/templates/lint/unfound-paths.js';
import { fromCloudFormation } from '../../../src/templates.js';

const stack = fromCloudFormation(`
Resources:
  Paid:
    Type: AWS::Events::Rule
    Properties:
      EventPattern: { source: [shop], detail: { total: [{ exists: true }] } }
      Targets:
        - Id: a
          Arn: arn:aws:lambda:us-east-1:123456789012:function:outside
          InputTransformer:
            InputPathsMap:
              id: $.detail.id
              total: $.detail.totl
              coupon: $.detail.coupon
              time: $.time
              rest: $.detail.rest
            InputTemplate: '{ "id": <id>, "total": <total>, "coupon": <coupon>, "time": <time> }'
        - Id: b
          Arn: arn:aws:lambda:us-east-1:123456789012:function:other
          InputPath: $.detail.order
  Nightly:
    Type: AWS::Events::Rule
    Properties:
      ScheduleExpression: rate(1 day)
      Targets: [{ Id: a, Arn: 'arn:aws:lambda:us-east-1:123456789012:function:outside', InputPath: $.detail.x }]
`);
const placed = { source: 'shop', detail: { id: 'o-1', total: 5 } };

test('paths that find nothing in the events which their rule matches, with their places', () => {
  const withCoupon = { Source: 'shop', DetailType: 'paid', Detail: '{"id":"o-2","total":7,"coupon":"c"}' };

  expect(unfoundPaths(stack, [placed, withCoupon])).toMatchInlineSnapshot(`
    [
      {
        "at": "Resources.Paid.Properties.Targets[0].InputTransformer.InputPathsMap.total",
        "column": 15,
        "kind": "unfound-path",
        "line": 13,
        "message": "$.detail.totl finds nothing in any of the 2 events that match. Did you mean "$.detail.total"?",
        "severity": "warning",
      },
      {
        "at": "Resources.Paid.Properties.Targets[1].InputPath",
        "column": 11,
        "kind": "unfound-path",
        "line": 20,
        "message": "$.detail.order finds nothing in any of the 2 events that match.",
        "severity": "warning",
      },
    ]
  `);
  expect(unfoundPaths(stack, [placed]).map(({ message }) => message)).toMatchInlineSnapshot(`
    [
      "$.detail.totl finds nothing in the event that matches. Did you mean "$.detail.total"?",
      "$.detail.coupon finds nothing in the event that matches.",
      "$.detail.order finds nothing in the event that matches.",
    ]
  `);
});

test('events that no rule matches say nothing', () => {
  expect(unfoundPaths(stack, [{ source: 'shop', detail: {} }, { source: 'other' }])).toEqual([]);
  expect(unfoundPaths(stack, [])).toEqual([]);
});

test('a path that some event has is found', () => {
  const whole = { ...placed, time: '2026-01-01T00:00:00Z' };
  const detail = { id: 'o-3', total: 1, totl: 1, coupon: null, order: [] };
  expect(unfoundPaths(stack, [whole, { source: 'shop', detail }])).toEqual([]);
});

test('what is no event is refused', () => {
  // @ts-expect-error A text is none.
  expect(() => unfoundPaths(stack, ['event.json'])).toThrowErrorMatchingInlineSnapshot(
    `[TypeError: unfoundPaths() takes events such as { source: "shop", detail: { … } }, not the string "event.json".]`,
  );
  expect(() => unfoundPaths(stack, [{ Sourc: 'shop', Detail: '{}' }])).toThrowErrorMatchingInlineSnapshot(
    `[TypeError: unfoundPaths: an event has no member "Sourc". Did you mean "Source"?]`,
  );
});
