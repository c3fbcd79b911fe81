import { parseArn } from '../text/arn.js';
import { denialLines } from './denial-text.js';
import type { TargetAccessDenied } from './records.js';

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
