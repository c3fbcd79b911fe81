import { inAnotherAccount, resourceOf } from '../accepted-arn.js';
import { invalidParameter } from '../refusal.js';
import type { SnsRequest } from '../requests/messages.js';
import type { TargetKind } from '../target-kind.js';

export const snsTopic: TargetKind<SnsRequest> = {
  name: 'SNS topic',
  accepts: resourceOf('sns'),
  needsRole: inAnotherAccount,
  permissions: { actions: ['sns:Publish'] },
  request({ target, arn, payload }) {
    // No parameter of a target gives the message group that a FIFO topic asks for.
    if (arn.resource.endsWith('.fifo'))
      return invalidParameter('EventBridge cannot publish to a FIFO topic.');
    return { action: 'sns:Publish', TopicArn: String(target.Arn), Message: payload };
  },
};
