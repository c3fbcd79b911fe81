import type { AccessDecision, StatementMismatch, StatementName } from '../policy/evaluate.js';

interface DeniedAccess {
  readonly account: string;
  readonly action: string;
  /** The ARN of an event bus, or of a rule on one. */
  readonly resource: string;
  readonly decision: AccessDecision & { readonly allowed: false };
}

/** Two to four lines that teach: what was refused, why by statement, what would allow it. */
export function accessDeniedText(denied: DeniedAccess): string {
  const refused = `Account ${denied.account} may not do ${denied.action} on ${denied.resource}`;
  return [`${refused}: ${reason(denied)}`, ...details(denied), remedy(denied)].join('\n');
}

function reason({ decision }: DeniedAccess): string {
  switch (decision.reason) {
    case 'no policy':
      return 'the event bus has no resource policy.';
    case 'denied':
      return `${statementText(decision.statement)} of its resource policy denies it, whatever others allow.`;
    case 'not allowed':
      return notAllowed(decision.mismatches.length);
  }
}

/** So many statements are told, those that came nearest to allowing. */
const SHOWN = 2;

function notAllowed(statements: number): string {
  if (statements === 0) return 'its resource policy has no statement that allows anything.';
  if (statements === 1) return 'the only Allow statement of its resource policy does not apply.';
  const shown = statements > SHOWN ? ` The nearest ${SHOWN}:` : '';
  return `none of the ${statements} Allow statements of its resource policy applies.${shown}`;
}

function details({ decision, account }: DeniedAccess): string[] {
  if (decision.reason !== 'not allowed') return [];
  return nearest(decision.mismatches).map((mismatch) => `  ${mismatchText(mismatch, account)}`);
}

/** In this order a statement is examined: the later it fails, the nearer it is. */
const PARTS: readonly StatementMismatch['part'][] = ['Principal', 'Action', 'Resource', 'Condition'];

function nearest(mismatches: readonly StatementMismatch[]): StatementMismatch[] {
  return mismatches.toSorted((a, b) => PARTS.indexOf(b.part) - PARTS.indexOf(a.part)).slice(0, SHOWN);
}

function mismatchText(mismatch: StatementMismatch, account: string): string {
  const statement = statementText(mismatch.statement);
  if (mismatch.part === 'Condition') return `${statement} ${conditionText(mismatch)}`;
  const { part, element, allowed, received } = mismatch;
  if (allowed === undefined) return `${statement} has no ${part}, so it never applies.`;
  const asked = part === 'Principal' ? `account ${account}` : received;
  const relation = element === part ? 'which does not include' : 'which leaves out';
  return `${statement} has ${element} ${JSON.stringify(allowed)}, ${relation} ${asked}.`;
}

function conditionText(mismatch: StatementMismatch & { readonly part: 'Condition' }): string {
  switch (mismatch.problem) {
    case 'unmet':
      return `asks for ${mismatch.key} ${mismatch.operator} ${valuesText(mismatch.allowed)}, and ${received(mismatch.received)}.`;
    case 'unknown operator':
      return `has the condition operator ${JSON.stringify(mismatch.operator)}, which IAM does not know, so it never applies.`;
    case 'malformed':
      return `has a Condition that is no object of operators with their keys: ${JSON.stringify(mismatch.allowed)}.`;
  }
}

function received(value: string | boolean | readonly string[] | undefined): string {
  return value === undefined ? 'the request has no such key' : `the request has ${JSON.stringify(value)}`;
}

function valuesText(values: readonly string[]): string {
  return values.length === 0 ? 'no value' : values.map((value) => JSON.stringify(value)).join(' or ');
}

function statementText({ sid, index }: StatementName): string {
  return sid === undefined ? `Statement[${index}]` : `Statement[${index}] ${JSON.stringify(sid)}`;
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
  for (const mismatch of nearest(mismatches)) {
    if (mismatch.part !== 'Condition' || mismatch.problem !== 'unmet') continue;
    if (mismatch.key.toLowerCase() !== 'aws:principalorgid' || mismatch.received !== undefined) continue;
    const wanted = mismatch.operator.includes('Not') ? [] : mismatch.allowed;
    return wanted.find((value) => /^o-[a-z0-9]+$/.test(value)) ?? 'o-…';
  }
  return undefined;
}

function withoutDeny({ resource }: DeniedAccess, { sid }: StatementName): string {
  const { owner, busName } = placeOf(resource);
  const bus = `EventBusName: ${JSON.stringify(busName)}`;
  return sid === undefined
    ? `Account ${owner} lifts it with PutPermission({ ${bus}, Policy: "…" }), a whole policy without that statement.`
    : `Account ${owner} lifts it with RemovePermission({ ${bus}, StatementId: ${JSON.stringify(sid)} }).`;
}

function permission({ account, action, resource }: DeniedAccess): string {
  const { partition, owner, busName } = placeOf(resource);
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

interface Place {
  readonly partition: string;
  readonly owner: string;
  readonly busName: string;
}

/** Rules of the default bus have no bus in their ARN. */
function placeOf(arn: string): Place {
  const [, partition = '', , , owner = '', ...rest] = arn.split(':');
  const [kind, ...names] = rest.join(':').split('/');
  const onDefaultBus = kind === 'rule' && names.length < 2;
  return { partition, owner, busName: onDefaultBus ? 'default' : (names[0] ?? '') };
}
