import { checkMembers, checkObject, given } from '../text/given.js';
import { milliseconds, type Duration } from '../time/duration.js';
import type { Bounds, Listening } from './http/http-server.js';

/** Where a server listens, and its limits. */
export interface ServerOptions {
  /** The port to listen on. Default 0: any free port. */
  readonly port?: number;
  /** The host name or address to listen on. Default `127.0.0.1`, which only this machine can reach. */
  readonly host?: string;
  /** The maximum size of a request body in bytes, also after decompression. Default 16,777,216, which is 16 MiB. */
  readonly maxBodyBytes?: number;
  /** The maximum number of concurrent connections; further ones are closed at once. Default 1024. */
  readonly maxConnections?: number;
  /** How long a request may take to arrive: milliseconds, or a string such as `'5 seconds'`. Default 30 seconds. */
  readonly requestTimeout?: Duration;
}

const NAMES = [
  'port',
  'host',
  'maxBodyBytes',
  'maxConnections',
  'requestTimeout',
] as const satisfies (keyof ServerOptions)[];

const DOOR = 'serve';
const HIGHEST_PORT = 65_535;
/** Half of what Node.js makes a text of. */
const MOST_BYTES = 256 * 1024 ** 2;
const MOST_CONNECTIONS = 1_000_000;

/** @throws TypeError for options that nobody could follow. */
export function checkedOptions(options: unknown): Listening & Bounds {
  checkObject(`${DOOR}()`, 'options such as { port: 4010 }', options);
  // Without the types' promises, which plain JavaScript breaks.
  const taken = options as ServerOptions;
  checkMembers(DOOR, taken, NAMES);
  const { port = 0, host = '127.0.0.1', maxBodyBytes = 16 * 1024 ** 2, maxConnections = 1024 } = taken;
  checkWhole('port', port, [0, HIGHEST_PORT]);
  if (typeof host !== 'string' || host === '')
    refuse('host must be a string such as "127.0.0.1" or "0.0.0.0"', host);
  checkWhole('maxBodyBytes', maxBodyBytes, [1, MOST_BYTES]);
  checkWhole('maxConnections', maxConnections, [1, MOST_CONNECTIONS]);
  return { port, host, maxBodyBytes, maxConnections, requestTimeout: timeoutOf(taken.requestTimeout) };
}

function timeoutOf(duration: Duration = '30 seconds'): number {
  const timeout = Math.ceil(milliseconds(duration, `${DOOR}: requestTimeout`));
  return timeout > 0 ? timeout : refuse('requestTimeout must be longer than 0', duration);
}

function checkWhole(name: string, value: unknown, [least, most]: readonly [number, number]): void {
  if (Number.isInteger(value) && Number(value) >= least && Number(value) <= most) return;
  refuse(`${name} must be a whole number from ${least} to ${most.toLocaleString('en')}`, value);
}

function refuse(must: string, value: unknown): never {
  throw new TypeError(`${DOOR}: ${must}, not ${given(value)}.`);
}
