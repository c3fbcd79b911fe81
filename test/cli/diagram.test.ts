import { expect, test } from 'vitest';
import { report, run } from './run.js';

const shop = 'test/cli/shop';

test('diagram draws what a template deploys', async () => {
  expect(await report('diagram', `${shop}/template.yaml`)).toMatchInlineSnapshot(`
    "flowchart LR
      subgraph bus1["bus default"]
        rule1["AllOrders"]
        rule2["Nightly<br/>rate(1 day)"]
        rule3["Stopped<br/>DISABLED"]:::idle
      end
      subgraph bus2["bus orders-dev"]
        rule4["GoldRule"]
        rule5["PaidRule"]
      end
      target1(["Lambda function<br/>BillingFunction"])
      rule4 & rule5 --> target1
      target2(["SQS queue<br/>sweep"])
      rule2 --> target2
      rule1 ==> bus2
      classDef idle stroke:#9e9e9e,stroke-dasharray:4 3

    exit code 0"
  `);
});

test('diagram tells what is not in the picture', async () => {
  const { code, stdout, stderr } = await run(['diagram', '--template', `${shop}/broken.yaml`]);

  expect(code).toBe(1);
  expect(stdout).toMatch(/^flowchart LR\n/);
  expect(stderr).toMatchInlineSnapshot(`
    "Not drawn:
    test/cli/shop/broken.yaml: Parameters.Stage (line 2, column 3): The parameter has no default, and no value was given: { parameters: { Stage: … } }.
    test/cli/shop/broken.yaml: Resources.PaidRule.Properties.EventBusName (line 7, column 7): There is no parameter or resource "Buss". Did you mean "Bus"?
    test/cli/shop/broken.yaml: Resources.PaidRule.Properties.EventPattern (line 8, column 7): Event pattern is not valid. Reason: "source" must be an object or an array
         at [Source: (String)"{"source":"shop"}"; line: 1, column: 12]

          1 | {"source":"shop"}
                        ^

          • A pattern lists the values that it accepts: "source": ["shop"]
    test/cli/shop/broken.yaml: Resources.Placed.Properties.EventBusName (line 15, column 7): The export "shared-bus" of another stack is not known. Give it: { imports: { "shared-bus": … } }.
    "
  `);
});

test('diagram takes the options of check that are about templates, and no others', async () => {
  const { stdout } = await run(['diagram', '--help']);

  expect(stdout).toMatchInlineSnapshot(`
    "Usage: aws-eventbridge-mock diagram <template>… [options]

    Draws what infrastructure templates deploy: buses, rules and targets, as Mermaid text.

    Options:
      -t, --template <path> …               a template of any kind; stacks that are named together are
                                            deployed together
      -p, --parameter <Name=Value> …        a parameter, for the templates that declare it
          --parameters <file> …             parameters in JSON: an object, or CloudFormation's list of
                                            ParameterKey and ParameterValue
          --import <name=value> …           an export of a stack that is not among the templates
          --parameter-store <name=value> …  a value in the Parameter Store of Systems Manager
          --region <region>                 where the stacks are deployed; default AWS_REGION, else
                                            us-east-1
          --account <id>                    the account of the stacks; default 123456789012
          --stack-name <name>               the name of the stack; default the name of the file
          --stack <name>                    the stack of a cdk.out folder
          --stage <name>                    the stage of a Serverless Framework service
      -h, --help                            shows this help
          --version                         shows the version

    What AWS would refuse is not drawn, but reported on stderr.

    Exit codes: 0 drawn, 1 not everything drawn, 2 usage error, 3 a bug in the kit.
    "
  `);
  expect((await run(['diagram', `${shop}/template.yaml`, '--events', 'x.json'])).stderr).toContain(
    'There is no option --events.',
  );
  expect((await run(['diagram'])).stderr).toContain('Name a template');
});
