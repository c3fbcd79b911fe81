import {
  property,
  text,
  arn,
  number,
  block,
  UNREAD,
  OF_ALL,
  TAGS,
  type AttributeTable,
} from './attribute-table.js';
import {
  AFTER_FAILURE,
  ECS_PLACEMENT,
  ECS_TASK,
  OF_EVERY_TARGET,
  PIPELINE_PARAMETERS,
} from './target-attributes.js';

const ECS_PARAMETERS: AttributeTable = {
  ...ECS_TASK,
  reference_id: text('ReferenceId'),
  placement_strategy: ECS_PLACEMENT.strategy,
  placement_constraints: ECS_PLACEMENT.constraints,
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
      ...OF_EVERY_TARGET,
      ...AFTER_FAILURE,
      sqs_parameters: block('SqsParameters', { message_group_id: text('MessageGroupId') }),
      eventbridge_parameters: block('EventBridgeParameters', {
        detail_type: text('DetailType'),
        source: text('Source'),
      }),
      kinesis_parameters: block('KinesisParameters', { partition_key: text('PartitionKey') }),
      ecs_parameters: block('EcsParameters', ECS_PARAMETERS),
      sagemaker_pipeline_parameters: block('SageMakerPipelineParameters', {
        pipeline_parameter: PIPELINE_PARAMETERS,
      }),
    }),
  },
} as const satisfies Readonly<Record<string, AttributeTable>>;
