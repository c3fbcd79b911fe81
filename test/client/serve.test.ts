import {
  DescribeRuleCommand,
  EventBridge,
  EventBridgeClient,
  PutEventsCommand,
  PutRuleCommand,
  ResourceNotFoundException,
} from '@aws-sdk/client-eventbridge';
import { mockClient } from 'aws-sdk-client-mock';
import { afterEach, expect, test } from 'vitest';
import { mockEventBridge, type ClientStub, type EventBridgeMock } from '../../src/index.js';
import { SUPPLANTED } from '../../src/mock/public-types.js';
import { offline } from './offline.js';

const describeRule = (client: EventBridgeClient, Name = 'placed') =>
  client.send(new DescribeRuleCommand({ Name }));
const publish = (client: EventBridgeClient) =>
  client.send(
    new PutEventsCommand({ Entries: [{ Source: 'shop', DetailType: 'Order Placed', Detail: '{}' }] }),
  );

const seed = { buses: { default: { rules: { placed: { pattern: { source: ['shop'] } } } } } };
const ownSends = () => [EventBridgeClient, EventBridge].map((type) => Object.hasOwn(type.prototype, 'send'));

/** What each test has to undo, the last first. */
const undo: (() => void)[] = [];
afterEach(() => {
  while (undo.length > 0) undo.pop()?.();
  expect(ownSends()).toEqual([false, false]);
});

function classStub() {
  const stub = mockClient(EventBridgeClient);
  undo.push(() => stub.restore());
  return stub;
}

function undone(made: EventBridgeMock): EventBridgeMock {
  undo.push(() => made.restore());
  return made;
}

test('what a stub has no behavior for is answered by the account, and counted by the stub and in the history', async () => {
  const eventBridge = undone(mockEventBridge({ seed }));
  const stub = classStub();
  eventBridge.serve(stub);
  const client = new EventBridgeClient({});

  expect(await describeRule(client)).toMatchObject({ Name: 'placed', EventPattern: '{"source":["shop"]}' });
  await expect(describeRule(client, 'other')).rejects.toBeInstanceOf(ResourceNotFoundException);
  await expect(client.send(new PutRuleCommand({ Name: '' }))).rejects.toMatchObject({
    name: 'ValidationException',
    $metadata: { httpStatusCode: 400 },
  });

  expect(stub.commandCalls(DescribeRuleCommand)).toHaveLength(2);
  expect(eventBridge.commands().map(({ name }) => name)).toEqual(['DescribeRule', 'DescribeRule', 'PutRule']);
});

test('the stub’s own behaviors stay in front, whether they are told before or after', async () => {
  const stub = classStub();
  const client = new EventBridgeClient({});
  stub.on(DescribeRuleCommand, { Name: 'placed' }).resolvesOnce({ Description: 'told before' });
  const eventBridge = undone(mockEventBridge({ seed }));
  eventBridge.serve(stub);
  stub.on(PutEventsCommand).rejectsOnce('told after');

  expect(await describeRule(client)).toEqual({ Description: 'told before' });
  await expect(publish(client)).rejects.toThrow('told after');
  expect(eventBridge.commands()).toEqual([]);

  // The behavior for one call is used up.
  expect(await describeRule(client)).toMatchObject({ Name: 'placed' });
  expect(await publish(client)).toMatchObject({ FailedEntryCount: 0 });
});

test('a behavior for any command leaves the account nothing to answer', async () => {
  const eventBridge = undone(mockEventBridge());
  const stub = classStub();
  eventBridge.serve(stub);
  stub.resolves({});

  expect(await publish(new EventBridgeClient({}))).toEqual({});
  expect(eventBridge.commands()).toEqual([]);
});

const SCENES: [
  string,
  () => { stub: ReturnType<typeof classStub>; eventBridge: EventBridgeMock; client: EventBridgeClient },
][] = [
  [
    'a class that is mocked first and stubbed then',
    () => {
      const eventBridge = undone(mockEventBridge({ seed }));
      return { eventBridge, stub: classStub(), client: new EventBridgeClient({}) };
    },
  ],
  [
    'a class that is stubbed first and mocked then',
    () => {
      const stub = classStub();
      return { stub, eventBridge: undone(mockEventBridge({ seed })), client: new EventBridgeClient({}) };
    },
  ],
  [
    'a client that is mocked first and stubbed then',
    () => {
      const client = new EventBridgeClient({});
      const eventBridge = undone(mockEventBridge(client, { seed }));
      const stub = mockClient(client);
      undo.push(() => stub.restore());
      return { stub, eventBridge, client };
    },
  ],
  [
    'a client that is stubbed first and mocked then',
    () => {
      const client = new EventBridgeClient({});
      const stub = mockClient(client);
      undo.push(() => stub.restore());
      return { stub, eventBridge: undone(mockEventBridge(client, { seed })), client };
    },
  ],
];

test.each(SCENES)(
  'reset() of the stub takes its behaviors away and leaves the account, for %s',
  async (_, scene) => {
    const { stub, eventBridge, client } = scene();
    eventBridge.serve(stub);
    stub.on(DescribeRuleCommand).resolves({ Description: 'of the stub' });
    expect(await describeRule(client)).toEqual({ Description: 'of the stub' });

    for (let times = 0; times < 2; times += 1) {
      expect(stub.reset()).toBe(stub);
      expect(await describeRule(client)).toMatchObject({ Name: 'placed' });
      expect(stub.calls()).toHaveLength(1);
    }
    stub.on(DescribeRuleCommand).resolves({ Description: 'told again' });
    expect(await describeRule(client)).toEqual({ Description: 'told again' });
    stub.resetHistory();
    expect(stub.calls()).toHaveLength(0);
    expect(await publish(client)).toMatchObject({ FailedEntryCount: 0 });
  },
);

test.each(SCENES)('a mock that is restored leaves a plain stub, for %s', async (_, scene) => {
  const { stub, eventBridge, client } = scene();
  eventBridge.serve(stub);
  stub.on(DescribeRuleCommand).resolves({ Description: 'of the stub' });
  await publish(client);

  eventBridge.restore();

  expect(await describeRule(client)).toEqual({ Description: 'of the stub' });
  expect(await publish(client)).toBeUndefined();
  stub.reset();
  expect(await describeRule(client)).toBeUndefined();
  expect(client.middlewareStack.identify().join()).not.toContain('awsEventBridgeMock');
});

test.each(SCENES)('a stub that is restored leaves the mock, for %s', async (_, scene) => {
  const { stub, eventBridge, client } = scene();
  eventBridge.serve(stub);
  stub.on(DescribeRuleCommand).resolves({ Description: 'of the stub' });
  await publish(client);

  stub.restore();

  expect(await describeRule(client)).toMatchObject({ Name: 'placed' });
  eventBridge.restore();
  expect(Object.hasOwn(client, 'send')).toBe(false);
  expect(ownSends()).toEqual([false, false]);
  expect(client.middlewareStack.identify().join()).not.toContain('awsEventBridgeMock');
});

test('a mock that is attached elsewhere serves a stub all the same, until either is restored', async () => {
  const eventBridge = undone(mockEventBridge(new EventBridgeClient({}), { seed }));
  const client = offline();
  const stub = mockClient(client);
  eventBridge.serve(stub, { account: '111122223333', region: 'ap-south-1' });

  expect(
    (await client.send(new PutRuleCommand({ Name: 'r', ScheduleExpression: 'rate(1 day)' }))).RuleArn,
  ).toBe('arn:aws:events:ap-south-1:111122223333:rule/r');
  stub.restore();
  await expect(describeRule(client)).rejects.toThrow('went to the network');
  expect(eventBridge.commands('PutRule')).toHaveLength(1);
});

test.each([
  ['a class', () => classStub()],
  ['a client', () => mockClient(new EventBridgeClient({ region: 'eu-west-1' }))],
])('code that is given the stub itself for a client is answered, with a stub of %s', async (_, stubbed) => {
  const stub = stubbed();
  undo.push(() => stub.restore());
  const eventBridge = undone(mockEventBridge({ seed }));
  eventBridge.serve(stub);
  const client = stub as unknown as EventBridgeClient;

  expect(await publish(client)).toMatchObject({ FailedEntryCount: 0 });
  await expect(describeRule(client, 'other')).rejects.toBeInstanceOf(ResourceNotFoundException);
  expect(eventBridge.events()).toHaveLength(1);
  expect(stub.calls()).toHaveLength(2);
  stub.reset();
  stub.on(DescribeRuleCommand).resolves({ Description: 'of the stub' });
  expect(await describeRule(client)).toEqual({ Description: 'of the stub' });
  eventBridge.restore();
  expect(await publish(client)).toBeUndefined();
});

test('two mocks that serve one stub follow one another like attachments', async () => {
  const stub = classStub();
  const client = new EventBridgeClient({});
  const first = undone(mockEventBridge(new EventBridgeClient({})));
  const second = undone(mockEventBridge(new EventBridgeClient({}), { seed }));
  first.serve(stub);
  second.serve(stub);

  expect(await describeRule(client)).toMatchObject({ Name: 'placed' });
  second.restore();
  await expect(describeRule(client)).rejects.toBeInstanceOf(ResourceNotFoundException);
  stub.reset();
  await expect(describeRule(client)).rejects.toBeInstanceOf(ResourceNotFoundException);
});

test('a mock learns who answers in its place after another mock was restored before the stub that it served', async () => {
  const serving = mockEventBridge();
  const stub = mockClient(EventBridgeClient);
  serving.serve(stub);
  serving.restore();
  stub.restore();

  const client = new EventBridgeClient({});
  const earlier = undone(mockEventBridge(client, { seed }));
  undone(mockEventBridge(client, { seed }));
  await describeRule(client);

  expect(SUPPLANTED in earlier && earlier[SUPPLANTED]).toMatchObject({ commands: 1 });
});

test('an isolated mock answers behind the stub in its callback', async () => {
  const eventBridge = undone(mockEventBridge());
  eventBridge.serve(classStub());
  const client = new EventBridgeClient({});

  await eventBridge.isolate(async (isolated) => {
    await publish(client);
    expect(isolated.events()).toHaveLength(1);
  });
  expect(eventBridge.events()).toEqual([]);
});

test('a throttled command is retried by the client’s own strategy, behind one call of the stub', async () => {
  const eventBridge = undone(mockEventBridge());
  const stub = classStub();
  eventBridge.serve(stub);
  eventBridge.fault('PutEvents', { error: 'ThrottlingException', times: 2 });

  expect(await publish(new EventBridgeClient({}))).toMatchObject({ $metadata: { attempts: 3 } });
  expect(stub.calls()).toHaveLength(1);
});

const expected =
  'serve() takes what mockClient() of aws-sdk-client-mock returned: eventBridge.serve(mockClient(EventBridgeClient)).';

test.each<[string, () => unknown, string]>([
  [
    'a client',
    () => new EventBridgeClient({}),
    `serve: This is not a stub of aws-sdk-client-mock. ${expected} To answer a client itself, call attach().`,
  ],
  [
    'a client class',
    () => EventBridgeClient,
    `serve: This is not a stub of aws-sdk-client-mock. ${expected} To answer a client itself, call attach().`,
  ],
  ['nothing', () => undefined, `serve: This is not a stub of aws-sdk-client-mock. ${expected}`],
  [
    'a plain object',
    () => ({ send: () => undefined }),
    `serve: This is not a stub of aws-sdk-client-mock. ${expected}`,
  ],
  [
    'a stub that is restored',
    () => {
      const stub = mockClient(EventBridgeClient);
      stub.restore();
      return stub;
    },
    `serve: This stub was restored, or another one has replaced it. ${expected}`,
  ],
  [
    'a stub of another service',
    () => {
      class SQSClient {
        readonly config = { serviceId: 'SQS' };
        readonly middlewareStack = {
          add: () => undefined,
          remove: () => false,
          applyToStack: () => undefined,
        };
        send() {
          return Promise.resolve({ $metadata: {} });
        }
        destroy() {
          // Nothing to destroy.
        }
      }
      return mockClient(new SQSClient() as unknown as EventBridgeClient);
    },
    `serve: This stub is of SQSClient, which is not a client of EventBridge. ${expected}`,
  ],
])('serve() refuses %s', (_, given, message) => {
  const eventBridge = undone(mockEventBridge(new EventBridgeClient({})));

  expect(() => {
    eventBridge.serve(given() as ClientStub);
  }).toThrow(new TypeError(message));
});
