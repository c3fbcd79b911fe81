import { expect, test } from 'vitest';
import { run } from './run.js';

const shop = 'test/cli/shop/template.yaml';
const AS = ' --help.\n';

test.each<[args: string, message: string]>([
  ['', ': A command is missing. There are check, serve, diagram, coverage.'],
  ['chek', ': There is no command "chek". Did you mean "check"?'],
  ['deploy', ': There is no command "deploy". There are check, serve, diagram, coverage.'],
  ['--versoin', ': There is no option --versoin. Did you mean "--version"?'],
  ['check', ' check: Name a template, such as template.yaml or the folder cdk.out.'],
  ['check --tempalte x', ' check: There is no option --tempalte. Did you mean "--template"?'],
  ['check -x', ' check: There is no option -x. Run with --help to see all options.'],
  ['check --template', ' check: --template takes a value: --template <path>.'],
  ['check --template --json', ' check: --template takes a value: --template <path>.'],
  ['check --template=', ' check: --template takes a value: --template <path>.'],
  [`check ${shop} --json=yes`, ' check: --json is a switch and takes no value.'],
  [
    `check ${shop} --region eu-west-1 --region eu-west-1`,
    ' check: --region is given twice, but takes one value.',
  ],
  [`check ${shop} --json --github`, ' check: --json and --github cannot be used together.'],
  [`check ${shop} --color --no-color`, ' check: --color and --no-color cannot be used together.'],
  [
    `check ${shop} -p Stage`,
    ' check: --parameter takes a name and a value, --parameter Name=Value, not "Stage".',
  ],
  [`check ${shop} -p Stage=dev -p Stage=test`, ' check: --parameter is given twice for "Stage".'],
  [`check ${shop} -p Satge=dev`, ' check: The templates have no parameter "Satge". Did you mean "Stage"?'],
  [`check ${shop} -p Size=1`, ' check: The templates have no parameter "Size". They have Stage.'],
  [
    `check ${shop} --fail-on warnings`,
    ' check: --fail-on takes error, warning or note, not "warnings". Did you mean "warning"?',
  ],
  [`check ${shop} --account 123`, ' check: --account takes twelve digits, not "123".'],
  [
    `check ${shop} --region eu-wset-1`,
    ' check: --region takes a Region such as eu-west-1, not "eu-wset-1". Did you mean "eu-west-1"?',
  ],
  [`check ${shop} --stack Orders`, ' check: --stack is for CDK templates, but there is none.'],
  [`check ${shop} --stage dev`, ' check: --stage is for Serverless Framework templates, but there is none.'],
  [
    `check ${shop} test/cli/shop/producer.yaml --stack-name orders`,
    ' check: --stack-name names the stack of one template, but there are several.',
  ],
  [`check no.yaml`, ' check: There is no file or folder "no.yaml".'],
  [
    `check test/cli/shop/events/paid.json`,
    ` check: test/cli/shop/events/paid.json is not a template that the kit knows. It looked for
  CDK: a folder with manifest.json or *.template.json
  Terraform: JSON with planned_values or values, as "terraform show -json" prints it
  Serverless Framework: service with provider or functions, or a folder with serverless.yml or serverless-state.json
  CloudFormation: Resources
and found source, detail-type, detail.`,
  ],
  [
    `check ${shop} --events a.json test/cli/shop/events/paid.json`,
    ` check: test/cli/shop/events/paid.json is not a template that the kit knows. It looked for
  CDK: a folder with manifest.json or *.template.json
  Terraform: JSON with planned_values or values, as "terraform show -json" prints it
  Serverless Framework: service with provider or functions, or a folder with serverless.yml or serverless-state.json
  CloudFormation: Resources
and found source, detail-type, detail.
Put a pattern for events in quotes: --events '*.json'.`,
  ],
  [
    `check ${shop} --parameters ${shop}`,
    ` check: --parameters takes JSON, { "Name": "value" } or [{ "ParameterKey": "Name", "ParameterValue": "value" }]; ${shop} has something else.`,
  ],
  [`check ${shop} --parameters no.json`, ' check: --parameters: there is no file no.json.'],
])('%j is answered with code 2 and what to write instead', async (args, message) => {
  const given = args.split(' ').filter((arg) => arg !== '');
  const { code, stdout, stderr } = await run(given);

  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  const name = given[0] === 'check' ? 'aws-eventbridge-mock check' : 'aws-eventbridge-mock';
  expect(stderr).toBe(`aws-eventbridge-mock${message}\nTo see how it is used, run ${name}${AS}`);
});

test('a file of events that cannot be read is wrong use', async () => {
  const { code, stdout, stderr } = await run(['check', shop, '-e', 'test/cli/shop/template.yaml']);

  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatchInlineSnapshot(`
    "aws-eventbridge-mock check: --events: test/cli/shop/template.yaml:1:11 is not JSON: "Parameters:".
    To see how it is used, run aws-eventbridge-mock check --help.
    "
  `);
  expect((await run(['check', shop, '-e', 'no/*.json'])).stderr).toContain(
    'check: --events: no file matches',
  );
});
