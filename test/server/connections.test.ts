import { Agent } from 'node:http';
import { connect, type Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { expect, onTestFinished, test, vi } from 'vitest';
import { serve, type EventBridgeServer } from '../../src/server.js';
import { conversation, entry, exchange, served, type Sent } from './http-client.js';

const target = { 'x-amz-target': 'AWSEvents.PutEvents' };
const body = JSON.stringify({ Entries: [entry] });
const head = `POST / HTTP/1.1\r\nHost: localhost\r\nX-Amz-Target: AWSEvents.PutEvents\r\n`;

/** A connection, and what has come back so far. */
async function connected({
  endpoint,
}: EventBridgeServer): Promise<{ socket: Socket; received: () => string }> {
  const { hostname, port } = new URL(endpoint);
  const socket = connect({ host: hostname, port: Number(port) });
  let text = '';
  socket.on('data', (chunk) => (text += chunk.toString()));
  socket.on('error', () => undefined);
  onTestFinished(() => void socket.destroy());
  await new Promise((resolve) => socket.once('connect', resolve));
  return { socket, received: () => text };
}

const ended = (socket: Socket) => new Promise((resolve) => socket.once('close', resolve));

test('one connection takes many requests', async () => {
  const { mock, server } = await served();
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  onTestFinished(() => {
    agent.destroy();
  });
  for (let request = 0; request < 3; request += 1) {
    const { headers } = await exchange(server.endpoint, { headers: target, body, agent });
    expect(headers.connection).toBe('keep-alive');
  }

  expect(mock.events()).toHaveLength(3);
});

test('requests that come behind each other are answered in their order', async () => {
  const { server } = await served();
  const list = 'POST / HTTP/1.1\r\nHost: h\r\nX-Amz-Target: AWSEvents.ListRules\r\n';
  const describe = list.replace('ListRules', 'DescribeRule');
  const text = await conversation(
    server.endpoint,
    `${list}Content-Length: 0\r\n\r\n${describe}Content-Length: 2\r\n\r\n{}${list}Connection: close\r\n\r\n`,
  );

  expect(text.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 400', 'HTTP/1.1 200']);
});

test('a body may come in chunks', async () => {
  const { mock, server } = await served();
  const chunks = [body.slice(0, 7), body.slice(7)].map(
    (part) => `${part.length.toString(16)}\r\n${part}\r\n`,
  );
  const text = await conversation(
    server.endpoint,
    `${head}Connection: close\r\nTransfer-Encoding: chunked\r\n\r\n${chunks.join('')}0\r\n\r\n`,
  );

  expect(text).toContain('"FailedEntryCount":0');
  expect(mock.events()).toHaveLength(1);
});

test('a body may be packed by gzip', async () => {
  const { mock, server } = await served();
  const headers = { ...target, 'content-encoding': 'gzip' };

  expect(await exchange(server.endpoint, { headers, body: gzipSync(body) })).toMatchObject({ status: 200 });
  expect(mock.events()).toHaveLength(1);
});

test.for([
  ['br', 'The body has the Content-Encoding br; only gzip is supported.'],
  ['gzip', 'The body is not gzip, although its Content-Encoding says so: incorrect header check.'],
] as const)('a body that cannot be unpacked is refused: %s', async ([encoding, message]) => {
  const { server } = await served();
  const { status, text } = await exchange(server.endpoint, {
    headers: { ...target, 'content-encoding': encoding },
    body,
  });

  expect([status, JSON.parse(text)]).toEqual([400, { __type: 'MalformedHttpRequestException', message }]);
});

const TOO_LARGE = {
  status: 413,
  text:
    '{"__type":"RequestEntityTooLargeException",' +
    '"message":"The body is larger than 1000 bytes, the limit set by maxBodyBytes of serve()."}',
};

const large = JSON.stringify({ Nonsense: 'x'.repeat(1500) });

test.for<[string, Sent]>([
  ['that is too large', { body: large }],
  ['that becomes too large', { body: gzipSync(large.repeat(10)), headers: { 'content-encoding': 'gzip' } }],
])('a body %s is refused', async ([, { headers, ...sent }]) => {
  const { mock, server } = await served({}, { maxBodyBytes: 1000 });
  const answer = await exchange(server.endpoint, { ...sent, headers: { ...target, ...headers } });

  expect(answer).toMatchObject(TOO_LARGE);
  expect(answer.headers.connection).toBe('close');
  expect(mock.commands()).toEqual([]);
});

test('a body that does not end is given up when it is too large', async () => {
  const { server } = await served({}, { maxBodyBytes: 1000 });
  const { socket, received } = await connected(server);
  socket.write(`${head}Transfer-Encoding: chunked\r\n\r\n`);
  const chunk = `400\r\n${'x'.repeat(1024)}\r\n`;
  socket.write(chunk.repeat(3));
  await ended(socket);

  expect(received()).toContain('HTTP/1.1 413');
});

test('who waits for permission to send a body gets it', async () => {
  const { server } = await served();
  const { socket, received } = await connected(server);
  socket.write(`${head}Expect: 100-continue\r\nConnection: close\r\nContent-Length: ${body.length}\r\n\r\n`);
  await vi.waitFor(() => {
    expect(received()).toBe('HTTP/1.1 100 Continue\r\n\r\n');
  });
  socket.write(body);
  await ended(socket);

  expect(received()).toContain('HTTP/1.1 200 OK');
});

test('who waits for permission to send too much does not get it', async () => {
  const { server } = await served({}, { maxBodyBytes: 10 });
  const text = await conversation(
    server.endpoint,
    `${head}Expect: 100-continue\r\nContent-Length: 11\r\n\r\n`,
  );

  expect(text).toMatch(/^HTTP\/1\.1 413 /);
});

test('a request that does not come in whole in time is answered 408', async () => {
  const { mock, server } = await served({}, { requestTimeout: 50 });
  const text = await conversation(server.endpoint, `${head}Content-Length: 100\r\n\r\n{`);

  expect(text).toMatch(/^HTTP\/1\.1 408 /);
  expect(mock.commands()).toEqual([]);
});

test('what is no HTTP is answered 400', async () => {
  const { server } = await served();

  expect(await conversation(server.endpoint, 'GARBAGE\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /);
});

test('who hangs up in the middle of a request, or before its answer, harms nobody', async () => {
  const { mock, server, call } = await served();
  const early = await connected(server);
  early.socket.write(`${head}Content-Length: 100\r\n\r\n{`);
  early.socket.destroy();
  const late = await connected(server);
  late.socket.write(`${head}Content-Length: ${body.length}\r\n\r\n${body}`);
  late.socket.resetAndDestroy();

  expect((await call('ListRules', {})).status).toBe(200);
  expect(mock.commands('ListRules')).toHaveLength(1);
});

test('connections beyond the bound are ended', async () => {
  const { server } = await served({}, { maxConnections: 1 });
  const first = await connected(server);
  const second = await connected(server);
  await ended(second.socket);
  first.socket.write(`${head}Connection: close\r\nContent-Length: ${body.length}\r\n\r\n${body}`);
  await ended(first.socket);

  expect(first.received()).toContain('HTTP/1.1 200 OK');
});

test('close ends connections that are kept, have said nothing, or are in the middle of a request', async () => {
  const { server } = await served();
  const silent = await connected(server);
  const kept = await connected(server);
  kept.socket.write(`${head}Content-Length: ${body.length}\r\n\r\n${body}`);
  const slow = await connected(server);
  slow.socket.write(`${head}Content-Length: 100\r\n\r\n{`);
  await vi.waitFor(() => {
    expect(kept.received()).toContain('HTTP/1.1 200 OK');
  });
  const all = Promise.all([silent, kept, slow].map(({ socket }) => ended(socket)));

  await Promise.all([server.close(), server.close()]);
  await all;
  await server.close();
  await expect(exchange(server.endpoint, { body })).rejects.toMatchObject({ code: 'ECONNREFUSED' });
});

test('a server is closed where its scope ends', async () => {
  const { mock } = await served();
  let endpoint: string;
  {
    await using server = await serve(mock);
    ({ endpoint } = server);
    expect((await exchange(endpoint, { method: 'GET' })).status).toBe(404);
  }

  await expect(exchange(endpoint, { body })).rejects.toMatchObject({ code: 'ECONNREFUSED' });
});
