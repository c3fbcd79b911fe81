import { createServer, type IncomingHttpHeaders } from 'node:http';
import { onTestFinished } from 'vitest';

/** A request that an endpoint has got. */
export interface Got {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

interface Answered {
  /** 0 hangs up. */
  readonly status: number;
  readonly body?: string;
}

export interface StandIn {
  readonly url: string;
  readonly got: readonly Got[];
  /** What the next requests are answered, one each; others with 200. */
  readonly answers: Answered[];
}

/** An endpoint of AWS services at a free port of this machine, until the test is over. */
export async function standIn(): Promise<StandIn> {
  const got: Got[] = [];
  const answers: Answered[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const { method, url, headers } = request;
      got.push({ method, url, headers, body: Buffer.concat(parts).toString() });
      const { status, body = '{}' } = answers.shift() ?? { status: 200 };
      if (status === 0) request.socket.destroy();
      else response.writeHead(status).end(body);
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return { url: `http://127.0.0.1:${port}`, got, answers };
}
