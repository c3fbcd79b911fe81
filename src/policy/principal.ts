import { textsOf } from './policy-values.js';
import { isObject } from '../text/kinds-of-values.js';

/** Who asks: some principal of an account, or a service of AWS. */
export interface Caller {
  /** Twelve digits. Of a service: the account on whose behalf it asks, which the policy need not name. */
  readonly account: string;
  /** `events.amazonaws.com`, when a service asks by its own name. */
  readonly service?: string;
  readonly partition: string;
}

/** A wildcard cannot stand for a part of a name, so such an ARN names nobody. */
const PRINCIPAL_ARN =
  /^arn:([^:]+):(?:iam::(\d{12}):(?:root|(?:user|role)\/[^*?]+)|sts::(\d{12}):(?:assumed-role\/[^*?/]+\/[^*?]+|federated-user\/[^*?]+))$/;

/**
 * Whether a Principal or NotPrincipal element names the caller. Choice: users and roles are not simulated, so that any
 * user, role or session of an account stands for whoever calls from it. Identity providers and canonical users are never
 * callers.
 */
export function namesCaller(principal: unknown, caller: Caller): boolean {
  if (principal === '*') return true;
  if (!isObject(principal)) return false;
  const accounts = textsOf(principal['AWS']);
  if (caller.service === undefined) return accounts.some((name) => isCaller(name, caller));
  // `{ "AWS": "*" }` is another spelling of `"*"`, which is everybody.
  return accounts.includes('*') || textsOf(principal['Service']).some((name) => name === caller.service);
}

function isCaller(name: string, { account, partition }: Caller): boolean {
  if (name === '*' || name === account) return true;
  const [, itsPartition, iamAccount, stsAccount] = PRINCIPAL_ARN.exec(name) ?? [];
  return itsPartition === partition && (iamAccount ?? stsAccount) === account;
}
