import { CreateScheduleCommand, SchedulerClient, type Target } from '@aws-sdk/client-scheduler';
import { expect, onTestFinished, test, vi } from 'vitest';
import { mockEventBridge, type EventBridgeMock } from '../../src/index.js';
import { forwardTo, type ForwardedEndpoints } from '../../src/server.js';
import { standIn, type StandIn } from './stand-in.js';

const ROLE = 'arn:aws:iam::123456789012:role/scheduler';
const QUEUE = 'arn:aws:sqs:us-east-1:123456789012:orders';
const LOST = 'arn:aws:sqs:us-east-1:123456789012:lost';
const universal = (call: string): string => `arn:aws:scheduler:::aws-sdk:${call}`;

const client = new SchedulerClient({});

/** An account with a schedule that is due at once, and whose target is forwarded to a stand-in. */
async function forwarded(service: keyof ForwardedEndpoints, target: Partial<Target>) {
  const endpoint = await standIn();
  const mock = mockEventBridge(client);
  onTestFinished(() => {
    mock.restore();
  });
  forwardTo(mock, { [service]: endpoint.url });
  const run = async (): Promise<void> => {
    await client.send(
      new CreateScheduleCommand({
        Name: 'job',
        ScheduleExpression: 'at(2026-01-01T00:00:00)',
        FlexibleTimeWindow: { Mode: 'OFF' },
        Target: { Arn: QUEUE, RoleArn: ROLE, ...target },
      }),
    );
    await mock.clock.advanceBy(0);
    await mock.settled();
  };
  return { mock, endpoint, run };
}

async function ran(service: keyof ForwardedEndpoints, target: Partial<Target>) {
  const one = await forwarded(service, target);
  await one.run();
  return one;
}

const json = ({ got }: StandIn, index = 0): unknown => JSON.parse(got[index]?.body ?? '');
const outcomes = (mock: EventBridgeMock) =>
  mock
    .schedule('job')
    .invocations()
    .map(({ outcome }) => outcome);

test('a queue gets SendMessage', async () => {
  const { mock, endpoint } = await ran('sqs', { Input: 'hello' });

  expect(endpoint.got).toMatchObject([
    {
      url: '/',
      headers: {
        'x-amz-target': 'AmazonSQS.SendMessage',
        authorization: expect.stringContaining('Credential=123456789012/') as string,
      },
    },
  ]);
  expect(json(endpoint)).toEqual({ QueueUrl: `${endpoint.url}/123456789012/orders`, MessageBody: 'hello' });
  expect(outcomes(mock)).toEqual(['succeeded']);
});

test('a function is invoked with the notification of the service', async () => {
  const { endpoint } = await ran('lambda', { Arn: 'arn:aws:lambda:us-east-1:123456789012:function:sweep' });

  expect(endpoint.got).toMatchObject([
    {
      url: '/2015-03-31/functions/sweep/invocations',
      headers: { 'x-amz-invocation-type': 'Event' },
    },
  ]);
  expect(json(endpoint)).toMatchObject({ source: 'aws.scheduler', 'detail-type': 'Scheduled Event' });
});

test('a stream gets the key of the schedule’s target', async () => {
  const { endpoint } = await ran('kinesis', {
    Arn: 'arn:aws:kinesis:us-east-1:123456789012:stream/orders',
    KinesisParameters: { PartitionKey: 'k' },
    Input: 'hello',
  });

  expect(json(endpoint)).toMatchObject({ PartitionKey: 'k', Data: Buffer.from('hello').toString('base64') });
});

test('what a service without an endpoint gets is recorded', async () => {
  const { mock, endpoint } = await ran('sns', {});

  expect(endpoint.got).toEqual([]);
  expect(outcomes(mock)).toEqual(['recorded']);
});

test('a function that is bound to the target comes first', async () => {
  const { mock, endpoint, run } = await forwarded('sqs', {});
  const queue = vi.fn();
  mock.handle(QUEUE, queue);
  await run();

  expect(queue).toHaveBeenCalledOnce();
  expect(endpoint.got).toEqual([]);
});

test('an endpoint that recovers gets it after all', async () => {
  const { mock, endpoint, run } = await forwarded('sqs', { Input: 'hello' });
  endpoint.answers.push({ status: 503 });
  await run();

  expect(endpoint.got).toHaveLength(2);
  expect(mock.schedule('job').invocations()).toMatchObject([{ attempt: 2, outcome: 'succeeded' }]);
});

test('a dead letter goes to its queue, with its attributes', async () => {
  const { mock, endpoint, run } = await forwarded('sqs', {
    DeadLetterConfig: { Arn: LOST },
    Input: 'hello',
  });
  endpoint.answers.push({ status: 404 }, { status: 404 });
  await run();

  const [letter] = mock.schedule('job').deadLetters();
  expect(json(endpoint, 2)).toMatchObject({
    QueueUrl: `${endpoint.url}/123456789012/lost`,
    MessageBody: letter?.body,
    MessageAttributes: {
      SCHEDULE_ARN: { DataType: 'String', StringValue: mock.schedule('job').arn },
      ERROR_CODE: { DataType: 'String', StringValue: 'NO_RESOURCE' },
    },
  });
  expect(outcomes(mock)).toEqual([]);
});

test('a dead letter that does not arrive is lost, and a warning says so', async () => {
  const { mock, endpoint, run } = await forwarded('sqs', { DeadLetterConfig: { Arn: LOST } });
  endpoint.answers.push(...Array.from({ length: 4 }, () => ({ status: 404 })));
  await run();

  expect(mock.schedule('job').deadLetters()).toEqual([]);
  expect(mock.warnings()).toMatchObject([
    {
      kind: 'schedule-dropped',
      deadLetterFailure: { queueArn: LOST, problem: 'not reached' },
      message: expect.stringContaining(`since its dead-letter queue ${LOST} could not be reached.`) as string,
    },
  ]);
});

test.for<[call: string, service: keyof ForwardedEndpoints, input: object, got: object]>([
  [
    'sqs:sendMessage',
    'sqs',
    {
      QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/orders',
      MessageBody: 'hello',
      DelaySeconds: 5,
      MessageAttributes: { team: { DataType: 'String', StringValue: 'a' } },
    },
    {
      'x-amz-target': 'AmazonSQS.SendMessage',
      body: {
        QueueUrl: expect.stringMatching(/^http:\/\/127.0.0.1:\d+\/123456789012\/orders$/) as string,
        MessageBody: 'hello',
        DelaySeconds: 5,
        MessageAttributes: { team: { DataType: 'String', StringValue: 'a' } },
      },
    },
  ],
  [
    'sfn:startExecution',
    'states',
    {
      StateMachineArn: 'arn:aws:states:us-east-1:123456789012:stateMachine:ship',
      Input: '{"n":1}',
      Name: 'x',
    },
    {
      'x-amz-target': 'AWSStepFunctions.StartExecution',
      body: {
        stateMachineArn: 'arn:aws:states:us-east-1:123456789012:stateMachine:ship',
        input: '{"n":1}',
        name: 'x',
      },
    },
  ],
  [
    'lambda:invoke',
    'lambda',
    { FunctionName: 'sweep', InvocationType: 'Event', Qualifier: 'live', Payload: { n: 1 } },
    {
      url: '/2015-03-31/functions/sweep/invocations?Qualifier=live',
      'x-amz-invocation-type': 'Event',
      body: { n: 1 },
    },
  ],
  [
    'lambda:invoke',
    'lambda',
    { FunctionName: 'arn:aws:lambda:us-east-1:123456789012:function:sweep', Payload: '{"n":2}' },
    {
      url: '/2015-03-31/functions/sweep/invocations',
      'x-amz-invocation-type': 'RequestResponse',
      body: { n: 2 },
    },
  ],
])('the universal target %s is called at the endpoint of %s', async ([call, service, input, got]) => {
  const { mock, endpoint } = await ran(service, { Arn: universal(call), Input: JSON.stringify(input) });
  const [request] = endpoint.got;

  expect({ ...request?.headers, url: request?.url, body: json(endpoint) }).toMatchObject(got);
  expect(outcomes(mock)).toEqual(['succeeded']);
});

test('the universal target sns:publish is called in the Query protocol', async () => {
  const TopicArn = 'arn:aws:sns:us-east-1:123456789012:topic';
  const MessageAttributes = { team: { DataType: 'String', StringValue: 'a' } };
  const Input = JSON.stringify({ TopicArn, Message: 'hello', Subject: 's', MessageAttributes });
  const { endpoint } = await ran('sns', { Arn: universal('sns:publish'), Input });

  expect(Object.fromEntries(new URLSearchParams(endpoint.got[0]?.body))).toEqual({
    Action: 'Publish',
    Version: '2010-03-31',
    TopicArn,
    Message: 'hello',
    Subject: 's',
    'MessageAttributes.entry.1.Name': 'team',
    'MessageAttributes.entry.1.Value.DataType': 'String',
    'MessageAttributes.entry.1.Value.StringValue': 'a',
  });
});

test('a universal target that is no known call is recorded', async () => {
  const Input = JSON.stringify({ QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/orders' });
  const { mock, endpoint } = await ran('sqs', { Arn: universal('sqs:purgeQueue'), Input });

  expect(endpoint.got).toEqual([]);
  expect(outcomes(mock)).toEqual(['recorded']);
});
