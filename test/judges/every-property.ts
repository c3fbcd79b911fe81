const ACCOUNT = '123456789012';
const arn = (service: string, resource: string) => `arn:aws:${service}:us-east-1:${ACCOUNT}:${resource}`;
const role = `arn:aws:iam::${ACCOUNT}:role/judge`;
const queue = arn('sqs', 'dead');
const lattice = arn('vpc-lattice', 'resourceconfiguration/rcfg-0123456789abcdefg');
const resource = (type: string, properties: object) => ({
  Type: `AWS::Events::${type}`,
  Properties: properties,
});
const tags = (value: string) => [{ Key: 'team', Value: value }];
const parameters = (place: string) => ({
  HeaderParameters: [{ Key: `X-${place}`, Value: `header of ${place}`, IsValueSecret: false }],
  QueryStringParameters: [{ Key: `q-${place}`, Value: `query of ${place}`, IsValueSecret: false }],
  BodyParameters: [{ Key: `b-${place}`, Value: `body of ${place}`, IsValueSecret: false }],
});
const rule = (name: string, targets: readonly object[], more: object = {}) =>
  resource('Rule', {
    Name: name,
    EventBusName: 'judged',
    EventPattern: { source: [`source of ${name}`] },
    Targets: targets.map((target, index) => ({ Id: `${name}-${index}`, ...target })),
    ...more,
  });
const ecs = (more: object) => ({
  Arn: arn('ecs', 'cluster/judge'),
  RoleArn: role,
  EcsParameters: { TaskDefinitionArn: arn('ecs', 'task-definition/judge:1'), ...more },
});

const scheduler = (type: string, properties: object) => ({
  Type: `AWS::Scheduler::${type}`,
  Properties: properties,
});
const schedule = (name: string, target: object, more: object = {}) =>
  scheduler('Schedule', {
    Name: name,
    GroupName: 'group-of-the-judge',
    ScheduleExpression: 'rate(19 days)',
    FlexibleTimeWindow: { Mode: 'OFF' },
    Target: target,
    ...more,
  });

/** A template with every property of every type, each with a value of its own as far as the service lets it. */
export const everyProperty = {
  Bus: resource('EventBus', {
    Name: 'judged',
    Description: 'description of the bus',
    KmsKeyIdentifier: 'alias/of-the-bus',
    DeadLetterConfig: { Arn: arn('sqs', 'dead-of-the-bus') },
    LogConfig: { IncludeDetail: 'FULL', Level: 'TRACE' },
    Policy: {
      Version: '2012-10-17',
      Statement: [
        {
          Sid: 'of-the-bus',
          Effect: 'Allow',
          Principal: { AWS: 'arn:aws:iam::210987654321:root' },
          Action: 'events:PutEvents',
          Resource: arn('events', 'event-bus/judged'),
        },
      ],
    },
    Tags: tags('team of the bus'),
  }),
  Allowed: resource('EventBusPolicy', {
    EventBusName: 'judged',
    StatementId: 'allowed',
    Action: 'events:PutEvents',
    Principal: '*',
    Condition: { Type: 'StringEquals', Key: 'aws:PrincipalOrgID', Value: 'o-1234567890' },
  }),
  Stated: resource('EventBusPolicy', {
    EventBusName: 'judged',
    StatementId: 'stated',
    Statement: {
      Effect: 'Allow',
      Principal: { AWS: 'arn:aws:iam::310987654321:root' },
      Action: 'events:PutEvents',
      Resource: arn('events', 'event-bus/judged'),
    },
  }),
  Archive: resource('Archive', {
    ArchiveName: 'archive-of-the-judge',
    SourceArn: arn('events', 'event-bus/judged'),
    Description: 'description of the archive',
    EventPattern: { source: ['source of the archive'] },
    RetentionDays: 17,
    KmsKeyIdentifier: 'alias/of-the-archive',
  }),
  ApiKey: resource('Connection', {
    Name: 'api-key',
    Description: 'description of the connection',
    AuthorizationType: 'API_KEY',
    AuthParameters: {
      ApiKeyAuthParameters: { ApiKeyName: 'X-Key', ApiKeyValue: 'secret' },
      InvocationHttpParameters: parameters('calls'),
      ConnectivityParameters: { ResourceParameters: { ResourceConfigurationArn: lattice } },
    },
    InvocationConnectivityParameters: { ResourceParameters: { ResourceConfigurationArn: lattice } },
    KmsKeyIdentifier: 'alias/of-the-connection',
  }),
  Basic: resource('Connection', {
    Name: 'basic',
    AuthorizationType: 'BASIC',
    AuthParameters: { BasicAuthParameters: { Username: 'name of the user', Password: 'secret' } },
  }),
  OAuth: resource('Connection', {
    Name: 'oauth',
    AuthorizationType: 'OAUTH_CLIENT_CREDENTIALS',
    AuthParameters: {
      OAuthParameters: {
        ClientParameters: { ClientID: 'id-of-the-client', ClientSecret: 'secret' },
        AuthorizationEndpoint: 'https://login.example/token',
        HttpMethod: 'PUT',
        OAuthHttpParameters: parameters('login'),
      },
    },
  }),
  ApiDestination: resource('ApiDestination', {
    Name: 'destination-of-the-judge',
    Description: 'description of the destination',
    ConnectionArn: { 'Fn::GetAtt': ['ApiKey', 'Arn'] },
    InvocationEndpoint: 'https://partner.example/*',
    HttpMethod: 'PATCH',
    InvocationRateLimitPerSecond: 23,
  }),
  Endpoint: resource('Endpoint', {
    Name: 'endpoint-of-the-judge',
    Description: 'description of the endpoint',
    EventBuses: [
      { EventBusArn: arn('events', 'event-bus/judged') },
      { EventBusArn: `arn:aws:events:us-west-2:${ACCOUNT}:event-bus/judged` },
    ],
    ReplicationConfig: { State: 'DISABLED' },
    RoutingConfig: {
      FailoverConfig: {
        Primary: { HealthCheck: 'arn:aws:route53:::healthcheck/judge' },
        Secondary: { Route: 'us-west-2' },
      },
    },
    RoleArn: role,
  }),
  Nightly: resource('Rule', { Name: 'nightly', ScheduleExpression: 'rate(19 days)' }),
  Shaped: rule(
    'shaped',
    [
      { Arn: arn('lambda', 'function:one'), Input: '{"constant":"input"}' },
      { Arn: arn('lambda', 'function:two'), InputPath: '$.detail.path' },
      {
        Arn: arn('lambda', 'function:three'),
        InputTransformer: {
          InputPathsMap: { id: '$.detail.id' },
          InputTemplate: '{"of the template": <id>}',
        },
        DeadLetterConfig: { Arn: queue },
        RetryPolicy: { MaximumEventAgeInSeconds: 3607, MaximumRetryAttempts: 29 },
      },
      { Arn: arn('sqs', 'ordered.fifo'), SqsParameters: { MessageGroupId: 'group of messages' } },
      {
        Arn: { 'Fn::GetAtt': ['ApiDestination', 'Arn'] },
        RoleArn: role,
        HttpParameters: {
          HeaderParameters: { 'X-Target': 'header of the target' },
          PathParameterValues: ['path-of-the-target'],
          QueryStringParameters: { page: 'query of the target' },
        },
      },
    ],
    {
      Description: 'description of the rule',
      State: 'DISABLED',
      RoleArn: 'arn:aws:iam::123456789012:role/of-the-rule',
      Tags: tags('team of the rule'),
    },
  ),
  Run: rule('run', [
    {
      Arn: arn('batch', 'job-queue/judge'),
      RoleArn: role,
      BatchParameters: {
        JobDefinition: 'definition-of-the-job',
        JobName: 'name-of-the-job',
        ArrayProperties: { Size: 31 },
        RetryStrategy: { Attempts: 7 },
      },
    },
    ecs({
      LaunchType: 'FARGATE',
      TaskCount: 37,
      Group: 'group-of-tasks',
      PlatformVersion: '1.4.41',
      PropagateTags: 'TASK_DEFINITION',
      ReferenceId: 'reference-of-the-task',
      EnableECSManagedTags: true,
      EnableExecuteCommand: true,
      NetworkConfiguration: {
        AwsVpcConfiguration: {
          AssignPublicIp: 'DISABLED',
          SecurityGroups: ['sg-of-the-task'],
          Subnets: ['subnet-of-the-task'],
        },
      },
      TagList: tags('team of the task'),
    }),
    ecs({
      CapacityProviderStrategy: [{ CapacityProvider: 'provider-of-tasks', Base: 43, Weight: 47 }],
      PlacementConstraints: [{ Type: 'memberOf', Expression: 'expression of the constraint' }],
      PlacementStrategies: [{ Type: 'binpack', Field: 'field-of-the-strategy' }],
    }),
    {
      Arn: arn('kinesis', 'stream/judge'),
      RoleArn: role,
      KinesisParameters: { PartitionKeyPath: '$.detail.key' },
    },
    {
      Arn: arn('ssm', 'document/judge'),
      RoleArn: role,
      RunCommandParameters: { RunCommandTargets: [{ Key: 'tag:judge', Values: ['value of the command'] }] },
    },
  ]),
  Asked: rule('asked', [
    {
      Arn: arn('redshift', 'cluster:judge'),
      RoleArn: role,
      RedshiftDataParameters: {
        Database: 'name-of-the-database',
        DbUser: 'user-of-the-database',
        Sql: 'select 53',
        StatementName: 'name of the statement',
        WithEvent: true,
      },
    },
    {
      Arn: arn('redshift', 'cluster:judge'),
      RoleArn: role,
      RedshiftDataParameters: {
        Database: 'another-database',
        SecretManagerArn: arn('secretsmanager', 'secret:of-the-judge'),
        Sqls: ['select 59'],
      },
    },
    {
      Arn: arn('sagemaker', 'pipeline/judge'),
      RoleArn: role,
      SageMakerPipelineParameters: {
        PipelineParameterList: [{ Name: 'NameOfTheParameter', Value: 'value of it' }],
      },
    },
    {
      Arn: arn('appsync', 'endpoints/graphql-api/judge'),
      RoleArn: role,
      AppSyncParameters: { GraphQLOperation: 'mutation { ofTheJudge }' },
    },
  ]),
  Group: scheduler('ScheduleGroup', { Name: 'group-of-the-judge', Tags: tags('team of the group') }),
  Timed: schedule(
    'timed',
    {
      Arn: arn('lambda', 'function:judge'),
      RoleArn: `arn:aws:iam::${ACCOUNT}:role/role-of-timed`,
      Input: '"input of timed"',
      DeadLetterConfig: { Arn: arn('sqs', 'dead-of-timed') },
      RetryPolicy: { MaximumEventAgeInSeconds: 61, MaximumRetryAttempts: 17 },
    },
    {
      Description: 'description of timed',
      ScheduleExpression: 'cron(17 3 * * ? *)',
      ScheduleExpressionTimezone: 'Europe/Berlin',
      StartDate: '2998-01-01T00:00:00.000Z',
      EndDate: '2999-01-01T00:00:00.000Z',
      State: 'DISABLED',
      FlexibleTimeWindow: { Mode: 'FLEXIBLE', MaximumWindowInMinutes: 23 },
      KmsKeyArn: arn('kms', 'key/of-timed'),
    },
  ),
  Emitting: schedule('emitting', {
    Arn: arn('events', 'event-bus/judged'),
    RoleArn: role,
    EventBridgeParameters: { DetailType: 'detail-type of emitting', Source: 'source-of-emitting' },
  }),
  Streaming: schedule('streaming', {
    Arn: arn('kinesis', 'stream/judge'),
    RoleArn: role,
    KinesisParameters: { PartitionKey: 'key of streaming' },
  }),
  Queueing: schedule('queueing', {
    Arn: arn('sqs', 'judge.fifo'),
    RoleArn: role,
    SqsParameters: { MessageGroupId: 'group-of-queueing' },
  }),
  Training: schedule('training', {
    Arn: arn('sagemaker', 'pipeline/judge'),
    RoleArn: role,
    SageMakerPipelineParameters: {
      PipelineParameterList: [{ Name: 'name-of-training', Value: 'value of training' }],
    },
  }),
  Tasking: schedule('tasking', {
    Arn: arn('ecs', 'cluster/judge'),
    RoleArn: role,
    EcsParameters: {
      CapacityProviderStrategy: [{ CapacityProvider: 'provider-of-tasking', Base: 3, Weight: 4 }],
      EnableECSManagedTags: true,
      EnableExecuteCommand: true,
      Group: 'group-of-tasking',
      LaunchType: 'EXTERNAL',
      NetworkConfiguration: {
        AwsvpcConfiguration: {
          AssignPublicIp: 'ENABLED',
          SecurityGroups: ['sg-of-tasking'],
          Subnets: ['subnet-of-tasking'],
        },
      },
      PlacementConstraints: [{ Type: 'memberOf', Expression: 'expression of tasking' }],
      PlacementStrategy: [{ Type: 'binpack', Field: 'field-of-tasking' }],
      PlatformVersion: '1.4.1',
      PropagateTags: 'TASK_DEFINITION',
      ReferenceId: 'reference-of-tasking',
      Tags: tags('team of tasking'),
      TaskCount: 7,
      TaskDefinitionArn: arn('ecs', 'task-definition/tasking:1'),
    },
  }),
};
