import { parseArn } from '../../text/arn.js';
import { arnOf, KNOWN_TYPES, scheduleGroup, type Referred } from '../resolving/known-types.js';
import { standInUuid } from '../resolving/physical-name.js';
import { ownMember } from '../resolving/resolving.js';
import type { TerraformResource } from './document.js';

type Tell = (resource: Referred) => string;

/** What is known of resources of a type before they are made. */
export interface KnownType {
  /** The attribute that has the name. */
  readonly nameIn: string;
  readonly attributes: Readonly<Record<string, Tell>>;
}

/** A type that CloudFormation has too: which of its attributes says the same. */
function as(type: string, nameIn: string, attributes: Readonly<Record<string, string>>): KnownType {
  const known = KNOWN_TYPES[type];
  const tells = Object.entries(attributes).map(([name, attribute]): [string, Tell] => {
    const tell = attribute === 'Ref' ? known?.ref : known?.attributes[attribute];
    if (!tell) throw new RangeError(`${type} has no ${attribute}.`);
    return [name, tell];
  });
  return { nameIn, attributes: Object.fromEntries(tells) };
}

function named(service: string, resource: (name: string) => string, nameIn = 'name'): KnownType {
  return { nameIn, attributes: { arn: ({ name, place }) => arnOf(service, resource(name), place) } };
}

const key: Tell = ({ name }) => standInUuid(name);

const schedule: KnownType = {
  nameIn: 'name',
  attributes: {
    ...as('AWS::Scheduler::Schedule', 'name', { arn: 'Arn' }).attributes,
    id: (resource) => `${scheduleGroup(resource)}/${resource.name}`,
  },
};

/** Terraform's names for what `resolving/known-types.ts` tells, and a few more. */
const TYPES: Readonly<Record<string, KnownType>> = {
  aws_cloudwatch_event_bus: as('AWS::Events::EventBus', 'name', { arn: 'Arn', id: 'Ref' }),
  aws_cloudwatch_event_rule: as('AWS::Events::Rule', 'name', { arn: 'Arn' }),
  aws_cloudwatch_event_archive: as('AWS::Events::Archive', 'name', { arn: 'Arn', id: 'Ref' }),
  aws_cloudwatch_event_connection: as('AWS::Events::Connection', 'name', {
    arn: 'Arn',
    id: 'Ref',
    secret_arn: 'SecretArn',
  }),
  aws_cloudwatch_event_api_destination: as('AWS::Events::ApiDestination', 'name', { arn: 'Arn', id: 'Ref' }),
  aws_cloudwatch_event_endpoint: as('AWS::Events::Endpoint', 'name', {
    arn: 'Arn',
    id: 'Ref',
    endpoint_url: 'EndpointUrl',
  }),
  aws_scheduler_schedule_group: as('AWS::Scheduler::ScheduleGroup', 'name', { arn: 'Arn', id: 'Ref' }),
  aws_scheduler_schedule: schedule,
  aws_lambda_function: as('AWS::Lambda::Function', 'function_name', { arn: 'Arn', id: 'Ref' }),
  aws_lambda_alias: as('AWS::Lambda::Alias', 'name', { arn: 'Ref' }),
  aws_sqs_queue: as('AWS::SQS::Queue', 'name', { arn: 'Arn', id: 'Ref', url: 'Ref' }),
  aws_sns_topic: as('AWS::SNS::Topic', 'name', { arn: 'Ref', id: 'Ref' }),
  aws_sfn_state_machine: as('AWS::StepFunctions::StateMachine', 'name', { arn: 'Ref', id: 'Ref' }),
  // Terraform leaves the `:*` out that CloudFormation has.
  aws_cloudwatch_log_group: named('logs', (name) => `log-group:${name}`),
  aws_kinesis_stream: as('AWS::Kinesis::Stream', 'name', { arn: 'Arn', id: 'Arn' }),
  aws_kinesis_firehose_delivery_stream: as('AWS::KinesisFirehose::DeliveryStream', 'name', {
    arn: 'Arn',
    id: 'Arn',
  }),
  aws_ecs_cluster: as('AWS::ECS::Cluster', 'name', { arn: 'Arn', id: 'Arn' }),
  aws_ecs_task_definition: as('AWS::ECS::TaskDefinition', 'family', { arn: 'Ref' }),
  aws_batch_job_queue: as('AWS::Batch::JobQueue', 'name', { arn: 'Ref', id: 'Ref' }),
  aws_batch_job_definition: as('AWS::Batch::JobDefinition', 'name', { arn: 'Ref', id: 'Ref' }),
  aws_codebuild_project: as('AWS::CodeBuild::Project', 'name', { arn: 'Arn', id: 'Arn' }),
  aws_iam_role: as('AWS::IAM::Role', 'name', { arn: 'Arn', id: 'Ref' }),
  aws_s3_bucket: as('AWS::S3::Bucket', 'bucket', { arn: 'Arn', id: 'Ref' }),
  aws_dynamodb_table: as('AWS::DynamoDB::Table', 'name', { arn: 'Arn', id: 'Ref', stream_arn: 'StreamArn' }),
  aws_codepipeline: named('codepipeline', (name) => name),
  aws_sagemaker_pipeline: named('sagemaker', (name) => `pipeline/${name.toLowerCase()}`, 'pipeline_name'),
  aws_redshift_cluster: named('redshift', (name) => `cluster:${name}`, 'cluster_identifier'),
  aws_ssm_document: named('ssm', (name) => `document/${name}`),
  aws_kms_key: {
    nameIn: '',
    attributes: {
      arn: (resource) => arnOf('kms', `key/${key(resource)}`, resource.place),
      id: key,
      key_id: key,
    },
  },
};

export function knownType({ type }: TerraformResource): KnownType | undefined {
  return ownMember(TYPES, type);
}

export function isOfEventBridge({ mode, type }: TerraformResource): boolean {
  return mode === 'managed' && isSimulated(type);
}

/** Whether a type is one of the APIs that are simulated, known or not. */
export function isSimulated(type: string): boolean {
  return type.startsWith('aws_cloudwatch_event_') || type.startsWith('aws_scheduler_');
}

export function isArn(value: unknown): value is string {
  return typeof value === 'string' && parseArn(value) !== undefined;
}
