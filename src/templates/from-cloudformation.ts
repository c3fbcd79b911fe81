import { DEFAULT_PLACE } from '../text/arn.js';
import { isObject } from '../text/kinds-of-values.js';
import { at as memberAt } from '../simulation/seed/seed-members.js';
import { Findings, InvalidTemplate } from './findings.js';
import { LoadedStack } from './loaded-stack.js';
import { checkTemplateOptions, type Stack, type TemplateOptions } from './options.js';
import { readTemplate } from './reading/read-template.js';
import type { DeclaredResource } from './resolving/references.js';
import { addServerless } from './serverless.js';
import { section, Template } from './resolving/template.js';
import { didYouMean, nearestName } from '../text/nearest-name.js';
import { TABLES } from './resources/tables.js';
import { exportsOf } from './exports.js';
import { logicalNames } from './resources/names.js';
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
  if (!isObject(value) || !isObject(sections['Resources'])) {
    if (problems.every(({ severity }) => severity !== 'error')) {
      findings.error('missing-property', '', 'A template is an object with Resources.');
    }
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
  const exports = () =>
    exportsOf(section(sections, 'Outputs'), (unread) => {
      return new Template(sections, resources, { stack: template.stack, options, findings: unread });
    });
  return new LoadedStack(source, { draft, resources: loaded, names, findings: findings.all, exports });
}

function stackOf({ account, region, stackName }: TemplateOptions): Stack {
  return {
    account: account ?? DEFAULT_PLACE.account,
    region: region ?? (process.env['AWS_REGION'] || DEFAULT_PLACE.region),
    name: stackName ?? 'stack',
  };
}

function declaredResources(declared: Readonly<Record<string, unknown>>): Map<string, DeclaredResource> {
  const resources = new Map<string, DeclaredResource>();
  for (const [id, given] of Object.entries(declared)) {
    const { Type, Properties } = isObject(given) ? given : {};
    resources.set(id, {
      id,
      type: typeof Type === 'string' ? Type : '',
      properties: isObject(Properties) ? Properties : {},
      at: `${memberAt('Resources', id)}.Properties`,
    });
  }
  return resources;
}

/** What cannot be loaded of EventBridge, and what belongs to its neighbours. */
function reportUnloaded({ id, type, at }: DeclaredResource, findings: Findings): void {
  if (id.startsWith('Fn::')) {
    findings.error(
      'unsupported-function',
      memberAt('Resources', id),
      `${id}: The kit does not evaluate it. Give the template without it.`,
    );
  } else if (type.startsWith('AWS::Events::') && !Object.hasOwn(TABLES, type)) {
    const hint = didYouMean(nearestName(type, Object.keys(TABLES)));
    findings.error(
      'not-loaded',
      at.replace(/Properties$/, 'Type'),
      `${type} is no type that the kit knows. ${hint}`.trimEnd(),
    );
  } else if (/^AWS::(?:Scheduler|Pipes|EventSchemas)::/.test(type)) {
    findings.note('not-loaded', memberAt('Resources', id), `${type} is not loaded.`);
  }
}

/** A resource whose condition does not hold is not there. */
function dropConditional(
  resources: Map<string, DeclaredResource>,
  declared: Readonly<Record<string, unknown>>,
  template: Template,
): void {
  for (const [id, given] of Object.entries(declared)) {
    const condition = isObject(given) ? given['Condition'] : undefined;
    const at = `${memberAt('Resources', id)}.Condition`;
    if (typeof condition === 'string' && !template.condition(condition, at)) resources.delete(id);
  }
}
