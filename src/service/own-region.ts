import { parseArn } from '../text/arn.js';
import type { CallContext } from './operation.js';
import { ServiceFault } from './service-fault.js';

/**
 * Refuses the ARN of a resource in another Region than the one that is called. PutEvents may send there, and a global
 * endpoint spans two.
 */
export function refuseOtherRegion(nameOrArn: string | undefined, { here }: Pick<CallContext, 'here'>): void {
  const region = nameOrArn === undefined ? undefined : parseArn(nameOrArn)?.region;
  if (!region || region === here.region) return;
  throw new ServiceFault('ValidationException', 'Cross-region api call is not allowed.').because(
    `The call went to ${here.region}, but ${nameOrArn} is in ${region}.`,
  );
}
