import {
  boolean,
  integer,
  list,
  map,
  required,
  string,
  structure,
  timestamp,
} from '../constraints/shapes.js';

/** Shapes of the API model. It writes its patterns with ^ and $, which the service's complaints leave out. */
const names = '[0-9a-zA-Z-_.]+';

export const scheduleName = string({ min: 1, max: 64, pattern: names });
export const groupName = string({ min: 1, max: 64, pattern: names });
export const namePrefix = string({ min: 1, max: 64, pattern: names });
export const clientToken = string({ min: 1, max: 64, pattern: '[a-zA-Z0-9-_]+' });
export const scheduleState = string({ enum: ['ENABLED', 'DISABLED'] });

export const groupArn = string({
  min: 1,
  max: 1011,
  pattern: 'arn:aws(-[a-z]+)?:scheduler:[a-z0-9\\-]+:\\d{12}:schedule-group\\/[0-9a-zA-Z-_.]+',
});

const tagKey = string({ min: 1, max: 128 });
const tagValue = string({ min: 1, max: 256 });
export const tagKeys = list(tagKey, { min: 0, max: 200 });
export const tagList = list(
  structure({ Key: required(tagKey), Value: required(tagValue) }, { className: 'Tag' }),
  { min: 0, max: 200 },
);

export const maxResults = integer({ min: 1, max: 100 });
export const nextToken = string({ min: 1, max: 2048 });

const capacityProviderStrategyItem = structure(
  {
    base: integer({ min: 0, max: 100_000 }),
    capacityProvider: required(string({ min: 1, max: 255 })),
    weight: integer({ min: 0, max: 1000 }),
  },
  { className: 'CapacityProviderStrategyItem' },
);

const networkConfiguration = structure({
  awsvpcConfiguration: structure({
    AssignPublicIp: string({ enum: ['ENABLED', 'DISABLED'] }),
    SecurityGroups: list(string({ min: 1, max: 1000 }), { min: 1, max: 5 }),
    Subnets: required(list(string({ min: 1, max: 1000 }), { min: 1, max: 16 })),
  }),
});

const placementConstraint = structure(
  {
    expression: string({ min: 0, max: 2000 }),
    type: string({ enum: ['distinctInstance', 'memberOf'] }),
  },
  { className: 'PlacementConstraint' },
);

const placementStrategy = structure(
  {
    field: string({ min: 0, max: 255 }),
    type: string({ enum: ['random', 'spread', 'binpack'] }),
  },
  { className: 'PlacementStrategy' },
);

const ecsParameters = structure({
  CapacityProviderStrategy: list(capacityProviderStrategyItem, { min: 0, max: 6 }),
  EnableECSManagedTags: boolean,
  EnableExecuteCommand: boolean,
  Group: string({ min: 1, max: 255 }),
  LaunchType: string({ enum: ['EC2', 'FARGATE', 'EXTERNAL'] }),
  NetworkConfiguration: networkConfiguration,
  PlacementConstraints: list(placementConstraint, { min: 0, max: 10 }),
  PlacementStrategy: list(placementStrategy, { min: 0, max: 5 }),
  PlatformVersion: string({ min: 1, max: 64 }),
  PropagateTags: string({ enum: ['TASK_DEFINITION'] }),
  ReferenceId: string({ min: 0, max: 1024 }),
  Tags: list(map(tagKey, tagValue), { min: 0, max: 50 }),
  TaskCount: integer({ min: 1, max: 10 }),
  TaskDefinitionArn: required(string({ min: 1, max: 1600 })),
});

const eventBridgeParameters = structure({
  DetailType: required(string({ min: 1, max: 128 })),
  Source: required(
    string({
      min: 1,
      max: 256,
      pattern: '(?=[/\\.\\-_A-Za-z0-9]+)((?!aws\\.).*)|(\\$(\\.[\\w_-]+(\\[(\\d+|\\*)\\])*)*)',
    }),
  ),
});

const sageMakerPipelineParameter = structure(
  {
    Name: required(string({ min: 1, max: 256, pattern: '[A-Za-z0-9\\-_]*' })),
    Value: required(string({ min: 1, max: 1024 })),
  },
  { className: 'SageMakerPipelineParameter' },
);

const target = structure({
  Arn: required(string({ min: 1, max: 1600 })),
  DeadLetterConfig: structure({
    Arn: string({
      min: 1,
      max: 1600,
      pattern: 'arn:aws(-[a-z]+)?:sqs:[a-z0-9\\-]+:\\d{12}:[a-zA-Z0-9\\-_]+',
    }),
  }),
  EcsParameters: ecsParameters,
  EventBridgeParameters: eventBridgeParameters,
  Input: string({ min: 1 }),
  KinesisParameters: structure({ PartitionKey: required(string({ min: 1, max: 256 })) }),
  RetryPolicy: structure({
    MaximumEventAgeInSeconds: integer({ min: 60, max: 86_400 }),
    MaximumRetryAttempts: integer({ min: 0, max: 185 }),
  }),
  RoleArn: required(
    string({
      min: 1,
      max: 1600,
      pattern: 'arn:aws(-[a-z]+)?:iam::\\d{12}:role\\/[\\w+=,.@\\/-]+',
    }),
  ),
  SageMakerPipelineParameters: structure({
    PipelineParameterList: list(sageMakerPipelineParameter, { min: 0, max: 200 }),
  }),
  SqsParameters: structure({ MessageGroupId: string({ min: 1, max: 128 }) }),
});

/** What CreateSchedule and UpdateSchedule take. */
export const scheduleInput = structure({
  ActionAfterCompletion: string({ enum: ['NONE', 'DELETE'] }),
  ClientToken: clientToken,
  Description: string({ min: 0, max: 512 }),
  EndDate: timestamp,
  FlexibleTimeWindow: required(
    structure({
      MaximumWindowInMinutes: integer({ min: 1, max: 1440 }),
      Mode: required(string({ enum: ['OFF', 'FLEXIBLE'] })),
    }),
  ),
  GroupName: groupName,
  KmsKeyArn: string({
    min: 1,
    max: 2048,
    pattern: 'arn:aws(-[a-z]+)?:kms:[a-z0-9\\-]+:\\d{12}:(key|alias)\\/[0-9a-zA-Z-_]*',
  }),
  Name: required(scheduleName),
  ScheduleExpression: required(string({ min: 1, max: 256 })),
  ScheduleExpressionTimezone: string({ min: 1, max: 50 }),
  StartDate: timestamp,
  State: scheduleState,
  Target: required(target),
});
