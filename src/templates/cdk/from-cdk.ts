import { loadTemplate } from '../cloudformation/load-template.js';
import type { LoadedStack } from '../loaded-stack.js';
import { checkTemplateOptions, type TemplateOptions } from '../options.js';
import { chosenStack } from './chosen-stack.js';
import { givenStacks, type GivenStacks } from './given-stacks.js';
import { sourceOf } from './template-source.js';

/** Values that an app of the CDK does not contain, and how it is loaded. */
export interface CdkOptions extends TemplateOptions {
  /** The stack to load, if there are several: its name, its construct path or the id of its artifact. */
  readonly stack?: string;
}

/**
 * Loads the EventBridge resources of an AWS CDK stack.
 *
 * It takes a `Stack`, a `Stage` or an `App`, which are synthesized, a `Template` of `aws-cdk-lib/assertions`, a cloud
 * assembly, or the path of a `cdk.out` folder or of a template in it. Name, account and Region are those of the stack,
 * if it has them. Besides their logical ids, resources are known by their construct paths, whose beginning may be left
 * out.
 *
 * @example
 * const stack = fromCdk(new OrdersStack(new App(), 'Orders'));
 * const eventBridge = mockEventBridge({ seed: stack });
 * eventBridge.rule('PaidRule');
 *
 * @throws InvalidTemplate with all findings of severity `error`, unless `strict` is false.
 * @throws TypeError for a stack or an option that does not exist.
 */
export function fromCdk(
  stackOrAppOrTemplateOrCdkOutFolder: string | object,
  options: CdkOptions = {},
): LoadedStack {
  checkTemplateOptions('fromCdk', options, ['stack']);
  const { stack: wanted, ...rest } = options;
  const given = givenStacks(stackOrAppOrTemplateOrCdkOutFolder);
  if ('template' in given) {
    refuseChoice(given, wanted);
    const template = { value: given.template, metadata: undefined, nested: nothing };
    return loadTemplate(sourceOf(given.source, template), rest);
  }
  const { stackName, place, path, template } = chosenStack(given.stacks, wanted, given.source);
  const source = `stack ${JSON.stringify(stackName)}${given.isPath ? ` in ${given.source}` : ''}`;
  return loadTemplate(sourceOf(source, { path, ...template() }), { stackName, ...place, ...rest });
}

function refuseChoice({ source }: GivenStacks, wanted: string | undefined): void {
  if (wanted === undefined) return;
  throw new TypeError(
    `fromCdk: ${source} has one stack and does not say which, so there is nothing to choose. ` +
      `For the names that AWS generates, pass { stackName: ${JSON.stringify(wanted)} }.`,
  );
}

function nothing(): undefined {
  return undefined;
}
