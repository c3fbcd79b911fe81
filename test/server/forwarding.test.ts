import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { expect, onTestFinished, test, vi } from 'vitest';
import { mockEventBridge, type EventBridgeMock, type Seed } from '../../src/index.js';
import { forwardTo, type ForwardedEndpoints } from '../../src/server/forwarding/forward-to.js';
import { FORWARDED_SERVICES } from '../../src/server/forwarding/services.js';
import { serve } from '../../src/cli/serve.js';
import '../../src/vitest.js';
import { standIn, type StandIn } from './stand-in.js';

const ARN = {
  sqs: 'arn:aws:sqs:eu-west-1:111122223333:orders',
  fifo: 'arn:aws:sqs:eu-west-1:111122223333:orders.fifo',
  dead: 'arn:aws:sqs:us-east-1:123456789012:dead',
  sns: 'arn:aws:sns:us-east-1:123456789012:topic',
  logs: 'arn:aws:logs:us-east-1:123456789012:log-group:/aws/events/shop',
  lambda: 'arn:aws:lambda:us-east-1:123456789012:function:billing',
  alias: 'arn:aws:lambda:us-east-1:123456789012:function:billing:live',
  kinesis: 'arn:aws:kinesis:us-east-1:123456789012:stream/orders',
  firehose: 'arn:aws:firehose:us-east-1:123456789012:deliverystream/orders',
  states: 'arn:aws:states:us-east-1:123456789012:stateMachine:ship',
} as const;
const roleArn = 'arn:aws:iam::123456789012:role/events';
const event = {
  source: 'shop',
  'detail-type': 'Order Paid',
  detail: { total: 1.5 },
  time: '2026-11-29T12:00:00Z',
};

type Target = Readonly<Record<string, unknown>> & { readonly arn: string };

const client = new EventBridgeClient({});

function account(target: Target): EventBridgeMock {
  const seed = {
    buses: { default: { rules: { paid: { pattern: { source: ['shop'] }, targets: [target] } } } },
  };
  const mock = mockEventBridge(client, { seed: seed as Seed });
  onTestFinished(() => {
    mock.restore();
  });
  return mock;
}

/** An account whose target is forwarded to a stand-in, with one event on its way. */
async function forwarded(service: keyof ForwardedEndpoints, target: Target) {
  const endpoint = await standIn();
  const mock = account(target);
  forwardTo(mock, { [service]: endpoint.url });
  return { mock, endpoint };
}

async function emitted(service: keyof ForwardedEndpoints, target: Target) {
  const { mock, endpoint } = await forwarded(service, target);
  mock.emit(event);
  await mock.settled();
  return { mock, endpoint };
}

const json = ({ got }: StandIn, index = 0): unknown => JSON.parse(got[index]?.body ?? '');
const textOf = (mock: EventBridgeMock): string => mock.invocations()[0]?.payload ?? '';

test('an SQS queue gets SendMessage, with the account and the Region of the queue in the credentials', async () => {
  const { mock, endpoint } = await emitted('sqs', { arn: ARN.sqs, roleArn });

  expect(endpoint.got).toMatchObject([
    {
      method: 'POST',
      url: '/',
      headers: {
        'x-amz-target': 'AmazonSQS.SendMessage',
        'content-type': 'application/x-amz-json-1.0',
        'x-amz-date': expect.stringMatching(/^\d{8}T\d{6}Z$/),
        authorization: expect.stringMatching(
          /^AWS4-HMAC-SHA256 Credential=111122223333\/\d{8}\/eu-west-1\/sqs\/aws4_request, SignedHeaders=host;x-amz-date, Signature=0{64}$/,
        ),
      },
    },
  ]);
  const body = { QueueUrl: `${endpoint.url}/111122223333/orders`, MessageBody: textOf(mock) };
  expect(json(endpoint)).toEqual(body);
  expect(mock.deliveries()).toMatchObject([{ outcome: 'delivered', attempts: [{}] }]);
  expect(mock.invocations()).toMatchObject([{ outcome: 'succeeded' }]);
});

test('a FIFO queue gets its message group, and a message its trace header', async () => {
  const { mock, endpoint } = await forwarded('sqs', {
    arn: ARN.fifo,
    roleArn,
    SqsParameters: { MessageGroupId: 'g' },
  });
  const [Detail, TraceHeader] = ['{}', 'Root=1-5759e988-bd862e3fe1be46a994272793'];
  await client.send(
    new PutEventsCommand({ Entries: [{ Source: 'shop', DetailType: 'Order Paid', Detail, TraceHeader }] }),
  );
  await mock.settled();

  expect(json(endpoint)).toMatchObject({
    QueueUrl: `${endpoint.url}/111122223333/orders.fifo`,
    MessageGroupId: 'g',
    MessageSystemAttributes: { AWSTraceHeader: { DataType: 'String', StringValue: TraceHeader } },
  });
});

test('an SNS topic gets Publish in the Query protocol', async () => {
  const { mock, endpoint } = await emitted('sns', { arn: ARN.sns });

  expect(endpoint.got).toMatchObject([
    {
      method: 'POST',
      url: '/',
      headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
    },
  ]);
  expect(Object.fromEntries(new URLSearchParams(endpoint.got[0]?.body))).toEqual({
    Action: 'Publish',
    Version: '2010-03-31',
    TopicArn: ARN.sns,
    Message: textOf(mock),
  });
});

test('a log group gets a stream and the event in it', async () => {
  const { mock, endpoint } = await emitted('logs', { arn: ARN.logs });

  const stream = { logGroupName: '/aws/events/shop', logStreamName: expect.stringMatching(/^[\da-f-]{36}$/) };
  const logEvents = [{ timestamp: Date.parse('2026-11-29T12:00:00Z'), message: textOf(mock) }];
  expect(endpoint.got.map(({ headers }) => headers['x-amz-target'])).toEqual([
    'Logs_20140328.CreateLogStream',
    'Logs_20140328.PutLogEvents',
  ]);
  expect([json(endpoint, 0), json(endpoint, 1)]).toEqual([stream, { ...stream, logEvents }]);
});

test.each([
  [ARN.lambda, '/2015-03-31/functions/billing/invocations'],
  [ARN.alias, '/2015-03-31/functions/billing/invocations?Qualifier=live'],
])('%s is invoked', async (arn, url) => {
  const { mock, endpoint } = await emitted('lambda', { arn });

  expect(endpoint.got).toMatchObject([
    { method: 'POST', url, headers: { 'x-amz-invocation-type': 'Event' }, body: textOf(mock) },
  ]);
});

const data = (mock: EventBridgeMock): string => Buffer.from(textOf(mock)).toString('base64');

test('a Kinesis stream gets PutRecord', async () => {
  const { mock, endpoint } = await emitted('kinesis', { arn: ARN.kinesis, roleArn });

  expect(endpoint.got[0]?.headers).toMatchObject({ 'x-amz-target': 'Kinesis_20131202.PutRecord' });
  const PartitionKey = mock.events()[0]?.id;
  expect(json(endpoint)).toEqual({
    StreamName: 'orders',
    StreamARN: ARN.kinesis,
    Data: data(mock),
    PartitionKey,
  });
});

test('a Firehose delivery stream gets PutRecord', async () => {
  const { mock, endpoint } = await emitted('firehose', { arn: ARN.firehose, roleArn });

  expect(endpoint.got[0]?.headers).toMatchObject({ 'x-amz-target': 'Firehose_20150804.PutRecord' });
  expect(json(endpoint)).toEqual({ DeliveryStreamName: 'orders', Record: { Data: data(mock) } });
});

test('a state machine gets StartExecution', async () => {
  const { mock, endpoint } = await emitted('states', { arn: ARN.states, roleArn });

  expect(endpoint.got[0]?.headers).toMatchObject({
    'x-amz-target': 'AWSStepFunctions.StartExecution',
    'content-type': 'application/x-amz-json-1.0',
  });
  const id = mock.events()[0]?.id;
  expect(json(endpoint)).toEqual({
    stateMachineArn: ARN.states,
    name: expect.stringMatching(new RegExp(`^${id}_`)),
    input: textOf(mock),
  });
});

test('a function that is bound to a target comes before the endpoint', async () => {
  const { mock, endpoint } = await forwarded('sqs', { arn: ARN.sqs, roleArn });
  const queue = vi.fn();
  mock.handle(ARN.sqs, queue);
  mock.emit(event);
  await mock.settled();

  expect(queue).toHaveBeenCalledOnce();
  expect(endpoint.got).toEqual([]);
});

test('what is forwarded to no endpoint is recorded', async () => {
  const { mock, endpoint } = await emitted('sns', { arn: ARN.sqs, roleArn });

  expect(endpoint.got).toEqual([]);
  expect(mock.invocations()).toMatchObject([{ outcome: 'recorded' }]);
});

test.each<[status: number, body: string, errorCode: string, attempts: number]>([
  [400, '{"__type":"com.amazonaws.sqs#QueueDoesNotExist","message":"No such queue."}', 'NO_RESOURCE', 1],
  [400, '{"__type":"AWS.SimpleQueueService.NonExistentQueue"}', 'NO_RESOURCE', 1],
  [400, '{"__type":"ThrottlingException"}', 'THROTTLING', 3],
  [400, '{"__type":"ProvisionedThroughputExceededException"}', 'THROTTLING', 3],
  [400, '{"__type":"AccessDeniedException"}', 'NO_PERMISSIONS', 1],
  [400, '{"__type":"ExecutionLimitExceeded"}', 'RESOURCE_LIMIT_EXCEEDED', 3],
  [400, '{"__type":"ExecutionAlreadyExists"}', 'RESOURCE_ALREADY_EXISTS', 1],
  [400, '{"__type":"InvalidParameterValue"}', 'INVALID_PARAMETER', 1],
  [400, '<ErrorResponse><Error><Code>NotFound</Code></Error></ErrorResponse>', 'NO_RESOURCE', 1],
  [403, '', 'NO_PERMISSIONS', 1],
  [404, '', 'NO_RESOURCE', 1],
  [409, '', 'RESOURCE_MODIFICATION_COLLISION', 3],
  [418, '', 'SDK_CLIENT_ERROR', 1],
  [429, '', 'THROTTLING', 3],
  [500, '{"__type":"InternalFailure"}', 'ERROR_FROM_TARGET', 3],
  [503, 'Service Unavailable', 'ERROR_FROM_TARGET', 3],
])('an answer %i %s fails the delivery with %s', async (status, body, errorCode, attempts) => {
  const { mock, endpoint } = await forwarded('sqs', {
    arn: ARN.sqs,
    roleArn,
    RetryPolicy: { MaximumRetryAttempts: 2 },
  });
  endpoint.answers.push(...Array.from({ length: 3 }, () => ({ status, body })));
  mock.emit(event);
  await mock.settled();

  const [delivery] = mock.deliveries();
  expect(delivery?.attempts.map(({ error }) => error?.errorCode)).toEqual(
    Array.from({ length: attempts }, () => errorCode),
  );
  expect(delivery?.outcome).toBe('dropped');
});

test('a queue that the endpoint knows by another URL is asked for', async () => {
  const { mock, endpoint } = await forwarded('sqs', { arn: ARN.sqs, roleArn });
  const QueueUrl = 'http://sqs.eu-west-1.localhost:4566/111122223333/orders';
  endpoint.answers.push({ status: 404 }, { status: 200, body: JSON.stringify({ QueueUrl }) });
  mock.emit(event);
  await mock.settled();

  expect(endpoint.got.map(({ headers }) => headers['x-amz-target'])).toEqual([
    'AmazonSQS.SendMessage',
    'AmazonSQS.GetQueueUrl',
    'AmazonSQS.SendMessage',
  ]);
  expect([json(endpoint, 1), json(endpoint, 2)]).toEqual([
    { QueueName: 'orders', QueueOwnerAWSAccountId: '111122223333' },
    { QueueUrl, MessageBody: textOf(mock) },
  ]);
  expect(mock.deliveries()).toMatchObject([{ outcome: 'delivered', attempts: [{}] }]);
});

test('an endpoint that recovers gets the event after all', async () => {
  const { mock, endpoint } = await forwarded('sqs', { arn: ARN.sqs, roleArn });
  endpoint.answers.push({ status: 503 });
  mock.emit(event);
  await mock.settled();

  expect(endpoint.got).toHaveLength(2);
  expect(mock.deliveries()).toMatchObject([{ outcome: 'delivered', attempts: [{ error: {} }, {}] }]);
});

test('an endpoint that hangs up fails the connection', async () => {
  const { mock, endpoint } = await forwarded('sqs', { arn: ARN.sqs, roleArn });
  endpoint.answers.push({ status: 0 });
  mock.emit(event);
  await mock.settled();

  expect(mock.deliveries()).toMatchObject([
    { outcome: 'delivered', attempts: [{ error: { errorCode: 'CONNECTION_FAILURE' } }, {}] },
  ]);
});

test('a dead letter is sent to its queue, with its attributes', async () => {
  const { mock, endpoint } = await forwarded('sqs', {
    arn: ARN.sqs,
    roleArn,
    DeadLetterConfig: { Arn: ARN.dead },
  });
  endpoint.answers.push({ status: 404 });
  mock.emit(event);
  await mock.settled();

  const [letter] = mock.deadLetters();
  expect(endpoint.got[2]?.headers.authorization).toContain('Credential=123456789012/');
  expect(json(endpoint, 2)).toEqual({
    QueueUrl: `${endpoint.url}/123456789012/dead`,
    MessageBody: letter?.body,
    MessageAttributes: {
      RULE_ARN: { DataType: 'String', StringValue: letter?.rule.arn },
      TARGET_ARN: { DataType: 'String', StringValue: ARN.sqs },
      ERROR_CODE: { DataType: 'String', StringValue: 'NO_RESOURCE' },
      ERROR_MESSAGE: { DataType: 'String', StringValue: `sqs at ${endpoint.url} answered 404 Not Found` },
      RETRY_ATTEMPTS: { DataType: 'String', StringValue: '0' },
    },
  });
  expect(mock.deliveries()).toMatchObject([{ outcome: 'dead-lettered' }]);
});

test('a dead letter that does not arrive is lost, and a warning says so', async () => {
  const { mock, endpoint } = await forwarded('sqs', {
    arn: ARN.sqs,
    roleArn,
    DeadLetterConfig: { Arn: ARN.dead },
  });
  endpoint.answers.push(...Array.from({ length: 4 }, () => ({ status: 404 })));
  mock.emit(event);
  await mock.settled();

  expect(mock.deadLetters()).toEqual([]);
  expect(mock.deliveries()).toMatchObject([
    { outcome: 'dropped', deadLetterFailure: { queueArn: ARN.dead, problem: 'not reached' } },
  ]);
  expect(mock.warnings().map(({ message }) => message)).toEqual([
    expect.stringContaining(`since its dead-letter queue ${ARN.dead} could not be reached.`),
  ]);
});

test('reset() forgets what is on its way to an endpoint', async () => {
  const { mock, endpoint } = await forwarded('sqs', { arn: ARN.sqs, roleArn });
  mock.emit(event);
  mock.reset();
  await mock.settled();

  expect(endpoint.got).toEqual([]);
  expect(mock.deliveries()).toEqual([]);
});

test('what nobody could forward is refused', () => {
  const mock = account({ arn: ARN.sqs, roleArn });

  expect(() => {
    forwardTo(mock, { sq: 'http://127.0.0.1:9324' } as never);
  }).toThrowErrorMatchingInlineSnapshot(`[TypeError: forwardTo has no option "sq". Did you mean "sqs"?]`);
  expect(() => {
    forwardTo(mock, { sqs: '127.0.0.1:9324' });
  }).toThrowErrorMatchingInlineSnapshot(
    `[TypeError: forwardTo: the endpoint of sqs must be a URL such as "http://127.0.0.1:9324", not the string "127.0.0.1:9324".]`,
  );
});

test('the help lists the services that can be forwarded', () => {
  expect(serve.options['forward']?.example).toContain(
    `Services are ${FORWARDED_SERVICES.join(', ').replace(', states', ' and states')}: `,
  );
});
