import { checkMembers, checkObject } from '../../text/given.js';
import type { LoadedStack } from '../loaded-stack.js';
import { checkTemplateOptions, type TemplateOptions } from '../options.js';
import { loadTerraform } from './load-terraform.js';
import { readTerraform } from './read-terraform.js';

/** What a plan or a state does not say itself. */
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
 * Reads what Terraform or OpenTofu deploys of EventBridge.
 *
 * What it takes is a path, a text or an object: what `terraform show -json` tells of a plan or of a state, or the file
 * of a state. What a plan does not know before it is applied is followed to the resource that it comes from, which has
 * names and ARNs that are the same in every run. Things are called by their addresses:
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
