import { always, resourceOf, resourcePart } from '../accepted-arn.js';
import type { FirehoseRequest } from '../requests/messages.js';
import type { TargetKind } from '../target-kind.js';

export const firehoseDeliveryStream: TargetKind<FirehoseRequest> = {
  name: 'Firehose delivery stream',
  accepts: resourceOf('firehose', 'deliverystream/'),
  needsRole: always,
  request: ({ arn, payload }) => ({
    action: 'firehose:PutRecord',
    DeliveryStreamName: resourcePart(arn, '/', 1),
    Record: { Data: payload },
  }),
};
