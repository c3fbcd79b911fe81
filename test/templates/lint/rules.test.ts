import { expect, test } from 'vitest';
import { mockEventBridge } from '../../../src/index.js';
import { fromCloudFormation } from '../../../src/templates.js';
import { OUTSIDE, told, whole } from './told.js';

test('a bus that is spelt nearly as one of the template', () => {
  const rule = (bus: string) => `
  Bus: { Type: AWS::Events::EventBus, Properties: { Name: orders } }
  Paid:
    Type: AWS::Events::Rule
    Properties:
      EventBusName: ${bus}
      EventPattern: { source: [shop] }
      ${OUTSIDE}`;

  expect(told(rule('ordrs'))).toMatchInlineSnapshot(`
    "note stand-in Resources.Paid.Properties.EventBusName (6:7)
      The event bus "ordrs" is not in this template. One without settings stands in for it.
    warning unknown-bus Resources.Paid.Properties.EventBusName (6:7)
      The template has no event bus named "ordrs", but Bus is named "orders". Refer to Bus instead of writing a name."
  `);
  expect(told(rule('Bus'))).toMatchInlineSnapshot(`
    "note stand-in Resources.Paid.Properties.EventBusName (6:7)
      The event bus "Bus" is not in this template. One without settings stands in for it.
    warning unknown-bus Resources.Paid.Properties.EventBusName (6:7)
      The template has no event bus named "Bus", but Bus is the bus "orders". Refer to Bus instead of writing a name."
  `);
  expect(told(rule('payments'))).toMatchInlineSnapshot(`
    "note stand-in Resources.Paid.Properties.EventBusName (6:7)
      The event bus "payments" is not in this template. One without settings stands in for it."
  `);
  expect(told(rule('!ImportValue bus'), { imports: { bus: 'ordrs' } })).toMatchInlineSnapshot(`
    "note stand-in Resources.Paid.Properties.EventBusName (6:7)
      The event bus "ordrs" is not in this template. One without settings stands in for it."
  `);

  expect(told(rule('!Ref Bus'))).toBe('');
  expect(told(rule('orders'))).toBe('');
});

test('a schedule on a custom bus is refused in the words of the service', () => {
  const rule = (bus: string) => `
  Bus: { Type: AWS::Events::EventBus, Properties: { Name: orders } }
  Nightly:
    Type: AWS::Events::Rule
    Properties:
      ${bus}
      ScheduleExpression: rate(1 day)
      ${OUTSIDE}`;

  expect(told(rule('EventBusName: !Ref Bus'))).toMatchInlineSnapshot(`
    "error refused Resources.Nightly.Properties.ScheduleExpression (7:7)
      ScheduleExpression is supported only on the default event bus."
  `);
  expect(told(rule(''))).toBe('');
});

test('more rules than a bus may have', () => {
  const rules = (count: number) =>
    Array.from(
      { length: count },
      (_, n) => `
  Rule${n}: { Type: AWS::Events::Rule, Properties: { EventPattern: { source: [s${n}] }, ${OUTSIDE} } }`,
    ).join('');

  expect(told(rules(301))).toMatchInlineSnapshot(`
    "warning quota Resources.Rule300.Properties (302:39)
      The bus "default" has more than 300 rules, which is the quota of an account unless AWS has raised it. If it has, say so: mockEventBridge({ quotas: { rulesPerEventBus: … } })."
  `);
  expect(told(rules(300))).toBe('');

  const seed = fromCloudFormation(whole(rules(301)));
  expect(() => mockEventBridge({ seed })).toThrow(
    'The requested resource exceeds the maximum number allowed.',
  );
  using eventBridge = mockEventBridge({ seed, quotas: { rulesPerEventBus: 400 } });
  expect(eventBridge.bus('default').rules()).toHaveLength(301);
});

test('more targets than a rule may have, and more rules with wildcards than a bus', () => {
  const targets = Array.from(
    { length: 6 },
    (_, n) => `{ Id: t${n}, Arn: 'arn:aws:sns:us-east-1:123456789012:t' }`,
  );
  const aimed = `
  Wide: { Type: AWS::Events::Rule, Properties: { EventPattern: { source: [a] }, Targets: [${targets.join(', ')}] } }`;
  expect(told(aimed)).toMatchInlineSnapshot(`
    "error refused Resources.Wide.Properties.Targets[5] (2:376)
      The requested resource exceeds the maximum number allowed. A rule can have at most 5 targets."
  `);

  const wild = Array.from(
    { length: 31 },
    (_, n) => `
  Rule${n}: { Type: AWS::Events::Rule, Properties: { EventPattern: { source: [{ wildcard: 's*${n}' }] }, ${OUTSIDE} } }`,
  );
  expect(told(wild.join(''))).toMatchInlineSnapshot(`
    "error refused Resources.Rule30.Properties (32:38)
      The requested resource exceeds the maximum number allowed. A bus can have at most 30 rules with wildcards."
  `);
  expect(told(wild.slice(1).join(''))).toBe('');
});

test('two rules that are alike', () => {
  const rules = (second: string) => `
  One:
    Type: AWS::Events::Rule
    Properties:
      EventPattern: { source: [shop], detail-type: [paid] }
      ${OUTSIDE}
  Two:
    Type: AWS::Events::Rule
    Properties: ${second}`;
  const alike = `{ EventPattern: { detail-type: [paid], source: [shop] }, ${OUTSIDE.replace('Id: a', 'Id: b')} }`;

  expect(told(rules(alike))).toMatchInlineSnapshot(`
    "warning duplicate-rule Resources.Two.Properties (9:5)
      The rule duplicates One: its targets receive each event twice. Remove one of them."
  `);

  expect(told(rules(alike.replace('outside', 'other')))).toBe('');
  expect(told(rules(alike.replace('[paid]', '[placed]')))).toBe('');
  expect(told(rules(alike.replace('{ Event', '{ State: DISABLED, Event')))).toBe('');
});

test('a rule without a target', () => {
  const rule = (more: string) => `
  Paid: { Type: AWS::Events::Rule, Properties: { EventPattern: { source: [shop] }${more} } }`;

  expect(told(rule(''))).toMatchInlineSnapshot(`
    "warning no-target Resources.Paid.Properties (2:36)
      The rule has no target, so it does nothing. Give it Targets."
  `);
  expect(told(rule(', Targets: []'))).toBe(told(rule('')));

  expect(told(rule(', State: DISABLED'))).toBe('');
});

test('rules that send events round and round', () => {
  const rules = (first: string, second: string, pattern = 'shop') => `
  Bus: { Type: AWS::Events::EventBus, Properties: { Name: orders } }
  There:
    Type: AWS::Events::Rule
    Properties: { EventPattern: { source: [shop] }, Targets: [{ Id: b, Arn: ${first} }] }
  Back:
    Type: AWS::Events::Rule
    Properties:
      EventBusName: !Ref Bus
      EventPattern: { source: [${pattern}] }
      Targets: [{ Id: b, Arn: ${second} }]`;
  const own = `!Sub 'arn:aws:events:\${AWS::Region}:\${AWS::AccountId}:event-bus/default'`;
  const bus = '!GetAtt Bus.Arn';
  const elsewhere = 'arn:aws:sns:us-east-1:123456789012:topic';

  expect(told(rules(own, elsewhere))).toMatchInlineSnapshot(`
    "warning loop Resources.There.Properties.Targets[0].Arn (5:72)
      The rule sends events to the bus that they come from, where it matches them again: a loop. Use another bus."
  `);
  expect(told(rules(bus, own))).toMatchInlineSnapshot(`
    "warning loop Resources.There.Properties.Targets[0].Arn (5:72)
      Back has the same pattern and sends the events back to "default": a loop. Make the patterns differ."
  `);

  expect(told(rules(bus, elsewhere))).toBe('');
  expect(told(rules(bus, own, 'billing'))).toBe('');
});

test('what is told of a target has its place, also behind one that is refused', () => {
  const targets = [
    `{ Id: 'not an id', Arn: 'arn:aws:sqs:us-east-1:123456789012:q' }`,
    `{ Id: fifo, Arn: 'arn:aws:sns:us-east-1:123456789012:news.fifo' }`,
  ];
  expect(
    told(`
  Paid:
    Type: AWS::Events::Rule
    Properties:
      EventPattern: { source: [shop] }
      Targets:
        - ${targets.join('\n        - ')}`),
  ).toMatchInlineSnapshot(`
    "error refused Resources.Paid.Properties.Targets[0] (7:11)
      1 validation error detected: Value 'not an id' at 'targets.1.member.id' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\.\\-_A-Za-z0-9]+
    warning fifo Resources.Paid.Properties.Targets[1].Arn (8:23)
      EventBridge cannot publish to a FIFO topic. Use a standard topic."
  `);
});
