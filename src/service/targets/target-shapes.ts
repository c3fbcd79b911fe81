import { deadLetterConfig, resourceArn, roleArn, tagList, targetArn } from '../constraints/member-shapes.js';
import { boolean, integer, list, map, required, string, structure } from '../constraints/shapes.js';

const inputPath = string({ max: 256 });

const inputTransformer = structure(
  {
    InputPathsMap: map(string({ min: 1, max: 256, pattern: '[A-Za-z0-9\\_\\-]+' }), inputPath, { max: 100 }),
    InputTemplate: required(string({ min: 1, max: 8192 })),
  },
  { className: 'InputTransformer' },
);

const kinesisParameters = structure(
  { PartitionKeyPath: required(string({ max: 256 })) },
  { className: 'KinesisParameters' },
);

const runCommandTarget = structure(
  {
    Key: required(string({ min: 1, max: 128, pattern: '^[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*$' })),
    Values: required(list(string({ min: 1, max: 256 }), { min: 1, max: 50 })),
  },
  { className: 'RunCommandTarget' },
);

const runCommandParameters = structure(
  { RunCommandTargets: required(list(runCommandTarget, { min: 1, max: 5 })) },
  { className: 'RunCommandParameters' },
);

const awsVpcConfiguration = structure(
  {
    Subnets: required(list(string())),
    SecurityGroups: list(string()),
    AssignPublicIp: string({ enum: ['ENABLED', 'DISABLED'] }),
  },
  { className: 'AwsVpcConfiguration' },
);

const networkConfiguration = structure(
  { awsvpcConfiguration: awsVpcConfiguration },
  { className: 'NetworkConfiguration' },
);

const capacityProviderStrategyItem = structure(
  {
    capacityProvider: required(string({ min: 1, max: 255 })),
    weight: integer({ min: 0, max: 1000 }),
    base: integer({ min: 0, max: 100_000 }),
  },
  { className: 'CapacityProviderStrategyItem' },
);

const placementConstraint = structure(
  { type: string({ enum: ['distinctInstance', 'memberOf'] }), expression: string({ max: 2000 }) },
  { className: 'PlacementConstraint' },
);

const placementStrategy = structure(
  { type: string({ enum: ['random', 'spread', 'binpack'] }), field: string({ max: 255 }) },
  { className: 'PlacementStrategy' },
);

const ecsParameters = structure(
  {
    TaskDefinitionArn: required(resourceArn),
    TaskCount: integer({ min: 1 }),
    LaunchType: string({ enum: ['EC2', 'FARGATE', 'EXTERNAL'] }),
    NetworkConfiguration: networkConfiguration,
    PlatformVersion: string(),
    Group: string(),
    CapacityProviderStrategy: list(capacityProviderStrategyItem, { max: 6 }),
    EnableECSManagedTags: boolean,
    EnableExecuteCommand: boolean,
    PlacementConstraints: list(placementConstraint, { max: 10 }),
    PlacementStrategy: list(placementStrategy, { max: 5 }),
    PropagateTags: string({ enum: ['TASK_DEFINITION'] }),
    ReferenceId: string({ max: 1024 }),
    Tags: tagList,
  },
  { className: 'EcsParameters' },
);

const batchParameters = structure(
  {
    JobDefinition: required(string()),
    JobName: required(string()),
    ArrayProperties: structure({ Size: integer() }, { className: 'BatchArrayProperties' }),
    RetryStrategy: structure({ Attempts: integer() }, { className: 'BatchRetryStrategy' }),
  },
  { className: 'BatchParameters' },
);

const sqsParameters = structure({ MessageGroupId: string({ max: 100 }) }, { className: 'SqsParameters' });

const headerValue = string({
  max: 512,
  pattern: '^[ \\t]*[\\x20-\\x7E]+([ \\t]+[\\x20-\\x7E]+)*[ \\t]*$',
  testedAs: '\\t*[\\x20-\\x7E][\\t\\x20-\\x7E]*',
});

const httpParameters = structure(
  {
    PathParameterValues: list(string({ pattern: '^(?!\\s*$).+' })),
    HeaderParameters: map(string({ max: 512, pattern: "^[!#$%&'*+-.^_`|~0-9a-zA-Z]+$" }), headerValue),
    QueryStringParameters: map(
      string({ max: 512, pattern: '[^\\x00-\\x1F\\x7F]+' }),
      string({ max: 512, pattern: '[^\\x00-\\x09\\x0B\\x0C\\x0E-\\x1F\\x7F]+' }),
    ),
  },
  { className: 'HttpParameters' },
);

const sql = string({ min: 1, max: 100_000, sensitive: true });

const redshiftDataParameters = structure(
  {
    SecretManagerArn: string({
      min: 1,
      max: 1600,
      pattern: '(^arn:aws([a-z]|\\-)*:secretsmanager:[a-z0-9-.]+:.*)|(\\$(\\.[\\w_-]+(\\[(\\d+|\\*)\\])*)*)',
    }),
    Database: required(string({ min: 1, max: 64 })),
    DbUser: string({ min: 1, max: 128 }),
    Sql: sql,
    StatementName: string({ min: 1, max: 500 }),
    WithEvent: boolean,
    Sqls: list(sql, { min: 0, max: 40, sensitive: true }),
  },
  { className: 'RedshiftDataParameters' },
);

const sageMakerPipelineParameter = structure(
  {
    Name: required(string({ min: 1, max: 256, pattern: '^[a-zA-Z0-9](-*[a-zA-Z0-9])*$' })),
    Value: required(string({ max: 1024 })),
  },
  { className: 'SageMakerPipelineParameter' },
);

const sageMakerPipelineParameters = structure(
  { PipelineParameterList: list(sageMakerPipelineParameter, { min: 0, max: 200 }) },
  { className: 'SageMakerPipelineParameters' },
);

const retryPolicy = structure(
  {
    MaximumRetryAttempts: integer({ min: 0, max: 185 }),
    MaximumEventAgeInSeconds: integer({ min: 60, max: 86_400 }),
  },
  { className: 'RetryPolicy' },
);

const appSyncParameters = structure(
  { GraphQLOperation: string({ min: 1, max: 1_048_576, sensitive: true }) },
  { className: 'AppSyncParameters' },
);

export const targetId = string({ min: 1, max: 64, pattern: '[\\.\\-_A-Za-z0-9]+' });

/** A target with all structures of parameters that the target kinds take. */
export const target = structure(
  {
    Id: required(targetId),
    Arn: required(targetArn),
    RoleArn: roleArn,
    Input: string({ max: 8192 }),
    InputPath: inputPath,
    InputTransformer: inputTransformer,
    KinesisParameters: kinesisParameters,
    RunCommandParameters: runCommandParameters,
    EcsParameters: ecsParameters,
    BatchParameters: batchParameters,
    SqsParameters: sqsParameters,
    HttpParameters: httpParameters,
    RedshiftDataParameters: redshiftDataParameters,
    SageMakerPipelineParameters: sageMakerPipelineParameters,
    DeadLetterConfig: deadLetterConfig,
    RetryPolicy: retryPolicy,
    AppSyncParameters: appSyncParameters,
  },
  { className: 'Target' },
);
