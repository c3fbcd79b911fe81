import type { JsonValue } from '../../event/json-value.js';
import type { Arn } from '../../text/arn.js';
import { isJson, objectPayload } from '../payload.js';
import { invalidJson, invalidParameter, type RefusedRequest } from '../refusal.js';
import {
  inAnotherAccount,
  never,
  resourceOf,
  resourcePart,
  type TargetInvocation,
  type TargetKind,
} from '../target-kind.js';

/** The event, or what the target makes of it, as a message. */
export type MessageRequest = LambdaRequest | SqsRequest | SnsRequest | EventBusRequest | LogsRequest;

/**
 * An asynchronous invocation.
 * @see https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html
 */
export interface LambdaRequest {
  readonly action: 'lambda:Invoke';
  /** The function's ARN, with the version or alias that the target names. */
  readonly FunctionName: string;
  readonly InvocationType: 'Event';
  /** JSON. */
  readonly Payload: string;
}

export const lambdaFunction: TargetKind<LambdaRequest> = {
  name: 'Lambda function',
  accepts: resourceOf('lambda', 'function:'),
  needsRole: inAnotherAccount,
  permissions: { actions: ['lambda:InvokeFunction'] },
  takesAny: () => 'JSON',
  request(invocation) {
    const { target, payload } = invocation;
    if (!isJson(invocation)) return invalidJson('Lambda');
    return {
      action: 'lambda:Invoke',
      FunctionName: String(target.Arn),
      InvocationType: 'Event',
      Payload: payload,
    };
  },
};

/**
 * A message for a queue; deduplicating by content is the queue's own affair.
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html
 */
export interface SqsRequest {
  readonly action: 'sqs:SendMessage';
  /** In the place of the API's QueueUrl. */
  readonly QueueArn: string;
  readonly MessageBody: string;
  readonly MessageGroupId?: string;
  /** The X-Ray trace header, where the event came with one. */
  readonly MessageSystemAttributes?: {
    readonly AWSTraceHeader: { readonly DataType: 'String'; readonly StringValue: string };
  };
}

export const sqsQueue: TargetKind<SqsRequest> = {
  name: 'SQS queue',
  accepts: resourceOf('sqs'),
  needsRole: inAnotherAccount,
  permissions: { actions: ['sqs:SendMessage'] },
  neededParameters: (arn) => (isFifo(arn) ? 'SqsParameters' : undefined),
  takesAny: ({ SqsParameters }, arn) =>
    isFifo(arn) && SqsParameters?.MessageGroupId === undefined ? undefined : 'text',
  request({ target, arn, payload, traceHeader }) {
    const request = {
      action: 'sqs:SendMessage',
      QueueArn: String(target.Arn),
      MessageBody: payload,
      ...(traceHeader !== undefined && { MessageSystemAttributes: traceAttribute(traceHeader) }),
    } as const;
    const MessageGroupId = target.SqsParameters?.MessageGroupId;
    if (MessageGroupId !== undefined) return { ...request, MessageGroupId };
    return isFifo(arn)
      ? invalidParameter('A FIFO queue does not accept a message without a MessageGroupId.')
      : request;
  },
};

function traceAttribute(traceHeader: string): NonNullable<SqsRequest['MessageSystemAttributes']> {
  return { AWSTraceHeader: { DataType: 'String', StringValue: traceHeader } };
}

/** Whether a queue or a topic is one of those that keep order. */
export function isFifo({ resource }: Arn): boolean {
  return resource.endsWith('.fifo');
}

/**
 * A message for a topic, without a subject.
 * @see https://docs.aws.amazon.com/sns/latest/api/API_Publish.html
 */
export interface SnsRequest {
  readonly action: 'sns:Publish';
  readonly TopicArn: string;
  readonly Message: string;
}

export const snsTopic: TargetKind<SnsRequest> = {
  name: 'SNS topic',
  accepts: resourceOf('sns'),
  needsRole: inAnotherAccount,
  permissions: { actions: ['sns:Publish'] },
  takesAny: (_target, arn) => (isFifo(arn) ? undefined : 'text'),
  request({ target, arn, payload }) {
    // No parameter of a target gives the message group that a FIFO topic asks for.
    if (isFifo(arn)) return invalidParameter('EventBridge cannot publish to a FIFO topic.');
    return { action: 'sns:Publish', TopicArn: String(target.Arn), Message: payload };
  },
};

/**
 * An event for another bus.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-bus-to-bus.html
 */
export interface EventBusRequest {
  readonly action: 'events:PutEvents';
  readonly busArn: string;
  /** The X-Ray trace header, where the event came with one. */
  readonly TraceHeader?: string;
}

export const eventBus: TargetKind<EventBusRequest> = {
  name: 'event bus',
  accepts: resourceOf('events', 'event-bus/'),
  forwardsEvents: true,
  needsRole: (arn, home) => arn.account !== home.account || arn.region !== home.region,
  request: ({ target, traceHeader }) => ({
    action: 'events:PutEvents',
    busArn: String(target.Arn),
    ...(traceHeader !== undefined && { TraceHeader: traceHeader }),
  }),
};

/**
 * One log event in a stream of its own.
 * @see https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutLogEvents.html
 */
export interface LogsRequest {
  readonly action: 'logs:PutLogEvents';
  readonly logGroupName: string;
  readonly logStreamName: string;
  readonly logEvents: readonly [
    {
      /** Milliseconds since 1970. */
      readonly timestamp: number;
      readonly message: string;
    },
  ];
}

type LogEvent = LogsRequest['logEvents'][0];

export const cloudWatchLogGroup: TargetKind<LogsRequest> = {
  name: 'CloudWatch Logs log group',
  accepts: resourceOf('logs', 'log-group:'),
  needsRole: never,
  refusesRole: true,
  takesOnlyTransformers: true,
  permissions: { actions: ['logs:CreateLogStream', 'logs:PutLogEvents'], on: ':*' },
  request(invocation) {
    const logged = logEvent(invocation);
    if ('refused' in logged) return logged;
    return {
      action: 'logs:PutLogEvents',
      logGroupName: resourcePart(invocation.arn, ':', 1),
      logStreamName: invocation.uuid(),
      logEvents: [logged],
    };
  },
};

function logEvent(invocation: TargetInvocation): LogEvent | RefusedRequest {
  const { target, payload, envelope } = invocation;
  if (!target.InputTransformer) return { timestamp: Date.parse(envelope.time), message: payload };
  const shaped = objectPayload('CloudWatch Logs', invocation);
  if ('refused' in shaped) return shaped;
  const timestamp = milliseconds(shaped.members.timestamp);
  const { message } = shaped.members;
  if (timestamp === undefined || typeof message !== 'string') {
    return invalidParameter('A log event needs a time as its timestamp and a string as its message.');
  }
  return { timestamp, message };
}

const ISO_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;

function milliseconds(time: JsonValue | undefined): number | undefined {
  if (typeof time === 'number') return Number.isInteger(time) && time >= 0 ? time : undefined;
  if (typeof time !== 'string' || !ISO_TIME.test(time)) return undefined;
  const parsed = Date.parse(time);
  return Number.isNaN(parsed) ? undefined : parsed;
}
