import { DescribeRuleCommand, EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { mockClient } from 'aws-sdk-client-mock';
import { expect, test, vi } from 'vitest';
import { describeRule } from './attached.js';
import { offline } from './offline.js';
import { clientOfRealResolution, isShort, passing } from './resolutions.js';
import { stubbedDoor } from './stub-service.js';

const answering = () => stubbedDoor(() => ({ Description: 'mock' }));
type Next = (args: { input: object }) => Promise<{ output: object }>;

test('the SDK resolves one command of an attached client, and none after that', async () => {
  using stub = answering();
  const client = offline();
  stub.door.attach(client);
  const sort = vi.spyOn(Array.prototype, 'sort');

  await describeRule(client);
  const first = sort.mock.calls.length;
  for (let n = 0; n < 10; n += 1) await describeRule(client);
  const more = sort.mock.calls.length - first;
  sort.mockRestore();

  expect([first, more]).toEqual([1, 0]);
});

test.each([
  ['a client', (client: EventBridgeClient) => client],
  ['its class', () => EventBridgeClient],
])(
  '%s is resolved in a known order while it is attached, and by the SDK before and after',
  async (_, target) => {
    const client = offline();
    const own = Object.getOwnPropertyDescriptor(client.middlewareStack, 'concat');
    const stub = answering();
    stub.door.attach(target(client));
    await describeRule(client);
    expect(isShort(client)).toBe(true);

    stub.door.detach();

    expect(Object.getOwnPropertyDescriptor(client.middlewareStack, 'concat')).toEqual(own);
    expect(isShort(client)).toBe(false);
  },
);

test('behind a stub of aws-sdk-client-mock commands are resolved in a known order until the stub is restored', async () => {
  const client = offline();
  const own: unknown = Reflect.get(client.middlewareStack, 'concat');
  const stub = answering();
  const clientStub = mockClient(client);
  stub.door.serve(clientStub);

  expect(await describeRule(client)).toBe('mock');
  expect(isShort(client)).toBe(true);
  clientStub.restore();
  expect(Reflect.get(client.middlewareStack, 'concat')).toBe(own);
});

test('of two mocks on one client the last to go gives the SDK its resolution back', async () => {
  const [first, second] = [answering(), answering()];
  const client = offline();
  const own: unknown = Reflect.get(client.middlewareStack, 'concat');
  first.door.attach(client);
  second.door.attach(client);
  first.door.detach();
  expect(await describeRule(client)).toBe('mock');
  expect(isShort(client)).toBe(true);

  second.door.detach();
  expect(Reflect.get(client.middlewareStack, 'concat')).toBe(own);
});

test('a mock that is detached while slow middleware waits lets the command pass to the network', async () => {
  const stub = answering();
  const client = offline();
  let goOn: () => void = () => undefined;
  const waiting = new Promise<void>((resolve) => (goOn = resolve));
  client.middlewareStack.add((next) => async (args) => {
    await waiting;
    return next(args);
  });
  stub.door.attach(client);
  const sent = describeRule(client);
  stub.door.detach();
  goOn();

  await expect(sent).rejects.toThrow('went to the network');
});

test('each command has a context of its own, as the SDK makes it', async () => {
  const contexts = await Promise.all(
    [offline(), clientOfRealResolution()].map(async (client) => {
      using stub = answering();
      const seen: { commandName?: string; logger?: unknown; __smithy_context?: object }[] = [];
      client.middlewareStack.add((next, context) => (args) => {
        seen.push(context);
        Object.assign(context, { userAgent: [['test', '1']] });
        return next(args);
      });
      stub.door.attach(client);
      const commands = [1, 2, 3].map(() => new DescribeRuleCommand({ Name: 'r' }));
      for (const command of commands) await client.send(command);
      expect(new Set(seen).size).toBe(3);
      for (const [at, { __smithy_context: smithy = {} }] of seen.entries()) {
        expect(Reflect.get(smithy, 'commandInstance')).toBe(commands[at]);
      }
      expect(seen.every(({ logger }) => logger === client.config.logger)).toBe(true);
      return seen.map(({ commandName, ...others }) => [commandName, Object.keys(others)]);
    }),
  );

  expect(contexts[0]).toEqual(contexts[1]);
});

test('a stack that prints its order when it is resolved goes on printing', async () => {
  using stub = answering();
  const client = offline();
  client.middlewareStack.identifyOnResolve(true);
  stub.door.attach(client);
  const log = vi.spyOn(console, 'log').mockReturnValue(undefined);

  await describeRule(client);
  await describeRule(client);
  const printed = log.mock.calls.flat(2);
  log.mockRestore();

  expect(printed.filter((line) => line === 'awsEventBridgeMockMiddleware - initialize')).toHaveLength(2);
});

test.each(['concat', 'add', 'clone', 'use', 'resolve', 'applyToStack'] as const)(
  'a spy on %s of the stack, older or younger than the mock, sees what it sees without a known order',
  async (method) => {
    const callsOf = async (client: EventBridgeClient, when: 'older' | 'younger') => {
      using stub = answering();
      await Promise.resolve();
      const spy = when === 'older' ? vi.spyOn(client.middlewareStack, method) : undefined;
      stub.door.attach(client);
      const used = spy ?? vi.spyOn(client.middlewareStack, method);
      used.mockClear();
      for (let n = 0; n < 3; n += 1) expect(await describeRule(client)).toBe('mock');
      const calls = used.mock.calls.length;
      used.mockRestore();
      return calls;
    };

    for (const when of ['older', 'younger'] as const) {
      // Reading a stack is how its entries are compared.
      const read =
        method === 'applyToStack' ? expect.any(Number) : await callsOf(clientOfRealResolution(), when);
      expect(await callsOf(offline(), when), when).toEqual(read);
    }
  },
);

test('what a command’s stack is asked besides to be resolved, the SDK answers', async () => {
  using stub = answering();
  const client = offline();
  const { concat } = client.middlewareStack as unknown as {
    concat: (from: object) => typeof client.middlewareStack;
  };
  stub.door.attach(client);
  const { middlewareStack } = new DescribeRuleCommand({ Name: 'r' });
  await describeRule(client);
  const made = client.middlewareStack.concat(middlewareStack as never);

  expect(made.identify()).toEqual(concat(middlewareStack).identify());
  made.add(passing, { name: 'late' });
  expect(made.clone().identify()).toContain('late - initialize');
  expect(made.remove('late')).toBe(true);
  expect(made.identifyOnResolve()).toBe(false);
});

/**
 * What captureAWSv3Client of aws-xray-sdk-core does to a client (dist/lib/patchers/aws3_p.js), and so Powertools'
 * Tracer: middleware at `build`, taken off and put on again each time.
 */
test('middleware of AWS X-Ray is on the client, and waits for a request that is never made', async () => {
  using stub = answering();
  const client = offline();
  const called: string[] = [];
  const capture = (): void => {
    client.middlewareStack.remove('XRaySDKInstrumentation');
    client.middlewareStack.use({
      applyToStack: (stack) => {
        stack.add(
          (next) => (args) => {
            called.push('xray');
            return next(args);
          },
          { name: 'XRaySDKInstrumentation', step: 'build' },
        );
      },
    });
  };
  capture();
  stub.door.attach(client);
  capture();

  expect(await describeRule(client)).toBe('mock');
  expect(isShort(client)).toBe(true);
  stub.door.detach();
  await expect(describeRule(client)).rejects.toThrow('went to the network');
  expect(called).toEqual(['xray']);
});

/** What @opentelemetry/instrumentation-aws-sdk does to a client's stack at each `send` (build/src/aws-sdk.js). */
function instrument(stack: object, spans: string[]): void {
  for (const method of ['resolve', 'clone', 'concat']) {
    const original: unknown = Reflect.get(stack, method);
    if (typeof original !== 'function' || '__wrapped' in original) continue;
    const wrapped = function (this: unknown, ...args: never[]): unknown {
      const made: unknown = Reflect.apply(original, this, args);
      if (method !== 'resolve') {
        instrument(made as object, spans);
        return made;
      }
      return (command: never) => {
        spans.push('span');
        return (made as Next)(command);
      };
    };
    Reflect.set(stack, method, Object.assign(wrapped, { __wrapped: true }));
  }
}

test.each(['before', 'after', 'before and after'])(
  'each command is one span of OpenTelemetry, which has instrumented the client %s the mock',
  async (when) => {
    using stub = answering();
    const client = offline();
    const spans: string[] = [];
    if (when.includes('before')) instrument(client.middlewareStack, spans);
    stub.door.attach(client);
    for (const count of [1, 2, 3]) {
      if (when.includes('after')) instrument(client.middlewareStack, spans);
      expect(await describeRule(client)).toBe('mock');
      expect(spans).toHaveLength(count);
    }
    stub.door.detach();
    await expect(describeRule(client)).rejects.toThrow('went to the network');
    expect(spans).toHaveLength(4);
  },
);

/** Older versions of the SDK have a module for stacks, whose `constructStack` OpenTelemetry replaces: it wraps all. */
test('the SDK resolves commands where every stack is wrapped, that of a command too', async () => {
  using stub = answering();
  const client = offline();
  const spans: string[] = [];
  instrument(client.middlewareStack, spans);
  stub.door.attach(client);
  const command = new DescribeRuleCommand({ Name: 'r' });
  instrument(command.middlewareStack, spans);

  expect((await client.send(command)).Description).toBe('mock');
  expect(spans).toEqual(['span']);
});
