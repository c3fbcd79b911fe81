import { denialLines } from '../../access/denial-text.js';
import { deniedTargetAccess } from '../../access/target-access.js';
import { isObject } from '../../text/kinds-of-values.js';
import { calledIn, type Inspected } from '../inspected.js';
import { dependsOnMore } from '../policies/certain-denials.js';
import type { OwnedPolicy, TemplatePolicies } from '../policies/template-policies.js';
import type { Checked, LoadedRule } from './rules.js';

/** What has to be let in, and how a template says it. */
interface Wanted {
  readonly action: string;
  readonly kind: string;
  readonly policyType: string;
}

const WANTED: Readonly<Record<OwnedPolicy['service'], Wanted>> = {
  sqs: { action: 'sqs:SendMessage', kind: 'queue', policyType: 'AWS::SQS::QueuePolicy' },
  sns: { action: 'sns:Publish', kind: 'topic', policyType: 'AWS::SNS::TopicPolicy' },
  lambda: { action: 'lambda:InvokeFunction', kind: 'function', policyType: 'AWS::Lambda::Permission' },
};

/** Targets and dead-letter queues of the template that do not let EventBridge in. */
export function checkAccess(checked: Checked, policies: TemplatePolicies): void {
  const { findings } = checked.template;
  for (const rule of checked.rules) {
    for (const { at, arn, given } of rule.targets) {
      const { RoleArn, DeadLetterConfig } = given;
      const asked = [{ arn, at: `${at}.Arn`, withRole: RoleArn !== undefined, loss: 'no event reaches it' }];
      if (isObject(DeadLetterConfig) && typeof DeadLetterConfig['Arn'] === 'string') {
        const queue = { arn: DeadLetterConfig['Arn'], at: `${at}.DeadLetterConfig.Arn` };
        asked.push({ ...queue, withRole: false, loss: 'what cannot be delivered is lost' });
      }
      for (const one of asked) {
        const owned = policies.of(one.arn);
        const message = owned && messageOf(owned, { ...one, rule }, checked);
        if (message !== undefined) findings.warning('no-permission', one.at, message);
      }
    }
  }
}

interface Asked {
  readonly rule: LoadedRule;
  readonly arn: string;
  readonly withRole: boolean;
  /** What comes of a denial. */
  readonly loss: string;
}

function messageOf(owned: OwnedPolicy, asked: Asked, inspected: Inspected): string | undefined {
  const { template } = inspected;
  const { action, kind, policyType } = WANTED[owned.service];
  const { rule, arn, loss } = asked;
  const { id } = owned.resource;
  const policy = owned.policy === 'none' ? undefined : owned.policy;
  const denied = deniedTargetAccess(
    { ...asked, ruleArn: rule.arn, targetArn: arn, resource: arn, actions: [action], policy },
    {
      here: template.stack,
      journal: { warn: () => undefined },
      enforcesPolicies: true,
      organizationOf: () => undefined,
    },
  );
  if (!denied || dependsOnMore(denied.decision)) return undefined;
  const wanted = `${action} for the service events.amazonaws.com, with the ARN of ${rule.resource.id} as its source`;
  if (owned.policy === 'none') {
    return `The ${kind} ${id} has no policy that lets EventBridge in, so ${loss}. Add an ${calledIn(inspected, policyType)} that allows ${wanted}.`;
  }
  const lines = denialLines({ ...denied, caller: 'EventBridge', principal: SERVICE, owner: 'it' });
  return [...lines, `So ${loss}. Its policy must allow ${wanted}.`].join('\n');
}

const SERVICE = 'events.amazonaws.com';
