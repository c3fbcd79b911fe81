import { eventsArn } from '../account/events-arn.js';
import type { NamedBus } from '../account/world.js';
import {
  evaluatePolicy,
  type AccessRequest,
  type StatementMismatch,
  type StatementName,
} from '../policy/evaluate.js';
import { parseArn, partitionOf } from '../text/arn.js';
import { nearestName } from '../text/nearest-name.js';
import { callerKeys, type AccessContext, type AccessDenied } from './access-context.js';
import { denialLines, nearestMismatches } from './denial-text.js';

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

/** One to four lines that teach: what was refused, why by statement, what would allow it. */
export function accessDeniedText(denied: AccessDenied): string {
  const { account, busExists } = denied;
  if (!busExists) return missingBus(denied);
  const parties = { caller: `Account ${account}`, principal: `account ${account}`, owner: 'the event bus' };
  return [...denialLines({ ...denied, ...parties }), remedy(denied)].join('\n');
}

function missingBus({ account, action, resource, didYouMean }: AccessDenied): string {
  const hint = didYouMean === undefined ? '' : ` Did you mean "${didYouMean}"?`;
  return `Account ${account} is not allowed to perform ${action} on ${resource}: the event bus does not exist, so no policy allows it.${hint}`;
}

function remedy(denied: AccessDenied): string {
  const { account, decision } = denied;
  if (decision.reason === 'denied') return withoutDeny(denied, decision.statement);
  const organization =
    decision.reason === 'not allowed' ? missingOrganization(decision.mismatches) : undefined;
  if (organization === undefined) return permission(denied);
  const seed = `{ ${JSON.stringify(organization)}: [${JSON.stringify(account)}] }`;
  return `Put accounts into organizations with mockEventBridge({ organizations: ${seed} }).`;
}

/** The organization that the nearest statement asks for, when the caller's account is in none. */
function missingOrganization(mismatches: readonly StatementMismatch[]): string | undefined {
  for (const mismatch of nearestMismatches(mismatches)) {
    if (mismatch.part !== 'Condition' || mismatch.problem !== 'unmet') continue;
    if (mismatch.key.toLowerCase() !== 'aws:principalorgid' || mismatch.received !== undefined) continue;
    const wanted = mismatch.operator.includes('Not') ? [] : mismatch.allowed;
    return wanted.find((value) => /^o-[a-z0-9]+$/.test(value)) ?? 'o-…';
  }
  return undefined;
}

function withoutDeny({ resource }: AccessDenied, { sid }: StatementName): string {
  const { owner, busName } = busOf(resource);
  const bus = `EventBusName: ${JSON.stringify(busName)}`;
  return sid === undefined
    ? `Account ${owner} can lift this with PutPermission({ ${bus}, Policy: "…" }): a whole policy without that statement.`
    : `Account ${owner} can lift this with RemovePermission({ ${bus}, StatementId: ${JSON.stringify(sid)} }).`;
}

function permission({ account, action, resource }: AccessDenied): string {
  const { partition, owner, busName } = busOf(resource);
  const bus = `EventBusName: ${JSON.stringify(busName)}`;
  // PutPermission makes statements for this action alone.
  if (action === 'events:PutEvents') {
    const members = `StatementId: "…", Action: "events:PutEvents", Principal: ${JSON.stringify(account)}`;
    return `Account ${owner} can allow this with PutPermission({ ${bus}, ${members} }).`;
  }
  const principal = { AWS: `arn:${partition}:iam::${account}:root` };
  const statement = { Effect: 'Allow', Principal: principal, Action: action, Resource: resource };
  return `Account ${owner} can allow this with PutPermission({ ${bus}, Policy: "…" }): a whole policy with the statement ${JSON.stringify(statement)}.`;
}

interface BusOfArn {
  readonly partition: string;
  readonly owner: string;
  readonly busName: string;
}

/** Rules of the default bus have no bus in their ARN. */
function busOf(arn: string): BusOfArn {
  const { partition = '', account: owner = '', resource = '' } = parseArn(arn) ?? {};
  const [kind, ...names] = resource.split('/');
  const onDefaultBus = kind === 'rule' && names.length < 2;
  return { partition, owner, busName: onDefaultBus ? 'default' : (names[0] ?? '') };
}
