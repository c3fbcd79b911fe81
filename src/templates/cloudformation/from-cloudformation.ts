import type { LoadedStack } from '../loaded-stack.js';
import { checkTemplateOptions, type TemplateOptions } from '../options.js';
import { readTemplate } from '../reading/read-template.js';
import { loadTemplate } from './load-template.js';

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
  return loadTemplate(readTemplate(pathOrTextOrObject, DOOR), options);
}
