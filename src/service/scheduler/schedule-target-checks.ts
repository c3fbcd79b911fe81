import { isFifo } from '../../targets/kinds/messages.js';
import { apiCallOf, serviceOfTarget, type UniversalCall } from '../../targets/scheduler/scheduler-target.js';
import { parseArn, type Arn } from '../../text/arn.js';
import { isObject } from '../../text/kinds-of-values.js';
import { parsedJson } from '../../text/parsed-json.js';
import type { OperationContext } from '../operation.js';
import { invalid } from './scheduler-faults.js';
import type { SchedulerRequest } from './scheduler-operation.js';

type Target = SchedulerRequest<'CreateSchedule'>['Target'];

/** Refuses a target that could not be called. That what it names is there, nobody asks. */
export function checkTarget(target: Target, { here }: OperationContext): void {
  const arn = parseArn(target.Arn);
  if (!arn) {
    throw invalid(`Parameter ${target.Arn} is not valid. Reason: Provided Arn is not in correct format.`);
  }
  const call = apiCallOf(arn);
  if (!call && !serviceOfTarget(arn)) throw unsupported(arn);
  if (!call && arn.region !== here.region) {
    throw invalid(`The target ARN provided does not match the current region ${here.region}.`);
  }
  checkBlocks(target, arn);
  if (call) checkUniversal(call, target.Input);
  else checkInput(target, arn);
}

function unsupported({ service }: Arn) {
  return invalid(`${service} is not a supported service for a target`).because(
    'Targets by ARN are Lambda functions, SQS queues, SNS topics, event buses, Step Functions state machines, Kinesis ' +
      'and Firehose streams, ECS clusters, SageMaker, CodeBuild and CodePipeline projects and pipelines; any other API ' +
      'is a universal target: arn:aws:scheduler:::aws-sdk:service:apiAction, without Region and account.',
  );
}

const BLOCKS = {
  EcsParameters: 'ecs',
  EventBridgeParameters: 'events',
  KinesisParameters: 'kinesis',
  SageMakerPipelineParameters: 'sagemaker',
  SqsParameters: 'sqs',
} as const satisfies Partial<Record<keyof Target, string>>;

/** Without these, nobody could call the target. */
const NEEDED: readonly string[] = ['EcsParameters', 'EventBridgeParameters', 'KinesisParameters'];

function checkBlocks(target: Target, arn: Arn): void {
  for (const [block, service] of Object.entries(BLOCKS) as [keyof typeof BLOCKS, string][]) {
    const isGiven = target[block] !== undefined;
    if (isGiven && arn.service !== service)
      throw invalid(`Parameters ${block} not supported for the target.`);
    if (!isGiven && arn.service === service && NEEDED.includes(block)) {
      throw invalid(`Parameters ${block} must be specified`);
    }
  }
  if (arn.service === 'sqs') checkQueue(target, arn);
  const { LaunchType, NetworkConfiguration } = target.EcsParameters ?? {};
  if (LaunchType === 'FARGATE' && !NetworkConfiguration) {
    throw invalid(
      'Parameter NetworkConfiguration must be specified for the target when launch type is FARGATE',
    );
  }
}

function checkQueue({ SqsParameters }: Target, arn: Arn): void {
  const hasGroup = SqsParameters?.MessageGroupId !== undefined;
  if (!isFifo(arn)) {
    if (hasGroup) throw invalid('Parameters MessageGroupId not valid for the target');
    return;
  }
  if (!SqsParameters) throw invalid('Parameters SqsParameters must be specified');
  if (!hasGroup) throw invalid('Parameters MessageGroupId must be specified');
}

function checkInput({ Input }: Target, { service }: Arn): void {
  if (Input === undefined) return;
  if (['lambda', 'states', 'events'].includes(service)) refuseBrokenJson(Input);
  if (service === 'ecs') checkTaskOverride(Input);
}

function refuseBrokenJson(input: string): void {
  if (parsedJson(input) === undefined) throw invalid('JSON syntax error in input for the target');
}

const TASK_OVERRIDE = [
  ...['containerOverrides', 'cpu', 'ephemeralStorage', 'executionRoleArn', 'inferenceAcceleratorOverrides'],
  ...['memory', 'taskRoleArn'],
];

function checkTaskOverride(input: string): void {
  const given = parsedJson(input);
  const known = (name: string) => TASK_OVERRIDE.includes(name.charAt(0).toLowerCase() + name.slice(1));
  const wrong = isObject(given) ? Object.keys(given).find((name) => !known(name)) : '';
  if (wrong === undefined) return;
  // Where the service's parser has stopped: in the value of the member that it does not know.
  const name = JSON.stringify(wrong);
  const column = wrong === '' ? 1 : input.indexOf(name) + name.length + 4;
  throw invalid(
    'Unable to convert target input to TaskOverride, JSON syntax error in input: ' +
      `[Source: (String)"${input}"; line: 1, column: ${column}]`,
  );
}

/** What actions that change nothing begin with. */
const READ_ONLY = new RegExp(
  `^(${[
    ...['get', 'describe', 'list', 'poll', 'receive', 'search', 'scan', 'query', 'select', 'read', 'lookup'],
    ...['discover', 'validate', 'batchGet', 'batchDescribe', 'batchRead', 'transactGet', 'adminGet'],
    ...['adminList', 'testMigration', 'retrieve', 'testConnection', 'translateDocument', 'isAuthorized'],
    ...['isAuthorizedWithToken', 'invokeModel'],
  ].join('|')})`,
);

/** The members that a call cannot be without, where that is known. */
const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  'ecs:runTask': ['TaskDefinition'],
  'eventbridge:putEvents': ['Entries'],
  'lambda:invoke': ['FunctionName'],
  'sfn:startExecution': ['StateMachineArn'],
  'sns:publish': ['Message'],
  'sqs:sendMessage': ['MessageBody', 'QueueUrl'],
};

function checkUniversal({ service, action }: UniversalCall, input: string | undefined): void {
  if (READ_ONLY.test(action)) throw invalid(`${action} API is not supported.`);
  if (input === undefined) {
    throw invalid('You must provide an input to set this target for your schedule');
  }
  refuseBrokenJson(input);
  const given = parsedJson(input);
  const missing = (REQUIRED[`${service}:${action}`] ?? []).filter(
    (name) => !isObject(given) || given[name] === undefined,
  );
  if (missing.length === 0) return;
  throw invalid(
    'Invalid RequestJson provided. Reason Request payload is missing the following field(s): ' +
      `${missing.join(', ')}.`,
  );
}
