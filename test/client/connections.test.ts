import { createServer as createHttpServer, type RequestListener } from 'node:http';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { EventBridgeClient, PutRuleCommand, type EventBridgeClientConfig } from '@aws-sdk/client-eventbridge';
import { afterEach, expect, test, vi } from 'vitest';
import type { FaultPlan } from '../../src/index.js';
import { stubbedDoor } from './stub-service.js';

/** How real connections fail, to a server on this machine, is held against how planned ones do. */
const putRule = new PutRuleCommand({ Name: 'r' });

const open: Server[] = [];
afterEach(async () => {
  vi.restoreAllMocks();
  for (const server of open.splice(0)) await new Promise((resolve) => server.close(resolve));
});

async function listening<Made extends Server>(server: Made): Promise<Made> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push(server);
  return server;
}

const httpServer = (listener: RequestListener) => listening(createHttpServer(listener));

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

async function endingOf(client: EventBridgeClient) {
  const error: unknown = await client.send(putRule).catch((thrown: unknown) => thrown);
  client.destroy();
  const { name, message, code, errno, syscall, $metadata } = error as Record<string, unknown>;
  const { attempts } = $metadata as { attempts: number };
  return { name, message, code, errno, syscall, attempts };
}

/** At a server, without a mock. */
function real(port: number, config: EventBridgeClientConfig, protocol = 'http:') {
  return endingOf(
    new EventBridgeClient({
      region: 'us-east-1',
      credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
      endpoint: `${protocol}//127.0.0.1:${port}`,
      ...config,
    }),
  );
}

async function planned(plan: FaultPlan<'PutRule'>, config: EventBridgeClientConfig) {
  using stub = stubbedDoor();
  const client = new EventBridgeClient(config);
  stub.door.attach(client);
  stub.door.fault('PutRule', plan);
  return await endingOf(client);
}

const once = { maxAttempts: 1 };

test('a refused connection is the error that Node.js makes of one', async () => {
  const server = await listening(createServer());
  const port = portOf(server);
  await new Promise((resolve) => open.pop()?.close(resolve));

  const expected = await real(port, once);
  expect(expected.message).toBe(`connect ECONNREFUSED 127.0.0.1:${port}`);
  expect(await planned({ networkError: 'ECONNREFUSED' }, once)).toEqual({
    ...expected,
    message: 'connect ECONNREFUSED 192.0.2.1:443',
  });
});

test('a connection that is reset is the error that the SDK makes of one', async () => {
  const server = await listening(
    createServer((socket) => socket.once('data', () => socket.resetAndDestroy())),
  );

  expect(await planned({ networkError: 'ECONNRESET' }, once)).toEqual(await real(portOf(server), once));
});

test('a host that is not found is named by its Region', async () => {
  const notFound = await planned({ networkError: 'ENOTFOUND' }, { ...once, region: 'eu-west-1' });
  expect(notFound).toEqual({
    name: 'Error',
    message: 'getaddrinfo ENOTFOUND events.eu-west-1.amazonaws.com',
    code: 'ENOTFOUND',
    errno: -3008,
    syscall: 'getaddrinfo',
    attempts: 1,
  });
  expect(await planned({ networkError: 'EAI_AGAIN' }, { ...once, region: 'cn-north-1' })).toMatchObject({
    message: 'getaddrinfo EAI_AGAIN events.cn-north-1.amazonaws.com.cn',
    errno: -3001,
  });
});

test.each([
  ['ECONNRESET', 3],
  ['ECONNREFUSED', 3],
  ['EPIPE', 3],
  ['ETIMEDOUT', 3],
  ['ENOTFOUND', 3],
  ['EAI_AGAIN', 3],
  ['EHOSTUNREACH', 3],
  ['ENETUNREACH', 3],
  ['CERT_HAS_EXPIRED', 1],
])('%s makes %i attempts of the SDK’s standard strategy', async (networkError, attempts) => {
  expect(await planned({ networkError }, {})).toMatchObject({ code: networkError, attempts });
});

const nothing = () => undefined;
const quiet = { debug: nothing, info: nothing, warn: nothing, error: nothing };

const slow: RequestListener = (_, response) => {
  response.setTimeout(0);
};

test.each<[string, EventBridgeClientConfig]>([
  ['a request timeout that throws', { requestHandler: { requestTimeout: 20, throwOnRequestTimeout: true } }],
  ['a socket timeout', { requestHandler: { socketTimeout: 20 } }],
  [
    'a request timeout that only warns before a socket timeout',
    { logger: quiet, requestHandler: { requestTimeout: 10, socketTimeout: 20 } },
  ],
])('%s of the client ends a call as over the wire, retries included', async (_, config) => {
  const limited = { ...config, maxAttempts: 2 };
  const server = await httpServer(slow);
  const overWire = await real(portOf(server), limited);

  expect(overWire).toMatchObject({ name: 'TimeoutError', attempts: 2 });
  expect(await planned({ latency: '1 hour' }, limited)).toEqual(overWire);
});

test('a request timeout without throwOnRequestTimeout is told to the client’s logger, and waits on', async () => {
  using stub = stubbedDoor(() => ({ RuleArn: 'arn' }));
  const warn = vi.fn();
  const client = new EventBridgeClient({
    logger: { ...quiet, warn },
    requestHandler: { requestTimeout: 300 },
  });
  stub.door.attach(client);
  stub.door.fault('PutRule', { latency: 500 });

  await expect(client.send(putRule)).resolves.toMatchObject({ RuleArn: 'arn' });
  expect(warn.mock.calls).toEqual([
    [
      '@smithy/node-http-handler - [WARN] a request has exceeded the configured 300 ms requestTimeout.' +
        ' Init client requestHandler with throwOnRequestTimeout=true to turn this into an error.',
    ],
  ]);
});

test('a timeout that is given to send counts before the client’s own', async () => {
  using stub = stubbedDoor();
  const client = new EventBridgeClient({
    maxAttempts: 1,
    requestHandler: { requestTimeout: 1000, throwOnRequestTimeout: true },
  });
  stub.door.attach(client);
  stub.door.fault('PutRule', { latency: 500 });

  await expect(client.send(putRule)).resolves.toBeDefined();
  await expect(client.send(putRule, { requestTimeout: 300 })).rejects.toMatchObject({ name: 'TimeoutError' });
});

test('a call that its client gave up has happened all the same, and its retry happens again', async () => {
  using stub = stubbedDoor();
  const client = new EventBridgeClient({
    requestHandler: { requestTimeout: 300, throwOnRequestTimeout: true },
  });
  stub.door.attach(client);
  stub.door.fault('PutRule', { latency: 500, times: 1 });

  await expect(client.send(putRule)).resolves.toMatchObject({ $metadata: { attempts: 2 } });
  expect(stub.calls).toHaveLength(2);
  expect(stub.records[0]?.faults).toMatchObject([{ attempt: 1, effect: 'failed' }]);
});

test.each([
  ['FetchHttpHandler', 'Request did not complete within 300 ms'],
  ['NodeHttp2Handler', 'Stream timed out because of no activity for 300 ms'],
  ['NodeHttpHandler', 'Connection timed out after 300 ms'],
])('a %s as other clients have it has timeouts of its own words', async (className, message) => {
  const Handler = {
    [className]: class {
      readonly configProvider = Promise.resolve({ requestTimeout: 300 });
      handle() {
        return Promise.reject(new Error('not reached'));
      }
    },
  }[className];
  if (!Handler) throw new Error('There is a class of this name.');

  expect(await planned({ latency: 500 }, { ...once, requestHandler: new Handler() })).toMatchObject({
    name: 'TimeoutError',
    message,
  });
});
