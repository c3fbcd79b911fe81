import { conditionMismatch, type ConditionMismatch } from './condition.js';
import { textsOf, type PolicyDocument } from './document.js';
import { isObject } from '../text/kinds-of-values.js';
import { RequestKeys, type KeyValue } from './request-keys.js';
import { asWritten, isLike, variableReader, type VariableReader } from './variables.js';

/** Who asks: some principal of an account, or a service of AWS. */
export interface Caller {
  /** Twelve digits. Of a service: the account on whose behalf it asks, which the policy need not name. */
  readonly account: string;
  /** `events.amazonaws.com`, when a service asks by its own name. */
  readonly service?: string;
  readonly partition: string;
}

/** What somebody wants to do. */
export interface AccessRequest extends Caller {
  /** `events:PutEvents` */
  readonly action: string;
  /** An ARN. */
  readonly resource: string;
  /**
   * Condition keys as the service sets them, names in any case; `aws:PrincipalAccount` is the `account` of a caller
   * that is no service.
   */
  readonly keys: Readonly<Record<string, KeyValue>>;
}

export type AccessDecision =
  | { readonly allowed: true; readonly statement: StatementName }
  | { readonly allowed: false; readonly reason: 'no policy' }
  /** By a Deny that applies. */
  | { readonly allowed: false; readonly reason: 'denied'; readonly statement: StatementName }
  /** No Allow applies: each, with the first thing in it that does not hold. */
  | {
      readonly allowed: false;
      readonly reason: 'not allowed';
      readonly mismatches: readonly StatementMismatch[];
    };

export interface StatementName {
  readonly sid?: string;
  /** Position from 0. */
  readonly index: number;
}

export type StatementMismatch = { readonly statement: StatementName } & (ElementMismatch | ConditionMismatch);

type Part = 'Principal' | 'Action' | 'Resource';

export interface ElementMismatch {
  readonly part: Part;
  /** The element that the statement has. */
  readonly element: Part | `Not${Part}`;
  /** What it says; undefined when the statement has neither form of it. */
  readonly allowed: unknown;
  readonly received: string;
}

/** Decides as IAM does for a resource policy: a Deny that applies, or else an Allow that applies, or else no. */
export function evaluatePolicy(policy: PolicyDocument | undefined, request: AccessRequest): AccessDecision {
  if (policy === undefined) return { allowed: false, reason: 'no policy' };
  const statements = judgedStatements(policy, request);
  const denying = statements.find(({ effect, mismatch }) => effect === 'Deny' && !mismatch());
  if (denying) return { allowed: false, reason: 'denied', statement: denying.statement };
  const mismatches: StatementMismatch[] = [];
  for (const { effect, statement, mismatch } of statements) {
    if (effect !== 'Allow') continue;
    const found = mismatch();
    if (!found) return { allowed: true, statement };
    mismatches.push({ statement, ...found });
  }
  return { allowed: false, reason: 'not allowed', mismatches };
}

type Mismatch = ElementMismatch | ConditionMismatch;

interface JudgedStatement {
  readonly effect: unknown;
  readonly statement: StatementName;
  readonly mismatch: () => Mismatch | undefined;
}

function judgedStatements(policy: PolicyDocument, request: AccessRequest): JudgedStatement[] {
  const keys = new RequestKeys({ ...request.keys, ...principalKeys(request) });
  const scope: Scope = { request, keys, fillIn: variableReader(policy.Version, keys) };
  const statements: readonly unknown[] = policy.Statement;
  return statements.flatMap((text, index) => {
    if (!isObject(text)) return [];
    const { Effect: effect, Sid: sid } = text;
    const statement = typeof sid === 'string' ? { sid, index } : { index };
    return [{ effect, statement, mismatch: () => mismatchOf(text, scope) }];
  });
}

function principalKeys({ account, service }: Caller): AccessRequest['keys'] {
  return service === undefined
    ? { 'aws:PrincipalAccount': account }
    : { 'aws:PrincipalIsAWSService': true, 'aws:PrincipalServiceName': service };
}

interface Scope {
  readonly request: AccessRequest;
  readonly keys: RequestKeys;
  readonly fillIn: VariableReader;
}

type Elements = Readonly<Record<string, unknown>>;

function mismatchOf(statement: Elements, scope: Scope): Mismatch | undefined {
  const { request, fillIn } = scope;
  const { account, service = account, action, resource } = request;
  return (
    elementMismatch(statement, 'Principal', service, (principal) => namesCaller(principal, request)) ??
    elementMismatch(statement, 'Action', action, (actions) => includesAction(actions, action)) ??
    elementMismatch(statement, 'Resource', resource, (resources) =>
      textsOf(resources).some((text) => isResource(text, resource, fillIn)),
    ) ??
    conditionMismatch(statement['Condition'], scope)
  );
}

/** A statement has an element or its `Not` form. Without either it does not apply; with both, the first one counts. */
function elementMismatch(
  statement: Elements,
  part: Part,
  received: string,
  includes: (element: unknown) => boolean,
): ElementMismatch | undefined {
  const negated = `Not${part}` as const;
  const element = statement[part] === undefined && statement[negated] !== undefined ? negated : part;
  const allowed = statement[element];
  if (allowed !== undefined && includes(allowed) === (element === part)) return undefined;
  return { part, element, allowed, received };
}

/** A wildcard cannot stand for a part of a name, so such an ARN names nobody. */
const PRINCIPAL_ARN =
  /^arn:([^:]+):(?:iam::(\d{12}):(?:root|(?:user|role)\/[^*?]+)|sts::(\d{12}):(?:assumed-role\/[^*?/]+\/[^*?]+|federated-user\/[^*?]+))$/;

/**
 * Whether a Principal or NotPrincipal element names the caller. Choice: users and roles are not simulated, so that any
 * user, role or session of an account stands for whoever calls from it. Identity providers and canonical users are
 * never callers.
 */
function namesCaller(principal: unknown, caller: Caller): boolean {
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

function includesAction(actions: unknown, action: string): boolean {
  const lower = action.toLowerCase();
  return textsOf(actions).some((text) => isLike(lower, asWritten(text.toLowerCase())));
}

/**
 * Variables have a value only behind the fifth colon of an ARN. A `*` at the end of a segment reaches over colons;
 * choice: so does every other.
 */
function isResource(text: string, resource: string, fillIn: VariableReader): boolean {
  const start = /^(?:[^:]*:){5}/.exec(text)?.[0] ?? text;
  const filled = start.includes('${') ? undefined : fillIn(text);
  return filled !== undefined && isLike(resource, filled);
}
