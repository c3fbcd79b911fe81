import { eventsArn } from '../account/arn.js';
import { parseArn, partitionOf, type Place } from '../text/arn.js';
import { nearestName } from '../text/nearest-name.js';
import type { NamedBus } from '../account/world.js';
import type { Journal } from '../history/journal.js';
import type { AccessDenied, TargetAccessDenied } from '../history/records.js';
import { evaluatePolicy, type AccessRequest } from '../policy/evaluate.js';

/** What somebody wants of an event bus, or of a rule on it. */
export interface Access {
  /** `events:PutEvents` */
  readonly action: string;
  /** Whose policy decides. */
  readonly bus: NamedBus;
  /** The ARN of what the caller wants to touch. Default: the bus. */
  readonly resource?: string;
  /** Condition keys, besides those that tell of the caller; asked for only where a policy is. */
  readonly keys?: () => AccessRequest['keys'];
}

/** Who asks, and where the answer is written. */
export interface AccessContext {
  readonly here: Place;
  readonly journal: Journal;
  /** Whether resource policies decide what other accounts may do. */
  readonly enforcesPolicies: boolean;
  /** The id of the organization that an account belongs to. */
  readonly organizationOf: (account: string) => string | undefined;
}

/**
 * Why the resource policy of another account's bus refuses a caller; undefined when it lets the caller in, and for the
 * account's own buses: identity policies, which would decide there, are not simulated.
 *
 * What is refused is written to the history.
 */
export function deniedAccess(
  { action, bus: { place, name }, ...access }: Access,
  context: AccessContext,
): AccessDenied | undefined {
  const { account } = context.here;
  if (place.account === account || !context.enforcesPolicies) return undefined;
  const busArn = eventsArn(place, `event-bus/${name}`);
  const { resource = busArn } = access;
  const bus = place.eventBuses.get(name);
  const decision = evaluatePolicy(bus?.policy, {
    account,
    partition: partitionOf(place.region),
    action,
    resource,
    keys: { ...callerKeys(context), ...access.keys?.() },
  });
  if (decision.allowed) return undefined;
  const didYouMean = bus ? undefined : nearestName(name, place.eventBuses.keys());
  const denied = {
    account,
    action,
    resource,
    busArn,
    busExists: bus !== undefined,
    ...(didYouMean !== undefined && { didYouMean }),
    // What the statements say is the policy's own.
    decision: structuredClone(decision),
  };
  context.journal.warn({ kind: 'access-denied', ...denied });
  return denied;
}

/** As IAM words it for all services. */
export function accessDeniedMessage(denied: AccessDenied | TargetAccessDenied): string {
  const { action, resource, decision } = denied;
  const user = 'service' in denied ? denied.service : rootOf(denied);
  const why =
    decision.reason === 'denied'
      ? 'with an explicit deny in a resource-based policy'
      : `because no resource-based policy allows the ${action} action`;
  return `User: ${user} is not authorized to perform: ${action} on resource: ${resource} ${why}`;
}

function rootOf({ account, resource }: AccessDenied | TargetAccessDenied): string {
  return `arn:${parseArn(resource)?.partition ?? 'aws'}:iam::${account}:root`;
}

export function callerKeys({ here, organizationOf }: AccessContext): AccessRequest['keys'] {
  const organization = organizationOf(here.account);
  return organization === undefined ? {} : { 'aws:PrincipalOrgID': organization };
}
