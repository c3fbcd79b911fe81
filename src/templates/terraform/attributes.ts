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
  type AttributeTable,
} from './attribute-table.js';
import { OF_SCHEDULER } from './schedule-attributes.js';
import {
  AFTER_FAILURE,
  ECS_PLACEMENT,
  ECS_TASK,
  OF_EVERY_TARGET,
  PIPELINE_PARAMETERS,
} from './target-attributes.js';

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
  ...ECS_TASK,
  ordered_placement_strategy: ECS_PLACEMENT.strategy,
  placement_constraint: ECS_PLACEMENT.constraints,
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
    ...OF_EVERY_TARGET,
    input_path: text('InputPath'),
    input_transformer: block('InputTransformer', {
      input_paths: other('InputPathsMap'),
      input_template: json('InputTemplate'),
    }),
    ...AFTER_FAILURE,
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
      pipeline_parameter_list: PIPELINE_PARAMETERS,
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
  ...OF_SCHEDULER,
} as const satisfies Readonly<Record<string, AttributeTable>>;
