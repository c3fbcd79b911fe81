import { expect, test } from 'vitest';
import { told } from './told.js';

const rule = (input: string) => `
  Paid:
    Type: AWS::Events::Rule
    Properties:
      EventPattern: { source: [shop] }
      Targets:
        - Id: a
          Arn: arn:aws:lambda:us-east-1:123456789012:function:outside
          ${input}`;
const transformer = (paths: string, template: string) =>
  rule(`InputTransformer: { InputPathsMap: { ${paths} }, InputTemplate: '${template}' }`);

test('paths that no event has', () => {
  expect(told(transformer('type: $.detailType, id: $.Detail.id', '{"t": <type>, "id": <id>}')))
    .toMatchInlineSnapshot(`
      "warning unfound-path Resources.Paid.Properties.Targets[0].InputTransformer.InputPathsMap.type (9:48)
        No event has a member "detailType", so nothing is inserted in its place. Did you mean "$.detail-type"?
      warning unfound-path Resources.Paid.Properties.Targets[0].InputTransformer.InputPathsMap.id (9:68)
        No event has a member "Detail", so nothing is inserted in its place. Did you mean "$.detail.id"?"
    `);
  expect(told(transformer('id: $.orderId', '{"id": <id>}'))).toMatchInlineSnapshot(`
    "warning unfound-path Resources.Paid.Properties.Targets[0].InputTransformer.InputPathsMap.id (9:48)
      No event has a member "orderId", so nothing is inserted in its place. Did you mean "$.detail.orderId"?"
  `);
  expect(told(transformer(`id: "$.detail['order-id']"`, '{"id": <id>}'))).toMatchInlineSnapshot(`
    "warning unfound-path Resources.Paid.Properties.Targets[0].InputTransformer.InputPathsMap.id (9:48)
      EventBridge does not read a path such as $.detail['order-id'], so nothing is inserted in its place. Write names with dots: $.detail.id."
  `);
  expect(told(rule('InputPath: $.Detail'))).toMatchInlineSnapshot(`
    "warning unfound-path Resources.Paid.Properties.Targets[0].InputPath (9:11)
      No event has a member "Detail", so no event arrives. Did you mean "$.detail"?"
  `);

  expect(
    told(
      transformer('type: $.detail-type, id: $.detail.id, all: $', '{"t": <type>, "id": <id>, "e": <all>}'),
    ),
  ).toBe('');
  expect(told(rule('InputPath: $.detail'))).toBe('');
});

test('a path that the template does not use, and a placeholder without a path', () => {
  expect(told(transformer('id: $.detail.id, total: $.detail.total', '{"id": <id>}'))).toMatchInlineSnapshot(`
    "warning unused-path Resources.Paid.Properties.Targets[0].InputTransformer.InputPathsMap.total (9:65)
      The template has no <total>, so the path is unused. Use it or remove it."
  `);
  expect(told(transformer('id: $.detail.id', '{"id": <ident>}'))).toMatchInlineSnapshot(`
    "error refused Resources.Paid.Properties.Targets[0] (7:11)
      InputTemplate for target a contains invalid placeholder ident. InputPathsMap has id."
  `);

  expect(told(transformer('id: $.detail.id', '{"id": <id>, "rule": <aws.events.rule-name>}'))).toBe('');
});

test('templates that make no JSON of any event', () => {
  expect(told(transformer('id: $.detail.id', '{"id": <id>, "all": "<aws.events.event.json>"}')))
    .toMatchInlineSnapshot(`
    "warning broken-input Resources.Paid.Properties.Targets[0].InputTransformer.InputTemplate (9:67)
      InputTemplate produces invalid JSON (line 1, column 22), so EventBridge silently drops the event.
        {"id": "", "all": "{"version":"0","id":"00000000-0000-4000-80…
                             ^
      <aws.events.event.json> is an object and is inside quotes. Write it outside the quotes, as a value of its own: "event": <aws.events.event.json>."
  `);
  expect(told(transformer('all: $.detail', '{"all": "the <all>"}'))).toMatchInlineSnapshot(`
    "warning broken-input Resources.Paid.Properties.Targets[0].InputTransformer.InputTemplate (9:65)
      InputTemplate produces invalid JSON (line 1, column 16), so EventBridge silently drops the event.
        {"all": "the {"sample":"sample"}"}
                       ^
      <all> is an object and is inside quotes. Write it outside the quotes, as a value of its own: "all": <all>."
  `);
  expect(told(transformer('id: $.detail.id', '{<id>: 1}'))).toMatchInlineSnapshot(`
    "warning broken-input Resources.Paid.Properties.Targets[0].InputTransformer.InputTemplate (9:67)
      InputTemplate has a placeholder for an object key (line 1, column 2), so the target gets nothing.
        {: 1}
         ^
      Keys cannot come from the event. Write a constant key with <id> as its value: "id": <id>."
  `);
  expect(told(transformer('id: $.detail.id', '{"id": <id>,}'))).toMatchInlineSnapshot(`
    "warning broken-input Resources.Paid.Properties.Targets[0].InputTransformer.InputTemplate (9:67)
      InputTemplate produces invalid JSON (line 1, column 11), so EventBridge silently drops the event.
        {"id": "",}
                  ^
      The template itself is invalid, not a value in quotes: it must be one JSON value with placeholders in it."
  `);

  expect(told(transformer('id: $.detail.id', '{"id": "order <id>", "all": <aws.events.event.json>}'))).toBe(
    '',
  );
  expect(told(transformer('all: $.detail', '"the <all>"'))).toBe('');
  expect(told(transformer('all: $.resources', '{"all": "<all>"}'))).toBe('');
});
