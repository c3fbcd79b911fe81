import {
  property,
  text,
  arn,
  json,
  other,
  number,
  block,
  blocks,
  UNREAD,
  OF_ALL,
  TAGS,
  enabled,
  tagList,
  type AttributeTable,
} from './attribute-table.js';

const ECS_PARAMETERS: AttributeTable = {
  task_definition_arn: arn('TaskDefinitionArn'),
  task_count: number('TaskCount'),
  launch_type: text('LaunchType'),
  platform_version: text('PlatformVersion'),
  group: text('Group'),
  propagate_tags: text('PropagateTags'),
  reference_id: text('ReferenceId'),
  enable_ecs_managed_tags: other('EnableECSManagedTags'),
  enable_execute_command: other('EnableExecuteCommand'),
  tags: property('Tags', 'other', tagList),
  capacity_provider_strategy: blocks('CapacityProviderStrategy', {
    capacity_provider: text('capacityProvider'),
    weight: other('weight'),
    base: other('base'),
  }),
  network_configuration: block('NetworkConfiguration.awsvpcConfiguration', {
    subnets: other('Subnets'),
    security_groups: other('SecurityGroups'),
    assign_public_ip: property('AssignPublicIp', 'other', enabled),
  }),
  placement_strategy: blocks('PlacementStrategy', { type: text('type'), field: text('field') }),
  placement_constraints: blocks('PlacementConstraints', {
    type: text('type'),
    expression: text('expression'),
  }),
};

/**
 * Every attribute of the types of EventBridge Scheduler.
 * @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/scheduler_schedule
 */
export const OF_SCHEDULER = {
  aws_scheduler_schedule_group: {
    ...OF_ALL,
    name_prefix: UNREAD,
    creation_date: UNREAD,
    last_modification_date: UNREAD,
    state: UNREAD,
    timeouts: UNREAD,
    ...TAGS,
  },
  aws_scheduler_schedule: {
    ...OF_ALL,
    name_prefix: UNREAD,
    group_name: property('GroupName', 'group'),
    description: text('Description'),
    schedule_expression: property('ScheduleExpression', 'condition'),
    schedule_expression_timezone: text('ScheduleExpressionTimezone'),
    start_date: text('StartDate'),
    end_date: text('EndDate'),
    state: text('State'),
    action_after_completion: text('ActionAfterCompletion'),
    kms_key_arn: arn('KmsKeyArn'),
    flexible_time_window: block('FlexibleTimeWindow', {
      mode: text('Mode'),
      maximum_window_in_minutes: number('MaximumWindowInMinutes'),
    }),
    target: block('Target', {
      arn: arn('Arn'),
      role_arn: arn('RoleArn'),
      input: json('Input'),
      retry_policy: block('RetryPolicy', {
        maximum_event_age_in_seconds: number('MaximumEventAgeInSeconds'),
        maximum_retry_attempts: other('MaximumRetryAttempts'),
      }),
      dead_letter_config: block('DeadLetterConfig', { arn: arn('Arn') }),
      sqs_parameters: block('SqsParameters', { message_group_id: text('MessageGroupId') }),
      eventbridge_parameters: block('EventBridgeParameters', {
        detail_type: text('DetailType'),
        source: text('Source'),
      }),
      kinesis_parameters: block('KinesisParameters', { partition_key: text('PartitionKey') }),
      ecs_parameters: block('EcsParameters', ECS_PARAMETERS),
      sagemaker_pipeline_parameters: block('SageMakerPipelineParameters', {
        pipeline_parameter: blocks('PipelineParameterList', { name: text('Name'), value: text('Value') }),
      }),
    }),
  },
} as const satisfies Readonly<Record<string, AttributeTable>>;
