import type { ForeignDoor } from '../mock/foreign-door.js';
import { FOREIGN_DOOR, type EventBridgeMock } from '../mock/public-types.js';
import { refusal } from '../text/given.js';
import { isObject } from '../text/kinds-of-values.js';
import { HttpServer, type Listening } from './http/http-server.js';
import { checkedOptions, type ServerOptions } from './options.js';
import { reply, respondersOf } from './responders.js';

/** A mock behind an HTTP endpoint, as `serve` returns it. */
export interface EventBridgeServer extends AsyncDisposable {
  /** The URL for the `endpoint` of clients: `http://127.0.0.1:40123`. */
  readonly endpoint: string;
  /**
   * Stops listening, answers the requests that have arrived, also those with a planned latency, and closes all
   * connections. Further calls wait for the same.
   */
  close(): Promise<void>;
}

/**
 * Puts a mock behind an HTTP endpoint that speaks EventBridge's protocol, for clients in other processes and languages.
 *
 * The account and the Region of a request come from its credentials: an access key id of twelve digits is an account,
 * any other one stands for the mock's account. Signatures are not checked. Faults, history and clock are the mock's.
 *
 * @example
 * await using server = await serve(eventBridge);
 * const client = new EventBridgeClient({ endpoint: server.endpoint });
 *
 * @throws TypeError for options that are not valid; Error if it cannot listen, such as on a port that is in use.
 */
export async function serve(
  eventBridge: EventBridgeMock,
  options: ServerOptions = {},
): Promise<EventBridgeServer> {
  const door = foreignDoorOf(eventBridge);
  const { host, port, ...bounds } = checkedOptions(options);
  const responders = respondersOf(eventBridge, door);
  const server = new HttpServer((request) => reply(request, responders), bounds);
  const endpoint = endpointOf({ host, port: await listening(server, { host, port }) });
  const close = async (): Promise<void> => {
    const stopHurrying = door.hurry();
    await server.close();
    stopHurrying();
  };
  return { endpoint, close, [Symbol.asyncDispose]: close };
}

/** By its member: a mock of another copy of the kit is no instance of ours. */
function foreignDoorOf(eventBridge: unknown): ForeignDoor {
  if (isObject(eventBridge) && FOREIGN_DOOR in eventBridge) return eventBridge[FOREIGN_DOOR] as ForeignDoor;
  throw refusal('serve()', 'a mock that mockEventBridge() made', eventBridge);
}

async function listening(server: HttpServer, where: Listening): Promise<number> {
  try {
    return await server.listen(where);
  } catch (cause) {
    const { host, port } = where;
    const code = isObject(cause) ? cause.code : undefined;
    const problem =
      code === 'EADDRINUSE'
        ? `port ${port} of ${host} is in use. Choose another one, or 0 for any free one.`
        : `cannot listen on port ${port} of ${host}: ${cause instanceof Error ? cause.message : String(cause)}.`;
    throw new Error(`serve: ${problem}`, { cause });
  }
}

/** What listens to all networks is reached by way of this machine. */
function endpointOf({ host, port }: Listening): string {
  const name = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}
