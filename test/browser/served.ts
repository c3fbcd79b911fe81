import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { EventBridgeMock } from '../../src/index.js';
import { controlResponder } from '../../src/server/control/control-responder.js';
import { pageResponder } from '../../src/server/page/page-responder.js';
import type { HttpRequest } from '../../src/server/exchange.js';

/** The routes and the page of a mock behind a port of their own. */
export async function served(eventBridge: EventBridgeMock): Promise<{ server: Server; origin: string }> {
  const responders = [controlResponder(eventBridge), pageResponder()];
  const answer = async (incoming: IncomingMessage) => {
    const request = await read(incoming);
    for (const responder of responders) {
      const given = await responder(request);
      if (given) return given;
    }
    return { status: 404, headers: {}, body: '' };
  };
  const server = createServer((incoming, response) => {
    void answer(incoming).then(({ status, headers, body }) => response.writeHead(status, headers).end(body));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return { server, origin: `http://127.0.0.1:${port}` };
}

async function read(incoming: IncomingMessage): Promise<HttpRequest> {
  const url = new URL(incoming.url ?? '/', 'http://localhost');
  const chunks: Uint8Array[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Uint8Array);
  const headers = Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]);
  return {
    method: incoming.method ?? '',
    path: url.pathname,
    query: url.searchParams,
    headers: Object.fromEntries(headers) as HttpRequest['headers'],
    body: Buffer.concat(chunks),
  };
}
