import { inAnotherAccount, resourceOf } from '../accepted-arn.js';
import { isJson } from '../payload.js';
import { invalidJson } from '../refusal.js';
import type { LambdaRequest } from '../requests/messages.js';
import type { TargetKind } from '../target-kind.js';

export const lambdaFunction: TargetKind<LambdaRequest> = {
  name: 'Lambda function',
  accepts: resourceOf('lambda', 'function:'),
  needsRole: inAnotherAccount,
  permissions: { actions: ['lambda:InvokeFunction'] },
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
