import { isFifo } from '../../targets/kinds/messages.js';
import { parseArn } from '../../text/arn.js';
import { isObject, memberOf } from '../../text/kinds-of-values.js';
import { calledIn, type Inspected } from '../inspected.js';
import { ignoresContent } from '../policies/enforced-policies.js';
import { RolePolicies } from '../policies/role-policies.js';
import { scalarText } from '../resolving/resolving.js';
import { executionRole, forbiddingLines } from './execution-role.js';
import { untimely } from './untimely.js';

/** A schedule that was loaded. */
interface Loaded {
  readonly at: string;
  readonly target: Readonly<Record<string, unknown>>;
  readonly arn: string;
}

/** Schedules that never run, or whose target gets nothing. */
export function checkSchedules(inspected: Inspected): void {
  const { findings } = inspected.template;
  const policies = new RolePolicies(inspected);
  for (const { resource, part } of inspected.loaded) {
    if (part.kind !== 'schedules') continue;
    for (const { kind, where, message } of untimely(part.given)) {
      findings.warning(kind, resource.at + where, message);
    }
    const { Target } = part.given;
    if (!isObject(Target)) continue;
    const loaded = { at: `${resource.at}.Target`, target: Target, arn: scalarText(Target['Arn']) ?? '' };
    checkPermissions(loaded, policies, inspected);
    checkQueue(loaded, inspected);
    checkInput(loaded, inspected);
  }
}

/** What a role has to be allowed, by the service of the target. */
const ACTIONS: Readonly<Record<string, string>> = {
  codebuild: 'codebuild:StartBuild',
  codepipeline: 'codepipeline:StartPipelineExecution',
  events: 'events:PutEvents',
  firehose: 'firehose:PutRecord',
  kinesis: 'kinesis:PutRecord',
  lambda: 'lambda:InvokeFunction',
  sagemaker: 'sagemaker:StartPipelineExecution',
  sns: 'sns:Publish',
  sqs: 'sqs:SendMessage',
  states: 'states:StartExecution',
};

function checkPermissions({ at, target, arn }: Loaded, policies: RolePolicies, inspected: Inspected): void {
  const role = executionRole(target, inspected);
  const permissions = role && policies.of(role);
  if (!permissions) return;
  const queue = scalarText(memberOf(target['DeadLetterConfig'], 'Arn'));
  const asked = [
    { arn, loss: 'the target receives nothing' },
    ...(queue === undefined ? [] : [{ arn: queue, loss: 'what cannot be delivered is lost' }]),
  ];
  for (const { arn: resource, loss } of asked) {
    const { service = '' } = parseArn(resource) ?? {};
    const action = Object.hasOwn(ACTIONS, service) ? ACTIONS[service] : undefined;
    const lines =
      action === undefined ? undefined : forbiddingLines(permissions, { action, resource }, inspected);
    if (action === undefined || !lines) continue;
    const message = [
      `The role ${role.id} does not allow ${action} on ${resource}, so ${loss}.`,
      ...lines,
      'Allow it in a policy of the role.',
    ];
    inspected.template.findings.warning('no-permission', `${at}.RoleArn`, message.join('\n'));
  }
}

function checkQueue({ at, arn }: Loaded, inspected: Inspected): void {
  const parsed = parseArn(arn);
  if (!parsed || !isFifo(parsed) || !ignoresContent(arn, inspected)) return;
  const remedy = calledIn(inspected, 'ContentBasedDeduplication: true');
  const message = `A FIFO queue accepts messages from a schedule only if it deduplicates by content. Give it ${remedy}.`;
  inspected.template.findings.warning('fifo', `${at}.Arn`, message);
}

/** JSON as Terraform writes it has no angle brackets, and nothing is replaced there. */
function checkInput({ at, target }: Loaded, { template: { findings } }: Inspected): void {
  const [, attribute] = /\\u003c(aws\.scheduler\.[\w-]+)/i.exec(scalarText(target['Input']) ?? '') ?? [];
  if (attribute === undefined) return;
  const message =
    `The target receives \\u003c${attribute}\\u003e unchanged: EventBridge Scheduler replaces only <${attribute}>. ` +
    'Where jsonencode of Terraform has written it, replace \\u003c and \\u003e, or write the JSON text itself.';
  findings.warning('broken-input', `${at}.Input`, message);
}
