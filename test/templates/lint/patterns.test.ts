import { expect, test } from 'vitest';
import { OUTSIDE, told } from './told.js';

test('members that no event has, in the spellings of the CDK and of PutEvents', () => {
  const rule = (pattern: string) => `
  Paid: { Type: AWS::Events::Rule, Properties: { EventPattern: ${pattern}, ${OUTSIDE} } }`;

  expect(told(rule("{ source: [shop], detailType: ['Order Paid'] }"))).toMatchInlineSnapshot(`
    "warning pattern-field Resources.Paid.Properties.EventPattern.detailType (2:82)
      No event has a member "detailType", so the rule never matches. Did you mean "detail-type"?"
  `);
  expect(told(rule('{ Source: [shop], Detail: { total: [1] } }'))).toMatchInlineSnapshot(`
    "warning pattern-field Resources.Paid.Properties.EventPattern.Source (2:66)
      No event has a member "Source", so the rule never matches. Did you mean "source"?
    warning pattern-field Resources.Paid.Properties.EventPattern.Detail (2:82)
      No event has a member "Detail", so the rule never matches. Did you mean "detail"?"
  `);
  expect(told(rule('{ source: [shop], orderId: [o-1] }'))).toMatchInlineSnapshot(`
    "warning pattern-field Resources.Paid.Properties.EventPattern.orderId (2:82)
      No event has a member "orderId", so the rule never matches. What a sender passes as Detail is matched under "detail": { "detail": { "orderId": … } }."
  `);
  expect(told(rule('{ $or: [{ detail_type: [a] }, { source: [shop] }], eventName: [{ exists: false }] }')))
    .toMatchInlineSnapshot(`
    "warning pattern-field Resources.Paid.Properties.EventPattern.$or[0].detail_type (2:74)
      No event has a member "detail_type", so this branch of $or never matches. Did you mean "detail-type"?
    warning pattern-field Resources.Paid.Properties.EventPattern.eventName (2:115)
      No event has a member "eventName", so this always holds. What a sender passes as Detail is matched under "detail": { "detail": { "eventName": … } }."
  `);
  expect(told(rule(`'{"source":["shop"],"detailtype":["paid"]}'`))).toMatchInlineSnapshot(`
    "warning pattern-field Resources.Paid.Properties.EventPattern (2:50)
      No event has a member "detailtype", so the rule never matches. Did you mean "detail-type"?"
  `);

  expect(
    told(rule("{ source: [shop], detail-type: ['Order Paid'], replay-name: [{ exists: false }] }")),
  ).toBe('');
  expect(told(rule('{ detail.total: [1], $or: [{ detail: { Source: [a] } }, { account: ["1"] }] }'))).toBe(
    '',
  );
});

test('the detail-type inside of detail', () => {
  const rule = (pattern: string) => `
  Paid: { Type: AWS::Events::Rule, Properties: { EventPattern: ${pattern}, ${OUTSIDE} } }`;

  expect(told(rule('{ source: [shop], detail: { detail-type: [paid] } }'))).toMatchInlineSnapshot(`
    "warning pattern-field Resources.Paid.Properties.EventPattern.detail.detail-type (2:92)
      "detail-type" is next to "detail" in an event, not in it. Move "detail-type" out of "detail"."
  `);
  expect(told(rule('{ detail-type: [paid], detail: { detail-type: [paid] } }'))).toBe('');
  expect(told(rule('{ detail: { order: { detail-type: [paid] } } }'))).toBe('');
  expect(
    told(rule('{ $or: [{ detail-type: [a] }, { source: [b] }], detail: { detail-type: [paid] } }')),
  ).toBe('');
});

test('the pattern of an archive', () => {
  const archive = (pattern: string) => `
  Kept:
    Type: AWS::Events::Archive
    Properties:
      SourceArn: !Sub arn:aws:events:\${AWS::Region}:\${AWS::AccountId}:event-bus/default
      EventPattern: ${pattern}`;

  expect(told(archive('{ detailType: [paid] }'))).toMatchInlineSnapshot(`
    "warning pattern-field Resources.Kept.Properties.EventPattern.detailType (6:23)
      No event has a member "detailType", so the archive keeps nothing. Did you mean "detail-type"?"
  `);
  expect(told(archive('{ detail-type: [paid] }'))).toBe('');
});

test('the event of a function of SAM', () => {
  const sam = (pattern: string) => `
Transform: AWS::Serverless-2016-10-31
Resources:
  Mailer:
    Type: AWS::Serverless::Function
    Properties:
      Events:
        Paid:
          Type: EventBridgeRule
          Properties:
            Pattern:
              ${pattern}: [paid]
`;
  expect(told(sam('DetailType'))).toMatchInlineSnapshot(`
    "warning pattern-field Resources.Mailer.Properties.Events.Paid.Properties.Pattern.DetailType (12:15)
      No event has a member "DetailType", so the rule never matches. Did you mean "detail-type"?"
  `);
  expect(told(sam('detail-type'))).toBe('');
});

test('numbers of parameters, which patterns get as texts', () => {
  const rule = (type: string, pattern: string) => `
Parameters:
  Limit: { Type: ${type}, Default: 100 }
Resources:
  Paid:
    Type: AWS::Events::Rule
    Properties:
      EventPattern: ${pattern}
      ${OUTSIDE}
`;
  expect(told(rule('Number', "{ detail: { total: [{ numeric: ['>=', !Ref Limit] }] } }")))
    .toMatchInlineSnapshot(`
      "error refused Resources.Paid.Properties.EventPattern (8:7)
        Event pattern is not valid. Reason: Value of >= must be numeric
         at [Source: (String)"{"detail":{"total":[{"numeric":[">=","100"]}]}}"; line: 1, column: 39]
        
          1 | {"detail":{"total":[{"numeric":[">=","100"]}]}}
                                                   ^
        
          • "100" is a string. Ref gives strings, even for a parameter of type Number. Write the number itself, or the whole pattern as a string with Fn::Sub."
    `);
  expect(told(rule('Number', '{ detail: { total: [7, !Ref Limit] } }'))).toMatchInlineSnapshot(`
    "warning text-number Resources.Paid.Properties.EventPattern.detail.total[1] (8:49)
      Ref gives the value of Limit as a string, though its type is Number: it matches a string in the event, never a number. Write the number itself, or the whole pattern as a string with Fn::Sub."
  `);
  expect(told(rule('Number', '{ $or: [{ detail: { total: [!Ref Limit] } }, { source: [shop] }] }')))
    .toMatchInlineSnapshot(`
      "warning text-number Resources.Paid.Properties.EventPattern.$or[0].detail.total[0] (8:54)
        Ref gives the value of Limit as a string, though its type is Number: it matches a string in the event, never a number. Write the number itself, or the whole pattern as a string with Fn::Sub."
    `);

  expect(told(rule('String', '{ detail: { total: [!Ref Limit] } }'))).toBe('');
  expect(told(rule('Number', '{ account: [!Ref Limit] }'))).toBe('');
  expect(told(rule('Number', `!Sub '{"detail":{"total":[{"numeric":[">=",\${Limit}]}]}}'`))).toBe('');
});

test('events of AWS services on a bus to which none come', () => {
  const rule = (source: string, rest = '') => `
Resources:
  Bus: { Type: AWS::Events::EventBus, Properties: { Name: orders } }
  Made:
    Type: AWS::Events::Rule
    Properties:
      EventBusName: !Ref Bus
      EventPattern: { source: [${source}] }
      ${OUTSIDE}
${rest}`;
  expect(told(rule('aws.s3'))).toMatchInlineSnapshot(`
    "warning never-matches Resources.Made.Properties.EventPattern (8:7)
      Events of AWS services arrive only on the default bus, and no rule of the template sends them on to "orders". Put the rule on the default bus: leave EventBusName out."
  `);
  expect(told(rule('{ prefix: aws. }'))).toMatchInlineSnapshot(`
    "warning never-matches Resources.Made.Properties.EventPattern (8:7)
      Events of AWS services arrive only on the default bus, and no rule of the template sends them on to "orders". Put the rule on the default bus: leave EventBusName out."
  `);

  expect(told(rule('aws.s3, shop'))).toBe('');
  expect(told(rule('aws.partner/shop'))).toBe('');
  expect(told(rule('aws.s3').replace('EventBusName: !Ref Bus', 'Name: made'))).toBe('');
  expect(told(rule('aws.s3', 'Outputs: { Bus: { Value: !GetAtt Bus.Arn, Export: { Name: bus } } }'))).toBe(
    '',
  );
  expect(
    told(
      rule(
        'aws.s3',
        `
  On:
    Type: AWS::Events::Rule
    Properties: { EventPattern: { source: [aws.s3] }, Targets: [{ Id: b, Arn: !GetAtt Bus.Arn }] }`,
      ),
    ),
  ).toBe('');
});

test('patterns that are longer than their quota', () => {
  const rule = (length: number) => `
  Long:
    Type: AWS::Events::Rule
    Properties:
      EventPattern: { source: [${'x'.repeat(length)}] }
      ${OUTSIDE}`;
  expect(told(rule(2040))).toMatchInlineSnapshot(`
    "error refused Resources.Long.Properties.EventPattern (5:7)
      The requested resource exceeds the maximum number allowed. The pattern has 2,055 characters; the quota is 2,048."
  `);
  expect(told(rule(2030))).toBe('');
});
