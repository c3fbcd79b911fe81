import { expect, test } from 'vitest';
import { mockEventBridge } from '../../src/index.js';
import { fromCloudFormation } from '../../src/templates.js';
import { shop } from './shop.js';

test('rules, buses, targets and handlers are known by their logical ids, also after reset', async () => {
  using eventBridge = mockEventBridge({ seed: fromCloudFormation(shop) });
  const send = async () => {
    const Detail = JSON.stringify({ id: 'o-1', total: 150 });
    eventBridge.emit({ EventBusName: 'orders-dev', Source: 'shop.dev', DetailType: 'Order Placed', Detail });
    await eventBridge.settled();
  };
  eventBridge.reset();
  await send();

  expect(eventBridge.bus('Bus').arn).toBe('arn:aws:events:us-east-1:123456789012:event-bus/orders-dev');
  expect(eventBridge.rule('Placed').events()).toHaveLength(1);
  expect(eventBridge.rule('Placed', 'Bus').exists).toBe(true);
  expect(eventBridge.rule('Placed', 'default').exists).toBe(false);
  expect(eventBridge.target('Billing').invocations()).toHaveLength(1);

  await eventBridge.isolate((isolated) => {
    isolated.handle('Billing', () => undefined);
    expect(isolated.rule('Placed').exists).toBe(true);
  });
});

test('a target is known by its logical id where the template puts its ARN together', () => {
  const seed = fromCloudFormation({
    Resources: {
      Paid: {
        Type: 'AWS::Events::Rule',
        Properties: {
          EventPattern: { source: ['shop'] },
          Targets: [
            {
              Id: 'Target0',
              Arn: { 'Fn::Sub': 'arn:aws:lambda:${AWS::Region}:${AWS::AccountId}:function:${Billing}' },
            },
            {
              Id: 'Target1',
              Arn: { 'Fn::Join': ['', ['arn:aws:logs:us-east-1:123456789012:log-group:', { Ref: 'Log' }]] },
            },
          ],
        },
      },
      Billing: { Type: 'AWS::Lambda::Function' },
      Log: { Type: 'AWS::Logs::LogGroup', Properties: { LogGroupName: '/aws/events/log' } },
    },
  });
  using eventBridge = mockEventBridge({ seed });

  expect(eventBridge.target('Billing').exists).toBe(true);
  expect(eventBridge.target('Log').exists).toBe(true);
});

test('a target is known by its logical id where the template writes its ARN out and nothing refers to it', () => {
  const arns = ['sqs:us-east-1:123456789012:q', 'logs:us-east-1:123456789012:log-group:/aws/events/log'];
  const seed = fromCloudFormation({
    Resources: {
      Paid: {
        Type: 'AWS::Events::Rule',
        Properties: {
          EventPattern: { source: ['shop'] },
          Targets: arns.map((arn, index) => ({ Id: `Target${index}`, Arn: `arn:aws:${arn}` })),
        },
      },
      Table: { Type: 'AWS::DynamoDB::Table', Properties: { TableName: 'q' } },
      Queue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: { 'Fn::Sub': 'q' } } },
      Log: { Type: 'AWS::Logs::LogGroup', Properties: { LogGroupName: '/aws/events/log' } },
    },
  });
  using eventBridge = mockEventBridge({ seed });

  expect(['Table', 'Queue', 'Log'].map((id) => eventBridge.target(id).exists)).toEqual([false, true, true]);
  expect(seed.findings.map(({ kind, at }) => [kind, at])).toEqual([
    ['no-permission', 'Resources.Paid.Properties.Targets[0].Arn'],
    ['no-permission', 'Resources.Paid.Properties.Targets[1].Arn'],
  ]);
});

test('the name that the account knows comes first', () => {
  const other = { buses: { Bus: {}, default: { rules: { Placed: { pattern: { source: ['x'] } } } } } };
  using eventBridge = mockEventBridge({ seed: [fromCloudFormation(shop), other] });

  expect(eventBridge.bus('Bus').name).toBe('Bus');
  expect(eventBridge.rule('Placed').eventBusName).toBe('default');
});

test('a rule that is none names the logical id that is meant most probably', () => {
  using eventBridge = mockEventBridge({ seed: fromCloudFormation(shop) });
  const rule = eventBridge.rule('Plased');

  expect(() => rule.pattern).toThrow('Rule "Plased" does not exist on bus "default". Did you mean "Placed"?');
});

test('what one stack exports another imports', () => {
  const orders = fromCloudFormation({
    Resources: {
      Bus: { Type: 'AWS::Events::EventBus', Properties: { Name: 'orders' } },
      Other: { Type: 'AWS::Lambda::Function', Properties: { FunctionName: { Ref: 'Missing' } } },
    },
    Outputs: {
      Bus: { Value: { 'Fn::GetAtt': 'Bus.Arn' }, Export: { Name: { 'Fn::Sub': '${AWS::StackName}-bus' } } },
      Other: { Value: { Ref: 'Other' }, Export: { Name: 'other' } },
      Own: { Value: { Ref: 'Bus' } },
    },
  });
  const EventBusName = { 'Fn::ImportValue': 'stack-bus' };
  const billing = fromCloudFormation(
    {
      Resources: {
        Paid: { Type: 'AWS::Events::Rule', Properties: { EventBusName, EventPattern: { source: ['shop'] } } },
      },
    },
    { imports: orders.exports },
  );
  using eventBridge = mockEventBridge({ seed: [orders, billing] });

  expect(orders.exports).toEqual({ 'stack-bus': 'arn:aws:events:us-east-1:123456789012:event-bus/orders' });
  expect(eventBridge.rule('Paid').eventBusName).toBe('orders');
});

test('a logical id of two stacks names both', () => {
  const seed = ['dev', 'prod'].map((Stage) =>
    fromCloudFormation(shop, { parameters: { Stage }, stackName: Stage }),
  );
  using eventBridge = mockEventBridge({ seed });

  expect(eventBridge.rule('Placed', 'orders-dev').name).toContain('dev-Placed-');
  expect(() => eventBridge.rule('Placed')).toThrowErrorMatchingInlineSnapshot(
    `[TypeError: The name "Placed" matches several things: rule "dev-Placed-2QXX38A493AY" on bus "orders-dev" and rule "prod-Placed-BXP5W6ORY2J2" on bus "orders-prod". Use one of these names.]`,
  );
  expect(() => eventBridge.bus('Bus')).toThrowErrorMatchingInlineSnapshot(
    `[TypeError: The name "Bus" matches several things: orders-dev and orders-prod. Use one of these names.]`,
  );
  expect(() => eventBridge.target('Billing')).toThrowErrorMatchingInlineSnapshot(
    `[TypeError: The name "Billing" matches several things: arn:aws:lambda:us-east-1:123456789012:function:dev-Billing-QN5QH0C77T0Q and arn:aws:lambda:us-east-1:123456789012:function:prod-Billing-KAOWPJTTE8LH. Use one of these names.]`,
  );
  expect(() => {
    eventBridge.handle('Billing', () => undefined);
  }).toThrowErrorMatchingInlineSnapshot(
    `[TypeError: The name "Billing" matches several things: arn:aws:lambda:us-east-1:123456789012:function:dev-Billing-QN5QH0C77T0Q and arn:aws:lambda:us-east-1:123456789012:function:prod-Billing-KAOWPJTTE8LH. Use one of these names.]`,
  );
});
