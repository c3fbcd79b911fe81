import { expect, test } from 'vitest';
import { mockEventBridge } from '../../../src/index.js';
import { fromTerraform, type TerraformOptions } from '../../../src/templates.js';
import { plan, state, type Given } from './documents.js';

const rule = (name: string, values: object = {}): Given => ({
  address: `aws_cloudwatch_event_rule.${name}`,
  values: { name, event_pattern: '{"source":["shop"]}', ...values },
  expressions: {},
});

/** Where a mock for it has to live, by what its refusal of another place says. */
function placeOf(document: object, options?: TerraformOptions): string {
  try {
    mockEventBridge({
      account: '000000000000',
      region: 'xx-nowhere-1',
      seed: fromTerraform(document, options),
    }).restore();
    return 'nowhere';
  } catch (error) {
    return /account \d+ in [\w-]+/.exec(String(error))?.[0] ?? String(error);
  }
}

const provider = (region: object, variables = {}) => ({
  configuration: {
    provider_config: { aws: { expressions: { region } } },
    root_module: {
      resources: [{ type: 'aws_cloudwatch_event_rule', name: 'r', provider_config_key: 'aws' }],
    },
  },
  variables,
});

test.each([
  [
    'the region of the provider',
    plan([rule('r')], provider({ constant_value: 'eu-west-1' })),
    {},
    'account 123456789012 in eu-west-1',
  ],
  [
    'the region of the provider by a variable',
    plan([rule('r')], provider({ references: ['var.region'] }, { region: { value: 'eu-west-2' } })),
    {},
    'account 123456789012 in eu-west-2',
  ],
  [
    'the region of a resource of version 6',
    plan([rule('r', { region: 'eu-west-3' })]),
    {},
    'account 123456789012 in eu-west-3',
  ],
  [
    'the ARN in a state',
    state([rule('r', { arn: 'arn:aws:events:eu-north-1:111122223333:rule/r' })]),
    {},
    'account 111122223333 in eu-north-1',
  ],
  [
    'who has made the plan',
    plan([rule('r')], {
      prior_state: {
        values: {
          root_module: {
            resources: [
              {
                address: 'data.aws_caller_identity.me',
                mode: 'data',
                type: 'aws_caller_identity',
                name: 'me',
                values: { account_id: '444455556666' },
              },
            ],
          },
        },
      },
    }),
    { region: 'us-east-1' },
    'account 444455556666 in us-east-1',
  ],
  [
    'a role that a rule names',
    plan([rule('r', { role_arn: 'arn:aws:iam::777788889999:role/r' })]),
    { region: 'us-east-1' },
    'account 777788889999 in us-east-1',
  ],
  [
    'options, whatever is written',
    state([rule('r', { arn: 'arn:aws:events:eu-north-1:111122223333:rule/r' })]),
    { account: '123456789012', region: 'us-west-2' },
    'account 123456789012 in us-west-2',
  ],
] as const)('the place comes from %s', (_name, document, options, place) => {
  expect(placeOf(document, options)).toBe(place);
});

test('what options move takes what it has of EventBridge along', () => {
  const arn = 'arn:aws:events:eu-north-1:111122223333:event-bus/orders';
  const document = state([
    { address: 'aws_cloudwatch_event_bus.orders', values: { name: 'orders', arn } },
    {
      address: 'aws_lambda_function.f',
      values: { function_name: 'f', arn: 'arn:aws:lambda:eu-north-1:111122223333:function:f' },
    },
    rule('r', { event_bus_name: arn, arn: 'arn:aws:events:eu-north-1:111122223333:rule/orders/r' }),
    {
      address: 'aws_cloudwatch_event_target.t',
      values: {
        rule: 'r',
        event_bus_name: arn,
        arn: 'arn:aws:lambda:eu-north-1:111122223333:function:f',
        target_id: 't',
        dead_letter_config: [{ arn: 'arn:aws:sqs:eu-north-1:111122223333:dead' }],
        role_arn: 'arn:aws:iam::111122223333:role/r',
      },
    },
  ]);
  const stack = fromTerraform(document, { account: '123456789012', region: 'us-east-1' });
  expect(stack.findings).toEqual([]);
  using eventBridge = mockEventBridge({ seed: stack });
  expect(eventBridge.bus('aws_cloudwatch_event_bus.orders').arn).toBe(
    'arn:aws:events:us-east-1:123456789012:event-bus/orders',
  );
  expect(eventBridge.rule('r', 'orders').targets[0]?.arn).toBe(
    'arn:aws:lambda:us-east-1:123456789012:function:f',
  );
  expect(eventBridge.target('aws_lambda_function.f').exists).toBe(true);
  expect(JSON.stringify(stack.buses)).not.toContain('111122223333');
});

test('buses and rules of other Regions are there, and what else is there is not loaded', () => {
  const region = 'eu-west-1';
  const stack = fromTerraform(
    plan([
      rule('home', { region: 'us-east-1' }),
      rule('also-home', { region: 'us-east-1' }),
      { address: 'aws_cloudwatch_event_bus.orders', values: { name: 'orders', region } },
      rule('abroad', { region, event_bus_name: 'orders' }),
      rule('default-abroad', { region: 'eu-west-2' }),
      {
        address: 'aws_cloudwatch_event_target.t',
        values: {
          rule: 'abroad',
          event_bus_name: 'orders',
          region,
          target_id: 't',
          arn: 'arn:aws:sqs:eu-west-1:123456789012:q',
        },
      },
      { address: 'aws_cloudwatch_event_api_destination.d', values: { name: 'd', region } },
    ]),
    { account: '123456789012', region: 'us-east-1' },
  );
  using eventBridge = mockEventBridge({ region: 'us-east-1', seed: stack });
  expect(eventBridge.rule('aws_cloudwatch_event_rule.abroad').targets).toHaveLength(1);
  expect(eventBridge.bus('aws_cloudwatch_event_bus.orders').arn).toBe(
    'arn:aws:events:eu-west-1:123456789012:event-bus/orders',
  );
  expect(String(stack)).toMatchInlineSnapshot(`
    "the plan: 5 resources of EventBridge
      aws_cloudwatch_event_bus.orders: bus "arn:aws:events:eu-west-1:123456789012:event-bus/orders"
      aws_cloudwatch_event_rule.home: rule "home" on bus "default", no targets
      aws_cloudwatch_event_rule.also-home: rule "also-home" on bus "default", no targets
      aws_cloudwatch_event_rule.abroad: rule "abroad" on bus "arn:aws:events:eu-west-1:123456789012:event-bus/orders", 1 target
      aws_cloudwatch_event_rule.default-abroad: rule "default-abroad" on bus "arn:aws:events:eu-west-2:123456789012:event-bus/default", no targets
      warning: aws_cloudwatch_event_api_destination.d: It is in account 123456789012 in eu-west-1. Outside account 123456789012 in us-east-1, only buses and what they have are loaded.
      warning: aws_cloudwatch_event_rule.home: The rule has no target, so it does nothing. Give it Targets.
      warning: aws_cloudwatch_event_rule.also-home: The rule has no target, so it does nothing. Give it Targets.
      warning: aws_cloudwatch_event_rule.default-abroad: The rule has no target, so it does nothing. Give it Targets."
  `);
});
