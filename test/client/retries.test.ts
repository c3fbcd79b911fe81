import { EventBridgeClient, PutRuleCommand, type EventBridgeClientConfig } from '@aws-sdk/client-eventbridge';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { FaultPlan } from '../../src/client/faults/plan.js';
import { stubbedDoor } from './stub-service.js';
import { clientOverWire, type WireAnswer } from './wire.js';

const putRule = new PutRuleCommand({ Name: 'r' });
// As the SDK's handler for Node.js passes it on.
const reset = Object.assign(new Error('read ECONNRESET'), {
  name: 'TimeoutError',
  code: 'ECONNRESET',
  syscall: 'read',
});
const error = (status: number, code: string) => ({ status, body: { __type: code, message: 'It failed.' } });
const ok: WireAnswer = { status: 200, body: {} };

// The SDK's backoff is random; these tests compare it.
beforeEach(() => {
  vi.spyOn(Math, 'random').mockReturnValue(0.5);
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

type Strategy = Exclude<NonNullable<EventBridgeClientConfig['retryStrategy']>, { retry: unknown }>;

/** Retries every error until so many attempts are made, and asks to wait before each retry. */
function waiting(attempts: number, delay: number, beforeRetry = () => undefined as unknown): Strategy {
  const token = (count: number) => ({ getRetryCount: () => count, getRetryDelay: () => delay });
  return {
    acquireInitialRetryToken: () => Promise.resolve(token(0)),
    refreshRetryTokenForRetry: async (spent) => {
      await beforeRetry();
      const made = spent.getRetryCount() + 1;
      if (made >= attempts) throw new Error('no retries left');
      return token(made);
    },
    recordSuccess: () => undefined,
  };
}

/** What a caller can tell of how a command ended. */
async function ending(client: EventBridgeClient) {
  const outcome = await client.send(putRule).catch((thrown: unknown) => thrown as Error);
  const { $metadata: metadata } = outcome as { $metadata: Record<string, unknown> };
  const thrown = outcome instanceof Error && {
    name: outcome.name,
    message: outcome.message,
    of: outcome.constructor,
  };
  return { thrown, metadata };
}

test.each<[string, FaultPlan, WireAnswer[], EventBridgeClientConfig]>([
  [
    'throttled twice',
    { error: 'ThrottlingException', times: 2 },
    [error(400, 'ThrottlingException'), error(400, 'ThrottlingException'), ok],
    {},
  ],
  ['always throttled', { error: 'ThrottlingException' }, [error(400, 'ThrottlingException')], {}],
  [
    'always throttled, 5 attempts',
    { error: 'ThrottlingException' },
    [error(400, 'ThrottlingException')],
    { maxAttempts: 5 },
  ],
  [
    'throttled, 1 attempt',
    { error: 'ThrottlingException' },
    [error(400, 'ThrottlingException')],
    { maxAttempts: 1 },
  ],
  ['over a limit', { error: 'LimitExceededException' }, [error(400, 'LimitExceededException')], {}],
  ['invalid', { error: 'ValidationException' }, [error(400, 'ValidationException')], {}],
  ['not found', { error: 'ResourceNotFoundException' }, [error(400, 'ResourceNotFoundException')], {}],
  [
    'a modelled server fault',
    { error: 'InternalException', times: 1 },
    [error(500, 'InternalException'), ok],
    {},
  ],
  ['an unmodelled server fault', { error: 'InternalFailure' }, [error(500, 'InternalFailure')], {}],
  ['unavailable', { error: 'ServiceUnavailable' }, [error(503, 'ServiceUnavailable')], {}],
  ['a lost connection, once', { networkError: 'ECONNRESET', times: 1 }, [reset, ok], {}],
  ['lost connections', { networkError: 'ECONNRESET' }, [reset], {}],
  [
    'a connection that fails in a way that the SDK does not know',
    { networkError: 'EWHATEVER' },
    [Object.assign(new Error('connect EWHATEVER 192.0.2.1:443'), { code: 'EWHATEVER' })],
    {},
  ],
])('%s: a simulated command ends as it would over the wire', async (_, plan, answers, config) => {
  using stub = stubbedDoor();
  const client = new EventBridgeClient(config);
  stub.door.attach(client);
  stub.door.fault('PutRule', 'error' in plan ? { ...plan, message: 'It failed.' } : plan);

  const real = clientOverWire(answers, config);
  // These may read files, which fake timers would overtake.
  await Promise.all([real.config.retryStrategy(), real.config.maxAttempts()]);
  vi.useFakeTimers();
  const overWire = ending(real);
  await vi.advanceTimersByTimeAsync(60_000);
  vi.useRealTimers();
  expect(await ending(client)).toEqual(normalized(await overWire));
});

/** The wire has one request id for all attempts; the stubbed service counts them. */
function normalized(end: Awaited<ReturnType<typeof ending>>) {
  const { requestId } = end.metadata;
  return requestId === undefined
    ? end
    : { ...end, metadata: { ...end.metadata, requestId: expect.any(String) as string } };
}

test('two planned failures and a success make three attempts, of which the service sees the last', async () => {
  using stub = stubbedDoor(({ attempt }) => ({ RuleArn: `attempt ${attempt}` }));
  const client = new EventBridgeClient({});
  stub.door.attach(client);
  stub.door.fault('PutRule', { error: 'ThrottlingException', times: 2 });

  const answer = await client.send(putRule);
  expect(answer).toMatchObject({ RuleArn: 'attempt 3', $metadata: { attempts: 3 } });
  expect(answer.$metadata.totalRetryDelay).toBeGreaterThan(0);
  expect(stub.records).toMatchObject([{ attempts: 3, output: { RuleArn: 'attempt 3' } }]);
});

test('retries wait neither for real time nor for fake timers, and leave no timer behind', async () => {
  vi.useFakeTimers();
  using stub = stubbedDoor();
  const client = new EventBridgeClient({ retryStrategy: waiting(4, 10_000) });
  stub.door.attach(client);
  stub.door.fault('PutRule', { error: 'ThrottlingException', times: 3 });
  const { setTimeout: fakeTimeout } = globalThis;
  const fakeNow = Reflect.get(Date, 'now');
  const before = Date.now();

  const answer = await client.send(putRule);
  expect(answer.$metadata).toMatchObject({ attempts: 4, totalRetryDelay: 30_000 });
  expect(vi.getTimerCount()).toBe(0);
  expect(Date.now()).toBe(before);
  expect(globalThis.setTimeout).toBe(fakeTimeout);
  expect(Reflect.get(Date, 'now')).toBe(fakeNow);
});

test('while a command is retried, timers and the clock of all other code are untouched', async () => {
  const clock: number[] = [];
  const timers: NodeJS.Timeout[] = [];
  // Less than the client waits, and more than any machine takes for the test.
  const later = (task: () => void) => timers.push(setTimeout(task, 600_000));
  let other: Promise<string> | undefined;
  using stub = stubbedDoor(() => {
    clock.push(Date.now());
    other = new Promise((resolve) => {
      later(() => {
        resolve('later');
      });
    });
    return {};
  });
  const client = new EventBridgeClient({ retryStrategy: waiting(3, 3_600_000) });
  stub.door.attach(client);
  stub.door.fault('PutRule', { error: 'ThrottlingException', times: 2 });
  const start = Date.now();

  let bystander = 'waiting';
  later(() => (bystander = 'fired'));
  await client.send(putRule);
  expect(bystander).toBe('waiting');
  expect(clock[0]).toBeLessThan(start + 60_000);
  await Promise.race([other, new Promise((resolve) => setTimeout(resolve, 5, 'not yet'))]).then((which) => {
    expect(which).toBe('not yet');
  });
  timers.forEach(clearTimeout);
});

test('timers that a test replaces while a command is retried stay what the test made them', async () => {
  const real = globalThis.setTimeout;
  using stub = stubbedDoor();
  const client = new EventBridgeClient({ retryStrategy: waiting(3, 0, () => vi.useFakeTimers()) });
  const patient = new EventBridgeClient({ retryStrategy: waiting(3, 3_600_000) });
  stub.door.attach(client);
  stub.door.attach(patient);
  stub.door.fault('PutRule', { error: 'ThrottlingException', times: 2 });

  await client.send(putRule);
  expect(vi.isFakeTimers()).toBe(true);
  vi.useRealTimers();
  await new Promise((resolve) => setTimeout(resolve, 1));
  stub.door.fault('PutRule', { error: 'ThrottlingException', times: 2 });
  await patient.send(putRule);
  expect(stub.records).toMatchObject([{ attempts: 3 }, { attempts: 3 }]);
  globalThis.setTimeout = real;
});

test('the adaptive retry mode makes its attempts without waiting for its rate limiter', async () => {
  using stub = stubbedDoor();
  const client = new EventBridgeClient({ retryMode: 'adaptive', maxAttempts: 5 });
  stub.door.attach(client);
  stub.door.fault('PutRule', { error: 'ThrottlingException', times: 4 });

  const answer = await client.send(putRule);
  expect(answer.$metadata.attempts).toBe(5);
  await expect(client.send(putRule)).resolves.toMatchObject({ $metadata: { attempts: 1 } });
});

test('the adaptive retry mode counts attempts and the delay between them', async () => {
  using stub = stubbedDoor();
  const client = new EventBridgeClient({ retryMode: 'adaptive', maxAttempts: 2 });
  stub.door.attach(client);
  stub.door.fault('PutRule', { error: 'InternalFailure', times: 2 });

  const { thrown, metadata } = await ending(client);
  expect(thrown).toMatchObject({ name: 'InternalFailure' });
  expect(metadata).toMatchObject({ attempts: 2, httpStatusCode: 500 });
  expect(metadata.totalRetryDelay).toBeGreaterThan(0);
});

test('a strategy of one’s own is asked before the first attempt and told of the success', async () => {
  const heard: string[] = [];
  const token = { getRetryCount: () => 0, getRetryDelay: () => 0 };
  using stub = stubbedDoor(() => {
    heard.push('attempt');
    return {};
  });
  const client = new EventBridgeClient({
    retryStrategy: {
      acquireInitialRetryToken: () => {
        heard.push('acquire');
        return Promise.resolve(token);
      },
      refreshRetryTokenForRetry: (_, { errorType }) => {
        heard.push(`refresh ${errorType}`);
        return Promise.resolve({ getRetryCount: () => 1, getRetryDelay: () => 3_600_000 });
      },
      recordSuccess: () => heard.push('success'),
    },
  });
  stub.door.attach(client);
  stub.door.fault('PutRule', { error: 'ValidationException', times: 1 });

  const answer = await client.send(putRule);
  expect(heard).toEqual(
    ['acquire', 'refresh CLIENT_ERROR', 'acquire', 'attempt', 'success'].filter((_, i) => i !== 2),
  );
  expect(answer.$metadata).toMatchObject({ attempts: 2, totalRetryDelay: 3_600_000 });
});

test('a strategy of one’s own can refuse a command before it reaches the service', async () => {
  using stub = stubbedDoor();
  const refused = new Error('circuit open');
  const client = new EventBridgeClient({
    retryStrategy: {
      acquireInitialRetryToken: () => Promise.reject(refused),
      refreshRetryTokenForRetry: () => Promise.reject(refused),
      recordSuccess: () => undefined,
    },
  });
  stub.door.attach(client);

  await expect(client.send(putRule)).rejects.toBe(refused);
  expect(stub.calls).toEqual([]);
  expect(stub.records).toMatchObject([{ attempts: 0, error: refused }]);
});

test('a spy on the SDK’s own strategy hears of commands that succeed at once', async () => {
  using stub = stubbedDoor();
  const client = new EventBridgeClient({});
  stub.door.attach(client);
  const strategy = (await client.config.retryStrategy()) as Strategy;
  await client.send(putRule);
  const recordSuccess = vi.spyOn(strategy, 'recordSuccess');

  await client.send(putRule);
  expect(recordSuccess).toHaveBeenCalledOnce();
});

test('a strategy of the older kind runs its own loop, and its waits take no time', async () => {
  using stub = stubbedDoor();
  const legacy = {
    mode: 'patient',
    async retry(next: (args: object) => Promise<object>, args: object): Promise<object> {
      for (;;) {
        try {
          return await next(args);
        } catch {
          await new Promise((resolve) => setTimeout(resolve, 3_600_000).unref());
        }
      }
    },
  };
  const client = new EventBridgeClient({ retryStrategy: legacy as never });
  stub.door.attach(client);
  stub.door.fault('PutRule', { error: 'ValidationException', times: 4 });

  await client.send(putRule);
  expect(stub.records).toMatchObject([{ attempts: 5 }]);
});

test('a strategy that waits for something other than time fails instead of hanging', async () => {
  using stub = stubbedDoor();
  const never = () => false;
  const client = new EventBridgeClient({
    retryStrategy: {
      acquireInitialRetryToken: async () => {
        while (!never()) await new Promise((resolve) => setTimeout(resolve, 1));
        return { getRetryCount: () => 0, getRetryDelay: () => 0 };
      },
      refreshRetryTokenForRetry: () => Promise.reject(new Error('no retries')),
      recordSuccess: () => undefined,
    },
  });
  stub.door.attach(client);

  await expect(client.send(putRule)).rejects.toThrow(
    'The client’s retry strategy waited 10000 times without making an attempt.',
  );
});

test('planned failures do not use up the retry quota of a client for later tests', async () => {
  using stub = stubbedDoor();
  const client = new EventBridgeClient({});
  stub.door.attach(client);
  const attempts = async () => (await ending(client)).metadata.attempts;

  stub.door.fault('PutRule', { error: 'InternalFailure' });
  const made = new Set<unknown>();
  for (let test = 0; test < 40; test += 1) made.add(await attempts());
  expect(made).toContain(1);

  stub.door.clearFaults();
  stub.door.fault('PutRule', { error: 'InternalFailure' });
  expect(await attempts()).toBe(3);
  const { capacity } = (await client.config.retryStrategy()) as unknown as { capacity: number };
  expect(capacity).toBeLessThan(500);
  stub.door.detach();
  expect(await client.config.retryStrategy()).toMatchObject({ capacity: 500 });
});

test('a client whose retry middleware was replaced has the retries of the replacement', async () => {
  using stub = stubbedDoor();
  const client = new EventBridgeClient({});
  stub.door.attach(client);
  client.middlewareStack.add((next) => (args) => next(args), {
    name: 'retryMiddleware',
    step: 'finalizeRequest',
    priority: 'high',
    override: true,
  });
  stub.door.fault('PutRule', { error: 'ThrottlingException' });

  await expect(client.send(putRule)).rejects.toMatchObject({ name: 'ThrottlingException' });
  expect(stub.records).toMatchObject([{ attempts: 1 }]);
});
