import { always, resourceOf } from '../accepted-arn.js';
import type { CodePipelineRequest } from '../requests/jobs.js';
import type { TargetKind } from '../target-kind.js';

export const codePipelinePipeline: TargetKind<CodePipelineRequest> = {
  name: 'CodePipeline pipeline',
  accepts: resourceOf('codepipeline'),
  needsRole: always,
  request: ({ arn }) => ({ action: 'codepipeline:StartPipelineExecution', name: arn.resource }),
};
