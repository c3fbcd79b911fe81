import type { Options } from './arguments.js';

/** By which a command is told what is deployed, and where. */
export const TEMPLATE_OPTIONS = {
  template: {
    short: 't',
    value: '<path>',
    isRepeatable: true,
    says: 'a template of any kind; stacks that are named together are deployed together',
  },
  parameter: {
    short: 'p',
    value: '<Name=Value>',
    isRepeatable: true,
    says: 'a parameter, for the templates that declare it',
  },
  parameters: {
    value: '<file>',
    isRepeatable: true,
    says: "parameters in JSON: an object, or CloudFormation's list of ParameterKey and ParameterValue",
  },
  import: {
    value: '<name=value>',
    isRepeatable: true,
    says: 'an export of a stack that is not among the templates',
  },
  'parameter-store': {
    value: '<name=value>',
    isRepeatable: true,
    says: 'a value in the Parameter Store of Systems Manager',
  },
  region: { value: '<region>', says: 'where the stacks are deployed; default AWS_REGION, else us-east-1' },
  account: { value: '<id>', says: 'the account of the stacks; default 123456789012' },
  'stack-name': { value: '<name>', says: 'the name of the stack; default the name of the file' },
  stack: { value: '<name>', says: 'the stack of a cdk.out folder' },
  stage: { value: '<name>', says: 'the stage of a Serverless Framework service' },
} as const satisfies Options;

export const COLOR_OPTIONS = {
  color: { says: 'prints in color; default in a terminal' },
  'no-color': { says: 'prints without color' },
} as const satisfies Options;
