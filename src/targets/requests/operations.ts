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

/**
 * An item for OpsCenter.
 * @see https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_CreateOpsItem.html
 */
export interface OpsItemRequest {
  readonly action: 'ssm:CreateOpsItem';
  /** The shaped text, where the target shapes its input. */
  readonly input?: string;
}

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
