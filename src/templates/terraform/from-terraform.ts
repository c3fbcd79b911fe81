import { checkMembers, checkObject } from '../../text/given.js';
import type { LoadedStack } from '../loaded-stack.js';
import { checkTemplateOptions, type TemplateOptions } from '../options.js';
import { loadTerraform } from './load-terraform.js';
import { readTerraform } from './read-terraform.js';

/** Values that a plan or a state does not contain, and how it is loaded. */
export type TerraformOptions = Pick<TemplateOptions, 'account' | 'region' | 'resolve' | 'strict'>;

const DOOR = 'fromTerraform';
const OPTIONS = ['account', 'region', 'resolve', 'strict'];

/** Options of other templates, which Terraform has answered before there is a plan. */
const ANSWERED: Readonly<Record<string, string>> = {
  parameters: 'Variables are in the plan already: terraform plan -var name=value.',
  imports: 'What other states export is in the plan already.',
  parameterStore: 'Data sources are in the plan already.',
  stackName: 'Terraform has no stacks.',
};

/**
 * Loads the EventBridge resources of a Terraform or OpenTofu plan or state.
 *
 * It takes a path, a string or an object: the output of `terraform show -json` for a plan or a state, or a state file.
 * Values that are known only after apply are resolved to the resource that they come from, whose names and ARNs are the
 * same in every run. Resources are known by their addresses:
 * `rule('module.orders.aws_cloudwatch_event_rule.this["paid"]')`.
 *
 * @example
 * const stack = fromTerraform('plan.json');
 * const eventBridge = mockEventBridge({ seed: stack });
 *
 * @throws InvalidTemplate with all findings of severity `error`, unless `strict` is false.
 * @throws TypeError for an option that does not exist.
 */
export function fromTerraform(planOrState: string | object, options: TerraformOptions = {}): LoadedStack {
  checkOptions(options);
  return loadTerraform(readTerraform(planOrState, DOOR), options);
}

function checkOptions(options: TerraformOptions): void {
  checkObject(DOOR, 'its options as an object', options);
  const answered = Object.keys(options).find((name) => Object.hasOwn(ANSWERED, name));
  if (answered !== undefined) {
    throw new TypeError(`${DOOR} has no option ${JSON.stringify(answered)}. ${ANSWERED[answered] ?? ''}`);
  }
  checkMembers(DOOR, options, OPTIONS);
  checkTemplateOptions(DOOR, options);
}
