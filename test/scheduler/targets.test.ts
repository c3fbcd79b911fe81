import { describe, expect, test } from 'vitest';
import { FUNCTION, LOST, QUEUE, SchedulerAccount } from './account.js';

const account = new SchedulerAccount();

const BUS = 'arn:aws:events:us-east-1:123456789012:event-bus/default';
const ONCE = 'at(2026-01-10T10:00:00)';

/** What a function that is bound to a target has got when the day is over. */
async function received(target: string): Promise<unknown[]> {
  const got: unknown[] = [];
  account.mock.handle(target, (input: unknown) => void got.push(input));
  await account.mock.clock.advanceBy('1 day');
  return got;
}

describe('a function', () => {
  test('gets the notification of the service where the schedule has no input', async () => {
    await account.create(ONCE);
    const [notification] = await received(FUNCTION);
    expect(notification).toEqual({
      version: '0',
      id: expect.any(String) as string,
      'detail-type': 'Scheduled Event',
      source: 'aws.scheduler',
      account: '123456789012',
      time: '2026-01-10T10:00:00Z',
      region: 'us-east-1',
      resources: ['arn:aws:scheduler:us-east-1:123456789012:schedule/default/job'],
      detail: '{}',
    });
    expect(Object.keys(Object(notification) as object).join()).toBe(
      'version,id,detail-type,source,account,time,region,resources,detail',
    );
  });

  test('gets the input, and nothing around it', async () => {
    await account.create(ONCE, { Target: { Input: '{"job":"x"}' } });
    expect(await received(FUNCTION)).toEqual([{ job: 'x' }]);
  });

  test('that throws is called again by Lambda, of which the schedule learns nothing', async () => {
    await account.create(ONCE, { Target: { DeadLetterConfig: { Arn: LOST } } });
    let calls = 0;
    account.mock.handle(FUNCTION, () => {
      calls += 1;
      if (calls < 3) throw new Error('not yet');
    });
    await account.mock.clock.advanceBy('1 day');
    expect(account.mock.schedule('job').invocations()).toMatchObject([
      { outcome: 'succeeded', calls: 3, attempt: 1 },
    ]);
    expect(account.mock.schedule('job').deadLetters()).toEqual([]);
  });
});

test('context attributes are replaced wherever they stand', async () => {
  const Input =
    '{"a":"<aws.scheduler.schedule-arn>","b":"at <aws.scheduler.scheduled-time>","c":"<aws.scheduler.execution-id>",' +
    '"d":<aws.scheduler.attempt-number>,"e":"<aws.scheduler.unknown>","f":"\\u003caws.scheduler.execution-id\\u003e"}';
  await account.create(ONCE, { Target: { Arn: QUEUE, Input } });
  await account.mock.clock.advanceBy('2 hours');
  const [invocation] = account.mock.schedule('job').invocations();
  expect(invocation?.executionId).toMatch(/^[0-9a-f]{16}$/);
  expect(invocation?.payload).toBe(
    '{"a":"arn:aws:scheduler:us-east-1:123456789012:schedule/default/job","b":"at 2026-01-10T10:00:00Z",' +
      `"c":"${invocation?.executionId}","d":1,"e":"<aws.scheduler.unknown>",` +
      '"f":"\\u003caws.scheduler.execution-id\\u003e"}',
  );
});

test('a bus gets an event, which runs through its rules', async () => {
  account.mock.seed({
    buses: { default: { rules: { ticks: { pattern: { source: ['shop'] }, targets: [QUEUE] } } } },
  });
  const EventBridgeParameters = { Source: 'shop', DetailType: 'Tick' };
  await account.create(ONCE, { Target: { Arn: BUS, EventBridgeParameters, Input: '{"n":1}' } });
  await account.mock.clock.advanceBy('2 hours');
  expect(account.mock.events()).toMatchObject([
    {
      source: 'shop',
      'detail-type': 'Tick',
      detail: { n: 1 },
      time: '2026-01-10T10:00:00Z',
      resources: ['arn:aws:scheduler:us-east-1:123456789012:schedule/default/job'],
    },
  ]);
  expect(account.mock.target(QUEUE).invocations()).toHaveLength(1);
  expect(account.runs).toEqual(['2026-01-10T10:00Z']);
});

test("a bus without an input gets the service's notification as its detail", async () => {
  const EventBridgeParameters = { Source: 'shop', DetailType: 'Tick' };
  await account.create(ONCE, { Target: { Arn: BUS, EventBridgeParameters } });
  await account.mock.clock.advanceBy('2 hours');
  expect(account.mock.events()).toMatchObject([{ detail: { source: 'aws.scheduler', detail: '{}' } }]);
});

test.for([
  [
    'a FIFO queue',
    { Arn: `${QUEUE}.fifo`, SqsParameters: { MessageGroupId: 'm' }, Input: 'hello' },
    { action: 'sqs:SendMessage', QueueArn: `${QUEUE}.fifo`, MessageBody: 'hello', MessageGroupId: 'm' },
  ],
  [
    'a topic',
    { Arn: 'arn:aws:sns:us-east-1:123456789012:news', Input: 'hello' },
    { action: 'sns:Publish', TopicArn: 'arn:aws:sns:us-east-1:123456789012:news', Message: 'hello' },
  ],
  [
    'a Kinesis stream',
    {
      Arn: 'arn:aws:kinesis:us-east-1:123456789012:stream/s',
      KinesisParameters: { PartitionKey: 'k' },
      Input: 'hello',
    },
    {
      action: 'kinesis:PutRecord',
      StreamARN: 'arn:aws:kinesis:us-east-1:123456789012:stream/s',
      Data: 'hello',
      PartitionKey: 'k',
    },
  ],
  [
    'a Firehose stream',
    { Arn: 'arn:aws:firehose:us-east-1:123456789012:deliverystream/s', Input: 'hello' },
    { action: 'firehose:PutRecord', DeliveryStreamName: 's', Record: { Data: 'hello' } },
  ],
  [
    'a state machine',
    { Arn: 'arn:aws:states:us-east-1:123456789012:stateMachine:m', Input: '{"n":1}' },
    {
      action: 'states:StartExecution',
      stateMachineArn: 'arn:aws:states:us-east-1:123456789012:stateMachine:m',
      input: '{"n":1}',
    },
  ],
  [
    'a task',
    {
      Arn: 'arn:aws:ecs:us-east-1:123456789012:cluster/c',
      EcsParameters: { TaskDefinitionArn: 't', Tags: [{ Key: 'a', Value: 'b' }] },
      Input: '{"containerOverrides":[]}',
    },
    {
      action: 'ecs:RunTask',
      cluster: 'arn:aws:ecs:us-east-1:123456789012:cluster/c',
      taskDefinition: 't',
      count: 1,
      tags: [{ key: 'a', value: 'b' }],
      overrides: { containerOverrides: [] },
    },
  ],
  [
    'a SageMaker pipeline',
    {
      Arn: 'arn:aws:sagemaker:us-east-1:123456789012:pipeline/p',
      SageMakerPipelineParameters: { PipelineParameterList: [{ Name: 'n', Value: 'v' }] },
    },
    { action: 'sagemaker:StartPipelineExecution', PipelineParameters: [{ Name: 'n', Value: 'v' }] },
  ],
  [
    'a pipeline',
    { Arn: 'arn:aws:codepipeline:us-east-1:123456789012:release' },
    { action: 'codepipeline:StartPipelineExecution', name: 'release' },
  ],
] as const)('%s is asked in its own terms', async ([, Target, request]) => {
  await account.create(ONCE, { Target: structuredClone(Target) as never });
  await account.mock.clock.advanceBy('2 hours');
  expect(account.mock.schedule('job').invocations()).toMatchObject([{ request, outcome: 'recorded' }]);
});

describe('a universal target', () => {
  const universal = (action: string, input: object) => ({
    Arn: `arn:aws:scheduler:::aws-sdk:${action}`,
    Input: JSON.stringify(input),
  });

  test('is the call that it is', async () => {
    await account.create(ONCE, { Target: universal('ec2:stopInstances', { InstanceIds: ['i-1'] }) });
    await account.mock.clock.advanceBy('2 hours');
    expect(account.mock.schedule('job').invocations()).toMatchObject([
      { request: { action: 'aws-sdk:ec2:stopInstances', input: { InstanceIds: ['i-1'] } } },
    ]);
  });

  test('may have a function of its own', async () => {
    const target = universal('ec2:stopInstances', { InstanceIds: ['i-1'] });
    await account.create(ONCE, { Target: target });
    expect(await received(target.Arn)).toEqual([
      { action: 'aws-sdk:ec2:stopInstances', input: { InstanceIds: ['i-1'] } },
    ]);
  });

  test('reaches the queue that it names', async () => {
    const QueueUrl = 'https://sqs.us-east-1.amazonaws.com/123456789012/orders';
    await account.create(ONCE, { Target: universal('sqs:sendMessage', { MessageBody: 'hi', QueueUrl }) });
    expect(await received(QUEUE)).toEqual([
      { action: 'sqs:SendMessage', QueueArn: QUEUE, MessageBody: 'hi' },
    ]);
  });

  test('reaches the function that it names', async () => {
    const target = universal('lambda:invoke', { FunctionName: 'sweep', Payload: '{"n":1}' });
    await account.create(ONCE, { Target: target });
    expect(await received(FUNCTION)).toEqual([{ n: 1 }]);
  });

  test('puts events on the buses of the account', async () => {
    const Entries = [{ Source: 'shop', DetailType: 'Tick', Detail: '{"n":1}' }];
    await account.create(ONCE, { Target: universal('eventbridge:putEvents', { Entries }) });
    await account.mock.clock.advanceBy('2 hours');
    expect(account.mock.events()).toMatchObject([{ source: 'shop', detail: { n: 1 } }]);
  });
});

describe('a target that cannot be reached', () => {
  const failing = { Arn: QUEUE, Input: 'hi', DeadLetterConfig: { Arn: LOST } };

  test('is tried again, and then the queue for dead letters gets the request', async () => {
    await account.create(ONCE, { Target: { ...failing, RetryPolicy: { MaximumRetryAttempts: 2 } } });
    account.mock.target('job').fault({ errorCode: 'THROTTLING', message: 'Slow down.' });
    await account.mock.clock.advanceBy('1 day');
    const deadLetters = account.mock.schedule('job').deadLetters();
    expect(deadLetters).toMatchObject([
      {
        queueArn: LOST,
        body: JSON.stringify({ QueueArn: QUEUE, MessageBody: 'hi' }),
        messageAttributes: {
          ERROR_CODE: 'THROTTLING',
          ERROR_MESSAGE: 'Slow down.',
          EXECUTION_ID: deadLetters[0]?.executionId,
          EXHAUSTED_RETRY_CONDITION: 'MaximumRetryAttempts',
          IS_PAYLOAD_TRUNCATED: 'false',
          RETRY_ATTEMPTS: '2',
          SCHEDULED_TIME: '2026-01-10T10:00:00Z',
          SCHEDULE_ARN: 'arn:aws:scheduler:us-east-1:123456789012:schedule/default/job',
          TARGET_ARN: QUEUE,
        },
      },
    ]);
    expect(account.runs).toEqual([]);
  });

  test('is not tried for longer than an event may be old', async () => {
    const RetryPolicy = { MaximumEventAgeInSeconds: 60 };
    await account.create(ONCE, { Target: { ...failing, RetryPolicy } });
    account.mock.target('job').fault({ errorCode: 'THROTTLING' });
    await account.mock.clock.advanceBy('1 day');
    expect(account.mock.schedule('job').deadLetters()).toMatchObject([
      { messageAttributes: { EXHAUSTED_RETRY_CONDITION: 'MaximumEventAgeInSeconds' } },
    ]);
  });

  test('is tried once where trying again cannot help', async () => {
    await account.create(ONCE, { Target: failing });
    account.mock.target('job').fault({ errorCode: 'NO_PERMISSIONS' });
    await account.mock.clock.advanceBy('1 day');
    const [deadLetter] = account.mock.schedule('job').deadLetters();
    expect(deadLetter?.messageAttributes).toMatchObject({ RETRY_ATTEMPTS: '0' });
    expect(deadLetter?.messageAttributes).not.toHaveProperty('EXHAUSTED_RETRY_CONDITION');
  });

  test('may recover, which the number of the attempt tells', async () => {
    await account.create(ONCE, {
      Target: { Arn: QUEUE, Input: '<aws.scheduler.attempt-number>', DeadLetterConfig: { Arn: LOST } },
    });
    account.mock.target('job').fault({ errorCode: 'THROTTLING', times: 1 });
    await account.mock.clock.advanceBy('1 day');
    expect(account.mock.schedule('job').invocations()).toMatchObject([{ payload: '2', attempt: 2 }]);
  });

  test('without a queue for dead letters loses the run, with a warning', async () => {
    await account.create(ONCE, { Target: { Arn: QUEUE, Input: 'hi' } });
    account.mock.target('job').fault({ errorCode: 'NO_PERMISSIONS', message: 'No.' });
    await account.mock.clock.advanceBy('1 day');
    expect(account.mock.warnings().map(({ message }) => message)).toMatchInlineSnapshot(`
      [
        "arn:aws:scheduler:us-east-1:123456789012:schedule/default/job → arn:aws:sqs:us-east-1:123456789012:orders: the run of 2026-01-10T10:00:00.000Z is lost, since the target has no dead-letter queue. NO_PERMISSIONS: No.",
      ]
    `);
  });
});
