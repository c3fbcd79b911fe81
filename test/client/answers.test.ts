import {
  EventBridgeClient,
  PutEventsCommand,
  PutRuleCommand,
  type PutRuleCommandOutput,
} from '@aws-sdk/client-eventbridge';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { stubbedDoor } from './stub-service.js';
import { clientOverWire } from './wire.js';

const putRule = new PutRuleCommand({ Name: 'r' });

// The machine's own settings are no part of these tests.
beforeEach(() => {
  vi.stubEnv('AWS_REGION', undefined);
  vi.stubEnv('AWS_CONFIG_FILE', '/nonexistent');
  vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', '/nonexistent');
});
afterEach(() => {
  vi.unstubAllEnvs();
});

test('an answer has the members and the $metadata that it has over the wire', async () => {
  using stub = stubbedDoor(() => ({ RuleArn: 'arn' }));
  const client = new EventBridgeClient({});
  stub.door.attach(client);
  const overWire = await clientOverWire([{ status: 200, body: { RuleArn: 'arn' } }]).send(putRule);

  const answer = await client.send(putRule);
  expect(answer).toStrictEqual(overWire);
  expect(Object.keys(answer.$metadata)).toEqual(Object.keys(overWire.$metadata));
});

test('middleware outside of the mock sees a response with the request’s id', async () => {
  using stub = stubbedDoor();
  const client = new EventBridgeClient({});
  stub.door.attach(client);
  const seen: unknown[] = [];
  client.middlewareStack.add(
    (next) => async (args) => {
      const result = await next(args);
      seen.push(result.response);
      return result;
    },
    { step: 'initialize' },
  );

  await client.send(putRule);
  expect(seen).toEqual([{ statusCode: 200, headers: { 'x-amzn-requestid': 'request-1' } }]);
});

test('the client’s logger hears of simulated commands', async () => {
  using stub = stubbedDoor(() => ({ RuleArn: 'arn' }));
  const info = vi.fn();
  const logger = { info, debug: vi.fn(), warn: vi.fn(), error: vi.fn(), trace: vi.fn() };
  const client = new EventBridgeClient({ logger });
  stub.door.attach(client);

  await client.send(putRule);
  expect(info).toHaveBeenCalledWith(
    expect.objectContaining({
      commandName: 'PutRuleCommand',
      input: { Name: 'r' },
      output: { RuleArn: 'arn' },
    }),
  );
});

test('callbacks get the answer or the error, with options or without', async () => {
  using stub = stubbedDoor(({ input }) => {
    if ((input as { Name: string }).Name === 'bad') throw new TypeError('defect');
    return { RuleArn: 'arn' };
  });
  const client = new EventBridgeClient({});
  stub.door.attach(client);
  const good = putRule;
  const bad = new PutRuleCommand({ Name: 'bad' });

  const heard: unknown[] = [];
  await new Promise<void>((resolve) => {
    const hear = (error: unknown, answer?: PutRuleCommandOutput) => {
      heard.push(error instanceof Error ? error.message : error, answer?.RuleArn);
      if (heard.length === 8) resolve();
    };
    client.send(good, hear);
    client.send(good, {}, hear);
    client.send(bad, hear);
    client.send(bad, {}, hear);
  });
  expect(heard).toEqual([null, 'arn', null, 'arn', 'defect', undefined, 'defect', undefined]);
});

test('what the caller changes after send changes nothing', async () => {
  using stub = stubbedDoor();
  const client = new EventBridgeClient({});
  stub.door.attach(client);
  const time = new Date(0);
  const bytes = Uint8Array.of(1, 2);
  const entry = {
    Source: 'a',
    Time: time,
    Resources: ['r'],
    Bytes: bytes,
    Nothing: null,
    Missing: undefined,
  };

  const sending = client.send(new PutEventsCommand({ Entries: [entry as never] }));
  entry.Source = 'b';
  entry.Resources.push('s');
  time.setTime(99);
  bytes.fill(9);
  await sending;

  const expected = {
    Source: 'a',
    Time: new Date(0),
    Resources: ['r'],
    Bytes: Uint8Array.of(1, 2),
    Nothing: null,
  };
  expect(stub.calls[0]?.input).toStrictEqual({ Entries: [{ ...expected, Missing: undefined }] });
  expect(stub.records[0]?.input).toEqual({ Entries: [expected] });
});

test('what the caller does to an answer reaches neither the account nor the history', async () => {
  const state = { Tags: [{ Key: 'k', Value: 'v' }], CreationTime: new Date(0) };
  using stub = stubbedDoor(() => structuredClone(state));
  const client = new EventBridgeClient({});
  stub.door.attach(client);

  const answer = (await client.send(putRule)) as unknown as typeof state;
  answer.Tags.pop();
  answer.CreationTime.setTime(99);
  expect(state).toEqual({ Tags: [{ Key: 'k', Value: 'v' }], CreationTime: new Date(0) });
  expect(stub.records[0]?.output).toEqual(state);

  state.Tags.pop();
  expect(stub.records[0]?.output).toMatchObject({ Tags: [{ Key: 'k' }] });
});

test('a command is recorded when it is over, before its sender goes on', async () => {
  using stub = stubbedDoor(() => ({ RuleArn: 'arn' }));
  const client = new EventBridgeClient({ region: 'eu-west-1' });
  stub.door.attach(client, { account: '111122223333' });

  await client.send(putRule);
  expect(stub.records).toEqual([
    {
      name: 'PutRule',
      input: { Name: 'r' },
      output: { RuleArn: 'arn' },
      account: '111122223333',
      region: 'eu-west-1',
      sentAt: new Date('2027-01-01T00:00:00Z'),
      attempts: 1,
    },
  ]);
});

test('a command without input has an empty one', async () => {
  using stub = stubbedDoor();
  const client = new EventBridgeClient({});
  stub.door.attach(client);

  await client.send(new PutRuleCommand(undefined as never));
  expect(stub.calls[0]?.input).toEqual({});
});

test('the Region of a call is the attachment’s, else the client’s, else the service’s', async () => {
  using stub = stubbedDoor();
  const clients = {
    attached: new EventBridgeClient({ region: 'eu-west-1' }),
    configured: new EventBridgeClient({ region: () => Promise.resolve('eu-west-2') }),
    failing: new EventBridgeClient({ region: () => Promise.reject<string>(new Error('no region')) }),
    none: new EventBridgeClient({}),
  };
  stub.door.attach(clients.attached, { region: 'ap-south-1' });
  stub.door.attach(EventBridgeClient);
  for (const client of Object.values(clients)) await client.send(putRule);

  expect(stub.calls.map(({ region }) => region)).toEqual([
    'ap-south-1',
    'eu-west-2',
    'us-east-1',
    'us-east-1',
  ]);
});

test('the Region of the environment is the client’s', async () => {
  vi.stubEnv('AWS_REGION', 'sa-east-1');
  using stub = stubbedDoor();
  const client = new EventBridgeClient({});
  stub.door.attach(client);

  await client.send(putRule);
  expect(stub.calls[0]?.region).toBe('sa-east-1');
});

test('a client is asked for its Region once, and commands keep their order while it answers', async () => {
  using stub = stubbedDoor();
  const region = vi.fn<() => Promise<string>>(() => Promise.resolve('eu-west-1'));
  const client = new EventBridgeClient({ region });
  stub.door.attach(client);

  await Promise.all(['a', 'b', 'c'].map((Name) => client.send(new PutRuleCommand({ Name }))));
  await client.send(putRule);
  expect(region).toHaveBeenCalledOnce();
  expect(stub.calls.map(({ input }) => (input as { Name: string }).Name)).toEqual(['a', 'b', 'c', 'r']);
});

test('once a client is known, a command is answered while send is still running', async () => {
  using stub = stubbedDoor();
  const client = new EventBridgeClient({});
  stub.door.attach(client);
  await client.send(putRule);

  const sending = client.send(putRule);
  expect(stub.calls).toHaveLength(2);
  await sending;
});

test('a call that was given up before it is sent is an AbortError and reaches no service', async () => {
  using stub = stubbedDoor();
  const client = new EventBridgeClient({});
  stub.door.attach(client);
  const sending = client.send(putRule, { abortSignal: AbortSignal.abort() });

  await expect(sending).rejects.toMatchObject({ name: 'AbortError', message: 'Request aborted' });
  expect(stub.calls).toEqual([]);
  expect(stub.records).toMatchObject([{ name: 'PutRule', error: { name: 'AbortError' }, attempts: 0 }]);
});

test('a call that is given up during a retry is an AbortError', async () => {
  const controller = new AbortController();
  using stub = stubbedDoor(() => {
    controller.abort();
    return {};
  });
  const client = new EventBridgeClient({});
  stub.door.attach(client);
  stub.door.fault('PutRule', { error: 'ThrottlingException', times: 1 });
  const strategy = {
    acquireInitialRetryToken: () => Promise.resolve({ getRetryCount: () => 0, getRetryDelay: () => 0 }),
    refreshRetryTokenForRetry: () => {
      controller.abort();
      return new Promise<never>(() => undefined);
    },
    recordSuccess: () => undefined,
  };
  const patient = new EventBridgeClient({ retryStrategy: strategy });
  stub.door.attach(patient);

  const sending = patient.send(putRule, { abortSignal: controller.signal });
  await expect(sending).rejects.toMatchObject({ name: 'AbortError', message: 'Request aborted' });
  expect(stub.calls).toEqual([]);
});

test('a defect of the service reaches the caller as it is, without retries', async () => {
  const defect = new RangeError('a defect');
  using stub = stubbedDoor(() => {
    throw defect;
  });
  const client = new EventBridgeClient({});
  stub.door.attach(client);

  await expect(client.send(putRule)).rejects.toBe(defect);
  expect(stub.records).toMatchObject([{ error: defect, attempts: 1 }]);
});
