import { always, resourceOf } from '../accepted-arn.js';
import type { KinesisRequest } from '../requests/messages.js';
import type { TargetInvocation, TargetKind } from '../target-kind.js';

export const kinesisStream: TargetKind<KinesisRequest> = {
  name: 'Kinesis stream',
  accepts: resourceOf('kinesis', 'stream/'),
  needsRole: always,
  permissions: { actions: ['kinesis:PutRecord'] },
  request: (invocation) => ({
    action: 'kinesis:PutRecord',
    StreamARN: String(invocation.target.Arn),
    Data: invocation.payload,
    PartitionKey: partitionKey(invocation),
  }),
};

/** Kinesis takes no empty key, so that the event's id stands in for a path that finds nothing or an empty text. */
function partitionKey({ target, event, envelope }: TargetInvocation): string {
  const path = target.KinesisParameters?.PartitionKeyPath;
  const found = path === undefined ? undefined : event.at(path);
  return found === undefined || found.text === '' ? envelope.id : found.text;
}
