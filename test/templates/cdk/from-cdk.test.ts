import { join } from 'node:path';
import { expect, test } from 'vitest';
import { mockEventBridge } from '../../../src/index.js';
import { fromCdk } from '../../../src/templates.js';
import { billingTemplate, cdkOut, lone, ordersTemplate } from './cdk-out.js';

const PLACE = { account: '111122223333', region: 'eu-west-1' };

test('a stack of a folder has the name, the account and the Region that the manifest gives it', () => {
  using out = cdkOut();
  const seed = fromCdk(out.path, { stack: 'Orders' });
  using eventBridge = mockEventBridge({ ...PLACE, seed });

  expect(eventBridge.rule('PaidRule').arn).toMatch(
    /^arn:aws:events:eu-west-1:111122223333:rule\/orders\/Orders-PaidRule0D5B0870-/,
  );
  expect(String(seed).replace(out.path, 'cdk.out')).toMatchInlineSnapshot(`
    "stack "Orders" in cdk.out: 5 resources of EventBridge
      Orders/Bus: bus "orders"
      Orders/Kept: archive "Orders-Kept1A2B3C4D-EP2ET40QYQ6E" of bus "orders"
      Orders/PaidRule: rule "Orders-PaidRule0D5B0870-ROCIRIGP1LDH" on bus "orders", 1 target
      Orders/Shipping/ShippedRule: rule "Orders-ShippedRule3C1E1B4D-D5DF3MKNO6AF" on bus "orders", 1 target
      Orders/Nested/PaidRule: rule "Orders-NestedStackResourceDEFDAA4D-755RON2Y1EIK-Pai-S9XCOGCQRGIH" on bus "orders", 1 target"
  `);
  expect(seed.findings).toEqual([]);
});

test('options win over the stack, which need not be for one account and Region', () => {
  using out = cdkOut();
  const given = fromCdk(out.path, {
    stack: 'Orders',
    account: '123456789012',
    region: 'us-east-1',
    stackName: 'shop',
  });
  const agnostic = fromCdk(out.path, { stack: 'Prod/Orders' });
  using eventBridge = mockEventBridge({ region: 'us-east-1', seed: [given, agnostic] });

  expect(eventBridge.rule('Orders/PaidRule').name).toMatch(/^shop-PaidRule0D5B0870-/);
  expect(eventBridge.rule('Prod/Orders/PaidRule').name).toMatch(/^Prod-Orders-PaidRule0D5B0870-/);
});

test.each([
  { stack: 'Billing' },
  { stack: 'Prod-Orders' },
  { stack: 'Prod/Orders' },
  { stack: 'ProdOrders525171E2' },
])('the stack $stack is found by this name', ({ stack }) => {
  using out = cdkOut();
  const { buses } = fromCdk(out.path, {
    stack,
    imports: { 'Orders:ExportsOutputRefBusEA82B6486A28F94F': 'default' },
  });
  expect(Object.keys(buses['default']?.rules ?? {})).toHaveLength(1);
});

test('a template of the folder is that of its stack', () => {
  using out = cdkOut();
  const seed = fromCdk(join(out.path, 'Orders.template.json'));
  using eventBridge = mockEventBridge({ ...PLACE, seed });
  expect(eventBridge.rule('Shipping/ShippedRule').name).toMatch(/^Orders-ShippedRule/);
});

test('a template elsewhere knows no paths, but its ids without their hashes', () => {
  using out = cdkOut({ 'other/Orders.template.json': lone });
  const seed = fromCdk(join(out.path, 'other/Orders.template.json'), { stackName: 'shop' });
  using eventBridge = mockEventBridge({ seed });

  expect(eventBridge.rule('PaidRule').name).toMatch(/^shop-PaidRule0D5B0870-/);
  expect(seed.findings.map(({ severity, at, message }) => [severity, at, message])).toMatchInlineSnapshot(`
    [
      [
        "warning",
        "Resources.NestedStackResourceDEFDAA4D",
        "The nested stack is not loaded, so its rules are missing.",
      ],
    ]
  `);
});

test('what a nested stack puts out has to be told where its template is not at hand', () => {
  const message = messageOf(() => fromCdk(ordersTemplate));
  expect(message).toMatchInlineSnapshot(`
    "InvalidTemplate: the template: 1 error

      Resources.ShippedRule3C1E1B4D.Properties.Targets[0].Arn: The template does not say what "Outputs.DepotArn" of the nested stack NestedStackResourceDEFDAA4D is. Give it: { resolve: ({ name, attribute }) => … }."
  `);
  const queue = 'arn:aws:sqs:us-east-1:123456789012:depot';
  const seed = fromCdk(ordersTemplate, {
    resolve: ({ attribute }) => (attribute === 'Outputs.DepotArn' ? queue : undefined),
  });
  using eventBridge = mockEventBridge({ seed });
  expect(eventBridge.rule('ShippedRule').targets).toEqual([{ id: 'Target0', arn: queue }]);
});

test('paths stand in the template, too, where the command line of the CDK made it', () => {
  const seed = fromCdk({
    Resources: {
      PaidRule0D5B0870: {
        Type: 'AWS::Events::Rule',
        Properties: { ScheduleExpression: 'rate(1 day)' },
        Metadata: { 'aws:cdk:path': 'Orders/Shipping/PaidRule/Resource' },
      },
    },
  });
  using eventBridge = mockEventBridge({ seed });
  expect(eventBridge.rule('Shipping/PaidRule').exists).toBe(true);
});

/** What the classes of the CDK have of what is looked at. */
class App {
  synthesised = 0;
  readonly node = { scopes: [this] };
  constructor(readonly assembly: unknown) {}
  synth(): unknown {
    this.synthesised += 1;
    return this.assembly;
  }
}

class Stack {
  readonly node: { readonly scopes: readonly unknown[] };
  readonly nestedStackParent: Stack | undefined = undefined;
  constructor(
    app: App | undefined,
    readonly artifactId: string,
    readonly stackName = artifactId,
  ) {
    this.node = { scopes: [...(app ? [app] : []), this] };
  }
}

test('a stack, its app, its assembly and its artifact are loaded like the folder', () => {
  using out = cdkOut();
  const { buses } = fromCdk(out.path, { stack: 'Orders' });
  const assembly = { directory: out.path };
  const app = new App(assembly);

  expect(fromCdk(new Stack(app, 'Orders')).buses).toEqual(buses);
  expect(app.synthesised).toBe(1);
  expect(fromCdk(app, { stack: 'Orders' }).buses).toEqual(buses);
  expect(fromCdk(assembly, { stack: 'Orders' }).buses).toEqual(buses);
});

test('an assembly may have its stacks as objects', () => {
  const artifact = (stackName: string, template: object) => ({
    id: stackName,
    stackName,
    displayName: `App/${stackName}`,
    environment: { account: '111122223333', region: 'unknown-region' },
    manifest: { metadata: { '/App/Billing/X': [{ type: 'aws:cdk:logicalId', data: 'CrossRule489C626C' }] } },
    template,
  });
  const stacks = [artifact('Orders', ordersTemplate), artifact('Billing', billingTemplate)];
  const imports = { 'Orders:ExportsOutputRefBusEA82B6486A28F94F': 'default' };
  const seed = fromCdk(new App({ stacks }), { stack: 'App/Billing', imports });
  using eventBridge = mockEventBridge({ account: '111122223333', seed });

  expect(eventBridge.rule('App/Billing/X').name).toMatch(/^Billing-CrossRule489C626C-/);
  expect(fromCdk(stacks[1] ?? {}, { imports }).buses).toEqual(seed.buses);
});

test('a Template of the assertions is loaded', () => {
  const seed = fromCdk({ toJSON: () => lone, resourceCountIs: () => undefined });
  using eventBridge = mockEventBridge({ seed });
  expect(eventBridge.rule('PaidRule').name).toMatch(/^stack-PaidRule0D5B0870-/);
});

test('what one stack exports another imports', () => {
  using out = cdkOut();
  const orders = fromCdk(out.path, { stack: 'Orders' });
  const billing = fromCdk(out.path, { stack: 'Billing', imports: orders.exports });
  using eventBridge = mockEventBridge({ ...PLACE, seed: [orders, billing] });
  expect(eventBridge.rule('CrossRule').eventBusName).toBe('orders');
});

test('the exports of one stack of an app meet the imports of another in a list', () => {
  using out = cdkOut();
  const seed = ['Billing', 'Orders'].map((stack) => fromCdk(out.path, { stack }));
  using eventBridge = mockEventBridge({ ...PLACE, seed });
  expect(eventBridge.rule('CrossRule').eventBusName).toBe('orders');
});

test('a stack for another account than the mock lives in is refused with what to write', () => {
  using out = cdkOut();
  const seed = fromCdk(out.path, { stack: 'Orders' });
  expect(() => mockEventBridge({ region: 'us-east-1', seed })).toThrowErrorMatchingInlineSnapshot(
    `[InvalidSeed: seed: the template was loaded for account 111122223333 in eu-west-1, but the mock is in account 111122223333 in us-east-1. Give the mock the account and Region of the template: mockEventBridge({ account: '111122223333', region: 'eu-west-1', seed }). Or load the template with { account: '111122223333', region: 'us-east-1' }.]`,
  );
});

const refused: readonly {
  readonly name: string;
  readonly given: (path: string) => unknown;
  readonly stack?: string;
}[] = [
  { name: 'several stacks, none of which is chosen', given: (path) => path },
  { name: 'a stack that is not there', given: (path) => path, stack: 'Biling' },
  {
    name: 'another stack than the given one',
    given: (path) => new Stack(new App({ directory: path }), 'Orders'),
    stack: 'Billing',
  },
  { name: 'a stack for a template', given: () => ordersTemplate, stack: 'Orders' },
  { name: 'a folder without a manifest', given: () => 'nowhere' },
  { name: 'a template that is not there', given: () => 'nowhere/Orders.template.json' },
  { name: 'a stack without an app', given: () => new Stack(undefined, 'Orders') },
  {
    name: 'a nested stack',
    given: () => ({ node: {}, stackName: 'Nested', nestedStackParent: new Stack(undefined, 'Orders') }),
  },
  { name: 'an assembly without stacks', given: () => ({ stacks: [] }) },
  { name: 'an empty string', given: () => '' },
  { name: 'an object of another kind', given: () => ({ source: ['shop'] }) },
];

test('what is no stack is refused with what is wanted', () => {
  using out = cdkOut();
  const messages = refused.map(({ name, given, stack }) => {
    const message = messageOf(() => fromCdk(given(out.path) as object, stack === undefined ? {} : { stack }));
    return `${name}\n  ${message.replaceAll(out.path, 'cdk.out')}`;
  });
  expect(messages.join('\n')).toMatchInlineSnapshot(`
    "several stacks, none of which is chosen
      TypeError: fromCdk: cdk.out has several stacks. Name one: { stack: "Orders" }. There are "Orders", "Billing", "Prod/Orders" (stack name "Prod-Orders").
    a stack that is not there
      TypeError: fromCdk: cdk.out has no stack "Biling". Did you mean "Billing"? There are "Orders", "Billing", "Prod/Orders" (stack name "Prod-Orders").
    another stack than the given one
      TypeError: fromCdk: stack "Orders" has no stack "Billing". There are "Orders".
    a stack for a template
      TypeError: fromCdk: the template has one stack and does not say which, so there is nothing to choose. For the names that AWS generates, pass { stackName: "Orders" }.
    a folder without a manifest
      TypeError: fromCdk: there is no nowhere/manifest.json. Run \`cdk synth\` first, and pass the folder cdk.out.
    a template that is not there
      TypeError: fromCdk: there is no nowhere/Orders.template.json. Run \`cdk synth\` first, and pass the folder cdk.out.
    a stack without an app
      TypeError: fromCdk: The stack is not in an App that can be synthesised.
    a nested stack
      TypeError: fromCdk: This is a nested stack. Pass the stack that contains it: "Orders".
    an assembly without stacks
      TypeError: fromCdk: the assembly has no stacks.
    an empty string
      TypeError: fromCdk takes a Stack, a Stage, an App, a Template of aws-cdk-lib/assertions, a cloud assembly, or the path of a cdk.out folder or a template in it, not an empty string.
    an object of another kind
      TypeError: fromCdk takes a Stack, a Stage, an App, a Template of aws-cdk-lib/assertions, a cloud assembly, or the path of a cdk.out folder or a template in it, not the object { source: ["shop"] }."
  `);
});

test('a name that two stacks have is refused with the paths of both', () => {
  const stacks = ['Eu', 'Us'].map((id) => ({
    id,
    stackName: 'Orders',
    displayName: id,
    template: lone,
  }));
  expect(() => fromCdk({ stacks }, { stack: 'Orders' })).toThrowErrorMatchingInlineSnapshot(
    `[TypeError: fromCdk: "Orders" matches several stacks of the assembly. Name one by its path. There are "Eu" (stack name "Orders"), "Us" (stack name "Orders").]`,
  );
  expect(fromCdk({ stacks }, { stack: 'Us' }).buses['orders']).toBeDefined();
});

test('files that are no JSON are told by their names', () => {
  using out = cdkOut({ 'Orders.template.json': '{ "Resources": ' });
  const message = messageOf(() => fromCdk(out.path, { stack: 'Orders' }));
  expect(message.replaceAll(out.path, 'cdk.out')).toMatchInlineSnapshot(
    `"TypeError: fromCdk: cdk.out/Orders.template.json is not JSON."`,
  );
});

test('findings name the construct beside the logical id', () => {
  const broken = structuredClone(ordersTemplate) as { Resources: Record<string, { Properties: object }> };
  for (const id of ['PaidRule0D5B0870', 'Kept1A2B3C4D']) {
    Object.assign(broken.Resources[id]?.Properties ?? {}, { EventPattern: { source: 'shop' } });
  }
  using out = cdkOut({ 'Orders.template.json': broken });
  const message = messageOf(() => fromCdk(out.path, { stack: 'Orders' }));
  const { findings } = fromCdk(out.path, { stack: 'Orders', strict: false });

  expect(message.replaceAll(out.path, 'cdk.out')).toMatchInlineSnapshot(`
    "InvalidTemplate: stack "Orders" in cdk.out: 2 errors

      Orders/Kept (Resources.Kept1A2B3C4D.Properties.EventPattern): Event pattern is not valid. Reason: "source" must be an object or an array
         at [Source: (String)"{"source":"shop"}"; line: 1, column: 12]

          1 | {"source":"shop"}
                        ^

          • A pattern lists the values that it accepts: "source": ["shop"]
      Orders/PaidRule (Resources.PaidRule0D5B0870.Properties.EventPattern): Event pattern is not valid. Reason: "source" must be an object or an array
         at [Source: (String)"{"source":"shop"}"; line: 1, column: 12]

          1 | {"source":"shop"}
                        ^

          • A pattern lists the values that it accepts: "source": ["shop"]"
  `);
  expect(findings.map(({ at, constructPath }) => [at, constructPath])).toMatchInlineSnapshot(`
    [
      [
        "Resources.Kept1A2B3C4D.Properties.EventPattern",
        "Orders/Kept",
      ],
      [
        "Resources.PaidRule0D5B0870.Properties.EventPattern",
        "Orders/PaidRule",
      ],
    ]
  `);
});

test('options that nobody would read are refused', () => {
  // @ts-expect-error There is no such option.
  expect(() => fromCdk('cdk.out', { stak: 'Orders' })).toThrowErrorMatchingInlineSnapshot(
    `[TypeError: fromCdk has no option "stak". Did you mean "stack"?]`,
  );
  expect(() => fromCdk('cdk.out', { stack: '' })).toThrowErrorMatchingInlineSnapshot(
    `[TypeError: fromCdk: stack takes a string, not an empty string.]`,
  );
});

function messageOf(call: () => unknown): string {
  try {
    return String(call());
  } catch (error) {
    if (error instanceof Error) return `${error.name}: ${error.message}`;
    throw error;
  }
}
