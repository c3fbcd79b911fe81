import type { LoadedStack } from '../loaded-stack.js';
import { checkTemplateOptions, type TemplateOptions } from '../options.js';
import { readTemplate } from '../reading/read-template.js';
import { loadTemplate } from './load-template.js';

const DOOR = 'fromCloudFormation';

/**
 * Loads the EventBridge resources of a CloudFormation or SAM template.
 *
 * The template is a path, a string of several lines (YAML or JSON) or an object. Functions, parameters, conditions and
 * mappings are evaluated. Names and ARNs that AWS generates on deployment are the same in every run.
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
