import { expect, test } from 'vitest';
import '../../src/vitest.js';
import { mockEventBridge } from '../../src/index.js';
import { fromCloudFormation } from '../../src/templates.js';
import { failureOf, misuseOf } from '../expect/failure.js';

const template = `
Transform: AWS::Serverless-2016-10-31
Parameters:
  Stage: { Type: String, Default: dev }
  Least: { Type: String }
Resources:
  OrderPipe:
    Type: AWS::Pipes::Pipe
    Properties:
      Source: !GetAtt Orders.Arn
      SourceParameters:
        FilterCriteria:
          Filters:
            - Pattern: !Sub '{ "body": { "stage": ["\${Stage}"], "total": [{ "numeric": [">=", 100] }] } }'
  ChangePipe:
    Type: AWS::Pipes::Pipe
    Properties:
      SourceParameters:
        FilterCriteria:
          Filters:
            - Pattern: '{ "eventName": ["INSERT"] }'
            - Pattern: '{ "eventName": ["MODIFY"], "dynamodb": { "NewImage": { "paid": { "BOOL": [true] } } } }'
  AllPipe: { Type: AWS::Pipes::Pipe, Properties: { Source: !GetAtt Orders.Arn } }
  UnknownPipe:
    Type: AWS::Pipes::Pipe
    Properties:
      SourceParameters:
        FilterCriteria: { Filters: [{ Pattern: !Sub '{ "body": { "total": [\${Least}] } }' }] }
  TextPipe: { Type: AWS::Pipes::Pipe, Properties: { SourceParameters: { FilterCriteria: { Filters: [{ Pattern: 'all' }] } } } }
  Paid:
    Type: AWS::Events::Rule
    Properties: { EventPattern: { source: [!Sub 'shop.\${Stage}'] } }
  Imported:
    Type: AWS::Events::Rule
    Properties: { EventBusName: !ImportValue bus, EventPattern: { source: [shop] } }
  Nightly: { Type: AWS::Events::Rule, Properties: { ScheduleExpression: rate(1 day) } }
  Kept:
    Type: AWS::Events::Archive
    Properties:
      SourceArn: !Sub 'arn:aws:events:us-east-1:\${AWS::AccountId}:event-bus/default'
      EventPattern: '{ "source": ["kept"] }'
  Mailer:
    Type: AWS::Serverless::Function
    Properties:
      Events:
        Placed: { Type: EventBridgeRule, Properties: { Pattern: { source: [placed] } } }
  Flow:
    Type: AWS::Serverless::StateMachine
    Properties: { Name: flow }
  Orders: { Type: AWS::SQS::Queue }
  Registry: { Type: AWS::EventSchemas::Registry }
`;
const stack = fromCloudFormation(template);

test.each([
  { name: 'Paid', pattern: { source: ['shop.dev'] } },
  { name: 'Imported', pattern: { source: ['shop'] } },
  { name: 'Kept', pattern: { source: ['kept'] } },
  { name: 'MailerPlaced', pattern: { source: ['placed'] } },
  { name: 'OrderPipe', pattern: { body: { stage: ['dev'], total: [{ numeric: ['>=', 100] }] } } },
  {
    name: 'ChangePipe',
    pattern: {
      $or: [
        { eventName: ['INSERT'] },
        { eventName: ['MODIFY'], dynamodb: { NewImage: { paid: { BOOL: [true] } } } },
      ],
    },
  },
])('a stack tells the pattern of $name', ({ name, pattern }) => {
  expect(stack.pattern(name)).toEqual(pattern);
  expect(stack.pattern(name)).toBeValidEventPattern();
});

test('the filter of a pipe is held against the records of its source', () => {
  const orders = stack.pattern('OrderPipe');
  expect({ messageId: 'm-1', body: { stage: 'dev', total: 150 } }).toMatchEventPattern(orders);
  expect({ messageId: 'm-1', body: '{"stage":"dev","total":150}' }).toMatchEventPattern(orders);
  expect({ body: 'paid' }).not.toMatchEventPattern(orders);
  expect(orders).not.toMatchEvent('{ "body": { "stage": "dev", "total": 99 } }');
  expect(orders).toMatchEvent('{ "body": { "stage": "dev", "total": 150 } }');

  const changes = stack.pattern('ChangePipe');
  expect({ eventName: 'INSERT', dynamodb: {} }).toMatchEventPattern(changes);
  expect({ eventName: 'MODIFY', dynamodb: { NewImage: { paid: { BOOL: true } } } }).toMatchEventPattern(
    changes,
  );
  expect({ eventName: 'REMOVE' }).not.toMatchEventPattern(changes);

  expect({ source: 'shop.dev' }).toMatchEventPattern(stack.pattern('Paid'));
  expect(
    failureOf(() => {
      expect({ body: { stage: 'dev', total: 99 } }).toMatchEventPattern(orders);
    }),
  ).toMatchInlineSnapshot(`
    expect(event).toMatchEventPattern(pattern)

    The pattern does not match the record.

      ✓ body.stage       "dev"               matches "dev"
      ✗ body.total       99                  needs numeric >= 100
  `);
  expect(
    failureOf(() => {
      expect({ body: { stage: 'dev', total: 150 } }).not.toMatchEventPattern(orders);
    }),
  ).toMatchInlineSnapshot(`
    expect(event).not.toMatchEventPattern(pattern)

    The pattern matches the record.

      ✓ body.stage       "dev"               matches "dev"
      ✓ body.total       150                 matches numeric >= 100
  `);
  expect(
    misuseOf(() => {
      expect(5).toMatchEventPattern(orders);
    }),
  ).toMatchInlineSnapshot(`
    expect(received).toMatchEventPattern(pattern)

    Matcher error: received must be an event, but is 5.

    Pass an event such as { Source: 'shop', DetailType: 'OrderPaid', Detail: { orderId: 'o-1' } }.
  `);
  expect(
    misuseOf(() => {
      expect({ body: { stage: 'dev' } }).toMatchEventPattern(stack.pattern('Paid'));
    }),
  ).toMatchInlineSnapshot(`
    expect(received).toMatchEventPattern(pattern)

    Matcher error: received has a member "body", but events have no such member.

    Members of the event's detail belong under Detail: { Detail: { body: … } }
  `);
});

test('what has no pattern that can be told says why', () => {
  const names = ['OrdersPipe', 'Orders', 'Nightly', 'AllPipe', 'UnknownPipe', 'TextPipe'];
  expect(names.map(refusalOf).join('\n')).toMatchInlineSnapshot(`
    "TypeError: the template has no rule, archive or pipe "OrdersPipe". Did you mean "OrderPipe"?
    TypeError: the template has no rule, archive or pipe "Orders". There are OrderPipe, ChangePipe, AllPipe, UnknownPipe, TextPipe, Paid, Imported, Nightly, Kept, MailerPlaced.
    Error: "Nightly" has no pattern. It runs by its schedule.
    Error: The pipe "AllPipe" has no filter. It takes every record of its source.
    Error: The pattern is not known:

      Parameters.Least (line 5, column 3): The parameter has no default, and no value was given: { parameters: { Least: … } }.
    Error: Resources.TextPipe.Properties.SourceParameters.FilterCriteria.Filters[0].Pattern is not a JSON object."
  `);
});

function refusalOf(name: string): string {
  try {
    return JSON.stringify(stack.pattern(name));
  } catch (error) {
    return String(error);
  }
}

test('what is not simulated is noted', () => {
  expect(String(stack)).toMatchInlineSnapshot(`
    "the template: 5 resources of EventBridge
      Kept: archive "stack-Kept-QEQKUZITRQLF" of bus "default"
      Paid: rule "stack-Paid-5HZOCIH2FH4H" on bus "default", no targets
      Nightly: rule "stack-Nightly-HK9JD1L5WZXI" on bus "default", no targets
      MailerPlaced: rule "stack-MailerPlaced-8ZX2CLAQOC6W" on bus "default", 1 target
      Imported: AWS::Events::Rule, waits for an import
      note: Resources.OrderPipe (line 7, column 3): Pipes are not simulated: nothing goes through this one. stack.pattern("OrderPipe") has its filter.
      note: Resources.ChangePipe (line 15, column 3): Pipes are not simulated: nothing goes through this one. stack.pattern("ChangePipe") has its filter.
      note: Resources.AllPipe (line 23, column 3): Pipes are not simulated: nothing goes through this one.
      note: Resources.UnknownPipe (line 24, column 3): Pipes are not simulated: nothing goes through this one. stack.pattern("UnknownPipe") has its filter.
      note: Resources.TextPipe (line 29, column 3): Pipes are not simulated: nothing goes through this one. stack.pattern("TextPipe") has its filter.
      note: Resources.Registry (line 51, column 3): The schema registry of EventBridge is not simulated.
      error: Resources.Imported.Properties.EventBusName (line 35, column 19): The export "bus" of another stack is not known. Give it: { imports: { "bus": … } }.
      warning: Resources.Paid.Properties (line 32, column 5): The rule has no target, so it does nothing. Give it Targets.
      warning: Resources.Nightly.Properties (line 36, column 39): The rule has no target, so it does nothing. Give it Targets."
  `);
  using eventBridge = mockEventBridge({
    seed: fromCloudFormation(template, { imports: { bus: 'default' } }),
  });
  expect(eventBridge.rule('MailerPlaced').pattern).toEqual(stack.pattern('MailerPlaced'));
});
