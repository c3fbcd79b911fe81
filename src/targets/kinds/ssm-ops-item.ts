import { always, resourceOf } from '../accepted-arn.js';
import { shapedInput } from '../payload.js';
import type { OpsItemRequest } from '../requests/operations.js';
import type { TargetKind } from '../target-kind.js';

export const ssmOpsItem: TargetKind<OpsItemRequest> = {
  name: 'SSM OpsItem',
  accepts: resourceOf('ssm', 'opsitem'),
  needsRole: always,
  request: (invocation) => ({ action: 'ssm:CreateOpsItem', ...shapedInput(invocation) }),
};
