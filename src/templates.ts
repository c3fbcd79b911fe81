/**
 * The rules of infrastructure templates, as seeds.
 *
 * @example
 * import { fromCloudFormation } from 'aws-eventbridge-mock/templates';
 *
 * @module
 */
export { fromCdk, type CdkOptions } from './templates/cdk/from-cdk.js';
export { fromCloudFormation } from './templates/cloudformation/from-cloudformation.js';
export { fromTerraform } from './templates/terraform/from-terraform.js';
export { InvalidTemplate } from './templates/findings.js';
export type { FindingKind, TemplateFinding } from './templates/findings.js';
export type { LoadedStack } from './templates/loaded-stack.js';
export { fromServerless } from './templates/serverless-framework/from-serverless.js';
export type { ServerlessOptions } from './templates/serverless-framework/serverless-options.js';
export type { ParameterValue, TemplateOptions, TemplateReference } from './templates/options.js';
export type { TerraformOptions } from './templates/terraform/from-terraform.js';
