import { DEFAULT_PLACE } from '../text/arn.js';
import { isObject } from '../text/kinds-of-values.js';
import { Findings, InvalidTemplate } from './findings.js';
import { LoadedStack } from './loaded-stack.js';
import { checkTemplateOptions, type Stack, type TemplateOptions } from './options.js';
import { readTemplate } from './reading/read-template.js';
import { addServerless } from './serverless.js';
import { section, Template } from './resolving/template.js';
import { exportsOf } from './exports.js';
import { logicalNames } from './resources/names.js';
import { declaredResources, dropConditional, reportUnloaded } from './resources/declared.js';
import { load } from './resources/load.js';

const DOOR = 'fromCloudFormation';

/**
 * Reads what a CloudFormation template deploys of EventBridge.
 *
 * The template is a path, a text (YAML or JSON, with several lines) or an object. Functions, parameters, conditions and
 * mappings are evaluated; what AWS would only know after the deployment has names that are the same in every run.
 *
 * @example
 * const stack = fromCloudFormation('template.yaml', { parameters: { Stage: 'test' } });
 * const eventBridge = mockEventBridge({ seed: stack });
 *
 * @throws InvalidTemplate with all findings of severity `error`, unless `strict` is false.
 * @throws TypeError for an option that does not exist.
 */
export function fromCloudFormation(
  pathOrTextOrObject: string | object,
  options: TemplateOptions = {},
): LoadedStack {
  checkTemplateOptions(DOOR, options);
  const { source, value, positions, problems } = readTemplate(pathOrTextOrObject, DOOR);
  const findings = new Findings(positions);
  for (const { severity, kind, at, message } of problems) findings[severity](kind, at, message);
  const sections = isObject(value) ? value : {};
  if (!isObject(sections['Resources']) && problems.every(({ severity }) => severity !== 'error')) {
    findings.error('missing-property', '', 'A template is an object with Resources.');
  }
  const resources = declaredResources(section(sections, 'Resources'));
  const template = new Template(sections, resources, { stack: stackOf(options), options, findings });
  dropConditional(resources, section(sections, 'Resources'), template);
  addServerless(resources, sections, findings);
  for (const resource of resources.values()) reportUnloaded(resource, findings);
  const { draft, resources: loaded } = load(resources.values(), template);
  const names = logicalNames(loaded, template);
  const { strict = true } = options;
  if (strict && findings.all.some(({ severity }) => severity === 'error')) {
    throw new InvalidTemplate(source, findings.all);
  }
  const withFindings = (unread: Findings) =>
    new Template(sections, resources, { stack: template.stack, options, findings: unread });
  const exports = () => exportsOf(section(sections, 'Outputs'), withFindings);
  return new LoadedStack(source, { draft, resources: loaded, names, findings: findings.all, exports });
}

function stackOf({ account, region, stackName }: TemplateOptions): Stack {
  return {
    account: account ?? DEFAULT_PLACE.account,
    region: region ?? (process.env['AWS_REGION'] || DEFAULT_PLACE.region),
    name: stackName ?? 'stack',
  };
}
