import type { AccessDecision, StatementMismatch, StatementName } from '../policy/evaluate.js';
import { parseArn } from '../text/arn.js';

/** What a resource policy refused, for its words. */
export interface Denial {
  /** Who asked, at the beginning of a sentence: `Account 111122223333`. */
  readonly caller: string;
  /** Whom a Principal would have to name: `account 111122223333`. */
  readonly principal: string;
  readonly action: string;
  /** An ARN. */
  readonly resource: string;
  /** Whose policy it is: `the event bus`. */
  readonly owner: string;
  readonly decision: AccessDecision & { readonly allowed: false };
}

/** What was refused, and why by statement: one to three lines. */
export function denialLines(denial: Denial): string[] {
  const { caller, action, resource } = denial;
  return [
    `${caller} is not allowed to perform ${action} on ${resource}: ${reason(denial)}`,
    ...details(denial),
  ];
}

function reason({ decision, owner }: Denial): string {
  switch (decision.reason) {
    case 'no policy':
      return `${owner} has no resource policy.`;
    case 'denied':
      return `${statementText(decision.statement)} of its resource policy denies it, whatever other statements allow.`;
    case 'not allowed':
      return notAllowed(decision.mismatches.length);
  }
}

/** So many statements are told, those that came nearest to allowing. */
const SHOWN = 2;

function notAllowed(statements: number): string {
  if (statements === 0) return 'its resource policy has no statement that allows anything.';
  if (statements === 1) return 'the only Allow statement of its resource policy does not apply.';
  const shown = statements > SHOWN ? ` The closest ${SHOWN}:` : '';
  return `none of the ${statements} Allow statements of its resource policy applies.${shown}`;
}

function details({ decision, principal }: Denial): string[] {
  if (decision.reason !== 'not allowed') return [];
  return nearestMismatches(decision.mismatches).map((mismatch) => `  ${mismatchText(mismatch, principal)}`);
}

/** In this order a statement is examined: the later it fails, the nearer it is. */
const PARTS: readonly StatementMismatch['part'][] = ['Principal', 'Action', 'Resource', 'Condition'];

/** The statements that came nearest to allowing, the nearest first. */
export function nearestMismatches(mismatches: readonly StatementMismatch[]): StatementMismatch[] {
  return mismatches.toSorted((a, b) => PARTS.indexOf(b.part) - PARTS.indexOf(a.part)).slice(0, SHOWN);
}

function mismatchText(mismatch: StatementMismatch, principal: string): string {
  const statement = statementText(mismatch.statement);
  if (mismatch.part === 'Condition') return `${statement} ${conditionText(mismatch)}`;
  const { part, element, allowed, received } = mismatch;
  if (allowed === undefined) return `${statement} has no ${part}, so it never applies.`;
  const asked = part === 'Principal' ? principal : received;
  const relation = element === part ? 'which does not include' : 'which excludes';
  return `${statement} has ${element} ${JSON.stringify(allowed)}, ${relation} ${asked}.`;
}

function conditionText(mismatch: StatementMismatch & { readonly part: 'Condition' }): string {
  switch (mismatch.problem) {
    case 'unmet':
      return `requires ${mismatch.key} ${mismatch.operator} ${valuesText(mismatch.allowed)}, but ${received(mismatch.received)}.`;
    case 'unknown operator':
      return `has the condition operator ${JSON.stringify(mismatch.operator)}, which IAM does not know, so it never applies.`;
    case 'malformed':
      return `has a Condition that is not an object of operators with their keys: ${JSON.stringify(mismatch.allowed)}.`;
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

interface DeniedRequest {
  readonly account: string;
  /** Where a service asks, and no role for it. */
  readonly service?: string;
  readonly action: string;
  readonly resource: string;
  readonly decision: AccessDecision & { readonly allowed: false };
}

/** As IAM words it for all services. */
export function accessDeniedMessage(denied: DeniedRequest): string {
  const { action, resource, decision, service: user = rootOf(denied) } = denied;
  const why =
    decision.reason === 'denied'
      ? 'with an explicit deny in a resource-based policy'
      : `because no resource-based policy allows the ${action} action`;
  return `User: ${user} is not authorized to perform: ${action} on resource: ${resource} ${why}`;
}

function rootOf({ account, resource }: DeniedRequest): string {
  return `arn:${parseArn(resource)?.partition ?? 'aws'}:iam::${account}:root`;
}
