import type { EcsParameters, Target } from '@aws-sdk/client-eventbridge';
import type { Target as SchedulerTarget } from '@aws-sdk/client-scheduler';
import { IncomingEnvelope } from '../../event/incoming-envelope.js';
import type { JsonValue } from '../../event/json-value.js';
import { InputEvent } from '../../input/input-event.js';
import type { Arn } from '../../text/arn.js';
import { isObject } from '../../text/kinds-of-values.js';
import { parsedJson } from '../../text/parsed-json.js';
import { invalidJson, type RefusedRequest } from '../refusal.js';
import { targetKindOf, type TargetRequest } from '../registry.js';
import { apiCallOf } from './scheduler-target.js';

/** A call of any API, with its input as the schedule spells it. */
export interface UniversalRequest {
  /** The service and its action: `aws-sdk:sqs:sendMessage`. */
  readonly action: `aws-sdk:${string}:${string}`;
  /** The input of the action, parsed. */
  readonly input: JsonValue;
}

/**
 * An event for a bus, which the schedule itself describes.
 * @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html
 */
export interface SchedulerBusRequest {
  /** What is called. */
  readonly action: 'events:PutEvents';
  /** The one entry of the call. */
  readonly Entries: readonly [
    {
      readonly EventBusName: string;
      readonly Source: string;
      readonly DetailType: string;
      readonly Detail: string;
      readonly Resources: readonly string[];
      readonly Time: Date;
    },
  ];
}

/** What EventBridge Scheduler asks of a target's service. */
export type SchedulerRequest = TargetRequest | SchedulerBusRequest | UniversalRequest;

export function isUniversal(request: SchedulerRequest): request is UniversalRequest {
  return request.action.startsWith('aws-sdk:');
}

/** One time that a schedule is due, as far as requests depend on it. */
export interface ScheduleInvocation {
  readonly target: Stored<SchedulerTarget>;
  /** The target's. */
  readonly arn: Arn;
  readonly scheduleArn: string;
  readonly scheduledTime: Date;
  /** What the target gets. */
  readonly payload: string;
  readonly uuid: () => string;
}

type Stored<T> = T extends readonly (infer Member)[]
  ? readonly Stored<Member>[]
  : T extends object
    ? { readonly [Name in keyof T]: Stored<NonNullable<T[Name]>> }
    : T;

/** What EventBridge Scheduler asks of a target's service. */
export function schedulerRequest(invocation: ScheduleInvocation): SchedulerRequest | RefusedRequest {
  const { target, arn, payload } = invocation;
  const call = apiCallOf(arn);
  if (call) {
    const input = parsedJson(payload) as JsonValue | undefined;
    if (input === undefined) return invalidJson(call.service);
    return { action: `aws-sdk:${call.service}:${call.action}`, input };
  }
  if (arn.service === 'events') return busRequest(invocation);
  if (arn.service === 'kinesis') {
    const PartitionKey = target.KinesisParameters?.PartitionKey ?? '';
    return { action: 'kinesis:PutRecord', StreamARN: target.Arn, Data: payload, PartitionKey };
  }
  return templatedRequest(invocation);
}

function busRequest(invocation: ScheduleInvocation): SchedulerBusRequest | RefusedRequest {
  const { target, payload, scheduleArn, scheduledTime } = invocation;
  const { Source = '', DetailType = '' } = target.EventBridgeParameters ?? {};
  if (!isObject(parsedJson(payload))) return invalidJson('EventBridge');
  const entry = {
    EventBusName: target.Arn,
    Source,
    DetailType,
    Detail: payload,
    Resources: [scheduleArn],
    Time: scheduledTime,
  };
  return { action: 'events:PutEvents', Entries: [entry] };
}

/** As a rule would ask that has the target, with the payload as its constant input. */
function templatedRequest(invocation: ScheduleInvocation): TargetRequest | RefusedRequest {
  const { arn, payload, scheduleArn, scheduledTime, uuid } = invocation;
  const kind = targetKindOf(arn);
  if (!kind) throw new Error(`No schedule could have had a target of this kind: ${arn.service}`);
  const head = {
    id: uuid(),
    'detail-type': 'Scheduled Event',
    source: 'aws.scheduler',
    account: arn.account,
    time: `${scheduledTime.toISOString().slice(0, -5)}Z`,
    region: arn.region,
    resources: [scheduleArn],
  };
  return kind.request({
    target: asRuleTarget(invocation),
    arn,
    payload,
    event: new InputEvent(payload),
    envelope: new IncomingEnvelope(head, '{}'),
    ruleArn: scheduleArn,
    traceHeader: undefined,
    uuid,
    httpEndpoint: () => undefined,
  });
}

function asRuleTarget({ target, payload }: ScheduleInvocation): Target {
  const { Arn, RoleArn, SqsParameters, SageMakerPipelineParameters, EcsParameters } = target;
  const shapes = target.Input === undefined ? {} : { Input: payload };
  return structuredClone({
    Id: 'schedule',
    Arn,
    RoleArn,
    ...shapes,
    ...(SqsParameters && { SqsParameters }),
    ...(SageMakerPipelineParameters && { SageMakerPipelineParameters }),
    ...(EcsParameters && { EcsParameters: ecsParameters(EcsParameters) }),
  }) as Target;
}

/** Tags are maps in the one API and pairs in the other. */
function ecsParameters({
  Tags,
  ...parameters
}: NonNullable<ScheduleInvocation['target']['EcsParameters']>): EcsParameters {
  const tags = Tags?.map(({ Key, Value }) => ({ Key, Value }));
  return { ...parameters, ...(tags && { Tags: tags }) } as EcsParameters;
}
