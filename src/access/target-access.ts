import { parseArn, partitionOf } from '../text/arn.js';
import type { PolicyDocument } from '../policy/document.js';
import { evaluatePolicy, type AccessDecision, type AccessRequest } from '../policy/evaluate.js';
import { callerKeys, type AccessContext, type TargetAccessDenied } from './access-context.js';
import { denialLines } from './denial-text.js';

const EVENTBRIDGE = 'events.amazonaws.com';

/** What a rule wants of a resource that is no event bus: of a target, or of a dead-letter queue. */
export interface TargetAccess {
  readonly ruleArn: string;
  readonly targetArn: string;
  /** Whether EventBridge takes on a role of the rule's account to do it. */
  readonly withRole: boolean;
  /** All of them, on `resource`. */
  readonly actions: readonly string[];
  readonly resource: string;
  /** The resource's; undefined when it has none. */
  readonly policy: PolicyDocument | undefined;
}

/**
 * Why the policy of a resource keeps EventBridge out; undefined when it lets it in.
 *
 * With a role, the policy has to let the role's account in when the resource belongs to another one; in the same
 * account the role's own permissions decide, which are not simulated, unless the policy denies what they allow.
 *
 * What is refused is written to the history.
 */
export function deniedTargetAccess(
  access: TargetAccess,
  context: AccessContext,
): TargetAccessDenied | undefined {
  if (!context.enforcesPolicies) return undefined;
  for (const action of access.actions) {
    const decision = decide(action, access, context);
    if (decision.allowed || isLeftToRole(decision, access, context)) continue;
    const denied = {
      ruleArn: access.ruleArn,
      targetArn: access.targetArn,
      account: context.here.account,
      ...(!access.withRole && { service: EVENTBRIDGE }),
      action,
      resource: access.resource,
      // What the statements say is the policy's own.
      decision: structuredClone(decision),
    };
    context.journal.warn({ kind: 'target-access-denied', ...denied });
    return denied;
  }
  return undefined;
}

function decide(action: string, access: TargetAccess, context: AccessContext): AccessDecision {
  const { resource, policy, withRole } = access;
  const { account, region } = context.here;
  const caller = { account, partition: partitionOf(region), ...(!withRole && { service: EVENTBRIDGE }) };
  const keys = withRole ? callerKeys(context) : sourceKeys(access, context);
  return evaluatePolicy(policy, { ...caller, action, resource, keys });
}

/** A role needs no policy in its own account, but none overrules a Deny. */
function isLeftToRole(
  { reason }: AccessDecision & { readonly allowed: false },
  { withRole, resource }: TargetAccess,
  { here }: AccessContext,
): boolean {
  return withRole && reason !== 'denied' && parseArn(resource)?.account === here.account;
}

/** On whose behalf the service asks. */
function sourceKeys(
  { ruleArn }: TargetAccess,
  { here, organizationOf }: AccessContext,
): AccessRequest['keys'] {
  const organization = organizationOf(here.account);
  return {
    'aws:SourceArn': ruleArn,
    'aws:SourceAccount': here.account,
    ...(organization !== undefined && { 'aws:SourceOrgID': organization }),
  };
}

/** Two to four lines that teach: what was refused, why by statement, what would allow it. */
export function targetAccessDeniedText(denied: TargetAccessDenied): string {
  const { account, service } = denied;
  const parties =
    service === undefined
      ? { caller: `A role of account ${account}`, principal: `account ${account}` }
      : { caller: 'EventBridge', principal: service };
  return [...denialLines({ ...denied, ...parties, owner: 'it' }), remedy(denied)].join('\n');
}

function remedy(denied: TargetAccessDenied): string {
  const { decision } = denied;
  if (decision.reason !== 'denied') return `A policy with the statement ${statementFor(denied)} allows it.`;
  const { sid, index } = decision.statement;
  return `A policy without ${sid === undefined ? `Statement[${index}]` : `the statement ${JSON.stringify(sid)}`} would not deny it.`;
}

/** As AWS recommends it: for this rule alone. */
function statementFor({ account, service, action, resource, ruleArn }: TargetAccessDenied): string {
  const partition = parseArn(ruleArn)?.partition ?? '';
  const allow = { Effect: 'Allow', Action: action, Resource: resource };
  return JSON.stringify(
    service === undefined
      ? { ...allow, Principal: { AWS: `arn:${partition}:iam::${account}:root` } }
      : { ...allow, Principal: { Service: service }, Condition: { ArnEquals: { 'aws:SourceArn': ruleArn } } },
  );
}
