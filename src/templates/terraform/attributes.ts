/** What a value is: it says what can be done where it is known after apply. */
export type Kind =
  'arn' | 'bus' | 'rule' | 'group' | 'text' | 'json' | 'url' | 'condition' | 'all-tags' | 'other';

export type Attribute =
  | {
      readonly is: 'property';
      readonly property: string;
      readonly kind: Kind;
      /** What the API takes in the place of the value; undefined for nothing. */
      readonly convert?: (value: unknown) => unknown;
    }
  /** A nested block, which Terraform has as a list; `isList` where several may be there. */
  | {
      readonly is: 'block';
      readonly property: string;
      readonly table: AttributeTable;
      readonly isList: boolean;
    }
  | { readonly is: 'unread' };

/** By name; a later attribute of the same property comes first where it is there. */
export type AttributeTable = Readonly<Record<string, Attribute>>;

function property(name: string, kind: Kind, convert?: (value: unknown) => unknown): Attribute {
  return { is: 'property', property: name, kind, ...(convert && { convert }) };
}

const text = (name: string) => property(name, 'text');
const arn = (name: string) => property(name, 'arn');
const json = (name: string) => property(name, 'json');
const other = (name: string) => property(name, 'other');
/** A number that Terraform writes as 0 where it is not set. */
const number = (name: string) => property(name, 'other', (value) => (value === 0 ? undefined : value));

function block(name: string, table: AttributeTable): Attribute {
  return { is: 'block', property: name, table, isList: false };
}

function blocks(name: string, table: AttributeTable): Attribute {
  return { is: 'block', property: name, table, isList: true };
}

const UNREAD: Attribute = { is: 'unread' };

/** What AWS makes up, what says where the resource is, and what is told apart from the properties. */
const OF_ALL: AttributeTable = { arn: UNREAD, id: UNREAD, region: UNREAD, name: UNREAD };

/** `tags_all` has those of the provider too, and is known after apply where the provider has none. */
const TAGS: AttributeTable = {
  tags: property('Tags', 'other', tagList),
  tags_all: property('Tags', 'all-tags', tagList),
};

const NAMED_VALUE: AttributeTable = {
  key: text('Key'),
  value: text('Value'),
  is_value_secret: other('IsValueSecret'),
};

const HTTP_PARAMETERS: AttributeTable = {
  body: blocks('BodyParameters', NAMED_VALUE),
  header: blocks('HeaderParameters', NAMED_VALUE),
  query_string: blocks('QueryStringParameters', NAMED_VALUE),
};

const ECS_TARGET: AttributeTable = {
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
  ordered_placement_strategy: blocks('PlacementStrategy', { type: text('type'), field: text('field') }),
  placement_constraint: blocks('PlacementConstraints', {
    type: text('type'),
    expression: text('expression'),
  }),
};

const ECS_OF_SCHEDULES: AttributeTable = {
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
 * Every attribute of every type.
 * @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/cloudwatch_event_rule
 */
export const ATTRIBUTES = {
  aws_cloudwatch_event_bus: {
    ...OF_ALL,
    description: text('Description'),
    event_source_name: text('EventSourceName'),
    kms_key_identifier: arn('KmsKeyIdentifier'),
    dead_letter_config: block('DeadLetterConfig', { arn: arn('Arn') }),
    log_config: block('LogConfig', { include_detail: text('IncludeDetail'), level: text('Level') }),
    ...TAGS,
  },
  aws_cloudwatch_event_rule: {
    ...OF_ALL,
    name_prefix: UNREAD,
    event_bus_name: property('EventBusName', 'bus'),
    event_pattern: property('EventPattern', 'condition'),
    schedule_expression: property('ScheduleExpression', 'condition'),
    is_enabled: property('State', 'other', enabled),
    state: text('State'),
    description: text('Description'),
    role_arn: arn('RoleArn'),
    force_destroy: UNREAD,
    ...TAGS,
  },
  aws_cloudwatch_event_target: {
    ...OF_ALL,
    rule: UNREAD,
    event_bus_name: UNREAD,
    force_destroy: UNREAD,
    target_id: UNREAD,
    arn: arn('Arn'),
    role_arn: arn('RoleArn'),
    input: json('Input'),
    input_path: text('InputPath'),
    input_transformer: block('InputTransformer', {
      input_paths: other('InputPathsMap'),
      input_template: json('InputTemplate'),
    }),
    retry_policy: block('RetryPolicy', {
      maximum_event_age_in_seconds: number('MaximumEventAgeInSeconds'),
      maximum_retry_attempts: other('MaximumRetryAttempts'),
    }),
    dead_letter_config: block('DeadLetterConfig', { arn: arn('Arn') }),
    sqs_target: block('SqsParameters', { message_group_id: text('MessageGroupId') }),
    kinesis_target: block('KinesisParameters', { partition_key_path: text('PartitionKeyPath') }),
    ecs_target: block('EcsParameters', ECS_TARGET),
    batch_target: block('BatchParameters', {
      job_definition: arn('JobDefinition'),
      job_name: text('JobName'),
      array_size: number('ArrayProperties.Size'),
      job_attempts: number('RetryStrategy.Attempts'),
    }),
    http_target: block('HttpParameters', {
      header_parameters: other('HeaderParameters'),
      path_parameter_values: other('PathParameterValues'),
      query_string_parameters: other('QueryStringParameters'),
    }),
    redshift_target: block('RedshiftDataParameters', {
      database: text('Database'),
      db_user: text('DbUser'),
      secrets_manager_arn: arn('SecretManagerArn'),
      sql: text('Sql'),
      statement_name: text('StatementName'),
      with_event: other('WithEvent'),
    }),
    run_command_targets: blocks('RunCommandParameters.RunCommandTargets', {
      key: text('Key'),
      values: other('Values'),
    }),
    sagemaker_pipeline_target: block('SageMakerPipelineParameters', {
      pipeline_parameter_list: blocks('PipelineParameterList', { name: text('Name'), value: text('Value') }),
    }),
    appsync_target: block('AppSyncParameters', { graphql_operation: text('GraphQLOperation') }),
  },
  aws_cloudwatch_event_archive: {
    ...OF_ALL,
    event_source_arn: property('SourceArn', 'bus'),
    description: text('Description'),
    event_pattern: property('EventPattern', 'condition'),
    retention_days: other('RetentionDays'),
    kms_key_identifier: arn('KmsKeyIdentifier'),
  },
  aws_cloudwatch_event_connection: {
    ...OF_ALL,
    secret_arn: UNREAD,
    authorization_type: text('AuthorizationType'),
    description: text('Description'),
    kms_key_identifier: arn('KmsKeyIdentifier'),
    auth_parameters: block('AuthParameters', {
      api_key: block('ApiKeyAuthParameters', { key: text('ApiKeyName'), value: text('ApiKeyValue') }),
      basic: block('BasicAuthParameters', { username: text('Username'), password: text('Password') }),
      oauth: block('OAuthParameters', {
        authorization_endpoint: property('AuthorizationEndpoint', 'url'),
        http_method: text('HttpMethod'),
        client_parameters: block('ClientParameters', {
          client_id: text('ClientID'),
          client_secret: text('ClientSecret'),
        }),
        oauth_http_parameters: block('OAuthHttpParameters', HTTP_PARAMETERS),
      }),
      invocation_http_parameters: block('InvocationHttpParameters', HTTP_PARAMETERS),
    }),
    invocation_connectivity_parameters: block('InvocationConnectivityParameters', {
      resource_parameters: block('ResourceParameters', {
        resource_configuration_arn: arn('ResourceConfigurationArn'),
        resource_association_arn: UNREAD,
      }),
    }),
  },
  aws_cloudwatch_event_api_destination: {
    ...OF_ALL,
    connection_arn: arn('ConnectionArn'),
    invocation_endpoint: property('InvocationEndpoint', 'url'),
    http_method: text('HttpMethod'),
    invocation_rate_limit_per_second: other('InvocationRateLimitPerSecond'),
    description: text('Description'),
  },
  aws_cloudwatch_event_permission: {
    ...OF_ALL,
    principal: text('Principal'),
    statement_id: text('StatementId'),
    action: text('Action'),
    condition: block('Condition', { key: text('Key'), type: text('Type'), value: text('Value') }),
    event_bus_name: property('EventBusName', 'bus'),
  },
  aws_cloudwatch_event_bus_policy: {
    ...OF_ALL,
    event_bus_name: UNREAD,
    policy: property('Policy', 'condition'),
  },
  aws_cloudwatch_event_endpoint: {
    ...OF_ALL,
    endpoint_url: UNREAD,
    description: text('Description'),
    role_arn: arn('RoleArn'),
    event_bus: blocks('EventBuses', { event_bus_arn: arn('EventBusArn') }),
    routing_config: block('RoutingConfig', {
      failover_config: block('FailoverConfig', {
        primary: block('Primary', { health_check: arn('HealthCheck') }),
        secondary: block('Secondary', { route: text('Route') }),
      }),
    }),
    replication_config: block('ReplicationConfig', { state: text('State') }),
  },
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
      ecs_parameters: block('EcsParameters', ECS_OF_SCHEDULES),
      sagemaker_pipeline_parameters: block('SageMakerPipelineParameters', {
        pipeline_parameter: blocks('PipelineParameterList', { name: text('Name'), value: text('Value') }),
      }),
    }),
  },
} as const satisfies Readonly<Record<string, AttributeTable>>;

function enabled(value: unknown): unknown {
  return value === true ? 'ENABLED' : value === false ? 'DISABLED' : value;
}

function tagList(tags: unknown): unknown {
  if (typeof tags !== 'object' || tags === null) return tags;
  return Object.entries(tags).map(([Key, Value]: [string, unknown]) => ({ Key, Value }));
}
