import { isObject } from '../../text/kinds-of-values.js';
import { Findings, InvalidTemplate } from '../findings.js';
import { LoadedStack } from '../loaded-stack.js';
import { stackOf, type TemplateOptions } from '../options.js';
import type { TemplateSource } from '../reading/read-template.js';
import { load } from '../resources/load.js';
import { logicalNames } from '../resources/names.js';
import { section, Template } from '../resolving/template.js';
import { declaredResources, dropConditional, reportUnloaded } from './declared.js';
import { exportsOf } from './exports.js';
import { addServerless } from './sam.js';

/**
 * Loads a template of CloudFormation, as every tool that makes one needs it.
 *
 * @throws InvalidTemplate with all findings of severity `error`, unless `strict` is false.
 */
export function loadTemplate(
  { source, value, positions, problems }: TemplateSource,
  options: TemplateOptions,
): LoadedStack {
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
