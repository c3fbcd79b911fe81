import { never } from '../accepted-arn.js';
import { shapedInput } from '../payload.js';
import type { InspectorRequest } from '../requests/operations.js';
import type { TargetKind } from '../target-kind.js';

export const inspectorAssessmentTemplate: TargetKind<InspectorRequest> = {
  name: 'Inspector assessment template',
  accepts: ({ service, resource }) => service === 'inspector' && /^target\/[^/]+\/template\//.test(resource),
  needsRole: never,
  request: (invocation) => ({
    action: 'inspector:StartAssessmentRun',
    assessmentTemplateArn: String(invocation.target.Arn),
    ...shapedInput(invocation),
  }),
};
