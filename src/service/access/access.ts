import { parseArn, partitionOf } from '../../account/arn.js';
import { nearestName } from '../../account/nearest-name.js';
import type { AccessDenied } from '../../history/records.js';
import { evaluatePolicy, type AccessRequest } from '../../policy/evaluate.js';
import type { OperationContext } from '../operation.js';
import { ServiceFault } from '../service-fault.js';

/** What a caller wants of an event bus, or of a rule on it. */
export interface Access {
  /** Without `events:`. Default: the operation that the caller called. */
  readonly action?: string;
  /** The ARN of the bus, which tells whose policy decides. */
  readonly busArn: string;
  /** The ARN of what the caller wants to touch. Default: the bus. */
  readonly resource?: string;
  /** Condition keys, besides those that tell of the caller. */
  readonly keys?: AccessRequest['keys'];
}

/**
 * Why the resource policy of another account's bus refuses a caller; undefined when it lets the caller in, and for the
 * account's own buses: identity policies, which would decide there, are not simulated.
 *
 * What is refused is written to the history.
 */
export function deniedAccess(
  { action = '', busArn, resource = busArn, keys = {} }: Access,
  context: OperationContext,
): AccessDenied | undefined {
  const owner = parseArn(busArn);
  const { account } = context.here;
  if (!owner || owner.account === account || !context.enforcesPolicies) return undefined;
  const { eventBuses } = context.world.at(owner);
  const name = owner.resource.replace(/^event-bus\//, '');
  const request = {
    account,
    partition: partitionOf(owner.region),
    action: `events:${action === '' ? context.operation : action}`,
    resource,
    keys: { ...callerKeys(context), ...keys },
  };
  const decision = evaluatePolicy(eventBuses.get(name)?.policy, request);
  if (decision.allowed) return undefined;
  const didYouMean = eventBuses.has(name) ? undefined : nearestName(name, eventBuses.keys());
  const denied = {
    account,
    action: request.action,
    resource,
    busArn,
    busExists: eventBuses.has(name),
    ...(didYouMean !== undefined && { didYouMean }),
    // What the statements say is the policy's own.
    decision: structuredClone(decision),
  };
  context.journal.warn({ kind: 'access-denied', ...denied });
  return denied;
}

/** @throws ServiceFault `AccessDeniedException` where `deniedAccess` finds a reason. */
export function authorize(access: Access, context: OperationContext): void {
  const denied = deniedAccess(access, context);
  if (denied) throw new ServiceFault('AccessDeniedException', accessDeniedMessage(denied));
}

/** As IAM words it for all services. */
export function accessDeniedMessage({ account, action, resource, decision }: AccessDenied): string {
  const partition = parseArn(resource)?.partition ?? 'aws';
  const why =
    decision.reason === 'denied'
      ? 'with an explicit deny in a resource-based policy'
      : `because no resource-based policy allows the ${action} action`;
  return `User: arn:${partition}:iam::${account}:root is not authorized to perform: ${action} on resource: ${resource} ${why}`;
}

function callerKeys({ here, organizationOf }: OperationContext): AccessRequest['keys'] {
  const organization = organizationOf(here.account);
  return organization === undefined ? {} : { 'aws:PrincipalOrgID': organization };
}
