import type { Arn } from '../../text/arn.js';
import type { JsonValue } from '../../event/json-value.js';
import { always, resourceOf, resourcePart } from '../accepted-arn.js';
import { definedMembers } from '../../text/defined-members.js';
import { objectPayload, shapesInput } from '../payload.js';
import { invalidParameter, missingParameters } from '../refusal.js';
import type { AutomationRequest, DocumentParameters, RunCommandRequest } from '../requests/operations.js';
import type { RefusedRequest, TargetInvocation, TargetKind } from '../target-kind.js';

export const ssmRunCommand: TargetKind<RunCommandRequest> = {
  name: 'SSM Run Command',
  accepts: resourceOf('ssm', 'document/'),
  needsRole: always,
  neededParameters: () => 'RunCommandParameters',
  request(invocation) {
    const { target, arn } = invocation;
    const targets = target.RunCommandParameters?.RunCommandTargets;
    if (targets === undefined) return missingParameters('RunCommandParameters', target);
    const parameters = documentParameters(invocation);
    if ('refused' in parameters) return parameters;
    const Targets = targets.map(({ Key, Values }) => definedMembers({ Key, Values: Values && [...Values] }));
    return { action: 'ssm:SendCommand', ...document(arn), Targets, ...parameters };
  },
};

export const ssmAutomation: TargetKind<AutomationRequest> = {
  name: 'SSM Automation',
  accepts: resourceOf('ssm', 'automation-definition/'),
  needsRole: always,
  request(invocation) {
    const parameters = documentParameters(invocation);
    if ('refused' in parameters) return parameters;
    return { action: 'ssm:StartAutomationExecution', ...document(invocation.arn), ...parameters };
  },
};

/** `automation-definition/AWS-RestartEC2Instance:$DEFAULT` */
function document(arn: Arn): { readonly DocumentName: string; readonly DocumentVersion?: string } {
  const [DocumentName = '', DocumentVersion] = resourcePart(arn, '/', 1).split(':');
  return definedMembers({ DocumentName, DocumentVersion });
}

/** The event itself has no parameters of a document, so that it is passed only as the target shapes it. */
function documentParameters(
  invocation: TargetInvocation,
): { readonly Parameters?: DocumentParameters } | RefusedRequest {
  if (!shapesInput(invocation.target)) return {};
  const shaped = objectPayload('Systems Manager', invocation);
  if ('refused' in shaped) return shaped;
  const entries = Object.entries(shaped.members);
  const lists = entries.filter((entry): entry is [string, readonly string[]] => isListOfTexts(entry[1]));
  return lists.length === entries.length
    ? { Parameters: Object.fromEntries(lists) }
    : invalidParameter('Each parameter of a document is a list of texts.');
}

function isListOfTexts(value: JsonValue): value is readonly string[] {
  return Array.isArray(value) && value.every((element) => typeof element === 'string');
}
