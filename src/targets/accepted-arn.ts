import type { Arn, Place } from '../text/arn.js';

/** Whether an ARN is one of a service, for a resource that begins so. */
export function resourceOf(service: string, beginning = ''): (arn: Arn) => boolean {
  return (arn) => arn.service === service && arn.resource.startsWith(beginning);
}

/** One of the parts into which a separator divides a resource; the first is 0. */
export function resourcePart({ resource }: Arn, separator: string, index: number): string {
  return resource.split(separator)[index] ?? '';
}

export const always = (): boolean => true;

/** A policy of the resource lets EventBridge in, or nothing is documented. */
export const never = (): boolean => false;

/** Resources that EventBridge reaches in another account without a bus there: with a role, besides their policy. */
export function inAnotherAccount(arn: Arn, home: Place): boolean {
  return arn.account !== home.account;
}
