import { textsOf } from '../../policy/document.js';
import { isObject } from '../../text/kinds-of-values.js';
import { calledIn, declaredBehind, type Inspected } from '../inspected.js';
import { saidPolicy } from '../policies/said-policy.js';
import { scalarText } from '../resolving/resolving.js';
import type { TemplatePolicies } from '../policies/template-policies.js';
import type { Checked } from './rules.js';

const SERVICE = 'events.amazonaws.com';

/** Policies that no seed can say: of roles, of log groups, of the dead-letter queues of buses. */
export function checkOutsidePolicies(checked: Checked, policies: TemplatePolicies): void {
  checkRoles(checked);
  checkLogGroups(checked);
  checkBusQueues(checked, policies);
}

function checkRoles(checked: Checked): void {
  const { findings } = checked.template;
  for (const { at, given } of checked.rules.flatMap(({ targets }) => targets)) {
    const arn = scalarText(given['RoleArn']);
    const role = arn === undefined ? undefined : declaredBehind(arn, ['AWS::IAM::Role'], checked);
    const statements = role && saidPolicy(role, 'AssumeRolePolicyDocument', checked)?.Statement;
    if (!role || !statements || statements.some(isAllowed)) continue;
    const named = statements.flatMap((statement) => {
      const Principal = isObject(statement) ? statement['Principal'] : undefined;
      return isObject(Principal) ? textsOf(Principal['Service']) : [];
    });
    const found = named.length === 0 ? 'no service' : named.join(', ');
    const message = `EventBridge cannot assume the role ${role.id}: its ${calledIn(checked, 'AssumeRolePolicyDocument')} names ${found}. Name ${SERVICE}.`;
    findings.warning('no-permission', `${at}.RoleArn`, message);
  }
}

/** The policies of log groups are the account's, so that those which are no affair of the template may do. */
function checkLogGroups(checked: Checked): void {
  const { declared, mayGrow, template, rules } = checked;
  const resources = [...declared.values()];
  // A policy may be anybody's: of another stack, or made by a custom resource, as the CDK makes it.
  const isOpen = resources.some(({ type }) =>
    /^(?:Custom::|AWS::CloudFormation::(?:Stack|CustomResource)$)/.test(type),
  );
  if (mayGrow || isOpen) return;
  const policies = resources.filter(({ type }) => type === 'AWS::Logs::ResourcePolicy');
  if (
    policies.some(
      (policy) => saidPolicy(policy, 'PolicyDocument', checked)?.Statement.some(isAllowed) !== false,
    )
  ) {
    return;
  }
  for (const { at, arn } of rules.flatMap(({ targets }) => targets)) {
    const group = declaredBehind(arn, ['AWS::Logs::LogGroup'], checked);
    if (!group) continue;
    const message =
      `The template has no resource policy that lets EventBridge write to the log group ${group.id}. Unless the account ` +
      `has one, add an AWS::Logs::ResourcePolicy that allows logs:CreateLogStream and logs:PutLogEvents for ${SERVICE}.`;
    template.findings.warning('no-permission', `${at}.Arn`, message);
  }
}

function checkBusQueues(inspected: Inspected, policies: TemplatePolicies): void {
  for (const { resource, part } of inspected.loaded) {
    if (part.kind !== 'bus' || resource.type !== 'AWS::Events::EventBus') continue;
    const { DeadLetterConfig } = part.given;
    const owned = policies.of(isObject(DeadLetterConfig) ? (scalarText(DeadLetterConfig['Arn']) ?? '') : '');
    if (!owned || (owned.policy !== 'none' && owned.policy.Statement.some(isAllowed))) continue;
    const message = `The queue ${owned.resource.id} has no policy that lets EventBridge in, so what the bus cannot encrypt or decrypt is lost. Add an ${calledIn(inspected, 'AWS::SQS::QueuePolicy')} that allows sqs:SendMessage for the service ${SERVICE}.`;
    inspected.template.findings.warning('no-permission', `${resource.at}.DeadLetterConfig.Arn`, message);
  }
}

/** Whether a statement may allow EventBridge something, whatever its conditions are. */
function isAllowed(statement: unknown): boolean {
  const { Effect, Principal } = isObject(statement) ? statement : {};
  if (Effect !== 'Allow') return false;
  if (!isObject(Principal)) return Principal === '*' || Principal === undefined;
  return textsOf(Principal['Service']).includes(SERVICE) || textsOf(Principal['AWS']).includes('*');
}
