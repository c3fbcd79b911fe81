import { never, resourceOf, resourcePart } from '../accepted-arn.js';
import { shapedInput } from '../payload.js';
import type { GlueRequest } from '../requests/jobs.js';
import type { TargetKind } from '../target-kind.js';

export const glueWorkflow: TargetKind<GlueRequest> = {
  name: 'Glue workflow',
  accepts: resourceOf('glue', 'workflow/'),
  needsRole: never,
  request: (invocation) => ({
    action: 'glue:StartWorkflowRun',
    Name: resourcePart(invocation.arn, '/', 1),
    ...shapedInput(invocation),
  }),
};
