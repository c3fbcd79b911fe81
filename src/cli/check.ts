import type { Command } from './command.js';

export const check: Command = {
  summary:
    'Tells what is wrong with the rules of infrastructure templates, and which of them match which events.',
  usage: '<template>… [options]',
  bare: 'template',
  options: {
    template: {
      short: 't',
      value: '<path>',
      isRepeatable: true,
      says: 'a template of any kind; stacks that are named together are deployed together',
    },
    events: {
      short: 'e',
      value: '<glob>',
      isRepeatable: true,
      says: "files with events, 'events/*.json': one, a list, JSON Lines, or the input of PutEvents",
    },
    parameter: {
      short: 'p',
      value: '<Name=Value>',
      isRepeatable: true,
      says: 'a parameter of the templates that declare it',
    },
    parameters: {
      value: '<file>',
      isRepeatable: true,
      says: "parameters in JSON: an object, or CloudFormation's list of ParameterKey and ParameterValue",
    },
    import: {
      value: '<name=value>',
      isRepeatable: true,
      says: 'what a stack exports that is not checked along',
    },
    'parameter-store': {
      value: '<name=value>',
      isRepeatable: true,
      says: 'what the Parameter Store of Systems Manager has',
    },
    region: { value: '<region>', says: 'where the stacks are deployed; default AWS_REGION, else us-east-1' },
    account: { value: '<id>', says: 'the account of the stacks; default 123456789012' },
    'stack-name': { value: '<name>', says: 'the name of the stack; default that of the file' },
    stack: { value: '<name>', says: 'the stack of a cdk.out folder' },
    stage: { value: '<name>', says: 'the stage of a service of the Serverless Framework' },
    'require-match': { says: 'an event that no rule matches is an error, not a note' },
    'require-every-rule': { says: 'a rule that no event matches is an error, not a note' },
    'fail-on': {
      value: '<severity>',
      says: 'error, warning or note: what makes the check fail; default warning',
    },
    verbose: { says: 'shows all, and what each target would get' },
    json: { says: 'prints the report as JSON' },
    github: { says: 'prints annotations for GitHub Actions behind the report' },
    color: { says: 'colours the report; default where a terminal shows it' },
    'no-color': { says: 'does not' },
  },
  notes: [
    `An event is held against the rules of all buses, unless it is an entry of PutEvents that names its bus.`,
    `Exit codes: 0 nothing found, 1 findings, 2 wrong use, 3 a mistake of the kit.`,
  ],
  run: async (given, terminal) => {
    const { runCheck } = await import('./check/run-check.js');
    return runCheck(given, terminal);
  },
};
