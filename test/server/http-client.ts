import { request, type Agent, type IncomingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import { onTestFinished } from 'vitest';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { mockEventBridge, type EventBridgeMock, type EventBridgeMockOptions } from '../../src/index.js';
import { serve, type EventBridgeServer, type ServerOptions } from '../../src/server.js';

export interface Sent {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string | undefined>>;
  readonly body?: string | Uint8Array;
  readonly agent?: Agent;
}

export interface Received {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** One HTTP request, which knows nothing of AWS. */
export function exchange(endpoint: string, sent: Sent): Promise<Received> {
  const { method = 'POST', path = '/', headers = {}, body = '', agent } = sent;
  return new Promise((resolve, reject) => {
    const url = new URL(endpoint);
    const given = Object.entries(headers).filter(([, value]) => value !== undefined);
    const made = request(
      {
        host: url.hostname.replace(/^\[|\]$/g, ''),
        port: url.port,
        method,
        path,
        headers: Object.fromEntries(given) as Record<string, string>,
        // Of a connection that is kept, nobody knows whether the other end keeps it, too.
        agent: agent ?? false,
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString();
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text });
        });
      },
    );
    made.on('error', reject);
    made.end(body);
  });
}

export interface Caller {
  readonly accessKeyId?: string;
  readonly region?: string;
  readonly headers?: Sent['headers'];
}

/** What of an answer matters mostly. */
export interface Answered {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

/** One call in AWS JSON 1.1, signed by nobody. */
export async function call(
  { endpoint }: EventBridgeServer,
  operation: string,
  input: object,
  { accessKeyId = 'AKIAIOSFODNN7EXAMPLE', region = 'us-east-1', headers = {} }: Caller = {},
): Promise<Answered> {
  const { status, text } = await exchange(endpoint, {
    headers: {
      'x-amz-target': `AWSEvents.${operation}`,
      'content-type': 'application/x-amz-json-1.1',
      authorization: signature(`${accessKeyId}/20261129/${region}/events/aws4_request`),
      ...headers,
    },
    body: JSON.stringify(input),
  });
  return { status, body: JSON.parse(text) as Answered['body'] };
}

export function signature(scope: string, algorithm = 'AWS4-HMAC-SHA256'): string {
  return `${algorithm} Credential=${scope}, SignedHeaders=host;x-amz-date, Signature=0123456789abcdef`;
}

/** The bytes that come back for these bytes, until the server ends the connection. */
export function conversation(endpoint: string, bytes: string): Promise<string> {
  const { hostname, port } = new URL(endpoint);
  return new Promise((resolve, reject) => {
    let received = '';
    const socket = connect({ host: hostname, port: Number(port) }, () => socket.write(bytes));
    socket.on('data', (chunk) => (received += chunk.toString()));
    socket.on('end', () => {
      resolve(received);
      socket.destroy();
    });
    socket.on('error', reject);
  });
}

export interface Served {
  readonly mock: EventBridgeMock;
  readonly server: EventBridgeServer;
  readonly call: (operation: string, input: object, caller?: Caller) => Promise<Answered>;
}

/** A mock that no client of this process is attached to but one of its own, behind a server, for one test. */
export async function served(
  options: EventBridgeMockOptions = {},
  bounds: ServerOptions = {},
): Promise<Served> {
  const mock = mockEventBridge(new EventBridgeClient({}), options);
  const server = await serve(mock, bounds);
  onTestFinished(async () => {
    await server.close();
    mock.restore();
  });
  return { mock, server, call: (...args) => call(server, ...args) };
}

export const entry = { Source: 'shop', DetailType: 'Order Placed', Detail: '{"id":"o-1"}' };
