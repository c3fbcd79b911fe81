import type {
  ApiDestinationRequest,
  ApiGatewayRequest,
  AppSyncRequest,
  EventBusRequest,
} from './requests/apis.js';
import type { RedshiftBatchRequest, RedshiftRequest } from './requests/data.js';
import type {
  BatchRequest,
  CodeBuildRequest,
  CodePipelineRequest,
  EcsRequest,
  GlueRequest,
  ImageBuilderRequest,
  SageMakerRequest,
  StepFunctionsRequest,
} from './requests/jobs.js';
import type {
  FirehoseRequest,
  KinesisRequest,
  LambdaRequest,
  LogsRequest,
  SnsRequest,
  SqsRequest,
} from './requests/messages.js';
import type {
  AutomationRequest,
  Ec2InstancesRequest,
  Ec2SnapshotRequest,
  IncidentRequest,
  InspectorRequest,
  OpsItemRequest,
  RunCommandRequest,
} from './requests/operations.js';

/** What EventBridge asks of a target's service, in that service's own terms; `action` tells which. */
export type TargetRequest =
  | ApiDestinationRequest
  | ApiGatewayRequest
  | AppSyncRequest
  | AutomationRequest
  | BatchRequest
  | CodeBuildRequest
  | CodePipelineRequest
  | Ec2InstancesRequest
  | Ec2SnapshotRequest
  | EcsRequest
  | EventBusRequest
  | FirehoseRequest
  | GlueRequest
  | ImageBuilderRequest
  | IncidentRequest
  | InspectorRequest
  | KinesisRequest
  | LambdaRequest
  | LogsRequest
  | OpsItemRequest
  | RedshiftBatchRequest
  | RedshiftRequest
  | RunCommandRequest
  | SageMakerRequest
  | SnsRequest
  | SqsRequest
  | StepFunctionsRequest;
