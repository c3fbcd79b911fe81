import { parseArn } from '../text/arn.js';
import type { AccessDecision, StatementMismatch, StatementName } from '../policy/evaluate.js';
import { denialLines, nearestMismatches } from './denial-text.js';

interface DeniedAccess {
  readonly account: string;
  readonly action: string;
  /** The ARN of an event bus, or of a rule on one. */
  readonly resource: string;
  readonly decision: AccessDecision & { readonly allowed: false };
}

/** Two to four lines that teach: what was refused, why by statement, what would allow it. */
export function accessDeniedText(denied: DeniedAccess): string {
  const { account } = denied;
  const parties = { caller: `Account ${account}`, principal: `account ${account}`, owner: 'the event bus' };
  return [...denialLines({ ...denied, ...parties }), remedy(denied)].join('\n');
}

function remedy(denied: DeniedAccess): string {
  const { account, decision } = denied;
  if (decision.reason === 'denied') return withoutDeny(denied, decision.statement);
  const organization =
    decision.reason === 'not allowed' ? missingOrganization(decision.mismatches) : undefined;
  if (organization === undefined) return permission(denied);
  const seed = `{ ${JSON.stringify(organization)}: [${JSON.stringify(account)}] }`;
  return `Accounts belong to organizations through mockEventBridge({ organizations: ${seed} }).`;
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

function withoutDeny({ resource }: DeniedAccess, { sid }: StatementName): string {
  const { owner, busName } = busOf(resource);
  const bus = `EventBusName: ${JSON.stringify(busName)}`;
  return sid === undefined
    ? `Account ${owner} lifts it with PutPermission({ ${bus}, Policy: "…" }), a whole policy without that statement.`
    : `Account ${owner} lifts it with RemovePermission({ ${bus}, StatementId: ${JSON.stringify(sid)} }).`;
}

function permission({ account, action, resource }: DeniedAccess): string {
  const { partition, owner, busName } = busOf(resource);
  const bus = `EventBusName: ${JSON.stringify(busName)}`;
  // PutPermission makes statements for this action alone.
  if (action === 'events:PutEvents') {
    const members = `StatementId: "…", Action: "events:PutEvents", Principal: ${JSON.stringify(account)}`;
    return `Account ${owner} allows it with PutPermission({ ${bus}, ${members} }).`;
  }
  const principal = { AWS: `arn:${partition}:iam::${account}:root` };
  const statement = { Effect: 'Allow', Principal: principal, Action: action, Resource: resource };
  return `Account ${owner} allows it with PutPermission({ ${bus}, Policy: "…" }), a whole policy with the statement ${JSON.stringify(statement)}.`;
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
