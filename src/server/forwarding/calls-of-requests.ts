import { Buffer } from 'node:buffer';
import type { SentDeadLetter } from '../../delivery/attempt/target-endpoints.js';
import type { LogsRequest, SqsRequest } from '../../targets/kinds/messages.js';
import type { TargetRequest } from '../../targets/registry.js';
import type { Arn } from '../../text/arn.js';
import { jsonCall, queryCall, type ApiCall } from './api-call.js';

/** Where a request goes: the target, and the URL that its service has been given. */
export interface Destination {
  readonly arn: Arn;
  /** Without a slash at its end. */
  readonly url: string;
  /** What the service has said of the queue, where somebody has asked. */
  readonly queueUrl?: string;
}

/** One call after the other, each when the one before it has gone well; none for what nobody forwards. */
export function callsOf(request: TargetRequest, to: Destination): readonly ApiCall[] {
  switch (request.action) {
    case 'sqs:SendMessage':
      return [sendMessage(request, to)];
    case 'sns:Publish': {
      const { TopicArn, Message } = request;
      return [queryCall('2010-03-31', 'Publish', { TopicArn, Message })];
    }
    case 'logs:PutLogEvents':
      return putLogEvents(request);
    case 'lambda:Invoke':
      return [invoke(request.InvocationType, request.Payload, to.arn)];
    case 'kinesis:PutRecord': {
      const { StreamARN, Data, PartitionKey } = request;
      // Older emulators know streams by their names alone.
      const StreamName = to.arn.resource.replace(/^stream\//, '');
      return [
        jsonCall('1.1', 'Kinesis_20131202.PutRecord', {
          StreamName,
          StreamARN,
          Data: base64(Data),
          PartitionKey,
        }),
      ];
    }
    case 'firehose:PutRecord': {
      const { DeliveryStreamName, Record } = request;
      const members = { DeliveryStreamName, Record: { Data: base64(Record.Data) } };
      return [jsonCall('1.1', 'Firehose_20150804.PutRecord', members)];
    }
    case 'states:StartExecution': {
      const { action: _action, ...members } = request;
      return [jsonCall('1.0', 'AWSStepFunctions.StartExecution', members)];
    }
    default:
      return [];
  }
}

/** @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html */
function sendMessage({ action: _action, QueueArn: _arn, ...members }: SqsRequest, to: Destination): ApiCall {
  return jsonCall('1.0', 'AmazonSQS.SendMessage', { QueueUrl: queueUrlOf(to), ...members });
}

/** A dead letter as the queue gets it. */
export function deadLetterCall(
  { body, messageAttributes, traceHeader }: SentDeadLetter,
  to: Destination,
): ApiCall {
  return jsonCall('1.0', 'AmazonSQS.SendMessage', {
    QueueUrl: queueUrlOf(to),
    MessageBody: body,
    MessageAttributes: Object.fromEntries(
      Object.entries(messageAttributes).map(([name, text]) => [name, textAttribute(text)]),
    ),
    ...(traceHeader !== undefined && {
      MessageSystemAttributes: { AWSTraceHeader: textAttribute(traceHeader) },
    }),
  });
}

function textAttribute(StringValue: string): object {
  return { DataType: 'String', StringValue };
}

export function queueUrlOf({
  arn,
  url,
  queueUrl = `${url}/${arn.account}/${arn.resource}`,
}: Destination): string {
  return queueUrl;
}

/** @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_GetQueueUrl.html */
export function queueUrlCall({ account, resource }: Arn): ApiCall {
  const members = { QueueName: resource, QueueOwnerAWSAccountId: account };
  return jsonCall('1.0', 'AmazonSQS.GetQueueUrl', members);
}

/** The stream is a new one for each delivery. */
function putLogEvents({ logGroupName, logStreamName, logEvents }: LogsRequest): readonly ApiCall[] {
  const stream = { logGroupName, logStreamName };
  return [
    jsonCall('1.1', 'Logs_20140328.CreateLogStream', stream),
    jsonCall('1.1', 'Logs_20140328.PutLogEvents', { ...stream, logEvents }),
  ];
}

/** @see https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html */
export function invoke(invocationType: string, body: string, { resource }: Arn): ApiCall {
  const [, name = '', qualifier] = resource.split(':');
  const query = qualifier === undefined ? '' : `?${new URLSearchParams({ Qualifier: qualifier }).toString()}`;
  return {
    path: `/2015-03-31/functions/${encodeURIComponent(name)}/invocations${query}`,
    headers: { 'Content-Type': 'application/json', 'X-Amz-Invocation-Type': invocationType },
    body,
  };
}

function base64(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64');
}
