import type { Target } from '@aws-sdk/client-eventbridge';
import { parseArn, type Arn } from '../text/arn.js';
import { apiDestination } from './kinds/api-destination.js';
import { apiGatewayRestApi } from './kinds/api-gateway-rest-api.js';
import { appSyncGraphqlApi } from './kinds/appsync-graphql-api.js';
import { batchJobQueue } from './kinds/batch-job-queue.js';
import { cloudWatchLogGroup } from './kinds/cloudwatch-log-group.js';
import { codeBuildProject } from './kinds/codebuild-project.js';
import { codePipelinePipeline } from './kinds/codepipeline-pipeline.js';
import {
  ec2CreateSnapshot,
  ec2RebootInstances,
  ec2StopInstances,
  ec2TerminateInstances,
} from './kinds/ec2-actions.js';
import { ecsTask } from './kinds/ecs-task.js';
import { eventBus } from './kinds/event-bus.js';
import { firehoseDeliveryStream } from './kinds/firehose-delivery-stream.js';
import { glueWorkflow } from './kinds/glue-workflow.js';
import { imageBuilderPipeline } from './kinds/image-builder-pipeline.js';
import { incidentResponsePlan } from './kinds/incident-response-plan.js';
import { inspectorAssessmentTemplate } from './kinds/inspector-assessment-template.js';
import { kinesisStream } from './kinds/kinesis-stream.js';
import { lambdaFunction } from './kinds/lambda-function.js';
import { redshiftCluster, redshiftServerlessWorkgroup } from './kinds/redshift-data.js';
import { sageMakerPipeline } from './kinds/sagemaker-pipeline.js';
import { snsTopic } from './kinds/sns-topic.js';
import { sqsQueue } from './kinds/sqs-queue.js';
import { ssmAutomation, ssmRunCommand } from './kinds/ssm-document.js';
import { ssmOpsItem } from './kinds/ssm-ops-item.js';
import { stepFunctionsStateMachine } from './kinds/step-functions-state-machine.js';
import type { TargetKind } from './target-kind.js';

/** No ARN is of two kinds. Those that are used most come first. */
const TARGET_KINDS: readonly TargetKind[] = [
  lambdaFunction,
  sqsQueue,
  snsTopic,
  eventBus,
  stepFunctionsStateMachine,
  kinesisStream,
  firehoseDeliveryStream,
  cloudWatchLogGroup,
  apiDestination,
  apiGatewayRestApi,
  ecsTask,
  batchJobQueue,
  codeBuildProject,
  codePipelinePipeline,
  redshiftCluster,
  redshiftServerlessWorkgroup,
  sageMakerPipeline,
  ssmRunCommand,
  ssmAutomation,
  ssmOpsItem,
  appSyncGraphqlApi,
  ec2CreateSnapshot,
  ec2RebootInstances,
  ec2StopInstances,
  ec2TerminateInstances,
  incidentResponsePlan,
  imageBuilderPipeline,
  inspectorAssessmentTemplate,
  glueWorkflow,
];

/** The kind of a target by its ARN; undefined for what EventBridge is not known to call. */
export function targetKindOf(arn: Arn): TargetKind | undefined {
  return TARGET_KINDS.find((kind) => kind.accepts(arn));
}

/** A target's place and kind. */
export interface PlacedTarget {
  readonly arn: Arn;
  readonly kind: TargetKind;
}

const placed = new WeakMap<Target, PlacedTarget>();

/** Where a stored target is, and of which kind: told once, since stored targets are replaced and never changed. */
export function placedTarget(target: Target): PlacedTarget {
  const known = placed.get(target);
  if (known) return known;
  const arn = parseArn(target.Arn ?? '');
  const kind = arn && targetKindOf(arn);
  if (!arn || !kind) throw new Error(`No target of this kind could have been put: ${target.Arn}`);
  const place = { arn, kind };
  placed.set(target, place);
  return place;
}

/** The kinds as texts call them. */
export const TARGET_KIND_NAMES: readonly string[] = TARGET_KINDS.map(({ name }) => name);
