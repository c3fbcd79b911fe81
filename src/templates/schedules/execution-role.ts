import { denialLines } from '../../access/denial-text.js';
import { evaluatePolicy, type AccessDecision, type AccessRequest } from '../../policy/evaluate.js';
import { textsOf, type PolicyDocument } from '../../policy/document.js';
import { partitionOf } from '../../text/arn.js';
import { isObject, memberOf } from '../../text/kinds-of-values.js';
import { declaredBehind, type Inspected } from '../inspected.js';
import { dependsOnMore } from '../policies/certain-denials.js';
import { arnOf } from '../resolving/known-types.js';
import type { DeclaredResource } from '../resolving/references.js';
import { scalarText } from '../resolving/resolving.js';

const SERVICE = 'scheduler.amazonaws.com';

export type Seen = Pick<Inspected, 'declared' | 'template' | 'called'>;

/** The role of the template that the target of a schedule names. */
export function executionRole(target: unknown, seen: Seen): DeclaredResource | undefined {
  const arn = scalarText(isObject(target) ? target['RoleArn'] : undefined);
  return arn === undefined ? undefined : declaredBehind(arn, ['AWS::IAM::Role'], seen);
}

/**
 * Why EventBridge Scheduler may not take on a role for a schedule of a group: a line for each of the statements that
 * come nearest. Undefined where it may, and where nobody can tell.
 * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/cross-service-confused-deputy-prevention.html
 */
export function untrustingLines(
  trust: PolicyDocument,
  group: string,
  { template: { stack } }: Pick<Seen, 'template'>,
): readonly string[] | undefined {
  if (trust.Statement.some(mayName)) return undefined;
  const sourceArn = arnOf('scheduler', `schedule-group/${group}`, stack);
  const refused = certainDenial(withElement('Resource', trust), {
    ...{ account: stack.account, service: SERVICE, partition: partitionOf(stack.region) },
    ...{ action: 'sts:AssumeRole', resource: '*' },
    keys: { 'aws:SourceArn': sourceArn, 'aws:SourceAccount': stack.account },
  });
  return refused && linesOf(refused, SERVICE);
}

/** Whether a statement names Scheduler in a way that nobody has written down: as that of a Region or a partition. */
function mayName(statement: unknown): boolean {
  const services = textsOf(memberOf(memberOf(statement, 'Principal'), 'Service'));
  return services.some((name) => name !== SERVICE && name.startsWith('scheduler.'));
}

/** Why a role may not do something: undefined where it may, and where nobody can tell. */
export function forbiddingLines(
  permissions: PolicyDocument,
  { action, resource }: Pick<AccessRequest, 'action' | 'resource'>,
  { template: { stack } }: Pick<Seen, 'template'>,
): readonly string[] | undefined {
  const { account, region } = stack;
  const caller = { account, partition: partitionOf(region), keys: {} };
  const refused = certainDenial(withElement('Principal', permissions), { ...caller, action, resource });
  return refused && linesOf(refused, account);
}

interface Refused {
  readonly decision: AccessDecision & { readonly allowed: false };
  readonly request: AccessRequest;
}

/** A Deny that applies may have conditions that nobody sees met. */
function certainDenial(policy: PolicyDocument, request: AccessRequest): Refused | undefined {
  const decision = evaluatePolicy(policy, request);
  const isUncertain = decision.allowed || decision.reason === 'denied' || dependsOnMore(decision);
  return isUncertain ? undefined : { decision, request };
}

/** A policy of a kind whose statements leave an element out that others have. */
function withElement(element: 'Resource' | 'Principal', policy: PolicyDocument): PolicyDocument {
  const statements = policy.Statement.filter(isObject);
  return { ...policy, Statement: statements.map((statement) => ({ [element]: '*', ...statement })) };
}

function linesOf({ decision, request: { action, resource } }: Refused, principal: string): readonly string[] {
  const denial = { caller: '', principal, action, resource, owner: 'it', decision };
  return denialLines(denial).slice(1);
}
