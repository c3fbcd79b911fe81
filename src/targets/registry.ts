import type { Target } from '@aws-sdk/client-eventbridge';
import { parseArn, type Arn } from '../text/arn.js';
import { apiDestination, apiGatewayRestApi, appSyncGraphqlApi, type ApiRequest } from './kinds/apis.js';
import {
  codeBuildProject,
  codePipelinePipeline,
  imageBuilderPipeline,
  type BuildRequest,
} from './kinds/builds.js';
import {
  firehoseDeliveryStream,
  glueWorkflow,
  kinesisStream,
  redshiftCluster,
  redshiftServerlessWorkgroup,
  sageMakerPipeline,
  type DataRequest,
} from './kinds/data.js';
import { batchJobQueue, ecsTask, stepFunctionsStateMachine, type JobRequest } from './kinds/jobs.js';
import {
  cloudWatchLogGroup,
  eventBus,
  lambdaFunction,
  snsTopic,
  sqsQueue,
  type MessageRequest,
} from './kinds/messages.js';
import {
  ec2CreateSnapshot,
  ec2RebootInstances,
  ec2StopInstances,
  ec2TerminateInstances,
  incidentResponsePlan,
  inspectorAssessmentTemplate,
  ssmAutomation,
  ssmOpsItem,
  ssmRunCommand,
  type OperationRequest,
} from './kinds/operations.js';
import type { RefusedRequest } from './refusal.js';
import type { TargetKind } from './target-kind.js';

/** What EventBridge asks of a target's service, in that service's own terms; `action` says which. */
export type TargetRequest =
  ApiRequest | BuildRequest | DataRequest | JobRequest | MessageRequest | OperationRequest;

export type AnyTargetKind = TargetKind<TargetRequest>;

/** No ARN is of two kinds. Those that are used most come first. */
const USUAL_KINDS = [
  lambdaFunction,
  sqsQueue,
  snsTopic,
  eventBus,
] as const satisfies readonly AnyTargetKind[];

/** A function, because most tests have none of these: their files are loaded when somebody asks. */
const otherKinds = () =>
  [
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
  ] as const satisfies readonly AnyTargetKind[];

type ListedKind = (typeof USUAL_KINDS)[number] | ReturnType<typeof otherKinds>[number];
type MadeRequest = Exclude<ReturnType<ListedKind['request']>, RefusedRequest>;
type Forgotten = Exclude<TargetRequest, MadeRequest>;

/** The same kinds. When one is forgotten above, the requests that nobody makes do not compile here. */
const usualKinds: [Forgotten] extends [never] ? readonly AnyTargetKind[] : Forgotten = USUAL_KINDS;

/** The kind of a target by its ARN; undefined for what EventBridge is not known to call. */
export function targetKindOf(arn: Arn): AnyTargetKind | undefined {
  const accepts = (kind: AnyTargetKind): boolean => kind.accepts(arn);
  return usualKinds.find(accepts) ?? otherKinds().find(accepts);
}

/** A target's place and kind. */
export interface PlacedTarget {
  readonly arn: Arn;
  readonly kind: AnyTargetKind;
}

const placed = new WeakMap<Target, PlacedTarget>();

/** Where a stored target is, and of which kind: told once, since stored targets are replaced and never changed. */
export function placedTarget(target: Target): PlacedTarget {
  const known = placed.get(target);
  if (known) return known;
  const arn = parseArn(target.Arn ?? '');
  const kind = arn && targetKindOf(arn);
  if (!arn || !kind) throw new Error(`No target of this kind could have been put: ${target.Arn}`);
  const told = { arn, kind };
  placed.set(target, told);
  return told;
}

/** The kinds as texts call them. */
export function targetKindNames(): readonly string[] {
  return [...usualKinds, ...otherKinds()].map(({ name }) => name);
}
