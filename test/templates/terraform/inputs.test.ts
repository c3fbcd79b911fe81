import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fromTerraform } from '../../../src/templates.js';
import { plan } from './documents.js';

const document = plan([
  { address: 'aws_cloudwatch_event_rule.r', values: { name: 'r', event_pattern: '{"source":["a"]}' } },
]);

test('what is neither a plan nor a state is told what to write instead', () => {
  const given = {
    'a configuration': 'resource "aws_cloudwatch_event_bus" "orders" {\n  name = "orders"\n}\n',
    'a configuration in one line': 'resource "aws_cloudwatch_event_bus" "orders" {}',
    'a configuration in JSON': { resource: { aws_cloudwatch_event_bus: { orders: { name: 'orders' } } } },
    'the messages of a plan':
      '{"@level":"info","@message":"Terraform 1.11.4"}\n{"@level":"info","type":"planned_change"}\n',
    'one message of a plan': '{"@level":"info","@message":"Terraform 1.11.4"}',
    'what a person reads':
      '\nTerraform will perform the following actions:\n  # aws_cloudwatch_event_bus.orders\n',
    'a part of a plan': '{"planned_values":{"root_module":{',
    'an empty state': '{"format_version":"1.0"}',
    'an old state': { version: 3, terraform_version: '0.11.14', modules: [] },
    'an empty string': '\n',
    'a list': '[\n]',
    'a template of CloudFormation': { Resources: {} },
    'another object': { name: 'orders' },
  };
  const messages = Object.entries(given).map(([name, value]) => [
    name,
    messageOf(() => fromTerraform(value)),
  ]);
  expect(Object.fromEntries(messages)).toMatchInlineSnapshot(`
    {
      "a configuration": "InvalidTemplate: the plan: 1 error

      This is HCL, which only Terraform evaluates. Write what Terraform makes of it, and give plan.json:
          terraform plan -out=plan.bin && terraform show -json plan.bin > plan.json",
      "a configuration in JSON": "InvalidTemplate: the plan: 1 error

      This is Terraform's configuration in JSON. Write what Terraform makes of it, and give plan.json:
          terraform plan -out=plan.bin && terraform show -json plan.bin > plan.json",
      "a configuration in one line": "InvalidTemplate: the plan: 1 error

      This is HCL, which only Terraform evaluates. Write what Terraform makes of it, and give plan.json:
          terraform plan -out=plan.bin && terraform show -json plan.bin > plan.json",
      "a list": "InvalidTemplate: the plan: 1 error

      This is not a Terraform object. Write what Terraform makes of it, and give plan.json:
          terraform plan -out=plan.bin && terraform show -json plan.bin > plan.json",
      "a part of a plan": "InvalidTemplate: the plan: 1 error

      This begins like JSON, but is not valid. Is it complete? Write what Terraform makes of it, and give plan.json:
          terraform plan -out=plan.bin && terraform show -json plan.bin > plan.json",
      "a template of CloudFormation": "InvalidTemplate: the plan: 1 error

      This is a CloudFormation template: use fromCloudFormation.",
      "an empty state": "InvalidTemplate: the plan: 1 error

      The state is empty: nothing was applied yet. Give a plan:
          terraform plan -out=plan.bin && terraform show -json plan.bin > plan.json",
      "an empty string": "InvalidTemplate: the plan: 1 error

      This is empty. Write what Terraform makes of it, and give plan.json:
          terraform plan -out=plan.bin && terraform show -json plan.bin > plan.json",
      "an old state": "InvalidTemplate: the plan: 1 error

      The state is of format 3; the kit reads 4. Write it again: terraform show -json > state.json",
      "another object": "InvalidTemplate: the plan: 1 error

      This is neither a plan nor a state: it has no planned_values and no values. Write what Terraform makes of it, and give plan.json:
          terraform plan -out=plan.bin && terraform show -json plan.bin > plan.json",
      "one message of a plan": "InvalidTemplate: the plan: 1 error

      This is a message of terraform plan -json, which has no values. Write what Terraform makes of it, and give plan.json:
          terraform plan -out=plan.bin && terraform show -json plan.bin > plan.json",
      "the messages of a plan": "InvalidTemplate: the plan: 1 error

      These are the messages of terraform plan -json, which have no values. Write what Terraform makes of it, and give plan.json:
          terraform plan -out=plan.bin && terraform show -json plan.bin > plan.json",
      "what a person reads": "InvalidTemplate: the plan: 1 error

      This is not JSON. It begins with "Terraform will perform the following actions:". Write what Terraform makes of it, and give plan.json:
          terraform plan -out=plan.bin && terraform show -json plan.bin > plan.json",
    }
  `);
});

test('files of other kinds are told what to write instead', () => {
  const folder = mkdtempSync(join(tmpdir(), 'terraform-'));
  const files = {
    'plan.bin': 'PK\u0003\u0004\u0014\u0000',
    'utf-16.json': Buffer.from(`\uFEFF${JSON.stringify(document)}`, 'utf16le'),
    'main.tf': 'terraform {\n}\n',
    'empty.json': '',
  };
  const messages = Object.entries(files).map(([name, content]) => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return messageOf(() => fromTerraform(path)).replaceAll(folder, '');
  });
  messages.push(messageOf(() => fromTerraform(folder)).replaceAll(folder, 'infra'));
  writeFileSync(join(folder, 'plan.json'), `\uFEFF${JSON.stringify(document)}`);
  expect(fromTerraform(join(folder, 'plan.json')).buses['default']?.rules).toHaveProperty('r');
  rmSync(folder, { recursive: true });
  expect(messages.join('\n\n')).toMatchInlineSnapshot(`
    "InvalidTemplate: /plan.bin: 1 error

      This is a plan as Terraform keeps it. Write it as JSON: terraform show -json plan.bin > plan.json

    nothing was thrown

    InvalidTemplate: /main.tf: 1 error

      This is HCL, which only Terraform evaluates. Write what Terraform makes of it, and give plan.json:
          terraform plan -out=plan.bin && terraform show -json plan.bin > plan.json

    InvalidTemplate: /empty.json: 1 error

      This is empty. Write what Terraform makes of it, and give plan.json:
          terraform plan -out=plan.bin && terraform show -json plan.bin > plan.json

    InvalidTemplate: infra: 1 error

      This is a folder. Write what Terraform makes of it, and give plan.json:
          terraform plan -out=plan.bin && terraform show -json plan.bin > plan.json"
  `);
});

test('what is no template at all is refused', () => {
  for (const given of ['', null, 5, []])
    expect(() => fromTerraform(given as unknown as string)).toThrow(TypeError);
  expect(messageOf(() => fromTerraform(5 as unknown as string))).toMatchInlineSnapshot(
    `"TypeError: fromTerraform takes the path, the text or the object of a plan or a state, not the number 5."`,
  );
});

test('options that Terraform has answered itself are refused by name', () => {
  const refused: readonly object[] = [
    { parameters: { stage: 'dev' } },
    { imports: {} },
    { parameterStore: {} },
    { stackName: 'shop' },
    { acount: '123456789012' },
    { region: '' },
  ];
  const messages = refused.map((options) => messageOf(() => fromTerraform(document, options)));
  expect(messages.join('\n')).toMatchInlineSnapshot(`
    "TypeError: fromTerraform has no option "parameters". Variables are in the plan already: terraform plan -var name=value.
    TypeError: fromTerraform has no option "imports". What other states export is in the plan already.
    TypeError: fromTerraform has no option "parameterStore". Data sources are in the plan already.
    TypeError: fromTerraform has no option "stackName". Terraform has no stacks.
    TypeError: fromTerraform has no option "acount". Did you mean "account"?
    TypeError: fromTerraform: region takes a string, not an empty string."
  `);
});

test('a plan without EventBridge, and one that failed on the way, are doubtful', () => {
  const empty = fromTerraform(plan([{ address: 'aws_sqs_queue.q' }], { errored: true }));
  expect(empty.findings).toMatchInlineSnapshot(`
    [
      {
        "at": "",
        "kind": "not-loaded",
        "message": "Terraform failed to make the whole plan, so it may lack resources.",
        "severity": "warning",
      },
      {
        "at": "",
        "kind": "missing-resource",
        "message": "The plan has no resources of EventBridge, such as aws_cloudwatch_event_rule.",
        "severity": "warning",
      },
    ]
  `);
});

function messageOf(load: () => unknown): string {
  try {
    load();
    return 'nothing was thrown';
  } catch (error) {
    return String(error);
  }
}
