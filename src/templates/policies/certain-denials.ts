import type { AccessDecision } from '../../policy/evaluate.js';

/** Whether a condition asks for what only the account or the request knows. */
export function dependsOnMore(decision: AccessDecision & { readonly allowed: false }): boolean {
  if (decision.reason !== 'not allowed') return false;
  return decision.mismatches.some((mismatch) => {
    if (mismatch.part !== 'Condition') return false;
    return mismatch.problem !== 'unmet' || !SOURCE_KEYS.includes(mismatch.key.toLowerCase());
  });
}

/** What the rule or the schedule alone decides. */
const SOURCE_KEYS = ['aws:sourcearn', 'aws:sourceaccount'];
