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
        No event has a member "detailType", so nothing stands in its place. Did you mean "$.detail-type"?
      warning unfound-path Resources.Paid.Properties.Targets[0].InputTransformer.InputPathsMap.id (9:68)
        No event has a member "Detail", so nothing stands in its place. Did you mean "$.detail.id"?"
    `);
  expect(told(transformer('id: $.orderId', '{"id": <id>}'))).toMatchInlineSnapshot(`
    "warning unfound-path Resources.Paid.Properties.Targets[0].InputTransformer.InputPathsMap.id (9:48)
      No event has a member "orderId", so nothing stands in its place. Did you mean "$.detail.orderId"?"
  `);
  expect(told(transformer(`id: "$.detail['order-id']"`, '{"id": <id>}'))).toMatchInlineSnapshot(`
    "warning unfound-path Resources.Paid.Properties.Targets[0].InputTransformer.InputPathsMap.id (9:48)
      EventBridge reads no path such as $.detail['order-id'], so nothing stands in its place. Write names with dots: $.detail.id."
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
      The template has no <total>, so nothing becomes of the path. Use it or leave it out."
  `);
  expect(told(transformer('id: $.detail.id', '{"id": <ident>}'))).toMatchInlineSnapshot(`
    "error refused Resources.Paid.Properties.Targets[0] (7:11)
      InputTemplate for target a contains invalid placeholder ident. InputPathsMap has id."
  `);

  expect(told(transformer('id: $.detail.id', '{"id": <id>, "rule": <aws.events.rule-name>}'))).toBe('');
});
