import type { JsonObject, JsonValue } from '../../event/json-value.js';
import { always, resourceOf } from '../accepted-arn.js';
import { definedMembers } from '../../text/defined-members.js';
import { isJsonObject, objectPayload } from '../payload.js';
import { invalidParameter, missingParameters } from '../refusal.js';
import type { BatchRequest } from '../requests/jobs.js';
import type { RefusedRequest, TargetKind } from '../target-kind.js';

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
    return invalidParameter('Parameters of a job are an object of texts.');
  }
  if (ContainerOverrides !== undefined && !isJsonObject(ContainerOverrides)) {
    return invalidParameter('ContainerOverrides of a job are an object.');
  }
  if (DependsOn !== undefined && !isListOfObjects(DependsOn)) {
    return invalidParameter('DependsOn of a job is a list of objects.');
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
  return isJsonObject(value) && Object.values(value).every((member) => typeof member === 'string');
}

function isListOfObjects(value: JsonValue): value is readonly JsonObject[] {
  return Array.isArray(value) && value.every(isJsonObject);
}
