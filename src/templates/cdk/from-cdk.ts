import { loadTemplate } from '../cloudformation/load-template.js';
import type { LoadedStack } from '../loaded-stack.js';
import { checkTemplateOptions, type TemplateOptions } from '../options.js';
import { chosenStack } from './chosen-stack.js';
import { givenStacks, type GivenStacks } from './given-stacks.js';
import { sourceOf } from './template-source.js';

/** What an app of the CDK does not say itself. */
export interface CdkOptions extends TemplateOptions {
  /** Which stack it is, where there are several: its name, its construct path or the id of its artifact. */
  readonly stack?: string;
}

/**
 * Reads what a stack of the AWS CDK deploys of EventBridge.
 *
 * It takes a `Stack`, a `Stage` or an `App`, which are synthesised, a `Template` of `aws-cdk-lib/assertions`, a cloud
 * assembly, or the path of a `cdk.out` folder or of a template in it. Name, account and Region are those of the stack,
 * as far as it has them. Beside logical ids, things are known by their construct paths, also shortened from the front.
 *
 * @example
 * const stack = fromCdk(new OrdersStack(new App(), 'Orders'));
 * const eventBridge = mockEventBridge({ seed: stack });
 * eventBridge.rule('PaidRule');
 *
 * @throws InvalidTemplate with all findings of severity `error`, unless `strict` is false.
 * @throws TypeError for a stack that is not there, and an option that does not exist.
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
    `fromCdk: ${source} is of one stack, and does not say which. There is nothing to choose. ` +
      `For the names that AWS makes up, give { stackName: ${JSON.stringify(wanted)} }.`,
  );
}

function nothing(): undefined {
  return undefined;
}
