import { eventsArn, ruleArn } from '../../account/events-arn.js';
import { parseArn, partitionOf, type Place } from '../../text/arn.js';
import { shortId, standInUuid } from './physical-name.js';

/** A resource as far as Ref and GetAtt depend on it. */
export interface Referred {
  readonly place: Place;
  readonly logicalId: string;
  /** Its name, given or made up. */
  readonly name: string;
  /** A property as text; empty where it is not there. */
  readonly property: (name: string) => string;
}

type Tell = (resource: Referred) => string;

/** What Ref and GetAtt give for resources of a type. */
export interface KnownType {
  /** The property that has the name. */
  readonly nameIn?: string;
  /** How many letters AWS leaves a name that it makes up. */
  readonly longestName?: number;
  readonly ref: Tell;
  readonly attributes: Readonly<Record<string, Tell>>;
}

const name: Tell = (resource) => resource.name;

export function arnOf(service: string, resource: string, { account, region }: Place): string {
  return `arn:${partitionOf(region)}:${service}:${region}:${account}:${resource}`;
}

function arn(service: string, resource: (name: string) => string): Tell {
  return (referred) => arnOf(service, resource(referred.name), referred.place);
}

/** Of a service whose ARNs have neither Region nor, maybe, an account. */
function globalArn(service: string, resource: Tell, hasAccount: boolean): Tell {
  return (referred) => {
    const { region, account } = referred.place;
    return `arn:${partitionOf(region)}:${service}::${hasAccount ? account : ''}:${resource(referred)}`;
  };
}

const functionArn = arn('lambda', (given) => `function:${given}`);
const topicArn = arn('sns', (given) => given);
const stateMachineArn = arn('states', (given) => `stateMachine:${given}`);
const taskDefinitionArn = arn('ecs', (given) => `task-definition/${given}:1`);
const jobQueueArn = arn('batch', (given) => `job-queue/${given}`);

/** The ARN of a version or an alias: `FunctionName` may be a name or an ARN. */
function qualified(qualifier: Tell): Tell {
  return (referred) => {
    const given = referred.property('FunctionName');
    const unqualified = parseArn(given) ? given : functionArn({ ...referred, name: given });
    return `${unqualified}:${qualifier(referred)}`;
  };
}

const busOf: Tell = ({ property }) => busName(property('EventBusName'));

/** The name of a bus that is given by its name or its ARN. */
export function busName(nameOrArn: string): string {
  return (
    parseArn(nameOrArn)?.resource.replace(/^event-bus\//, '') ?? (nameOrArn === '' ? 'default' : nameOrArn)
  );
}

/** The group that a schedule is in. */
export function scheduleGroup({ property }: Pick<Referred, 'property'>): string {
  return property('GroupName') || 'default';
}

const events =
  (resource: Tell): Tell =>
  (referred) =>
    eventsArn(referred.place, resource(referred));
const withId =
  (kind: string): Tell =>
  (referred) =>
    `${kind}/${referred.name}/${standInUuid(`${kind}/${referred.name}`)}`;
/** Of a connection that calls a private API: what the account makes of it in VPC Lattice. */
const resourceAssociationArn = arn(
  'vpc-lattice',
  (given) => `servicenetworkresourceassociation/snra-${shortId(given, 17)}`,
);
const endpointId: Tell = (referred) => `${shortId(referred.name, 10)}.${shortId(`${referred.name}.`, 3)}`;

/** When a stack seems to have been deployed. */
const DEPLOYED: Tell = () => '2026-01-01T00:00:00.000Z';

const lambdaFunction: KnownType = { nameIn: 'FunctionName', ref: name, attributes: { Arn: functionArn } };
const stateMachine: KnownType = {
  nameIn: 'StateMachineName',
  ref: stateMachineArn,
  attributes: { Arn: stateMachineArn, Name: name },
};

/**
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html
 */
export const KNOWN_TYPES: Readonly<Record<string, KnownType>> = {
  'AWS::Events::EventBus': {
    nameIn: 'Name',
    ref: name,
    attributes: {
      Arn: events(({ name: bus }) => `event-bus/${bus}`),
      Name: name,
      Policy: ({ property }) => property('Policy'),
    },
  },
  'AWS::Events::Rule': {
    nameIn: 'Name',
    longestName: 64,
    ref: (rule) => (busOf(rule) === 'default' ? rule.name : `${busOf(rule)}|${rule.name}`),
    attributes: { Arn: (rule) => ruleArn(rule.place, busOf(rule), rule.name), RuleName: name },
  },
  'AWS::Events::EventBusPolicy': { ref: name, attributes: {} },
  'AWS::Events::Archive': {
    nameIn: 'ArchiveName',
    longestName: 48,
    ref: name,
    attributes: { Arn: events((archive) => `archive/${archive.name}`) },
  },
  'AWS::Events::Connection': {
    nameIn: 'Name',
    longestName: 64,
    ref: name,
    attributes: {
      Arn: events(withId('connection')),
      ArnForPolicy: events((connection) => `connection/${connection.name}`),
      'AuthParameters.ConnectivityParameters.ResourceParameters.ResourceAssociationArn':
        resourceAssociationArn,
      'InvocationConnectivityParameters.ResourceParameters.ResourceAssociationArn': resourceAssociationArn,
      SecretArn: arn('secretsmanager', (given) => `secret:events!connection/${given}/${standInUuid(given)}`),
    },
  },
  'AWS::Events::ApiDestination': {
    nameIn: 'Name',
    longestName: 64,
    ref: name,
    attributes: {
      Arn: events(withId('api-destination')),
      ArnForPolicy: events((destination) => `api-destination/${destination.name}`),
    },
  },
  'AWS::Events::Endpoint': {
    nameIn: 'Name',
    longestName: 64,
    ref: name,
    attributes: {
      Arn: events((endpoint) => `endpoint/${endpoint.name}`),
      EndpointId: endpointId,
      EndpointUrl: (endpoint) => `https://${endpointId(endpoint)}.endpoint.events.amazonaws.com`,
      State: () => 'ACTIVE',
      StateReason: () => '',
    },
  },
  'AWS::Scheduler::ScheduleGroup': {
    nameIn: 'Name',
    longestName: 64,
    ref: name,
    attributes: {
      Arn: arn('scheduler', (group) => `schedule-group/${group}`),
      CreationDate: DEPLOYED,
      LastModificationDate: DEPLOYED,
      State: () => 'ACTIVE',
    },
  },
  'AWS::Scheduler::Schedule': {
    nameIn: 'Name',
    longestName: 64,
    ref: name,
    attributes: {
      Arn: (schedule) =>
        arnOf('scheduler', `schedule/${scheduleGroup(schedule)}/${schedule.name}`, schedule.place),
    },
  },
  'AWS::Lambda::Function': lambdaFunction,
  'AWS::Serverless::Function': lambdaFunction,
  'AWS::Lambda::Alias': { nameIn: 'Name', ref: qualified(name), attributes: { AliasArn: qualified(name) } },
  'AWS::Lambda::Version': {
    ref: qualified(() => '1'),
    attributes: { FunctionArn: qualified(() => '1'), Version: () => '1' },
  },
  'AWS::SQS::Queue': {
    nameIn: 'QueueName',
    longestName: 75,
    ref: ({ place, name: queue }) => `https://sqs.${place.region}.amazonaws.com/${place.account}/${queue}`,
    attributes: { Arn: arn('sqs', (queue) => queue), QueueName: name },
  },
  'AWS::SNS::Topic': {
    nameIn: 'TopicName',
    ref: topicArn,
    attributes: { TopicArn: topicArn, TopicName: name },
  },
  'AWS::StepFunctions::StateMachine': stateMachine,
  'AWS::Serverless::StateMachine': { ...stateMachine, nameIn: 'Name' },
  'AWS::Logs::LogGroup': {
    nameIn: 'LogGroupName',
    ref: name,
    attributes: { Arn: arn('logs', (group) => `log-group:${group}:*`) },
  },
  'AWS::Kinesis::Stream': {
    nameIn: 'Name',
    ref: name,
    attributes: { Arn: arn('kinesis', (stream) => `stream/${stream}`) },
  },
  'AWS::KinesisFirehose::DeliveryStream': {
    nameIn: 'DeliveryStreamName',
    ref: name,
    attributes: { Arn: arn('firehose', (stream) => `deliverystream/${stream}`) },
  },
  'AWS::ECS::Cluster': {
    nameIn: 'ClusterName',
    ref: name,
    attributes: { Arn: arn('ecs', (given) => `cluster/${given}`) },
  },
  'AWS::ECS::TaskDefinition': {
    nameIn: 'Family',
    ref: taskDefinitionArn,
    attributes: { TaskDefinitionArn: taskDefinitionArn },
  },
  'AWS::Batch::JobQueue': {
    nameIn: 'JobQueueName',
    ref: jobQueueArn,
    attributes: { JobQueueArn: jobQueueArn },
  },
  'AWS::Batch::JobDefinition': {
    nameIn: 'JobDefinitionName',
    ref: arn('batch', (definition) => `job-definition/${definition}:1`),
    attributes: {},
  },
  'AWS::CodeBuild::Project': {
    nameIn: 'Name',
    ref: name,
    attributes: { Arn: arn('codebuild', (project) => `project/${project}`) },
  },
  'AWS::IAM::Role': {
    nameIn: 'RoleName',
    longestName: 64,
    ref: name,
    attributes: {
      Arn: globalArn('iam', (role) => `role${role.property('Path') || '/'}${role.name}`, true),
    },
  },
  'AWS::S3::Bucket': {
    nameIn: 'BucketName',
    ref: (bucket) => bucket.name.toLowerCase(),
    attributes: { Arn: globalArn('s3', (bucket) => bucket.name.toLowerCase(), false) },
  },
  'AWS::DynamoDB::Table': {
    nameIn: 'TableName',
    ref: name,
    attributes: {
      Arn: arn('dynamodb', (table) => `table/${table}`),
      StreamArn: arn('dynamodb', (table) => `table/${table}/stream/2026-01-01T00:00:00.000`),
    },
  },
  'AWS::ApiGateway::RestApi': { ref: (api) => shortId(api.name, 10), attributes: {} },
};
