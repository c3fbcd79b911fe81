import type { JsonValue } from '../../event/json-value.js';
import { objectPayload, shapedInput } from '../payload.js';
import { always, never, resourceOf, resourcePart, type TargetKind } from '../target-kind.js';

/** Builds, and the pipelines that make them. */
export type BuildRequest = CodeBuildRequest | CodePipelineRequest | ImageBuilderRequest;

/**
 * A build, with those members of StartBuild that the payload has.
 * @see https://docs.aws.amazon.com/codebuild/latest/APIReference/API_StartBuild.html
 */
export interface CodeBuildRequest {
  readonly action: 'codebuild:StartBuild';
  readonly projectName: string;
  readonly sourceVersion?: JsonValue;
  readonly debugSessionEnabled?: JsonValue;
  readonly idempotencyToken?: JsonValue;
  /** `environmentVariablesOverride`, `buildspecOverride`, … */
  readonly [member: `${string}Override`]: JsonValue;
}

export const codeBuildProject: TargetKind<CodeBuildRequest> = {
  name: 'CodeBuild project',
  accepts: resourceOf('codebuild', 'project/'),
  needsRole: always,
  request(invocation) {
    const shaped = objectPayload('CodeBuild', invocation);
    if ('refused' in shaped) return shaped;
    const given = Object.entries(shaped.members).filter(([name]) => isMemberOfStartBuild(name));
    const members: Readonly<Record<string, JsonValue>> = Object.fromEntries(given);
    return {
      ...members,
      action: 'codebuild:StartBuild',
      projectName: resourcePart(invocation.arn, '/', 1),
    };
  },
};

const OTHER_MEMBERS = ['sourceVersion', 'debugSessionEnabled', 'idempotencyToken'];

function isMemberOfStartBuild(name: string): boolean {
  return name.endsWith('Override') || OTHER_MEMBERS.includes(name);
}

/**
 * An execution of a pipeline, which learns nothing of the event.
 * @see https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_StartPipelineExecution.html
 */
export interface CodePipelineRequest {
  readonly action: 'codepipeline:StartPipelineExecution';
  readonly name: string;
}

export const codePipelinePipeline: TargetKind<CodePipelineRequest> = {
  name: 'CodePipeline pipeline',
  accepts: resourceOf('codepipeline'),
  needsRole: always,
  request: ({ arn }) => ({ action: 'codepipeline:StartPipelineExecution', name: arn.resource }),
};

/**
 * An execution of an image pipeline.
 * @see https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_StartImagePipelineExecution.html
 */
export interface ImageBuilderRequest {
  readonly action: 'imagebuilder:StartImagePipelineExecution';
  readonly imagePipelineArn: string;
  /** The shaped text, where the target shapes its input. */
  readonly input?: string;
}

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
