import {
  property,
  text,
  arn,
  json,
  other,
  number,
  block,
  blocks,
  enabled,
  tagList,
  type AttributeTable,
} from './attribute-table.js';

/** What targets of rules and of schedules both have. */
export const OF_EVERY_TARGET = {
  arn: arn('Arn'),
  role_arn: arn('RoleArn'),
  input: json('Input'),
} as const satisfies AttributeTable;

/** What becomes of what a target has not taken. */
export const AFTER_FAILURE = {
  retry_policy: block('RetryPolicy', {
    maximum_event_age_in_seconds: number('MaximumEventAgeInSeconds'),
    maximum_retry_attempts: other('MaximumRetryAttempts'),
  }),
  dead_letter_config: block('DeadLetterConfig', { arn: arn('Arn') }),
} as const satisfies AttributeTable;

/** What a rule and a schedule ask Amazon ECS for, where the provider calls it the same. */
export const ECS_TASK: AttributeTable = {
  task_definition_arn: arn('TaskDefinitionArn'),
  task_count: number('TaskCount'),
  launch_type: text('LaunchType'),
  platform_version: text('PlatformVersion'),
  group: text('Group'),
  propagate_tags: text('PropagateTags'),
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
};

/** Where the tasks are to run. */
export const ECS_PLACEMENT = {
  strategy: blocks('PlacementStrategy', { type: text('type'), field: text('field') }),
  constraints: blocks('PlacementConstraints', { type: text('type'), expression: text('expression') }),
};

export const PIPELINE_PARAMETERS = blocks('PipelineParameterList', {
  name: text('Name'),
  value: text('Value'),
});
