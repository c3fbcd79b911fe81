import { never, resourceOf } from '../accepted-arn.js';
import { shapedInput } from '../payload.js';
import type { IncidentRequest } from '../requests/operations.js';
import type { TargetKind } from '../target-kind.js';

export const incidentResponsePlan: TargetKind<IncidentRequest> = {
  name: 'Incident Manager response plan',
  accepts: resourceOf('ssm-incidents', 'response-plan/'),
  needsRole: never,
  request: (invocation) => ({
    action: 'ssm-incidents:StartIncident',
    responsePlanArn: String(invocation.target.Arn),
    ...shapedInput(invocation),
  }),
};
