import { expect, test } from 'vitest';
import '../../../src/vitest.js';
import { mockEventBridge } from '../../../src/index.js';
import { fromCdk, fromCloudFormation } from '../../../src/templates.js';
import { cdkOut } from './cdk-out.js';

const PLACE = { account: '111122223333', region: 'eu-west-1' };

test.each([
  'ShippedRule3C1E1B4D',
  'Orders/Shipping/ShippedRule/Resource',
  'Orders/Shipping/ShippedRule',
  'Shipping/ShippedRule/Resource',
  'Shipping/ShippedRule',
  'ShippedRule/Resource',
  'ShippedRule',
])('%s names the rule', (name) => {
  using out = cdkOut();
  using eventBridge = mockEventBridge({ ...PLACE, seed: fromCdk(out.path, { stack: 'Orders' }) });
  expect(eventBridge.rule(name).name).toMatch(/^Orders-ShippedRule/);
});

test.each(['Orders', 'Resource', 'Shipping', 'shippedrule', 'Rule/Resource', 'hippedRule', ''])(
  '%j names no rule',
  (name) => {
    using out = cdkOut();
    using eventBridge = mockEventBridge({ ...PLACE, seed: fromCdk(out.path, { stack: 'Orders' }) });
    const exists = () => name !== '' && eventBridge.rule(name).exists;
    expect(exists()).toBe(false);
  },
);

test('buses, functions and handlers are known by their paths, also through a nested stack', async () => {
  using out = cdkOut();
  using eventBridge = mockEventBridge({ ...PLACE, seed: fromCdk(out.path, { stack: 'Orders' }) });
  const billed: unknown[] = [];
  eventBridge.handle('Orders/Billing', (event) => billed.push(event));
  const nested = eventBridge.rule('Nested/PaidRule');
  const source = String((nested.pattern as { source: readonly string[] }).source[0]);
  for (const Source of ['shop', source]) {
    eventBridge.emit({ EventBusName: 'orders', Source, DetailType: 'Order Paid', Detail: '{}' });
  }
  await eventBridge.settled();

  expect(billed).toHaveLength(2);
  expect(eventBridge.bus('Orders/Bus').name).toBe('orders');
  expect(eventBridge.rule('Nested/PaidRule', 'Bus').events()).toHaveLength(1);
  expect(eventBridge.target('Nested/Depot').invocations()).toHaveLength(1);
  expect(eventBridge.target('Depot').arnOrId).toMatch(
    /:Orders-NestedStackResourceDEFDAA4D-\w+-Depot4C995B7F-/,
  );
});

test('a path comes before those that are shortened to it, and one in its stack before others', () => {
  using out = cdkOut();
  const seed = ['Orders', 'Prod/Orders'].map((stack) => fromCdk(out.path, { stack, ...PLACE }));
  using one = mockEventBridge({ ...PLACE, seed: seed.slice(0, 1) });
  using both = mockEventBridge({ ...PLACE, seed });

  expect(one.rule('PaidRule').name).toMatch(/^Orders-PaidRule/);
  expect(one.rule('Nested/PaidRule').name).toMatch(/^Orders-NestedStack/);
  expect(one.rule('NestedStackResourceDEFDAA4D.PaidRule0D5B0870').name).toMatch(/^Orders-NestedStack/);
  expect(both.rule('Orders/PaidRule').name).toMatch(/^Orders-PaidRule/);
  expect(both.rule('Prod/Orders/PaidRule').name).toMatch(/^Prod-Orders-PaidRule/);
});

test('a name that means several things is refused with the paths of all', () => {
  using out = cdkOut();
  const seed = ['Orders', 'Prod/Orders'].map((stack) => fromCdk(out.path, { stack, ...PLACE }));
  using eventBridge = mockEventBridge({ ...PLACE, seed });

  expect(() => eventBridge.rule('PaidRule')).toThrowErrorMatchingInlineSnapshot(
    `[TypeError: The name "PaidRule" matches several things: Orders/PaidRule (rule "Orders-PaidRule0D5B0870-ROCIRIGP1LDH" on bus "orders") and Prod/Orders/PaidRule (rule "Prod-Orders-PaidRule0D5B0870-70D2GCSM3YTS" on bus "default"). Use one of these names.]`,
  );
  expect(eventBridge.rule('PaidRule', 'Bus').name).toMatch(/^Orders-PaidRule/);
});

test('a name that is misspelt is told the one that was meant', () => {
  using out = cdkOut();
  using eventBridge = mockEventBridge({ ...PLACE, seed: fromCdk(out.path, { stack: 'Orders' }) });

  expect(() => {
    expect(eventBridge.rule('ShipedRule')).toMatchEvent({ source: 'shop' });
  }).toThrow(`does not exist.\n\nDid you mean eventBridge.rule('ShippedRule')?`);
  expect(() => {
    eventBridge.handle('Biling', () => undefined);
  }).toThrowErrorMatchingInlineSnapshot(
    `[TypeError: handle: no rule and no schedule has a target with the Id or name "Biling". Did you mean "Billing"?]`,
  );
});

test('the name that the account knows comes first, then the whole names of templates', () => {
  using out = cdkOut();
  const orders = fromCdk(out.path, { stack: 'Orders' });
  const other = fromCloudFormation(
    {
      Resources: {
        ShippedRule: { Type: 'AWS::Events::Rule', Properties: { ScheduleExpression: 'rate(1 day)' } },
      },
    },
    PLACE,
  );
  const named = { buses: { default: { rules: { ShippedRule: { schedule: 'rate(2 days)' } } } } };
  using both = mockEventBridge({ ...PLACE, seed: [orders, other] });
  using physical = mockEventBridge({ ...PLACE, seed: [orders, named] });

  expect(both.rule('ShippedRule').eventBusName).toBe('default');
  expect(both.rule('Shipping/ShippedRule').eventBusName).toBe('orders');
  expect(physical.rule('ShippedRule').eventBusName).toBe('default');
});
