import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parametersIn } from '../../src/cli/deployment/parameter-file.js';
import { WrongUse } from '../../src/cli/wrong-use.js';
import { run } from './run.js';

const shop = 'test/cli/shop';
const template = `${shop}/template.yaml`;
const paid = `${shop}/events/paid.json`;
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'check-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

test.each<[args: string, code: number]>([
  [template, 0],
  [`${template} -e ${paid}`, 0],
  [`${template} -e ${paid} --fail-on note`, 1],
  [`${template} -e ${paid} --require-match`, 0],
  [`${template} -e ${paid} --require-every-rule`, 1],
  [`${template} -e ${shop}/events/lines.ndjson --fail-on error`, 0],
  [`${template} -e ${shop}/events/lines.ndjson --fail-on error --require-match`, 1],
  [`${template} -e ${shop}/events/lines.ndjson`, 1],
  [`${shop}/broken.yaml --fail-on error`, 1],
  [`${shop}/consumer.json --import shared-bus=orders`, 0],
  [`${shop}/consumer.json`, 1],
])('check %s ends with code %i', async (args, code) => {
  expect((await run(['check', ...args.split(' ')])).code).toBe(code);
});

interface Report {
  readonly rules: readonly { readonly arn: string; readonly eventBusName: string }[];
}

async function firstRule(...args: readonly string[]): Promise<Report['rules'][number] | undefined> {
  const { stdout } = await run(['check', template, '--json', ...args]);
  return (JSON.parse(stdout) as Report).rules[0];
}

test('account, Region, stack and parameters are those that are given', async () => {
  const file = join(folder, 'parameters.json');
  writeFileSync(file, '{ "Stage": "test" }');

  expect((await firstRule('--account', '111122223333', '--region', 'eu-west-1'))?.arn).toMatch(
    /^arn:aws:events:eu-west-1:111122223333:rule\/orders-dev\/template-PaidRule-/,
  );
  expect((await firstRule('--stack-name', 'shop'))?.arn).toContain('/orders-dev/shop-PaidRule-');
  expect((await firstRule('--parameters', file))?.eventBusName).toBe('orders-test');
  expect((await firstRule('--parameters', file, '-p', 'Stage=prod'))?.eventBusName).toBe('orders-prod');
});

test('an event that is put comes from the account and Region of the stacks', async () => {
  const here = join(folder, 'here.json');
  const Targets = [{ Id: 'sweep', Arn: 'arn:aws:sqs:eu-west-1:111122223333:sweep' }];
  const pattern = { account: ['111122223333'], region: ['eu-west-1'], source: ['shop'] };
  writeFileSync(
    here,
    JSON.stringify({
      Resources: { Here: { Type: 'AWS::Events::Rule', Properties: { EventPattern: pattern, Targets } } },
    }),
  );
  const args = ['check', here, '-e', paid, '--require-match', '--account', '111122223333'];

  expect((await run([...args, '--region', 'eu-west-1'])).code).toBe(0);
  expect((await run([...args, '--region', 'eu-west-2'])).stdout).toContain(
    '✗ Here  region needs "eu-west-1", received "eu-west-2"',
  );
});

test.each<[text: string, object]>([
  ['{ "Stage": "dev", "Size": 2, "Zones": ["a", "b"] }', { Stage: 'dev', Size: 2, Zones: ['a', 'b'] }],
  [
    '[{ "ParameterKey": "Stage", "ParameterValue": "dev" }, { "ParameterKey": "Old", "UsePreviousValue": true }]',
    { Stage: 'dev' },
  ],
  ['[]', {}],
])('parameters in a file: %s', (text, parameters) => {
  const file = join(folder, 'given.json');
  writeFileSync(file, text);

  expect(parametersIn(file)).toEqual(parameters);
});

test.each<[text: string, why: string]>([
  ['Stage: dev', ''],
  ['"dev"', ''],
  ['["Stage=dev"]', ''],
  ['{ "Parameters": { "Stage": "dev" } }', ' The value of Parameters is { Stage: "dev" }.'],
  ['[{ "ParameterKey": "Stage" }]', ' The value of Stage is undefined.'],
])('a file with something else is refused: %s', (text, why) => {
  const file = join(folder, 'given.json');
  writeFileSync(file, text);

  expect(() => parametersIn(file)).toThrow(
    new WrongUse(
      `--parameters takes JSON, { "Name": "value" } or [{ "ParameterKey": "Name", "ParameterValue": "value" }]; ${file} has something else.${why}`,
    ),
  );
});
