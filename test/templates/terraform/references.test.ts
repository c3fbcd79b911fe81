import { expect, test } from 'vitest';
import { fromTerraform, type TerraformOptions } from '../../../src/templates.js';
import { plan, referenceRows, type Given } from './documents.js';

const place = { account: '123456789012', region: 'us-east-1' };
const rule: Given = {
  address: 'aws_cloudwatch_event_rule.r',
  values: { name: 'r', event_pattern: '{"source":["a"]}' },
};

function target(references: readonly string[], values: object = {}): Given {
  return {
    address: 'aws_cloudwatch_event_target.t',
    values: { rule: 'r', ...values },
    unknown: { arn: true },
    expressions: { arn: { references } },
  };
}

const load = (resources: readonly Given[], options: TerraformOptions = {}, more?: object) =>
  fromTerraform(plan([rule, ...resources], more), { ...place, strict: false, ...options });

test.each(referenceRows)('the ARN of $name', ({ type, values, attribute, target: more, is }) => {
  const references = [`${type}.x.${attribute}`, `${type}.x`];
  const { buses } = load([target(references, more), { address: `${type}.x`, values }]);
  const Targets = [expect.objectContaining({ Arn: is })];
  expect(buses['default']?.rules?.['r']).toMatchObject({ Targets });
});

test('what an ARN cannot be told of has one that stands in, of the kind that the target says', () => {
  const told = (values: object) => {
    const { buses, findings } = load([target(['local.arn'], values)]);
    const [given] = buses['default']?.rules?.['r']?.Targets ?? [];
    return [typeof given === 'object' ? given.Arn : given, ...findings.map(({ message }) => message)];
  };
  expect(told({})).toMatchInlineSnapshot(`
    [
      "arn:aws:lambda:us-east-1:123456789012:function:known-after-apply-t-133d6270",
      "The value is known after apply: it depends on local.arn. "arn:aws:lambda:us-east-1:123456789012:function:known-after-apply-t-133d6270" stands in for it.",
    ]
  `);
  expect(told({ sqs_target: [{ message_group_id: 'g' }] })[0]).toContain(':sqs:us-east-1:123456789012:');
  expect(
    told({
      role_arn: 'arn:aws:iam::123456789012:role/r',
      kinesis_target: [{ partition_key_path: '$.id' }],
    })[0],
  ).toContain(':stream/known-after-apply');
});

test('the option resolve tells what references do not', () => {
  const asked: unknown[] = [];
  const resolve: TerraformOptions['resolve'] = (reference) => {
    asked.push(reference);
    return 'arn:aws:sqs:us-east-1:123456789012:told';
  };
  const { buses, findings } = load([target(['local.arn'])], { resolve });
  expect(buses['default']?.rules?.['r']?.Targets?.[0]).toMatchObject({
    Arn: 'arn:aws:sqs:us-east-1:123456789012:told',
  });
  expect(findings).toEqual([]);
  expect(asked).toEqual([
    {
      kind: 'attribute',
      name: 'aws_cloudwatch_event_target.t',
      attribute: 'arn',
      at: 'aws_cloudwatch_event_target.t.arn',
    },
  ]);
});

test('of a condition, the branch that is there counts', () => {
  const references = ['var.is_big', 'aws_sqs_queue.big[0].arn', 'aws_sqs_queue.big[0]', 'aws_sqs_queue.big'];
  const small: Given = { address: 'aws_sqs_queue.small', values: { name: 'small' } };
  const { buses } = load([target([...references, 'aws_sqs_queue.small.arn', 'aws_sqs_queue.small']), small]);
  expect(buses['default']?.rules?.['r']?.Targets?.[0]).toMatchObject({
    Arn: 'arn:aws:sqs:us-east-1:123456789012:small',
  });
});

test('a data source tells what it has read', () => {
  const arn = 'arn:aws:lambda:us-east-1:123456789012:function:existing';
  const read = {
    address: 'data.aws_lambda_function.f',
    mode: 'data',
    type: 'aws_lambda_function',
    name: 'f',
  };
  const more = { prior_state: { values: { root_module: { resources: [{ ...read, values: { arn } }] } } } };
  const stack = load([target(['data.aws_lambda_function.f.arn', 'data.aws_lambda_function.f'])], {}, more);
  expect(stack.buses['default']?.rules?.['r']?.Targets?.[0]).toMatchObject({ Arn: arn });
  expect(stack.findings).toEqual([]);
});

test('the names of a rule and a bus that are known after apply are followed', () => {
  const { buses, findings } = load([
    {
      address: 'aws_cloudwatch_event_bus.b',
      unknown: { name: true },
      expressions: { name: { references: ['random_pet.p.id', 'random_pet.p'] } },
    },
    {
      address: 'aws_cloudwatch_event_rule.n',
      values: { event_pattern: '{"source":["b"]}' },
      unknown: { name: true, name_prefix: true, event_bus_name: true },
      expressions: {
        event_bus_name: { references: ['aws_cloudwatch_event_bus.b.arn', 'aws_cloudwatch_event_bus.b'] },
      },
    },
    {
      address: 'aws_cloudwatch_event_target.n',
      values: { arn: 'arn:aws:sqs:us-east-1:123456789012:q', target_id: 'q' },
      unknown: { rule: true, event_bus_name: true },
      expressions: {
        rule: { references: ['aws_cloudwatch_event_rule.n.id', 'aws_cloudwatch_event_rule.n'] },
        event_bus_name: {
          references: ['aws_cloudwatch_event_rule.n.event_bus_name', 'aws_cloudwatch_event_rule.n'],
        },
      },
    },
  ]);
  expect(buses).toMatchInlineSnapshot(`
    {
      "b-2026010100000000003fc862b3": {
        "archives": {},
        "rules": {
          "terraform-202601010000000000c71bd2c8": {
            "EventPattern": "{"source":["b"]}",
            "Targets": [
              {
                "Arn": "arn:aws:sqs:us-east-1:123456789012:q",
                "Id": "q",
              },
            ],
          },
        },
      },
      "default": {
        "archives": {},
        "rules": {
          "r": {
            "EventPattern": "{"source":["a"]}",
          },
        },
      },
    }
  `);
  expect(findings).toMatchInlineSnapshot(`
    [
      {
        "at": "aws_cloudwatch_event_bus.b.name",
        "kind": "stand-in",
        "message": "The name is known after apply. "b-2026010100000000003fc862b3" stands in for it.",
        "severity": "note",
      },
      {
        "at": "aws_cloudwatch_event_rule.r",
        "kind": "no-target",
        "message": "The rule has no target, so it does nothing. Give it Targets.",
        "severity": "warning",
      },
    ]
  `);
});

test('what refers to itself is not followed for ever', () => {
  const calls = {
    m: {
      expressions: { x: { references: ['module.m.x'] } },
      module: { outputs: { x: { expression: { references: ['var.x'] } } } },
    },
  };
  const expressions = { arn: { references: ['module.m.x', 'module.m'] } };
  const resources = [{ ...{ type: 'aws_cloudwatch_event_target', name: 't' }, expressions }];
  const more = { configuration: { root_module: { resources, module_calls: calls } } };
  const { findings } = load([target([])], {}, more);
  expect(findings).toMatchObject([{ severity: 'note', at: 'aws_cloudwatch_event_target.t.arn' }]);
});

test('the option resolve tells the name of a bus, for all that refer to it', () => {
  const { buses, findings } = load(
    [
      {
        address: 'aws_cloudwatch_event_archive.a',
        values: { name: 'a' },
        unknown: { event_source_arn: true },
        expressions: {
          event_source_arn: { references: ['aws_cloudwatch_event_bus.b.arn', 'aws_cloudwatch_event_bus.b'] },
        },
      },
      {
        address: 'aws_cloudwatch_event_bus.b',
        unknown: { name: true },
        expressions: { name: { references: ['random_pet.p.id', 'random_pet.p'] } },
      },
    ],
    { resolve: ({ at }) => (at === 'aws_cloudwatch_event_bus.b.name' ? 'orders-quick-fox' : undefined) },
  );
  expect(Object.keys(buses)).toEqual(['orders-quick-fox', 'default']);
  expect(buses['orders-quick-fox']?.archives).toHaveProperty('a');
  expect(findings.map(({ kind }) => kind)).toEqual(['no-target']);
});
