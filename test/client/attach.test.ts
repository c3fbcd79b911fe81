import {
  DescribeRuleCommand,
  EventBridge,
  EventBridgeClient,
  PutEventsCommand,
  PutRuleCommand,
} from '@aws-sdk/client-eventbridge';
import { expect, test, vi } from 'vitest';
import { describeRule, everythingOf } from './attached.js';
import { offline } from './offline.js';
import { secondCopyOfSdk } from './sdk-copy.js';
import { stubbedDoor } from './stub-service.js';

const answering = (who: string) => stubbedDoor(() => ({ Description: who }));

test('an attached client needs neither Region nor credentials', async () => {
  using stub = answering('mock');
  const client = new EventBridgeClient({});
  stub.door.attach(client);

  expect(await describeRule(client)).toBe('mock');
});

test('an attached client leaves other clients alone', async () => {
  using stub = answering('mock');
  stub.door.attach(new EventBridgeClient({}));

  await expect(describeRule(offline())).rejects.toThrow('went to the network');
});

test('a class attachment reaches clients made before and after, and the aggregated client', async () => {
  using stub = answering('mock');
  const before = offline();
  await expect(describeRule(before)).rejects.toThrow('went to the network');
  stub.door.attach(EventBridgeClient);
  const after = new EventBridgeClient({});
  const aggregated = new EventBridge({});

  expect(await describeRule(before)).toBe('mock');
  expect(await describeRule(after)).toBe('mock');
  expect(await aggregated.describeRule({ Name: 'r' })).toMatchObject({ Description: 'mock' });
  expect(stub.calls.map(({ operation }) => operation)).toEqual([
    'DescribeRule',
    'DescribeRule',
    'DescribeRule',
  ]);
});

test('the aggregated class can be attached alone', async () => {
  using stub = answering('mock');
  stub.door.attach(EventBridge);

  expect(await describeRule(new EventBridge({}))).toBe('mock');
  await expect(describeRule(offline())).rejects.toThrow('went to the network');
});

test('a class of one’s own that overrides send keeps its override', async () => {
  const sent: string[] = [];
  class LoggingClient extends EventBridgeClient {
    override send(command: never): never {
      sent.push('logged');
      return super.send(command) as never;
    }
  }
  using stub = answering('mock');
  using wide = answering('class');
  wide.door.attach(EventBridgeClient);
  const client = new LoggingClient({});
  stub.door.attach(client);

  expect(await describeRule(client)).toBe('mock');
  expect(sent).toEqual(['logged']);
});

test.each([
  ['a client', (client: EventBridgeClient) => client],
  ['its class', () => EventBridgeClient],
])('detaching %s leaves nothing behind, however often it is done', async (_, target) => {
  const client = offline();
  const before = everythingOf(client);
  const stub = answering('mock');
  stub.door.attach(target(client));
  expect(await describeRule(client)).toBe('mock');
  expect(everythingOf(client)).not.toEqual(before);

  stub.door.detach();
  stub.door.detach();

  expect(everythingOf(client)).toEqual(before);
  await expect(describeRule(client)).rejects.toThrow('went to the network');
});

test('a client with cacheMiddleware is reached after its first command, and free again after the mock', async () => {
  using stub = answering('mock');
  const client = offline({ cacheMiddleware: true });
  await expect(describeRule(client)).rejects.toThrow('went to the network');

  stub.door.attach(client);
  expect(await describeRule(client)).toBe('mock');
  expect(await describeRule(client)).toBe('mock');
  stub.door.detach();
  await expect(describeRule(client)).rejects.toThrow('went to the network');

  stub.door.attach(EventBridgeClient);
  expect(await describeRule(client)).toBe('mock');
  stub.door.detach();
  await expect(describeRule(client)).rejects.toThrow('went to the network');
});

test('of two mocks on one client the one attached last answers, and detaching it gives the client back', async () => {
  using first = answering('first');
  using second = answering('second');
  const client = offline();
  first.door.attach(client);
  second.door.attach(client);

  expect(await describeRule(client)).toBe('second');
  second.door.detach();
  expect(await describeRule(client)).toBe('first');
  first.door.detach();
  await expect(describeRule(client)).rejects.toThrow('went to the network');
});

test('an earlier mock can be detached while a later one answers', async () => {
  using first = answering('first');
  using second = answering('second');
  const client = offline();
  const before = everythingOf(client);
  first.door.attach(client);
  second.door.attach(client);

  first.door.detach();
  expect(await describeRule(client)).toBe('second');
  second.door.detach();
  expect(everythingOf(client)).toEqual(before);
});

test('the narrower attachment wins, whichever was made first', async () => {
  using instance = answering('instance');
  using aggregated = answering('aggregated');
  using wide = answering('wide');
  const client = new EventBridge({});
  instance.door.attach(client);
  aggregated.door.attach(EventBridge);
  wide.door.attach(EventBridgeClient);

  expect(await describeRule(client)).toBe('instance');
  instance.door.detach();
  expect(await describeRule(client)).toBe('aggregated');
  aggregated.door.detach();
  expect(await describeRule(client)).toBe('wide');
});

test('a client attached by itself stays attached when its class is detached, and the other way round', async () => {
  using instance = answering('instance');
  using wide = answering('wide');
  const client = offline();
  const before = everythingOf(client);
  wide.door.attach(EventBridgeClient);
  expect(await describeRule(client)).toBe('wide');
  instance.door.attach(client);

  wide.door.detach();
  expect(await describeRule(client)).toBe('instance');
  wide.door.attach(EventBridgeClient);
  instance.door.detach();
  expect(await describeRule(client)).toBe('wide');
  wide.door.detach();
  expect(everythingOf(client)).toEqual(before);
});

test('clients of a second copy of the SDK are attached by their class', async () => {
  const copy = secondCopyOfSdk();
  using stub = answering('copy');
  expect(copy.EventBridgeClient).not.toBe(EventBridgeClient);
  stub.door.attach(copy.EventBridgeClient);

  const answer = await new copy.EventBridgeClient({}).send(new copy.DescribeRuleCommand({ Name: 'r' }));
  expect(answer.Description).toBe('copy');
  await expect(describeRule(offline())).rejects.toThrow('went to the network');
});

test('commands of one copy of the SDK are answered on the client of another', async () => {
  const copy = secondCopyOfSdk();
  using stub = answering('mixed');
  const client = new EventBridgeClient({});
  stub.door.attach(client);

  expect(await client.send(new copy.DescribeRuleCommand({ Name: 'r' }))).toMatchObject({
    Description: 'mixed',
  });
});

test('a spy on send that was there before stays, and one that comes later works', async () => {
  using stub = answering('mock');
  const client = offline();
  const early = vi.spyOn(client, 'send');
  stub.door.attach(client);
  expect(await describeRule(client)).toBe('mock');
  expect(early).toHaveBeenCalledOnce();
  expect(Reflect.get(client, 'send')).toBe(early);

  const other = offline();
  stub.door.attach(other);
  const late = vi.spyOn(other, 'send');
  expect(await describeRule(other)).toBe('mock');
  expect(late).toHaveBeenCalledOnce();

  stub.door.detach();
  late.mockRestore();
  early.mockRestore();
  await expect(describeRule(client)).rejects.toThrow('went to the network');
  await expect(describeRule(other)).rejects.toThrow('went to the network');
});

test('a client that cannot be extended can be attached', async () => {
  using stub = answering('mock');
  const client = Object.preventExtensions(new EventBridgeClient({ region: 'eu-west-1' }));
  stub.door.attach(client);

  expect(await client.send(new DescribeRuleCommand({ Name: 'r' }), {})).toMatchObject({
    Description: 'mock',
  });
});

test('user middleware of the initialize step runs before the mock, and later steps do not run', async () => {
  using stub = answering('mock');
  const client = new EventBridgeClient({});
  const steps: string[] = [];
  stub.door.attach(client);
  for (const step of ['initialize', 'serialize', 'build', 'finalizeRequest'] as const) {
    client.middlewareStack.add(
      (next) => (args) => {
        steps.push(step);
        return next({ ...args, input: { Name: 'changed' } });
      },
      { step: step as 'initialize' },
    );
  }

  await client.send(new PutRuleCommand({ Name: 'r' }));
  expect(steps).toEqual(['initialize']);
  expect(stub.calls[0]?.input).toEqual({ Name: 'changed' });
});

test('PutEvents with an EndpointId is answered, although the SDK could not sign it', async () => {
  using stub = stubbedDoor(() => ({ FailedEntryCount: 0, Entries: [] }));
  const client = new EventBridgeClient({});
  stub.door.attach(client);

  const answer = await client.send(new PutEventsCommand({ EndpointId: 'abc.xyz', Entries: [] }));
  expect(answer.FailedEntryCount).toBe(0);
});
