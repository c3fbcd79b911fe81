import { SecretValue, type Stack } from 'aws-cdk-lib';
import { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { RestApi } from 'aws-cdk-lib/aws-apigateway';
import { AuthorizationType, GraphqlApi } from 'aws-cdk-lib/aws-appsync';
import { Project, BuildSpec } from 'aws-cdk-lib/aws-codebuild';
import { Pipeline } from 'aws-cdk-lib/aws-codepipeline';
import { SubnetType, Vpc } from 'aws-cdk-lib/aws-ec2';
import {
  Cluster,
  ContainerImage,
  FargateTaskDefinition,
  LaunchType,
  PropagatedTagSource,
} from 'aws-cdk-lib/aws-ecs';
import {
  ApiDestination,
  Authorization,
  Connection,
  EventBus,
  type IRuleTarget,
} from 'aws-cdk-lib/aws-events';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import { Stream } from 'aws-cdk-lib/aws-kinesis';
import { CfnDeliveryStream, DeliveryStream, S3Bucket } from 'aws-cdk-lib/aws-kinesisfirehose';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { Pass, StateMachine, DefinitionBody } from 'aws-cdk-lib/aws-stepfunctions';

const arn = (service: string, resource: string) => `arn:aws:${service}:us-east-1:123456789012:${resource}`;

const stream = (stack: Stack, id: string) =>
  new DeliveryStream(stack, id, { destination: new S3Bucket(new Bucket(stack, `${id}Bucket`)) });

/** A target of every class. Those that the package has besides fail the test until they stand here. */
export const everyTarget: Readonly<Record<string, (stack: Stack) => IRuleTarget>> = {
  ApiDestination: (stack) => {
    const connection = new Connection(stack, 'CalledConnection', {
      authorization: Authorization.basic('shop', SecretValue.unsafePlainText('password')),
    });
    const endpoint = 'https://partner.example/orders/*';
    const destination = new ApiDestination(stack, 'Called', { connection, endpoint, rateLimitPerSecond: 7 });
    return new targets.ApiDestination(destination, {
      headerParameters: { 'X-Shop': 'berlin' },
      pathParameterValues: ['$.detail.id'],
      queryStringParameters: { page: '1' },
    });
  },
  ApiGateway: (stack) => {
    const api = new RestApi(stack, 'RestApi');
    api.root.addMethod('POST');
    return new targets.ApiGateway(api, { path: '/', method: 'POST', stage: api.deploymentStage.stageName });
  },
  ApiGatewayV2: (stack) =>
    new targets.ApiGatewayV2(new HttpApi(stack, 'HttpApi'), { path: '/', method: 'POST' }),
  AppSync: (stack) => {
    const graphQLEndpointArn = arn('appsync', 'endpoints/graphql-api/abc');
    const api = GraphqlApi.fromGraphqlApiAttributes(stack, 'GraphqlApi', {
      graphqlApiId: 'abc',
      graphqlApiArn: arn('appsync', 'apis/abc'),
      graphQLEndpointArn,
      modes: [AuthorizationType.IAM],
    });
    return new targets.AppSync(api, { graphQLOperation: 'mutation Paid($id: ID!) { paid(id: $id) { id } }' });
  },
  AwsApi: () =>
    new targets.AwsApi({ service: 'ECS', action: 'updateService', parameters: { service: 'shop' } }),
  BatchJob: (stack) =>
    new targets.BatchJob(arn('batch', 'job-queue/q'), stack, arn('batch', 'job-definition/d:1'), stack, {
      attempts: 3,
      size: 10,
      jobName: 'sweep',
    }),
  CloudWatchLogGroup: (stack) => new targets.CloudWatchLogGroup(new LogGroup(stack, 'LogGroup')),
  CodeBuildProject: (stack) =>
    new targets.CodeBuildProject(
      new Project(stack, 'Project', { buildSpec: BuildSpec.fromObject({ version: '0.2' }) }),
    ),
  CodePipeline: (stack) =>
    new targets.CodePipeline(Pipeline.fromPipelineArn(stack, 'Pipeline', arn('codepipeline', 'release'))),
  EcsTask: (stack) => {
    const cluster = new Cluster(stack, 'Cluster', { vpc: new Vpc(stack, 'Vpc', { natGateways: 0 }) });
    const taskDefinition = new FargateTaskDefinition(stack, 'Task');
    taskDefinition.addContainer('sweep', { image: ContainerImage.fromRegistry('sweep') });
    return new targets.EcsTask({
      cluster,
      taskDefinition,
      taskCount: 2,
      launchType: LaunchType.FARGATE,
      subnetSelection: { subnetType: SubnetType.PUBLIC },
      assignPublicIp: true,
      enableExecuteCommand: true,
      propagateTags: PropagatedTagSource.TASK_DEFINITION,
      tags: [{ key: 'team', value: 'shop' }],
      containerOverrides: [{ containerName: 'sweep', command: ['sweep'] }],
    });
  },
  EventBus: (stack) => new targets.EventBus(new EventBus(stack, 'Other', { eventBusName: 'other' })),
  FirehoseDeliveryStream: (stack) => new targets.FirehoseDeliveryStream(stream(stack, 'Delivered')),
  KinesisFirehoseStream: (stack) =>
    new targets.KinesisFirehoseStream(
      new CfnDeliveryStream(stack, 'DeliveredFirst', { deliveryStreamType: 'DirectPut' }),
    ),
  KinesisFirehoseStreamV2: (stack) => new targets.KinesisFirehoseStreamV2(stream(stack, 'DeliveredSecond')),
  KinesisStream: (stack) =>
    new targets.KinesisStream(new Stream(stack, 'Stream'), { partitionKeyPath: '$.detail.id' }),
  LambdaFunction: (stack) =>
    new targets.LambdaFunction(
      new LambdaFunction(stack, 'Function', {
        runtime: Runtime.NODEJS_22_X,
        handler: 'index.handler',
        code: Code.fromInline('exports.handler = () => {}'),
      }),
    ),
  RedshiftQuery: (stack) =>
    new targets.RedshiftQuery(arn('redshift', 'cluster:shop'), {
      database: 'shop',
      dbUser: 'sweeper',
      sql: ['select 1', 'select 2'],
      statementName: 'sweep',
      sendEventBridgeEvent: true,
    }),
  SfnStateMachine: (stack) =>
    new targets.SfnStateMachine(
      new StateMachine(stack, 'Machine', {
        definitionBody: DefinitionBody.fromChainable(new Pass(stack, 'Pass')),
      }),
    ),
  SnsTopic: (stack) => new targets.SnsTopic(new Topic(stack, 'Topic')),
  SqsQueue: (stack) =>
    new targets.SqsQueue(new Queue(stack, 'Ordered', { fifo: true, contentBasedDeduplication: true }), {
      messageGroupId: 'orders',
      deadLetterQueue: new Queue(stack, 'Dead'),
      retryAttempts: 4,
    }),
};
