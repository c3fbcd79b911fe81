import { isObject, textsOf } from './policy-values.js';

/** Who asks: some principal of an account. */
export interface Caller {
  /** Twelve digits. */
  readonly account: string;
  readonly partition: string;
}

/** A wildcard cannot stand for a part of a name, so such an ARN names nobody. */
const PRINCIPAL_ARN =
  /^arn:([^:]+):(?:iam::(\d{12}):(?:root|(?:user|role)\/[^*?]+)|sts::(\d{12}):(?:assumed-role\/[^*?/]+\/[^*?]+|federated-user\/[^*?]+))$/;

/**
 * Whether a Principal or NotPrincipal element names the caller. Choice: users and roles are not simulated, so that any
 * user, role or session of an account stands for whoever calls from it. Services, identity providers and canonical
 * users are never callers from another account.
 */
export function namesCaller(principal: unknown, caller: Caller): boolean {
  if (principal === '*') return true;
  return isObject(principal) && textsOf(principal['AWS']).some((name) => isCaller(name, caller));
}

function isCaller(name: string, { account, partition }: Caller): boolean {
  if (name === '*' || name === account) return true;
  const [, itsPartition, iamAccount, stsAccount] = PRINCIPAL_ARN.exec(name) ?? [];
  return itsPartition === partition && (iamAccount ?? stsAccount) === account;
}
