import { never, resourceOf } from '../accepted-arn.js';
import { shapedInput } from '../payload.js';
import type { ImageBuilderRequest } from '../requests/jobs.js';
import type { TargetKind } from '../target-kind.js';

export const imageBuilderPipeline: TargetKind<ImageBuilderRequest> = {
  name: 'Image Builder pipeline',
  accepts: resourceOf('imagebuilder', 'image-pipeline/'),
  needsRole: never,
  request: (invocation) => ({
    action: 'imagebuilder:StartImagePipelineExecution',
    imagePipelineArn: String(invocation.target.Arn),
    ...shapedInput(invocation),
  }),
};
