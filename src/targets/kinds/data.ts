import { definedMembers } from '../../text/defined-members.js';
import { resolveDynamicPaths } from '../dynamic-paths.js';
import { shapedInput } from '../payload.js';
import { invalidParameter, missingParameters, pathsFindNothing, type RefusedRequest } from '../refusal.js';
import {
  always,
  never,
  resourceOf,
  resourcePart,
  type TargetInvocation,
  type TargetKind,
} from '../target-kind.js';

/** Records of streams, statements of SQL, and runs of what works on data. */
export type DataRequest =
  KinesisRequest | FirehoseRequest | RedshiftRequest | RedshiftBatchRequest | GlueRequest | SageMakerRequest;

/**
 * A record for a data stream.
 * @see https://docs.aws.amazon.com/kinesis/latest/APIReference/API_PutRecord.html
 */
export interface KinesisRequest {
  readonly action: 'kinesis:PutRecord';
  readonly StreamARN: string;
  /** The text whose UTF-8 bytes the record holds. */
  readonly Data: string;
  readonly PartitionKey: string;
}

export const kinesisStream: TargetKind<KinesisRequest> = {
  name: 'Kinesis stream',
  accepts: resourceOf('kinesis', 'stream/'),
  needsRole: always,
  permissions: { actions: ['kinesis:PutRecord'] },
  takesAny: () => 'text',
  request: (invocation) => ({
    action: 'kinesis:PutRecord',
    StreamARN: String(invocation.target.Arn),
    Data: invocation.payload,
    PartitionKey: partitionKey(invocation),
  }),
};

/** Kinesis takes no empty key, so that the event's id stands in for a path that finds nothing or an empty string. */
function partitionKey({ target, event, envelope }: TargetInvocation): string {
  const path = target.KinesisParameters?.PartitionKeyPath;
  const found = path === undefined ? undefined : event.at(path);
  return found === undefined || found.text === '' ? envelope.id : found.text;
}

/**
 * A record for a delivery stream, without a newline behind it.
 * @see https://docs.aws.amazon.com/firehose/latest/APIReference/API_PutRecord.html
 */
export interface FirehoseRequest {
  readonly action: 'firehose:PutRecord';
  readonly DeliveryStreamName: string;
  /** `Data` is the text whose UTF-8 bytes the record holds. */
  readonly Record: { readonly Data: string };
}

export const firehoseDeliveryStream: TargetKind<FirehoseRequest> = {
  name: 'Firehose delivery stream',
  accepts: resourceOf('firehose', 'deliverystream/'),
  needsRole: always,
  takesAny: () => 'text',
  request: ({ arn, payload }) => ({
    action: 'firehose:PutRecord',
    DeliveryStreamName: resourcePart(arn, '/', 1),
    Record: { Data: payload },
  }),
};

/** Where a statement runs, and as whom. */
interface Database {
  readonly ClusterIdentifier?: string;
  /** The ARN of a serverless workgroup: its ARN does not have its name. */
  readonly WorkgroupName?: string;
  readonly Database: string;
  readonly DbUser?: string;
  readonly SecretArn?: string;
  readonly StatementName?: string;
  readonly WithEvent?: boolean;
}

/**
 * One statement of SQL.
 * @see https://docs.aws.amazon.com/redshift-data/latest/APIReference/API_ExecuteStatement.html
 */
export interface RedshiftRequest extends Database {
  readonly action: 'redshift-data:ExecuteStatement';
  readonly Sql: string;
}

/**
 * Statements of SQL that run as one transaction.
 * @see https://docs.aws.amazon.com/redshift-data/latest/APIReference/API_BatchExecuteStatement.html
 */
export interface RedshiftBatchRequest extends Database {
  readonly action: 'redshift-data:BatchExecuteStatement';
  readonly Sqls: readonly string[];
}

type StatementRequest = RedshiftRequest | RedshiftBatchRequest;

export const redshiftCluster: TargetKind<StatementRequest> = {
  name: 'Redshift cluster',
  accepts: resourceOf('redshift', 'cluster:'),
  needsRole: always,
  request: (invocation) => statement(invocation, { ClusterIdentifier: resourcePart(invocation.arn, ':', 1) }),
};

export const redshiftServerlessWorkgroup: TargetKind<StatementRequest> = {
  name: 'Redshift Serverless workgroup',
  accepts: resourceOf('redshift-serverless', 'workgroup/'),
  needsRole: always,
  request: (invocation) => statement(invocation, { WorkgroupName: String(invocation.target.Arn) }),
};

/** The member that names what runs statements. */
type Warehouse = Pick<StatementRequest, 'ClusterIdentifier' | 'WorkgroupName'>;

function statement(
  { target, event }: TargetInvocation,
  warehouse: Warehouse,
): StatementRequest | RefusedRequest {
  const { parameters, missing } = resolveDynamicPaths(target.RedshiftDataParameters, event);
  const { Database, DbUser, SecretManagerArn, StatementName, WithEvent, Sql, Sqls = [] } = parameters ?? {};
  if (Database === undefined) return missingParameters('RedshiftDataParameters', target);
  if (missing.length > 0) return pathsFindNothing(missing);
  if ((Sql === undefined) === (Sqls.length === 0)) {
    return invalidParameter('The Redshift Data API needs either Sql or Sqls.');
  }
  const members = {
    ...warehouse,
    Database,
    ...definedMembers({ DbUser, SecretArn: SecretManagerArn, StatementName, WithEvent }),
  };
  return Sql === undefined
    ? { action: 'redshift-data:BatchExecuteStatement', ...members, Sqls }
    : { action: 'redshift-data:ExecuteStatement', ...members, Sql };
}

/**
 * A run of a workflow.
 * @see https://docs.aws.amazon.com/glue/latest/webapi/API_StartWorkflowRun.html
 */
export interface GlueRequest {
  readonly action: 'glue:StartWorkflowRun';
  readonly Name: string;
  /** The shaped text, where the target shapes its input. */
  readonly input?: string;
}

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

/**
 * An execution of a model building pipeline.
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_StartPipelineExecution.html
 */
export interface SageMakerRequest {
  readonly action: 'sagemaker:StartPipelineExecution';
  /** The pipeline's ARN. */
  readonly PipelineName: string;
  readonly PipelineParameters?: readonly { readonly Name?: string; readonly Value?: string }[];
}

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
