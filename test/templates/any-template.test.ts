import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadAny, templateKind } from '../../src/templates/any-template.js';
import { InvalidTemplate } from '../../src/templates.js';
import { cdkOut } from './cdk/cdk-out.js';
import { shop } from './shop.js';

const FILES = {
  'shop.yaml': shop,
  'shop.json': '{ "Resources": {} }',
  'marked.json': '\uFEFF { "Resources": {} }',
  'empty-resources.yaml': 'Resources:\n',
  'broken.yaml': 'Resources: {\n',
  'broken.json': '{ "Resources": ',
  'cdk.out/manifest.json': '{ "version": "36.0.0", "artifacts": {} }',
  'synthesized/Orders.template.json': '{ "Resources": {} }',
  'plan.json': '{ "format_version": "1.2", "planned_values": { "root_module": {} } }',
  'state.json': '{ "format_version": "1.0", "values": { "root_module": {} } }',
  'empty-state.json': '{ "format_version": "1.0" }',
  'terraform.tfstate': '{ "version": 4, "terraform_version": "1.9.0", "resources": [] }',
  'serverless.yml': 'service: shop\nprovider: { name: aws }\nresources: { Resources: {} }\n',
  'functions.yml': 'service: shop\nfunctions: {}\n',
  '.serverless/serverless-state.json': '{}',
  'service.yaml': 'service: shop\n',
  'main.tf': 'resource "aws_cloudwatch_event_rule" "paid" {\n  name = "paid"\n}\n',
  'event.json': '{ "source": "shop", "detail-type": "Paid", "detail": {} }',
  'events.json': '[{ "source": "shop" }]',
  'empty.yaml': '',
  'many.yaml': 'a: 1\nb: 1\nc: 1\nd: 1\ne: 1\nf: 1\ng: 1\nh: 1\ni: 1\n',
  'folder/readme.txt': 'nothing',
};
let folder = '';
const at = (name: string): string => join(folder, name);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'any-template-'));
  for (const [name, text] of Object.entries(FILES)) {
    mkdirSync(dirname(at(name)), { recursive: true });
    writeFileSync(at(name), text);
  }
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const SIGNS = `
  CDK: a folder with manifest.json or *.template.json
  Terraform: JSON with planned_values or values, as "terraform show -json" prints it
  Serverless Framework: service with provider or functions, or a folder with serverless.yml or serverless-state.json
  CloudFormation: Resources`;

test.each<[path: string, kind: ReturnType<typeof templateKind>]>([
  ['shop.yaml', 'CloudFormation'],
  ['shop.json', 'CloudFormation'],
  ['marked.json', 'CloudFormation'],
  ['empty-resources.yaml', 'CloudFormation'],
  ['broken.yaml', 'CloudFormation'],
  ['broken.json', 'CloudFormation'],
  ['cdk.out', 'CDK'],
  ['synthesized', 'CDK'],
  ['synthesized/Orders.template.json', 'CloudFormation'],
  ['plan.json', 'Terraform'],
  ['state.json', 'Terraform'],
  ['empty-state.json', 'Terraform'],
  ['terraform.tfstate', 'Terraform'],
  ['main.tf', 'Terraform'],
  ['serverless.yml', 'Serverless Framework'],
  ['functions.yml', 'Serverless Framework'],
  ['.serverless', 'Serverless Framework'],
  ['service.yaml', undefined],
  ['event.json', undefined],
  ['events.json', undefined],
  ['empty.yaml', undefined],
  ['folder', undefined],
])('%s is of the kind %s', (path, kind) => {
  expect(templateKind(at(path))).toBe(kind);
});

test('a template is loaded by what it is, as a stack that is called as its file', () => {
  const [stack, ...others] = loadAny(at('shop.yaml'), { parameters: { Stage: 'test' }, stage: 'test' });

  expect(others).toEqual([]);
  expect(Object.keys(stack?.buses ?? {})).toEqual(['orders-test']);
  expect(Object.keys(stack?.buses['orders-test']?.rules ?? {})).toEqual([
    expect.stringMatching(/^shop-Placed-\w{12}$/),
  ]);
});

test('what cannot be read is told with its place', () => {
  expect(() => loadAny(at('broken.yaml'))).toThrow(InvalidTemplate);
  expect(() => loadAny(at('broken.yaml'))).toThrow('line 2, column 1');
});

test.each<[path: string, found: string]>([
  ['event.json', 'source, detail-type, detail'],
  ['events.json', 'none of them'],
  ['empty.yaml', 'none of them'],
  ['many.yaml', 'a, b, c, d, e, f, g, h, …'],
  ['folder', 'readme.txt'],
])('%s is refused with what was looked for', (path, found) => {
  expect(() => loadAny(at(path))).toThrow(
    new TypeError(
      `${at(path)} is not a template that the kit knows. It looked for${SIGNS}\nand found ${found}.`,
    ),
  );
});

test('a path that leads to nothing is refused', () => {
  expect(() => loadAny(at('no.yaml'))).toThrow(
    new TypeError(`There is no file or folder ${JSON.stringify(at('no.yaml'))}.`),
  );
});

test('a folder of the CDK is loaded whole, and a service by its folder', () => {
  using out = cdkOut();
  expect(loadAny(out.path, { strict: false }).map(({ buses }) => Object.keys(buses))).toMatchObject([
    ['orders'],
    expect.anything(),
    ['default'],
  ]);
  expect(loadAny(out.path, { stack: 'Orders' })).toHaveLength(1);

  const [stack] = loadAny(resolve(import.meta.dirname, 'services/shop'), { stage: 'dev', strict: false });
  expect(String(stack)).toContain('rule "shop-dev-mailer-rule-2" on bus "orders-dev"');
});
