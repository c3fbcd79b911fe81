import {
  CreateArchiveCommand,
  EventBridgeClient,
  PutEventsCommand,
  StartReplayCommand,
} from '@aws-sdk/client-eventbridge';
import { expect, test } from 'vitest';
import { mockEventBridge, type Seed } from '../../src/index.js';
import '../../src/vitest.js';

const TRACE = 'Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1';
const OTHER = 'Root=1-67891233-abcdef012345678912345678';
const arn = (service: string, resource: string) => `arn:aws:${service}:us-east-1:123456789012:${resource}`;
const queue = arn('sqs', 'q');
const pattern = { source: ['shop'] };
const roleArn = 'arn:aws:iam::123456789012:role/r';

function withBuses(buses: NonNullable<Seed['buses']>) {
  const client = new EventBridgeClient({});
  const mock = mockEventBridge(client, { seed: { buses } });
  const put = async (given: object = {}) => {
    const entry = { Source: 'shop', DetailType: 'Placed', Detail: '{}', TraceHeader: TRACE, ...given };
    await client.send(new PutEventsCommand({ Entries: [entry] }));
    await mock.settled();
  };
  return { client, mock, put };
}

test.for([
  [
    'an SQS queue',
    { arn: queue },
    { MessageSystemAttributes: { AWSTraceHeader: { DataType: 'String', StringValue: TRACE } } },
  ],
  ['a state machine', { arn: arn('states', 'stateMachine:m'), roleArn }, { traceHeader: TRACE }],
  ['an API', { arn: arn('execute-api', 'api/prod/POST/') }, { headers: { 'X-Amzn-Trace-Id': TRACE } }],
  ['a bus', { arn: arn('events', 'event-bus/orders') }, { TraceHeader: TRACE }],
] as const)(
  '%s is asked with the trace header where its API has a place for it',
  async ([, target, request]) => {
    const { mock, put } = withBuses({
      orders: {},
      default: { rules: { r: { pattern, targets: [target] } } },
    });

    await put();
    await put({ TraceHeader: undefined });

    const [traced, plain] = mock.invocations();
    expect(traced).toMatchObject({ request, traceHeader: TRACE });
    expect(plain).not.toHaveProperty('traceHeader');
    expect(JSON.stringify(plain)).not.toContain('Root=');
  },
);

test('a trace header is no part of the event that targets get', async () => {
  const { mock, put } = withBuses({ default: { rules: { r: { pattern, targets: [queue] } } } });

  await put();

  const [invocation] = mock.invocations();
  expect(invocation?.payload).not.toContain('Root=');
  expect(invocation?.event).not.toHaveProperty('traceHeader');
});

test.for([
  ['another bus', arn('events', 'event-bus/orders')],
  ['another account', 'arn:aws:events:us-east-1:210987654321:event-bus/orders'],
  ['another Region', 'arn:aws:events:eu-west-1:123456789012:event-bus/orders'],
] as const)('a trace header goes on with the event to %s', async ([, bus]) => {
  const policy = {
    Version: '2012-10-17',
    Statement: [{ Sid: 's', Effect: 'Allow', Principal: '*', Action: 'events:PutEvents', Resource: bus }],
  };
  const { mock, put } = withBuses({
    [bus]: { policy, rules: { end: { pattern, targets: [{ arn: queue, roleArn }] } } },
    default: { rules: { r: { pattern, targets: [{ arn: bus, roleArn }] } } },
  });

  await put();

  expect(mock.bus(bus)).toHaveReceivedEvent({ TraceHeader: TRACE });
  expect(mock.target(queue).invocations()).toMatchObject([{ traceHeader: TRACE }]);
});

test('what a bound function sends continues the trace of the event that it got, unless it says another', async () => {
  const { client, mock, put } = withBuses({ default: {} });
  mock.seed({
    buses: {
      default: {
        rules: {
          r: {
            pattern,
            targets: [
              async function bill() {
                const entry = { Source: 'billing', DetailType: 'Billed', Detail: '{}' };
                await client.send(
                  new PutEventsCommand({ Entries: [entry, { ...entry, TraceHeader: OTHER }] }),
                );
              },
            ],
          },
        },
      },
    },
  });

  await put();

  expect(mock.events().map(({ traceHeader }) => traceHeader)).toEqual([TRACE, TRACE, OTHER]);
});

test('a trace header that X-Ray could not read is dropped, and its event is not', async () => {
  const { mock, put } = withBuses({ default: {} });

  await put({ TraceHeader: 'Root=1' });

  expect(mock.events()).toHaveLength(1);
  expect(mock.events()[0]).not.toHaveProperty('traceHeader');
});

test('a dead letter has the trace header of its event', async () => {
  const targets = [{ arn: queue, deadLetterQueue: arn('sqs', 'dlq') }];
  const { mock, put } = withBuses({ default: { rules: { r: { pattern, targets } } } });
  mock.target(queue).fault({ errorCode: 'NO_PERMISSIONS' });

  await put();

  expect(mock.deadLetters()).toMatchObject([{ traceHeader: TRACE }]);
});

test('a replayed event has no trace header', async () => {
  const { client, mock, put } = withBuses({ default: {} });
  const bus = arn('events', 'event-bus/default');
  const archive = await client.send(new CreateArchiveCommand({ ArchiveName: 'a', EventSourceArn: bus }));
  await put();
  await client.send(
    new StartReplayCommand({
      ReplayName: 'again',
      EventSourceArn: archive.ArchiveArn,
      EventStartTime: new Date(Date.now() - 3_600_000),
      EventEndTime: new Date(Date.now() + 3_600_000),
      Destination: { Arn: bus },
    }),
  );
  await mock.clock.advanceBy('1 hour');

  expect(mock.events().map((event) => [event['replay-name'], event.traceHeader])).toEqual([
    [undefined, TRACE],
    ['again', undefined],
  ]);
});

test('a matcher compares trace headers', async () => {
  const { mock, put } = withBuses({ default: {} });

  await put();

  expect(mock).toHaveReceivedEvent({ TraceHeader: expect.stringContaining('Root=1-5759e988') });
  expect(mock).not.toHaveReceivedEvent({ TraceHeader: OTHER });
});
