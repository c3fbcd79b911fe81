import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { NO_ANSWER, type HttpRequest, type Reply } from '../exchange.js';
import { receivedRequest } from './received-request.js';
import { RefusedRequest } from './refused-request.js';

/** What a server lets its senders do. */
export interface Bounds {
  /** Of a body, also when it is unpacked. */
  readonly maxBodyBytes: number;
  readonly maxConnections: number;
  /** Milliseconds in which a request has to come in whole. */
  readonly requestTimeout: number;
}

/** Where a server listens. */
export interface Listening {
  readonly host: string;
  readonly port: number;
}

/** So often Node.js looks for requests that take too long, at least. */
const SHORTEST_LOOK = 1000;
/** A client that sends on a connection at the moment when the server ends it fails: the longer it stays, the rarer. */
const KEEP_ALIVE = 60_000;

/** HTTP around a function that makes an answer of a request. */
export class HttpServer {
  readonly #server: Server;
  readonly #maxBodyBytes: number;
  readonly #reply: (request: HttpRequest) => Promise<Reply>;
  /** The connections that there are, with how many of their requests have come in whole and are not answered yet. */
  readonly #underWay = new Map<Socket, number>();
  #closed: Promise<void> | undefined;

  constructor(reply: (request: HttpRequest) => Promise<Reply>, bounds: Bounds) {
    const { maxBodyBytes, maxConnections, requestTimeout } = bounds;
    this.#reply = reply;
    this.#maxBodyBytes = maxBodyBytes;
    this.#server = createServer({
      requestTimeout,
      connectionsCheckingInterval: Math.min(requestTimeout, SHORTEST_LOOK),
      keepAliveTimeout: KEEP_ALIVE,
    });
    this.#server.maxConnections = maxConnections;
    this.#server.on('connection', (socket: Socket) => {
      this.#underWay.set(socket, 0);
      socket.once('close', () => this.#underWay.delete(socket));
    });
    this.#server.on('request', (message, response) => {
      void this.#answer(message, response, () => undefined);
    });
    this.#server.on('checkContinue', (message, response) => {
      void this.#answer(message, response, () => {
        response.writeContinue();
      });
    });
  }

  /**
   * Listens from now on, and answers the port.
   * @throws what Node.js says of a place where nobody can listen.
   */
  listen({ host, port }: Listening): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(port, host, () => {
        this.#server.off('error', reject);
        // Such as connections for which there is no file left: whose they are learns of it, and nobody else.
        this.#server.on('error', () => undefined);
        const address = this.#server.address();
        resolve(typeof address === 'object' && address ? address.port : port);
      });
    });
  }

  /**
   * Takes no request any more, and resolves when those are answered that have come in whole. All connections are ended
   * then.
   */
  close(): Promise<void> {
    this.#closed ??= new Promise((resolve) => {
      this.#server.close(() => {
        resolve();
      });
      for (const [socket, requests] of this.#underWay) if (requests === 0) socket.destroy();
    });
    return this.#closed;
  }

  async #answer(message: IncomingMessage, response: ServerResponse, goOn: () => void): Promise<void> {
    const { socket } = message;
    // Who hangs up is no longer interested.
    response.on('error', () => undefined);
    try {
      const request = await receivedRequest(message, this.#maxBodyBytes, goOn);
      this.#count(socket, 1);
      response.once('close', () => {
        this.#count(socket, -1);
      });
      send(await this.#reply(request), response, this.#closed !== undefined);
    } catch (error) {
      if (error instanceof RefusedRequest) send(error.answer, response, true);
      // Anything else is the end of a connection on which nobody can be told.
      else socket.destroy();
    }
  }

  #count(socket: Socket, change: 1 | -1): void {
    const requests = (this.#underWay.get(socket) ?? 0) + change;
    if (this.#underWay.has(socket)) this.#underWay.set(socket, requests);
    if (this.#closed && requests === 0) socket.destroySoon();
  }
}

function send(reply: Reply, response: ServerResponse, isLast: boolean): void {
  if (reply === NO_ANSWER) {
    response.req.socket.destroy();
    return;
  }
  const { status, headers, body } = reply;
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  const framing = { 'content-length': String(bytes.length), ...(isLast && { connection: 'close' }) };
  response.writeHead(status, { ...headers, ...framing });
  response.end(bytes);
}
