import type { JsonObject, JsonValue } from '../../event/json-value.js';

/**
 * An execution of a standard or express state machine.
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html
 */
export interface StepFunctionsRequest {
  readonly action: 'states:StartExecution';
  /** With the version or alias that the target names. */
  readonly stateMachineArn: string;
  /** Begins with the event's id. */
  readonly name: string;
  /** JSON. */
  readonly input: string;
  /** The X-Ray trace header, where the event came with one. */
  readonly traceHeader?: string;
}

/**
 * Tasks of a cluster.
 * @see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RunTask.html
 */
export interface EcsRequest {
  readonly action: 'ecs:RunTask';
  /** The cluster's ARN. */
  readonly cluster: string;
  readonly taskDefinition: string;
  readonly count: number;
  readonly launchType?: string;
  readonly networkConfiguration?: {
    readonly awsvpcConfiguration: {
      readonly subnets?: readonly string[];
      readonly securityGroups?: readonly string[];
      readonly assignPublicIp?: string;
    };
  };
  readonly platformVersion?: string;
  readonly group?: string;
  readonly capacityProviderStrategy?: readonly {
    readonly capacityProvider?: string;
    readonly weight?: number;
    readonly base?: number;
  }[];
  readonly enableECSManagedTags?: boolean;
  readonly enableExecuteCommand?: boolean;
  readonly placementConstraints?: readonly { readonly type?: string; readonly expression?: string }[];
  readonly placementStrategy?: readonly { readonly type?: string; readonly field?: string }[];
  readonly propagateTags?: string;
  readonly referenceId?: string;
  readonly tags?: readonly { readonly key?: string; readonly value?: string }[];
  /** A TaskOverride: the shaped input as it is, absent where the target does not shape its input. */
  readonly overrides?: JsonObject;
}

/**
 * A job for a queue.
 * @see https://docs.aws.amazon.com/batch/latest/APIReference/API_SubmitJob.html
 */
export interface BatchRequest {
  readonly action: 'batch:SubmitJob';
  /** The queue's ARN. */
  readonly jobQueue: string;
  readonly jobDefinition: string;
  readonly jobName: string;
  readonly arrayProperties?: { readonly size?: number };
  readonly retryStrategy?: { readonly attempts?: number };
  /** The payload's `Parameters`. */
  readonly parameters?: JsonObject;
  /** Command, environment, memory and vcpus of the payload's `ContainerOverrides`. */
  readonly containerOverrides?: JsonObject;
  /** The job ids of the payload's `DependsOn`. */
  readonly dependsOn?: readonly JsonObject[];
}

/**
 * A build, with those members of StartBuild that the payload has.
 * @see https://docs.aws.amazon.com/codebuild/latest/APIReference/API_StartBuild.html
 */
export interface CodeBuildRequest {
  readonly action: 'codebuild:StartBuild';
  readonly projectName: string;
  readonly sourceVersion?: JsonValue;
  readonly debugSessionEnabled?: JsonValue;
  readonly idempotencyToken?: JsonValue;
  /** `environmentVariablesOverride`, `buildspecOverride`, … */
  readonly [member: `${string}Override`]: JsonValue;
}

/**
 * An execution of a pipeline, which learns nothing of the event.
 * @see https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_StartPipelineExecution.html
 */
export interface CodePipelineRequest {
  readonly action: 'codepipeline:StartPipelineExecution';
  readonly name: string;
}

/**
 * An execution of a model building pipeline.
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_StartPipelineExecution.html
 */
export interface SageMakerRequest {
  readonly action: 'sagemaker:StartPipelineExecution';
  /** The pipeline's ARN. */
  readonly PipelineName: string;
  readonly PipelineParameters?: readonly { readonly Name?: string; readonly Value?: string }[];
}

/**
 * A run of a workflow.
 * @see https://docs.aws.amazon.com/glue/latest/webapi/API_StartWorkflowRun.html
 */
export interface GlueRequest {
  readonly action: 'glue:StartWorkflowRun';
  readonly Name: string;
  /** The shaped text, where the target shapes its input. */
  readonly input?: string;
}

/**
 * An execution of an image pipeline.
 * @see https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_StartImagePipelineExecution.html
 */
export interface ImageBuilderRequest {
  readonly action: 'imagebuilder:StartImagePipelineExecution';
  readonly imagePipelineArn: string;
  /** The shaped text, where the target shapes its input. */
  readonly input?: string;
}
