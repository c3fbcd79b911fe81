import { POLICY_VERSION } from '../policy/document.js';
import { isObject } from '../text/kinds-of-values.js';

type Members = Readonly<Record<string, unknown>>;

export function statementsOf(policy: unknown): readonly Members[] {
  const statements = isObject(policy) ? policy['Statement'] : undefined;
  return Array.isArray(statements) ? statements.filter(isObject) : [];
}

/** Whether the policy is made of statements as PutPermission makes them, each with an id of its own. */
export function hasStatementIds(policy: unknown): boolean {
  if (!isObject(policy)) return false;
  const { Version, Statement: _, ...rest } = policy;
  const ids = statementsOf(policy).map(({ Sid }) => Sid);
  const isPlain = Version === POLICY_VERSION && Object.keys(rest).length === 0;
  return (
    isPlain && ids.every((id) => typeof id === 'string' && id !== '') && new Set(ids).size === ids.length
  );
}
