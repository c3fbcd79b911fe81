import { always, resourceOf } from '../accepted-arn.js';
import { isJson } from '../payload.js';
import { invalidJson } from '../refusal.js';
import type { StepFunctionsRequest } from '../requests/jobs.js';
import type { TargetKind } from '../target-kind.js';

export const stepFunctionsStateMachine: TargetKind<StepFunctionsRequest> = {
  name: 'Step Functions state machine',
  accepts: resourceOf('states', 'stateMachine:'),
  needsRole: always,
  request(invocation) {
    const { target, payload, envelope, uuid, traceHeader } = invocation;
    if (!isJson(invocation)) return invalidJson('Step Functions');
    return {
      action: 'states:StartExecution',
      stateMachineArn: String(target.Arn),
      // Two rules may start one machine for one event, and a name can be used once only.
      name: `${envelope.id}_${uuid()}`,
      input: payload,
      ...(traceHeader !== undefined && { traceHeader }),
    };
  },
};
