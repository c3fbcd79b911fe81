import type { JsonValue } from '../../event/json-value.js';
import type { Arn } from '../../text/arn.js';
import { definedMembers } from '../../text/defined-members.js';
import { jsonPayload, objectPayload, shapedInput, shapesInput } from '../payload.js';
import { invalidParameter, missingParameters, type RefusedRequest } from '../refusal.js';
import {
  always,
  never,
  resourceOf,
  resourcePart,
  type TargetInvocation,
  type TargetKind,
} from '../target-kind.js';

/** What is done to instances and to the people who look after them. */
export type OperationRequest =
  | RunCommandRequest
  | AutomationRequest
  | OpsItemRequest
  | IncidentRequest
  | InspectorRequest
  | Ec2SnapshotRequest
  | Ec2InstancesRequest;

/** Values of a document's parameters, by name. */
export type DocumentParameters = Readonly<Record<string, readonly string[]>>;

/**
 * A document to run on instances.
 * @see https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_SendCommand.html
 */
export interface RunCommandRequest {
  readonly action: 'ssm:SendCommand';
  readonly DocumentName: string;
  readonly DocumentVersion?: string;
  /** `InstanceIds` or `tag:<key>`. */
  readonly Targets: readonly { readonly Key?: string; readonly Values?: readonly string[] }[];
  /** The shaped input; absent where the target does not shape its input. */
  readonly Parameters?: DocumentParameters;
}

/**
 * An execution of a runbook.
 * @see https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_StartAutomationExecution.html
 */
export interface AutomationRequest {
  readonly action: 'ssm:StartAutomationExecution';
  readonly DocumentName: string;
  readonly DocumentVersion?: string;
  /** The shaped input; absent where the target does not shape its input. */
  readonly Parameters?: DocumentParameters;
}

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
    : invalidParameter('Each parameter of a document must be a list of strings.');
}

function isListOfTexts(value: JsonValue): value is readonly string[] {
  return Array.isArray(value) && value.every((element) => typeof element === 'string');
}

/**
 * An item for OpsCenter.
 * @see https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_CreateOpsItem.html
 */
export interface OpsItemRequest {
  readonly action: 'ssm:CreateOpsItem';
  /** The shaped text, where the target shapes its input. */
  readonly input?: string;
}

export const ssmOpsItem: TargetKind<OpsItemRequest> = {
  name: 'SSM OpsItem',
  accepts: resourceOf('ssm', 'opsitem'),
  needsRole: always,
  request: (invocation) => ({ action: 'ssm:CreateOpsItem', ...shapedInput(invocation) }),
};

/**
 * An incident after a response plan.
 * @see https://docs.aws.amazon.com/incident-manager/latest/APIReference/API_StartIncident.html
 */
export interface IncidentRequest {
  readonly action: 'ssm-incidents:StartIncident';
  readonly responsePlanArn: string;
  /** The shaped text, where the target shapes its input. */
  readonly input?: string;
}

export const incidentResponsePlan: TargetKind<IncidentRequest> = {
  name: 'Incident Manager response plan',
  accepts: resourceOf('ssm-incidents', 'response-plan/'),
  needsRole: never,
  request: (invocation) => ({
    action: 'ssm-incidents:StartIncident',
    responsePlanArn: String(invocation.target.Arn),
    ...shapedInput(invocation),
  }),
};

/**
 * A run of an assessment template of Inspector Classic.
 * @see https://docs.aws.amazon.com/inspector/v1/APIReference/API_StartAssessmentRun.html
 */
export interface InspectorRequest {
  readonly action: 'inspector:StartAssessmentRun';
  readonly assessmentTemplateArn: string;
  /** The shaped text, where the target shapes its input. */
  readonly input?: string;
}

export const inspectorAssessmentTemplate: TargetKind<InspectorRequest> = {
  name: 'Inspector assessment template',
  accepts: ({ service, resource }) => service === 'inspector' && /^target\/[^/]+\/template\//.test(resource),
  needsRole: never,
  request: (invocation) => ({
    action: 'inspector:StartAssessmentRun',
    assessmentTemplateArn: String(invocation.target.Arn),
    ...shapedInput(invocation),
  }),
};

/**
 * A snapshot of a volume.
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSnapshot.html
 */
export interface Ec2SnapshotRequest {
  readonly action: 'ec2:CreateSnapshot';
  readonly VolumeId: string;
}

/**
 * What happens to instances.
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_StopInstances.html
 */
export interface Ec2InstancesRequest {
  readonly action: 'ec2:RebootInstances' | 'ec2:StopInstances' | 'ec2:TerminateInstances';
  readonly InstanceIds: readonly string[];
}

/**
 * An action that EventBridge itself offers as a target: `arn:aws:events:eu-west-1:123456789012:target/stop-instances`
 */
function builtIn(name: string): (arn: Arn) => boolean {
  return ({ service, resource }) => service === 'events' && resource === `target/${name}`;
}

export const ec2CreateSnapshot: TargetKind<Ec2SnapshotRequest> = {
  name: 'EC2 CreateSnapshot',
  accepts: builtIn('create-snapshot'),
  needsRole: never,
  request(invocation) {
    const json = jsonPayload('EC2', invocation);
    if ('refused' in json) return json;
    const VolumeId = resourceId(json.value);
    return VolumeId === undefined
      ? invalidParameter('The input of create-snapshot must be the id or ARN of a volume.')
      : { action: 'ec2:CreateSnapshot', VolumeId };
  },
};

export const ec2RebootInstances = instancesKind('reboot-instances', 'RebootInstances');
export const ec2StopInstances = instancesKind('stop-instances', 'StopInstances');
export const ec2TerminateInstances = instancesKind('terminate-instances', 'TerminateInstances');

type InstancesAction = 'RebootInstances' | 'StopInstances' | 'TerminateInstances';

function instancesKind(target: string, action: InstancesAction): TargetKind<Ec2InstancesRequest> {
  return {
    name: `EC2 ${action}`,
    accepts: builtIn(target),
    needsRole: never,
    request(invocation) {
      const json = jsonPayload('EC2', invocation);
      if ('refused' in json) return json;
      const id = resourceId(json.value);
      return id === undefined
        ? invalidParameter(`The input of ${target} must be the id or ARN of an instance.`)
        : { action: `ec2:${action}`, InstanceIds: [id] };
    },
  };
}

/** `i-0123` of itself or of `arn:aws:ec2:eu-west-1:123456789012:instance/i-0123` */
function resourceId(value: JsonValue): string | undefined {
  const id = typeof value === 'string' ? value.split('/').at(-1) : undefined;
  return id === '' ? undefined : id;
}
