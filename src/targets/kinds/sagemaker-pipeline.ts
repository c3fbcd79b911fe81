import { always, resourceOf } from '../accepted-arn.js';
import { definedMembers } from '../../text/defined-members.js';
import { resolveDynamicPaths } from '../dynamic-paths.js';
import { pathsFindNothing } from '../refusal.js';
import type { SageMakerRequest } from '../requests/jobs.js';
import type { TargetKind } from '../target-kind.js';

export const sageMakerPipeline: TargetKind<SageMakerRequest> = {
  name: 'SageMaker pipeline',
  accepts: resourceOf('sagemaker', 'pipeline/'),
  needsRole: always,
  request({ target, event }) {
    const { parameters, missing } = resolveDynamicPaths(
      target.SageMakerPipelineParameters?.PipelineParameterList,
      event,
    );
    if (missing.length > 0) return pathsFindNothing(missing);
    return {
      action: 'sagemaker:StartPipelineExecution',
      PipelineName: String(target.Arn),
      ...(parameters && { PipelineParameters: parameters.map(definedMembers) }),
    };
  },
};
