import type { SeededArchive, SeededBus, SeededRule, SeededTargetDetails } from './seed.js';
import { deadLetterConfig, jsonText, part, tagList, textOf, type Spelling } from './spelling.js';

const LOG = {
  level: 'Level',
  includeDetail: 'IncludeDetail',
  Level: 'Level',
  IncludeDetail: 'IncludeDetail',
};

export const BUS = {
  description: 'Description',
  Description: 'Description',
  kmsKeyIdentifier: 'KmsKeyIdentifier',
  KmsKeyIdentifier: 'KmsKeyIdentifier',
  deadLetterQueue: ['DeadLetterConfig', deadLetterConfig],
  DeadLetterConfig: 'DeadLetterConfig',
  log: ['LogConfig', part(LOG)],
  LogConfig: 'LogConfig',
  tags: ['Tags', tagList],
  Tags: ['Tags', tagList],
  policy: ['Policy', jsonText],
  Policy: ['Policy', jsonText],
  rules: 'rules',
  archives: 'archives',
} as const satisfies Spelling<SeededBus>;

export const RULE = {
  pattern: ['EventPattern', jsonText],
  schedule: 'ScheduleExpression',
  state: 'State',
  description: 'Description',
  roleArn: 'RoleArn',
  tags: ['Tags', tagList],
  targets: 'targets',
  EventPattern: ['EventPattern', jsonText],
  ScheduleExpression: 'ScheduleExpression',
  State: 'State',
  Description: 'Description',
  RoleArn: 'RoleArn',
  Tags: ['Tags', tagList],
  Targets: 'targets',
} as const satisfies Spelling<SeededRule>;

export const ARCHIVE = {
  description: 'Description',
  pattern: ['EventPattern', jsonText],
  retentionDays: 'RetentionDays',
  kmsKeyIdentifier: 'KmsKeyIdentifier',
  Description: 'Description',
  EventPattern: ['EventPattern', jsonText],
  RetentionDays: 'RetentionDays',
  KmsKeyIdentifier: 'KmsKeyIdentifier',
} as const satisfies Spelling<SeededArchive>;

const TRANSFORMER = {
  pathsMap: 'InputPathsMap',
  template: 'InputTemplate',
} as const satisfies Spelling<NonNullable<SeededTargetDetails['inputTransformer']>>;

const RETRY_POLICY = {
  maximumRetryAttempts: 'MaximumRetryAttempts',
  maximumEventAgeInSeconds: 'MaximumEventAgeInSeconds',
} as const satisfies Spelling<NonNullable<SeededTargetDetails['retryPolicy']>>;

/** What the kinds of targets need besides. */
const PARAMETERS = {
  AppSyncParameters: 'AppSyncParameters',
  BatchParameters: 'BatchParameters',
  EcsParameters: 'EcsParameters',
  HttpParameters: 'HttpParameters',
  KinesisParameters: 'KinesisParameters',
  RedshiftDataParameters: 'RedshiftDataParameters',
  RunCommandParameters: 'RunCommandParameters',
  SageMakerPipelineParameters: 'SageMakerPipelineParameters',
  SqsParameters: 'SqsParameters',
} as const satisfies Spelling<NonNullable<SeededTargetDetails['parameters']>>;

export const TARGET = {
  arn: 'Arn',
  id: 'Id',
  apiDestination: 'apiDestination',
  handler: 'handler',
  input: ['Input', textOf],
  inputPath: 'InputPath',
  inputTransformer: ['InputTransformer', part(TRANSFORMER)],
  roleArn: 'RoleArn',
  deadLetterQueue: ['DeadLetterConfig', deadLetterConfig],
  retryPolicy: ['RetryPolicy', part(RETRY_POLICY)],
  parameters: ['parameters', part(PARAMETERS)],
  Arn: 'Arn',
  Id: 'Id',
  Input: 'Input',
  InputPath: 'InputPath',
  InputTransformer: 'InputTransformer',
  RoleArn: 'RoleArn',
  DeadLetterConfig: 'DeadLetterConfig',
  RetryPolicy: 'RetryPolicy',
  ...PARAMETERS,
} as const satisfies Spelling<SeededTargetDetails>;
