import type { Arn } from '../../text/arn.js';
import { inAnotherAccount, resourceOf } from '../accepted-arn.js';
import { invalidParameter } from '../refusal.js';
import type { SqsRequest } from '../requests/messages.js';
import type { TargetKind } from '../target-kind.js';

export const sqsQueue: TargetKind<SqsRequest> = {
  name: 'SQS queue',
  accepts: resourceOf('sqs'),
  needsRole: inAnotherAccount,
  permissions: { actions: ['sqs:SendMessage'] },
  neededParameters: (arn) => (isFifo(arn) ? 'SqsParameters' : undefined),
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
      ? invalidParameter('A FIFO queue takes no message without a MessageGroupId.')
      : request;
  },
};

function traceAttribute(traceHeader: string): NonNullable<SqsRequest['MessageSystemAttributes']> {
  return { AWSTraceHeader: { DataType: 'String', StringValue: traceHeader } };
}

/** Whether a queue is one of those that keep order. */
export function isFifo({ resource }: Arn): boolean {
  return resource.endsWith('.fifo');
}
