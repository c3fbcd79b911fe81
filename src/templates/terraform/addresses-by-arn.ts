import { scalarText } from '../resolving/resolving.js';
import type { TerraformDocument, TerraformResource } from './document.js';
import type { Known } from './declared.js';
import type { KnownResources } from './known-resources.js';
import { isArn } from './types.js';

/** What Terraform calls the things that ARNs mean. */
export class AddressesByArn {
  readonly #addresses = new Map<string, Set<string>>();

  /** @param targets - by their own addresses: the ARNs that they have, or that stand in for these */
  constructor(
    { resources, read }: TerraformDocument,
    { resources: known, places }: Pick<Known, 'resources' | 'places'>,
    targets: ReadonlyMap<string, string>,
  ) {
    for (const resource of [...read, ...resources]) {
      for (const arn of arnsOf(resource, known)) this.#add(places.moved(arn), resource.address);
    }
    for (const [address, arn] of targets) this.#add(arn, address);
    const arns = new Set(targets.values());
    for (const alias of resources)
      if (alias.type === 'aws_lambda_alias') this.#addFunctionOf(alias, known, arns);
  }

  of(arn: string): readonly string[] {
    return [...(this.#addresses.get(arn) ?? [])];
  }

  #add(arn: string, address: string): void {
    const addresses = this.#addresses.get(arn) ?? new Set();
    this.#addresses.set(arn, addresses.add(address));
  }

  /** An alias is called what its function is called, too, unless the function is a target itself. */
  #addFunctionOf(alias: TerraformResource, known: KnownResources, targets: ReadonlySet<string>): void {
    const arn = known.arnOf(alias) ?? '';
    const ofFunction = arn.replace(/:[^:]*$/, '');
    if (targets.has(ofFunction)) return;
    for (const address of this.of(ofFunction)) this.#add(arn, address);
  }
}

function arnsOf(resource: TerraformResource, known: KnownResources): readonly string[] {
  const arn = known.arnOf(resource);
  const qualified = scalarText(resource.values['qualified_arn']);
  const ofLogGroup =
    resource.type === 'aws_cloudwatch_log_group' && arn !== undefined ? `${arn}:*` : undefined;
  return [arn, qualified, ofLogGroup].filter(isArn);
}
