import type { EcsParameters, NetworkConfiguration } from '@aws-sdk/client-eventbridge';
import type { JsonObject, JsonValue } from '../../event/json-value.js';
import { definedMembers } from '../../text/defined-members.js';
import { isObject } from '../../text/kinds-of-values.js';
import { resolveDynamicPaths } from '../dynamic-paths.js';
import { isJson, objectPayload, shapesInput } from '../payload.js';
import {
  invalidJson,
  invalidParameter,
  missingParameters,
  pathsFindNothing,
  type RefusedRequest,
} from '../refusal.js';
import { always, resourceOf, type TargetKind } from '../target-kind.js';

/** Work that runs elsewhere. */
export type JobRequest = StepFunctionsRequest | EcsRequest | BatchRequest;

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

export const stepFunctionsStateMachine: TargetKind<StepFunctionsRequest> = {
  name: 'Step Functions state machine',
  accepts: resourceOf('states', 'stateMachine:'),
  needsRole: always,
  request(invocation) {
    const { target, payload, envelope, uuid, traceHeader } = invocation;
    if (!isJson(invocation)) return invalidJson('Step Functions');
    return {
      action: 'states:StartExecution',
      stateMachineArn: String(target.Arn),
      // Two rules may start one machine for one event, and a name can be used once only.
      name: `${envelope.id}_${uuid()}`,
      input: payload,
      ...(traceHeader !== undefined && { traceHeader }),
    };
  },
};

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

export const ecsTask: TargetKind<EcsRequest> = {
  name: 'ECS task',
  accepts: resourceOf('ecs', 'cluster/'),
  needsRole: always,
  neededParameters: () => 'EcsParameters',
  request(invocation) {
    const { target, event } = invocation;
    const { parameters, missing } = resolveDynamicPaths(target.EcsParameters, event);
    const taskDefinition = parameters?.TaskDefinitionArn;
    if (taskDefinition === undefined) return missingParameters('EcsParameters', target);
    if (missing.length > 0) return pathsFindNothing(missing);
    const shaped = shapesInput(target) ? objectPayload('ECS', invocation) : undefined;
    if (shaped && 'refused' in shaped) return shaped;
    return {
      action: 'ecs:RunTask',
      cluster: String(target.Arn),
      taskDefinition,
      count: parameters?.TaskCount ?? 1,
      ...optionalMembers(parameters ?? { TaskDefinitionArn: taskDefinition }),
      ...(shaped && { overrides: shaped.members }),
    };
  },
};

type OptionalMembers = Omit<EcsRequest, 'action' | 'cluster' | 'taskDefinition' | 'count' | 'overrides'>;

/** The rest of the parameters, as ECS spells them. */
function optionalMembers(parameters: EcsParameters): OptionalMembers {
  return definedMembers({
    launchType: parameters.LaunchType,
    networkConfiguration: networkConfiguration(parameters.NetworkConfiguration),
    platformVersion: parameters.PlatformVersion,
    group: parameters.Group,
    capacityProviderStrategy: parameters.CapacityProviderStrategy?.map(definedMembers),
    enableECSManagedTags: parameters.EnableECSManagedTags,
    enableExecuteCommand: parameters.EnableExecuteCommand,
    placementConstraints: parameters.PlacementConstraints?.map(definedMembers),
    placementStrategy: parameters.PlacementStrategy?.map(definedMembers),
    propagateTags: parameters.PropagateTags,
    referenceId: parameters.ReferenceId,
    tags: parameters.Tags?.map(({ Key, Value }) => definedMembers({ key: Key, value: Value })),
  });
}

function networkConfiguration(
  given: NetworkConfiguration | undefined,
): EcsRequest['networkConfiguration'] | undefined {
  const vpc = given?.awsvpcConfiguration;
  if (!vpc) return undefined;
  const { Subnets: subnets, SecurityGroups: securityGroups, AssignPublicIp: assignPublicIp } = vpc;
  return { awsvpcConfiguration: definedMembers({ subnets, securityGroups, assignPublicIp }) };
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

export const batchJobQueue: TargetKind<BatchRequest> = {
  name: 'Batch job queue',
  accepts: resourceOf('batch', 'job-queue/'),
  needsRole: always,
  neededParameters: () => 'BatchParameters',
  request(invocation) {
    const { target } = invocation;
    const { JobDefinition, JobName, ArrayProperties, RetryStrategy } = target.BatchParameters ?? {};
    if (JobDefinition === undefined || JobName === undefined) {
      return missingParameters('BatchParameters', target);
    }
    const shaped = objectPayload('Batch', invocation);
    if ('refused' in shaped) return shaped;
    const mapped = payloadMembers(shaped.members);
    if ('refused' in mapped) return mapped;
    return {
      action: 'batch:SubmitJob',
      jobQueue: String(target.Arn),
      jobDefinition: JobDefinition,
      jobName: JobName,
      ...(ArrayProperties && { arrayProperties: definedMembers({ size: ArrayProperties.Size }) }),
      ...(RetryStrategy && { retryStrategy: definedMembers({ attempts: RetryStrategy.Attempts }) }),
      ...mapped,
    };
  },
};

type PayloadMembers = Pick<BatchRequest, 'parameters' | 'containerOverrides' | 'dependsOn'>;

/** What of an event's payload becomes part of SubmitJob. */
function payloadMembers({
  Parameters,
  ContainerOverrides,
  DependsOn,
}: JsonObject): PayloadMembers | RefusedRequest {
  if (Parameters !== undefined && !isTextMap(Parameters)) {
    return invalidParameter('Parameters of a job must be an object of strings.');
  }
  if (ContainerOverrides !== undefined && !isObject(ContainerOverrides)) {
    return invalidParameter('ContainerOverrides of a job must be an object.');
  }
  if (DependsOn !== undefined && !isListOfObjects(DependsOn)) {
    return invalidParameter('DependsOn of a job must be a list of objects.');
  }
  return definedMembers({
    parameters: Parameters,
    containerOverrides: ContainerOverrides && containerOverrides(ContainerOverrides),
    dependsOn: DependsOn?.map((dependency) => pick(dependency, ['jobId'])),
  });
}

function containerOverrides(given: JsonObject): JsonObject {
  const { environment, ...overrides } = pick(given, ['command', 'environment', 'memory', 'vcpus']);
  if (environment === undefined) return overrides;
  if (!isListOfObjects(environment)) return { ...overrides, environment };
  return { ...overrides, environment: environment.map((variable) => pick(variable, ['name', 'value'])) };
}

/** The members by these names, as Batch spells them, given in its spelling or with a capital. */
function pick(given: JsonObject, names: readonly string[]): JsonObject {
  const entries = names.flatMap((name) => {
    const value = given[name] ?? given[`${name.charAt(0).toUpperCase()}${name.slice(1)}`];
    return value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(entries);
}

function isTextMap(value: JsonValue): value is JsonObject {
  return isObject(value) && Object.values(value).every((member) => typeof member === 'string');
}

function isListOfObjects(value: JsonValue): value is readonly JsonObject[] {
  return Array.isArray(value) && value.every(isObject);
}
