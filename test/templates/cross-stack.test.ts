import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { expect, test } from 'vitest';
import { mockEventBridge } from '../../src/index.js';
import { fromCloudFormation } from '../../src/templates.js';

const client = new EventBridgeClient({});

const ORDERS = `
Resources:
  Bus: { Type: AWS::Events::EventBus, Properties: { Name: orders, Description: Orders } }
  Archiver: { Type: AWS::Lambda::Function, Properties: { FunctionName: archiver } }
Outputs:
  Bus: { Value: !Ref Bus, Export: { Name: !Sub '\${AWS::StackName}-bus' } }
  Archiver: { Value: !GetAtt Archiver.Arn, Export: { Name: archiver } }
`;
const BILLING = `
Resources:
  Paid:
    Type: AWS::Events::Rule
    Properties:
      EventBusName: !ImportValue orders-bus
      EventPattern: { source: [shop] }
      Targets: [{ Id: billing, Arn: !GetAtt Billing.Arn }, { Id: kept, Arn: !ImportValue archiver }]
  Billing: { Type: AWS::Lambda::Function }
  MayBill:
    Type: AWS::Lambda::Permission
    Properties: { FunctionName: !Ref Billing, Action: lambda:InvokeFunction, Principal: events.amazonaws.com }
Outputs:
  Billing: { Value: !GetAtt Billing.Arn, Export: { Name: billing } }
  Bus: { Value: !ImportValue orders-bus, Export: { Name: billing-bus } }
`;
const AUDIT = `
Resources:
  Audited:
    Type: AWS::Events::Rule
    Properties:
      EventBusName: !ImportValue billing-bus
      EventPattern: { source: [shop] }
      Targets: [{ Id: billing, Arn: !ImportValue billing }]
`;

const orders = () => fromCloudFormation(ORDERS, { stackName: 'orders' });
const billing = () => fromCloudFormation(BILLING, { stackName: 'billing' });
const audit = () => fromCloudFormation(AUDIT, { stackName: 'audit' });

test.each([
  { name: 'the exporting stack first', seed: () => [orders(), billing(), audit()] },
  { name: 'the exporting stack last', seed: () => [audit(), billing(), orders()] },
])('exports meet imports, $name, also along a chain', async ({ seed }) => {
  using eventBridge = mockEventBridge({ seed: seed() });
  const received: unknown[] = [];
  eventBridge.handle('Billing', () => received.push('billing'));
  eventBridge.handle('Archiver', () => received.push('archiver'));
  const send = async () => {
    const Entries = [{ EventBusName: 'orders', Source: 'shop', DetailType: 'Paid', Detail: '{}' }];
    await client.send(new PutEventsCommand({ Entries }));
    await eventBridge.settled();
  };
  await send();

  expect(received.toSorted()).toEqual(['archiver', 'billing', 'billing']);
  expect(eventBridge.bus('Bus').rules()).toHaveLength(2);
  expect(eventBridge.snapshot().eventBuses).toMatchObject({ orders: { Description: 'Orders' } });
  expect(eventBridge.rule('Audited').targets).toMatchObject([
    { arn: 'arn:aws:lambda:us-east-1:123456789012:function:billing-Billing-XBT55UPRYAU3' },
  ]);

  eventBridge.reset();
  await send();
  expect(eventBridge.rule('Paid').events()).toHaveLength(1);
  await eventBridge.isolate((isolated) => {
    expect(isolated.rule('Paid', 'Bus').exists).toBe(true);
    expect(isolated.rule('Audited').targets).toHaveLength(1);
  });
});

test('a stack that is seeded later takes what the mock has', () => {
  using eventBridge = mockEventBridge({ seed: [orders(), {}] });
  const stack = billing();
  eventBridge.seed([stack, stack]);
  eventBridge.seed(stack);

  expect(eventBridge.rule('Paid').eventBusName).toBe('orders');
  eventBridge.reset();
  expect(eventBridge.rule('Paid').eventBusName).toBe('orders');
});

test('a stack stays what it was when it was loaded, and says what waits', () => {
  const stack = billing();
  const before = [...stack.findings];
  using one = mockEventBridge({ seed: [orders(), stack] });
  using other = mockEventBridge({
    seed: [
      fromCloudFormation(ORDERS.replace('Name: orders,', 'Name: others,'), { stackName: 'orders' }),
      stack,
    ],
  });

  expect([one, other].map((mock) => mock.rule('Paid').eventBusName)).toEqual(['orders', 'others']);
  expect(stack.findings).toEqual(before);
  expect(String(stack)).toMatchInlineSnapshot(`
    "the template: 1 resource of EventBridge
      Paid: AWS::Events::Rule, waits for an import
      error: Resources.Paid.Properties.EventBusName (line 6, column 7): The export "orders-bus" of another stack is not known. Give it: { imports: { "orders-bus": … } }.
      error: Resources.Paid.Properties.Targets[1].Arn (line 8, column 72): The export "archiver" of another stack is not known. Give it: { imports: { "archiver": … } }."
  `);
});

test('an import that no seed exports is refused, with what is exported', () => {
  expect(refusalOf(billing())).toMatchInlineSnapshot(`
    "seed: stack "billing" (the template) imports what no other seed exports.

      Resources.Paid.Properties.EventBusName (line 6, column 7): "orders-bus"
      Resources.Paid.Properties.Targets[1].Arn (line 8, column 72): "archiver"

    The seeds export "billing", "billing-bus". Seed the stack that exports the rest as well, or load this one with { imports: { "orders-bus": … } }."
  `);
  const misspelt = fromCloudFormation(BILLING.replace('orders-bus', 'order-bus'), { stackName: 'billing' });
  const untold = fromCloudFormation(ORDERS.replace('GetAtt Archiver', 'GetAtt Archivist'), {
    stackName: 'orders',
  });
  expect(refusalOf([{}, untold, misspelt, audit()])).toMatchInlineSnapshot(`
    "seed[2]: stack "billing" (the template) imports what no other seed exports.

      Resources.Paid.Properties.EventBusName (line 6, column 7): "order-bus". Did you mean "orders-bus"?
      Resources.Paid.Properties.Targets[1].Arn (line 8, column 72): "archiver". It is exported by stack "orders" (the template) in seed[1], but its value is not known: Outputs.Archiver.Value (line 7, column 15): There is no parameter or resource "Archivist". Did you mean "Archiver"?

    The seeds export "orders-bus", "archiver", "billing", "billing-bus". Seed the stack that exports the rest as well, or load this one with { imports: { "order-bus": … } }."
  `);
});

test('the name of an import may be made of another one', () => {
  const names = (name: string) => `
Resources: { Bus: { Type: AWS::Events::EventBus, Properties: { Name: orders } } }
Outputs:
  Name: { Value: ${name}, Export: { Name: name } }
  Bus: { Value: !Ref Bus, Export: { Name: orders-bus } }
`;
  const rule = `
Resources:
  Paid:
    Type: AWS::Events::Rule
    Properties: { EventBusName: !ImportValue { 'Fn::Sub': ['\${Name}-bus', { Name: !ImportValue name }] }, EventPattern: { source: [shop] } }
`;
  using eventBridge = mockEventBridge({
    seed: [rule, names('orders')].map((text) => fromCloudFormation(text)),
  });
  expect(eventBridge.rule('Paid').eventBusName).toBe('orders');
  expect(refusalOf([rule, names('others')].map((text) => fromCloudFormation(text)))).toMatchInlineSnapshot(`
    "seed[0]: stack "stack" (the template) imports what no other seed exports.

      Resources.Paid.Properties.EventBusName (line 5, column 19): "others-bus". Did you mean "orders-bus"?

    The seeds export "name", "orders-bus". Seed the stack that exports the rest as well, or load this one with { imports: { "others-bus": … } }."
  `);
});

test('a stack with other errors tells its imports among them', () => {
  expect(() =>
    fromCloudFormation(
      BILLING.replace('source: [shop]', 'source: shop')
        .replace('Type: AWS::Lambda', 'Tipe: AWS::Lambda')
        .replace('Billing.Arn', 'Bill.Arn'),
    ),
  ).toThrowErrorMatchingInlineSnapshot(`
    [InvalidTemplate: the template: 5 errors

      Resources.Billing (line 9, column 3): A resource needs a Type. It has "Tipe".
      Resources.Paid.Properties.EventBusName (line 6, column 7): The export "orders-bus" of another stack is not known. Give it: { imports: { "orders-bus": … } }.
      Resources.Paid.Properties.Targets[0].Arn (line 8, column 32): There is no parameter or resource "Bill".
      Resources.Paid.Properties.Targets[1].Arn (line 8, column 69): The export "archiver" of another stack is not known. Give it: { imports: { "archiver": … } }.
      Resources.Paid.Properties.EventPattern (line 7, column 7): Event pattern is not valid. Reason: "source" must be an object or an array
         at [Source: (String)"{"source":"shop"}"; line: 1, column: 12]

          1 | {"source":"shop"}
                        ^

          • A pattern lists the values that it accepts: "source": ["shop"]]
  `);
});

test('what is wrong once the imports are known is told with the seed', () => {
  const scheduled = BILLING.replace('EventPattern: { source: [shop] }', 'ScheduleExpression: rate(1 day)');
  expect(refusalOf([orders(), fromCloudFormation(scheduled, { stackName: 'billing' })]))
    .toMatchInlineSnapshot(`
    "seed[1]: the template: 1 error

      Resources.Paid.Properties.ScheduleExpression (line 7, column 7): ScheduleExpression is supported only on the default event bus."
  `);
});

test('without strict, what needs a missing import is left out', () => {
  const stack = fromCloudFormation(BILLING, { strict: false });
  using alone = mockEventBridge({ seed: stack });
  using both = mockEventBridge({ seed: [stack, orders()] });

  expect(alone.rule('Paid').exists).toBe(false);
  expect(both.rule('Paid').exists).toBe(true);
});

test('values that were given come before those of other stacks', () => {
  const stack = fromCloudFormation(BILLING, {
    stackName: 'billing',
    imports: { 'orders-bus': 'given' },
    resolve: ({ kind }) => (kind === 'import' ? 'arn:aws:sqs:us-east-1:123456789012:answered' : undefined),
  });
  using eventBridge = mockEventBridge({ seed: [orders(), stack] });

  expect(eventBridge.rule('Paid', 'given').targets.map(({ arn }) => arn)).toContain(
    'arn:aws:sqs:us-east-1:123456789012:answered',
  );
});

test('two stacks that export the same name, or make the same rule, are named', () => {
  const other = fromCloudFormation(ORDERS.replace('Name: orders,', 'Name: others,'), { stackName: 'other' });
  expect(refusalOf([orders(), other])).toMatchInlineSnapshot(
    `"seed[1]: stack "other" (the template) has the export "archiver", which stack "orders" (the template) in seed[0] has too. An account and Region can have only one of that name."`,
  );
  using eventBridge = mockEventBridge({ seed: orders() });
  expect(() => {
    eventBridge.seed(other);
  }).toThrowErrorMatchingInlineSnapshot(
    `[InvalidSeed: seed: stack "other" (the template) has the export "archiver", which stack "orders" (the template) of an earlier seed has too. An account and Region can have only one of that name.]`,
  );
  expect(eventBridge.bus('others').exists).toBe(false);
  eventBridge.seed(orders());

  const nameless = (source: string) => `
Resources:
  Rule: { Type: AWS::Events::Rule, Properties: { EventPattern: { source: [${source}] } } }
`;
  expect(
    refusalOf(['shop', 'bank'].map((source) => fromCloudFormation(nameless(source)))),
  ).toMatchInlineSnapshot(
    `"seed[1]: stack "stack" (the template) has the rule "stack-Rule-K7HZZPGN73E4" on bus "default", which stack "stack" (the template) in seed[0] has too. Give each stack, { stackName: … }, or each rule a name of its own."`,
  );
});

test('a copy of a stack that waits for imports is refused', () => {
  expect(refusalOf([orders(), copyOf(billing())])).toMatchInlineSnapshot(
    `"seed[1]: this is a copy of stack "billing" (the template), which still needs the imports of others. Seed the stack itself, or load it with { imports: … }."`,
  );
  using eventBridge = mockEventBridge({ seed: [copyOf(orders()), billing()] });
  expect(eventBridge.rule('Paid').exists).toBe(true);
});

test('a connection and an API destination may be those of another stack', () => {
  const stacks = [
    `
Resources:
  Login:
    Type: AWS::Events::Connection
    Properties:
      Name: login
      AuthorizationType: API_KEY
      AuthParameters: { ApiKeyAuthParameters: { ApiKeyName: X-Key, ApiKeyValue: secret } }
Outputs:
  Login: { Value: !GetAtt Login.Arn, Export: { Name: login } }
`,
    `
Resources:
  Api:
    Type: AWS::Events::ApiDestination
    Properties:
      Name: api
      ConnectionArn: !ImportValue login
      HttpMethod: POST
      InvocationEndpoint: https://partner.example/
Outputs:
  Api: { Value: !GetAtt Api.Arn, Export: { Name: api } }
`,
    `
Resources:
  Called:
    Type: AWS::Events::Rule
    Properties:
      EventPattern: { source: [shop] }
      Targets: [{ Id: api, Arn: !ImportValue api, RoleArn: 'arn:aws:iam::123456789012:role/calls' }]
`,
  ].map((template) => fromCloudFormation(template));
  using eventBridge = mockEventBridge({ seed: stacks.toReversed() });

  expect(eventBridge.rule('Called').targets[0]?.arn).toContain(':api-destination/api/');
});

test.each([{ order: [0, 1] }, { order: [1, 0] }])(
  'the rules, archives and statements of a stack land on the bus of another, in the order $order',
  ({ order }) => {
    const stacks = [
      `
Resources:
  Bus:
    Type: AWS::Events::EventBus
    Properties:
      Name: orders
      Description: Orders
      Tags: [{ Key: team, Value: shop }]
      Policy: { Statement: [{ Sid: own, Effect: Allow, Principal: '*', Action: 'events:PutEvents', Resource: '*' }] }
`,
      `
Resources:
  Partner:
    Type: AWS::Events::EventBusPolicy
    Properties: { EventBusName: orders, StatementId: partner, Action: 'events:PutEvents', Principal: 210987654321 }
  Paid: { Type: AWS::Events::Rule, Properties: { Name: paid, EventBusName: orders, EventPattern: { source: [shop] } } }
  Kept:
    Type: AWS::Events::Archive
    Properties: { ArchiveName: kept, SourceArn: 'arn:aws:events:us-east-1:123456789012:event-bus/orders' }
`,
    ].map((template) => fromCloudFormation(template));
    using eventBridge = mockEventBridge({ seed: order.flatMap((index) => stacks[index] ?? []) });

    const { eventBuses, archives } = eventBridge.snapshot();
    const bus = eventBuses['orders'];
    expect(bus).toMatchObject({ Description: 'Orders', Tags: { team: 'shop' } });
    expect(Object.keys(archives ?? {})).toEqual(['kept']);
    expect(eventBridge.rule('Paid', 'Bus').exists).toBe(true);
    expect(
      JSON.stringify(bus)
        .match(/"Sid":"\w+"/g)
        ?.toSorted(),
    ).toEqual(['"Sid":"own"', '"Sid":"partner"']);
  },
);

/** As a test makes one to change something of it. */
function copyOf(stack: object): object {
  return { ...stack };
}

function refusalOf(seed: Parameters<ReturnType<typeof mockEventBridge>['seed']>[0]): string {
  using eventBridge = mockEventBridge();
  try {
    eventBridge.seed(seed);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return 'seeded';
}
